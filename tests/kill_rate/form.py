"""Faults of form: in pages, in records, in links."""

import random
import re
from dataclasses import replace

from kill_rate.site import Fault, Planter, Site, edit, shuffled
from sourcebook.model import Claim, Origin, Publisher, Source
from sourcebook.parse.figures import find_stated
from sourcebook.text import Lines


def drop_marker(site: Site, rng: random.Random) -> Fault | None:
    """Take the marker off a sentence that states a figure, a date or a quotation."""
    for page, _, sentence, claim in shuffled(rng, site.tied):
        marker = f"[^{claim.id}]"
        at = page.text.find(marker, sentence.span.start, sentence.span.end)
        if at >= 0 and find_stated(sentence.text, site.whole.vocabulary):
            return edit(site, page.path, at, at + len(marker), "", "CLM02")
    return None


def misspell_label(site: Site, rng: random.Random) -> Fault | None:
    """Leave one letter out of a label."""
    page = rng.choice([p for p in site.pages if p.references])
    span = rng.choice(page.references).label_span
    at = rng.randrange(span.start + 1, span.end)
    return edit(site, page.path, at, at + 1, "", "XPG01")


def swap_labels(site: Site, rng: random.Random) -> Fault | None:
    """Exchange the labels of two tied sentences."""
    for page, _, sentence, claim in shuffled(rng, site.tied):
        others = [t for t in site.tied if t[0] is page and t[3].id != claim.id and t[2].span.start > sentence.span.end]
        if others:
            _, _, other, second = rng.choice(others)
            one, two = f"[^{claim.id}]", f"[^{second.id}]"
            at = page.text.find(one, sentence.span.start)
            to = page.text.find(two, other.span.start)
            new = two + page.text[at + len(one) : to] + one
            return edit(site, page.path, at, to + len(two), new, "CLM XPG")
    return None


def _end(site: Site, rng: random.Random, addition: str, codes: str, *, any_page: bool = False) -> Fault:
    page = rng.choice([p for p in site.pages if p.tied or any_page])
    text = page.text.rstrip("\n")
    return edit(site, page.path, len(text), len(page.text), f"\n\n{addition}\n", codes)


def undefined_note(site: Site, rng: random.Random) -> Fault | None:
    """Point to a note that nobody wrote."""
    page = rng.choice([p for p in site.pages if p.references])
    at = rng.choice(page.references).span.end
    return edit(site, page.path, at, at, f"[^note-x{rng.randrange(99)}]", "SYN01")


def unused_note(site: Site, rng: random.Random) -> Fault | None:
    """Define a note that nothing points to."""
    return _end(site, rng, "[^note-left-over]: A note that explains nothing.", "SYN02")


def note_twice(site: Site, rng: random.Random) -> Fault | None:
    """Define a note twice."""
    return _end(site, rng, "Words.[^note-w]\n\n[^note-w]: One.\n\n[^note-w]: Two.", "SYN03")


def empty_note(site: Site, rng: random.Random) -> Fault | None:
    """Leave a note without words."""
    return _end(site, rng, "Words.[^note-w]\n\n[^note-w]:", "SYN04")


def hidden_note(site: Site, rng: random.Random) -> Fault | None:
    """Define a note in a comment."""
    return _end(site, rng, "Words.[^note-w]\n\n<!--\n[^note-w]: Hidden.\n-->", "SYN09")


def marker_in_heading(site: Site, rng: random.Random) -> Fault | None:
    """Put a marker into a heading."""
    page = rng.choice([p for p in site.pages if p.headings and p.references])
    span = rng.choice(page.headings).span
    at = span.start + len(page.text[span.start : span.end].split("{")[0].rstrip())
    return edit(site, page.path, at, at, f"[^{rng.choice(sorted(site.whole.claims))}]", "SYN18")


def other_citation(site: Site, rng: random.Random) -> Fault | None:
    """Cite in the way of another system."""
    page = rng.choice([p for p in site.pages if p.references])
    span = rng.choice(page.references).span
    return edit(
        site, page.path, span.start, span.end, rng.choice(["[@some-key]", "{c:some-key}", "^[a note]"]), "SYN20"
    )


def raw_html(site: Site, rng: random.Random) -> Fault | None:
    """Write HTML."""
    return _end(
        site,
        rng,
        rng.choice(["A <b>bold</b> word.", "<script>x</script>", "<img src=x onerror=y>"]),
        "POL15",
        any_page=True,
    )


def script_link(site: Site, rng: random.Random) -> Fault | None:
    """Link to a script."""
    return _end(
        site,
        rng,
        rng.choice(["[x](javascript:y)", "[x](data:text/html,y)", "[x](JaVaScript:y)"]),
        "POL15",
        any_page=True,
    )


def broken_link(site: Site, rng: random.Random) -> Fault | None:
    """Break the path of a link within the site."""
    pages = [p for p in site.pages if any(".md" in link.target for link in p.links)]
    page = rng.choice(pages)
    link = rng.choice([link for link in page.links if ".md" in link.target])
    at = page.text.index(".md", link.span.start)
    return edit(site, page.path, at - 1, at, "", "XPG10")


def broken_fragment(site: Site, rng: random.Random) -> Fault | None:
    """Link to a section that is not there."""
    page = rng.choice([p for p in site.pages if any(link.target.endswith(".md") for link in p.links)])
    link = rng.choice([link for link in page.links if link.target.endswith(".md")])
    return edit(site, page.path, link.span.end, link.span.end, "#no-such-section", "XPG10")


def bare_exception(site: Site, rng: random.Random) -> Fault | None:
    """Strip an exception of its reason."""
    return _end(site, rng, "<!-- allow CLM02 -->\nIn 1999 it rained.", "POL10 CLM02")


def idle_exception(site: Site, rng: random.Random) -> Fault | None:
    """Excuse what needs no excuse."""
    page, block, _, _ = rng.choice([t for t in site.tied if t[1].kind == "paragraph"])
    at = block.span.start
    return edit(site, page.path, at, at, "<!-- allow SYN20: it was needed once -->\n", "POL10")


def unknown_key(site: Site, rng: random.Random) -> Fault | None:
    """Misspell a key of the front matter."""
    page = rng.choice([p for p in site.pages if "title" in p.places])
    at = page.text.index("title:")
    return edit(site, page.path, at, at + 6, rng.choice(["titel:", "ttle:", "titles:"]), "FIL03")


def untied_paragraph(site: Site, rng: random.Random) -> Fault | None:
    """Add a paragraph about a speaker without a source."""
    name = rng.choice([o.names[0] for o in site.whole.origins.values() if o.names])
    return _end(site, rng, f"Everybody knows what {name} wanted from this war, and why nobody was told.", "CLM01")


def untied_figure(site: Site, rng: random.Random) -> Fault | None:
    """Add a sentence with a figure and no marker."""
    return _end(site, rng, f"There were {rng.randrange(13, 9000):,} of them.", "CLM02")


PAGES: dict[str, Planter] = {
    "a marker is dropped": drop_marker,
    "a label is misspelt": misspell_label,
    "two labels change places": swap_labels,
    "a note is missing": undefined_note,
    "a note is left over": unused_note,
    "a note is defined twice": note_twice,
    "a note is empty": empty_note,
    "a note hides in a comment": hidden_note,
    "a marker stands in a heading": marker_in_heading,
    "a citation of another system": other_citation,
    "raw HTML": raw_html,
    "a link to a script": script_link,
    "a link's path breaks": broken_link,
    "a link's section is missing": broken_fragment,
    "an exception without a reason": bare_exception,
    "an exception that is not needed": idle_exception,
    "a misspelt key in the front matter": unknown_key,
    "a paragraph without a source": untied_paragraph,
    "a figure without a marker": untied_figure,
}


def _field(site: Site, rng: random.Random, kind: type, pattern: str, new: str, codes: str, **kw: bool) -> Fault | None:
    """Replace the first match of a pattern in a record of a kind; `new` may use the groups of the match."""
    for record in shuffled(rng, [r for r in site.records if isinstance(r, kind)]):
        text, (start, end) = site.whole.texts[record.whole.path], record.whole.span
        match = re.compile(pattern, re.MULTILINE).search(text, start, end)
        if match:
            fault = edit(site, record.whole.path, match.start(), match.end(), match.expand(new), codes, **kw)
            return replace(fault, lines=_lines_of(fault.text, start, end + len(new)))
    return None


def _lines_of(text: str, start: int, end: int) -> frozenset[int]:
    """The lines of a record: what is missing is reported at its head, what is broken where the reader stumbles."""
    lines = Lines(text)
    return frozenset(range(lines.position(start)[0], lines.position(min(end, len(text)))[0] + 2))


def _established(site: Site, rng: random.Random, pattern: str, new: str) -> Fault | None:
    claims = [c for c in site.whole.claims.values() if c.status == "established"]
    for claim in shuffled(rng, claims):
        text, (start, end) = site.whole.texts[claim.whole.path], claim.whole.span
        match = re.compile(pattern, re.MULTILINE | re.DOTALL).search(text, start, end)
        if match:
            fault = edit(site, claim.whole.path, match.start(), match.end(), match.expand(new), "CLM09")
            return Fault(fault.path, fault.text, frozenset(), fault.codes)
    return None


def duplicate_record(site: Site, rng: random.Random) -> Fault | None:
    """Copy a record to the end of its file."""
    record = rng.choice([r for r in site.records if not isinstance(r, Publisher)])
    text = site.whole.texts[record.whole.path]
    start = text.rfind("\n- ", 0, record.place.span.start) + 1
    end = text.find("\n- ", record.place.span.end)
    copy = text[start : end if end > 0 else len(text)].strip("\n")
    return edit(site, record.whole.path, len(text), len(text), f"\n{copy}\n", "REC03")


def drop_record(site: Site, rng: random.Random) -> Fault | None:
    """Drop a claim that a page cites."""
    claim = rng.choice(sorted({c.id for _, _, _, c in site.tied}))
    record = site.whole.claims[claim]
    text = site.whole.texts[record.whole.path]
    start = text.rfind("\n- ", 0, record.place.span.start) + 1
    end = text.find("\n- ", record.place.span.end)
    return edit(site, record.whole.path, start, end + 1 if end > 0 else len(text), "", "XPG01", elsewhere=True)


RECORDS: dict[str, Planter] = {
    "a record stands twice": duplicate_record,
    "a cited record is dropped": drop_record,
    "evidence loses its origin": lambda s, r: _field(s, r, Claim, r"\n +origin: \S+", "", "REC29 REC02"),
    "evidence names no known source": lambda s, r: _field(s, r, Claim, r"(source: \S+)\w\b", r"\1", "XPG01"),
    "a field is misspelt": lambda s, r: _field(s, r, Claim, r"^( +)as_of:", r"\1asof:", "REC01 REC02"),
    "a source loses its title": lambda s, r: _field(s, r, Source, r"^  title: .*\n(?:   +.*\n)*", "", "REC02"),
    "a date lies ahead": lambda s, r: _field(s, r, Source, r"^  issued: \d{4}", "  issued: 2031", "REC11"),
    "a date does not exist": lambda s, r: _field(s, r, Source, r"(issued: \d{4}-\d\d)-\d\d", r"\1-34", "REC11"),
    "read before it was published": lambda s, r: _field(
        s, r, Source, r"accessed: \S+", "accessed: 1931-01-01", "REC12"
    ),
    "an address without encryption": lambda s, r: _field(s, r, Source, r"URL: https:", "URL: http:", "REC14"),
    "an address that tracks": lambda s, r: _field(s, r, Source, r"(URL: [^\s?]+)$", r"\1?utm_source=x", "REC14"),
    "an address that is a script": lambda s, r: _field(s, r, Source, r"URL: \S+", "URL: javascript:x", "POL15"),
    "a shortened address": lambda s, r: _field(s, r, Source, r"URL: \S+", "URL: https://bit.ly/3x", "REC16"),
    "an address of a proxy": lambda s, r: _field(s, r, Source, r"URL: https://", "URL: https://r.jina.ai/", "REC17"),
    "a copy that does not say so": lambda s, r: _field(
        s,
        r,
        Source,
        r"URL: https://\S+((?:\n.*?)+?retrieved_from: original)",
        r"URL: https://mirror.example/x\1",
        "REC15",
    ),
    "how much was read is not said": lambda s, r: _field(s, r, Source, r"\n +read: \S+", "", "REC27"),
    "a script in a record": lambda s, r: _field(s, r, Claim, r"(says: )", r"\1<script>x</script> ", "POL15 REC01"),
    "markup in a record": lambda s, r: _field(s, r, Claim, r"(says: )(\w+)", r"\1**\2**", "REC32 REC01"),
    "a role that is not listed": lambda s, r: _field(s, r, Origin, r"role: \S+", "role: oracle", "REC25"),
    "a kind that is not listed": lambda s, r: _field(s, r, Publisher, r"kind: \S+", "kind: gossip", "REC25"),
    "an established claim loses its basis": lambda s, r: _established(s, r, r"\n  basis: \S+", ""),
    "an established claim gets a wrong basis": lambda s, r: _established(
        s, r, r"basis: (?!comparison|not-found)\S+", "basis: not-found"
    ),
    "a tab in YAML": lambda s, r: _field(s, r, Claim, r"^  status:", "\tstatus:", "REC01"),
    "broken YAML": lambda s, r: _field(s, r, Claim, r"^  as_of: ", "  as_of: [", "REC01"),
    "a control character": lambda s, r: _field(s, r, Claim, r"(claim: \w+)", "\\1\x07", "REC01"),
}

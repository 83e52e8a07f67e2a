"""somebody who must not be identified

A passage, a record or an address that speaks of people whose identity is protected (`protected_context` in the
vocabulary) names nobody but those of `people.yml`: holders of an office, authors, experts who spoke in public. Nor does
it set side by side two details that identify, such as age and home (`identifying`). No list of the protected exists.

Bad:

    ## The orphans { #orphans }

    One of them is Ole Fenner.

Good:

    ## The orphans { #orphans }

    Their names are not published here. The mayor, Inga Holm, asks everybody to leave them in peace.
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Person, Project, Publisher, Record, Source
from sourcebook.rules.personal_names import find_names, heard_in, words_in
from sourcebook.text import Place, Span, shorten

_TAKE_OUT = (
    "take it out, list it in `people.yml` if the person acts in public, or put it into `not_names` of the vocabulary"
)
_DECIDE = "or let two people decide: `allow POL01 until 2027-06-30 by @one @two: …`"


def check(project: Project) -> Iterator[Finding]:
    """Yield what identifies somebody in a record, and people listed without a reason."""
    for record in project.records:
        if isinstance(record, Person):
            if not (record.why or record.source):
                message = f"`{record.id}` may be named, and nothing says why"
                help_ = "add `source: …`, or `why: …`: where they act in public under their name"
                yield Finding("POL01", record.place, message, help_)
        elif not isinstance(record, Publisher):
            start, end = record.whole.span
            raw = project.texts[record.whole.path][start:end]
            for message, help_, word in _faults(project, text := _text(record, raw), around=text):
                at = raw.find(word)
                place = Place(record.whole.path, Span(start + at, start + at + len(word))) if at >= 0 else record.place
                yield Finding("POL01", place, message, help_)


def check_site(project: Project) -> Iterator[Finding]:
    """Yield what identifies somebody in the name of a file."""
    for path in sorted({*project.assets, *project.texts}):
        for message, _, _ in _faults(project, path.replace("/", " ")):
            yield Finding("POL01", Place(path, Span(0, 0)), f"in the name of this file {message}", "rename the file")


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield the same for each paragraph, with its addresses and alternative texts, under its headings."""
    if not words_in(page.text, project.vocabulary.protected_context):
        return
    above: dict[int, str] = {}
    levels = {heading.span.start: heading.level for heading in page.headings}
    for block in page.blocks:
        text = page.text[block.span.start : block.span.end]
        if block.kind == "heading":
            level = levels.get(block.span.start, 6)
            above = {**{k: v for k, v in above.items() if k < level}, level: text}
        for message, help_, word in _faults(project, text, " ".join(above.values()), page.prose):
            at = max(text.find(word), 0)
            yield Finding("POL01", page.place(Span(block.span.start + at, block.span.start + at + 1)), message, help_)
    for key in ("title", "description"):
        for message, help_, _ in _faults(project, str(page.front.get(key, ""))):
            yield Finding("POL01", page.places.get(key, page.place(Span(0, 0))), message, help_)


def _text(record: Record, raw: str) -> str:
    """What a record says; a source's author is read as one name."""
    if not isinstance(record, Source):
        return raw
    authors = "; ".join(name.shown for name in record.author)
    texts = (record.id, record.title, authors, record.url, record.container_title, record.copy_of, record.note)
    return "\n".join((*texts, *record.archive.values()))


def _faults(project: Project, text: str, above: str = "", around: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield message, help and the word to point at."""
    words = project.vocabulary
    if not words_in(f"{above}\n{text}", words.protected_context):
        return
    people = (form for person in project.people.values() for form in person.spellings)
    listed = [*people, *(publisher.name for publisher in project.publishers.values())]
    names = find_names(text, words, listed)
    heard = heard_in(around, listed) if names else ()
    for name in (name for name in names if name.lower() not in heard):
        message = f"`{shorten(name)}` looks like a name, where the text speaks of people who are not to be known"
        yield message, _TAKE_OUT, name.split()[0]
    found = [told[0] for details in words.identifying.values() if (told := words_in(text, details))]
    if len(found) >= 2:
        told_of = " and ".join(f"`{shorten(word)}`" for word in found)
        yield f"{told_of} together may identify somebody", f"keep one of them, {_DECIDE}", found[0]

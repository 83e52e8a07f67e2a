"""an address that was published and would be lost

Teachers set links to a section and students cite a claim, for years. `docs/permalinks.txt` holds every address that was
ever published; whatever is renamed, moved or deleted, each must still answer. Section ids are given, not made from the
heading's words, so that these may change. New addresses are information: `python3 hooks/check.py --fix` adds them.

Bad:

```text title="docs/permalinks.txt"
/page/
/page/#river
```

```markdown title="docs/page.md"
# The river

## The stream { #stream }
```

Good:

```markdown title="docs/page.md"
# The river

## The stream { #river }
```
"""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from sourcebook import permalinks
from sourcebook.diagnostics import Finding, Severity
from sourcebook.model import Heading, Outline, Page, Project, Record
from sourcebook.text import Place, Span, nearest, shorten, slug

_START = Span(0, 0)


def check_site(project: Project) -> Iterator[Finding]:
    """Yield each promised address that nothing answers to, each alias that is none, and what is new."""
    addresses = dict(permalinks.own(project))
    yield from _useless(project, addresses)
    search = _Search(project, addresses)
    found = {address: search.home(address) for address in search.lost}
    for address, home in found.items():
        message = f"`{address}` was published, and nothing answers to it"
        yield Finding("XPG08", home.place, message, home.line or _alias_line(home, list(found.values())))
    if new := permalinks.missing(project, addresses):
        message = f"new addresses, such as `{shorten(new[0], 90)}`, do not stand here yet"
        place = Place(f"{project.docs}/{permalinks.FILE}", _START)
        yield Finding("XPG08", place, message, "`python3 hooks/check.py --fix` adds them", Severity.INFO)


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each section whose address would change with the words of its heading."""
    del project
    for heading in page.headings:
        if heading.level in (2, 3) and not heading.explicit:
            message = f"section `{shorten(heading.text)}` has no id, so its address would change with its words"
            help_ = f"write `{_heading_line(page.text, heading, heading.anchor or 'a-name')}`"
            yield Finding("XPG08", page.place(heading.span), message, help_, Severity.WARNING)


def _useless(project: Project, addresses: dict[str, Place]) -> Iterator[Finding]:
    for alias in permalinks.aliases(project.pages, project.records, project.docs):
        record = re.match(r"/[cso]/", alias.new)
        if not alias.old:
            form = "an id that the record had" if record else 'an address such as `/old-page/` or, quoted, `"#old-id"`'
            message = f"`{shorten(alias.text)}` keeps no address" if alias.text else "an alias without an address"
            yield Finding("XPG08", alias.place, message, f"write {form}")
        elif "#" in alias.new and alias.new not in addresses:
            message = f"`{shorten(alias.text)}` leads to a section that this page does not have"
            yield Finding("XPG08", alias.place, message, "write the id of a section after `->`, or nothing")


class _Home(NamedTuple):
    """Where a lost address may live on, and how it is kept: a line to write as it stands, or an alias."""

    place: Place
    of: Outline | Record | None = None
    alias: str = ""
    line: str = ""
    wanted: str = ""
    """What to look for, where nothing is known."""


def _alias_line(home: _Home, found: list[_Home]) -> str:
    """The whole line, with all that is lost and lives on in the same place."""
    if home.of is None:
        return f"put it back, or write `aliases: [{_quoted(home.alias)}]` in the {home.wanted} that takes its place"
    here = list(home.of.aliases if isinstance(home.of, Record) else home.of.front.get("aliases", ()))
    added = [other.alias for other in found if other.of is home.of and other.alias]
    line = f"`aliases: [{', '.join(map(_quoted, [*here, *added]))}]`"
    if isinstance(home.of, Record):
        return f"if that is `{home.of.id}` now, write {line} in that record, in {home.place.path}; else put it back"
    where = f"in the front matter of {home.of.path}"
    if not home.of.front:
        return f"write {line} {where}: on top, between two lines `---`"
    return f"write {line} {where}" + (", in place of the aliases there" if here else "")


def _quoted(text: str) -> str:
    return text if re.fullmatch(r"[\w/.-]+", text) else json.dumps(text, ensure_ascii=False)


def _heading_line(text: str, heading: Heading, anchor: str) -> str:
    words = text[heading.span.start : heading.span.end].strip()
    if heading.explicit:
        return f"{'#' * heading.level} {words.replace(f'#{heading.anchor}', f'#{anchor}')}"
    return f"{'#' * heading.level} {words} {{ #{anchor} }}"


class _Search:
    """Looks for what became of lost addresses among those that are new."""

    def __init__(self, project: Project, addresses: dict[str, Place]) -> None:
        self.project = project
        self.promised = permalinks.promised(project)
        self.lost = permalinks.lost(project, addresses)
        self.new = {address: place for address, place in addresses.items() if address not in self.promised}
        self.pages = {permalinks.page_address(page.path, project.docs): page for page in project.pages}
        self.records = {permalinks.record_address(record): record for record in project.records}

    def home(self, address: str) -> _Home:
        base, sign, section = address.partition("#")
        if not base.startswith("/"):
            return _Home(self.promised[address], line="write an address such as `/page/#section` or `/c/id/`")
        if sign:
            base = base if base in self.pages else self.project.forwards.get(base, "").partition("#")[0]
            if base in self.pages:
                return self._section(self.pages[base], base, section, address)
        elif kind := re.match(r"/[cso]/", address):
            return self._record(address, kind.group())
        return self._page(address)

    def _section(self, page: Outline, base: str, section: str, address: str) -> _Home:
        new = {h.anchor: h for h in page.headings if h.level > 1 and f"{base}#{h.anchor}" in self.new}
        here = [line for line in self.lost if line.startswith(f"{base}#")]
        by_words = {slug(heading.text): anchor for anchor, heading in new.items()}
        near = nearest(section, new) or by_words.get(nearest(section, by_words) or "")
        if near is None and len(new) == len(here) == 1:
            near = next(iter(new))
        if near is not None:
            line = _heading_line(self.project.texts[page.path], new[near], section)
            return _Home(page.place(new[near].span), page, line=f"write `{line}`")
        elsewhere = next((other for other in self.new if other.endswith(f"#{section}")), "")
        if elsewhere:
            goal = self.pages[elsewhere.partition("#")[0]]
            return _Home(self.new[elsewhere], goal, address)
        return _Home(page.places.get("aliases", page.place(_START)), page, f"#{section}")

    def _page(self, address: str) -> _Home:
        sections = {line.partition("#")[2] for line in self.promised if line.startswith(f"{address}#")}
        new = {line: self.pages[line] for line in self.new if line in self.pages}
        shared = {line: len(sections & {h.anchor for h in page.headings}) for line, page in new.items()}
        best = max(shared, key=lambda line: shared[line], default="")
        near = best if shared.get(best) else nearest(address, new)
        if near:
            return _Home(new[near].place(_START), new[near], address)
        return _Home(self.promised[address], None, address, wanted="front matter of the page")

    def _record(self, address: str, kind: str) -> _Home:
        id_ = address.removeprefix(kind).rstrip("/")
        known = [line for line in self.records if line.startswith(kind)]
        new = [line for line in known if line in self.new]
        near = nearest(address, new) or (new[0] if len(new) == 1 else nearest(address, known))
        if near:
            return _Home(self.records[near].place, self.records[near], id_)
        return _Home(self.promised[address], None, id_, wanted="record")

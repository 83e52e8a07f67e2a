"""Addresses: which ones the site has, which older ones lead to them, and which were promised in `permalinks.txt`.

An address is written as in that file: `/`, `/page/`, `/page/#section`, `/c/claim-id/`. Lists that are made from records
may change: the sections within them are not promised.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from sourcebook.model import Claim, Origin, Outline, Project, Record, Source
from sourcebook.text import Place, Span

FILE = "permalinks.txt"
"""Under the docs folder; without it a site promises nothing."""

FOLDERS = {"claim": "c", "source": "s", "origin": "o"}
"""The first part of a record's address, by kind."""

_KINDS = {Claim: "claim", Source: "source", Origin: "origin"}
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# An alias of a page: `/old/`, `#old`, `/old/#section`; with ` -> #section` it leads into the page.
_ALIAS = re.compile(
    r"(?P<path>/(?:(?!\.)[^/#?%\\:*\"<>|\x00-\x1f]+/)*)?(?P<old>\#[^\s#\"<>&]+)?(?:\s*->\s*(?P<section>\#[^\s#]+))?"
)


class Alias(NamedTuple):
    """An older address of something, as its page or record gives it."""

    text: str
    old: str
    """Empty where the text is no address."""
    new: str
    place: Place


def page_address(path: str, docs: str) -> str:
    """Return a page's address, as MkDocs makes it of the file's path (mkdocs/structure/files.py)."""
    parts = PurePosixPath(path).relative_to(docs).with_suffix("").parts
    return "".join(["/", *(f"{part}/" for part in parts[: -1 if parts[-1] in ("index", "README") else None])])


def record_address(record: Record, name: str = "") -> str:
    """Return a record's address, or that under another name of it; nothing for a kind that has no pages."""
    kind = _KINDS.get(type(record))
    return f"/{FOLDERS[kind]}/{name or record.id}/" if kind else ""


def own(project: Project) -> Iterator[tuple[str, Place]]:
    """Yield the address of every page, section and record, with its place."""
    for page in project.pages:
        address = page_address(page.path, project.docs)
        yield address, page.place(Span(0, 0))
        yield from ((f"{address}#{h.anchor}", page.place(h.span)) for h in page.headings if h.level > 1)
    for records in (project.claims, project.sources, project.origins):
        yield from ((record_address(record), record.place) for record in records.values() if record.id)


def aliases(pages: Sequence[Outline], records: Sequence[Record], docs: str) -> Iterator[Alias]:
    """Yield the older addresses that pages and records give."""
    for page in pages:
        address = page_address(page.path, docs)
        for index, text in enumerate(page.front.get("aliases", ())):
            yield _alias(page, address, text, page.places.get(f"aliases.{index}", page.place(Span(0, 0))))
    for record in records:
        for index, text in enumerate(record.aliases if record_address(record) else ()):
            old = record_address(record, text) if _ID.fullmatch(text) else ""
            yield Alias(text, old, record_address(record), record.at(f"aliases.{index}"))


def _alias(page: Outline, address: str, text: str, place: Place) -> Alias:
    match = _ALIAS.fullmatch(text)
    if not match or not (match["path"] or match["old"]):
        return Alias(text, "", address, place)
    # A section that came from another page under its own name is found by it.
    same = match["old"] if match["path"] and any(f"#{h.anchor}" == match["old"] for h in page.headings) else ""
    return Alias(
        text, (match["path"] or address) + (match["old"] or ""), address + (match["section"] or same or ""), place
    )


def forwards(pages: Sequence[Outline], records: Sequence[Record], docs: str) -> dict[str, str]:
    """Return the older addresses and where each of them leads."""
    return {alias.old: alias.new for alias in aliases(pages, records, docs) if alias.old}


def promised(project: Project) -> dict[str, Place]:
    """Return the lines of the file, with their places."""
    path = f"{project.docs}/{FILE}"
    found = re.finditer(r"[^\s\ufeff][^\r\n]*", project.texts.get(path, ""))
    return {match.group().rstrip(): Place(path, Span(*match.span())) for match in found}


def lost(project: Project, addresses: Mapping[str, object]) -> list[str]:
    """Return the promised addresses that nothing answers to, of a lost page only its own; `addresses` are `own`."""
    lines = promised(project)
    dead = [line for line in lines if not _answers(project, addresses, line)]
    pages = {line for line in dead if "#" not in line}
    return [line for line in dead if "#" not in line or line.partition("#")[0] not in pages]


def _answers(project: Project, addresses: Mapping[str, object], address: str) -> bool:
    base, sign, section = address.partition("#")
    page = base if base in addresses else project.forwards.get(base, "").partition("#")[0]
    if not sign or page not in addresses:
        return page in addresses
    return bool({address, f"{page}#{section}"} & {*addresses, *project.forwards})


def missing(project: Project, addresses: Mapping[str, object]) -> list[str]:
    """Return the addresses that the site answers to and the file, if there is one, does not hold yet."""
    if f"{project.docs}/{FILE}" not in project.texts:
        return []
    return sorted({*addresses, *project.forwards} - promised(project).keys())

"""Safe mends of files of records, text to text: order, place and trailing form, never a word of a record.

A record is the lines from its `- ` to the last line of its own, with the comment lines at the margin before it. What
is not written so is left alone, as is every file that would not give the same records again.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import NamedTuple

from sourcebook import permalinks
from sourcebook.model import Project
from sourcebook.parse.yamlnodes import Node, parse

_LINE = re.compile(r"[^\n]*\n")
_NAMES = ("publishers.yml", "origins.yml")

SCHEMA = "# yaml-language-server: $schema="
"""How a file of records tells editors what it may hold: on its first line."""


@dataclass(slots=True)
class Mended:
    """The files that change, with their new texts (empty for one to delete), and what was done, a line each."""

    texts: dict[str, str] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)


class _Chunk(NamedTuple):
    id: str
    year: str
    text: str
    value: object


@dataclass(slots=True)
class _Sheet:
    """A file of records, taken apart."""

    head: str
    chunks: list[_Chunk]
    tail: str

    def written(self) -> str:
        if not self.chunks and self.head.startswith(SCHEMA) and not (self.head.partition("\n")[2] + self.tail).strip():
            return ""
        parts = (self.head.rstrip("\n"), *(chunk.text.rstrip("\n") for chunk in self.chunks), self.tail.strip("\n"))
        return "".join(f"{part}\n\n" for part in parts if part)[:-1]


def mend(files: Mapping[str, str], locked: Collection[str] = (), docs: str = "docs") -> Mended:
    """Sort records by id, move sources to the file of their year, and set blank lines and line ends right.

    `files` gives texts by path; those in `locked` stay as they are.
    """
    found = {path: _read(path, text) for path, text in files.items() if path not in locked and _is_list(path, docs)}
    sheets = {path: sheet for path, sheet in found.items() if sheet}
    out = Mended()
    for path, sheet in sheets.items():
        if sheet.written() != files[path].replace("\r\n", "\n"):
            out.done.append(f"{path}: blank lines, trailing spaces and the end of the file")
        if [chunk.id for chunk in sheet.chunks] != sorted(chunk.id for chunk in sheet.chunks):
            out.done.append(f"{path}: sorted {len(sheet.chunks)} records by id")
    out.done += _move(sheets, {*files, *locked}, docs)
    broken = {path for path, sheet in sheets.items() if not _write(out.texts, path, sheet, files.get(path, ""))}
    return mend(files, {*locked, *broken}, docs) if broken else out


def mend_addresses(project: Project) -> Mended:
    """Add the new addresses to the file of promised ones, if there is one, and sort it.

    While an address would be lost nothing is added: what is new may have to take the old name.
    """
    path = f"{project.docs}/{permalinks.FILE}"
    addresses = dict(permalinks.own(project))
    new = [] if permalinks.lost(project, addresses) else permalinks.missing(project, addresses)
    before = project.texts.get(path, "")
    text = "".join(f"{line}\n" for line in sorted({*permalinks.promised(project), *new}))
    if text == before.replace("\r\n", "\n"):
        return Mended()
    done = f"added {len(new)} new addresses" if new else "sorted"
    return Mended({path: text.replace("\n", "\r\n") if "\r\n" in before else text}, [f"{path}: {done}"])


def unsorted(project: Project) -> list[str]:
    """Return the files whose records do not stand in the order of their ids."""
    ids: dict[str, list[str]] = {}
    for record in project.records:
        if _is_list(record.place.path, project.docs):
            ids.setdefault(record.place.path, []).append(record.id)
    return [path for path, found in ids.items() if found != sorted(found)]


def schema_line(path: str, docs: str = "docs") -> str:
    """Return the first line of a file of records: its schema lies beside the documents."""
    folder, name = PurePosixPath(path).relative_to(docs).parent.name, PurePosixPath(path).stem
    return f"{SCHEMA}{'../' * path.count('/')}schemas/{folder or name}.json\n"


def _is_list(path: str, docs: str) -> bool:
    parts = PurePosixPath(path).relative_to(docs).parts
    folder = len(parts) == 2 and parts[0] in ("claims", "sources") and parts[1].endswith(".yml")
    return folder or (len(parts) == 1 and parts[0] in _NAMES)


def _read(path: str, text: str) -> _Sheet | None:
    text = text.replace("\r\n", "\n")
    text += "" if text.endswith("\n") else "\n"
    tree = parse(path, text)
    items = tree.root.items if tree.root else None
    if items is None or tree.findings or "\r" in text or text.startswith("\ufeff"):
        return None
    starts = [text.rfind("\n", 0, item.place.span.start) + 1 for item in items]
    if not starts or len(set(starts)) < len(starts) or not all(text.startswith("- ", start) for start in starts):
        return None
    named = text.find("\n") + 1 if text.startswith(SCHEMA) else 0
    head, comments = split(text[named : starts[0]], blank=False)
    chunks = []
    for item, start, end in zip(items, starts, [*starts[1:], len(text)], strict=True):
        own, after = split(text[start:end], blank=True)
        chunks.append(_chunk(item, _tidy(comments.lstrip("\n") + own)))
        comments = after
    return _Sheet(_stripped(text[:named] + head), chunks, comments)


def split(text: str, *, blank: bool) -> tuple[str, str]:
    """Part a text from the comment lines at its end, and with `blank` from the empty lines among these too."""
    lines = _LINE.findall(text)
    end = len(lines)
    while end and (lines[end - 1].startswith("#") or (blank and not lines[end - 1].strip())):
        end -= 1
    return "".join(lines[:end]), _stripped("".join(lines[end:]))


def _stripped(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.split("\n"))[:-1]


def _tidy(text: str) -> str:
    """Take trailing spaces off, unless they are part of a text (in a block that begins with `|`)."""
    bare = _stripped(text)
    return bare if bare == text or values(bare) == values(text) else text


def _chunk(item: Node, text: str) -> _Chunk:
    fields = item.fields or {}
    name, issued = (fields[key].text or "" if key in fields else "" for key in ("id", "issued"))
    return _Chunk(name, issued[:4] or "undated", text, _plain(item))


def _plain(node: Node) -> object:
    if node.text is not None:
        return node.text
    return [_plain(n) for n in node.items or ()] or {key: _plain(n) for key, n in (node.fields or {}).items()}


def values(text: str) -> list[object] | None:
    """Return the records of a file as plain texts, lists and mappings; None where it cannot be read."""
    tree = parse("", text)
    return [_plain(item) for item in tree.root.items or ()] if tree.root and not tree.findings else None


def _move(sheets: dict[str, _Sheet], taken: Collection[str], docs: str) -> list[str]:
    done = []
    for path in [path for path in sheets if path.startswith(f"{docs}/sources/")]:
        for chunk in list(sheets[path].chunks):
            target = f"{docs}/sources/{chunk.year}.yml"
            if target != path and (target in sheets or target not in taken):
                sheets[path].chunks.remove(chunk)
                sheets.setdefault(target, _Sheet(schema_line(target, docs), [], "")).chunks.append(chunk)
                done.append(f"{path}: moved `{chunk.id}` to {target}")
    return done


def _write(texts: dict[str, str], path: str, sheet: _Sheet, before: str) -> bool:
    """Add a file's new text if it differs; tell whether it holds the very records that it should."""
    sheet.chunks.sort(key=lambda chunk: chunk.id)
    text = sheet.written()
    if sheet.chunks and values(text) != [chunk.value for chunk in sheet.chunks]:
        return False
    text = text.replace("\n", "\r\n") if "\r\n" in before else text
    if text != before:
        texts[path] = text
    return True

"""Blocks: the paragraphs, items, rows and headings of a page, each as one stretch of prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sourcebook.parse.lines import lines
from sourcebook.text import Span

_HEADING = re.compile(r"(?P<marks>#{1,6})(?P<text>.*)")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}$")
_DELIMITER = re.compile(r"[ \t|:\-]+$")
_PREFIX = re.compile(r"(?P<prefix>(?:[ \t]|>)*)(?P<bullet>(?:[-*+]|\d+\.)[ \t]+)?")
_TITLE = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]*(?P<kinds>[\w\- ]+)?(?:\"(?P<title>[^\"]*)\")?[ \t]*$")
_DEFINITION = re.compile(r"\[\^(?P<label>[^\]]{0,200})\]:[ \t]*")


@dataclass(slots=True)
class RawBlock:
    """A block before its sentences are cut: its kind and the spans that hold its prose."""

    kind: str
    parts: list[Span]
    level: int = 0
    label_span: Span | None = None
    """Of a definition: where its label stands."""

    @property
    def span(self) -> Span:
        """From the first character of its prose to the last."""
        return Span(self.parts[0].start, self.parts[-1].end)


def find_blocks(masked: str) -> Iterator[RawBlock]:
    """Yield the blocks of a page whose code and comments are blanked, in order."""
    found = lines(masked)
    open_block: RawBlock | None = None
    index = 0
    while index < len(found):
        offset, line = found[index]
        following = found[index + 1][1] if index + 1 < len(found) else ""
        taken, complete = _start(offset, line, following, open_block)
        if taken is not None or not line.strip():
            if open_block:
                yield open_block
            open_block = taken
        if complete and open_block:
            yield open_block
            open_block = None
        elif taken is None and line.strip() and open_block:
            _continue(open_block, offset, line)
        if taken is not None and taken.kind == "head":
            rows = list(_rows(found, index + 2))
            yield from rows
            index += 1 + len(rows)
        elif taken is not None and taken.kind == "heading" and _UNDERLINE.match(following) and not line.startswith("#"):
            index += 1
        index += 1
    if open_block:
        yield open_block


def _start(offset: int, line: str, following: str, open_block: RawBlock | None) -> tuple[RawBlock | None, bool]:
    """Return the block that begins on this line, if one does, and whether it ends there too."""
    if not line.strip():
        return None, False
    match = _PREFIX.match(line)
    assert match is not None
    at = match.end()
    # A line may end in its prefix: no span ends before it begins.
    text, span = line[at:], Span(offset + at, offset + max(at, len(line.rstrip())))
    if heading := _heading(line, offset, following, open_block):
        return heading, True
    if _RULE.match(line.strip()):
        return RawBlock("rule", [span]), True
    if "|" in line and "-" in following and "|" in following and _DELIMITER.match(following.strip()):
        return RawBlock("head", [Span(offset, offset + len(line))]), True
    if title := _TITLE.match(text):
        start, end = title.span("title") if title["title"] else (0, 0)
        return RawBlock("title", [Span(span.start + start, span.start + end)]), True
    if definition := _DEFINITION.match(text):
        label = Span(span.start + definition.start("label"), span.start + definition.end("label"))
        start = span.start + definition.end()
        return RawBlock("definition", [Span(start, max(start, span.end))], label_span=label), False
    if match["bullet"]:
        return RawBlock("item", [span]), False
    if open_block is None:
        return RawBlock("paragraph", [span]), False
    return None, False


def _heading(line: str, offset: int, following: str, open_block: RawBlock | None) -> RawBlock | None:
    if line.startswith("#"):
        match = _HEADING.match(line)
        assert match is not None
        end = match.start("text") + len(match["text"].rstrip().rstrip("#"))
        return RawBlock("heading", [Span(offset + match.start("text"), offset + end)], len(match["marks"]))
    if open_block is None and following and _UNDERLINE.match(following) and "|" not in line:
        return RawBlock("heading", [Span(offset, offset + len(line))], 1 if following[0] == "=" else 2)
    return None


def _continue(block: RawBlock, offset: int, line: str) -> None:
    match = _PREFIX.match(line)
    at = len(match["prefix"]) if match else 0
    block.parts.append(Span(offset + at, offset + max(at, len(line.rstrip()))))


def _rows(found: list[tuple[int, str]], index: int) -> Iterator[RawBlock]:
    while index < len(found) and found[index][1].strip():
        offset, line = found[index]
        yield RawBlock("row", [Span(offset, offset + len(line))])
        index += 1

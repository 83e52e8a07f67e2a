"""Code and comments made blank: a copy of a page, of the same length, in which only what is prose is left.

Follows Python-Markdown with the extensions of `mkdocs.yml`; a differential test holds the two together.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sourcebook.parse.blocks import find_blocks
from sourcebook.parse.lines import indent_of, lines
from sourcebook.text import Span

_FENCE = re.compile(r"^(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})(?P<info>(?!.*\[\^)[^`\r\n]*)$")
# Markdown 3.11, inlinepatterns.py, BACKTICK_RE: an even number of backslashes escapes only itself.
_CODE = re.compile(r"(?<!`)(?<!\\)(?:\\\\)*(?P<marks>`++)(?P<body>.+?)(?<!`)(?P=marks)(?!`)", re.DOTALL)
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!]")
# What opens a container whose indented lines are prose: a list item, an admonition, a footnote definition.
_CONTAINER = re.compile(r"(?:[-*+]|\d+\.)[ \t]+\S|(?:!!!|\?\?\?\+?)[ \t]*\S|\[\^[^\]]{0,200}\]:|:[ \t]+\S")
_ITEM = re.compile(r"[-*+][ \t]|\d+\.[ \t]")
# A note whose first words are no list.
_NOTE = re.compile(r"\[\^[^\]]{0,200}\]:[ \t]*+(?![-*+][ \t]|\d+\.[ \t])\S")

# A rule, a heading and a meaning end the words before them.
_NO_WORDS = re.compile(r"(?:=+|-+)[ \t]*$|#|:[ \t]")


@dataclass(slots=True)
class Masked:
    """A page with everything but prose blanked out, and what was blanked."""

    text: str
    """As long as the page; line ends are kept."""
    comments: list[Span] = field(default_factory=list)
    code: list[Span] = field(default_factory=list)


def mask(text: str, start: int = 0) -> Masked:
    """Blank front matter (all before `start`), fences, comments, indented and inline code, and escapes."""
    masked = Masked(_blank(text, [Span(0, start)]))
    if "```" in masked.text or "~~~" in masked.text:
        _fences(masked)
    masked.comments = list(_comments(masked.text))
    before, masked.text = masked.text, _blank(masked.text, masked.comments)
    if "    " in masked.text or "\t" in masked.text:
        _indented(masked, before)
    if "`" in masked.text:
        _inline_code(masked)
    masked.text = _ESCAPED.sub("  ", masked.text)
    return masked


def _blank(text: str, spans: Iterable[Span]) -> str:
    """Blank some spans in order, line ends kept; all at once, since each copy costs the whole text."""
    pieces, position = [], 0
    for start, end in spans:
        pieces += [text[position:start], re.sub(r"[^\r\n]", " ", text[start:end])]
        position = end
    return "".join([*pieces, text[position:]])


def _comments(text: str) -> Iterator[Span]:
    """Searching for both ends, not with a pattern, which would look for the end anew from every beginning."""
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start + 4)) >= 0:
        yield Span(start, end + 3)
        start = text.find("<!--", end + 3)


def _fences(masked: Masked) -> None:
    """A fence ends at the same run of marks, alone on its line; one that never ends is no fence."""
    found = lines(masked.text)
    ends: dict[str, list[int]] = {}
    for index, (_, line) in enumerate(found):
        if line.endswith(("`", "~", " ", "\t", ">")) and (mark := line.strip(" \t>")):
            ends.setdefault(mark, []).append(index)
    index = 0
    while index < len(found):
        offset, line = found[index]
        match = _FENCE.match(line)
        end = _after(ends.get(match["fence"], ()), index) if match else None
        if end is None:
            index += 1
            continue
        span = Span(offset, found[end][0] + len(found[end][1]))
        masked.code.append(span)
        index = end + 1
    masked.text = _blank(masked.text, masked.code)


def _after(indexes: Sequence[int], index: int) -> int | None:
    at = bisect_right(indexes, index)
    return indexes[at] if at < len(indexes) else None


def _indented(masked: Masked, before: str) -> None:
    """Lines indented by four more than the container they stand in, after a blank line, are code."""
    containers: list[int] = []
    after_blank, in_code, in_words = True, False, False
    spans = []
    for offset, line in lines(masked.text):
        if not line.strip():
            after_blank, in_words = True, False
            continue
        # A comment at the margin does not indent what follows it.
        indent = indent_of(before[offset : offset + len(line)])
        while containers and indent < containers[-1] and (after_blank or _ITEM.match(line.lstrip())):
            containers.pop()
        base, bare = containers[-1] if containers else 0, line.lstrip(" \t>")
        in_code = indent - base >= 4 and (after_blank or in_code)
        if in_code:
            spans.append(Span(offset, offset + len(line)))
        elif _CONTAINER.match(bare) and not (in_words and _ITEM.match(line.lstrip())):
            containers.append(base + 4)
        # A list does not begin within a paragraph, which the first words of a note are.
        begins = after_blank and not in_code and bare[:1].isalpha()
        in_words = (in_words or begins or bool(_NOTE.match(line))) and not _NO_WORDS.match(bare)
        after_blank = line.startswith("#")
    masked.code += spans
    masked.text = _blank(masked.text, spans)


def _inline_code(masked: Masked) -> None:
    """Code spans begin and end within one block."""
    blocks = find_blocks(masked.text)
    spans = [Span(*match.span()) for block in blocks for match in _CODE.finditer(masked.text, *block.span)]
    masked.code += spans
    masked.text = _blank(masked.text, spans)

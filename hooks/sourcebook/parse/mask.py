"""Code and comments made blank: a copy of a page, of the same length, in which only what is prose is left.

Follows Python-Markdown with the extensions of `mkdocs.yml`; a differential test holds the two together.
"""

import re
from dataclasses import dataclass, field

from sourcebook.parse.blocks import find_blocks
from sourcebook.parse.lines import indent_of, lines
from sourcebook.text import Span

_FENCE = re.compile(r"^(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})(?P<info>[^`\r\n]*)$")
_COMMENT = re.compile(r"<!--(?P<body>.*?)-->", re.DOTALL)
_CODE = re.compile(r"(?<![\\`])(`+)(?!`)(?P<body>.+?)(?<!`)\1(?!`)", re.DOTALL)
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!]")
# What opens a container whose indented lines are prose: a list item, an admonition, a footnote definition.
_CONTAINER = re.compile(r"(?:[-*+]|\d+\.)[ \t]+\S|(?:!!!|\?\?\?\+?)[ \t]*\S|\[\^[^\]]*\]:")
_ITEM = re.compile(r"[-*+][ \t]|\d+\.[ \t]")


@dataclass(slots=True)
class Masked:
    """A page with everything but prose blanked out, and what was blanked."""

    text: str
    """As long as the page; line ends are kept."""
    comments: list[Span] = field(default_factory=list)
    code: list[Span] = field(default_factory=list)


def mask(text: str, start: int = 0) -> Masked:
    """Blank front matter (all before `start`), fences, comments, indented and inline code, and escapes."""
    masked = Masked(_blank(text, Span(0, start)))
    _fences(masked)
    for match in _COMMENT.finditer(masked.text):
        masked.comments.append(Span(*match.span()))
    for span in masked.comments:
        masked.text = _blank(masked.text, span)
    _indented(masked)
    _inline_code(masked)
    masked.text = _ESCAPED.sub("  ", masked.text)
    return masked


def _blank(text: str, span: Span) -> str:
    inside = re.sub(r"[^\r\n]", " ", text[span.start : span.end])
    return text[: span.start] + inside + text[span.end :]


def _fences(masked: Masked) -> None:
    """A fence ends at the same run of marks, alone on its line; one that never ends is no fence."""
    found = lines(masked.text)
    index = 0
    while index < len(found):
        offset, line = found[index]
        match = _FENCE.match(line)
        end = _fence_end(found, index, match["fence"]) if match else None
        if end is None:
            index += 1
            continue
        span = Span(offset, found[end][0] + len(found[end][1]))
        masked.code.append(span)
        masked.text = _blank(masked.text, span)
        index = end + 1


def _fence_end(found: list[tuple[int, str]], index: int, fence: str) -> int | None:
    for later in range(index + 1, len(found)):
        if found[later][1].strip(" \t>") == fence:
            return later
    return None


def _indented(masked: Masked) -> None:
    """Lines indented by four more than the container they stand in, after a blank line, are code."""
    containers: list[int] = []
    after_blank, in_code = True, False
    spans = []
    for offset, line in lines(masked.text):
        if not line.strip():
            after_blank = True
            continue
        indent = indent_of(line)
        while containers and indent < containers[-1] and (after_blank or _ITEM.match(line.lstrip())):
            containers.pop()
        base = containers[-1] if containers else 0
        in_code = indent - base >= 4 and (after_blank or in_code)
        if in_code:
            spans.append(Span(offset, offset + len(line)))
        elif _CONTAINER.match(line.lstrip(" \t>")):
            containers.append(base + 4)
        after_blank = False
    for span in spans:
        masked.code.append(span)
        masked.text = _blank(masked.text, span)


def _inline_code(masked: Masked) -> None:
    """Code spans begin and end within one block."""
    for block in find_blocks(masked.text):
        for match in _CODE.finditer(masked.text, *block.span):
            span = Span(*match.span())
            masked.code.append(span)
            masked.text = _blank(masked.text, span)

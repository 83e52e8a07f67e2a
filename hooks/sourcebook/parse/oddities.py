"""Shapes that look like a citation and are none, or that two readers of Markdown see differently."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from sourcebook.parse.mask import Masked
from sourcebook.text import Span

# Labels have a limit, so that a beginning without an end does not cost the whole page each time.
_LABEL = r"[^\]]{0,200}"
_ODD = (
    (re.compile(rf"\[@[\w:.-]{{1,200}}{_LABEL}\]"), "a citation of another system; write `[^id-of-a-claim]`"),
    (re.compile(r"\{c:[^}]{0,200}\}"), "a citation of another system; write `[^id-of-a-claim]`"),
    (re.compile(rf"!\[\^{_LABEL}\]"), "a reference with `!` before it; delete the `!`"),
    (re.compile(rf"\^\[{_LABEL}\]"), "an inline note; write `[^note-…]` and its text on a line `[^note-…]: …`"),
    (re.compile(rf"\[\^[^\]\s]{{0,200}}\s{_LABEL}\]"), "a label with a space; ids are words joined by hyphens"),
    (re.compile(r"\[\^\]"), "a reference without a label; write `[^id-of-a-claim]`"),
    (
        re.compile(rf"\[ \^{_LABEL}\]|\[\^[^\]\r\n]*$", re.MULTILINE),
        "a broken reference; write `[^id-of-a-claim]`",
    ),
    (
        re.compile(rf"^[ \t]*>[ \t>]*\[\^{_LABEL}\]:", re.MULTILINE),
        "a note's text in a quotation; move it to the margin",
    ),
    (
        re.compile(
            rf"(?:\]\([^()\[\]]{{0,500}}|^[ \t>]*\[(?!\^)[^\[\]\r\n]*\]:[^\r\n\[]*)\[\^{_LABEL}\]", re.MULTILINE
        ),
        "a reference in the address of a link; put it after the link",
    ),
    (
        re.compile(rf"!\[[^\[\]]{{0,500}}\[\^{_LABEL}\]"),
        "a reference in the words for a picture; put it after the picture",
    ),
    (
        re.compile(r"^ {0,3}>(?: {5}| {0,4}\t)[^\r\n\[]*\[\^", re.MULTILINE),
        "a reference in indented code in a quotation; use a fence, or indent less",
    ),
    # Python-Markdown 3.11.3 prints a placeholder of its own, `klzzwxh:0000`, for what follows.
    (
        re.compile(r"(?<![*\w])\*[^*\s][^*\r\n]*\*\*[^*\r\n]+\*(?!\*)"),
        "`*` and `**` that cannot be paired; use `_` for one",
    ),
    (re.compile(r"///Footnotes Go Here///"), "the place of the notes, which the machine chooses; delete it"),
)
_FENCE_WITH_REFERENCE = re.compile(r"^[ \t>]*(?:`{3,}+|~{3,}+)[^\r\n\[]*+\[\^", re.MULTILINE)
_REFERENCE = re.compile(rf"\[\^{_LABEL}\]")


def find_oddities(text: str, start: int, masked: Masked) -> Iterator[tuple[Span, str]]:
    """Yield each of them on a page, with what was probably meant; `start` is where the page's front matter ends."""
    for pattern, meant in _ODD:
        for match in pattern.finditer(masked.text):
            yield Span(*match.span()), meant
    inside = sorted(masked.code)
    for match in _FENCE_WITH_REFERENCE.finditer(text, start):
        at = bisect_left(inside, (match.start(), 0))
        if not at or inside[at - 1].end <= match.start():
            yield Span(*match.span()), "a reference in the first line of a fence; put it into the text"
    for span in masked.comments:
        if text[text.rfind("\n", 0, span.start) + 1 : span.start].strip():
            for match in _REFERENCE.finditer(text, *span):
                yield Span(*match.span()), "a reference in a comment within a line; take it out of the comment"

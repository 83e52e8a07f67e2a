"""Shapes that look like a citation and are none, or that two readers of Markdown see differently."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from sourcebook.parse.mask import Masked
from sourcebook.text import Span

# Labels have a limit, so that a beginning without an end does not cost the whole page each time.
_LABEL = r"[^\]]{0,200}"
# A sign that each must hold: most pages hold none, and a search for it costs nothing.
_ODD = (
    ("[@", rf"\[@[\w:.-]{{1,200}}{_LABEL}\]", "a citation of another system; write `[^id-of-a-claim]`"),
    ("{c:", r"\{c:[^}]{0,200}\}", "a citation of another system; write `[^id-of-a-claim]`"),
    ("![^", rf"!\[\^{_LABEL}\]", "a reference with `!` before it; delete the `!`"),
    ("^[", rf"\^\[{_LABEL}\]", "an inline note; write `[^note-…]` and its text on a line `[^note-…]: …`"),
    ("[^", rf"\[\^[^\]\s]{{0,200}}\s{_LABEL}\]", "a label with a space; ids are words joined by hyphens"),
    ("[^]", r"\[\^\]", "a reference without a label; write `[^id-of-a-claim]`"),
    ("[ ^", rf"\[ \^{_LABEL}\]", "a broken reference; write `[^id-of-a-claim]`"),
    ("[^", r"\[\^[^\]\r\n]*$", "a broken reference; write `[^id-of-a-claim]`"),
    (">", rf"^[ \t]*>[ \t>]*\[\^{_LABEL}\]:", "a note's text in a quotation; move it to the margin"),
    (
        "](",
        rf"\]\([^()\[\]]{{0,500}}\[\^{_LABEL}\]",
        "a reference in the address of a link; put it after the link",
    ),
    (
        "]:",
        rf"^[ \t>]*\[(?!\^)[^\[\]\r\n]*\]:[^\r\n\[]*\[\^{_LABEL}\]",
        "a reference in the address of a link; put it after the link",
    ),
    (
        "![",
        rf"!\[[^\[\]]{{0,500}}\[\^{_LABEL}\]",
        "a reference in the words for a picture; put it after the picture",
    ),
    (
        ">",
        r"^ {0,3}>(?: {5}| {0,4}\t)[^\r\n\[]*\[\^",
        "a reference in indented code in a quotation; use a fence, or indent less",
    ),
    # Python-Markdown 3.11.3 prints a placeholder of its own, `klzzwxh:0000`, for what follows.
    (
        "**",
        r"(?<![*\w])\*[^*\s][^*\r\n]*\*\*[^*\r\n]+\*(?!\*)",
        "`*` and `**` that cannot be paired; use `_` for one",
    ),
    ("///", r"///Footnotes Go Here///", "the place of the notes, which the machine chooses; delete it"),
)
_PATTERNS = tuple((sign, re.compile(form, re.MULTILINE), meant) for sign, form, meant in _ODD)
_FENCE_WITH_REFERENCE = re.compile(r"^[ \t>]*(?:`{3,}+|~{3,}+)[^\r\n\[]*+\[\^", re.MULTILINE)
_REFERENCE = re.compile(rf"\[\^{_LABEL}\]")


def find_oddities(text: str, start: int, masked: Masked) -> Iterator[tuple[Span, str]]:
    """Yield each of them on a page, with what was probably meant; `start` is where the page's front matter ends."""
    for sign, pattern, meant in _PATTERNS:
        for match in pattern.finditer(masked.text) if sign in masked.text else ():
            yield Span(*match.span()), meant
    inside = sorted(masked.code)
    for match in _FENCE_WITH_REFERENCE.finditer(text, start) if "```" in text or "~~~" in text else ():
        at = bisect_left(inside, (match.start(), 0))
        if not at or inside[at - 1].end <= match.start():
            yield Span(*match.span()), "a reference in the first line of a fence; put it into the text"
    for span in masked.comments:
        if text[text.rfind("\n", 0, span.start) + 1 : span.start].strip():
            for match in _REFERENCE.finditer(text, *span):
                yield Span(*match.span()), "a reference in a comment within a line; take it out of the comment"

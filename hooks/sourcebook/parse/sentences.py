"""Sentences: where prose stops, without being fooled by initials, abbreviations and decimal points."""

import re
from collections.abc import Iterator

MARK = "\x00"
"""Stands, one a character, where a footnote reference was: it belongs to the sentence before it."""

# What it begins with comes first, and then what may not stand before it: so it is searched for four times as fast.
_STOP = re.compile(rf"[.!?…](?<![.!?…][.!?…])[.!?…]*+[\"'”’)\]]*+{MARK}*+(?=\s|$)")
_NEXT = re.compile(r"\s+[\"'“‘(\[]*(?P<first>\S)")
_LONGEST = 40
"""Characters: no abbreviation is longer, and looking further back would cost the whole text at every full stop."""
# Abbreviations that are followed by a capital within a sentence.
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof gen col lt maj sgt capt adm gov sen rep st no art nos vol pp p par vs etc e.g
    i.e cf ca jan feb mar apr jun jul aug sep sept oct nov dec u.s u.n u.k
    """.split()
)


def split(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each sentence of a block, white space left out, references kept with theirs."""
    start = 0
    for match in _STOP.finditer(text):
        if _ends_here(text, match):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, len(text))


def _ends_here(text: str, match: re.Match[str]) -> bool:
    following = _NEXT.match(text, match.end())
    if following is None:
        return True
    if following["first"].islower():
        return False
    if text[match.start()] != "." or MARK in match.group():
        return True
    words = text[max(0, match.start() - _LONGEST) : match.start()].split()
    word = words[-1].lstrip("(\"'“‘[").lower() if words else ""
    is_initial = len(word) == 1 and word.isalpha() and word != "i"
    return not (is_initial or word in _ABBREVIATIONS)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip(f" \t\r\n{MARK}") or MARK in piece:
        yield start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))

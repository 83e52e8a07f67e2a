"""Lines of a text, with their offsets and indents."""

import re
from functools import lru_cache

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")


# A page is gone through several times while it is read.
@lru_cache(maxsize=4)
def lines(text: str) -> list[tuple[int, str]]:
    """Return each line with its offset, line end left out."""
    found = [(match.start(), match.group().rstrip("\r\n")) for match in _LINE.finditer(text)]
    return found[:-1] if found and not found[-1][1] and found[-1][0] == len(text) else found


def indent_of(line: str) -> int:
    """Return how far a line is indented, a tab reaching to the next multiple of four."""
    before = line[: len(line) - len(line.lstrip(" \t"))]
    return len(before.expandtabs(4))

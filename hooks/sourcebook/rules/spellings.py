"""Names in other spellings than the site's: found in a text, outside quotations."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from sourcebook.text import quotations


def misspelt(text: str, spellings: Mapping[str, str]) -> Iterator[tuple[int, str, str]]:
    """Yield each listed spelling that stands in a text: where, as it is written, as the site writes it."""
    found = list(_pattern(tuple(spellings)).finditer(text)) if spellings else []
    quoted = list(quotations(text)) if found else []
    for match in found:
        if not any(span.start <= match.start() < span.end for span in quoted):
            yield match.start(), match.group(), spellings[" ".join(match.group().split())]


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    forms = (re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")

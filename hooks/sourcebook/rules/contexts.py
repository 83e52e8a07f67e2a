"""Which words stand around a date: enough to tell that two events have changed places."""

import re
from collections.abc import Iterable
from functools import lru_cache

from sourcebook.model import Claim, Vocabulary
from sourcebook.parse.quantities import ProseDate, read_dates

Context = tuple[ProseDate, frozenset[str]]

_STEM = 5
_FAR = 5
"""So many more words shared with another date's context are no chance."""
_COMMON = frozenset(
    """
    the and for with that this its was were had has have said says would been his her their they not into after before
    than more which who what when while did does are from but
    """.split()
)
_BREAK = re.compile(r"[;.()]|, (?!\d)")


@lru_cache(maxsize=4096)
def contexts(text: str, vocabulary: Vocabulary) -> list[Context]:
    """Return each date of a text with the stems of the words around it; all words where there is one date."""
    dates = read_dates(text, vocabulary)
    if len({date.start for date in dates}) == 1:
        return [(date, _stems(text)) for date in dates]
    return [(date, _stems(_clause(text, date))) for date in dates]


def _clause(text: str, date: ProseDate) -> str:
    start = max((match.end() for match in _BREAK.finditer(text, 0, date.start)), default=0)
    end = _BREAK.search(text, date.end)
    return text[start : end.start() if end else len(text)]


def _stems(text: str) -> frozenset[str]:
    words = (word.lower() for word in re.findall(r"[^\W\d_]{3,}", text))
    return frozenset(word[:_STEM] for word in words if word not in _COMMON)


def misplaced(text: str, claims: Iterable[Claim], vocabulary: Vocabulary) -> list[tuple[ProseDate, ProseDate]]:
    """Return the dates of a sentence whose words are those of another date of the evidence, with that date.

    Two dates of one sentence that each have the other's words have changed places; a single one must be far off.
    """
    known = [
        c for claim in claims for t in (claim.claim, *(i.says for i in claim.evidence)) for c in contexts(t, vocabulary)
    ]
    # Two dates in one clause have the same words: nothing tells them apart.
    found = contexts(text, vocabulary)
    found = [(date, words) for date, words in found if sum(words == others for _, others in found) == 1]
    moved = {date: better for date, words in found if (better := _better(date, words, known))}
    out = []
    for date, (other, margin) in moved.items():
        partners = [each for each in moved if other.may_be(each) and moved[each][0].may_be(date)]
        if margin >= _FAR or partners:
            out.append((date, other))
    return out


def _better(date: ProseDate, words: frozenset[str], known: list[Context]) -> tuple[ProseDate, int] | None:
    own = {around for each, around in known if date.may_be(each)}
    # A clause that holds both dates tells nothing about which is which.
    others = [(len(words & around), each) for each, around in known if not date.may_be(each) and around not in own]
    best = max(others, key=lambda pair: pair[0], default=None)
    margin = best[0] - max(len(words & around) for around in own) if best and own else 0
    return (best[1], margin) if best and margin > 0 else None

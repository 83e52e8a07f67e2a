"""Numbers and dates of prose as values, so that a sentence can be held against typed evidence."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from sourcebook.model import Vocabulary
from sourcebook.parse.dates import Date, parse_date
from sourcebook.parse.figures import DIGITS, DURATION, NEAR, find_dates, without_dates, without_names
from sourcebook.text import plain

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {word: n for n, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_WORD = "|".join([*_VALUES, *_SCALES])
_NUMBER = re.compile(
    rf"(?P<digits>{DIGITS})(?:\s+(?P<scale>{'|'.join(_SCALES)}))?\b|\b(?P<words>(?:{_WORD})(?:[\s-]+(?:and\s+)?(?:{_WORD}))*)\b",
    re.IGNORECASE,
)
_SHARED = re.compile(rf"\s*(?:[-–]|to|and|or)\s*\d[\d.,]*\s+(?P<scale>{'|'.join(_SCALES)})\b", re.IGNORECASE)
# "two thirds", "three times", "fivefold", "3rd": no counts.
_NO_COUNT = re.compile(
    r"[\s-]*(?:thirds?|quarters?|fifths?|tenths?|halves|times|fold|(?:st|nd|rd|th)\b)", re.IGNORECASE
)
_BEFORE = (
    ("up-to", r"up to|as many as|as much as|a maximum of|at the top"),
    ("at-most", r"at most|no more than|not more than|within|fewer than|less than|under|below"),
    ("at-least", r"at least|no fewer than|not fewer than|a minimum of|from"),
    ("over", r"more than|over|above|upwards of|exceed\w*|well over"),
    (
        "about",
        r"about|around|some|roughly|nearly|almost|approximately|closer? to|an estimated|perhaps|circa|just under",
    ),
)
_HEDGES = [
    (name, re.compile(rf"\b(?:{words})\s+(?:the\s+|a\s+|US\s+)?[$€£¥₩]?$", re.IGNORECASE)) for name, words in _BEFORE
]
_AFTER = (
    ("at-least", re.compile(r"\s*(?:or more|and more|at least|plus\b)")),
    ("at-most", re.compile(r"\s*at (?:the )?most\b")),
    ("about", re.compile(r"\s*or so\b")),
)
_HEDGED = 40
"""Characters before a number that can hold its hedge: more than the longest has."""
_JOINED = re.compile(r"\s*(?:[-–]|to|and|or)\s*[$€£¥₩]?")
_MONTHS = {
    name: n
    for n, name in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
_SEASONS = {"spring": {3, 4, 5}, "summer": {6, 7, 8}, "autumn": {9, 10, 11}, "fall": {9, 10, 11}, "winter": {12, 1, 2}}


@dataclass(frozen=True, slots=True)
class Number:
    """A count as prose writes it; `hedge` is one of the hedges of a typed figure, or empty."""

    value: float
    hedge: str
    start: int
    end: int
    spelled: bool
    """Whether it is written in words."""


@dataclass(frozen=True, slots=True)
class ProseDate:
    """A date as prose writes it: any part may be missing (0, or no months)."""

    year: int
    months: frozenset[int]
    day: int
    start: int = 0
    end: int = 0

    def agrees(self, other: "ProseDate") -> bool:
        """Tell whether `other` carries this date: it is as precise at least, and the same in all that is said."""
        same_year = self.year in (0, other.year)
        same_month = not self.months or (bool(other.months) and other.months <= self.months)
        return same_year and same_month and self.day in (0, other.day)

    def may_be(self, other: "ProseDate") -> bool:
        """Tell whether the two can be the same day, what either leaves open granted."""
        months = not self.months or not other.months or bool(self.months & other.months)
        return (
            months
            and (not self.year or not other.year or self.year == other.year)
            and (not self.day or not other.day or self.day == other.day)
        )


@lru_cache(maxsize=32_768)
def read_numbers(text: str, vocabulary: Vocabulary) -> list[Number]:
    """Return the counts in a text; dates, durations, fractions, multiples and names with numbers are none."""
    straight = without_names(_same_length(text), vocabulary.numbered_names)
    straight = without_dates(straight)
    found = [number for match in _NUMBER.finditer(straight) if (number := _number(straight, match))]
    for index, (first, second) in enumerate(itertools.pairwise(found), 1):
        # "about 11,000 to 12,000": the hedge belongs to both ends.
        if not second.hedge and _JOINED.fullmatch(straight[first.end : second.start]):
            found[index] = replace(second, hedge=first.hedge)
    return found


def _number(text: str, match: re.Match[str]) -> Number | None:
    before, after = text[max(0, match.start() - NEAR) : match.start()], text[match.end() : match.end() + NEAR]
    if DURATION.match(after) or _NO_COUNT.match(after) or before.endswith("half a "):
        return None
    spelled = match["words"] is not None
    # "1.7 to 5.5 billion": the scale belongs to both ends.
    scale = match["scale"] or ((shared := _SHARED.match(after)) and shared["scale"]) or ""
    value = _spelled(match["words"]) if spelled else _digits(match["digits"]) * _SCALES.get(scale.lower(), 1)
    hedge = next((name for name, hedge in _HEDGES if hedge.search(before[-_HEDGED:])), "")
    hedge = hedge or next((name for name, behind in _AFTER if behind.match(after)), "")
    return Number(value, hedge, match.start(), match.end(), spelled)


def _digits(text: str) -> float:
    return float(re.sub(r"[^\d.]", "", text))


def _spelled(words: str) -> float:
    total, part = 0.0, 0.0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in _VALUES:
            part += _VALUES[word]
        elif word in _SCALES:
            part = (part or 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, part = total + part, 0.0
    return total + part


@lru_cache(maxsize=32_768)
def read_dates(text: str, vocabulary: Vocabulary) -> list[ProseDate]:
    """Return the dates in a text, years alone and seasons included; a number in a name is no year."""
    return list(_read_dates(text, vocabulary.numbered_names))


# The same words of a record are read for its claim and for every page that cites it.
@lru_cache(maxsize=32_768)
def _read_dates(text: str, names: tuple[str, ...]) -> tuple[ProseDate, ...]:
    return tuple(_dates(without_names(_same_length(text), names)))


def _dates(text: str) -> Iterator[ProseDate]:
    for match in find_dates(text):
        words = match.group().lower()
        year = re.search(r"(?:18|19|20)\d\d", words)
        days = [int(day) for day in re.findall(r"\b\d{1,2}(?=\D|$)", words)] or [0]
        months = next((frozenset({n}) for name, n in _MONTHS.items() if name in words), frozenset[int]())
        season = next((frozenset(s) for name, s in _SEASONS.items() if name in words), frozenset[int]())
        if not words.endswith("s") or months or season:
            for day in days:
                yield ProseDate(int(year.group()) if year else 0, months or season, day, *match.span())


@lru_cache(maxsize=32_768)
def date_of(text: str) -> ProseDate | None:
    """Return a record's date in the same form."""
    date: Date | None = parse_date(text)
    return ProseDate(date.year, frozenset({date.month} if date.month else ()), date.day) if date else None


def _same_length(text: str) -> str:
    straight = plain(text)
    return straight if len(straight) == len(text) else text

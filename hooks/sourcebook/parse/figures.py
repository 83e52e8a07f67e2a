"""Figures, dates and quotations in prose: what makes a sentence one that must be tied to a claim."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sourcebook.model import Vocabulary
from sourcebook.text import plain

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_BEFORE_A_MONTH = ["in", "since", "until", "by", "from", "during", "before", "after", "early", "late", "mid"]
_AFTER = "(?:" + "|".join(rf"(?<=\b{word}[\s-])" for word in _BEFORE_A_MONTH) + ")"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
DATE = re.compile(
    rf"""
      \b(?:\d{{1,2}}(?:\s*[-–]\s*|\s+(?:to|and|or)\s+))?                   # 8 to 13 October
      \d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:\s+(?:18|19|20)\d\d)?\b      # 14 February 2025
    | \b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,\s*(?:18|19|20)\d\d)?\b   # February 14, 2025
    | \b(?:mid-|early\s+|late\s+)?{_MONTH}\s+(?:of\s+)?(?:18|19|20)\d\d\b # February 2025
    | \b{_SEASON}\s+(?:of\s+)?(?:18|19|20)\d\d\b                          # autumn 2024
    | {_AFTER}{_MONTH}\b(?!\s+(?:\w+ed|said)\b)                         # in June
    | (?<![\w.,-])(?:18|19|20)\d\d(?:s\b|(?![\w%]|[.,]\d))                # 1953, 1990s
    """,
    re.VERBOSE,
)
_SMALL = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_LARGE = (
    r"(?:dozens?|scores|hundreds?|thousands?|millions?|billions?|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)
DIGITS = (
    r"(?<![\w.,])[$€£¥₩]?\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?(?!\w)"  # 3,000
    r"|(?<![\w.,-])[$€£¥₩]?\d+(?:\.\d+)?(?![\d]|\w*\d)"  # 41.6
)
_NUMBER = re.compile(rf"(?P<digits>{DIGITS})|\b(?P<small>{'|'.join(_SMALL)})\b|\b(?P<large>{_LARGE})\b", re.IGNORECASE)
DURATION = re.compile(
    r"[\s-]*(?:(?!(?:an?|per|each|every|that|this|the|in|on)\b)\w+[\s-]+)?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur\w+)\b",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")


# What most sentences lack is told fast: a search for one of these costs a fiftieth of the patterns above.
_HAS_DIGIT = re.compile(r"\d")
_HAS_DATE = re.compile(r"[12][089]\d\d|[JFMASOND](?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)")
_NUMBER_PARTS = (*_SMALL, "dozen", "scores", "hundred", "thousand", "illion", "nty", "rty", "fty", "xty", "hty")


def find_dates(text: str) -> Iterable[re.Match[str]]:
    """Return the matches of `DATE` in a text."""
    return DATE.finditer(text) if _HAS_DATE.search(text) else ()


def _has_number(text: str) -> bool:
    if _HAS_DIGIT.search(text):
        return True
    lowered = text.lower()
    for part in _NUMBER_PARTS:  # noqa: SIM110 - a generator would cost more than the search
        if part in lowered:
            return True
    return False


def without_dates(text: str) -> str:
    """Blank the dates, so that no number in them is taken for a count."""
    return DATE.sub(lambda match: " " * len(match.group()), text) if _HAS_DATE.search(text) else text


NEAR = 200
"""Characters around a number that can say what it counts: more than any four words have."""


@dataclass(frozen=True, slots=True)
class Stated:
    """Something in a sentence that only evidence can carry."""

    kind: str
    """`figure`, `date` or `quotation`."""
    text: str
    start: int
    """Offset within the sentence."""


def may_state(text: str) -> bool:
    """Tell fast whether `find_stated` could find something; most sentences hold nothing of the kind."""
    return _has_number(text) or bool(_HAS_DATE.search(text)) or '"' in text or "“" in text


@lru_cache(maxsize=4096)
def find_stated(text: str, vocabulary: Vocabulary) -> list[Stated]:
    """Return the figures, dates and quotations of three words or more in a sentence, in order.

    Names that hold a number are passed over, as are durations and small numbers that count nothing
    of the vocabulary ("two ways to read this").
    """
    if not may_state(text):
        return []
    # Same length, so that offsets hold.
    straight = plain(text) if len(plain(text)) == len(text) else text
    straight = without_names(straight, vocabulary.numbered_names)
    found = [Stated("date", m.group(), m.start()) for m in find_dates(straight)]
    straight = without_dates(straight)
    numbers = _NUMBER.finditer(straight) if _has_number(straight) else ()
    found += [Stated("figure", m.group(), m.start()) for m in numbers if _counts(straight, m, vocabulary)]
    found += find_quotations(text)
    return sorted(found, key=lambda item: item.start)


def find_quotations(text: str) -> list[Stated]:
    """Return the quotations of three words or more in a sentence, in order."""
    found = _QUOTATION.finditer(text) if '"' in text or "“" in text else ()
    return [Stated("quotation", m.group(), m.start()) for m in found if len((m[1] or m[2]).split()) >= 3]


@lru_cache(maxsize=8)
def names_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Match the names that hold a number; `#` stands for any."""
    longest_first = sorted(names, key=len, reverse=True)
    forms = (re.escape(name).replace(r"\#", r"\d+").replace(r"\ ", r"\s+") for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)" if names else r"(?!)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _words_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})" if words else r"(?!)", re.IGNORECASE)


def without_names(text: str, names: tuple[str, ...]) -> str:
    """Blank the names that hold a number, so that no number in them is taken for a count."""
    return names_pattern(names).sub(lambda match: " " * len(match.group()), text)


def _counts(text: str, match: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Judge a number: in digits it is a figure unless a duration; in words only before what the subject counts."""
    after = text[match.end() : match.end() + NEAR]
    if DURATION.match(after):
        return False
    if match["digits"]:
        return True
    words = (word for term in vocabulary.counts.values() for word in term)
    near = " ".join(after.split(maxsplit=4)[:4])
    return _words_pattern((*dict.fromkeys(words), *vocabulary.units)).search(near) is not None

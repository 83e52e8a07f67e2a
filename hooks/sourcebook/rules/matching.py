"""Which typed figures carry a number of a sentence: by value, by what is counted, by hedge, by date, by speaker."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from sourcebook.model import Claim, Evidence, Figure, Project, Vocabulary, once
from sourcebook.parse.quantities import Number, ProseDate, date_of, read_dates, read_numbers

Terms = frozenset[str]

_AFTER, _BEFORE = 60, 25
"""Characters after a number, and before it, in which the thing counted is looked for."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed figure with the evidence item it belongs to."""

    figure: Figure
    item: Evidence
    values: tuple[float, ...]
    """Its value, or both ends of its range."""
    date: ProseDate | None
    """The date it holds for."""


def typed_figures(project: Project, claims: Iterable[Claim]) -> list[Typed]:
    """Return every typed figure in the evidence of some claims."""
    return [typed for claim in claims for typed in _typed(project, claim)]


@once
def _typed(project: Project, claim: Claim) -> list[Typed]:
    del project
    return [
        Typed(figure, item, tuple(_values(figure)), date_of(figure.on))
        for item in claim.evidence
        for figure in item.figures
    ]


def _values(figure: Figure) -> Iterator[float]:
    given = (figure.value, figure.low, figure.high)
    return (float(text) for text in given if re.fullmatch(r"-?\d+(?:\.\d+)?", text))


def show(typed: Typed) -> str:
    """Return a figure as a message names it: hedge, number, what is counted, day."""
    f = typed.figure
    number = f.value or " to ".join(part for part in (f.low, f.high) if part)
    parts = (f.hedge.replace("-", " "), number, f.counts.replace("-", " "), f"on {f.on}" if f.on else "")
    return " ".join(part for part in parts if part)


def same_value(number: Number, typed: Typed, beside: Iterable[Number]) -> bool:
    """Tell whether a figure has the number's value; one end of a range needs the other end beside it, or a hedge."""
    if number.value not in typed.values:
        return False
    figure = typed.figure
    if not (figure.low and figure.high) or float(figure.low) == float(figure.high):
        return True
    is_top = number.value == float(figure.high)
    other = float(figure.low if is_top else figure.high)
    hedges = ("up-to", "at-most") if is_top else ("at-least", "over")
    return number.hedge in hedges or any(each.value == other for each in beside)


def counted_near(text: str, number: Number, numbers: Iterable[Number], vocabulary: Vocabulary) -> tuple[Terms, Terms]:
    """Return the counting terms whose words stand after a number, and before it, in its clause."""
    # In "320 million to 1.34 billion crowns" what is counted follows the second number.
    right = min((n.start for n in numbers if n.start >= number.end and not _joined(text, number, n)), default=len(text))
    left = max((n.end for n in numbers if n.end <= number.start), default=0)
    after = re.split(r"[,;:()]|[.!?]\s", text[number.end : min(right, number.end + _AFTER)])[0]
    before = re.split(r"[,;:()]|[.!?]\s", text[max(left, number.start - _BEFORE) : number.start])[-1]
    sign = frozenset(term for term, words in vocabulary.counts.items() if text[number.start] in words)
    return sign or terms_in(after, vocabulary), terms_in(before, vocabulary)


def _joined(text: str, number: Number, later: Number) -> bool:
    return re.fullmatch(r"\s*(?:[-–]|to|and|or)\s*\S?", text[number.end : later.start]) is not None


@lru_cache(maxsize=16_384)
def terms_in(text: str, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the counting terms that a text's words express; a longer expression hides those within it."""
    pattern, terms = _counting_words(vocabulary)
    words = {" ".join(match.group().lower().split()) for match in pattern.finditer(text)}
    return frozenset(term for word in words for term in terms[word])


@lru_cache(maxsize=4)
def _counting_words(vocabulary: Vocabulary) -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """Return a pattern for all counting words, the longest first, and the terms that each expresses."""
    terms: dict[str, list[str]] = {}
    for term, words in vocabulary.counts.items():
        for word in words:
            terms.setdefault(word.lower(), []).append(term)
    forms = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(terms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)" if terms else r"(?!)", re.IGNORECASE), terms


def dates_by(numbers: list[Number], dates: list[ProseDate], *, after: bool) -> dict[Number, list[ProseDate]]:
    """Return the dates of each number, if dates stand after their numbers, or if they stand before them."""
    found = {}
    for left, number, right in zip([None, *numbers], numbers, [*numbers[1:], None], strict=False):
        start, end = (
            (number.end, right.start if right else 1_000_000) if after else (left.end if left else 0, number.start)
        )
        between = [date for date in dates if start <= date.start and date.end <= end]
        if between:
            found[number] = between
    return found


def speakers_by(numbers: list[Number], named: list[tuple[int, str]], *, after: bool) -> dict[Number, set[str]]:
    """Return who stands by each number: the last name before it, or the first one after it and before the next."""
    found = {}
    for number, right in zip(numbers, [*numbers[1:], None], strict=False):
        end = right.start if right else 1_000_000
        near = [at for at, _ in named if (number.end <= at < end if after else at < number.start)]
        if near:
            place = min(near) if after else max(near)
            found[number] = {origin for at, origin in named if at == place}
    return found


def unit_after(text: str, number: Number, numbers: Iterable[Number], vocabulary: Vocabulary) -> str:
    """Return the unit that follows a number, if one does."""
    right = min((n.start for n in numbers if n.start >= number.end), default=len(text))
    after = text[number.end : min(right, number.end + 15)].strip()
    return next((unit for unit in vocabulary.units if re.match(rf"{re.escape(unit)}(?!\w)", after)), "")


@once
def evidence_dates(project: Project, claim: Claim) -> list[ProseDate]:
    """Return every date that a claim's evidence carries: in its words, of its figures and of its sources."""
    return list(_evidence_dates(project, claim))


def _evidence_dates(project: Project, claim: Claim) -> Iterator[ProseDate]:
    for item in claim.evidence:
        yield from item_dates(project, claim, item)
    if as_of := date_of(claim.as_of):
        yield as_of


def item_dates(project: Project, claim: Claim, item: Evidence) -> Iterator[ProseDate]:
    """Yield every date that one evidence item of a claim carries."""
    yield from _with_years(read_dates(item.says, project.vocabulary), claim.as_of)
    source = project.sources.get(item.source)
    texts = [figure.on for figure in item.figures] + ([source.issued] if source else [])
    yield from (date for text in texts if (date := date_of(text)))


def _with_years(dates: list[ProseDate], as_of: str) -> Iterator[ProseDate]:
    """Yield dates, one without a year also in the year that was named last."""
    year = int(as_of[:4]) if as_of[:4].isdigit() else 0
    for date in dates:
        yield date
        year = date.year or year
        if not date.year:
            yield replace(date, year=year)


def numbers_of(text: str, vocabulary: Vocabulary, typed: Iterable[Typed]) -> list[Number]:
    """Return the numbers of a text that are figures: a small word is one only right before what its evidence counts."""
    counted = {each.figure.counts for each in typed}
    return [
        n for n in read_numbers(text, vocabulary) if not _small(n) or counted & terms_in(_next(text, n), vocabulary)
    ]


def _small(number: Number) -> bool:
    return number.spelled and number.value <= 12


def _next(text: str, number: Number) -> str:
    return " ".join(text[number.end :].split()[:2])

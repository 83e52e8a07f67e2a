"""A sentence held against the typed figures and the dates of its claims: what it says more than they do, or else."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sourcebook.diagnostics import Finding, Severity
from sourcebook.model import Claim, Project
from sourcebook.parse.quantities import Number, ProseDate, read_dates, read_numbers
from sourcebook.rules.contexts import misplaced
from sourcebook.rules.matching import (
    Typed,
    counted_near,
    dates_by,
    evidence_dates,
    numbers_of,
    same_value,
    show,
    speakers_by,
    terms_in,
    typed_figures,
    unit_after,
)  # fmt: skip
from sourcebook.rules.numbered_names import unknown_names
from sourcebook.text import Place, Span, names_in, places_of, shorten

Fault = tuple[str, str] | None

_DOWNWARDS, _UPWARDS = ("up-to", "at-most"), ("at-least", "over")
_PER = re.compile(r"[^.;:()]{0,25}?\b(?:an?|per|each|every) (?P<unit>day|week|month|year)\b", re.IGNORECASE)
# "two thirds of more than 4,000 had died": what follows is said of the part.
_PART_OF = re.compile(r"\b(?:thirds?|half|quarters?|fifths?|tenths?|per ?cent) of (?:[a-z]+ ){0,3}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with the claims that it is tied to."""

    project: Project
    claims: Sequence[Claim]
    text: str
    said: str
    """The paragraph up to the sentence's end: who was named before."""
    place: Place
    exact: bool
    """Whether an offset in the text is one in the file: a record's text may be folded."""

    def judge(self) -> Iterator[Finding]:
        """Yield each number, date and numbered name that the evidence does not carry as it is told here."""
        typed = typed_figures(self.project, self.claims)
        numbers = numbers_of(self.text, self.project.vocabulary, typed)
        misdated = self._wrong_dates(numbers, typed)
        missaid: dict[Number, tuple[str, str]] = {}
        for part in re.finditer(r"(?:[^.;]|[.;](?!\s))+", self.text):
            missaid |= self._exchanged_speakers(part, numbers, typed)
        for number in numbers:
            yield from self._number(number, numbers, typed, misdated.get(number), missaid.get(number))
        yield from self._dates()
        yield from self._numbered_names()

    def _numbered_names(self) -> Iterator[Finding]:
        for span in unknown_names(self.project, self.claims, self.text):
            message = f"`{self.text[span.start : span.end]}` stands in no evidence of this sentence's claims"
            yield Finding("CLM04", self._at(span), message, "mend the number")

    def _at(self, part: Number | Span) -> Place:
        start = self.place.span.start
        return Place(self.place.path, Span(start + part.start, start + part.end)) if self.exact else self.place

    def _number(
        self, number: Number, numbers: list[Number], typed: list[Typed], misdated: Fault, missaid: Fault
    ) -> Iterator[Finding]:
        written = self.text[number.start : number.end]
        carried = [t for t in typed if same_value(number, t, read_numbers(self.text, self.project.vocabulary))]
        fault = (
            _not_carried(written, typed, carried)
            or self._counts_else(number, numbers, typed, carried)
            or self._per(number, carried)
            or self._turned(number, carried)
            or self._backwards(number, numbers)
            or self._plan(written, carried)
            or misdated
            or self._wrong_speaker(typed, carried)
            or missaid
        )
        named = self._of_those_named(carried)
        if fault:
            yield Finding("CLM04", self._at(number), *fault)
        elif not number.hedge and all(t.figure.hedge and not self._estimated(t) for t in named):
            hedge = named[0].figure.hedge.replace("-", " ")
            message = f"`{written}` has lost its `{hedge}`"
            yield Finding("CLM04", self._at(number), message, f"write `{hedge} {written}`", Severity.WARNING)

    def _estimated(self, typed: Typed) -> bool:
        """Tell whether the sentence calls an approximate figure an estimate, which hedges it as well."""
        return typed.figure.hedge == "about" and "estimat" in self.text

    def _counts_else(self, number: Number, numbers: list[Number], typed: list[Typed], carried: list[Typed]) -> Fault:
        after, before = counted_near(self.text, number, numbers, self.project.vocabulary)
        # Words before a number speak of it where they are those of another figure of the same evidence, or where
        # no words of its own stand in the sentence.
        told = terms_in(self.text, self.project.vocabulary) & {t.figure.counts for t in carried}
        terms = after or before & {t.figure.counts for t in typed} or (frozenset() if told else before)
        unit = unit_after(self.text, number, numbers, self.project.vocabulary)
        counts = self.project.vocabulary.counts
        if any(t.figure.counts not in counts for t in carried):
            return None
        if unit and not any(unit in counts[t.figure.counts] for t in carried):
            written = self.text[number.start : number.end]
            return f"`{written} {unit}` has another unit in the evidence", f"there it counts {show(carried[0])}"
        part = _PART_OF.search(self.text[: number.start])
        if part or not terms or any(t.figure.counts in after | before for t in carried):
            return None
        written = self.text[number.start : number.end]
        return f"`{written}` counts something else in the evidence", f"there it counts {show(carried[0])}"

    def _per(self, number: Number, carried: list[Typed]) -> Fault:
        match = _PER.match(self.text[number.end :])
        units = {t.figure.per for t in carried}
        if not match or "" in units or any(match["unit"].lower() in unit.split() for unit in units):
            return None
        written = self.text[number.start : number.end] + match.group()
        return f"`{shorten(written)}` has another unit in the evidence", f"there it is per {carried[0].figure.per}"

    def _turned(self, number: Number, carried: list[Typed]) -> Fault:
        """Judge the hedge: *up to* is the opposite of *at least*."""
        opposite = _UPWARDS if number.hedge in _DOWNWARDS else _DOWNWARDS if number.hedge in _UPWARDS else ()
        if not opposite or any(t.figure.hedge not in opposite for t in carried):
            return None
        hedge, written = carried[0].figure.hedge.replace("-", " "), self.text[number.start : number.end]
        return f"the hedge of `{written}` is turned round", f"write `{hedge} {written}`"

    def _backwards(self, number: Number, numbers: list[Number]) -> Fault:
        later = next((n for n in numbers if n.start >= number.end), None)
        if not later or later.value >= number.value or not re.fullmatch(r" to |–", self.text[number.end : later.start]):
            return None
        written = self.text[number.start : later.end]
        return f"the range `{written}` runs backwards", "put the smaller number first"

    def _plan(self, written: str, carried: list[Typed]) -> Fault:
        if not any(t.figure.kind == "planned" for t in carried):
            return None
        words = self.project.vocabulary.plan_words
        carried = self._of_those_named(carried)
        if any(t.figure.kind != "planned" for t in carried) or names_in(self.text, words):
            return None
        some = " or ".join(f"`{word}`" for word in words[:3])
        return f"`{written}` was a plan, and is told as a fact", f"say that it was planned, with {some}"

    def _wrong_dates(self, numbers: list[Number], typed: list[Typed]) -> dict[Number, tuple[str, str]]:
        """Judge the dates beside numbers, read in the way (before or after them) that fits the evidence best."""
        dates = read_dates(self.text, self.project.vocabulary)
        if not dates:
            return {}
        readings = []
        for after in (True, False):
            beside = dates_by(numbers, dates, after=after)
            wrong = {n: fault for n, near in beside.items() if (fault := self._wrong_date(n, near, numbers, typed))}
            unused = sum(
                any(t.date and d.agrees(t.date) for t in typed)
                for d in dates
                if not any(d in near for near in beside.values())
            )
            readings.append((len(wrong) + unused, -len(beside), wrong))
        return min(readings, key=lambda reading: reading[:2])[2]

    def _wrong_date(self, number: Number, near: list[ProseDate], numbers: list[Number], typed: list[Typed]) -> Fault:
        carried = [t for t in typed if same_value(number, t, numbers)]
        rivals = [t for t in typed if t.date and any(date.agrees(t.date) for date in near)]
        if (
            not carried
            or not rivals
            or any(t.date is None or any(t.date.may_be(date) for date in near) for t in carried)
        ):
            return None
        written = self.text[number.start : number.end]
        help_ = f"there it is {show(carried[0])}; that date has {show(rivals[0])}"
        return f"`{written}` has the date of another figure", help_

    def _wrong_speaker(self, typed: list[Typed], carried: list[Typed]) -> Fault:
        """Judge who is named: it is wrong if only those are who gave another figure of the same thing."""
        owners = {t.item.origin for t in carried}
        counted = {t.figure.counts for t in carried}
        rivals = {t.item.origin for t in typed if t.figure.counts in counted} - owners
        known = self.project.origins
        if not self._names(rivals) or self._names(owners) or not owners <= known.keys():
            return None
        whose = " or ".join(f"`{known[o].names[0]}`" for o in sorted(owners) if o in known and known[o].names)
        return f"`{show(carried[0])}` is not what the speaker named here gave", f"it comes from {whose}"

    def _exchanged_speakers(
        self, part: re.Match[str], numbers: list[Number], typed: list[Typed]
    ) -> dict[Number, tuple[str, str]]:
        """Judge who stands by each number, where several are named, in the way (before or after) that fits best."""
        known = self.project.origins
        ids = dict.fromkeys(t.item.origin for t in typed if t.item.origin in known)
        if len(ids) < 2:
            return {}
        named = sorted((at, origin) for origin in ids for at in places_of(self.text, known[origin].names))
        named = [(at, origin) for at, origin in named if part.start() <= at < part.end()]
        numbers = [number for number in numbers if part.start() <= number.start < part.end()]
        if len({origin for _, origin in named}) < 2:
            return {}
        readings = []
        for after in (False, True):
            beside = speakers_by(numbers, named, after=after)
            readings.append({n: f for n, who in beside.items() if (f := self._said_by(n, who, numbers, typed))})
        return min(readings, key=len)

    def _said_by(self, number: Number, who: set[str], numbers: list[Number], typed: list[Typed]) -> Fault:
        carried = [t for t in typed if same_value(number, t, numbers)]
        counted = {t.figure.counts for t in carried}
        gave_other = any(t.item.origin in who and t.figure.counts in counted for t in typed if t not in carried)
        if not carried or not gave_other or who & {t.item.origin for t in carried}:
            return None
        name = self.project.origins[carried[0].item.origin].names[0]
        written = self.text[number.start : number.end]
        return f"`{written}` stands by the name of somebody who gave another figure", f"it comes from `{name}`"

    def _of_those_named(self, carried: list[Typed]) -> list[Typed]:
        """Where one of those who gave the figure is named, what the others gave does not count."""
        return [t for t in carried if self._names([t.item.origin])] or carried

    def _names(self, origins: Iterable[str]) -> bool:
        known = self.project.origins
        return any(names_in(self.said, known[o].names) for o in origins if o in known)

    def _dates(self) -> Iterator[Finding]:
        for date, other in misplaced(self.text, self.claims, self.project.vocabulary) if self.exact else ():
            message = f"`{self.text[date.start : date.end]}` is not the date of what is told here"
            shown = "-".join(f"{part:02}" for part in (other.year, *sorted(other.months), other.day) if part)
            yield Finding("CLM04", self._at(Span(date.start, date.end)), message, f"the evidence has it under {shown}")
        known = [date for claim in self.claims for date in evidence_dates(self.project, claim)]
        for date in read_dates(self.text, self.project.vocabulary):
            if not any(date.agrees(each) for each in known):
                ids = " and ".join(f"`{claim.id}`" for claim in self.claims)
                message = f"date `{shorten(self.text[date.start : date.end])}` stands in no evidence of {ids}"
                help_ = "mend the date, or tie the sentence to the claim that has it"
                yield Finding("CLM04", self._at(Span(date.start, date.end)), message, help_)


def _not_carried(written: str, typed: list[Typed], carried: list[Typed]) -> Fault:
    if carried:
        return None
    near = sorted({show(t) for t in typed})
    help_ = f"its evidence has {'; '.join(near[:4])}" if near else "type it in the `figures` of its evidence, or cut it"
    return f"figure `{written}` stands in no evidence of this sentence's claims", help_

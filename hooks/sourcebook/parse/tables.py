"""Tables held against their description: every column is described, and every value is what it is said to be."""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sourcebook.diagnostics import Finding
from sourcebook.model import Column, Dataset, Resource
from sourcebook.parse.datasets import cell
from sourcebook.parse.dates import parse_date
from sourcebook.parse.package import NUMBER
from sourcebook.text import Place, Span, did_you_mean, shorten

_DATES = ("date", "yearmonth", "year")
_FORMS: Mapping[str, tuple[Callable[[str], bool], str, str]] = {
    "integer": (lambda t: bool(NUMBER.fullmatch(t)) and "." not in t, "a whole number", "digits alone, such as `1500`"),
    "number": (lambda t: bool(NUMBER.fullmatch(t)), "a number", "digits and a point, such as `1500` or `2.5`"),
    "boolean": (lambda t: t in ("true", "false"), "true or false", "`true` or `false`"),
    "date": (lambda t: len(t) == 10 and bool(parse_date(t)), "a day", "a date such as `2024-10-18`"),
    "yearmonth": (lambda t: len(t) == 7 and bool(parse_date(t)), "a month", "a date such as `2024-10`"),
    "year": (lambda t: len(t) == 4 and bool(parse_date(t)), "a year", "a date such as `2024`"),
    "date any": (lambda t: bool(parse_date(t)), "a date", "a date such as `2024`, `2024-10` or `2024-10-18`"),
}  # fmt: skip
"""Type to its test, what it is, and how to write it; without one, any text will do."""


def check_tables(
    path: str, resources: Mapping[str, Resource], tables: Mapping[str, Dataset], texts: Mapping[str, str],
    today: datetime.date,
) -> Iterator[Finding]:  # fmt: skip
    """Yield all that is wrong between the tables and `path`, which describes them."""
    described = {resource.path: resource for resource in resources.values()}
    for resource in resources.values():
        if resource.path not in {table.path for table in tables.values()}:
            help_ = did_you_mean(resource.path, (t.path for t in tables.values())) or "add the file, or take this out"
            yield Finding("REC01", resource.place, f"there is no table {shorten(resource.path)} to describe", help_)
    for table in tables.values():
        if own := described.get(table.path):
            yield from _Check(table, own, texts[table.path], today).findings()
        else:
            place = Place(table.path, Span(0, 1))
            yield Finding("REC01", place, "this table is described nowhere", f"add it to `resources` in {path}")


@dataclass(frozen=True, slots=True)
class _Check:
    table: Dataset
    resource: Resource
    text: str
    today: datetime.date

    def findings(self) -> Iterator[Finding]:
        if self.resource.name != self.table.name:
            message = f"{self.table.path} is described as `{shorten(self.resource.name)}`"
            yield Finding("REC01", self.resource.place, message, f"write `{self.table.name}`")
        known = [column.name for column in self.resource.columns]
        if sorted(known) != sorted(self.table.columns):
            yield from self._head(known)
        elif known != list(self.table.columns):
            message = "the columns stand in another order than in their description"
            yield Finding("REC01", self._at(None, 0), message, f"begin with `{','.join(known)}`")
        for column in self.resource.columns:
            if column.name in self.table.columns:
                yield from self._column(column, self.table.columns.index(column.name))
        yield from self._rows()

    def _at(self, row: Place | None, index: int) -> Place:
        return cell(self.text, row or Place(self.table.path, Span(0, 0)), index)

    def _head(self, known: list[str]) -> Iterator[Finding]:
        where = self.resource.place.path
        for index, name in enumerate(self.table.columns):
            if self.table.columns.index(name) != index:
                yield Finding("REC03", self._at(None, index), f"two columns are called `{shorten(name)}`", "rename one")
            elif name not in known:
                help_ = did_you_mean(name, known) or f"add it to the `fields` in {where}"
                yield Finding("REC01", self._at(None, index), f"column `{shorten(name)}` is described nowhere", help_)
        if missing := [name for name in known if name not in self.table.columns]:
            listed = ", ".join(f"`{shorten(name)}`" for name in missing)
            help_ = f"add it, or take its description out of {where}"
            yield Finding("REC01", self._at(None, 0), f"there is no column {listed}", help_)

    def _column(self, column: Column, index: int) -> Iterator[Finding]:
        seen = set[str]()
        for row in self.table.rows:
            value = row.values[column.name]
            if value and column.rules.get("unique") == "true" and value in seen:
                message = f"`{shorten(value)}` stands twice in column `{column.name}`"
                yield Finding("REC03", self._at(row.place, index), message, "each value stands there once")
            seen.add(value)
            if fault := _fault(column, value, self.today):
                yield Finding(fault[0], self._at(row.place, index), *fault[1:])

    def _rows(self) -> Iterator[Finding]:
        seen = set[tuple[str, ...]]()
        for row in self.table.rows:
            values = tuple(row.values.values())
            if values in seen:
                yield Finding("REC03", row.place, "this row stands twice", "delete one of the two")
            seen.add(values)
            low, high = row.values.get("low", ""), row.values.get("high", "")
            if NUMBER.fullmatch(low) and NUMBER.fullmatch(high) and Decimal(low) > Decimal(high):
                message = f"`{low}` is more than `{high}`"
                place = self._at(row.place, self.table.columns.index("low"))
                yield Finding(
                    "REC01", place, message, "`low` is the lower bound, and equals `high` where there is one figure"
                )


def _fault(column: Column, value: str, today: datetime.date) -> tuple[str, str, str] | None:
    """Return the code, the message and the help for a value that does not fit its column."""
    if not value:
        required = column.rules.get("required") == "true"
        return ("REC02", f"`{column.name}` is empty", column.description) if required else None
    shown = f"`{shorten(value)}`"
    form = _FORMS.get(f"{column.type} {column.format}", _FORMS.get(column.type))
    if form and not form[0](value):
        return "REC11" if column.type in _DATES else "REC01", f"{shown} is not {form[1]}", f"write {form[2]}"
    if column.categories and value not in column.categories:
        help_ = did_you_mean(value, column.categories) or "known: " + ", ".join(column.categories)
        return "REC25", f"`{column.name}` cannot be {shown}", help_
    if column.type in _DATES and "maximum" not in column.rules and _is_ahead(value, today):
        help_ = "mend it, or give the column a `maximum` if it may lie ahead"
        return "REC11", f"{shown} lies ahead of {today.isoformat()}", help_
    return _out_of_bounds(column, value, shown)


def _is_ahead(value: str, today: datetime.date) -> bool:
    date = parse_date(value)
    return date is not None and date.first > today + datetime.timedelta(days=1)


def _out_of_bounds(column: Column, value: str, shown: str) -> tuple[str, str, str] | None:
    measure: Callable[[str], Decimal | str] = Decimal if column.type in ("integer", "number") else str
    for rule, sign in (("minimum", 1), ("maximum", -1)):
        bound = column.rules.get(rule, "")
        # The same type on both sides: a bound that is no number was reported with the description.
        if bound and (measure is str or NUMBER.fullmatch(bound)):
            less, more = (measure(value), measure(bound)) if sign > 0 else (measure(bound), measure(value))
            if less < more:  # type: ignore[operator]
                return "REC01", f"{shown} is beyond the {rule} of `{column.name}`", f"the {rule} is {bound}"
    pattern = column.rules.get("pattern", "")
    try:
        fits = not pattern or re.fullmatch(pattern, value)
    except re.error:  # reported with the description
        return None
    return None if fits else ("REC01", f"{shown} is not written as `{column.name}` is", column.description)

"""Dates as coarse as their source: a year, a month or a day (EDTF level 0; ISO 8601)."""

import calendar
import datetime
import re
from dataclasses import dataclass

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Date:
    """A date with its precision; `month` and `day` are 0 where unknown."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def first(self) -> datetime.date:
        """The earliest day it can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        """The latest day it can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def shown(self) -> str:
        """As prose writes it: 14 February 2025, February 2025, 2025."""
        month = f"{calendar.month_name[self.month]} " if self.month else ""
        return f"{self.day} {month}{self.year}" if self.day else f"{month}{self.year}"


def parse_date(text: str) -> Date | None:
    """Read `2024`, `2024-10` or `2024-10-18`; return None for anything else, days that do not exist included."""
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    date = Date(*(int(part or 0) for part in match.groups()))
    try:
        _ = date.first, date.last
    except (ValueError, calendar.IllegalMonthError):
        return None
    # "2024-00" is not a year written at length.
    return None if "-00" in text else date


def show_date(text: str) -> str:
    """Return a record's date as prose writes it, or the text itself where it is no date."""
    date = parse_date(text)
    return date.shown if date else text


def date_of_epoch(text: str) -> datetime.date | None:
    """Return the day (UTC) of a SOURCE_DATE_EPOCH, seconds since 1970; None where it is not set or no number."""
    return datetime.datetime.fromtimestamp(int(text), tz=datetime.UTC).date() if text.isdigit() else None

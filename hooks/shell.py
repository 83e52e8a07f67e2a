"""What the commands share: how they are told what to do, and how they write."""

import argparse
import datetime
import os
from collections.abc import Mapping
from pathlib import Path

from sourcebook.parse.dates import date_of_epoch, parse_date

ROOT = Path(__file__).resolve().parent.parent


class CannotRunError(Exception):
    """Says in one sentence why a command could not run."""


class Parser(argparse.ArgumentParser):
    """Options, whose faults are told as all others are."""

    def error(self, message: str) -> "None":  # type: ignore[override]
        """Say what cannot be understood, in one line."""
        raise CannotRunError(f"{message}; `--help` lists what there is")


def today_of(text: str | None) -> datetime.date | None:
    """Return the day to judge by: as given, else that of SOURCE_DATE_EPOCH, else none."""
    if text is None:
        return date_of_epoch(os.environ.get("SOURCE_DATE_EPOCH", ""))
    date = parse_date(text)
    if date is None or not date.day:
        raise CannotRunError(f"`{text}` is not a day such as 2026-11-22")
    return date.first


def write(texts: Mapping[Path, str]) -> None:
    """Put whole new files in the place of the old ones, which are there until all are ready; no text, no file."""
    ready: dict[Path, Path] = {}
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            new = path.with_name(f".{path.name}.new")
            new.write_bytes(text.encode())
            ready[new] = path
        for new, path in ready.items():
            new.replace(path)
    except OSError as error:
        for new in ready:
            new.unlink(missing_ok=True)
        raise CannotRunError(f"{error.filename} cannot be written: {error.strerror}") from None
    for path in (path for path, text in texts.items() if not text):
        path.unlink()

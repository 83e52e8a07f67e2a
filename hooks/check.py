#!/usr/bin/env python3
"""Check the whole site without building it: `python hooks/check.py [PATH …]`. Needs PyYAML alone.

Exit 0 clean, 1 findings, 2 could not run.
"""

import argparse
import datetime
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

try:
    from sourcebook import project, report
    from sourcebook.parse.dates import date_of_epoch, parse_date
    from sourcebook.rules import RULES, judge
    from sourcebook.text import did_you_mean
except ModuleNotFoundError as missing:
    if missing.name != "yaml":
        raise
    print("check: PyYAML is missing; run `make check`, which installs it", file=sys.stderr)
    sys.exit(2)

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    try:
        options = _options(arguments)
        return _explain(options.explain) if options.explain else _check(options)
    except _CannotRunError as reason:
        print(f"check: {reason}", file=sys.stderr)
        return 2


class _CannotRunError(Exception):
    """Says in one sentence why the check could not run."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> "None":  # type: ignore[override]
        raise _CannotRunError(f"{message}; `--help` lists what there is")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = _Parser(prog="check", description="Check every page and record of the site, without building it.")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="report on these files or folders alone")
    parser.add_argument("--format", choices=report.FORMATS, default="concise")
    parser.add_argument("--select", default="", metavar="CODES", help="report these codes alone, such as CLM,XPG01")
    parser.add_argument("--ignore", default="", metavar="CODES", help="do not report these codes")
    parser.add_argument("--explain", metavar="CODE", help="say what a code means, with examples")
    parser.add_argument("--today", metavar="DATE", help="the date to judge by (else SOURCE_DATE_EPOCH, else the clock)")
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder that holds docs/")
    return parser.parse_args(arguments)


def _explain(code: str) -> int:
    if code not in RULES:
        raise _CannotRunError(f"`{code}` is no code; {did_you_mean(code, RULES) or 'codes: ' + ' '.join(RULES)}")
    print(report.explain(code), end="")
    return 0


def _check(options: argparse.Namespace) -> int:
    select, ignore = (_codes(text) for text in (options.select, options.ignore))
    today = _today(options.today)
    wanted = _paths(options.paths, options.root)
    if not (options.root / "docs").is_dir():
        raise _CannotRunError(f"there is no folder docs/ in {options.root}")
    site = project.load(options.root, today=today)
    found = report.diagnose(judge(site), site.texts, select, ignore)
    # The whole site is always judged, since citations cross files; paths narrow what is reported.
    shown = [d for d in found if not wanted or any(d.path == w or d.path.startswith(f"{w}/") for w in wanted)]
    sys.stdout.write(report.FORMATS[options.format](shown))
    print(f"check: {report.summary(shown)} in {len(site.pages)} pages and {len(site.records)} records", file=sys.stderr)
    return int(report.fails(shown))


def _codes(text: str) -> list[str]:
    codes = [code for code in text.replace(",", " ").split() if code]
    for code in codes:
        if not any(known.startswith(code) for known in RULES):
            raise _CannotRunError(f"`{code}` begins no code; {did_you_mean(code, RULES) or 'see --explain'}")
    return codes


def _today(text: str | None) -> datetime.date | None:
    if text is None:
        return date_of_epoch(os.environ.get("SOURCE_DATE_EPOCH", ""))
    date = parse_date(text)
    if date is None or not date.day:
        raise _CannotRunError(f"`{text}` is not a day such as 2026-11-22")
    return date.first


def _paths(paths: Sequence[str], root: Path) -> list[str]:
    wanted = []
    for text in paths:
        path = Path(text).resolve()
        if not path.exists() or not path.is_relative_to(root):
            raise _CannotRunError(f"`{text}` is no file or folder of this site")
        wanted.append(path.relative_to(root).as_posix())
    return wanted


if __name__ == "__main__":
    # One run makes many small things and throws none away: looking for garbage costs a fifth of the time.
    gc.disable()
    sys.exit(main())

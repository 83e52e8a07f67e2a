#!/usr/bin/env python3
"""Check the whole site without building it: `python hooks/check.py [PATH …]`. Needs PyYAML alone.

Exit 0 clean, 1 findings, 2 could not run.
"""

import argparse
import dataclasses
import datetime
import gc
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

try:
    import kept
    from crew import share
    from shell import ROOT, CannotRunError, Parser, today_of, write
    from sourcebook import permalinks, project, report
    from sourcebook.diagnostics import Diagnostic, Severity
    from sourcebook.files import load_settings
    from sourcebook.memory import Memory
    from sourcebook.mend import Mended, mend, mend_addresses, unsorted
    from sourcebook.model import Project
    from sourcebook.rules import RULES, judge, read_judged
    from sourcebook.settings import Settings, SettingsError, check_codes
    from sourcebook.text import did_you_mean
except ModuleNotFoundError as missing:
    if missing.name != "yaml":
        raise
    print("check: PyYAML is missing; run `make check`, which installs it", file=sys.stderr)
    sys.exit(2)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    try:
        options = _options(arguments)
        return _explain(options.explain) if options.explain else _check(options)
    except (CannotRunError, SettingsError) as reason:
        print(f"check: {reason}", file=sys.stderr)
        return 2


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = Parser(prog="check", description="Check every page and record of the site, without building it.")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="only these files or folders")
    parser.add_argument("--format", choices=report.FORMATS, default="concise")
    parser.add_argument("--statistics", action="store_true", help="only count the findings of each code")
    parser.add_argument(
        "--fix",
        action="store_true",
        help="first sort and tidy the files of records that have no error, and add new addresses to permalinks.txt",
    )
    parser.add_argument("--publish", action="store_true", help="a new address missing from permalinks.txt is an error")
    parser.add_argument("--before", type=Path, metavar="FILE", help="an earlier permalinks.txt: its lines still hold")
    parser.add_argument("--select", metavar="CODES", help="report these codes alone, such as CLM,XPG01")
    parser.add_argument("--ignore", metavar="CODES", help="do not report these codes")
    parser.add_argument("--explain", metavar="CODE", help="say what a code means, with examples")
    parser.add_argument("--today", metavar="DATE", help="the date to judge by (else SOURCE_DATE_EPOCH, else the clock)")
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder that holds docs/")
    parser.add_argument("--no-cache", action="store_true", help="judge every page anew, and remember nothing")
    return parser.parse_args(arguments)


def _explain(code: str) -> int:
    if code not in RULES:
        raise CannotRunError(f"`{code}` is no code; {did_you_mean(code, RULES) or 'codes: ' + ' '.join(RULES)}")
    print(report.explain(code), end="")
    return 0


def _check(options: argparse.Namespace) -> int:
    settings = _settings(options)
    today = today_of(options.today)
    wanted = _paths(options.paths, options.root)
    if not (options.root / "docs").is_dir():
        raise CannotRunError(f"there is no folder docs/ in {options.root}")
    memory = None if options.no_cache else kept.load(options.root)
    site = _load(options, today, memory)
    if options.fix and _fix(site, options.root, wanted):
        site = _load(options, today, memory)
    found = report.diagnose(judge(site, memory), site.texts, settings)
    if memory is not None:
        memory.save()
    # The whole site is always judged, since citations cross files; paths narrow what is reported.
    shown = [d for d in found if _is_wanted(d.path, wanted)]
    sys.stdout.write(report.statistics(shown) if options.statistics else report.FORMATS[options.format](shown))
    counted = f"{report.summary(shown)} in {len(site.pages)} pages and {len(site.records)} records"
    print(f"check: {counted}", file=sys.stderr)
    if files := unsorted(site):
        print(f"check: not sorted by id, which does no harm, and mended by --fix: {', '.join(files)}", file=sys.stderr)
    _tell_github(shown, counted)
    return int(report.fails(shown))


def _load(options: argparse.Namespace, today: datetime.date | None, memory: Memory | None) -> Project:
    address = os.environ.get("SITE_URL", "")
    read = partial(read_judged, work=share)
    site = project.load(options.root, today=today, site_url=address, memory=memory, read=read)
    return site if options.before is None else _with_lines_of(options.before, site)


def _with_lines_of(before: Path, site: Project) -> Project:
    """The site with all that was promised before: whoever takes a line out takes no promise back."""
    try:
        earlier = before.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise CannotRunError(f"`{before}` cannot be read") from None
    path = f"{site.docs}/{permalinks.FILE}"
    now = site.texts.get(path, "")
    gone = sorted({*earlier.splitlines()} - {*now.splitlines()})
    return dataclasses.replace(site, texts={**site.texts, path: "\n".join([now.rstrip("\r\n"), *gone, ""])})


def _settings(options: argparse.Namespace) -> Settings:
    """What the command line says comes before what the files say."""
    given = {name: text.replace(",", " ").split() for name in ("select", "ignore") if (text := vars(options)[name])}
    settings = load_settings(options.root)
    severity = {**settings.severity, **({"XPG08": "error"} if options.publish else {})}
    settings = dataclasses.replace(settings, severity=severity, rules_url=_on_github(settings.rules_url), **given)
    check_codes((*settings.select, *settings.ignore))
    return settings


def _on_github(url: str) -> str:
    """In a run on GitHub a path in the repository can be told as an address."""
    of = os.environ
    if url.startswith("https://") or "GITHUB_SHA" not in of:
        return url
    return f"{of['GITHUB_SERVER_URL']}/{of['GITHUB_REPOSITORY']}/blob/{of['GITHUB_SHA']}/{url}"


def _fix(site: Project, root: Path, wanted: Sequence[str]) -> bool:
    """Mend what is safe to mend, and say what was done."""
    wrong = {d.path for d in report.diagnose(judge(site), site.texts) if d.severity is Severity.ERROR}
    locked = wrong | {path for path in site.texts if not _is_wanted(path, wanted)}
    records, addresses = mend(site.texts, locked, site.docs), mend_addresses(site)
    if not _is_wanted(f"{site.docs}/{permalinks.FILE}", wanted):
        addresses = Mended()
    write({root / path: text for path, text in (records.texts | addresses.texts).items()})
    for line in records.done + addresses.done:
        print(f"fix: {line}", file=sys.stderr)
    return bool(records.texts or addresses.texts)


def _tell_github(shown: Sequence[Diagnostic], counted: str) -> None:
    if os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(os.environ["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as file:
            file.write(report.job_summary(shown, counted))


def _is_wanted(path: str, wanted: Sequence[str]) -> bool:
    return not wanted or any(path == name or path.startswith(f"{name}/") for name in wanted)


def _paths(paths: Sequence[str], root: Path) -> list[str]:
    wanted = []
    for text in paths:
        path = Path(text).resolve()
        if not path.exists() or not path.is_relative_to(root):
            raise CannotRunError(f"`{text}` is no file or folder of this site")
        wanted.append(path.relative_to(root).as_posix())
    return wanted


if __name__ == "__main__":
    # One run makes many small things and throws none away: looking for garbage costs a fifth of the time.
    gc.disable()
    sys.exit(main())

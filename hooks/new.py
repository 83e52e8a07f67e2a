#!/usr/bin/env python3
"""Add a record: `python hooks/new.py source` or `claim`. Asks at a terminal, or takes options, or an export of Zotero.

Exit 0 written, 1 refused (a duplicate, an unknown publisher, or the check would find an error), 2 could not run; only
after 0 has any file changed. Needs PyYAML alone, and for BibTeX and RIS what `make new` installs.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

try:
    import kept
    import zotero
    from answers import NEEDED, Answers, add_options, ask, dashed, name_of
    from shell import ROOT, CannotRunError, Parser, today_of, write
    from sourcebook import project, report
    from sourcebook.add import Additions, RefusedError
    from sourcebook.diagnostics import Severity
    from sourcebook.files import load_settings
    from sourcebook.model import Project
    from sourcebook.parse.shapes import SOURCE_TYPES
    from sourcebook.settings import SettingsError
except ModuleNotFoundError as missing:
    if missing.name != "yaml":
        raise
    print("new: PyYAML is missing; run `make new`, which installs it", file=sys.stderr)
    sys.exit(2)

MAX_BYTES = 1_000_000
"""An export that is larger holds more than a person can review."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    try:
        return _add(_options(arguments))
    except (CannotRunError, SettingsError, zotero.ExportError) as reason:
        print(f"new: {reason}; nothing was written", file=sys.stderr)
        return 2
    except RefusedError as reason:
        return _refuse(_said(reason))
    except (EOFError, KeyboardInterrupt):
        print("\nnew: stopped; nothing was written", file=sys.stderr)
        return 2


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = Parser(prog="new", description="Add a record in its place, unless the check would find an error in it.")
    kinds = parser.add_subparsers(dest="kind", required=True)
    source = kinds.add_parser("source", help="a work that was published", allow_abbrev=False)
    claim = kinds.add_parser("claim", help="a sentence with its evidence", allow_abbrev=False)
    for kind in (source, claim):
        kind.add_argument("--root", type=Path, default=ROOT, help="the folder that holds docs/")
        kind.add_argument(
            "--today", metavar="DATE", help="the day to judge by (else SOURCE_DATE_EPOCH, else the clock)"
        )
    exports = source.add_mutually_exclusive_group()
    for form in zotero.FORMS:
        exports.add_argument(f"--from-{form}", type=Path, metavar="FILE", help="works exported from Zotero")
    add_options(source, "source")
    add_options(claim, "claim")
    add_options(claim, "evidence")
    return parser.parse_args(arguments)


def _add(options: argparse.Namespace) -> int:
    root = options.root.resolve()
    if not (root / "docs").is_dir():
        raise CannotRunError(f"there is no folder docs/ in {root}")
    address = os.environ.get("SITE_URL", "")
    site = project.load(root, today=today_of(options.today), site_url=address, memory=kept.load(root))
    if site.broken:
        found = [finding for finding in site.findings if finding.place.path.endswith(".yml")]
        print(report.concise(report.diagnose(found, site.texts)), end="", file=sys.stderr)
        return _refuse("a file of records cannot be read whole, so nobody can tell what is there already")
    additions = Additions(site)
    add = {"source": additions.source, "claim": additions.claim}[options.kind]
    refused = [reason for work in _works(options, additions) if (reason := _refusal(add, work))]
    return _refuse(*refused) if refused else _finish(additions, root)


def _works(options: argparse.Namespace, additions: Additions) -> list[Answers]:
    """Return the answers for each record, from an export, from options or from a person."""
    apart = ("kind", "root", "today", *(f"from_{form}" for form in zotero.FORMS))
    given = {name: value for name, value in vars(options).items() if value is not None and name not in apart}
    if "author" in given:
        given["author"] = [name_of(text) for text in given["author"]]
    files = [(form, path) for form in zotero.FORMS if (path := getattr(options, f"from_{form}", None))]
    works = [work | given for form, path in files for work in zotero.read(form, _text(path))]
    if len(works) > 1 and not given.keys().isdisjoint(("id", "title", "URL")):
        raise CannotRunError(f"this file holds {len(works)} works; --id, --title and --url speak of one")
    works = works or [_whole(options.kind, given, additions)]
    for work in works:
        work |= {
            name: additions.site.today.isoformat() for name in ("accessed", "checked") if work.get(name) == "today"
        }
        if work.get("type", "webpage") not in SOURCE_TYPES:
            raise CannotRunError(
                f"`{work['type']}` is no type of source here; give --type, one of: {', '.join(SOURCE_TYPES)}"
            )
    return works


def _whole(kind: str, given: Answers, additions: Additions) -> Answers:
    missing = [f"--{dashed(name)}" for name in NEEDED[kind] if not given.get(name)]
    if missing and not sys.stdin.isatty():
        raise CannotRunError(f"a {kind} needs {' and '.join(missing)}")
    return ask(kind, given, additions) if missing else given


def _text(path: Path) -> str:
    try:
        if not path.is_file():
            raise CannotRunError(f"there is no file {path}")
        if path.stat().st_size > MAX_BYTES:
            raise CannotRunError(f"{path} has {path.stat().st_size:,} bytes; the limit is {MAX_BYTES:,}")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotRunError(f"byte {error.start + 1:,} of {path} is not UTF-8; export it in that encoding") from None
    except OSError as error:
        raise CannotRunError(f"{path} cannot be read: {error.strerror}") from None


def _refusal(add: Callable[[Answers], str], work: Answers) -> str:
    """Return why a record was refused, or nothing."""
    try:
        add(work)
    except RefusedError as reason:
        return _said(reason)
    return ""


def _said(reason: RefusedError) -> str:
    return f"{reason}\n  help: {reason.help}" if reason.help else str(reason)


def _refuse(*reasons: str) -> int:
    for reason in reasons:
        print(f"new: {reason}", file=sys.stderr)
    print("new: nothing was written", file=sys.stderr)
    return 1


def _finish(additions: Additions, root: Path) -> int:
    """Judge the outcome; write it if there is no error in it, and say what is left to do."""
    findings, after = additions.findings()
    every = report.diagnose(findings, after.texts, load_settings(root))
    found = [diagnostic for diagnostic in every if diagnostic.severity is not Severity.INFO]
    wrong = [diagnostic for diagnostic in found if diagnostic.severity is Severity.ERROR]
    if wrong:
        print(report.full(wrong), *additions.added.values(), sep="\n", end="", file=sys.stderr)
        return _refuse(f"the check would find {report.summary(wrong)}, named above")
    write({root / path: text for path, text in additions.texts.items()})
    if found:
        print(f"new: left to mend:\n{report.concise(found)}", end="", file=sys.stderr)
    for name in additions.added:
        print(f"new: added `{name}` to {additions.ids[name]}; {_use(after, name)}", file=sys.stderr, flush=True)
        print(f"[^{name}]", flush=True)
    return 0


def _use(site: Project, name: str) -> str:
    return "cite it as" if name in site.claims else "name it in the evidence of a claim; the work itself is cited as"


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Refuse a built site that is not what was checked: `python hooks/verify.py`; `check.py --explain POL18` says why.

Exit 0 sound, 1 not, 2 could not run.
"""

import argparse
import dataclasses
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from sourcebook import report, stamps
from sourcebook.rules.site_not_as_checked import check_built
from sourcebook.settings import FILES

HOOKS = Path(__file__).resolve().parent
SHOWN = 10
"""Where a whole site is at fault, nobody reads every line."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    parser = argparse.ArgumentParser(prog="verify", description="Compare a built site with what it was built from.")
    parser.add_argument("site", nargs="?", type=Path, help="the built site (else site/)")
    parser.add_argument("--root", type=Path, default=HOOKS.parent, help="the folder that holds docs/ and mkdocs.yml")
    options = parser.parse_args(arguments)
    folder = options.site or options.root / "site"
    if not folder.is_dir():
        print(f"verify: there is no folder {folder}; `make site` builds it", file=sys.stderr)
        return 2
    site = read_folder(folder)
    found = report.diagnose(check_built(read_inputs(options.root), site), {})
    found = [dataclasses.replace(fault, path=f"{folder.name}/{fault.path}".rstrip("/")) for fault in found]
    sys.stdout.write(report.concise(found[:SHOWN]))
    said = _say(site, len(found))
    print(f"verify: {said}", file=sys.stderr)
    _tell_github(said, sound=not found)
    return int(bool(found))


def read_inputs(root: Path, docs: str = "docs") -> stamps.Inputs:
    """Sum up what the site in `root` is built from."""
    files = {f"{docs}/{path}": body for path, body in read_folder(root / docs).items()}
    files |= {path.name: path.read_bytes() for name in FILES if (path := root / name).is_file()}
    return stamps.inputs(read_folder(HOOKS), files, docs)


def read_folder(folder: Path) -> Mapping[str, bytes]:
    """Return every file in a folder by its path there, except what Python leaves behind."""
    found = dict[str, bytes]()
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        inside = Path(parent).relative_to(folder).as_posix()
        paths = (path for name in names if (path := Path(parent, name)).is_file())
        found |= {f"{inside}/{path.name}".removeprefix("./"): path.read_bytes() for path in paths}
    return found


def _say(site: Mapping[str, bytes], faults: int) -> str:
    pages = sum(path.endswith(".html") for path in site)
    if not faults:
        return f"{pages:,} pages and {len(site) - pages:,} other files are what was checked"
    rest = f"; the first {SHOWN} are shown" if faults > SHOWN else ""
    return f"this site must not be published: {faults:,} fault{'s' * (faults != 1)} in {len(site):,} files{rest}"


def _tell_github(said: str, *, sound: bool) -> None:
    if "GITHUB_STEP_SUMMARY" in os.environ:
        with Path(os.environ["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as file:
            file.write(f"## The built site\n\n{said[:1].upper()}{said[1:]}.\n{_PREVIEW if sound else ''}")


_PREVIEW = """
To look at it: download `site` under "Artifacts" at the foot of this page, unpack it, and run `python3 -m http.server`
in the unpacked folder; the site is then at the address that this prints.
"""


if __name__ == "__main__":
    sys.exit(main())

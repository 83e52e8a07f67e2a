#!/usr/bin/env python3
"""Write the pages on the rules from the rules' own files: `python hooks/rule_pages.py`; `--check` only compares."""

import sys
from pathlib import Path

from sourcebook.report.manual import FOLDER, rule_pages

ROOT = Path(__file__).resolve().parent.parent


def main(*, check: bool) -> int:
    """Return 1 if pages were to be compared and differ."""
    pages = {ROOT / path: text for path, text in rule_pages().items()}
    on_disk = {path: path.read_text(encoding="utf-8") for path in (ROOT / FOLDER).glob("*.md")}
    if check:
        stale = sorted(path.name for path in {*pages, *on_disk} if pages.get(path) != on_disk.get(path))
        print(f"stale: {' '.join(stale)}; run `make docs`" if stale else "the pages on the rules are up to date")
        return bool(stale)
    (ROOT / FOLDER).mkdir(parents=True, exist_ok=True)
    for path in on_disk.keys() - pages.keys():
        path.unlink()
    for path, text in pages.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))

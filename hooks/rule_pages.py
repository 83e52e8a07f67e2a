#!/usr/bin/env python3
"""Write what the code says of itself, the pages on the rules and the schemas of records; `--check` only compares."""

import sys
from pathlib import Path

from sourcebook.render import schemas
from sourcebook.report.manual import FOLDER, rule_pages

ROOT = Path(__file__).resolve().parent.parent


def main(*, check: bool) -> int:
    """Return 1 if pages were to be compared and differ."""
    pages = {ROOT / path: text for path, text in (rule_pages() | schemas.schemas()).items()}
    found = (*(ROOT / FOLDER).glob("*.md"), *(ROOT / schemas.FOLDER).glob("*.json"))
    on_disk = {path: path.read_text(encoding="utf-8") for path in found}
    if check:
        stale = sorted(path.name for path in {*pages, *on_disk} if pages.get(path) != on_disk.get(path))
        print(
            f"stale: {' '.join(stale)}; run `make docs`"
            if stale
            else "the pages on the rules and the schemas are up to date"
        )
        return bool(stale)
    for folder in (FOLDER, schemas.FOLDER):
        (ROOT / folder).mkdir(parents=True, exist_ok=True)
    for path in on_disk.keys() - pages.keys():
        path.unlink()
    for path, text in pages.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))

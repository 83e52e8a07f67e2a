"""Golden files: what must come out, kept beside what goes in. `UPDATE_GOLDEN=1 make test` rewrites them."""

import os
from pathlib import Path

CASES = Path(__file__).parent / "cases"


def compare(path: Path, actual: str) -> None:
    """Compare a text with a golden file, whole; rewrite the file if asked to."""
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(actual, encoding="utf-8")
    assert path.exists(), f"{path.name} announces nothing: write it, or run with UPDATE_GOLDEN=1 and read the result"
    assert actual == path.read_text(encoding="utf-8")

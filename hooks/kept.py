"""What was found last time, in `.cache/sourcebook/` beside `docs/`: safe to delete, left aside once it is damaged."""

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def load(root: Path) -> dict[str, Any]:
    """Return what this very code found before; nothing if there is nothing, or another hand was at it."""
    try:
        head, _, body = _file(root).read_bytes().partition(b"\n")
        kept = json.loads(body) if head == _head(body) else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def save(root: Path, memory: dict[str, Any], keys: Iterable[str]) -> None:
    """Keep what `keys` name, in one step; a folder that cannot be written to is no fault of the site."""
    body = json.dumps({key: memory[key] for key in keys}, separators=(",", ":")).encode()
    file = _file(root)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(f".{os.getpid()}")
        new.write_bytes(_head(body) + b"\n" + body)
        new.replace(file)
    except OSError:
        return


def _file(root: Path) -> Path:
    return root / ".cache" / "sourcebook" / "pages.json"


def _head(body: bytes) -> bytes:
    """A sum of the code, of Python and of what is kept."""
    total = hashlib.sha256(sys.version.encode() + body)
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        total.update(path.read_bytes())
    return total.hexdigest().encode()

"""What was found last time, in the user's cache folder: safe to delete, left aside once it is damaged.

It lies outside the repository, so that nobody can send findings along with a change (`SOURCEBOOK_CACHE` names another
folder). Values are JSON, read one by one when they are asked for.
"""

import hashlib
import json
import os
import sqlite3
import sys
from collections.abc import Iterator, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

_WRITE = "INSERT OR REPLACE INTO kept VALUES (?, ?)"


class Kept(MutableMapping[str, Any]):
    """A memory on disk. What was neither asked for nor set since it was opened is forgotten when it is saved."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._used: dict[str, Any] = {}
        self._new: set[str] = set()
        self._disk = _open(file)

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - any JSON
        if key not in self._used:
            try:
                self._used[key] = json.loads(self._row(key))
            except (ValueError, RecursionError):
                raise KeyError(key) from None
        return self._used[key]

    def _row(self, key: str) -> str:
        try:
            rows = self._disk.execute("SELECT value FROM kept WHERE key = ?", [_own(key)]).fetchall()
        except sqlite3.Error:
            rows = []
        if not rows:
            raise KeyError(key)
        value: str = rows[0][0]
        return value

    def __setitem__(self, key: str, value: Any) -> None:  # noqa: ANN401 - any JSON
        self._used[key] = value
        self._new.add(key)

    def __delitem__(self, key: str) -> None:
        del self._used[key]
        self._new.discard(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._used)

    def __len__(self) -> int:
        return len(self._used)

    def save(self) -> None:
        """Write what is new, in one step; a folder that cannot be written to is no fault of the site."""
        rows = [(_own(key), json.dumps(self._used[key], separators=(",", ":"))) for key in sorted(self._new)]
        used = {_own(key) for key in self._used}
        try:
            with self._disk:
                old = [row for row in self._disk.execute("SELECT key FROM kept") if row[0] not in used]
                self._disk.executemany("DELETE FROM kept WHERE key = ?", old)
                self._disk.executemany(_WRITE, rows)
        except sqlite3.Error:
            self._file.unlink(missing_ok=True)


def load(root: Path, kind: str = "found") -> Kept:
    """Return what this very code found before on the site in a folder, or what it `built` of it."""
    home = os.environ.get("SOURCEBOOK_CACHE") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    name = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]
    return Kept(Path(home) / "sourcebook" / f"{name}-{kind}.sqlite")


def _open(file: Path) -> sqlite3.Connection:
    """Open the file, anew if it is damaged; where there can be none, keep nothing."""
    for _ in range(2):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            disk = sqlite3.connect(file, timeout=2)
            disk.execute("CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
        except sqlite3.DatabaseError:
            file.unlink(missing_ok=True)
        except OSError:
            break
        else:
            return disk
    disk = sqlite3.connect(":memory:")
    disk.execute("CREATE TABLE kept (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
    return disk


def _own(key: str) -> str:
    return f"{_code()} {key}"


@cache
def _code() -> str:
    """A sum of this code and of Python: what another version found counts for nothing."""
    total = hashlib.sha256(sys.version.encode())
    for path in code_files():
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


def code_files() -> list[Path]:
    """Return the files that what is kept follows from: the code, and the templates of the pages it makes."""
    files = (path for path in Path(__file__).parent.rglob("*") if path.is_file())
    return sorted(path for path in files if path.suffix in (".py", ".html"))

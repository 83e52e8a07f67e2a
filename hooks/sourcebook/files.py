"""From disk: every file of a site, as text where it is a page or holds records; only here the core opens such files."""

import re
from pathlib import Path

from sourcebook import permalinks
from sourcebook.diagnostics import Finding
from sourcebook.settings import FILES, Settings, parse_settings
from sourcebook.text import Place, Span

MAX_BYTES = 2_000_000
"""Longer than any page or file of records that a person can review."""

PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What MkDocs takes for a page (mkdocs/utils/__init__.py, `markdown_extensions`)."""

DATA = (".csv", ".json")
_READ = (*PAGES, ".yml", *DATA)
_START = Span(0, 0)
_SUFFIXES = (*PAGES, ".yml", ".csv", ".json", ".txt", ".css", ".js", ".svg", ".png", ".jpg", ".webp", ".woff2")
"""What may lie among the documents; a page of HTML would be published as it is."""
_SVG_CODE = re.compile(r"<script|<foreignObject|<!ENTITY|\bon\w+\s*=|(?:java|vb)script:|data:text", re.IGNORECASE)


def load_settings(root: Path) -> Settings:
    """Read the settings beside `docs/`; raise `SettingsError` where they are not as they should be."""
    paths = (root / name for name in FILES)
    return parse_settings({path.name: path.read_bytes().decode("utf-8", "replace") for path in paths if path.is_file()})


def read_files(root: Path, docs: str = "docs") -> tuple[dict[str, str], list[str], list[Finding]]:
    """Read every file below `root/docs`: texts by path, the paths of others, and what forbids a file."""
    files, assets, findings = dict[str, str](), list[str](), list[Finding]()
    base = root / docs
    for path in sorted(base.rglob("*")) if base.is_dir() else ():
        name = path.relative_to(root).as_posix()
        if any(part.startswith(".") for part in path.relative_to(base).parts):
            continue
        text = _fault(path, name) or _text(path, name)
        if isinstance(text, str):
            files[name] = text
        elif path.is_file():
            assets.append(name)
        if isinstance(text, Finding):
            findings.append(text)
    return files, assets, findings


def _fault(path: Path, name: str) -> Finding | None:
    """Say what forbids a file, whatever it holds: what is published must be what was checked."""
    if not name.isprintable():
        place = Place(ascii(name)[1:-1], _START)
        return Finding("FIL01", place, "the name of this file cannot be printed", "name it in plain letters")
    if path.is_symlink():
        return Finding("FIL01", Place(name, _START), "this is a link to another file", "put the file itself here")
    if path.is_file() and path.suffix.lower() not in _SUFFIXES:
        message = f"files of the kind `{path.suffix or path.name}` are not published"
        return Finding("FIL01", Place(name, _START), message, f"known here: {' '.join(_SUFFIXES)}")
    return _vector_code(path, name)


def _vector_code(path: Path, name: str) -> Finding | None:
    """A vector picture is a document of its own, in which code can run."""
    if path.suffix.lower() != ".svg" or not _SVG_CODE.search(path.read_bytes().decode("utf-8", "replace")):
        return None
    return Finding("POL15", Place(name, _START), "this picture holds code", "save it as plain SVG")


def _text(path: Path, name: str) -> str | Finding | None:
    """Return the text of a page or a file of records, or why it cannot be read; None for anything else."""
    is_promise = path.name == permalinks.FILE and name.count("/") == 1
    if (path.suffix not in _READ and not is_promise) or path.is_dir():
        return None
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            message = f"the file has {size:,} bytes; the limit is {MAX_BYTES:,}"
            return Finding("FIL02", Place(name, _START), message, "split it, or take out what is not text")
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"byte {error.start + 1:,} of the file is not UTF-8"
        return Finding("FIL01", Place(name, _START), message, "save the file in the encoding UTF-8")
    except OSError as error:
        return Finding("FIL01", Place(name, _START), f"the file cannot be read: {error.strerror}", "check its rights")

"""All together: a site from disk or from memory becomes one project."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeVar
from urllib.parse import urlsplit

from sourcebook import permalinks
from sourcebook.diagnostics import Finding
from sourcebook.memory import Memory, key_of, recall
from sourcebook.model import (
    Claim,
    Dataset,
    Origin,
    Outline,
    Person,
    Project,
    Publisher,
    Record,
    Resource,
    Source,
    Term,
    Vocabulary,
    records_and_data,
)  # fmt: skip
from sourcebook.parse import records
from sourcebook.parse.datasets import parse_dataset
from sourcebook.parse.markdown import parse_page
from sourcebook.parse.package import parse_package
from sourcebook.parse.tables import check_tables
from sourcebook.settings import FILES, Settings, parse_settings
from sourcebook.text import Place, Span

MAX_BYTES = 2_000_000
"""Longer than any page or file of records that a person can review."""

PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What MkDocs takes for a page (mkdocs/utils/__init__.py, `markdown_extensions`)."""

_DATA = (".csv", ".json")
_READ = (*PAGES, ".yml", *_DATA)
_START = Span(0, 0)
_SUFFIXES = (*PAGES, ".yml", ".csv", ".json", ".txt", ".css", ".js", ".svg", ".png", ".jpg", ".webp", ".woff2")
"""What may lie among the documents; a page of HTML would be published as it is."""
_SVG_CODE = re.compile(r"<script|<foreignObject|<!ENTITY|\bon\w+\s*=|(?:java|vb)script:|data:text", re.IGNORECASE)

AnyRecord = TypeVar("AnyRecord", bound=Record)


def load(
    root: Path,
    docs: str = "docs",
    today: datetime.date | None = None,
    site_url: str = "",
    memory: Memory | None = None,
) -> Project:
    """Read the site whose documents lie in `root/docs`. Never raises for what the files hold.

    `today` is the date against which records are judged; without it the clock's. `site_url` is the published address.
    Pages that `memory` holds, judged under the same circumstances, are not read again.
    """
    files, assets, findings = read(root, docs)
    return build(files, docs=docs, today=today, site_url=site_url, assets=assets, findings=findings, memory=memory)


def read(root: Path, docs: str = "docs") -> tuple[dict[str, str], list[str], list[Finding]]:
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


def load_settings(root: Path) -> Settings:
    """Read the settings beside `docs/`; raise `SettingsError` where they are not as they should be."""
    paths = (root / name for name in FILES)
    return parse_settings({path.name: path.read_bytes().decode("utf-8", "replace") for path in paths if path.is_file()})


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


def build(  # noqa: PLR0913 - all that a site is made of, by name
    files: Mapping[str, str],
    *,
    docs: str = "docs",
    today: datetime.date | None = None,
    site_url: str = "",
    assets: list[str] | None = None,
    findings: list[Finding] | None = None,
    memory: Memory | None = None,
) -> Project:
    """Make a project of texts by path, such as `docs/index.md`."""
    today = today or datetime.datetime.now(tz=datetime.UTC).date()
    own_host = urlsplit(site_url).hostname or ""
    reading = _Reading(docs, list(findings or ()))
    reading.broken = any(finding.place.path.endswith(".yml") for finding in reading.findings)
    for path in sorted(files):
        reading.take(path, files[path])
    reading.hold_tables_against(f"{docs}/data/datapackage.json", files, today)
    # All that records are judged by, and a page besides its own text.
    key = key_of(docs, own_host, today, reading.broken, records_and_data(files)) if memory is not None else ""
    reading.read_pages(files, key, memory)
    return Project(
        sources=reading.by_id(Source),
        publishers=reading.by_id(Publisher),
        origins=reading.by_id(Origin),
        claims=reading.by_id(Claim),
        people=reading.by_id(Person),
        terms=reading.by_id(Term),
        datasets=reading.datasets,
        resources=reading.resources,
        records=tuple(reading.records),
        vocabulary=reading.vocabulary,
        pages=tuple(reading.pages),
        texts=dict(files),
        assets=frozenset([*(assets or ()), *(path for path in files if path.endswith(_DATA))]),
        forwards=permalinks.forwards(reading.pages, reading.records, docs),
        docs=docs,
        own_host=own_host,
        today=today,
        findings=tuple(reading.findings),
        broken=reading.broken,
        key=key,
    )


_FOLDERS = {"sources": records.parse_sources, "claims": records.parse_claims}
_FILES = {
    "publishers.yml": records.parse_publishers,
    "origins.yml": records.parse_origins,
    "people.yml": records.parse_people,
    "glossary.yml": records.parse_glossary,
}


@dataclass(slots=True)
class _Reading:
    docs: str
    findings: list[Finding]
    records: list[Record] = field(default_factory=list)
    pages: list[Outline] = field(default_factory=list)
    datasets: dict[str, Dataset] = field(default_factory=dict)
    resources: dict[str, Resource] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    broken: bool = False

    def take(self, path: str, text: str) -> None:
        inside = PurePosixPath(path).relative_to(self.docs)
        parser = _FOLDERS.get(inside.parts[0]) if len(inside.parts) == 2 else _FILES.get(str(inside))
        if str(inside) == "vocabulary.yml":
            self.vocabulary, found, whole = records.parse_vocabulary(path, text)
            self.findings += found
            self.broken |= not whole
        elif parser:
            out = parser(path, text)
            self.records += out.records
            self.findings += out.findings
            self.broken |= not out.whole
        elif inside.suffix == ".csv":
            dataset, found = parse_dataset(path, text)
            self.datasets[dataset.name] = dataset
            self.findings += found
        elif str(inside) == "data/datapackage.json":
            self.resources, found = parse_package(path, text)
            self.findings += found
            self.broken |= not self.resources
        elif inside.suffix == ".yml":
            message = "no records are read from this file"
            place = Place(path, _START)
            self.findings.append(Finding("REC01", place, message, "move it to `claims/` or `sources/`, or rename it"))

    def hold_tables_against(self, package: str, files: Mapping[str, str], today: datetime.date) -> None:
        # Of a description that could not be read, what it lacks proves nothing.
        if self.resources or package not in files:
            self.findings += check_tables(package, self.resources, self.datasets, files, today)

    def read_pages(self, files: Mapping[str, str], given: str, memory: Memory | None) -> None:
        for path in sorted(path for path in files if PurePosixPath(path).suffix in PAGES):
            key = key_of(given, path, files[path]) if memory is not None else ""
            page = (None if memory is None else recall(memory, key)) or parse_page(path, files[path], key=key)
            self.pages.append(page)
            self.findings += page.form

    def by_id(self, kind: type[AnyRecord]) -> dict[str, AnyRecord]:
        """The first record under an id counts; the second one is reported by a rule."""
        found: dict[str, AnyRecord] = {}
        for record in self.records:
            if isinstance(record, kind):
                found.setdefault(record.id, record)
        return found

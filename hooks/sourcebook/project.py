"""All together: a site from disk or from memory becomes one project."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TypedDict, TypeVar, Unpack
from urllib.parse import urlsplit

from sourcebook import permalinks
from sourcebook.diagnostics import Finding
from sourcebook.files import DATA, PAGES, read_files
from sourcebook.memory import Memory, key_of, page_key, recall
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
from sourcebook.text import Place, Span

_START = Span(0, 0)

AnyRecord = TypeVar("AnyRecord", bound=Record)
Read = Callable[[Project, Sequence[str], Memory | None], Sequence[Outline]]
"""Reads pages of a site that has its records, by their paths."""


def load(  # noqa: PLR0913 - where from, and all that decides what comes of it
    root: Path,
    docs: str = "docs",
    *,
    today: datetime.date | None = None,
    site_url: str = "",
    memory: Memory | None = None,
    read: Read | None = None,
) -> Project:
    """Read the site whose documents lie in `root/docs`. Never raises for what the files hold.

    `today` is the date against which records are judged; without it the clock's. `site_url` is the published address.
    Pages that `memory` holds, judged under the same circumstances, are not read again; `read` may read the others in
    another way, as `rules.read_judged` does.
    """
    files, assets, findings = read_files(root, docs)
    about = _About(docs=docs, today=today, site_url=site_url, assets=assets, findings=findings)
    return build(files, memory=memory, read=read, **about)


class _About(TypedDict, total=False):
    docs: str
    today: datetime.date | None
    site_url: str
    assets: list[str] | None
    findings: list[Finding] | None


def build(
    files: Mapping[str, str], *, memory: Memory | None = None, read: Read | None = None, **about: Unpack[_About]
) -> Project:
    """Make a project of texts by path, such as `docs/index.md`."""
    site = build_records(files, **about)
    return with_pages(site, (read or _read_pages)(site, page_paths(files), memory))


def build_records(  # noqa: PLR0913 - all that a site is made of, by name
    files: Mapping[str, str],
    *,
    docs: str = "docs",
    today: datetime.date | None = None,
    site_url: str = "",
    assets: list[str] | None = None,
    findings: list[Finding] | None = None,
) -> Project:
    """Make a project that has its records, and no pages yet."""
    today = today or datetime.datetime.now(tz=datetime.UTC).date()
    own_host = urlsplit(site_url).hostname or ""
    reading = _Reading(docs, list(findings or ()))
    reading.broken = any(finding.place.path.endswith(".yml") for finding in reading.findings)
    for path in sorted(files):
        reading.take(path, files[path])
    reading.hold_tables_against(f"{docs}/data/datapackage.json", files, today)
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
        texts=dict(files),
        assets=frozenset([*(assets or ()), *(path for path in files if path.endswith(DATA))]),
        docs=docs,
        own_host=own_host,
        today=today,
        findings=tuple(reading.findings),
        broken=reading.broken,
        # All that records are judged by, and a page besides its own text.
        key=key_of(docs, own_host, today, reading.broken, records_and_data(files)),
    )


def page_paths(files: Iterable[str]) -> list[str]:
    """Return the paths of pages among those of all files, in order."""
    return sorted(path for path in files if PurePosixPath(path).suffix in PAGES)


def _read_pages(site: Project, paths: Sequence[str], memory: Memory | None) -> Sequence[Outline]:
    return [read_page(site, path, memory) for path in paths]


def read_page(site: Project, path: str, memory: Memory | None = None) -> Outline:
    """Return a page as it is read for the rules, or what `memory` holds of it if it was judged as it stands."""
    key = page_key(site, path)
    return (None if memory is None else recall(memory, key)) or parse_page(path, site.texts[path], key=key)


def with_pages(site: Project, pages: Sequence[Outline]) -> Project:
    """Return a site that has its records with its pages."""
    return replace(
        site,
        pages=tuple(pages),
        forwards=permalinks.forwards(pages, site.records, site.docs),
        findings=(*site.findings, *(finding for page in pages for finding in page.form)),
        facts={},
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

    def by_id(self, kind: type[AnyRecord]) -> dict[str, AnyRecord]:
        """The first record under an id counts; the second one is reported by a rule."""
        found: dict[str, AnyRecord] = {}
        for record in self.records:
            if isinstance(record, kind):
                found.setdefault(record.id, record)
        return found

"""no record of that id

A marker, an evidence item or another field names a record that does not exist: the chain would end in nothing.

Bad:

    The River Alder rose, the river agency said.[^river-rise]

Good:

    The River Alder rose, the river agency said.[^river-rose]
"""

from collections.abc import Collection, Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Claim, Page, Person, Project, Record, Source, Term, ids_in, records_named
from sourcebook.parse.datasets import cell
from sourcebook.text import Place, did_you_mean, shorten


def check(project: Project) -> Iterator[Finding]:
    """Yield each id that leads nowhere, in records and tables."""
    for record in project.records:
        for field, wanted, known in _named(project, record):
            if wanted and wanted not in known:
                yield _finding(record.at(field), wanted, known)
    yield from _in_tables(project)


def _in_tables(project: Project) -> Iterator[Finding]:
    kinds: dict[str, Collection[str]] = {
        "claim": project.claims, "source": project.sources, "origin": project.origins, "area": project.vocabulary.areas,
    }  # fmt: skip
    for dataset in project.datasets.values():
        for column, kind in records_named(dataset, project.resources.get(dataset.name)).items():
            for row in dataset.rows:
                for wanted in ids_in(row.values[column]):
                    if wanted not in kinds[kind]:
                        index = dataset.columns.index(column)
                        yield _finding(cell(project.texts[dataset.path], row.place, index), wanted, kinds[kind])


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each label of a page that is no record's id."""
    known = {**project.claims, **project.sources}
    for reference in page.references:
        label = reference.label
        if label.split() == [label] and not label.startswith("note-") and label not in known:
            yield _finding(page.place(reference.label_span), label, known)


def _named(project: Project, record: Record) -> Iterator[tuple[str, str, Collection[str]]]:
    if isinstance(record, Source):
        yield "custom.outlet", record.outlet, project.publishers
    elif isinstance(record, Claim):
        yield "superseded_by", record.superseded_by, project.claims
        for index, name in enumerate(record.rests_on):
            yield f"rests_on.{index}", name, project.claims
        for item in record.evidence:
            yield f"{item.field}.source", item.source, project.sources
            yield f"{item.field}.origin", item.origin, project.origins
    elif isinstance(record, Person):
        yield "source", record.source, project.sources
    elif isinstance(record, Term):
        for index, name in enumerate(record.claims):
            yield f"claims.{index}", name, project.claims
        for index, name in enumerate(record.sources):
            yield f"sources.{index}", name, project.sources


def _finding(place: Place, wanted: str, known: Collection[str]) -> Finding:
    help_ = did_you_mean(wanted, known) or "add the record, or take out what names it"
    return Finding("XPG01", place, f"no record is called `{shorten(wanted)}`", help_)

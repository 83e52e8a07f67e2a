"""The nouns of tables: rows that know their line, and what `datapackage.json` says of a table (Frictionless)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sourcebook.text import Place, slug

KINDS = ("claim", "source", "origin", "area")
"""What the ids of a column may name; a column called so needs not say it."""


def ids_in(value: str) -> list[str]:
    """Return the ids that a cell holds, which semicolons part."""
    return [part.strip() for part in value.split(";") if part.strip()]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, by column."""

    values: Mapping[str, str]
    place: Place

    @property
    def anchor(self) -> str:
        """The id of the row in a list of its own: that of its column `id`, else its date and title."""
        return slug(self.values.get("id") or f"{self.values.get('date', '')} {self.values.get('title', '')}")


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table of `docs/data`."""

    name: str
    """Its file's name without `.csv`, which directives use."""
    path: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """How one column is described: a field of a Table Schema."""

    name: str
    place: Place
    type: str = ""
    format: str = ""
    title: str = ""
    description: str = ""
    unit: str = ""
    record: str = ""
    """The kind of record that its ids name."""
    categories: Mapping[str, str] = field(default_factory=dict)
    """Every value that may stand there, with its meaning for readers; empty where any may."""
    rules: Mapping[str, str] = field(default_factory=dict)
    """Its `constraints`, but for the list of values."""


@dataclass(frozen=True, slots=True)
class Resource:
    """How a table is described: who made it, from what, how and when, and what its columns hold."""

    name: str
    place: Place
    path: str = ""
    """From the folder that holds `docs/`."""
    title: str = ""
    description: str = ""
    method: str = ""
    date: str = ""
    sources: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()


def records_named(dataset: Dataset, resource: Resource | None) -> dict[str, str]:
    """Return the columns of a table that name records, each with the kind of these."""
    told = {column.name: column.record for column in resource.columns if column.record} if resource else {}
    return {name: told.get(name, name) for name in dataset.columns if name in told or name in KINDS}

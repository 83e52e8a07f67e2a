"""The nouns of tables: rows that know their line, and what `datapackage.json` says of a table (Frictionless)."""

from collections.abc import Mapping
from dataclasses import dataclass

from sourcebook.text import Place


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, by column."""

    values: Mapping[str, str]
    place: Place


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table of `docs/data`."""

    name: str
    """Its file's name without `.csv`, which directives use."""
    path: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Resource:
    """How a table is described: who made it, from what, how and when."""

    name: str
    place: Place
    title: str = ""
    method: str = ""
    date: str = ""
    sources: tuple[str, ...] = ()

"""The nouns of records: sources, publishers, origins, people, terms, claims with their evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sourcebook.text import Place

STATUSES = ("established", "reported", "contested", "denied", "superseded", "refuted")
BASES = ("origins", "admission", "on-record", "text", "comparison", "not-found")
ATTRIBUTED = ("reported", "contested", "denied")
"""Statuses whose sentence must say who says so."""


@dataclass(frozen=True, slots=True)
class Allow:
    """A written exception: one code, for one stretch of a file, with its reason."""

    code: str
    why: str
    until: str
    by: tuple[str, ...]
    place: Place
    """Where the exception is written."""
    covers: Place
    """What it excuses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What all records have in common."""

    id: str
    place: Place
    """Of the id, or of the record's beginning where it has none."""
    whole: Place
    places: Mapping[str, Place]
    """Dotted path of a field (`evidence.0.says`) to the place of its value."""
    allow: tuple[Allow, ...] = ()
    aliases: tuple[str, ...] = ()

    def at(self, path: str) -> Place:
        """Return the place of a field, or of the nearest field around it, or of the id."""
        while path and path not in self.places:
            path = path.rpartition(".")[0]
        return self.places.get(path, self.place)


@dataclass(frozen=True, slots=True)
class Name:
    """A CSL name variable's value: a person in parts, or an organisation as `literal`."""

    family: str = ""
    given: str = ""
    literal: str = ""

    @property
    def shown(self) -> str:
        """The name in reading order."""
        return self.literal or f"{self.given} {self.family}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A published item: a CSL item with the site's own facts from `custom`."""

    type: str = ""
    title: str = ""
    author: tuple[Name, ...] = ()
    container_title: str = ""
    publisher: str = ""
    issued: str = ""
    url: str = ""
    language: str = ""
    accessed: str = ""
    outlet: str = ""
    read: str = ""
    date_confirmed: str = ""
    url_confirmed: str = ""
    retrieved_from: str = ""
    copy_of: str = ""
    archive: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    @property
    def is_copy(self) -> bool:
        """Whether what was read is not the publisher's own page."""
        return self.retrieved_from == "copy"

    @property
    def title_supplied(self) -> bool:
        """Whether the title is the site's own description, in brackets, as cataloguers write it."""
        return self.title.startswith("[") and self.title.endswith("]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher(Record):
    """An outlet or institution, described once for all its sources."""

    name: str = ""
    hosts: tuple[str, ...] = ()
    kind: str = ""
    perspective: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin(Record):
    """Whoever knew it first, which side they are on, and what they have at stake."""

    name: str = ""
    names: tuple[str, ...] = ()
    role: str = ""
    side: str = ""
    stake: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A typed figure of one evidence item; numbers stay the text that the author wrote."""

    value: str = ""
    low: str = ""
    high: str = ""
    hedge: str = ""
    counts: str = ""
    on: str = ""
    per: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one source states on a claim, and from whom the source has it."""

    field: str
    """Its dotted path in the claim, such as `evidence.0`."""
    source: str = ""
    origin: str = ""
    says: str = ""
    stance: str = "supports"
    admission: bool = False
    locator: str = ""
    quote: str = ""
    quote_lang: str = ""
    figures: tuple[Figure, ...] = ()

    @property
    def disputes(self) -> bool:
        """Whether it speaks against the claim's sentence."""
        return self.stance == "disputes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """One plain sentence with a status, the date it holds for, and its evidence."""

    area: str = ""
    claim: str = ""
    status: str = ""
    basis: str = ""
    as_of: str = ""
    checked: str = ""
    evidence: tuple[Evidence, ...] = ()
    note: str = ""
    question: str = ""
    superseded_by: str = ""
    rests_on: tuple[str, ...] = ()
    searched: Mapping[str, str] = field(default_factory=dict)
    bears_on: Mapping[str, str] = field(default_factory=dict)
    reserve: str = ""

    @property
    def supporting(self) -> tuple[Evidence, ...]:
        """The evidence that carries the sentence."""
        return tuple(item for item in self.evidence if not item.disputes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """Somebody who may be named, and the public role that makes it so."""

    name: str = ""
    names: tuple[str, ...] = ()
    """All spellings, in every script."""
    office: str = ""
    why: str = ""
    source: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every form under which the name may stand."""
        return self.name, *self.names


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Record):
    """A word that the glossary explains."""

    term: str = ""
    original: str = ""
    """In its own script, in the language `lang`, and in the site's one romanisation."""
    lang: str = ""
    romanised: str = ""
    definition: str = ""
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    """What the definition rests on where no claim says it."""
    forms: tuple[str, ...] = ()
    """Other ways to write it, such as the plural."""

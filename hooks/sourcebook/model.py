"""The nouns: sources, publishers, origins, claims, the vocabulary, pages, and the project that holds them all."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sourcebook.diagnostics import Finding
from sourcebook.text import Place, Span

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


@dataclass(frozen=True, slots=True)
class Role:
    """What kind of speaker an origin is."""

    id: str
    name: str
    interested: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A party whose origins never count twice; `each_counts` marks those who belong to none."""

    id: str
    name: str
    each_counts: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of the subject: all that the rules know about it."""

    roles: Mapping[str, Role] = field(default_factory=dict)
    sides: Mapping[str, Side] = field(default_factory=dict)
    counts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Counting term to the words that may express it."""
    units: tuple[str, ...] = ()
    areas: Mapping[str, str] = field(default_factory=dict)
    numbered_names: tuple[str, ...] = ()
    """Names that hold a number and count nothing; `#` stands for any number."""
    takes_up: tuple[str, ...] = ()
    """Pronouns and nouns that take up a speaker named in an earlier sentence."""
    wrong_words: tuple[str, ...] = ()
    """The site's words for "this is wrong"."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A footnote reference, `[^label]`."""

    label: str
    span: Span
    label_span: Span
    within: str
    """The kind of block it stands in, or `link` inside a link's text."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A footnote definition, `[^label]: body`; `hidden` when it lies in code or a comment."""

    label: str
    span: Span
    label_span: Span
    body: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with the id that the built page will give it."""

    level: int
    text: str
    anchor: str
    explicit: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """An inline link, image or autolink, by its target."""

    target: str
    span: Span
    is_image: bool = False


@dataclass(frozen=True, slots=True)
class Directive:
    """A generated block's place, `<!-- name: argument -->` on a line of its own."""

    name: str
    argument: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, without its markup, and the labels of the references that close it."""

    text: str
    span: Span
    labels: tuple[str, ...]

    @property
    def is_question(self) -> bool:
        """Whether it asks rather than states."""
        return self.text.rstrip("\"'”’)* ").endswith("?")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of prose of one kind: paragraph, item, row, head, heading, title or definition."""

    kind: str
    span: Span
    sentences: tuple[Sentence, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of all references in the block, in order."""
        return tuple(label for sentence in self.sentences for label in sentence.labels)


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown page as it was understood."""

    path: str
    text: str
    body_start: int = 0
    front: Mapping[str, object] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()
    references: tuple[Reference, ...] = ()
    definitions: tuple[Definition, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    directives: tuple[Directive, ...] = ()
    allow: tuple[Allow, ...] = ()
    html: tuple[Span, ...] = ()
    """Raw tags, which no page may hold."""
    attributes: tuple[Span, ...] = ()
    """Attribute lists, `{ #id .class }`."""
    oddities: tuple[tuple[Span, str], ...] = ()
    """Shapes that look like a citation and are none, with what was probably meant."""
    anchors: frozenset[str] = frozenset()
    """Every id that a link may point at."""

    @property
    def tied(self) -> bool:
        """Whether the page's statements must hang on claims; only a page about the site itself need not."""
        return self.front.get("tied") != "false"

    def place(self, span: Span) -> Place:
        """Return a span of this page as a place."""
        return Place(self.path, span)


@dataclass(frozen=True, slots=True)
class Project:
    """A whole site: every record, every page, and what was found while reading them."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    publishers: Mapping[str, Publisher] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    records: tuple[Record, ...] = ()
    """Every record read, second ones under the same id included."""
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    pages: tuple[Page, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    """Path to text, of every file that could be read."""
    assets: frozenset[str] = frozenset()
    """Other files under the docs folder, which links may point at."""
    docs: str = "docs"
    today: datetime.date = datetime.date.min
    findings: tuple[Finding, ...] = ()
    broken: bool = False
    """Whether a file of records could not be read whole, so that a missing id proves nothing."""

    def cited(self, page: Page) -> Iterator[tuple[Sentence, Block, Claim]]:
        """Yield every sentence of a page with its block and each claim it is tied to."""
        for block in page.blocks:
            for sentence in block.sentences:
                for label in dict.fromkeys(sentence.labels):
                    if label in self.claims:
                        yield sentence, block, self.claims[label]

    def stance_origins(self, claim: Claim, *, disputes: bool) -> tuple[Origin, ...]:
        """Return the known origins behind a claim's evidence of one stance, each once."""
        ids = dict.fromkeys(item.origin for item in claim.evidence if item.disputes is disputes)
        return tuple(self.origins[name] for name in ids if name in self.origins)

    def sides(self, origins: tuple[Origin, ...]) -> tuple[str, ...]:
        """Return the independent voices among origins: one a side, or one an origin that belongs to none."""
        voices = []
        for origin in origins:
            side = self.vocabulary.sides.get(origin.side)
            voices.append(origin.id if side and side.each_counts else origin.side)
        return tuple(dict.fromkeys(voices))

    def is_interested(self, origin: Origin) -> bool:
        """Tell whether an origin has a stake, by its role; an unknown role counts as interested."""
        role = self.vocabulary.roles.get(origin.role)
        return role is None or role.interested

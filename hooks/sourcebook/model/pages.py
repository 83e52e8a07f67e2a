"""The nouns of a Markdown page: blocks, sentences, footnotes, headings, links, directives."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from sourcebook.diagnostics import Finding
from sourcebook.model.records import Allow
from sourcebook.text import Place, Span

_FILTER = re.compile(r"(?<!\S)(?P<column>[\w-]+)=(?P<value>\"[^\"]*\"|\S+)")


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


@dataclass(frozen=True, slots=True)
class Directive:
    """A generated block's place, `<!-- name: argument -->` on a line of its own."""

    name: str
    argument: str
    span: Span

    @property
    def table(self) -> tuple[str, dict[str, str]]:
        """The table that the argument names, and what its rows must hold, as in `houses town=Alder`."""
        wanted = {m["column"]: m["value"].strip('"') for m in _FILTER.finditer(self.argument)}
        return " ".join(_FILTER.sub("", self.argument).split()), wanted


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What the rest of the site may know of a page; this much is remembered while neither it nor a record changes."""

    path: str
    key: str = ""
    """Names all that its findings follow from: its text, the records, the date. Empty: not to be remembered."""
    front: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    directives: tuple[Directive, ...] = ()
    allow: tuple[Allow, ...] = ()
    anchors: tuple[str, ...] = ()
    """Every id that a link may point at, as often as it is given."""
    marked: tuple[Sentence, ...] = ()
    """The sentences that hold a reference."""
    form: tuple[Finding, ...] = ()
    """What was found while reading it."""
    judged: tuple[Finding, ...] = ()
    """What the rules for pages found, where it was judged before."""

    @property
    def tied(self) -> bool:
        """Whether the page's statements must hang on claims; only a page about the site itself need not."""
        return self.front.get("tied") != "false"

    def place(self, span: Span) -> Place:
        """Return a span of this page as a place."""
        return Place(self.path, span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Outline):
    """A Markdown page as it was understood."""

    text: str
    prose: str = ""
    """The text with all code and comments blank, as long as the text."""
    body_start: int = 0
    blocks: tuple[Block, ...] = ()
    definitions: tuple[Definition, ...] = ()
    html: tuple[Span, ...] = ()
    """Raw tags, which no page may hold."""
    oddities: tuple[tuple[Span, str], ...] = ()
    """Shapes that look like a citation and are none, with what was probably meant."""

    def judged_as(self, found: Iterable[Finding]) -> Outline:
        """Return the outline of this page with what was found on it."""
        values = {each.name: getattr(self, each.name) for each in fields(Outline)}
        return Outline(**values | {"judged": tuple(found)})

    def said(self, sentence: Sentence) -> str:
        """Return what a paragraph says up to the end of one of its sentences."""
        at = bisect_right(self.blocks, sentence.span.start, key=lambda block: block.span.start)
        told = (each for each in self.blocks[at - 1].sentences if each.span.start <= sentence.span.start)
        return "".join(each.text for each in told)

"""The site as the planters see it: its files, what was parsed of them, and ways to cut a file."""

import datetime
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from sourcebook import project
from sourcebook.model import Block, Claim, Page, Project, Record, Sentence
from sourcebook.text import Lines


@dataclass(frozen=True)
class Fault:
    """A planted fault: a file's new text, the lines where it must be seen, and the codes that see it."""

    path: str
    text: str
    lines: frozenset[int]
    """Empty where any line of the file will do."""
    codes: tuple[str, ...]
    elsewhere: bool = False
    """Whether the finding may stand in another file, such as the page that cites a dropped record."""


@dataclass
class Site:
    """The real site, untouched."""

    root: Path
    today: str = "2026-11-22"
    whole: Project = field(init=False)

    def __post_init__(self) -> None:
        self.whole = project.load(self.root, today=datetime.date.fromisoformat(self.today))

    @cached_property
    def pages(self) -> list[Page]:
        """Every page, as it was read."""
        return [page for page in self.whole.pages if isinstance(page, Page)]

    @cached_property
    def tied(self) -> list[tuple[Page, Block, Sentence, Claim]]:
        """Every sentence that is tied to exactly one claim, on pages that must be tied."""
        pages = (page for page in self.pages if page.tied)
        return [
            (page, block, sentence, claim)
            for page in pages
            for sentence, block, claim in self.whole.cited(page)
            if len(set(sentence.labels)) == 1 and block.kind in ("paragraph", "item") and not sentence.is_question
        ]

    @cached_property
    def records(self) -> list[Record]:
        """Every record."""
        return list(self.whole.records)

    def text_of(self, record: Record) -> str:
        """The record as it stands in its file."""
        start, end = record.whole.span
        return self.whole.texts[record.whole.path][start:end]


Item = TypeVar("Item")
Planter = Callable[[Site, random.Random], Fault | None]


def edit(site: Site, path: str, start: int, end: int, new: str, codes: str, *, elsewhere: bool = False) -> Fault:
    """Replace a stretch of a file; the fault lies on the lines of the new stretch, or around it where it is empty."""
    old = site.whole.texts[path]
    text = old[:start] + new + old[end:]
    lines = Lines(text)
    first, last = lines.position(start)[0], lines.position(min(len(text), start + max(1, len(new))))[0]
    return Fault(path, text, frozenset(range(first, last + 1)), tuple(codes.split()), elsewhere)


def in_sentence(site: Site, page: Page, sentence: Sentence, start: int, end: int, new: str, codes: str) -> Fault:
    """Replace a stretch of a sentence; the fault lies anywhere on its paragraph's lines."""
    fault = edit(site, page.path, sentence.span.start + start, sentence.span.start + end, new, codes)
    lines = Lines(fault.text)
    around = next(b.span for b in page.blocks if b.span.start <= sentence.span.start < b.span.end)
    first, last = lines.position(around.start)[0], lines.position(min(len(fault.text), around.end + len(new)))[0]
    return Fault(fault.path, fault.text, frozenset(range(first, last + 1)), fault.codes)


def shuffled(rng: random.Random, items: list[Item]) -> Iterator[Item]:
    """Yield the items in an order of chance."""
    yield from rng.sample(items, len(items))

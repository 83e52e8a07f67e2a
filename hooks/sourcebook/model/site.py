"""The project: a whole site, and the questions that rules and renderers ask of it."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from sourcebook.diagnostics import Finding
from sourcebook.model.data import Dataset, Resource
from sourcebook.model.pages import Block, Outline, Page, Sentence
from sourcebook.model.records import Claim, Origin, Person, Publisher, Record, Source, Term
from sourcebook.model.vocabulary import Vocabulary

Fact = TypeVar("Fact")


@dataclass(frozen=True, slots=True)
class Project:
    """A whole site: every record, every page, and what was found while reading them."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    publishers: Mapping[str, Publisher] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    datasets: Mapping[str, Dataset] = field(default_factory=dict)
    resources: Mapping[str, Resource] = field(default_factory=dict)
    """What `datapackage.json` says of each dataset."""
    records: tuple[Record, ...] = ()
    """Every record read, second ones under the same id included."""
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    pages: tuple[Outline, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    """Path to text, of every file that could be read."""
    assets: frozenset[str] = frozenset()
    """Other files under the docs folder, which links may point at."""
    forwards: Mapping[str, str] = field(default_factory=dict)
    """Older addresses, and where each of them leads: see permalinks.py."""
    docs: str = "docs"
    own_host: str = ""
    """Where the site is published, if that is known."""
    today: datetime.date = datetime.date.min
    findings: tuple[Finding, ...] = ()
    broken: bool = False
    """Whether a file of records could not be read whole, so that a missing id proves nothing."""
    key: str = ""
    """Names all that the records are judged by, and a page besides its own text."""
    facts: dict[tuple[Any, str], Any] = field(default_factory=dict, compare=False, repr=False)
    """What was worked out before, once for all pages; see `once`."""

    def cited(self, page: Page) -> Iterator[tuple[Sentence, Block, Claim]]:
        """Yield every sentence of a page with its block and each whole claim it is tied to."""
        for block in page.blocks:
            for sentence in block.sentences:
                for label in dict.fromkeys(sentence.labels):
                    if label in self.claims and self._is_whole(self.claims[label]):
                        yield sentence, block, self.claims[label]

    def told(self, page: Page) -> Iterator[tuple[Sentence, list[Claim]]]:
        """Yield every sentence of a page that is tied to a known claim, with these claims."""
        for sentence in page.marked:
            claims = [self.claims[label] for label in dict.fromkeys(sentence.labels) if label in self.claims]
            if claims:
                yield sentence, claims

    def marked(self, page: Outline) -> Iterator[tuple[Sentence, Claim]]:
        """Yield every sentence of a page with each whole claim it is tied to, as the rest of the site may ask."""
        for sentence in page.marked:
            for label in dict.fromkeys(sentence.labels):
                if label in self.claims and self._is_whole(self.claims[label]):
                    yield sentence, self.claims[label]

    def whole_claims(self) -> Iterator[Claim]:
        """Yield the claims whose evidence leads to records that exist; the others are reported for that alone."""
        return (claim for claim in self.claims.values() if self._is_whole(claim))

    def _is_whole(self, claim: Claim) -> bool:
        return all(item.source in self.sources and item.origin in self.origins for item in claim.evidence)

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


def once(function: Callable[[Project, Claim], Fact]) -> Callable[[Project, Claim], Fact]:
    """Let a function of a claim and the records be worked out once a project: pages cite the same claims."""

    @wraps(function)
    def known(project: Project, claim: Claim) -> Fact:
        key = (function, claim.id)
        if key not in project.facts:
            project.facts[key] = function(project, claim)
        fact: Fact = project.facts[key]
        return fact

    return known


def records_and_data(texts: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of records and tables, by path."""
    return {path: text for path, text in texts.items() if path.endswith((".yml", ".csv", ".json"))}

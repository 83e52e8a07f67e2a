"""The words of the subject: all that the rules know about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Role:
    """What kind of speaker an origin is."""

    id: str
    name: str
    interested: bool
    state: bool = False
    """Whether it speaks for a state."""


@dataclass(frozen=True, slots=True)
class Side:
    """A party whose origins never count twice; `each_counts` marks those who belong to none."""

    id: str
    name: str
    each_counts: bool


# Compared by identity, so that what was worked out for it can be kept.
@dataclass(frozen=True, slots=True, eq=False)
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
    plan_words: tuple[str, ...] = ()
    """Words that tell a plan or a forecast as what it is."""
    status_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that stand only where a status carries them, to those statuses."""
    known_names: tuple[str, ...] = ()
    """Places and bodies that any sentence may name."""
    wrong_words: tuple[str, ...] = ()
    """The site's words for "this is wrong"."""
    spellings: Mapping[str, str] = field(default_factory=dict)
    """Another spelling of a name to the one that the site writes."""
    refused_hosts: tuple[str, ...] = ()
    """Hosts whose pages are never given as sources, their subdomains included."""
    protected_context: tuple[str, ...] = ()
    """Words of a passage on people whose identity is protected; in these lists `*` ends a stem, `#` is a number."""
    surnames: tuple[str, ...] = ()
    surname_endings: tuple[str, ...] = ()
    given_names: tuple[str, ...] = ()
    before_names: tuple[str, ...] = ()
    """Words that a name follows: *Private*, *surnamed*."""
    after_names: tuple[str, ...] = ()
    """Particles that may be written onto a name, in scripts without capitals."""
    not_names: tuple[str, ...] = ()
    """What looks like a name and is none."""
    identifying: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What identifies somebody, such as age, to the words that tell it."""
    distressing_words: tuple[str, ...] = ()

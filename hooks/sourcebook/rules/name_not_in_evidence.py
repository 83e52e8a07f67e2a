"""a name that the evidence does not hold

A person, place or body named in a tied sentence should stand somewhere in the claims it is tied to: in their sentences,
in what the sources state, or among the names of their origins. `known_names` of the vocabulary lists those that any
sentence may use.

Bad:

    The river agency said that the River Alder rose at Millbrook Bridge.[^river-rose]

Good:

    The river agency said that the River Alder rose.[^river-rose]
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from sourcebook.diagnostics import Finding
from sourcebook.model import Claim, Page, Project, once
from sourcebook.text import Span, plain

# Its capital comes first: so it is searched for faster.
_NAME = re.compile(r"[A-Z](?<=\s[A-Z])(?<![.!?:“\"(]\s[A-Z])[\w'’-]*[a-z][\w'’-]*")
_STEM = 5
"""Letters that must agree: Norway and Norwegian are the same name."""


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each capitalised word within a tied sentence that no text of its claims knows."""
    words = project.vocabulary
    general = _stems(" ".join((*words.known_names, *words.numbered_names, *_CALENDAR)))
    rows = {sentence.span for block in page.blocks if block.kind == "row" for sentence in block.sentences}
    for sentence, claims in project.told(page):
        known = [general, *(_known(project, claim) for claim in claims)]
        for match in _NAME.finditer(sentence.text) if sentence.span not in rows else ():
            stem = _stem(match.group())
            if not any(stem in stems for stems in known):
                start = sentence.span.start + match.start()
                place = page.place(Span(start, start + len(match.group())))
                message = f"`{match.group()}` stands in no evidence of this sentence's claims"
                help_ = "mend the name, or add it to `known_names` if any sentence may use it"
                yield Finding("CLM05", place, message, help_)


_CALENDAR = (
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday I"
).split()


@once
def _known(project: Project, claim: Claim) -> frozenset[str]:
    return _stems(" ".join(_texts(project, claim)))


def _texts(project: Project, claim: Claim) -> Iterator[str]:
    yield from (claim.claim, claim.note, claim.question)
    for item in claim.evidence:
        yield from (item.says, item.quote, item.locator)
        origin, source = project.origins.get(item.origin), project.sources.get(item.source)
        yield from (*origin.names, origin.name, origin.stake) if origin else ()
        publisher = project.publishers.get(source.outlet) if source else None
        yield from (source.title, source.container_title) if source else ()
        yield publisher.name if publisher else ""


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in re.findall(r"[\w'’-]+", plain(text)))


def _stem(word: str) -> str:
    return plain(word).lower().removesuffix("'s").removesuffix("'")[:_STEM]

"""Names that hold a number, such as Resolution 2397: the number must stand in the texts of the claims."""

import re
from collections.abc import Iterator, Sequence

from sourcebook.model import Claim, Project, once
from sourcebook.parse.figures import names_pattern
from sourcebook.text import Span


def unknown_names(project: Project, claims: Sequence[Claim], text: str) -> Iterator[Span]:
    """Yield each name whose number no text of the claims holds: Resolution 2379 for 2397."""
    for match in names_pattern(project.vocabulary.numbered_names).finditer(text):
        known = set().union(*(_digits(project, claim) for claim in claims))
        if not set(re.findall(r"\d+", match.group())) <= known:
            yield Span(*match.span())


@once
def _digits(project: Project, claim: Claim) -> set[str]:
    """Return every run of digits in the texts of a claim."""
    texts = [claim.claim, claim.note, *(f"{item.says} {item.locator}" for item in claim.evidence)]
    titles = [source.title for item in claim.evidence if (source := project.sources.get(item.source))]
    return set(re.findall(r"\d+", " ".join((*texts, *titles))))

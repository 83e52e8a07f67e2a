"""the words of one told as the words of several

Some names mean more than one origin (*the two neighbours*). A sentence may use them only where each of these origins
stands in the evidence of its claims, and with the date that the sentence gives.

Bad:

    The two farmers said that the gates were opened early.[^gates-opened-early]

Good:

    The older farmer said that the gates were opened early; the council denies it.[^gates-opened-early]
"""

import re
from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Claim, Origin, Page, Project
from sourcebook.parse.quantities import read_dates
from sourcebook.rules.matching import item_dates
from sourcebook.text import Span, names_in


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each shared name in a tied sentence whose claims lack one of those who share it."""
    shared = _shared(project)
    for sentence, claims in project.told(page) if shared else ():
        if not names_in(sentence.text, shared):
            continue
        heard = {item.origin for claim in claims for item in claim.evidence}
        text = _ONE_OF.sub("", sentence.text)
        told = " ".join(claim.claim for claim in claims)
        for name, origins in shared.items():
            single = [n for o in origins for n in o.names if n.lower() not in shared]
            alone = names_in(told, single) and not names_in(told, [*shared, "both", "either"])
            missing = [o for o in origins if o.id not in heard] or (origins if alone else [])
            then = "" if missing else " from then"
            missing = missing or _silent_then(project, origins, claims, sentence.text)
            if missing and any(o.id in heard for o in origins) and names_in(text, [name]):
                message = f"`{name}` tells of several, and the evidence has no word of `{missing[0].id}`{then}"
                place = page.place(Span(sentence.span.start, sentence.span.end))
                one = next(o for o in origins if o.id in heard and (o not in missing or missing == origins))
                yield Finding("CLM19", place, message, f"name the one who said it: `{one.names[0]}`")


def _silent_then(project: Project, origins: list[Origin], claims: list[Claim], text: str) -> list[Origin]:
    """Return those of whom nothing is known from a date of the sentence, though something is of another one."""
    items = [(claim, item) for claim in claims for item in claim.evidence]
    for date in read_dates(text, project.vocabulary):
        then = [item for claim, item in items if any(map(date.agrees, item_dates(project, claim, item)))]
        told = {item.origin for item in then}
        silent = [origin for origin in origins if origin.id not in told]
        if 0 < len(silent) < len(origins) and not any(_OF_ALL.search(item.says) for item in then):
            return silent
    return []


# Somebody else may tell of all of them at once.
_OF_ALL = re.compile(r"\b(?:both|two|all|they|them|each)\b", re.IGNORECASE)


# "one of the two", "the elder of the two": one is meant.
_ONE_OF = re.compile(
    r"\b(?:one|older|younger|other|first|second|neither|each) of (?:the |these )?(?:two )?\w+", re.IGNORECASE
)


def _shared(project: Project) -> dict[str, list[Origin]]:
    names: dict[str, list[Origin]] = {}
    for origin in project.origins.values():
        for name in origin.names:
            names.setdefault(name.lower(), []).append(origin)
    return {name: origins for name, origins in names.items() if len(origins) > 1}

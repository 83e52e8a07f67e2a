"""a word that says more than the status carries

*Confirmed*, *proved* and their like stand only beside claims whose status carries them: `status_words` of the
vocabulary says which. The words of a claim's own sentence are judged by its own status.

Bad:

    The river agency confirmed that the water reached 500 houses.[^houses-flooded]

Good:

    The river agency said that the water reached 500 houses.[^houses-flooded]
"""

import re
from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Claim, Page, Project
from sourcebook.text import names_in


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each locked word in a sentence none of whose claims has a status that carries it."""
    for sentence, claims in project.told(page):
        for word in _beyond(project, sentence.text, claims) if not sentence.is_question else ():
            yield Finding("CLM11", page.place(sentence.span), *_say(project, word, claims))


def check(project: Project) -> Iterator[Finding]:
    """Yield each locked word in a claim's own sentence."""
    for claim in project.whole_claims():
        for word in _beyond(project, claim.claim, [claim]):
            yield Finding("CLM11", claim.at("claim"), *_say(project, word, [claim]))


def _beyond(project: Project, text: str, claims: list[Claim]) -> list[str]:
    words = project.vocabulary.status_words
    return [w for w in asserted(project, text) if claims and not any(c.status in words[w] for c in claims)]


def asserted(project: Project, text: str) -> list[str]:
    """Return the locked words of a text that are not taken back."""
    found = [word for word in project.vocabulary.status_words if names_in(text, [word])]
    bare = _NEGATED.sub("", text) if found else ""
    return [word for word in found if names_in(bare, [word])]


# "has not been confirmed", "nobody could prove": the word is taken back.
_NEGATED = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|cannot|without|neither|nor|if|whether)\b(?:\W+\w+){1,5}", re.IGNORECASE
)


def _say(project: Project, word: str, claims: list[Claim]) -> tuple[str, str]:
    statuses = " or ".join(project.vocabulary.status_words[word])
    return (
        f"`{word}` says more than `{claims[0].id}` carries: it is {claims[0].status}",
        f"it stands only where a claim is {statuses}",
    )

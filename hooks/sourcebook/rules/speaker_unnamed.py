"""a sentence that does not say who says so

A claim that is reported, contested or denied, or whose origins all have a stake, is told with its speaker: one of the
`names` of an origin stands in the sentence. An earlier sentence of the paragraph may have named it, if it is tied to
the same origin and this one takes it up (*it*, *the agency*). "Reportedly" names nobody.

Bad:

    The water reached 500 houses.[^houses-flooded]

Good:

    The water reached 500 houses, the river agency said.[^houses-flooded]
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import ATTRIBUTED, Block, Claim, Page, Project, Sentence, once
from sourcebook.text import Span, names_in


def check(project: Project) -> Iterator[Finding]:
    """Yield each tied sentence, and each claim's own sentence, that must name an origin and names none."""
    for claim in project.whole_claims():
        if claim.status in ATTRIBUTED and not names_in(claim.claim, _names(project, claim)):
            message = f"the sentence of `{claim.id}` does not say who says so"
            yield Finding("CLM10", claim.at("claim"), message, _help(project, claim))


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield the same on a page."""
    for sentence, block, claim in project.cited(page):
        if needs_speaker(project, claim) and not sentence.is_question and not _named(project, claim, sentence, block):
            label = f"[^{claim.id}]"
            at = page.text.find(label, sentence.span.start)
            place = page.place(Span(at, at + len(label)))
            yield Finding("CLM10", place, f"`{claim.id}` is told without saying who says so", _help(project, claim))


@once
def needs_speaker(project: Project, claim: Claim) -> bool:
    """Tell whether a claim may only be told with its speaker."""
    origins = project.stance_origins(claim, disputes=False)
    return claim.status in ATTRIBUTED or (bool(origins) and all(project.is_interested(o) for o in origins))


@once
def _names(project: Project, claim: Claim) -> list[str]:
    ids = {item.origin for item in claim.evidence}
    return [name for origin in project.origins.values() if origin.id in ids for name in origin.names]


def _named(project: Project, claim: Claim, sentence: Sentence, block: Block) -> bool:
    if names_in(sentence.text, _names(project, claim)):
        return True
    if not names_in(sentence.text, project.vocabulary.takes_up):
        return False
    ids = {item.origin for item in claim.evidence}
    for earlier in block.sentences:
        if earlier.span.start >= sentence.span.start:
            return False
        cited = [project.claims[label] for label in earlier.labels if label in project.claims]
        shared = ids & {item.origin for other in cited for item in other.evidence}
        if names_in(earlier.text, [n for i in shared if i in project.origins for n in project.origins[i].names]):
            return True
    return False


def _help(project: Project, claim: Claim) -> str:
    # Whoever disputes a claim may be told of, but did not say it.
    tells = project.stance_origins(claim, disputes=False)
    names = [name for origin in tells for name in origin.names] or _names(project, claim)
    return (
        f"name {' or '.join(f'`{name}`' for name in names[:3])} in the sentence"
        if names
        else "give the evidence an origin"
    )

"""a figure or date that the evidence does not carry

A sentence and its evidence must agree on the value, on what is counted, on the hedge, on the date and on who gave it:
500 houses and barns must never become 500 houses. Pages are held against the typed `figures` of the evidence, and
so is the claim's own sentence, which is never its own witness. A dropped hedge (*about*, *up to*) is a warning.

Bad:

    On 1 June 2024 the water reached 500 farms, the river agency said.[^houses-flooded]

Good:

    On 1 June 2024 the water reached 500 houses, the river agency said.[^houses-flooded]
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project
from sourcebook.rules.statement import Statement


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each figure and date of a tied sentence that no evidence of its claims carries."""
    for sentence, claims in project.told(page):
        if not sentence.is_question:
            said = page.said(sentence)
            yield from Statement(project, claims, sentence.text, said, page.place(sentence.span), exact=True).judge()


def check(project: Project) -> Iterator[Finding]:
    """Yield the same for the sentence of each claim."""
    for claim in project.whole_claims():
        yield from Statement(project, [claim], claim.claim, claim.claim, claim.at("claim"), exact=False).judge()

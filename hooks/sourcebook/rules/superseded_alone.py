"""a superseded claim told without its successor

What was once the best knowledge is told together with what replaced it: the paragraph cites both.

Bad:

    The river agency first spoke of 300 houses.[^first-count]

Good:

    The river agency first spoke of 300 houses.[^first-count] It later counted 500 houses.[^houses-flooded]
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project
from sourcebook.text import Span


def check(project: Project) -> Iterator[Finding]:
    """Yield each superseded claim that names no successor, or is cited in a paragraph without it."""
    for claim in project.claims.values():
        if claim.status == "superseded" and not claim.superseded_by:
            message = f"`{claim.id}` is superseded by nothing"
            yield Finding("CLM17", claim.at("status"), message, "add `superseded_by: …`")


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield the same on a page."""
    for sentence, block, claim in project.cited(page):
        later = claim.superseded_by
        if claim.status == "superseded" and later in project.claims and later not in block.labels:
            label = f"[^{claim.id}]"
            at = page.text.find(label, sentence.span.start)
            message = f"`{claim.id}` is superseded, and this paragraph does not cite its successor"
            place = page.place(Span(at, at + len(label)))
            yield Finding("CLM17", place, message, f"tell what replaced it, with `[^{later}]`")

"""a dispute of which only one side is heard

A contested claim has evidence of both stances, and the paragraph that tells it names an origin of each.

Bad:

    The council said that the weir was in good repair.[^weir-was-sound]

Good:

    The council said that the weir was in good repair; the farmers say that it had leaked for years.[^weir-was-sound]
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Block, Claim, Page, Project, Sentence
from sourcebook.text import Span, names_in


def check(project: Project) -> Iterator[Finding]:
    """Yield each contested claim without both stances, and each paragraph that tells one side of it."""
    for claim in project.whole_claims():
        if claim.status == "contested":
            yield from _record(project, claim)


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield the same on a page."""
    for sentence, block, claim in project.cited(page):
        if claim.status == "contested":
            yield from _paragraph(project, page, sentence, block, claim)


def _record(project: Project, claim: Claim) -> Iterator[Finding]:
    for disputes, stance in ((False, "for it"), (True, "against it")):
        if not project.stance_origins(claim, disputes=disputes):
            message = f"`{claim.id}` is contested, and nobody is quoted {stance}"
            help_ = "add evidence with `stance: disputes`" if disputes else "add evidence that supports the sentence"
            yield Finding("CLM12", claim.at("status"), message, help_ + ", or change the status")


def _paragraph(project: Project, page: Page, sentence: Sentence, block: Block, claim: Claim) -> Iterator[Finding]:
    text = " ".join(each.text for each in block.sentences)
    for disputes in (False, True):
        origins = project.stance_origins(claim, disputes=disputes)
        if origins and not names_in(text, [name for origin in origins for name in origin.names]):
            label = f"[^{claim.id}]"
            at = page.text.find(label, sentence.span.start)
            who = " or ".join(f"`{origin.names[0] if origin.names else origin.name}`" for origin in origins[:3])
            message = (
                f"`{claim.id}` is contested, and this paragraph names nobody {'against' if disputes else 'for'} it"
            )
            yield Finding("CLM12", page.place(Span(at, at + len(label))), message, f"name {who}, and what they say")

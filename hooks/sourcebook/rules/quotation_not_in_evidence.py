"""quoted words that the evidence does not hold

What stands in quotation marks was said so, word for word. The only words a page may quote are those of a `quote` in the
evidence of a claim that the sentence is tied to; marks around one or two words are no quotation.

Bad:

    The council called the flood "an act of God" in its report.[^weir-was-sound]

Good:

    The council called the flood "nobody's fault but the rain's" in its report; the farmers disagree.[^weir-was-sound]
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project
from sourcebook.parse.figures import find_quotations
from sourcebook.text import Span, plain, shorten


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each quotation of three words or more in a tied sentence that no quote of its evidence holds."""
    for sentence, claims in project.told(page):
        quoted = find_quotations(sentence.text)
        held = [_bare(item.quote) for claim in claims for item in claim.evidence if item.quote] if quoted else []
        for stated in quoted:
            if not any(_bare(stated.text) in quote for quote in held):
                start = sentence.span.start + stated.start
                place = page.place(Span(start, start + len(stated.text)))
                have = f"; its evidence holds `{shorten(held[0])}`" if held else ""
                help_ = f"quote what a `quote` of the evidence holds, or take off the marks{have}"
                yield Finding("CLM06", place, f"{shorten(stated.text)} stands in no quote of the evidence", help_)


def _bare(text: str) -> str:
    return " ".join(plain(text).strip("\"' .,;:!?").lower().split())

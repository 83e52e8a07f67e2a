"""a quotation of more than 25 words

Long quotations carry more than the sentence needs, and more than the right to quote allows with certainty. Quote the
words that matter, and tell the rest.

Bad:

    The farmers said: "the water stood in the barn for nine days and then in the house for
    as many more and nobody came to pump it out or to ask".[^weir-was-sound]

Good:

    The farmers said that nobody came "to pump it out".[^weir-was-sound]
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project
from sourcebook.text import Span, quotations, shorten

_MOST = 25


def check(project: Project) -> Iterator[Finding]:
    """Yield each quotation of a claim's evidence that is too long."""
    for claim in project.claims.values():
        for item in claim.evidence:
            if _words(item.quote) > _MOST:
                yield Finding("CLM08", claim.at(f"{item.field}.quote.text"), *_said(item.quote))


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each quotation of a page that is too long."""
    del project
    for block in page.blocks:
        text = page.prose[block.span.start : block.span.end]
        for start, end in quotations(text):
            if _words(text[start:end]) > _MOST:
                place = page.place(Span(block.span.start + start, block.span.start + end))
                yield Finding("CLM08", place, *_said(text[start:end]))


def _words(text: str) -> int:
    # A marker, a dash or the `>` of a quoted line is no word.
    return sum(word[0] != "[" and any(map(str.isalnum, word)) for word in text.split())


def _said(text: str) -> tuple[str, str]:
    shown = shorten(text.strip('“”"'), 40)
    message = f"`{shown}` has {_words(text)} words; a quotation has at most {_MOST}"
    return message, "keep the words that matter, and tell the rest in your own"

"""a figure, date or quotation without a claim

A sentence with a figure, a date or a quotation of three words or more must be tied to a claim by a marker after it.
One marker ties a table's row. Headings, titles, descriptions, table heads and questions carry no marker: what they
state must stand in a tied sentence of the same page. A source's id alone ties no more than the date of the work
itself.

Bad:

    On 1 June 2024 the water reached 500 houses, the river agency said.

Good:

    On 1 June 2024 the water reached 500 houses, the river agency said.[^houses-flooded]
"""

import re
from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Block, Page, Project, Sentence
from sourcebook.parse.dates import show_date
from sourcebook.parse.figures import Stated, find_stated, may_state
from sourcebook.text import Span, plain, shorten

_NEEDS_MARKER = ("paragraph", "item", "row", "definition")


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield the first thing in each sentence that only a claim can carry, where no claim is tied."""
    if not page.tied:
        return
    tied = " ".join(plain(sentence.text) for sentence in page.marked if _has_claim(project, sentence))
    for block in page.blocks:
        for sentence in block.sentences:
            if may_state(sentence.text) and not (sentence.labels and _has_claim(project, sentence)):
                yield from _sentence(project, page, block, sentence, tied)
    yield from _front(project, page, tied)


def _has_claim(project: Project, sentence: Sentence) -> bool:
    # An unknown label is reported as such; here it counts as tied.
    return any(not label.startswith("note-") and label not in project.sources for label in sentence.labels)


def _sentence(project: Project, page: Page, block: Block, sentence: Sentence, tied: str) -> Iterator[Finding]:
    stated = [s for s in find_stated(sentence.text, project.vocabulary) if not _own_date(project, sentence, s)]
    must = block.kind in _NEEDS_MARKER and not sentence.is_question
    missing = stated if must else [item for item in stated if not _stands(item, tied)]
    for item in missing[:1]:
        start = sentence.span.start + item.start
        place = page.place(Span(start, start + len(item.text)))
        if must:
            message = f"{item.kind} `{shorten(item.text)}` is tied to no claim"
            yield Finding("CLM02", place, message, "put `[^id-of-a-claim]` after the full stop")
        else:
            message = f"{item.kind} `{shorten(item.text)}` stands in no tied sentence of this page"
            yield Finding("CLM02", place, message, "say it in a sentence with a marker too, or take it out here")


def _stands(item: Stated, tied: str) -> bool:
    """Tell whether a text holds the thing stated, and not as a part of a longer number."""
    return bool(re.search(rf"(?<![\w.,]){re.escape(plain(item.text))}(?!\w|[.,]\d)", tied))


def _own_date(project: Project, sentence: Sentence, item: Stated) -> bool:
    """A work's own date needs no more than the work."""
    if item.kind != "date":
        return False
    dates = [show_date(project.sources[label].issued) for label in sentence.labels if label in project.sources]
    return any(plain(item.text).strip() in date for date in dates)


def _front(project: Project, page: Page, tied: str) -> Iterator[Finding]:
    for key in ("title", "description"):
        text = str(page.front.get(key, ""))
        for item in find_stated(text, project.vocabulary):
            if not _stands(item, tied):
                message = f"{item.kind} `{shorten(item.text)}` in `{key}` stands in no tied sentence of this page"
                place = page.places.get(key, page.place(Span(0, 0)))
                yield Finding("CLM02", place, message, "say it in a sentence with a marker too, or take it out here")

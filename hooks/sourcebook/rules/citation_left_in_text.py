"""a citation that would be printed as text

Markers of other systems, or a slip in ours, go to the reader as they stand.

Bad:

    The river agency said that the river rose [@river-rose].

Good:

    The river agency said that the river rose.[^river-rose]
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project
from sourcebook.text import shorten


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each shape that looks like a citation and is none."""
    del project
    for span, meant in page.oddities:
        written = shorten(page.text[span.start : span.end], 40)
        yield Finding("SYN20", page.place(span), f"`{written}` is not a citation here", meant)

"""a reference inside a heading, a link or a table's head

It breaks the heading's address, the contents list and the link. Tie a sentence of the text below instead.

Bad:

    ## The river rose[^river-rose] { #rise }

Good:

    ## The river rose { #rise }

    The River Alder rose, the river agency said.[^river-rose]
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project

_WHERE = {"heading": "a heading", "link": "a link's text", "head": "a table's head", "title": "a title"}


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each reference in a place that has a name of its own."""
    del project
    for reference in page.references:
        if reference.within in _WHERE:
            message = f"`[^{reference.label}]` stands in {_WHERE[reference.within]}"
            yield Finding("SYN18", page.place(reference.span), message, "move it to a sentence of the text")

"""a note without words

Bad:

    The weir is old.[^note-weir]

    [^note-weir]:

Good:

    The weir is old.[^note-weir]

    [^note-weir]: A low dam that keeps the water level even.
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each definition with an empty body."""
    del project
    for definition in page.definitions:
        if not definition.body.strip() and not definition.hidden:
            message = f"note `[^{definition.label}]` is empty"
            yield Finding("SYN04", page.place(definition.label_span), message, "write its text after the colon")

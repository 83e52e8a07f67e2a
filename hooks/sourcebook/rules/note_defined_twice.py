"""a note defined twice

Python-Markdown keeps the last definition of a label, in silence; the first one is lost.

Bad:

    The weir is old.[^note-weir]

    [^note-weir]: A low dam.

    [^note-weir]: It keeps the water level even.

Good:

    The weir is old.[^note-weir]

    [^note-weir]: A low dam. It keeps the water level even.
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each definition after the first of its label on a page."""
    del project
    seen: set[str] = set()
    for definition in page.definitions:
        if definition.label in seen and not definition.hidden:
            message = f"note `[^{definition.label}]` is defined a second time"
            yield Finding("SYN03", page.place(definition.label_span), message, "join the two, or rename one")
        seen.add(definition.label)

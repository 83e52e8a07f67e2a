"""a note without its text

`[^note-…]` points to an explanation on the same page. Python-Markdown prints the marker as text if there is none.

Bad:

    The weir is old.[^note-weir]

Good:

    The weir is old.[^note-weir]

    [^note-weir]: A low dam that keeps the water level even.
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project
from sourcebook.text import did_you_mean


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each reference to a note that its page does not define."""
    del project
    defined = {definition.label for definition in page.definitions}
    for reference in page.references:
        if reference.label.startswith("note-") and reference.label not in defined:
            message = f"note `[^{reference.label}]` has no text on this page"
            help_ = did_you_mean(reference.label, defined) or f"add a line `[^{reference.label}]: …`"
            yield Finding("SYN01", page.place(reference.label_span), message, help_)

"""a note that nothing points to

Readers would find its text at the foot of the page without knowing what it explains.

Bad:

    The weir is old.

    [^note-weir]: A low dam that keeps the water level even.

Good:

    The weir is old.[^note-weir]

    [^note-weir]: A low dam that keeps the water level even.
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project
from sourcebook.text import did_you_mean


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each definition that no reference of its page names; a record's label needs no definition at all."""
    del project
    used = {reference.label for reference in page.references}
    for definition in page.definitions:
        if definition.hidden:
            continue
        if not definition.label.startswith("note-"):
            message = f"`[^{definition.label}]:` defines a note by hand"
            help_ = "delete it if it is a record's id: its note is written from the record; else begin it with `note-`"
            yield Finding("SYN02", page.place(definition.label_span), message, help_)
        elif definition.label not in used:
            message = f"note `[^{definition.label}]` explains nothing on this page"
            help_ = (
                did_you_mean(definition.label, used) or f"put `[^{definition.label}]` after a sentence, or delete it"
            )
            yield Finding("SYN02", page.place(definition.label_span), message, help_)

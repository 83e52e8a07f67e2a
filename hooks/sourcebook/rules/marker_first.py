"""a marker before the words it belongs to

The text of a note begins after a colon, `[^note-weir]: …`; without it the note is a paragraph of the page. A marker of
a claim in front of a sentence looks like a note as well, and belongs behind the full stop.

Bad:

    The weir is old.[^note-weir]

    [^note-weir] A low dam that keeps the water level even.

Good:

    The weir is old.[^note-weir]

    [^note-weir]: A low dam that keeps the water level even.
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project

_PROSE = ("paragraph", "item", "definition")


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each reference with which a paragraph, an item or a note's text begins."""
    del project
    begins = {block.span.start for block in page.blocks if block.kind in _PROSE}
    for reference in page.references:
        if reference.span.start in begins:
            is_note = reference.label.startswith("note-")
            help_ = f"write `[^{reference.label}]: …`" if is_note else "put it behind the sentence that it ties"
            message = f"`[^{reference.label}]` stands before the words it belongs to"
            yield Finding("SYN08", page.place(reference.span), message, help_)

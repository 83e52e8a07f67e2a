"""a note whose text lies in code or in a comment

What stands in a code block or an HTML comment defines nothing, although it looks so in the editor.

Bad:

    The weir is old.[^note-weir]

    <!--
    [^note-weir]: A low dam.
    -->

Good:

    The weir is old.[^note-weir]

    [^note-weir]: A low dam.
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each hidden definition of a label that the page uses and does not define elsewhere."""
    del project
    used = {reference.label for reference in page.references}
    shown = {definition.label for definition in page.definitions if not definition.hidden}
    for definition in page.definitions:
        if definition.hidden and definition.label in used - shown:
            message = f"the text of note `[^{definition.label}]` lies in a comment or in code"
            yield Finding("SYN09", page.place(definition.label_span), message, "move it to a line of its own")

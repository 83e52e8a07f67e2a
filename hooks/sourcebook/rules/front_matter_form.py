"""front matter that is broken or holds an unknown key

MkDocs prints broken front matter as a heading, in silence, and ignores a misspelt key.

Bad:

    ---
    titel: The flood
    ---

    # The flood

Good:

    ---
    title: The flood
    ---

    # The flood
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project


def check_site(project: Project) -> Iterator[Finding]:
    """Yield what was found while reading."""
    return (finding for finding in project.findings if finding.code == "FIL03")

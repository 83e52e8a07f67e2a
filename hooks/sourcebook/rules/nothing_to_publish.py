"""nothing to publish

A site without a page is a slip (a wrong folder, an empty checkout), never a wish.
`tests/test_files.py` holds the example.
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project
from sourcebook.text import Place, Span


def check_site(project: Project) -> Iterator[Finding]:
    """Yield one finding if there is no page at all."""
    if not project.pages:
        place = Place(project.docs, Span(0, 0))
        yield Finding("FIL04", place, f"there is no page under `{project.docs}/`", f"write `{project.docs}/index.md`")

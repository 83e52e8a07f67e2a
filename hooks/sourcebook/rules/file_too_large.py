"""a file larger than anybody can review

A page or file of records above two million bytes is refused before it is read.
`tests/test_files.py` holds the example.
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project


def check_site(project: Project) -> Iterator[Finding]:
    """Yield what was found while reading."""
    return (finding for finding in project.findings if finding.code == "FIL02")

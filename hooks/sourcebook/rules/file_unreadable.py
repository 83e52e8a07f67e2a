"""a file that cannot be read

Every file must be text in the encoding UTF-8; a file in another encoding would be published with wrong letters.
Bytes cannot be shown here: `tests/test_files.py` holds the example.
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project


def check_site(project: Project) -> Iterator[Finding]:
    """Yield what was found while reading."""
    return (finding for finding in project.findings if finding.code == "FIL01")

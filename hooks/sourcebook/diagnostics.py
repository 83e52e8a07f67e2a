"""What a rule yields and what a reader of the report sees: findings, diagnostics, severities."""

from dataclasses import dataclass
from enum import StrEnum

from sourcebook.text import Place


class Severity(StrEnum):
    """How bad: an error misleads a reader, a warning weakens the page, information never fails."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, at one place."""

    code: str
    place: Place
    message: str
    """What is there and what is wrong with it: lower case, no full stop, the author's words in backticks."""
    help: str = ""
    """What to do, ideally to copy."""
    severity: Severity | None = None
    """Where it is not that of its code."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with everything that a report shows; lines and columns from 1, in characters."""

    code: str
    name: str
    severity: Severity
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    help: str
    source_line: str = ""
    """The line as it stands in the file, for reports that draw it."""
    rule_page: str = ""
    """Address of the page on the rule."""

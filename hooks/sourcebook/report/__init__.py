"""Say: diagnostics as text for a terminal, for GitHub or for machines; one function a form."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from sourcebook.diagnostics import Diagnostic, Finding, Severity
from sourcebook.report.github import github, job_summary
from sourcebook.report.machines import as_json, sarif
from sourcebook.report.terminal import concise, explain, full, statistics
from sourcebook.rules import RULES
from sourcebook.settings import Settings
from sourcebook.text import Lines

__all__ = [
    "FORMATS", "concise", "diagnose", "explain", "fails", "full", "job_summary", "statistics", "summary",
]  # fmt: skip

FORMATS: Mapping[str, Callable[[Sequence[Diagnostic]], str]] = {
    "concise": concise,
    "full": full,
    "github": github,
    "sarif": sarif,
    "json": as_json,
}


def diagnose(
    findings: Iterable[Finding], texts: Mapping[str, str], settings: Settings | None = None
) -> list[Diagnostic]:
    """Turn the findings that the settings want into diagnostics, in the order of files and places.

    `texts` gives the text of each file by path.
    """
    settings = settings or Settings()
    lines: dict[str, Lines] = {}
    made = [
        _diagnostic(finding, texts.get(finding.place.path, ""), lines, settings)
        for finding in findings
        if settings.wants(finding.code)
    ]
    return sorted(dict.fromkeys(made), key=lambda d: (d.path, d.line, d.column, d.code, d.message))


def _diagnostic(finding: Finding, text: str, lines: dict[str, Lines], settings: Settings) -> Diagnostic:
    code, path, span = finding.code, finding.place.path, finding.place.span
    table = lines.get(path) or lines.setdefault(path, Lines(text))
    line, column = table.position(min(span.start, len(text)))
    end_line, end_column = table.position(min(max(span.end, span.start), len(text)))
    source = text[table.start_of(line) :].partition("\n")[0].partition("\r")[0]
    return Diagnostic(
        code, RULES[code].name, settings.severity_of(finding), path, line, column, end_line, end_column,
        finding.message, finding.help, source, settings.page_of(code),
    )  # fmt: skip


def fails(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether a site with these may be published: information alone does not stop it."""
    return any(diagnostic.severity is not Severity.INFO for diagnostic in diagnostics)


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """One sentence on how many findings there are, by severity."""
    counts = Counter(d.severity for d in diagnostics)
    parts = [
        f"{counts[s]} {s}{'s' if counts[s] != 1 and s is not Severity.INFO else ''}" for s in Severity if counts[s]
    ]
    return " and ".join(parts) or "no findings"

"""Say: diagnostics as text for a terminal, for GitHub or for machines; one function a form."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from sourcebook.diagnostics import Diagnostic, Finding, Severity
from sourcebook.rules import RULES
from sourcebook.text import Lines

GITHUB_LIMIT = 10
"""GitHub shows no more annotations than this of one severity in a step."""


def diagnose(
    findings: Iterable[Finding], texts: Mapping[str, str], select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> list[Diagnostic]:
    """Turn findings into diagnostics, in the order of files and places.

    `texts` gives the text of each file by path; `select` and `ignore` are codes or beginnings of codes.
    """
    lines: dict[str, Lines] = {}
    made = []
    for finding in findings:
        chosen = not select or finding.code.startswith(tuple(select))
        if chosen and not finding.code.startswith(tuple(ignore) or ("-",)):
            made.append(_diagnostic(finding, texts.get(finding.place.path, ""), lines))
    return sorted(dict.fromkeys(made), key=lambda d: (d.path, d.line, d.column, d.code, d.message))


def _diagnostic(finding: Finding, text: str, lines: dict[str, Lines]) -> Diagnostic:
    rule = RULES[finding.code]
    path, span = finding.place.path, finding.place.span
    table = lines.setdefault(path, Lines(text))
    line, column = table.position(min(span.start, len(text)))
    end_line, end_column = table.position(min(max(span.end, span.start), len(text)))
    source = text[table.start_of(line) :].partition("\n")[0].partition("\r")[0]
    return Diagnostic(
        finding.code, rule.name, rule.severity, path, line, column, end_line, end_column,
        finding.message, finding.help, source,
    )  # fmt: skip


def fails(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether a site with these may be published: information alone does not stop it."""
    return any(diagnostic.severity is not Severity.INFO for diagnostic in diagnostics)


def concise(diagnostics: Sequence[Diagnostic]) -> str:
    """One line a finding, and a second one for its help."""
    return "".join(f"{_head(d)}\n{_help(d)}" for d in diagnostics)


def full(diagnostics: Sequence[Diagnostic]) -> str:
    """Each finding with its line of the file and a caret under the place, as rustc and Ruff draw it."""
    return "\n".join(f"{_head(d)}\n{_drawing(d)}{_help(d)}" for d in diagnostics)


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """A list of objects, as design section 7 names their fields."""
    fields = ["code", "name", "severity", "path", "line", "column", "end_line", "end_column", "message", "help"]
    return (
        json.dumps([{name: getattr(d, name) for name in fields} for d in diagnostics], indent=1, ensure_ascii=False)
        + "\n"
    )


def github(diagnostics: Sequence[Diagnostic]) -> str:
    """GitHub's workflow commands: ten annotations a severity, then the count of the rest."""
    shown: Counter[Severity] = Counter()
    out = []
    for d in diagnostics:
        shown[d.severity] += 1
        if shown[d.severity] <= GITHUB_LIMIT:
            kind = "notice" if d.severity is Severity.INFO else d.severity
            place = (
                f"file={_property(d.path)},line={d.line},col={d.column},endLine={d.end_line},endColumn={d.end_column}"
            )
            text = _data(f"{d.message}\nhelp: {d.help}" if d.help else d.message)
            out.append(f"::{kind} {place},title={_property(f'{d.code} {d.name}')}::{text}\n")
    rest = sum(max(0, count - GITHUB_LIMIT) for count in shown.values())
    return "".join(out) + (f"{rest} more findings are not shown here\n" if rest else "")


FORMATS: Mapping[str, Callable[[Sequence[Diagnostic]], str]] = {
    "concise": concise,
    "full": full,
    "github": github,
    "json": as_json,
}


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """One sentence on how many findings there are, by severity."""
    counts = Counter(d.severity for d in diagnostics)
    parts = [
        f"{counts[s]} {s}{'s' if counts[s] != 1 and s is not Severity.INFO else ''}" for s in Severity if counts[s]
    ]
    return "no findings" if not parts else " and ".join(parts)


def explain(code: str) -> str:
    """The page of a rule, as text for a terminal."""
    rule = RULES[code]
    return f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.doc.strip()}\n"


def _head(d: Diagnostic) -> str:
    return f"{d.path}:{d.line}:{d.column}: {d.severity}[{d.code}] {d.message}"


def _help(d: Diagnostic) -> str:
    return f"  help: {d.help}\n" if d.help else ""


def _drawing(d: Diagnostic) -> str:
    if not d.source_line:
        return ""
    # A window around the place, so that a line of a whole paragraph stays readable.
    start = max(0, d.column - 41)
    line = ("…" if start else "") + d.source_line[start + bool(start) : start + 100]
    width = max(1, (d.end_column - d.column) if d.end_line == d.line else len(line) - (d.column - 1 - start))
    marks = " " * (d.column - 1 - start) + "^" * min(width, len(line) - (d.column - 1 - start) or 1)
    gutter = " " * len(str(d.line))
    return f"{gutter} |\n{d.line} | {line.replace(chr(9), ' ')}\n{gutter} | {marks}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

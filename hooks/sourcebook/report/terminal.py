"""Diagnostics as a person at a terminal, or an editor, reads them."""

from collections import Counter
from collections.abc import Sequence

from sourcebook.diagnostics import Diagnostic
from sourcebook.rules import RULES


def concise(diagnostics: Sequence[Diagnostic]) -> str:
    """One line a finding, and a second one for its help."""
    return "".join(f"{_head(d)}\n{_help(d)}" for d in diagnostics)


def full(diagnostics: Sequence[Diagnostic]) -> str:
    """Each finding with its line of the file and a caret under the place, as rustc and Ruff draw it."""
    return "\n".join(f"{_head(d)}\n{_drawing(d)}{_help(d)}  see: {d.rule_page}\n" for d in diagnostics)


def statistics(diagnostics: Sequence[Diagnostic]) -> str:
    """How many findings each code has, the most frequent first."""
    counts = Counter((d.code, d.severity) for d in diagnostics)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "".join(f"{count:6,}  {severity:7}  {code}  {RULES[code].title}\n" for (code, severity), count in ranked)


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

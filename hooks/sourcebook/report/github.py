"""Diagnostics for GitHub: notes on the changed lines, and a page on the whole job."""

import re
from collections import Counter
from collections.abc import Sequence

from sourcebook.diagnostics import Diagnostic, Severity
from sourcebook.render.escape import literal

LIMIT = 10
"""GitHub shows no more annotations than this of one severity in a step."""

_CODE = re.compile("&#96;(.*?)&#96;")

ROWS = 100
"""A page of this many rows is still read; GitHub takes at most a mebibyte."""


def github(diagnostics: Sequence[Diagnostic]) -> str:
    """GitHub's workflow commands: ten annotations a severity, then the count of the rest."""
    shown: Counter[Severity] = Counter()
    out = []
    for d in diagnostics:
        shown[d.severity] += 1
        if shown[d.severity] <= LIMIT:
            kind = "notice" if d.severity is Severity.INFO else d.severity
            place = f"line={d.line},col={d.column},endLine={d.end_line},endColumn={d.end_column}"
            text = d.message + (f"\nhelp: {d.help}" if d.help else "") + f"\nsee: {d.rule_page}"
            title = _property(f"{d.code} {d.name}")
            out.append(f"::{kind} file={_property(d.path)},{place},title={title}::{_data(text)}\n")
    rest = sum(max(0, count - LIMIT) for count in shown.values())
    return "".join(out) + (f"{rest} more findings are not shown here\n" if rest else "")


def job_summary(diagnostics: Sequence[Diagnostic], counted: str) -> str:
    """A page in Markdown for somebody who has never seen this check: what, where, the mend.

    `counted` says how many findings there are in how many pages and records.
    """
    head = f"## Check of the pages and records\n\n{counted[:1].upper()}{counted[1:]}.\n"
    if not diagnostics:
        return head
    rows = "".join(_row(d) for d in diagnostics[:ROWS])
    rest = len(diagnostics) - ROWS
    more = f"\n{rest:,} more are not shown: `make check` lists all of them.\n" if rest > 0 else ""
    return f"{head}\n{_INTRODUCTION}\n{rows}{more}"


_INTRODUCTION = """\
Each row is one thing to mend; with an error or a warning nothing is published. `make check` says the same on your own
machine. The code in a row leads to the page on its rule, with the reason and examples.

| Where | What is wrong | What to do |
|---|---|---|"""


def _row(d: Diagnostic) -> str:
    kind = "" if d.severity is Severity.ERROR else f" ({d.severity})"
    code = f"[{d.code}]({d.rule_page})" if d.rule_page.startswith("https://") else f"{d.code}, `{d.rule_page}`"
    return f"| {_shown(f'`{d.path}`')}, line {d.line} | {_shown(d.message)}{kind}: {code} | {_shown(d.help)} |\n"


def _shown(text: str) -> str:
    """The text letter by letter, its parts in backticks as code: what an author wrote is no markup here."""
    return _CODE.sub(r"<code>\1</code>", literal(text))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""Diagnostics as other programs read them."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from sourcebook import VERSION
from sourcebook.diagnostics import Diagnostic, Severity
from sourcebook.rules import RULES

_FIELDS = ("code", "name", "severity", "path", "line", "column", "end_line", "end_column", "message", "help")
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """A list of objects."""
    return _dump([{name: getattr(d, name) for name in _FIELDS} for d in diagnostics])


def sarif(diagnostics: Sequence[Diagnostic]) -> str:
    """SARIF 2.1.0, which code hosts and editors read."""
    rules = {d.code: _rule(d) for d in sorted(diagnostics, key=lambda d: d.code)}
    codes = list(rules)
    driver = {"name": "sourcebook", "version": VERSION, "rules": list(rules.values())}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(d, codes.index(d.code)) for d in diagnostics],
    }
    return _dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(d: Diagnostic) -> Mapping[str, Any]:
    doc = RULES[d.code].doc.strip()
    rule: dict[str, Any] = {"id": d.code, "name": d.name, "shortDescription": {"text": RULES[d.code].title}}
    rule["help"] = {"text": doc, "markdown": doc}
    rule["defaultConfiguration"] = {"level": _LEVELS[d.severity]}
    # SARIF 2.1.0, 3.49.12: `helpUri` is an absolute address.
    return rule | ({"helpUri": d.rule_page} if d.rule_page.startswith("https://") else {})


def _result(d: Diagnostic, index: int) -> Mapping[str, Any]:
    region = {"startLine": d.line, "startColumn": d.column, "endLine": d.end_line, "endColumn": d.end_column}
    place = {"artifactLocation": {"uri": quote(d.path)}, "region": region}
    return {
        "ruleId": d.code,
        "ruleIndex": index,
        "level": _LEVELS[d.severity],
        "message": {"text": f"{d.message}\n{d.help}" if d.help else d.message},
        "locations": [{"physicalLocation": place}],
    }


def _dump(value: object) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"

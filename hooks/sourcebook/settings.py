"""What a site changes about the rules: which ones speak, how loud, and where their pages stand.

Taken from `[tool.sourcebook]` in pyproject.toml and `extra.sourcebook` in mkdocs.yml, the former first, field by field.
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sourcebook.diagnostics import Finding, Severity
from sourcebook.parse.shape import Fields, Many, Table, Text, fit
from sourcebook.parse.yamlnodes import Node, parse
from sourcebook.rules import RULES
from sourcebook.text import Place, Span, did_you_mean

FILES = ("pyproject.toml", "mkdocs.yml")
"""Where settings may stand, beside `docs/`; the first file that gives a field decides it."""

_SHAPE = Fields(
    {
        "select": Many(Text()),
        "ignore": Many(Text()),
        "severity": Table(Text(tuple(Severity))),
        "rules_url": Text(),
    },
    (),
    "`sourcebook` table",
)


class SettingsError(ValueError):
    """Says in one sentence what is wrong with the settings."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`select` and `ignore` hold codes or beginnings of codes; no `select` means all."""

    select: Collection[str] = ()
    ignore: Collection[str] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    rules_url: str = "docs/contributing/rules/{code}.md"
    """Address of a rule's page, in which `{code}` stands for its code."""

    def wants(self, code: str) -> bool:
        """Tell whether findings of a code are reported."""
        return code.startswith(tuple(self.select or ("",))) and not code.startswith(tuple(self.ignore or ("-",)))

    def severity_of(self, finding: Finding) -> Severity:
        """Return how bad a finding is on this site."""
        return Severity(self.severity.get(finding.code) or finding.severity or RULES[finding.code].severity)

    def page_of(self, code: str) -> str:
        """Return the address of a rule's page."""
        return self.rules_url.replace("{code}", code)


def parse_settings(texts: Mapping[str, str]) -> Settings:
    """Read the settings from the texts of `FILES`; raise `SettingsError` for anything that is not as it should be."""
    values: dict[str, object] = {}
    for path in reversed(FILES):
        values |= _fitted(path, texts.get(path, ""))
    settings = Settings(**values)  # type: ignore[arg-type]
    check_codes((*settings.select, *settings.ignore))
    for code in settings.severity:
        if code not in RULES:
            raise SettingsError(f"`{code}` is no code; {did_you_mean(code, RULES) or 'see `--explain`'}")
    return settings


def check_codes(codes: Collection[str]) -> None:
    """Raise `SettingsError` for a code that no rule's code begins with."""
    for code in codes:
        if not code or not any(known.startswith(code) for known in RULES):
            raise SettingsError(f"`{code}` begins no code; {did_you_mean(code, RULES) or 'see `--explain`'}")


def _fitted(path: str, text: str) -> dict[str, object]:
    node, faults = (_toml if path.endswith(".toml") else _yaml)(path, text)
    if node is None:
        return {}
    fitted = fit(node, _SHAPE)
    for finding in (*faults, *fitted.findings):
        raise SettingsError(f"{path}: {finding.message}" + (f"; {finding.help}" if finding.help else ""))
    return dict(fitted.value) if isinstance(fitted.value, dict) else {}


def _toml(path: str, text: str) -> tuple[Node | None, list[Finding]]:
    try:
        tool = tomllib.loads(text).get("tool")
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: this is not TOML: {error}") from None
    table = tool.get("sourcebook") if isinstance(tool, dict) else None
    return (None if table is None else _node(Place(path, Span(0, 0)), table)), []


def _node(place: Place, value: object) -> Node:
    if isinstance(value, dict):
        return Node(place, fields={k: _node(place, v) for k, v in value.items()}, keys=dict.fromkeys(value, place))
    return Node(place, items=[_node(place, v) for v in value]) if isinstance(value, list) else Node(place, str(value))


def _yaml(path: str, text: str) -> tuple[Node | None, list[Finding]]:
    # Only events are read, so that tags such as `!ENV`, which mean something to the generator alone, stay texts.
    tree = parse(path, text)
    if not tree.whole:
        raise SettingsError(f"{path}: {tree.findings[-1].message}")
    node = tree.root
    for key in ("extra", "sourcebook"):
        node = (node.fields or {}).get(key) if node else None
    if node is None or node.text == "":
        return None, []
    span = node.place.span
    return node, [finding for finding in tree.findings if span.start <= finding.place.span.start < span.end]

"""Lists out: the ledger, the sources and the speakers, as compact Markdown that leads to each record's page."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from sourcebook.model import Claim, Origin, Project, Source
from sourcebook.parse.dates import show_date
from sourcebook.render import words
from sourcebook.render.escape import literal
from sourcebook.render.rates import kill_rate
from sourcebook.text import slug

Item = TypeVar("Item")


def ledger(project: Project, root: str) -> str:
    """Every claim by area: its status, its sentence, the date it holds for."""
    areas = dict(project.vocabulary.areas)
    groups = {name: [c for c in project.claims.values() if c.area == id_] for id_, name in areas.items()}
    return _sections(groups, lambda claim: _claim(claim, root))


def sources(project: Project, root: str) -> str:
    """Every source by year, newest first."""
    groups: dict[str, list[Source]] = {}
    for source in sorted(project.sources.values(), key=lambda s: (s.issued or "0", s.id), reverse=True):
        groups.setdefault(source.issued[:4] or "Without a date", []).append(source)
    return _sections(groups, lambda source: _source(project, source, root))


def speakers(project: Project, root: str) -> str:
    """Every origin by side: who they are and what they have at stake."""
    groups: dict[str, list[Origin]] = {side.name: [] for side in project.vocabulary.sides.values()}
    for origin in project.origins.values():
        groups.setdefault(words.side_of(project, origin), []).append(origin)
    return _sections(groups, lambda origin: _origin(project, origin, root))


DIRECTIVES: Mapping[str, Callable[[Project, str], str]] = {
    "ledger": ledger,
    "sources": sources,
    "speakers": speakers,
    "kill-rate": kill_rate,
}
"""Generated lists by the name of their directive; each takes the project and the way to the site's root."""


def _sections(groups: Mapping[str, Sequence[Item]], show: Callable[[Item], str]) -> str:
    out = []
    for name, items in groups.items():
        if items:
            lines = "\n".join(f"- {show(item)}" for item in items)
            out.append(f'## {literal(name)} {{ #{slug(name)} }}\n\n<div class="ledger" markdown>\n\n{lines}\n\n</div>')
    return "\n\n".join(out)


def _claim(claim: Claim, root: str) -> str:
    mark = f"*{claim.status}*{{ .status .{claim.status} }}" if claim.status in words.MEANING else ""
    link = f"[{literal(claim.claim)}]({root}{words.record_file('claim', claim.id)})"
    return f"{mark} {link} *as of {literal(show_date(claim.as_of))}*{{ .meta }}"


def _source(project: Project, source: Source, root: str) -> str:
    link = f"[{literal(source.title)}]({root}{words.record_file('source', source.id)})"
    return f"{link} {literal(words.published(project, source))}"


def _origin(project: Project, origin: Origin, root: str) -> str:
    role = project.vocabulary.roles.get(origin.role)
    link = f"[{literal(origin.name)}]({root}{words.record_file('origin', origin.id)})"
    return f"{link}, {literal(role.name if role else origin.role)}. {literal(origin.stake)}"

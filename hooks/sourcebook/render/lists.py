"""Lists out: records, the timeline and the glossary, as compact Markdown that leads to each record's page."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from sourcebook.model import Claim, Directive, Origin, Project, Row, Source, Term, ids_in
from sourcebook.parse.dates import show_date
from sourcebook.render import tables, words
from sourcebook.render.escape import literal
from sourcebook.render.rates import kill_rate
from sourcebook.text import slug

Item = TypeVar("Item")


def ledger(project: Project, root: str) -> str:
    """Every claim by area: its status, its sentence, the date it holds for."""
    return _sections(_by_area(project, project.claims.values()), lambda claim: _claim(claim, root))


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


def unknown(project: Project, root: str) -> str:
    """What is not known, by area: every claim that is contested, denied or known from one origin, and its question."""
    found = [(claim, why) for claim in project.claims.values() if (why := words.why_open(project, claim))]
    reasons = {claim.id: why for claim, why in found}
    # The widest doubt first.
    ordered = sorted((claim for claim, _ in found), key=lambda claim: _OPEN.get(claim.status, len(_OPEN)))
    return _sections(_by_area(project, ordered), lambda claim: _open(claim, reasons[claim.id], root))


_OPEN = {"contested": 0, "denied": 1}


def timeline(project: Project, root: str) -> str:
    """The rows of `data/timeline.csv` by year: what happened, how sure it is, and who published it."""
    groups: dict[str, list[Row]] = {}
    table = project.datasets.get("timeline")
    for row in table.rows if table else ():
        groups.setdefault(row.values.get("date", "")[:4], []).append(row)
    return _sections(groups, lambda row: _event(project, row, root), "timeline")


def glossary(project: Project, root: str) -> str:
    """Every word that is explained, by its first letter."""
    groups: dict[str, list[Term]] = {}
    for term in sorted(project.terms.values(), key=lambda term: term.term.casefold()):
        groups.setdefault(term.term[:1].upper(), []).append(term)
    parts = []
    for letter, terms in groups.items():
        lines = "\n\n".join(_term(project, term, root) for term in terms)
        heading = f"## {literal(letter)} {{ #letter-{slug(letter) or ord(letter)} }}"
        parts.append(f'{heading}\n\n<div class="glossary" markdown>\n\n{lines}\n\n</div>')
    return "\n\n".join(parts)


LISTS: Mapping[str, Callable[[Project, str], str]] = {
    "ledger": ledger,
    "sources": sources,
    "speakers": speakers,
    "unknown": unknown,
    "timeline": timeline,
    "glossary": glossary,
    "kill-rate": kill_rate,
}
"""Generated lists by the name of their directive; each takes the project and the way to the site's root."""

TABLES = {"table": tables.table, "chart": tables.chart}
"""What shows a table that its argument names."""


def generated(project: Project, directive: Directive, root: str) -> str | None:
    """Return what stands in a directive's place; None for one that nothing is known of."""
    if directive.name in TABLES:
        return TABLES[directive.name](project, directive, root)
    return LISTS[directive.name](project, root) if directive.name in LISTS else None


def _by_area(project: Project, claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    groups: dict[str, list[Claim]] = {area: [] for area in project.vocabulary.areas}
    for claim in claims:
        if claim.area in groups:
            groups[claim.area].append(claim)
    return {project.vocabulary.areas[area]: found for area, found in groups.items()}


def _sections(groups: Mapping[str, Sequence[Item]], show: Callable[[Item], str], kind: str = "ledger") -> str:
    out = []
    for name, items in groups.items():
        if items:
            lines = "\n".join(f"- {show(item)}" for item in items)
            out.append(f'## {literal(name)} {{ #{slug(name)} }}\n\n<div class="{kind}" markdown>\n\n{lines}\n\n</div>')
    return "\n\n".join(out)


def _claim(claim: Claim, root: str) -> str:
    link = words.record_link("claim", claim.id, claim.claim, root)
    return f"{words.mark(claim)} {link} *as of {literal(show_date(claim.as_of))}*{{ .meta }}"


def _open(claim: Claim, why: str, root: str) -> str:
    question = f" *What would settle it: {literal(claim.question)}*{{ .meta .question }}" if claim.question else ""
    link = words.record_link("claim", claim.id, claim.claim, root)
    return f"{words.mark(claim)} {link} *{literal(why)}*{{ .meta }}{question}"


def _source(project: Project, source: Source, root: str) -> str:
    return f"{words.record_link('source', source.id, source.title, root)} {literal(words.published(project, source))}"


def _origin(project: Project, origin: Origin, root: str) -> str:
    role = project.vocabulary.roles.get(origin.role)
    link = words.record_link("origin", origin.id, origin.name, root)
    return f"{link}, {literal(role.name if role else origin.role)}. {literal(origin.stake)}"


def _event(project: Project, row: Row, root: str) -> str:
    """One row: its date, which is the address of the entry, then its first claim as title, more, and its sources."""
    value = row.values.get
    claims = [project.claims[name] for name in ids_in(value("claim", "")) if name in project.claims]
    title = f"**{literal(value('title', ''))}**"
    if claims:
        title = f"{words.mark(claims[0])} [{title}]({root}{words.record_file('claim', claims[0].id)})"
    more = [f"{words.mark(claim)} {words.record_link('claim', claim.id, claim.claim, root)}" for claim in claims[1:]]
    links = words.source_links(project, ids_in(value("source", "")), root)
    parts = [
        f"[{literal(show_date(value('date', '')))}](#{row.anchor}){{ .date }}",
        title,
        literal(value("detail", "")),
        f"*{'; '.join(links)}*{{ .meta }}" if links else "",
        f"See also {'; '.join(more)}" if more else "",
    ]
    return " ".join(part for part in parts if part) + f"\n    {{ #{row.anchor} }}"


def _term(project: Project, term: Term, root: str) -> str:
    """A word with its other script and its one romanisation, then what it means and what that rests on."""
    names = [
        literal(term.term),
        words.in_language(literal(term.original), term.lang),
        words.in_language(literal(term.romanised), f"{term.lang}-Latn"),
    ]
    claims = [project.claims[name] for name in term.claims if name in project.claims]
    rests = [words.record_link("claim", claim.id, claim.claim.rstrip("."), root) for claim in claims]
    rests += words.source_links(project, term.sources, root)
    ground = f" *Rests on: {'; '.join(rests)}*{{ .meta }}" if rests else ""
    return f"{' '.join(filter(None, names))} {{ #{term.id} }}\n\n:   {literal(term.definition)}{ground}"

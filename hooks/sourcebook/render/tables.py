"""Tables out: rows of a dataset as a Markdown table, or as a chart of plain bars that is its own text."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from sourcebook.model import Claim, Column, Dataset, Directive, Project, Resource, Row, ids_in, records_named
from sourcebook.parse.dates import show_date
from sourcebook.render import words
from sourcebook.render.escape import literal

_FOLDED = ("high", "hedge", "unit")
"""Columns that are shown as parts of the figure, which `low` begins."""
_DATES = ("date", "yearmonth", "year")
_HEDGES = {"over": "more than"}


def table(project: Project, directive: Directive, root: str) -> str:
    """Return the rows that a directive wants as a table; its filters, and columns without a value, are left out."""
    name, wanted = directive.table
    data, resource = project.datasets.get(name), project.resources.get(name)
    if data is None or resource is None:
        return ""
    shown, rows = wanted.pop("show", ""), _rows(data, wanted)
    names = shown.split(",") if shown else [c for c in data.columns if c not in (*wanted, *_FOLDED)]
    columns = [c for c in _in_order(resource, names) if any(row.values.get(c.name) for row in rows)]
    kinds = records_named(data, resource)
    lines = [
        f"{literal(_caption(resource, wanted))} {_whole(data, project, root)}",
        "{ .caption }",
        "",
        _line(literal(column.title) for column in columns),
        _line("---" for _ in columns),
        *(_line(_value(project, column, row, kinds, root) for column in columns) for row in rows),
    ]
    return "\n".join(lines)


def chart(project: Project, directive: Directive, root: str) -> str:
    """Return the rows that a directive wants as bars: each is a list item whose words say what its bar shows."""
    del root
    name, wanted = directive.table
    data, resource = project.datasets.get(name), project.resources.get(name)
    wanted.pop("show", "")
    rows = [row for row in _rows(data, wanted) if _bounds(row) != (None, None)] if data else []
    if data is None or resource is None or not rows:
        return ""
    most = max(bound for row in rows for bound in _bounds(row) if bound is not None)
    labels = [_label(project, resource, records_named(data, resource), row) for row in rows]
    items = "".join(f"<li>{_bar(label, row, most)}</li>" for label, row in zip(labels, rows, strict=True))
    how = f"Bars begin at 0; the longest ends at {_grouped(str(most))}. What is hatched lies between two bounds."
    about = " ".join(text for text in (resource.method, f"Sources: {'; '.join(resource.sources)}.", how) if text)
    caption = f"<strong>{literal(_caption(resource, wanted))}</strong> {literal(about)}"
    return f'<figure class="chart"><figcaption>{caption}</figcaption><ul>{items}</ul></figure>'


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rows(data: Dataset, wanted: Mapping[str, str]) -> list[Row]:
    return [row for row in data.rows if all(row.values.get(name) == value for name, value in wanted.items())]


def _in_order(resource: Resource, names: Sequence[str]) -> list[Column]:
    known = {column.name: column for column in resource.columns}
    return [known[name.strip()] for name in names if name.strip() in known]


def _caption(resource: Resource, wanted: Mapping[str, str]) -> str:
    """The table's title, and what its rows were chosen by, in a reader's words."""
    labels = {column.name: column.categories for column in resource.columns}
    chosen = [labels.get(name, {}).get(value, value) for name, value in wanted.items()]
    return resource.title.rstrip(".") + "".join(f": {text}" for text in chosen) + "."


def _whole(data: Dataset, project: Project, root: str) -> str:
    return f"[All of it as a file]({root}{data.path.removeprefix(f'{project.docs}/')})"


def _value(project: Project, column: Column, row: Row, kinds: Mapping[str, str], root: str) -> str:
    text, kind = row.values.get(column.name, ""), kinds.get(column.name, "")
    if kind == "source":
        return "; ".join(words.source_links(project, ids_in(text), root))
    if kind == "origin":
        return "; ".join(_speaker(project, id_, root) for id_ in ids_in(text))
    if kind == "claim":
        claims = [project.claims[id_] for id_ in ids_in(text) if id_ in project.claims]
        return "; ".join(_claim(claim, root) for claim in claims)
    shown = literal(_plain(project, column, row, kind))
    return shown.replace(" ", "&nbsp;") if column.type in _DATES else shown


def _claim(claim: Claim, root: str) -> str:
    # Beside a figure, "established" would say that the figure is right.
    shown = "that it was said" if claim.basis == "on-record" else "the claim"
    return f"{words.mark(claim)} {words.record_link('claim', claim.id, shown, root)}"


def _plain(project: Project, column: Column, row: Row, kind: str = "") -> str:
    text = row.values.get(column.name, "")
    if column.name == "low":
        return _figure(row)
    if kind == "area":
        return project.vocabulary.areas.get(text, text)
    if column.type in _DATES:
        return show_date(text)
    if column.type == "boolean":
        return {"true": "yes", "false": "no"}.get(text, text)
    return _grouped(text) if column.type in ("integer", "number") else column.categories.get(text, text)


def _speaker(project: Project, id_: str, root: str) -> str:
    origin = project.origins.get(id_)
    if origin is None:
        return literal(id_)
    return f"{words.record_link('origin', id_, origin.name, root)} {literal(f'({words.side_of(project, origin)})')}"


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _grouped(text: str) -> str:
    number = _number(text)
    return text if number is None else f"{number:,f}"


def _bounds(row: Row) -> tuple[Decimal | None, Decimal | None]:
    return _number(row.values.get("low", "")), _number(row.values.get("high", ""))


def _figure(row: Row) -> str:
    """The figure of a row as prose writes it: about 71 to 84, at least 100."""
    low, high = (_grouped(row.values.get(name, "")) for name in ("low", "high"))
    hedge = row.values.get("hedge", "").replace("-", " ")
    if not hedge and not (low and high):
        hedge = "at least" if low else "up to" if high else ""
    number = low if low == high else " to ".join(part for part in (low, high) if part)
    return " ".join(part for part in (_HEDGES.get(hedge, hedge), number, row.values.get("unit", "")) if part)


def _bar(label: str, row: Row, most: Decimal) -> str:
    """A label, the figure in words, and a bar that is only for the eye."""
    # Without an upper bound the bar ends at the lower one; without a lower one all of it is in doubt.
    low, high = _bounds(row)
    start = _share(low, most)
    classes = " ".join((*_digits("from", start), *_digits("to", max(start, _share(high, most)))))
    bar = f'<span class="bar {classes}" aria-hidden="true"></span>'
    return f'<span class="label">{literal(label)}:</span> <span class="figure">{literal(_figure(row))}</span>{bar}'


def _share(bound: Decimal | None, most: Decimal) -> int:
    return round(100 * max(Decimal(0), bound) / most) if bound is not None and most > 0 else 0


def _digits(name: str, number: int) -> tuple[str, str]:
    """A class cannot hold a number, so the style sheet adds up tens and units; 100 has ten tens."""
    return f"{name}-{number // 10}x", f"{name}-{number % 10}"


def _label(project: Project, resource: Resource, kinds: Mapping[str, str], row: Row) -> str:
    """Who says it, or else the first text of the row, and as of when."""
    ids = [id_ for name, kind in kinds.items() if kind == "origin" for id_ in ids_in(row.values.get(name, ""))]
    names = [project.origins[id_].name for id_ in ids if id_ in project.origins]
    columns = (c for c in resource.columns if c.type == "string" and c.name not in (*kinds, *_FOLDED))
    texts = (_plain(project, column, row) for column in columns)
    who = ", ".join(names) or next((text for text in texts if text), "")
    return ", ".join(part for part in (who, show_date(row.values.get("date", ""))) if part)

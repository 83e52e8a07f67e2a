"""a timeline out of order, or against its claims

`data/timeline.csv` has the columns `date,precision,title` and `claim`, `source` or both. Its rows stand in the order of
time; `precision` (day, month or year) says how exact the date is; and the date is one that a claim of the row, its
evidence or its figures give. A row of sources alone tells of nothing that came after them.

Bad:

```csv title="docs/data/timeline.csv"
date,precision,title,claim
2024-06-02,day,500 houses are flooded,houses-flooded
```

Good:

```csv title="docs/data/timeline.csv"
date,precision,title,claim
2024-06-01,day,500 houses are flooded,houses-flooded
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Claim, Dataset, Project, Row, ids_in
from sourcebook.parse.dates import Date, parse_date
from sourcebook.text import Place, Span, find_words, shorten

_COLUMNS = ("date", "precision", "title")
_PRECISION = {4: "year", 7: "month", 10: "day"}


def check(project: Project) -> Iterator[Finding]:
    """Yield each row of the timeline that stands wrong, or whose claim does not bear it out."""
    table = project.datasets.get("timeline")
    if table is None:
        return
    missing = [name for name in _COLUMNS if name not in table.columns]
    if not {"claim", "source"} & set(table.columns):
        missing.append("claim")
    if missing:
        listed = ", ".join(f"`{name}`" for name in missing)
        place = Place(table.path, Span(0, 1))
        yield Finding("XPG11", place, f"the timeline has no column {listed}", "begin with `date,precision,title,claim`")
        return
    yield from _rows(project, table)


def _rows(project: Project, table: Dataset) -> Iterator[Finding]:
    latest: Date | None = None
    for row in table.rows:
        date = parse_date(row.values["date"])
        if fault := _form(row, date):
            yield Finding("XPG11", row.place, *fault)
        if date is None:
            continue
        if latest and date.first < latest.first:
            message = f"{date.shown} stands after {latest.shown}"
            yield Finding("XPG11", row.place, message, "put the rows in the order of time")
        if fault := _against(project, row, date):
            yield Finding("XPG11", row.place, *fault)
        latest = max(latest or date, date, key=lambda each: each.first)


def _form(row: Row, date: Date | None) -> tuple[str, str] | None:
    text, precision = row.values["date"], row.values["precision"]
    if date is None:
        return f"`{shorten(text)}` is no date", "write a date such as `2024`, `2024-10` or `2024-10-18`"
    if precision != _PRECISION[len(text)]:
        return f"`{text}` is not given by the {shorten(precision) or '…'}", f"write `{_PRECISION[len(text)]}`"
    if not (row.values.get("claim") or row.values.get("source")):
        return f"`{shorten(row.values['title'])}` names no claim and no source", "add the id of a claim"
    return None


def _against(project: Project, row: Row, date: Date) -> tuple[str, str] | None:
    """Return what speaks against a row: its claims, or the dates of its sources where it has no claim."""
    named = ids_in(row.values.get("claim", ""))
    claims = [project.claims[name] for name in named if name in project.claims]
    if claims and not any(_bears_out(claim, date, row.values["date"]) for claim in claims):
        listed = "neither " + " nor ".join(f"`{claim.id}`" for claim in claims)
        return (
            f"{listed} nor its evidence gives the date {date.shown}",
            "mend the date, or name the claim that gives it",
        )
    sources = [project.sources[name] for name in ids_in(row.values.get("source", "")) if name in project.sources]
    issued = [parse_date(source.issued) for source in sources]
    if not named and issued and all(day and day.last < date.first for day in issued):
        message = f"{date.shown} came after all that `{shorten(row.values['title'])}` rests on"
        return message, "mend the date, or name a source that could know"
    return None


def _bears_out(claim: Claim, date: Date, written: str) -> bool:
    """Tell whether a claim gives the date, as its own, in a figure or in words; the year may go unsaid in words."""
    given = [claim.as_of, *(figure.on for item in claim.evidence for figure in item.figures)]
    if any(text.startswith(written) for text in given):
        return True
    forms = [date.shown, date.shown.removesuffix(f" {date.year}")] if date.month else [date.shown]
    said = " ".join([claim.claim, *(text for item in claim.evidence for text in (item.says, item.quote))])
    same_year = claim.as_of.startswith(str(date.year))
    return any(True for _ in find_words(said, forms if same_year else forms[:1]))

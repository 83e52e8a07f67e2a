"""a chart or table without source, date and method

Whoever sees a chart must be able to learn what it was made of. `<!-- chart: NAME -->` draws `data/NAME.csv` and
`<!-- table: NAME -->` prints it, both with `COLUMN=VALUE` after the name to choose rows; `<!-- timeline -->` lists
`data/timeline.csv`. `data/datapackage.json` describes each: `title`, `sources`, `method`, and `date` unless the table
has a column of dates.

Bad:

    <!-- chart: houses -->

Good:

```csv title="docs/data/houses.csv"
date,houses,claim
2024-06-01,500,houses-flooded
```

```json title="docs/data/datapackage.json"
{"resources": [{"name": "houses", "path": "houses.csv", "title": "Flooded houses",
  "method": "The agency's count of the day, as reported.", "sources": [{"title": "Report on the flood"}]}]}
```

```markdown title="docs/page.md"
<!-- chart: houses -->
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Dataset, Directive, Page, Project
from sourcebook.text import did_you_mean, shorten

_DRAWN = ("chart", "map", "table")


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each chart, table or timeline of a page whose table is missing, undescribed or left without a row."""
    for directive in page.directives:
        if directive.name in (*_DRAWN, "timeline") and (fault := _fault(project, directive)):
            yield Finding("CLM22", page.place(directive.span), *fault)


def _fault(project: Project, directive: Directive) -> tuple[str, str] | None:
    name, wanted = directive.table if directive.name in _DRAWN else (directive.name, {})
    first, _, rest = name.partition(" ")
    if rest and first in project.datasets:
        return (
            f"`{shorten(rest)}` chooses no rows of `{first}`",
            "write `COLUMN=VALUE`, and a value of two words in quotation marks",
        )
    if name not in project.datasets:
        help_ = did_you_mean(name, project.datasets) or f"add `{project.docs}/data/{shorten(name) or 'NAME'}.csv`"
        return f"there is no table `{shorten(name)}` to draw", help_
    resource = project.resources.get(name)
    if resource is None:
        return f"table `{name}` is described nowhere", f"add it to `resources` in {project.docs}/data/datapackage.json"
    has = {
        "title": resource.title,
        "sources": resource.sources,
        "method": resource.method,
        "date": resource.date or "date" in project.datasets[name].columns,
    }
    missing = [key for key, value in has.items() if not value]
    if not missing:
        return _idle_filter(project.datasets[name], wanted)
    listed = ", ".join(f"`{key}`" for key in missing)
    return f"table `{name}` is described without {listed}", f"add that in {resource.place.path}"


def _idle_filter(table: Dataset, wanted: dict[str, str]) -> tuple[str, str] | None:
    rows = table.rows
    for column, value in wanted.items():
        # `show` names the columns to be seen.
        for name in value.split(",") if column == "show" else [column]:
            if name not in table.columns:
                known = did_you_mean(name, table.columns) or "columns: " + ", ".join(table.columns)
                return f"table `{table.name}` has no column `{shorten(name)}`", known
        if column != "show":
            values = dict.fromkeys(row.values[column] for row in rows)
            rows = tuple(row for row in rows if row.values[column] == value)
            if not rows:
                help_ = did_you_mean(value, values) or "mend it, or take it out"
                return f"no row of `{table.name}` is left where `{column}` is `{shorten(value)}`", help_
    return None

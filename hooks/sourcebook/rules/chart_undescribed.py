"""a chart or map without source, date and method

Whoever sees a chart must be able to learn what it was made of. `<!-- chart: NAME -->` draws `data/NAME.csv`, which
`data/datapackage.json` describes: `title`, `sources`, `method`, and `date` unless the table has a column of dates.

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
from sourcebook.model import Page, Project
from sourcebook.text import did_you_mean, shorten

_DRAWN = ("chart", "map")


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each chart or map of a page whose table is missing or not described."""
    for directive in page.directives:
        if directive.name in _DRAWN and (fault := _fault(project, " ".join(directive.argument.split()))):
            yield Finding("CLM22", page.place(directive.span), *fault)


def _fault(project: Project, name: str) -> tuple[str, str] | None:
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
        return None
    listed = ", ".join(f"`{key}`" for key in missing)
    return f"table `{name}` is described without {listed}", f"add that in {resource.place.path}"

"""dates in an impossible order

A page cannot be read before it was published, nor archived before that.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins, issued: 2024-07-02,
   accessed: 2024-06-30, custom: {outlet: gazette, read: full}}
```

Good:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins, issued: 2024-07-02,
   accessed: 2024-07-03, custom: {outlet: gazette, read: full}}
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project
from sourcebook.parse.dates import parse_date


def check(project: Project) -> Iterator[Finding]:
    """Yield each source read or archived before it was issued; coarse dates count as early as they may."""
    for source in project.sources.values():
        issued = parse_date(source.issued)
        for field, text in (("accessed", source.accessed), ("custom.archive.date", source.archive.get("date", ""))):
            later = parse_date(text)
            if issued and later and later.last < issued.first:
                message = f"`{field.rpartition('.')[2]}` {text} lies before `issued` {source.issued}"
                yield Finding("REC12", source.at(field), message, "mend the one that is wrong")

"""an address without the day it was read

Pages change. Who compares the note with the page must know when we saw it; for a work without an address the field
says nothing.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins, issued: 2024-07-02,
   URL: https://gazette.example/clean-up, language: en,
   custom: {outlet: gazette, read: full, date_confirmed: true, url_confirmed: true, retrieved_from: original}}
```

Good:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins, issued: 2024-07-02,
   URL: https://gazette.example/clean-up, language: en, accessed: 2024-07-03,
   custom: {outlet: gazette, read: full, date_confirmed: true, url_confirmed: true, retrieved_from: original}}
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project


def check(project: Project) -> Iterator[Finding]:
    """Yield each source with an address and no `accessed`."""
    for source in project.sources.values():
        if source.url and not source.accessed:
            message = f"source `{source.id}` has an address and no `accessed`"
            yield Finding("REC13", source.at("URL"), message, "add `accessed: …`, the day on which it was read")

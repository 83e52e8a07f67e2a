"""a date or an address that nobody vouches for

Dates and addresses are often taken from a list of search results. The record says, with true or false, whether each
was seen on the work itself.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins, issued: 2024-07-02,
   URL: https://gazette.example/clean-up, language: en, accessed: 2024-07-03,
   custom: {outlet: gazette, read: full, url_confirmed: true, retrieved_from: original}}
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
    """Yield each source with a date or an address and no word on whether it was seen."""
    for source in project.sources.values():
        for field, value, confirmed in (
            ("date_confirmed", source.issued, source.date_confirmed),
            ("url_confirmed", source.url, source.url_confirmed),
        ):
            if value and not confirmed:
                message = f"source `{source.id}` does not say whether `{value}` was seen on the work itself"
                place = source.at("issued" if field == "date_confirmed" else "URL")
                yield Finding("REC28", place, message, f"add `{field}: true` or `{field}: false` to `custom`")

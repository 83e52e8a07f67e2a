"""one work under two ids

Two sources with the same address are one source: counted twice they would look like two witnesses.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-06-again, type: article-newspaper, title: The Alder bursts its banks,
   URL: "https://www.gazette.example/alder/?utm_source=mail", custom: {outlet: gazette, read: full}}
```

Good:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins,
   URL: https://gazette.example/clean-up, custom: {outlet: gazette, read: full}}
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project, Source
from sourcebook.rules.addresses import normal_address


def check(project: Project) -> Iterator[Finding]:
    """Yield each source whose address, normalised, another source has."""
    seen: dict[str, Source] = {}
    for source in project.sources.values():
        if not source.url:
            continue
        key = normal_address(source.url)
        if key in seen:
            message = f"`{source.id}` has the same address as `{seen[key].id}`"
            yield Finding("REC04", source.at("URL"), message, f"cite `{seen[key].id}` and delete one of the two")
        seen.setdefault(key, source)

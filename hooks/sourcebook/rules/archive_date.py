"""an archive copy without its day, or with another one

The day tells which version of a page we rest on. Where the address holds the time of the copy, the two agree.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins, issued: 2024-07-02,
   URL: https://gazette.example/clean-up, language: en, accessed: 2024-07-03,
   custom: {outlet: gazette, read: full, date_confirmed: true, url_confirmed: true, retrieved_from: original,
    archive: {url: https://web.archive.org/web/20240705101500/https://gazette.example/clean-up, date: 2024-07-08}}}
```

Good:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins, issued: 2024-07-02,
   URL: https://gazette.example/clean-up, language: en, accessed: 2024-07-03,
   custom: {outlet: gazette, read: full, date_confirmed: true, url_confirmed: true, retrieved_from: original,
    archive: {url: https://web.archive.org/web/20240705101500/https://gazette.example/clean-up, date: 2024-07-05}}}
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project
from sourcebook.rules.addresses import snapshot


def check(project: Project) -> Iterator[Finding]:
    """Yield each archive copy whose `date` is missing or differs from the time in its address."""
    for source in project.sources.values():
        url, date = source.archive.get("url", ""), source.archive.get("date", "")
        copy = snapshot(url)
        if url and not date:
            message = f"the archive copy of `{source.id}` has no `date`"
            yield Finding("LNK12", source.at("custom.archive.url"), message, f"add `date: {copy[0] if copy else '…'}`")
        elif copy and copy[0] != date:
            message = f"the archive copy is of {copy[0]}, and `date` is {date}"
            yield Finding("LNK12", source.at("custom.archive.date"), message, f"write `date: {copy[0]}`")

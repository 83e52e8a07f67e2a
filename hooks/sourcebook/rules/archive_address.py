"""an archive address that does not say what was archived

An archive's full address names the second of the copy and the page that was copied, so that a reader can trust it
although the archive is down, and find the page in another one.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins, issued: 2024-07-02,
   URL: https://gazette.example/clean-up, language: en, accessed: 2024-07-03,
   custom: {outlet: gazette, read: full, date_confirmed: true, url_confirmed: true, retrieved_from: original,
    archive: {url: https://web.archive.org/web/2024/https://gazette.example/, date: 2024-07-05}}}
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
from sourcebook.rules.addresses import is_on, normal_address, snapshot
from sourcebook.text import shorten

_FULL = (
    "web.archive.org",
    "archive.today",
    "archive.ph",
    "archive.is",
    "archive.li",
    "archive.fo",
    "archive.vn",
    "archive.md",
)
"""Archives whose addresses have a full form."""


def check(project: Project) -> Iterator[Finding]:
    """Yield each archive address in a short form, and each of another page than the source's."""
    for source in project.sources.values():
        url = source.archive.get("url", "")
        copy = snapshot(url)
        place = source.at("custom.archive.url")
        if copy is None and is_on(url, _FULL):
            help_ = (
                "write `https://web.archive.org/web/20240705101500/https://…`, with all 14 digits and the whole address"
            )
            yield Finding("LNK11", place, f"`{shorten(url)}` is not an archive's full address", help_)
        elif copy and source.url and normal_address(copy[1]) != normal_address(source.url):
            message = f"the archived page is `{shorten(copy[1])}`, not the source's"
            yield Finding("LNK11", place, message, f"archive `{shorten(source.url)}`, or mend `URL`")

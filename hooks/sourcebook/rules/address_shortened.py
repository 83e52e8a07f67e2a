"""a shortened address

Nobody can see where it leads, and it dies with the service that made it.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins, URL: https://bit.ly/3xyz,
   custom: {outlet: gazette, read: full, retrieved_from: copy, copy_of: The Gazette's article}}
```

Good:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins,
   URL: https://gazette.example/clean-up, custom: {outlet: gazette, read: full}}
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project
from sourcebook.rules.addresses import addresses, split_address
from sourcebook.text import shorten

_SHORTENERS = frozenset(
    """
    bit.ly t.co tinyurl.com goo.gl ow.ly buff.ly is.gd t.ly rb.gy cutt.ly shorturl.at dlvr.it
    lnkd.in trib.al
    """.split()
)


def check(project: Project) -> Iterator[Finding]:
    """Yield each address at a shortening service."""
    for source in project.sources.values():
        for field, url in addresses(source):
            parts = split_address(url)
            if parts and parts.hostname in _SHORTENERS:
                message = f"`{shorten(url)}` is a shortened address"
                yield Finding("REC16", source.at(field), message, "follow it and write where it leads")

"""an address that is not well formed

Addresses begin with `https://`, name a host, and carry nothing that tracks the reader.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins,
   URL: "http://gazette.example/clean-up?utm_source=mail", custom: {outlet: gazette, read: full}}
```

Good:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins,
   URL: https://gazette.example/clean-up, custom: {outlet: gazette, read: full}}
```
"""

import re
from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project
from sourcebook.rules.addresses import addresses, split_address, without_tracking
from sourcebook.text import shorten


def check(project: Project) -> Iterator[Finding]:
    """Yield each address with a wrong scheme, without a host, with odd characters or with tracking parameters."""
    for source in project.sources.values():
        for field, url in addresses(source):
            found = _fault(url)
            if found:
                yield Finding("REC14", source.at(field), *found)


def _fault(url: str) -> tuple[str, str] | None:
    parts = split_address(url)
    shown = shorten(url)
    if parts is None or not parts.hostname or re.search(r"[\s<>\"{}|\\^`]", url):
        return f"`{shown}` is not a whole address", "copy it from the browser; write a space as `%20`"
    if parts.scheme == "http":
        return f"`{shown}` is not encrypted", f"write `https{without_tracking(url)[4:]}` if that answers"
    if parts.scheme != "https":
        return f"`{shown}` does not begin with `https://`", "give the page's public address"
    bare = without_tracking(url)
    return (f"`{shown}` carries tracking parameters", f"write `{bare}`") if bare != url else None

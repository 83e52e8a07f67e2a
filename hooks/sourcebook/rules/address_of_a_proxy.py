"""an address of a search, a cache, an AMP copy or a translating proxy

Such addresses show another text to every reader, or vanish within days.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins,
   URL: https://gazette-example.translate.goog/clean-up,
   custom: {outlet: gazette, read: full, retrieved_from: copy, copy_of: The Gazette's article}}
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
from sourcebook.rules.addresses import addresses
from sourcebook.text import shorten

_PROXY = re.compile(
    r"""
      ^(?:www\.)?google\.[a-z.]+/(?:search|amp|url)\b      # google.com/search?q=…
    | ^(?:www\.)?bing\.com/search | ^duckduckgo\.com/     # other searches
    | ^webcache\.googleusercontent\.com/                  # a cache
    | \.translate\.goog/ | ^translate\.google\.            # translating proxies
    | \.cdn\.ampproject\.org/ | ^amp\.[^/]+/ | [?&](?:amp(?:=|$)|outputType=amp)
    | ^r\.jina\.ai/ | ^12ft\.io/ | ^outline\.com/          # reader proxies
    """,
    re.VERBOSE,
)


def check(project: Project) -> Iterator[Finding]:
    """Yield each address that belongs to a machine between the reader and the publisher."""
    for source in project.sources.values():
        for field, url in addresses(source):
            if _PROXY.search(url.partition("://")[2]):
                message = f"`{shorten(url)}` is a search, cache, AMP or proxy address"
                yield Finding("REC17", source.at(field), message, "give the publisher's own address")

"""this site as its own source

What our pages say rests on others. A page of ours, or a copy of it, in evidence would make a claim its own witness.
Where the site is published is known from `site_url`; here it is `https://notes.example/site/`.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins, issued: 2024-07-02,
   URL: https://notes.example/clean-up, language: en, accessed: 2024-07-03,
   custom: {outlet: gazette, read: full, retrieved_from: copy, copy_of: A page}}
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
from sourcebook.rules.addresses import addresses, is_on
from sourcebook.text import shorten


def check(project: Project) -> Iterator[Finding]:
    """Yield each source that lies on the host where the site is published."""
    own = [project.own_host] if project.own_host else []
    for source in project.sources.values():
        for field, url in addresses(source):
            if is_on(url, own):
                message = f"`{shorten(url)}` is a page of this site"
                yield Finding("POL07", source.at(field), message, "give the source on which that page rests")

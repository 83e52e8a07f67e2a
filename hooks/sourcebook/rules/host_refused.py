"""a host that this site does not use

Some hosts copy other outlets under their name, or invent: the vocabulary lists them under `refused_hosts`. What such a
site says may be told with a claim about it, from somebody who looked into it.

Bad:

```yaml title="docs/vocabulary.yml +"
refused_hosts: [alder-truth.example]
```

```markdown title="docs/page.md"
Read [what they hide](https://www.alder-truth.example/flood).
```

Good:

```yaml title="docs/vocabulary.yml +"
refused_hosts: [alder-truth.example]
```

```markdown title="docs/page.md"
Read [the Gazette](https://gazette.example/alder).
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project
from sourcebook.rules.addresses import addresses, is_on
from sourcebook.text import Place, shorten


def check(project: Project) -> Iterator[Finding]:
    """Yield each source at a refused host."""
    for source in project.sources.values():
        for field, url in addresses(source):
            yield from _finding(project, source.at(field), url)


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each link of a page to a refused host."""
    for link in page.links:
        yield from _finding(project, page.place(link.span), link.target)


def _finding(project: Project, place: Place, url: str) -> Iterator[Finding]:
    if is_on(url, project.vocabulary.refused_hosts):
        message = f"`{shorten(url)}` lies on a host that this site refuses"
        yield Finding(
            "POL04", place, message, "give another source; `refused_hosts` in vocabulary.yml says which they are"
        )

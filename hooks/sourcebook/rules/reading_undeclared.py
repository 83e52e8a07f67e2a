"""a source that does not say how much of it was read

`custom.read` is `full`, `excerpt` or `title-only`; readers see it. A title alone cannot carry an established claim.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins, custom: {outlet: gazette}}
```

Good:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins,
   custom: {outlet: gazette, read: excerpt}}
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project


def check(project: Project) -> Iterator[Finding]:
    """Yield each source without `read`, and each established claim carried by titles alone."""
    for source in project.sources.values():
        if not source.read:
            message = f"source `{source.id}` does not say how much of it was read"
            yield Finding("REC27", source.at("custom"), message, "add `read: full`, `excerpt` or `title-only`")
    for claim in project.whole_claims():
        read = [project.sources[e.source].read for e in claim.supporting if e.source in project.sources]
        if claim.status == "established" and read and set(read) == {"title-only"}:
            message = f"`{claim.id}` is established on titles alone"
            yield Finding(
                "REC27", claim.at("evidence"), message, "read one of the sources, or write `status: reported`"
            )

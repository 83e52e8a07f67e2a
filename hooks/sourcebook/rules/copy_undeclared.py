"""a copy that does not say so

A reader must know whether the publisher's own page was read. Where the address is not on one of the outlet's hosts,
what was read is a copy: the record says so, and of what.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins,
   URL: https://reprints.example/clean-up, custom: {outlet: gazette, read: full, retrieved_from: original}}
```

Good:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins,
   URL: https://reprints.example/clean-up,
   custom: {outlet: gazette, read: full, retrieved_from: copy, copy_of: The Gazette's article of July 2024}}
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project
from sourcebook.rules.addresses import split_address


def check(project: Project) -> Iterator[Finding]:
    """Yield each source away from its outlet's hosts that is not called a copy, and each copy of nothing named."""
    for source in project.sources.values():
        publisher = project.publishers.get(source.outlet)
        parts = split_address(source.url) if source.url else None
        host = parts.hostname if parts else None
        if publisher and host and host not in publisher.hosts and not source.is_copy:
            message = f"`{host}` is no host of `{publisher.id}`"
            help_ = f"add it to the hosts of `{publisher.id}`, or write `retrieved_from: copy` and `copy_of: …`"
            yield Finding("REC15", source.at("URL"), message, help_)
        if source.is_copy and not source.copy_of:
            message = f"source `{source.id}` is a copy and does not say of what"
            yield Finding("REC15", source.at("custom.retrieved_from"), message, "add `copy_of: …`")

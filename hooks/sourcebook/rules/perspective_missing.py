"""a publisher without a perspective

A reader must be able to see whether an outlet belongs to a party, lives from one, or stands apart: the note under a
sentence gives it beside the outlet's name.

Bad:

```yaml title="docs/publishers.yml +"
- {id: radio, name: Radio Alder, kind: news}
```

Good:

```yaml title="docs/publishers.yml +"
- {id: radio, name: Radio Alder, kind: news, perspective: It belongs to the town.}
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project


def check(project: Project) -> Iterator[Finding]:
    """Yield each publisher that says nothing of where it stands."""
    for publisher in project.publishers.values():
        if not publisher.perspective:
            message = f"publisher `{publisher.id}` has no `perspective`"
            yield Finding(
                "REC26", publisher.place, message, "add `perspective: …`: who owns it, and whose side that is"
            )

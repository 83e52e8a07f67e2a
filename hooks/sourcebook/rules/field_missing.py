"""a field that must be there

A source needs `id`, `type`, `title` and `custom.outlet`; a claim needs `id`, `claim`, `status` and `as_of`; an evidence
item needs `source` and `says`. Without them the note under the page has nothing to say.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, custom: {outlet: gazette, read: full}}
```

Good:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins,
   custom: {outlet: gazette, read: full}}
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project


def check_site(project: Project) -> Iterator[Finding]:
    """Yield what was found while reading."""
    return (finding for finding in project.findings if finding.code == "REC02")

"""records nested too deep

No record nests deeper than seven levels; twenty stop the reading, since deeper nesting can only be a slip or an attack.

Bad:

```yaml title="docs/claims/deep.yml"
[[[[[[[[[[[[[[[[[[[[[[[
```

Good:

```yaml title="docs/claims/deep.yml"
[]
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project


def check_site(project: Project) -> Iterator[Finding]:
    """Yield what was found while reading."""
    return (finding for finding in project.findings if finding.code == "FIL05")

"""a record that is not written as records are

Broken YAML, an unknown field, a word outside a closed list, or a part of YAML that records do not use (anchors,
merge keys, tags, second documents). A misspelt field would be lost in silence.

Bad:

```yaml title="docs/publishers.yml +"
- {id: radio, name: Radio Alder, kind: news, adress: radio.example}
```

Good:

```yaml title="docs/publishers.yml +"
- {id: radio, name: Radio Alder, kind: news}
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project


def check_site(project: Project) -> Iterator[Finding]:
    """Yield what was found while reading."""
    return (finding for finding in project.findings if finding.code == "REC01")

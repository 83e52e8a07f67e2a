"""a claim whose sources nobody has read again for a year

Articles are corrected and vanish, figures are revised. The page goes on saying when the sources were last read; this
reminds us to do it again.

Bad:

```yaml title="docs/claims/flood.yml +"
- {id: gates-were-shut, area: flood, claim: "The gates were shut, the council said.", status: reported,
   as_of: 2024-06-20, checked: 2025-11-20, reserve: It waits for a page on the gates.,
   evidence: [{source: council-2024-06-report, origin: council, says: The gates were shut.}]}
```

Good:

```yaml title="docs/claims/flood.yml +"
- {id: gates-were-shut, area: flood, claim: "The gates were shut, the council said.", status: reported,
   as_of: 2024-06-20, checked: 2026-11-20, reserve: It waits for a page on the gates.,
   evidence: [{source: council-2024-06-report, origin: council, says: The gates were shut.}]}
```
"""

from collections.abc import Iterator
from datetime import timedelta

from sourcebook.diagnostics import Finding
from sourcebook.model import Project
from sourcebook.parse.dates import parse_date


def check(project: Project) -> Iterator[Finding]:
    """Yield each claim that was last checked more than a year ago."""
    for claim in project.claims.values():
        date = parse_date(claim.checked)
        if date and date.last + timedelta(days=366) < project.today:
            message = f"the sources of `{claim.id}` were last read on {date.shown}"
            yield Finding("CLM15", claim.at("checked"), message, "read them again and write the day of that")

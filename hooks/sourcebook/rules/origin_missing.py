"""evidence that does not say who knew it first

Nine articles that quote one office are nine sources and one origin. Only the origin tells how many witnesses there are.

Bad:

```yaml title="docs/claims/flood.yml +"
- {id: sandbags-ran-out, claim: "The town had no sandbags left by noon, the river agency said.", status: reported,
   as_of: 2024-06-02, reserve: An example.,
   evidence: [{source: gazette-2024-06-alder, says: The agency says that the sandbags were gone by noon.}]}
```

Good:

```yaml title="docs/claims/flood.yml +"
- {id: sandbags-ran-out, claim: "The town had no sandbags left by noon, the river agency said.", status: reported,
   as_of: 2024-06-02, reserve: An example.,
   evidence: [{source: gazette-2024-06-alder, origin: river-agency,
    says: The agency says that the sandbags were gone by noon.}]}
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project


def check(project: Project) -> Iterator[Finding]:
    """Yield each evidence item without an origin."""
    for claim in project.claims.values():
        for item in claim.evidence:
            if not item.origin:
                message = f"evidence of `{claim.id}` from `{item.source}` has no origin"
                help_ = "add `origin: …`: who told the outlet, by an id of origins.yml"
                yield Finding("REC29", claim.at(f"{item.field}.source"), message, help_)

"""a denied claim without its denial

Bad:

```yaml title="docs/claims/flood.yml +"
- {id: gates-before-flood, claim: The farmers say that the council opened the gates before the flood., status: denied,
   as_of: 2024-06-02, reserve: An example.,
   evidence: [{source: gazette-2024-06-alder, origin: farmers, says: The farmers say that the gates were opened.}]}
```

Good:

```yaml title="docs/claims/flood.yml +"
- {id: gates-before-flood, claim: The farmers say that the council opened the gates before the flood., status: denied,
   as_of: 2024-06-02, reserve: An example.,
   evidence: [{source: gazette-2024-06-alder, origin: farmers, says: The farmers say that the gates were opened.},
   {source: council-2024-06-report, origin: council, stance: disputes, says: The gates were shut.}]}
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project


def check(project: Project) -> Iterator[Finding]:
    """Yield each denied claim without evidence that disputes it from a source with a date."""
    for claim in project.whole_claims():
        denials = [project.sources.get(item.source) for item in claim.evidence if item.disputes]
        if claim.status == "denied" and not any(source and source.issued for source in denials):
            message = f"`{claim.id}` is denied, and no dated denial is given"
            yield Finding(
                "CLM13", claim.at("status"), message, "add the denial with `stance: disputes` from a dated source"
            )

"""a claim that no page cites

A claim is kept to be told. One that waits for its page says why in `reserve`.

Bad:

```yaml title="docs/claims/flood.yml +"
- {id: sandbags-ran-out, claim: "The town had no sandbags left by noon, the river agency said.", status: reported,
   as_of: 2024-06-02,
   evidence: [{source: gazette-2024-06-alder, origin: river-agency, says: The sandbags were gone by noon.}]}
```

Good:

```yaml title="docs/claims/flood.yml +"
- {id: sandbags-ran-out, claim: "The town had no sandbags left by noon, the river agency said.", status: reported,
   as_of: 2024-06-02, reserve: For the page on flood defences.,
   evidence: [{source: gazette-2024-06-alder, origin: river-agency, says: The sandbags were gone by noon.}]}
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project


def check_site(project: Project) -> Iterator[Finding]:
    """Yield each claim that no page cites and none of the cited ones rests on, unless it is held in reserve."""
    cited = {reference.label for page in project.pages for reference in page.references}
    for claim in project.claims.values():
        if claim.id in cited:
            cited |= {claim.superseded_by, *claim.rests_on}
    for claim in project.claims.values():
        if claim.id not in cited and not claim.reserve:
            help_ = f"write `[^{claim.id}]` after a sentence, or add `reserve: …` with the reason"
            yield Finding("XPG06", claim.place, f"no page cites claim `{claim.id}`", help_)
        elif claim.reserve and any(claim.id == r.label for page in project.pages for r in page.references):
            message = f"claim `{claim.id}` is cited, and says that it is held in reserve"
            yield Finding("XPG06", claim.at("reserve"), message, "delete `reserve`")

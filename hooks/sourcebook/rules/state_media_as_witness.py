"""state media as a witness for somebody else

State media are cited for what their own state and other states say of themselves. What they report of anybody else
passed through hands with a stake: find another source, or let two people say why this one will do.

Bad:

```yaml title="docs/publishers.yml +"
- {id: state-radio, name: State Radio, kind: state-media}
```

```yaml title="docs/sources/2024.yml +"
- {id: state-radio-2024-06-alder, type: broadcast, title: The flood, issued: 2024-06-03,
   custom: {outlet: state-radio, read: full, retrieved_from: original}}
```

```yaml title="docs/claims/flood.yml +"
- {id: weir-opened-too-late, claim: "The farmers say, by the account of State Radio, that the weir opened too late.",
   status: reported, as_of: 2024-06-03, reserve: An example.,
   evidence: [{source: state-radio-2024-06-alder, origin: farmers,
    says: The farmers say that the weir opened too late.}]}
```

Good:

```yaml title="docs/claims/flood.yml +"
- {id: weir-opened-too-late, claim: The farmers say that the weir opened too late., status: reported,
   as_of: 2024-06-03, reserve: An example.,
   evidence: [{source: gazette-2024-06-alder, origin: farmers, says: The farmers say that the weir opened too late.}]}
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Evidence, Project


def check(project: Project) -> Iterator[Finding]:
    """Yield each evidence item in which state media report somebody who does not speak for a state."""
    for claim in project.whole_claims():
        for item in claim.evidence:
            if is_state_media(project, item) and not speaks_for_state(project, item):
                message = f"`{item.source}`, of state media, is evidence of what `{item.origin}` said"
                help_ = (
                    "cite another source, or `allow: [{code: POL05, why: …, until: 2027-06-30, by: ['@one', '@two']}]`"
                )
                yield Finding("POL05", claim.at(f"{item.field}.source"), message, help_)


def is_state_media(project: Project, item: Evidence) -> bool:
    """Tell whether an evidence item was published by state media."""
    publisher = project.publishers.get(project.sources[item.source].outlet)
    return publisher is not None and publisher.kind == "state-media"


def speaks_for_state(project: Project, item: Evidence) -> bool:
    """Tell whether the origin of an evidence item speaks for a state, by its role."""
    role = project.vocabulary.roles.get(project.origins[item.origin].role)
    return role is not None and role.state

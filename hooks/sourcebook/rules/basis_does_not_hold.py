"""an established claim whose basis does not hold

Established needs a `basis` and, save for a comparison or a search that found nothing, a supporting source that is no
copy. `origins`: two of different sides. `admission`: an item marked so, from an origin with a stake. `on-record`: the
sentence names the speaker, and an official publisher or two outlets carry it. `text`: a locator. `comparison`:
`rests_on`, with no claim there that is itself denied, superseded or refuted. `not-found`: `searched`.

Bad:

```yaml title="docs/claims/flood.yml +"
- {id: sandbags-ran-out, claim: The town had no sandbags left by noon., status: established, basis: origins,
   as_of: 2024-06-02, reserve: An example.,
   evidence: [{source: gazette-2024-06-alder, origin: river-agency, says: The agency says that they were gone by noon.},
   {source: council-2024-06-report, origin: council, says: The council says so too.}]}
```

Good:

```yaml title="docs/claims/flood.yml +"
- {id: sandbags-ran-out, claim: The town had no sandbags left by noon., status: established, basis: origins,
   as_of: 2024-06-02, reserve: An example.,
   evidence: [{source: gazette-2024-06-alder, origin: river-agency, says: The agency says that they were gone by noon.},
   {source: gazette-2024-06-alder, origin: gazette-reporter, says: The reporter saw the empty store at noon.}]}
```
"""

from collections.abc import Callable, Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Claim, Project
from sourcebook.text import names_in

_OWN_VOICE = ("official", "intergovernmental", "state-media", "legal")


def check(project: Project) -> Iterator[Finding]:
    """Yield each established claim without what its basis asks for."""
    for claim in project.whole_claims():
        if claim.status != "established":
            if claim.basis:
                message = f"`{claim.id}` is {claim.status} and gives a basis"
                yield Finding("CLM09", claim.at("basis"), message, "delete `basis`: only what is established has one")
            continue
        found = _no_basis(claim) or _CHECKS[claim.basis](project, claim) or _copies(project, claim)
        if found:
            yield Finding("CLM09", claim.at("basis" if claim.basis else "status"), *found)


Fault = tuple[str, str] | None


def _no_basis(claim: Claim) -> Fault:
    if claim.basis in _CHECKS:
        return None
    return f"`{claim.id}` is established without a basis", "add `basis: …`, or write `status: reported`"


def _origins(project: Project, claim: Claim) -> Fault:
    sides = project.sides(project.stance_origins(claim, disputes=False))
    if len(sides) >= 2:
        return None
    whose = f"one side only, `{sides[0]}`" if sides else "no known origin"
    return f"`{claim.id}` rests on {whose}", "add evidence of an origin of another side, or write `status: reported`"


def _admission(project: Project, claim: Claim) -> Fault:
    admitted = [project.origins.get(item.origin) for item in claim.supporting if item.admission]
    if any(origin and project.is_interested(origin) for origin in admitted):
        return None
    return (
        f"`{claim.id}` shows no admission",
        "mark the item `admission: true`; its origin must be a party with a stake",
    )


def _on_record(project: Project, claim: Claim) -> Fault:
    names = [name for origin in project.stance_origins(claim, disputes=False) for name in origin.names]
    if not names_in(claim.claim, names):
        return (
            f"the sentence of `{claim.id}` names no speaker",
            "name the speaker as one of the `names` of its origin does",
        )
    sources = [project.sources[item.source] for item in claim.supporting if item.source in project.sources]
    kinds = {project.publishers[s.outlet].kind for s in sources if s.outlet in project.publishers}
    if kinds & set(_OWN_VOICE) or len({source.outlet for source in sources}) >= 2:
        return None
    return f"`{claim.id}` is on record in one outlet only", "add the speaker's own publication, or a second outlet"


def _text(_project: Project, claim: Claim) -> Fault:
    if any(item.locator for item in claim.supporting):
        return None
    return f"`{claim.id}` names no article", "add `locator: article …` to the evidence"


def _comparison(project: Project, claim: Claim) -> Fault:
    weak = [n for n in claim.rests_on if n in project.claims and project.claims[n].status in _WEAK]
    if claim.rests_on and not weak:
        return None
    what = f"on `{weak[0]}`, which is {project.claims[weak[0]].status}" if weak else "on nothing"
    return f"`{claim.id}` is a comparison that rests {what}", "name the claims compared in `rests_on`"


_WEAK = ("denied", "superseded", "refuted")


def _not_found(_project: Project, claim: Claim) -> Fault:
    return (
        None if claim.searched else (f"`{claim.id}` does not say what was searched", "add `searched: {where, for, on}`")
    )


_CHECKS: dict[str, Callable[[Project, Claim], Fault]] = {
    "origins": _origins,
    "admission": _admission,
    "on-record": _on_record,
    "text": _text,
    "comparison": _comparison,
    "not-found": _not_found,
}


def _copies(project: Project, claim: Claim) -> Fault:
    sources = [project.sources[item.source] for item in claim.supporting if item.source in project.sources]
    if claim.basis in ("comparison", "not-found") or not all(source.is_copy for source in sources):
        return None
    return f"`{claim.id}` is established on copies alone", "add the original of one source, or write `status: reported`"

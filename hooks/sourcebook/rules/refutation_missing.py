"""a refuted claim that does not say that it is wrong

Its sentence says so in one of the site's words (`wrong_words` of the vocabulary), and evidence disputes it: a reader
who meets the sentence alone must not take it for true.

Bad:

```yaml title="docs/claims/flood.yml +"
- {id: dam-broke, claim: "The dam broke, a rumour said.", status: refuted, as_of: 2024-06-02, reserve: An example.,
   evidence: [{source: gazette-2024-06-alder, origin: gazette-reporter, stance: disputes,
    says: The reporter saw the dam whole.}]}
```

Good:

```yaml title="docs/claims/flood.yml +"
- {id: dam-broke, claim: A rumour said that the dam broke; that is wrong., status: refuted, as_of: 2024-06-02,
   reserve: An example.,
   evidence: [{source: gazette-2024-06-alder, origin: gazette-reporter, stance: disputes,
    says: The reporter saw the dam whole.}]}
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project
from sourcebook.text import names_in


def check(project: Project) -> Iterator[Finding]:
    """Yield each refuted claim without a refutation or without the word for it."""
    for claim in project.whole_claims():
        if claim.status != "refuted":
            continue
        if not any(item.disputes for item in claim.evidence):
            message = f"`{claim.id}` is refuted, and nothing disputes it"
            yield Finding("CLM14", claim.at("status"), message, "add evidence with `stance: disputes`")
        if not names_in(claim.claim, project.vocabulary.wrong_words):
            words = ", ".join(project.vocabulary.wrong_words)
            message = f"the sentence of `{claim.id}` does not say that it is wrong"
            yield Finding("CLM14", claim.at("claim"), message, f"say it with one of: {words}")

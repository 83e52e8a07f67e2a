"""what state media alone report, told without naming them

A state's own words may come through its media; CLM10 asks for the speaker. But where state media are all that carries
the words of somebody who does not speak for a state, the sentence names the medium too.

Bad:

```yaml title="docs/publishers.yml +"
- {id: state-radio, name: State Radio, kind: state-media}
```

```yaml title="docs/sources/2024.yml +"
- {id: state-radio-2024-06-alder, type: broadcast, title: The flood, issued: 2024-06-03,
   custom: {outlet: state-radio, read: full, retrieved_from: original}}
```

```yaml title="docs/claims/flood.yml +"
- {id: weir-opened-too-late, claim: The farmers said that the weir opened too late., status: reported,
   as_of: 2024-06-03, reserve: An example.,
   evidence: [{source: state-radio-2024-06-alder, origin: farmers,
    says: The farmers say that the weir opened too late.}]}
```

Good:

```yaml title="docs/publishers.yml +"
- {id: state-radio, name: State Radio, kind: state-media}
```

```yaml title="docs/sources/2024.yml +"
- {id: state-radio-2024-06-alder, type: broadcast, title: The flood, issued: 2024-06-03,
   custom: {outlet: state-radio, read: full, retrieved_from: original}}
```

```yaml title="docs/claims/flood.yml +"
- {id: weir-opened-too-late, claim: The farmers told State Radio that the weir opened too late., status: reported,
   as_of: 2024-06-03, reserve: An example.,
   evidence: [{source: state-radio-2024-06-alder, origin: farmers,
    says: The farmers say that the weir opened too late.}]}
```
"""

import re
from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Claim, Page, Project, once
from sourcebook.rules.state_media_as_witness import is_state_media, speaks_for_state
from sourcebook.text import Span, names_in


def check(project: Project) -> Iterator[Finding]:
    """Yield each claim that rests on state media alone and does not name them."""
    for claim in project.whole_claims():
        names = _labels(project, claim)
        if names and not names_in(claim.claim, names):
            message = f"`{claim.id}` rests on state media alone, and its sentence does not name them"
            yield Finding("CLM20", claim.at("claim"), message, f"name `{names[0]}` in the sentence")


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield the same on a page; an earlier sentence of the paragraph may have named them, if this one takes it up."""
    for sentence, block, claim in project.cited(page):
        names = _labels(project, claim)
        if not names:
            continue
        before = " ".join(s.text for s in block.sentences if s.span.start < sentence.span.start)
        taken_up = names_in(sentence.text, project.vocabulary.takes_up) and names_in(before, names)
        if not sentence.is_question and not names_in(sentence.text, names) and not taken_up:
            label = f"[^{claim.id}]"
            at = page.text.find(label, sentence.span.start)
            message = f"`{claim.id}` rests on state media alone, and this sentence does not name them"
            yield Finding("CLM20", page.place(Span(at, at + len(label))), message, f"name `{names[0]}` in the sentence")


@once
def _labels(project: Project, claim: Claim) -> list[str]:
    """The media that alone carry a claim, if it is not a state's own word; a short form may stand in brackets."""
    if not all(is_state_media(project, item) for item in claim.supporting):
        return []
    outlets = [project.publishers[project.sources[item.source].outlet].name for item in claim.supporting]
    if all(speaks_for_state(project, item) for item in claim.supporting):
        return []
    return [part.strip() for name in outlets for part in re.split(r"[()]", name) if part.strip()]

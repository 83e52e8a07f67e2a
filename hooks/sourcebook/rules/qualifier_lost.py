"""a *would* or a *not* that the evidence has, and the sentence has lost

"She would help" must not become "she helped", nor "he had not known" "he had known". Where a claim has a verb
only under a *would*, a *could*, a *plans to*, or denies it, and its evidence does not have it otherwise, a sentence on
a page must do so too. It may do so in other words: *if*, *perhaps*, *refused*, *wrong*.

Bad:

```yaml title="docs/claims/flood.yml +"
- {id: weir-to-be-raised, claim: The council would raise the weir, status: established, basis: on-record,
   as_of: 2024-06-20, evidence: [{source: council-2024-06-report, origin: council, says: The council would raise it.}]}
```

```markdown title="docs/index.md +"
The council raised the weir.[^weir-to-be-raised]
```

Good:

```yaml title="docs/claims/flood.yml +"
- {id: weir-to-be-raised, claim: The council would raise the weir, status: established, basis: on-record,
   as_of: 2024-06-20, evidence: [{source: council-2024-06-report, origin: council, says: The council would raise it.}]}
```

```markdown title="docs/index.md +"
The council hoped to raise the weir.[^weir-to-be-raised]
```
"""

import re
from collections.abc import Iterator, Mapping

from sourcebook.diagnostics import Finding
from sourcebook.model import Claim, Page, Project, once
from sourcebook.parse.verbs import Verb, verbs
from sourcebook.text import Span

_BREAK = re.compile(r"[.;:,](?!\d)")
_FAR = 300
"""So far from a verb it is looked for what qualifies it: a long text takes no longer a word than a short one."""
_IRREAL = re.compile(
    r"\b(?:would|could|might|may|should|must|will|can|whether|until|before|lest|perhaps|likely|chance|ready|"
    r"(?:plan|intend|hope|expect|possib|fear|wish|want|promis|offer|demand|threat|warn|forecast|predict|propos|seem)\w*)"
    r"\b|['’](?:d|ll)\b",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless)\b", re.IGNORECASE)
_NEGATIVE = re.compile(
    r"\b(?:no|not|never|nobody|none|neither|nor|nothing|without|cannot|hardly|instead|rather|only|"
    r"little|few|silent|missing|too|whether|wrong|false|absent|differ|differs|differed|"
    r"un(?:able|likely|clear|known|true|proven|confirmed)|"
    r"(?:denie|deny|refus|reject|fail|lack|stop|avoid|contradict|disput|doubt|ruled\s+out|declin)\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
# After these a word is as often a noun.
_DOUBTFUL = re.compile(r"(?:\b(?:and|or|as|at|more|such|two|own|other|new|old|[a-z]+ing)|\d)[\s-]+$")

Known = Mapping[str, Verb]
"""By its stem, each verb that a claim's sentence qualifies, and its evidence too wherever it has it."""


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each verb of a tied sentence that lacks what qualifies it everywhere in the evidence."""
    for sentence, claims in project.told(page):
        known = _of_all([_known(project, claim) for claim in claims])
        for verb in verbs(sentence.text) if known and not sentence.is_question else ():
            theirs = known.get(verb.stem)
            if theirs and not verb.qualified and not _is_qualified(sentence.text, verb, theirs):
                word, start = sentence.text[verb.start : verb.end], sentence.span.start
                message = f"`{word}` is told as a fact, and the evidence has `{theirs.qualified}`"
                place = page.place(Span(start + verb.start, start + verb.end))
                help_ = f"write `{theirs.qualified}` here too, or tie the sentence to the claim that tells it as a fact"
                yield Finding("CLM24", place, message, help_)


@once
def _known(_: Project, claim: Claim) -> dict[str, Verb | None]:
    """Return every verb of a claim, with what qualifies it if its sentence does, and no text has it otherwise."""
    found: dict[str, list[Verb]] = {}
    for text in (claim.claim, *(each for item in claim.evidence for each in (item.says, item.quote))):
        for verb in verbs(text):
            found.setdefault(verb.stem, []).append(verb)
    told = {verb.stem: verb for verb in verbs(claim.claim) if verb.qualified}
    alike = {stem for stem, each in found.items() if all(v.modal for v in each) or all(v.negated for v in each)}
    return {stem: told.get(stem) if stem in alike else None for stem in found}


def _of_all(known: list[dict[str, Verb | None]]) -> Known:
    """Leave out what one of several claims has without anything that qualifies it."""
    plain = {stem for each in known for stem, verb in each.items() if not verb}
    return {stem: verb for each in known for stem, verb in each.items() if verb and stem not in plain}


def _is_qualified(text: str, verb: Verb, theirs: Verb) -> bool:
    """Tell whether something else than a word right before it qualifies a verb, or it may be no verb at all."""
    words, first = _IRREAL if theirs.modal else _NEGATIVE, max(0, verb.start - _FAR)
    before, after = text[first : verb.start], text[verb.end : verb.end + _FAR]
    part = (_BREAK.split(before)[-1], _BREAK.split(after, maxsplit=1)[0])
    return not verb.start or any((*map(words.search, part), _IF.search(before + after), _DOUBTFUL.search(before)))

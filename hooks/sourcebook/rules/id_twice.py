"""an id used twice

Ids are addresses and labels, so each belongs to one record of the whole site: claim, source or origin.

Bad:

```yaml title="docs/origins.yml +"
- {id: river-rose, name: River Rose, names: [River Rose], role: agency, side: town, stake: It has none.}
```

Good:

```yaml title="docs/origins.yml +"
- {id: rose, name: Rose, names: [Rose], role: agency, side: town, stake: It has none.}
```
"""

import re
from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Claim, Origin, Project, Record, Source
from sourcebook.text import shorten

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def check_site(project: Project) -> Iterator[Finding]:
    """Yield what was found while reading tables."""
    return (finding for finding in project.findings if finding.code == "REC03")


def check(project: Project) -> Iterator[Finding]:
    """Yield each record whose id was taken before, and each id that is not in kebab case."""
    seen: dict[tuple[type[Record], str], Record] = {}
    for record in project.records:
        # Publishers, people and terms have no page and no label; the ids of each kind are apart.
        key = (Record if isinstance(record, Claim | Source | Origin) else type(record), record.id)
        if record.id and not _ID.fullmatch(record.id):
            message = f"id `{shorten(record.id)}` is not in kebab case"
            yield Finding("REC03", record.place, message, f"write `{_kebab(record.id)}`")
        elif record.id.startswith("note-"):
            yield Finding("REC03", record.place, f"id `{record.id}` begins like a note's label", "choose another word")
        elif record.id and key in seen:
            path = seen[key].place.path
            yield Finding("REC03", record.place, f"id `{record.id}` is taken already, in {path}", "choose another id")
        seen.setdefault(key, record)


def _kebab(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "words-joined-by-hyphens"

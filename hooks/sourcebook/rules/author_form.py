"""an author in the wrong form

Citation styles turn `family` and `given` round and shorten them. An agency or two people in one such field would be
printed as a person who does not exist.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins,
   author: [{family: Reed and Tom Marsh, given: Ann}], issued: 2024-07-02, URL: https://gazette.example/clean-up,
   language: en, accessed: 2024-07-03,
   custom: {outlet: gazette, read: full, date_confirmed: true, url_confirmed: true, retrieved_from: original}}
```

Good:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins,
   author: [{family: Reed, given: Ann}, {family: Marsh, given: Tom}], issued: 2024-07-02,
   URL: https://gazette.example/clean-up, language: en, accessed: 2024-07-03,
   custom: {outlet: gazette, read: full, date_confirmed: true, url_confirmed: true, retrieved_from: original}}
```
"""

import re
from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Name, Project

_BODY = re.compile(
    r"\b(?:agency|bureau|cent(?:er|re)|committee|council|department|foundation|institute|ministry|news|office|university)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"[;/&,]|\band\b|^by\b", re.IGNORECASE)


def check(project: Project) -> Iterator[Finding]:
    """Yield each author who is a body in a person's fields, several in one field, or holds digits."""
    for source in project.sources.values():
        for index, name in enumerate(source.author):
            found = _fault(name)
            if found:
                yield Finding("REC08", source.at(f"author.{index}"), f"`{name.shown}` {found[0]}", found[1])


def _fault(name: Name) -> tuple[str, str] | None:
    person = f"{name.given} {name.family}".strip()
    if re.search("[;/]", name.literal) or _SEVERAL.search(person):
        return "is more than one name", "give each an item of the list, as `{family: …, given: …}` or `{literal: …}`"
    if _BODY.search(person):
        return "is a body and stands in a person's fields", f"write `{{literal: {person}}}`"
    return ("holds digits", "write the name alone") if re.search(r"\d", person) else None

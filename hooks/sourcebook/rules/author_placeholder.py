"""an author who is nobody

A name such as "admin" or "Staff" says only that the page names no author. Then the field is left out, and the note
begins with the title.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins, author: [{literal: Admin}],
   issued: 2024-07-02, URL: https://gazette.example/clean-up, language: en, accessed: 2024-07-03,
   custom: {outlet: gazette, read: full, date_confirmed: true, url_confirmed: true, retrieved_from: original}}
```

Good:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins,
   author: [{family: Reed, given: Ann}], issued: 2024-07-02, URL: https://gazette.example/clean-up, language: en,
   accessed: 2024-07-03,
   custom: {outlet: gazette, read: full, date_confirmed: true, url_confirmed: true, retrieved_from: original}}
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project

_NOBODY = frozenset(
    """
    admin administrator anon anonymous author authors byline contributor correspondent desk editor editorial editors
    guest info journalist moderator n/a newsdesk newsroom none reporter staff team unknown user webmaster writer
    """.split()
) | {"guest author", "news desk", "staff reporter", "staff writer", "web desk", "web team", "our correspondent"}


def check(project: Project) -> Iterator[Finding]:
    """Yield each author whose family name or whole name is a placeholder."""
    for source in project.sources.values():
        for index, name in enumerate(source.author):
            if {name.family.lower(), name.shown.lower()} & _NOBODY:
                message = f"`{name.shown}` names nobody"
                yield Finding("REC07", source.at(f"author.{index}"), message, "write the printed name, or leave it out")

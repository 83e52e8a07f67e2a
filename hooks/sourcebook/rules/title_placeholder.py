"""a title that names nothing

What a blocked or vanished page calls itself is no title: a reader could not find the work by it.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: Access denied, issued: 2024-07-02,
   URL: https://gazette.example/clean-up, language: en, accessed: 2024-07-03,
   custom: {outlet: gazette, read: full, date_confirmed: true, url_confirmed: true, retrieved_from: original}}
```

Good:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins, issued: 2024-07-02,
   URL: https://gazette.example/clean-up, language: en, accessed: 2024-07-03,
   custom: {outlet: gazette, read: full, date_confirmed: true, url_confirmed: true, retrieved_from: original}}
```
"""

import re
from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project

_PLACEHOLDER = re.compile(
    r"""
      (?:home|start|main|front)(?:[ ]?page)? | untitled(?:[ ]document)? | no[ ]title | title | tbd | todo | x{3,}
    | (?:error[ ])?(?:40[134]|50[0234])(?:\W+(?:page|error|forbidden|not[ ]found|internal|bad|service|gateway)\b.*)?
    | (?:page|article|file)[ ]not[ ]found | access[ ]denied | forbidden
    | just[ ]a[ ]moment\W* | attention[ ]required.* | are[ ]you[ ]a[ ]robot.* | (?:please[ ])?(?:log|sign)[ ]in
    | archived[ ]copy | wayback[ ]machine | webcite.* | subscribe[ ]to[ ](?:read|continue).* | loading\W* | news
    """,
    re.VERBOSE | re.IGNORECASE,
)


def check(project: Project) -> Iterator[Finding]:
    """Yield each source whose whole title is a placeholder."""
    for source in project.sources.values():
        if _PLACEHOLDER.fullmatch(source.title.strip("[] ")):
            message = f"`{source.title}` is not the title of a work"
            help_ = "write the printed title, or describe the work in square brackets: `'[Report on …]'`"
            yield Finding("REC06", source.at("title"), message, help_)

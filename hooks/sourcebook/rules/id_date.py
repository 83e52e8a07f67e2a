"""an id that bears another date than its record

The id of a source is read as publisher, date and subject, on GitHub and in the address of its page. A date in it that
differs from `issued` means that one of the two is wrong.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-06-clean-up, type: article-newspaper, title: The clean-up begins, issued: 2024-07-02,
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
from sourcebook.parse.dates import parse_date

_DATE = re.compile(r"(?<=-)(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?=-|$)")


def check(project: Project) -> Iterator[Finding]:
    """Yield each source whose id holds a date that differs from `issued`, as far as both go."""
    for source in project.sources.values():
        match = parse_date(source.issued) and _DATE.search(source.id)
        if match and not (source.issued.startswith(match.group()) or match.group().startswith(source.issued)):
            message = f"id `{source.id}` says {match.group()}, and `issued` is {source.issued}"
            help_ = "mend `issued`; or give a new id, and keep this one under `aliases` if it was ever published"
            yield Finding("REC05", source.place, message, help_)

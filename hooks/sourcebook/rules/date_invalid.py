"""a date that is none, or lies ahead

Dates are as coarse as their source: a year, a month or a day. Nothing was published or checked in the future.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins, issued: 2024-02-30,
   custom: {outlet: gazette, read: full}}
```

Good:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins, issued: 2024-07,
   custom: {outlet: gazette, read: full}}
```
"""

import datetime
from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Claim, Project, Record, Source
from sourcebook.parse.dates import parse_date
from sourcebook.text import shorten

_FORM = "write a date such as `2024`, `2024-10` or `2024-10-18`"


def check_site(project: Project) -> Iterator[Finding]:
    """Yield what was found while reading tables."""
    return (finding for finding in project.findings if finding.code == "REC11")


def check(project: Project) -> Iterator[Finding]:
    """Yield each date field that cannot be read, or whose earliest day is after today."""
    for record in project.records:
        for field, text in _dates(record):
            date = parse_date(text)
            if date is None:
                yield Finding("REC11", record.at(field), f"`{shorten(text)}` is not a date", _FORM)
            # East of Greenwich it may be tomorrow already.
            elif date.first > project.today + datetime.timedelta(days=1):
                message = f"`{text}` lies ahead of {project.today.isoformat()}"
                yield Finding("REC11", record.at(field), message, "mend the year, month or day")


def _dates(record: Record) -> Iterator[tuple[str, str]]:
    fields: dict[str, str] = {}
    if isinstance(record, Source):
        fields = {"issued": record.issued, "accessed": record.accessed}
        fields["custom.archive.date"] = record.archive.get("date", "")
    elif isinstance(record, Claim):
        fields = {"as_of": record.as_of, "checked": record.checked, "searched.on": record.searched.get("on", "")}
        for item in record.evidence:
            for index, figure in enumerate(item.figures):
                # A plan may speak of a day to come; what it says of it may not be dated.
                fields[f"{item.field}.figures.{index}.on"] = "" if figure.kind == "planned" else figure.on
    return ((field, text) for field, text in fields.items() if text)

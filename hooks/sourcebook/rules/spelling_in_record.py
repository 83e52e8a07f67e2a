"""a name spelled in another way in a record

One person under two spellings looks like two, and a search finds half. The vocabulary lists, under `spellings`, how the
site writes a name; titles and quotations keep their own.

Bad:

```yaml title="docs/vocabulary.yml +"
spellings:
  - {write: Saint Alder, not: [St. Alder, Sankt Alder]}
```

```yaml title="docs/origins.yml +"
- {id: priest, name: Priest of Sankt Alder, names: [the priest], role: resident, side: farmers, stake: None.}
```

Good:

```yaml title="docs/vocabulary.yml +"
spellings:
  - {write: Saint Alder, not: [St. Alder, Sankt Alder]}
```

```yaml title="docs/origins.yml +"
- {id: priest, name: Priest of Saint Alder, names: [the priest], role: resident, side: farmers, stake: None.}
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Claim, Origin, Project, Publisher, Record, Source
from sourcebook.rules.spellings import misspelt
from sourcebook.text import Place, Span


def check(project: Project) -> Iterator[Finding]:
    """Yield each listed spelling in the words that are the site's own, authors' names included."""
    spellings = project.vocabulary.spellings
    for record in project.records if spellings else ():
        for field, text in _ours(record):
            for _, written, wanted in misspelt(text, spellings):
                message = f"`{written}` is spelled `{wanted}` on this site"
                yield Finding("REC23", _place(project, record.at(field), written), message, f"write `{wanted}`")


def _ours(record: Record) -> Iterator[tuple[str, str]]:
    names: tuple[str, ...] = ()
    if isinstance(record, Claim):
        names = ("claim", "note", "question", "reserve")
        yield from ((f"{item.field}.says", item.says) for item in record.evidence)
    elif isinstance(record, Origin):
        names = ("name", "stake")
        yield from ((f"names.{index}", name) for index, name in enumerate(record.names))
    elif isinstance(record, Publisher):
        names = ("perspective", "note")
    elif isinstance(record, Source):
        yield from (("custom.note", record.note), ("custom.copy_of", record.copy_of))
        yield from ((f"author.{index}", name.shown) for index, name in enumerate(record.author))
    yield from ((name, getattr(record, name)) for name in names)


def _place(project: Project, whole: Place, written: str) -> Place:
    """Where the name stands in its field, unless the lines of the file part it."""
    start = project.texts[whole.path].find(written, *whole.span)
    return Place(whole.path, Span(start, start + len(written))) if start >= 0 else whole

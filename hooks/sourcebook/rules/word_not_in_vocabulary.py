"""a word outside the site's lists

Types of source, kinds of publisher, roles, sides, areas and counting terms come from closed lists, so that they can be
compared: the last four from `vocabulary.yml`.

Bad:

```yaml title="docs/publishers.yml +"
- {id: radio, name: Radio Alder, kind: newz}
```

Good:

```yaml title="docs/publishers.yml +"
- {id: radio, name: Radio Alder, kind: news}
```
"""

from collections.abc import Collection, Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Claim, Origin, Project, Publisher, Record, Source
from sourcebook.parse.shapes import PUBLISHER_KINDS, SOURCE_TYPES
from sourcebook.text import did_you_mean, shorten

Words = Iterator[tuple[str, str, Collection[str]]]


def check_site(project: Project) -> Iterator[Finding]:
    """Yield what was found while reading tables."""
    return (finding for finding in project.findings if finding.code == "REC25")


def check(project: Project) -> Iterator[Finding]:
    """Yield each word that its list does not hold."""
    for record in project.records:
        for field, word, known in _words(project, record):
            if word and word not in known:
                name = field.rpartition(".")[2]
                help_ = did_you_mean(word, known) or "known: " + ", ".join(known)
                yield Finding("REC25", record.at(field), f"`{name}` cannot be `{shorten(word)}`", help_)


def _words(project: Project, record: Record) -> Words:
    words = project.vocabulary
    if isinstance(record, Source):
        yield "type", record.type, SOURCE_TYPES
    elif isinstance(record, Publisher):
        yield "kind", record.kind, PUBLISHER_KINDS
    elif isinstance(record, Origin):
        yield "role", record.role, words.roles
        yield "side", record.side, words.sides
    elif isinstance(record, Claim):
        yield "area", record.area, words.areas
        for item in record.evidence:
            for index, figure in enumerate(item.figures):
                yield f"{item.field}.figures.{index}.counts", figure.counts, words.counts

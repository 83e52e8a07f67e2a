"""a source that nothing uses

It looks like evidence and is none.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins,
   custom: {outlet: gazette, read: full}}
```

Good:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins,
   custom: {outlet: gazette, read: full}}
```

```yaml title="docs/claims/flood.yml +"
- {id: clean-up-began, claim: "The clean-up began in July, the river agency said.", status: reported, as_of: 2024-07,
   reserve: An example.,
   evidence: [{source: gazette-2024-07-clean-up, origin: river-agency, says: The clean-up began in July.}]}
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project, ids_in, records_named


def check_site(project: Project) -> Iterator[Finding]:
    """Yield each source that no claim, page, table or word of the glossary names."""
    used = {item.source for claim in project.claims.values() for item in claim.evidence}
    used |= {reference.label for page in project.pages for reference in page.references}
    used |= {id_ for term in project.terms.values() for id_ in term.sources} | set(_in_tables(project))
    for source in project.sources.values():
        if source.id not in used:
            message = f"no claim and no page uses source `{source.id}`"
            yield Finding("XPG02", source.place, message, "name it in the evidence of a claim, or delete it")


def _in_tables(project: Project) -> Iterator[str]:
    for dataset in project.datasets.values():
        kinds = records_named(dataset, project.resources.get(dataset.name))
        for column in (name for name, kind in kinds.items() if kind == "source"):
            yield from (id_ for row in dataset.rows for id_ in ids_in(row.values[column]))

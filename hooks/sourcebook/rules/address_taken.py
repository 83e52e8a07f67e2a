"""two things at one address

Two files, sections or records, or an alias and what has its address now, cannot both answer there: a reader would get
whichever was written last. Some disks and servers do not tell capitals apart.

Bad:

```markdown title="docs/Page.md"
# The water
```

```markdown title="docs/page/index.md"
# The weir
```

Good:

```markdown title="docs/water.md"
# The water
```

```markdown title="docs/page/index.md"
# The weir
```
"""

from collections import Counter
from collections.abc import Iterator

from sourcebook import permalinks
from sourcebook.diagnostics import Finding
from sourcebook.model import Outline, Project
from sourcebook.text import Place, Span


def check_site(project: Project) -> Iterator[Finding]:
    """Yield each address that was taken before."""
    seen: dict[str, Place] = {}
    for address, place, help_ in _claimed(project):
        base, sign, section = address.partition("#")
        first = seen.setdefault(f"{base.casefold()}{sign}{section}", place)
        if first is not place:
            where = "in this file" if first.path == place.path else f"by {first.path}"
            yield Finding("XPG09", place, f"`{address}` is taken already, {where}", help_)


def _claimed(project: Project) -> Iterator[tuple[str, Place, str]]:
    for page in project.pages:
        address = permalinks.page_address(page.path, project.docs)
        yield from ((f"{address}#{anchor}", page.place(Span(0, 0)), _OTHER) for anchor in _others(project, page))
    for address, place in permalinks.own(project):
        yield address, place, _OTHER if "#" in address else "rename one of the two"
    for alias in permalinks.aliases(project.pages, project.records, project.docs):
        if alias.old:
            yield alias.old, alias.place, "delete this alias: something else answers there"


_OTHER = "give one of the two another id"


def _others(project: Project, page: Outline) -> Iterator[str]:
    """The ids of a page that are none of its sections': those of other blocks, of its title and of its notes."""
    sections = Counter(heading.anchor for heading in page.headings if heading.level > 1)
    yield from (Counter(page.anchors) - sections).elements()
    if any(reference.label in {**project.claims, **project.sources} for reference in page.references):
        yield "notes"

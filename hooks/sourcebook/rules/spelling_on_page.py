"""a name spelled in another way on a page

A reader who meets one person under two spellings looks for two. The vocabulary lists, under `spellings`, how the site
writes a name; quotations and the titles of sources keep their own.

Bad:

```yaml title="docs/vocabulary.yml +"
spellings:
  - {write: Saint Alder, not: [St. Alder, Sankt Alder]}
```

```markdown title="docs/page.md"
The church of Sankt Alder stayed dry.
```

Good:

```yaml title="docs/vocabulary.yml +"
spellings:
  - {write: Saint Alder, not: [St. Alder, Sankt Alder]}
```

```markdown title="docs/page.md"
The church of Saint Alder, or "Sankt Alder" to the old, stayed dry.
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Block, Page, Project
from sourcebook.rules.spellings import misspelt
from sourcebook.text import Place, Span


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each listed spelling in a page's prose, title and description."""
    spellings = project.vocabulary.spellings
    for block in page.blocks if spellings else ():
        for start, written, wanted in misspelt(_words(block), spellings):
            if not _in_title(project, page, block, written):
                place = page.place(Span(block.span.start + start, block.span.start + start + len(written)))
                yield _finding(place, written, wanted)
    for key in ("title", "description"):
        for _, written, wanted in misspelt(str(page.front.get(key, "")), spellings):
            yield _finding(page.places[key], written, wanted)


def _words(block: Block) -> str:
    """The block without markup and addresses, offsets kept, quotation marks between its sentences included."""
    out = [" "] * (block.span.end - block.span.start)
    for sentence in block.sentences:
        start = sentence.span.start - block.span.start
        out[start : start + len(sentence.text)] = sentence.text
    return "".join(out)


def _in_title(project: Project, page: Page, block: Block, written: str) -> bool:
    text = " ".join(page.text[block.span.start : block.span.end].split())
    return any(written in source.title and source.title in text for source in project.sources.values())


def _finding(place: Place, written: str, wanted: str) -> Finding:
    shown = " ".join(written.split())
    return Finding("XPG13", place, f"`{shown}` is spelled `{wanted}` on this site", f"write `{wanted}`")

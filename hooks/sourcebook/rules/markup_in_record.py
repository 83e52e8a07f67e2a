"""markup in a record

Records are plain text: readers would see the marks. Emphasis, links and entities belong on pages.

Bad:

```yaml title="docs/publishers.yml +"
- {id: radio, name: "Radio **Alder** &amp; Sons", kind: news}
```

Good:

```yaml title="docs/publishers.yml +"
- {id: radio, name: Radio Alder & Sons, kind: news}
```
"""

import re
from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project
from sourcebook.text import Place, Span, shorten

_MARKUP = re.compile(
    r"""
      \*\*[^*\n]+\*\* | __[^_\n]+__ | ~~[^~\n]+~~      # emphasis
    | \[[^\]\n]+\]\([^)\s]+\)                          # a Markdown link
    | &(?:[a-zA-Z]{2,8}|\#\d{2,6}|\#x[0-9a-fA-F]{2,6});  # an entity
    | --8<-- | \\(?:emph|textbf|url)\b                  # a snippet, LaTeX
    """,
    re.VERBOSE,
)


def check(project: Project) -> Iterator[Finding]:
    """Yield each piece of markup in the text of a record."""
    for record in project.records:
        text = project.texts[record.whole.path]
        for match in _MARKUP.finditer(text, *record.whole.span):
            place = Place(record.whole.path, Span(*match.span()))
            message = f"`{shorten(match.group(), 40)}` is markup; records are plain text"
            yield Finding("REC32", place, message, "write the words alone")

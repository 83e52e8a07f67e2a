"""raw HTML, a script address or an event handler

What a contributor writes must not run in a reader's browser. Pages are Markdown alone; attribute lists may give ids and
classes; addresses begin with `https:` or `mailto:`.

Bad:

```markdown title="docs/page.md"
Click [here](javascript:alert(1)) or <b>there</b>.
```

Good:

```markdown title="docs/page.md"
Read [the start](index.md) or **this**.
```
"""

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project
from sourcebook.text import Place, Span, shorten

_SCHEME = re.compile(r"[\s\x00-\x20]*(?P<scheme>[a-zA-Z][a-zA-Z0-9+.\-]*)[\s\x00-\x20]*:")
_SAFE = ("https", "mailto")
_HANDLER = re.compile(r"(?<![\w-])(?:on[a-z]+|style|srcdoc|formaction)\s*=", re.IGNORECASE)
_IN_RECORD = re.compile(
    r"</?[a-zA-Z][\w-]*(?:\s+[\w:-]+\s*=[^<>\n]*)?\s*/?>|<(?:script|style|iframe|svg|img)\b|\b(?:javascript|vbscript|data)\s*:(?=\S)|\{[^{}\n]*\bon[a-z]+\s*=",
    re.IGNORECASE,
)


def check(project: Project) -> Iterator[Finding]:
    """Yield each tag, unsafe address and unsafe attribute, on pages and in records."""
    for page in project.pages:
        yield from _tags(page)
        yield from _targets(page)
    for record in project.records:
        text = project.texts[record.whole.path]
        for match in _IN_RECORD.finditer(text, *record.whole.span):
            place = Place(record.whole.path, Span(*match.span()))
            yield Finding("POL15", place, f"`{shorten(match.group(), 40)}` is code, not text", "write it in words")


def _tags(page: Page) -> Iterator[Finding]:
    for span in page.html:
        written = shorten(page.text[span.start : span.end], 40)
        yield Finding("POL15", page.place(span), f"`{written}` is raw HTML", "write Markdown, or `&lt;` for the sign <")
    for span in page.attributes:
        if _HANDLER.search(page.text, *span):
            written = shorten(page.text[span.start : span.end], 40)
            yield Finding("POL15", page.place(span), f"`{written}` sets more than an id or a class", "delete it")


def _targets(page: Page) -> Iterator[Finding]:
    for link in page.links:
        match = _SCHEME.match(html.unescape(unquote(link.target)))
        if match and match["scheme"].lower() not in _SAFE:
            message = f"an address of the kind `{match['scheme']}:`"
            yield Finding("POL15", page.place(link.span), message, "give an address that begins with `https://`")

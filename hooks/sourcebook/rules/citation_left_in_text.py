"""a citation that would be printed as text

Markers of other systems, or a slip in ours, go to the reader as they stand.

Bad:

    The river agency said that the river rose [@river-rose].

Good:

    The river agency said that the river rose.[^river-rose]
"""

import re
from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project
from sourcebook.text import Span, shorten

# An id of one word may be a word. The bracket comes first: so it is searched for thirty times as fast.
_BARE = re.compile(r"\[(?<![\]\[!^]\[)(?P<id>[a-z0-9]+(?:-[a-z0-9]+)+)\](?![\[(:])")


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each shape that looks like a citation and is none, and each id that stands in brackets alone."""
    for match in _BARE.finditer(page.prose) if "[" in page.prose else ():
        if match["id"] in project.claims or match["id"] in project.sources:
            place = page.place(Span(*match.span()))
            yield Finding("SYN20", place, f"`{match.group()}` has lost its `^`", f"write `[^{match['id']}]`")
    for span, meant in page.oddities:
        written = shorten(page.text[span.start : span.end], 40)
        yield Finding("SYN20", page.place(span), f"`{written}` is not a citation here", meant)

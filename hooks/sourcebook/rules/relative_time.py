"""a word such as *now* or *recently* without a date

A page is read for years. What holds *now* holds as of a date: give it in the same sentence.

Bad:

    The river agency says that the water is now falling.[^river-rose]

Good:

    The river agency says that the water was falling on 2 June 2024.[^river-rose]
"""

import re
from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project
from sourcebook.parse.quantities import read_dates
from sourcebook.text import Span

# Where a line ends within a phrase, two blanks may stand for one.
_RELATIVE = re.compile(
    r"\b(?:(?<!by\s)(?<!by\s\s)(?<!until\s)(?<!until\s\s)now|currently|recently|lately|nowadays|so\s+far|to\s+date"
    r"|at\s+present|today|these\s+days"
    r"|(?<!the\s)(?<!the\s\s)(?:this|last|next)\s+(?:year|month|week|spring|summer|autumn|winter))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield the first such word in each tied sentence that holds no date."""
    for sentence, _ in project.told(page):
        match = _RELATIVE.search(_QUOTED.sub(lambda quote: " " * len(quote.group()), sentence.text))
        if match and not sentence.is_question and not read_dates(sentence.text, project.vocabulary):
            start = sentence.span.start + match.start()
            place = page.place(Span(start, start + len(match.group())))
            yield Finding("CLM16", place, f"`{match.group()}` has no date", "say as of when, in the same sentence")

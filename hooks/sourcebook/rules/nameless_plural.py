"""a plural that hides a single source

*Experts say*, *reports suggest*: the reader hears many voices. With one origin behind them, name it.

Bad:

    Observers say that the River Alder rose; the river agency says so.[^houses-flooded]

Good:

    The river agency says that the water reached 500 houses.[^houses-flooded]
"""

import re
from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project
from sourcebook.text import Span

_PLURAL = re.compile(
    r"\b(?:experts|analysts|observers|reports|sources|critics|commentators|many|some|officials|researchers|scholars)\s+"
    r"(?:say|said|suggest|suggested|believe|believed|think|thought|claim|claimed|argue|argued|agree|agreed|fear|feared)\b",
    re.IGNORECASE,
)


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each such plural in a sentence whose claims have one origin together."""
    for sentence, claims in project.told(page):
        origins = {item.origin for claim in claims for item in claim.evidence}
        match = _PLURAL.search(sentence.text) if len(origins) < 2 else None
        if match:
            start = sentence.span.start + match.start()
            place = page.place(Span(start, start + len(match.group())))
            origin = project.origins.get(next(iter(origins), ""))
            who = f"`{origin.names[0]}`" if origin and origin.names else "the one who says so"
            yield Finding("CLM18", place, f"`{match.group()}`: there is one origin", f"name {who}")

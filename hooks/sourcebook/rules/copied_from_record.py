"""a run of words copied from a record

Nine words in a row that stand in a claim, in what a source states or in a note were copied, not written. A page tells
the story in its own words; quotations stand in marks and are passed over.

Bad:

    The water reached 500 houses on 1 June 2024, the river agency said the next day.[^houses-flooded]

Good:

    By 1 June 2024, the river agency said, 500 houses stood in water.[^houses-flooded]
"""

import re
from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Claim, Page, Project, once
from sourcebook.text import Span, plain, shorten

_RUN = 9
_WORD = re.compile(r"\d[\d.,]*\d|[\w'’]+")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield the first run of nine words in each sentence that a claim it is tied to holds."""
    for sentence, claims in project.told(page):
        runs = set().union(*(_runs_of_record(project, claim) for claim in claims))
        for run, start, end in _runs(_QUOTED.sub(_set_aside, sentence.text)):
            if run in runs:
                place = page.place(Span(sentence.span.start + start, sentence.span.start + end))
                message = f"nine words in a row stand in the record: `{shorten(' '.join(run), 80)}`"
                yield Finding("CLM26", place, message, "say it in words of your own")
                break


def _set_aside(quote: re.Match[str]) -> str:
    """Put words that no record holds in the place of a quotation, as long as it."""
    pairs, odd = divmod(len(quote.group()) - 1, 2)
    return "¶" + " q" * pairs + " " * odd


@once
def _runs_of_record(project: Project, claim: Claim) -> set[tuple[str, ...]]:
    del project
    texts = (claim.claim, claim.note, *(item.says for item in claim.evidence))
    return {run for text in texts for run, _, _ in _runs(text)}


def _runs(text: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    found = list(_WORD.finditer(text))
    words = [plain(word.group()).lower() for word in found]
    for index in range(len(words) - _RUN + 1):
        yield tuple(words[index : index + _RUN]), found[index].start(), found[index + _RUN - 1].end()

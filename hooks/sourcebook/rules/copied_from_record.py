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
from functools import lru_cache

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project
from sourcebook.text import Span, plain, shorten

_RUN = 9
_WORD = re.compile(r"\d[\d.,]*\d|[\w'’]+")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield the first run of nine words in each sentence that a claim it is tied to holds."""
    for block in page.blocks:
        for sentence in block.sentences:
            claims = [project.claims[label] for label in dict.fromkeys(sentence.labels) if label in project.claims]
            texts = [t for c in claims for t in (c.claim, c.note, *(item.says for item in c.evidence))]
            if not texts:
                continue
            runs = {run for text in texts for run in _runs_of_record(text)}
            bare = _QUOTED.sub(
                lambda quote: "¶" + " q" * ((len(quote.group()) - 1) // 2) + " " * ((len(quote.group()) - 1) % 2),
                sentence.text,
            )
            for run, start, end in _runs(bare):
                if run in runs:
                    place = page.place(Span(sentence.span.start + start, sentence.span.start + end))
                    message = f"nine words in a row stand in the record: `{shorten(' '.join(run), 80)}`"
                    yield Finding("CLM26", place, message, "say it in words of your own")
                    break


@lru_cache(maxsize=4096)
def _runs_of_record(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(run for run, _, _ in _runs(text))


def _runs(text: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    found = list(_WORD.finditer(text))
    words = [plain(word.group()).lower() for word in found]
    for index in range(len(words) - _RUN + 1):
        yield tuple(words[index : index + _RUN]), found[index].start(), found[index + _RUN - 1].end()

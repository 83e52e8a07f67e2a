"""No text costs more than its length: what doubles a page at most doubles the time, with room for noise."""

import gc
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from site_files import TODAY, read_site
from sourcebook import project
from sourcebook.model import Page
from sourcebook.parse.verbs import verbs
from sourcebook.rules import RULES, judge

LENGTH = 20_000
SITE = project.build(read_site("vaccine"), today=TODAY)

# Beginnings without ends, ends without beginnings, runs, and what patterns look for, cut short.
PIECES = """
[ ] [^ [^a [^a] ]( [x]( [x](y [a [[ [^a]:\\s ![ ![a ( (( ) * ** *a _ __ _a ~ ` `` `a\\s ```a\\n
```\\n ~~~\\n < <a <a\\s <!-- <!--\\n --> <!-- <!--a-->\\s <? </ & &# &a \\ \\\\ # ##\\n | |\\n
|-|\\n - -\\n -a\\n 1.\\n > >\\n >> = =\\n { {# {: } ^[ [@a {c: !!!\\n ???\\n :\\s :\\n " "a ' “ “a
” \\s \\t \\n \\r\\n \\r a a. a.\\s a\\s A. A.\\s Mr.\\s ... .” 1 1, 1,000 1,000\\s 1.5 1- in\\s
in\\sMay\\s May\\s 1\\sMay\\s mid-\\s two\\s two- ten\\shundred\\s about\\s $ % é 한 \\u00a0 \\u200b
ﬁ a@ @ http: https:// www. a_b a'b /// ---\\n +++ ... ===\\n [a]:\\n [a][ ][ <a\\sb= a" <!--\\sallow
<!--\\sallow\\sCLM02:\\s
""".split()


@pytest.fixture(autouse=True)
def _without_garbage() -> Iterator[None]:
    """Run as `check.py` does: looking for garbage takes the longer, the more the other tests left behind."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def _seconds(text: str) -> float:
    best = 60.0
    for _ in range(3):
        start = time.process_time()
        files = {"docs/page.md": f"# Page\n\n{text}\n"}
        page = project.build(files, today=TODAY).pages[0]
        judge(replace(SITE, pages=(page,), texts={**SITE.texts, **files}))
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_text_takes_twice_the_time(piece: str) -> None:
    written = piece.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t").replace("\\s", " ")
    once = written * (LENGTH // len(written))
    # Plain prose of the same length is the measure of what is too small to matter.
    prose = _seconds("Some plain words of no harm at all. \n" * (LENGTH // 36))
    # A busy machine may disturb one measurement, not three; a square would give four times the time in each.
    assert any(_seconds(once * 2) <= 3 * _seconds(once) + prose / 2 for _ in range(3))


QUALIFIED = """
- {id: more-is-planned, area: trial, claim: Corvane would test it again., status: reported, as_of: 2025-07-10,
   evidence: [{source: vial-2025-07-freezers, origin: corvane, says: Corvane would test it again.}]}
"""


@pytest.mark.parametrize("piece", ["tested ", "tested, ", "only ", "would test ", "Corvane says that it tested "])
def test_a_long_tied_sentence_takes_no_longer_a_word(piece: str) -> None:
    """A marker at the end makes rules look at every word of the sentence."""
    records = {path: text for path, text in SITE.texts.items() if not path.endswith(".md")}
    site = {**records, "docs/claims/trial.yml": records["docs/claims/trial.yml"] + QUALIFIED}

    def seconds(length: int) -> float:
        text = "Then it " + piece * (length // len(piece)) + "again.[^more-is-planned]"
        made = project.build({**site, "docs/page.md": f"# Page\n\n{text}\n"}, today=TODAY)
        page = made.pages[0]
        assert isinstance(page, Page)
        verbs.cache_clear()
        start = time.process_time()
        list(RULES["CLM24"].check_page(made, page))
        return time.process_time() - start

    assert any(seconds(2 * LENGTH) <= 3 * seconds(LENGTH) + 0.05 for _ in range(3))

"""one claim told with different numbers on two pages

Two sentences that hang on the same claim, name the same speaker and count the same thing of the same day must give the
same number.

Bad:

    By 1 June 2024 the water had reached 510 houses, the river agency said.[^houses-flooded]

Good:

    By 1 June 2024 the water had reached 500 houses, the river agency said.[^houses-flooded]
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Outline, Project, Sentence
from sourcebook.parse.quantities import Number
from sourcebook.rules.matching import numbers_of, terms_in, typed_figures
from sourcebook.text import Span


def check_site(project: Project) -> Iterator[Finding]:
    """Yield each number that differs from that of an earlier page, where the claim has one figure for the thing."""
    first: dict[tuple[str, str], tuple[float, str]] = {}
    for page in project.pages:
        for sentence, claim in project.marked(page):
            typed = typed_figures(project, [claim])
            # The two ends of a range differ, and both are right.
            values = [t.figure.counts for t in typed for _ in t.values]
            single = {term for term in values if values.count(term) == 1}
            if len(set(sentence.labels)) > 1 or not single & terms_in(sentence.text, project.vocabulary):
                continue
            for number in numbers_of(sentence.text, project.vocabulary, typed):
                for term in terms_in(sentence.text[number.end :][:30], project.vocabulary) & single:
                    value, path = first.setdefault((claim.id, term), (number.value, page.path))
                    if value != number.value and path != page.path:
                        yield _finding(page, sentence, number, path, value)


def _finding(page: Outline, sentence: Sentence, number: Number, path: str, value: float) -> Finding:
    place = page.place(Span(sentence.span.start + number.start, sentence.span.start + number.end))
    written = sentence.text[number.start : number.end]
    return Finding("XPG04", place, f"`{written}` here, {value:,.10g} in {path}", "give the same figure in both places")

"""a quotation without its speaker

Bad:

    The flood was "nobody's fault but the rain's".[^weir-was-sound]

Good:

    The flood was "nobody's fault but the rain's", the council said; the farmers disagree.[^weir-was-sound]
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Claim, Page, Project, Sentence
from sourcebook.parse.figures import find_quotations
from sourcebook.text import Span, names_in, plain, shorten


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each quotation of three words or more in a tied sentence that names no origin of its claims."""
    for sentence, claims in project.told(page):
        quoted = find_quotations(sentence.text)
        names = _speakers(project, sentence, claims) if quoted else []
        if quoted and not names_in(sentence.text, [*names, *project.vocabulary.takes_up]):
            start = sentence.span.start + quoted[0].start
            place = page.place(Span(start, start + len(quoted[0].text)))
            some = " or ".join(f"`{name}`" for name in names[:3])
            yield Finding("CLM07", place, f"{shorten(quoted[0].text)} has no speaker in its sentence", f"name {some}")


def _speakers(project: Project, sentence: Sentence, claims: list[Claim]) -> list[str]:
    """Return the names of those whose words are quoted; where that cannot be told, of all behind the claims."""
    text = plain(sentence.text).lower()
    items = [item for claim in claims for item in claim.evidence]
    said = [item for item in items if item.quote and plain(item.quote).lower() in text]
    origins = [project.origins.get(item.origin) for item in said or items]
    return [name for origin in origins if origin for name in origin.names]

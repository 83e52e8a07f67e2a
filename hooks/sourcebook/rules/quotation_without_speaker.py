"""a quotation without its speaker

Bad:

    The flood was "nobody's fault but the rain's".[^weir-was-sound]

Good:

    The flood was "nobody's fault but the rain's", the council said; the farmers disagree.[^weir-was-sound]
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project
from sourcebook.parse.figures import find_stated
from sourcebook.text import Span, names_in, plain, shorten


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each quotation of three words or more in a tied sentence that names no origin of its claims."""
    for block in page.blocks:
        for sentence in block.sentences:
            claims = [project.claims[label] for label in sentence.labels if label in project.claims]
            quoted = (
                [s for s in find_stated(sentence.text, project.vocabulary) if s.kind == "quotation"] if claims else []
            )
            items = [item for claim in claims for item in claim.evidence]
            said = [i for i in items if quoted and i.quote and plain(i.quote).lower() in plain(sentence.text).lower()]
            origins = [project.origins.get(item.origin) for item in said or items]
            names = [name for origin in origins if origin for name in origin.names]
            if quoted and not names_in(sentence.text, [*names, *project.vocabulary.takes_up]):
                start = sentence.span.start + quoted[0].start
                place = page.place(Span(start, start + len(quoted[0].text)))
                some = " or ".join(f"`{name}`" for name in names[:3])
                yield Finding(
                    "CLM07", place, f"{shorten(quoted[0].text)} has no speaker in its sentence", f"name {some}"
                )

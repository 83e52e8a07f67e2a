"""a distressing passage that the page's head does not announce

Readers, children among them, are told at the head of a page which section may distress them, and how to go around it.
The words by which such a section is known are the vocabulary's (`distressing_words`).

Bad:

    ## The night { #night }

    Three people drowned before help came.

Good:

    ---
    distressing:
      - {section: night, what: This section is about people who died., instead: The page ends with it.}
    ---

    ## The night { #night }

    Three people drowned before help came.
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project
from sourcebook.text import Span, did_you_mean, find_words


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each section that should be announced, and each announced one that does not exist."""
    notices = [notice for notice in page.front.get("distressing", ()) if notice]
    known = [heading.anchor for heading in page.headings]
    for index, notice in enumerate(notices):
        if (section := notice.get("section", "")) not in known:
            place = page.places.get(f"distressing.{index}.section", page.place(Span(0, 0)))
            help_ = did_you_mean(section, known) or "sections here: " + ", ".join(known)
            yield Finding("POL13", place, f"there is no section `{section}` to go around", help_)
    announced = {notice.get("section") for notice in notices}
    for match in find_words(page.prose, project.vocabulary.distressing_words):
        around = _sections(page, match.start())
        if not announced & set(around):
            announced |= set(around[-1:])
            section = around[-1] if around else "…"
            message = f"`{' '.join(match.group().split())}` may distress, and the page's head does not announce it"
            help_ = f"add `distressing: [{{section: {section}, what: …, instead: …}}]` to the front matter"
            yield Finding("POL13", page.place(Span(*match.span())), message, help_)


def _sections(page: Page, offset: int) -> list[str]:
    """The ids of the headings over a place, the page's title included."""
    above: dict[int, str] = {}
    for heading in page.headings:
        if heading.span.start > offset:
            break
        above = {**{level: id_ for level, id_ in above.items() if level < heading.level}, heading.level: heading.anchor}
    return [above[level] for level in sorted(above)]

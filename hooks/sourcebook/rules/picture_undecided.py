"""a picture about which nobody has decided

Pictures of people who are held, hurt or dead are not shown. Whether somebody can be recognised no program sees: two
people decide on each picture, in writing, and decide again when the date has passed.

Bad:

    ![The flooded market](market.png)

Good:

    <!-- allow POL02 until 2027-06-30 by @inga @ole: an empty square; nobody is to be seen -->
    ![The flooded market](https://council.example/market.png)
"""

import re
from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project
from sourcebook.rules.personal_names import words_in
from sourcebook.text import Place, Span, shorten

_PICTURE = re.compile(r"!\[(?P<alt>[^\[\]]*)\]?(?:\((?P<target>[^()\s]*))?")
_FILES = (".png", ".jpg", ".webp", ".svg")
_DECIDE = "`<!-- allow POL02 until 2027-06-30 by @one @two: who is to be seen, and why that harms nobody -->`"


def check_site(project: Project) -> Iterator[Finding]:
    """Yield each file of a picture whose name speaks of people who are not shown."""
    for path in sorted(project.assets):
        if path.lower().endswith(_FILES) and (found := _protected(project, path)):
            message = f"by its name (`{found}`) this picture shows somebody who is not shown here"
            yield Finding("POL02", Place(path, Span(0, 0)), message, "take it out, or name it by what it shows")


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each picture on a page."""
    for match in _PICTURE.finditer(page.prose):
        found = _protected(project, f"{match['alt']} {match['target'] or ''}")
        named = shorten(match["alt"] or match["target"] or "", 40)
        what = f"picture `{named}`" if named else "this picture"
        message = f"{what} speaks of `{found}`, whom no picture shows" if found else f"{what} comes without a decision"
        help_ = "take it out" if found else f"let two people decide: {_DECIDE}"
        yield Finding("POL02", page.place(Span(*match.span())), message, help_)


def _protected(project: Project, text: str) -> str:
    told = words_in(re.sub(r"[/_.-]", " ", text), project.vocabulary.protected_context)
    return told[0] if told else ""

"""a paragraph about the subject without any source

A paragraph that names somebody of `origins.yml` states something about the world; at least one of its sentences must
hang on a claim. Questions and words about the site itself need no source.

Bad:

    The river agency knew what was coming and told nobody in the town.

Good:

    The river agency said that the River Alder rose overnight.[^river-rose]
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Block, Page, Project
from sourcebook.text import names_in, shorten

_LONG = 50
"""Characters: shorter ones are transitions. Wikipedia's Edit Check uses the same threshold."""


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each long paragraph of a tied page that names an origin and has no reference to a record."""
    names = [name for origin in project.origins.values() for name in origin.names]
    for block in page.blocks if page.tied else ():
        stated = [s.text for s in block.sentences if not s.is_question]
        text = " ".join(stated)
        if block.kind == "paragraph" and len(text) >= _LONG and not _tied(block) and names_in(text, names):
            message = f"this paragraph has no source: `{shorten(text, 50)}`"
            yield Finding("CLM01", page.place(block.span), message, "put `[^id-of-a-claim]` after a sentence")


def _tied(block: Block) -> bool:
    return any(not label.startswith("note-") for label in block.labels)

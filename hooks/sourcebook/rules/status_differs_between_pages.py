"""one claim told with words of different statuses on two pages

A claim that is *confirmed* on one page and *disputed* on another leaves the reader with neither. Which words go with
which status is said in `status_words` of the vocabulary.

Bad:

    It is disputed whether the River Alder rose, the river agency said.[^river-rose]

Good:

    It is confirmed that the River Alder rose, the river agency said.[^river-rose]
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project
from sourcebook.text import names_in


def check(project: Project) -> Iterator[Finding]:
    """Yield each status word that shares no status with the one an earlier page uses for the same claim."""
    words = project.vocabulary.status_words
    first: dict[str, tuple[str, str]] = {}
    for page in project.pages:
        for sentence, claim in project.marked(page):
            for word in (w for w in words if names_in(sentence.text, [w])):
                earlier, path = first.setdefault(claim.id, (word, page.path))
                if path != page.path and not set(words[word]) & set(words[earlier]):
                    message = f"`{claim.id}` is `{word}` here and `{earlier}` in {path}"
                    yield Finding("XPG05", page.place(sentence.span), message, "tell it alike on both pages")

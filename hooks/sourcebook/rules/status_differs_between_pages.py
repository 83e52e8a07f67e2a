"""one claim told with words of different statuses on two pages

A claim that is *confirmed* on one page and *disputed* on another leaves the reader with neither. Which words go with
which status is said in `status_words` of the vocabulary.

Bad:

    The council has confirmed that the weir was in good repair; the farmers do not think so.[^weir-was-sound]

Good:

    It is disputed whether the weir was in good repair: the council says so, the farmers do not.[^weir-was-sound]
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project
from sourcebook.rules.word_beyond_status import asserted


def check_site(project: Project) -> Iterator[Finding]:
    """Yield each status word that shares no status with the one an earlier page uses for the same claim."""
    words = project.vocabulary.status_words
    first: dict[str, tuple[str, str]] = {}
    for page in project.pages:
        for sentence, claim in project.marked(page):
            for word in asserted(project, sentence.text):
                earlier, path = first.setdefault(claim.id, (word, page.path))
                if path != page.path and not set(words[word]) & set(words[earlier]):
                    message = f"`{claim.id}` is `{word}` here and `{earlier}` in {path}"
                    yield Finding("XPG05", page.place(sentence.span), message, "tell it alike on both pages")

"""The machine knows nothing of the subject: no term, role, side, name or outlet of `docs/` stands in `hooks/`."""

import re
from pathlib import Path

from sourcebook import project

ROOT = Path(__file__).resolve().parent.parent

# Words of the records that are words of the trade as well, or plain English.
TRADE = set(
    """
    none news law document analyst reporter states notes containers independent outlets text source
    intergovernmental state-media think-tank ngo makers pictures
    """.split()
) | {"the independent", "the notes", "per cent"}


def _words() -> set[str]:
    site = project.load(ROOT)
    words = {*site.vocabulary.roles, *site.vocabulary.sides, *site.vocabulary.counts, *site.origins, *site.publishers}
    words |= {name for origin in site.origins.values() for name in (origin.name, *origin.names)}
    words |= {name for publisher in site.publishers.values() for name in (publisher.name, *publisher.hosts)}
    words |= {word for term in site.vocabulary.counts.values() for word in term if " " in word}
    words |= {page.path for page in site.pages if page.path.count("/") > 1}
    return {word.lower() for word in words if len(word) > 2} - TRADE


def _code(path: Path) -> str:
    # Examples in docstrings speak of a flood; they are code of the tests, and searched all the same.
    return path.read_text(encoding="utf-8").lower()


def test_no_word_of_the_subject() -> None:
    words = _words()
    assert len(words) > 300, "the records could not be read"
    pattern = re.compile(
        r"(?<![\w-])(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")(?![\w-])"
    )
    files = [path for path in (ROOT / "hooks").rglob("*") if path.suffix in (".py", ".html")]
    found = {f"{path.relative_to(ROOT)}: {match.group()}" for path in files for match in pattern.finditer(_code(path))}
    assert not found

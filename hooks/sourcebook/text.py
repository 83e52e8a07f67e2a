"""Places in a text, and small things done to words: spans, positions, nearest names, normal forms."""

import difflib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of character offsets in one file, as it lies on disk."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file and a span in it."""

    path: str
    """Slash-separated, from the folder that holds `docs/`."""
    span: Span


class Lines:
    """Turns offsets into lines and columns, both counted from 1 in characters."""

    def __init__(self, text: str) -> None:
        # CRLF, LF and a lone CR each end one line, as editors count them.
        self._starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return `(line, column)` of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def start_of(self, line: int) -> int:
        """Return the offset at which a line (from 1) begins."""
        return self._starts[line - 1]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the one known name that `word` is most likely a slip for, or None.

    Ratcliff-Obershelp similarity of at least 0.75 (`difflib`); long inputs are not compared.
    """
    found = difflib.get_close_matches(word[:80], list(known), n=1, cutoff=0.75)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "did you mean `x`?" for a close match, else nothing."""
    guess = nearest(word, known)
    return f"did you mean `{guess}`?" if guess else ""


def shorten(text: str, width: int = 60) -> str:
    """Return the text on one line, cut at a word so that it fits a message."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rsplit(" ", 1)[0] + "…"


def plain(text: str) -> str:
    """Return the text with compatibility forms folded and typographic quotes made straight, same meaning."""
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(_STRAIGHT)


_STRAIGHT = {ord("’"): "'", ord("‘"): "'", ord("“"): '"', ord("”"): '"', ord("\u00a0"): " ", ord("\u202f"): " "}


def names_in(text: str, names: Iterable[str]) -> bool:
    """Tell whether one of the names stands in the text as whole words; a first capital may differ."""
    words = _one_line(text)
    return any(_stands(words, form) for name in names if name for form in _forms(name))


# Many rules ask the same of a sentence, and every rule asks for the same names.
@lru_cache(maxsize=4096)
def _one_line(text: str) -> str:
    return " ".join(plain(text).split())


def places_of(text: str, names: Iterable[str]) -> list[int]:
    """Return where names begin in a text, as whole words."""
    straight = plain(text)
    forms = [form for name in names if name for form in _forms(name) if form in straight]
    return sorted({at for form in forms for at in _places(straight, form)})


@lru_cache(maxsize=8192)
def _forms(name: str) -> tuple[str, str]:
    straight = plain(name)
    return straight, straight[0].swapcase() + straight[1:]


def _stands(text: str, name: str) -> bool:
    return name in text and next(_places(text, name), None) is not None


def _places(text: str, name: str) -> Iterator[int]:
    # Searching the string beats compiling some hundred patterns that are each used a few times.
    start = text.find(name)
    while start >= 0:
        before, after = text[start - 1 : start], text[start + len(name) : start + len(name) + 1]
        if not (before.isalnum() or after.isalnum()):
            yield start
        start = text.find(name, start + 1)


def quotations(text: str) -> Iterator[Span]:
    """Yield the stretches of a paragraph that stand between quotation marks, with the marks."""
    return (Span(*match.span()) for match in _QUOTED.finditer(text))


# No second beginning within, so that many without an end do not each cost the whole page.
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")


def find_words(text: str, words: Iterable[str]) -> list[re.Match[str]]:
    """Find the words, whole and in any case, in order; `#` stands for a number, `*` for the rest of a word."""
    lowered = text.lower()
    # Most words stand nowhere in a text, and a search costs less than a pattern.
    near = (word for word in words if _core(word) in lowered)
    return sorted((match for word in near for match in _word_pattern(word).finditer(text)), key=lambda m: m.start())


@lru_cache(maxsize=4096)
def _core(word: str) -> str:
    return max(re.split(r"[#*\s]", word.lower()), key=len)


@lru_cache(maxsize=4096)
def _word_pattern(word: str) -> re.Pattern[str]:
    form = re.escape(word).replace(r"\#", r"\d+").replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    return re.compile(rf"(?<!\w){form}(?!\w)", re.IGNORECASE)


def slug(heading: str) -> str:
    """Return the id that Python-Markdown's `toc` gives a heading (markdown/extensions/toc.py, `slugify`)."""
    folded = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", folded).strip().lower())

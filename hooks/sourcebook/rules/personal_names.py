"""Names of people in a text, by the words of the vocabulary; those that are blotted out first are passed over."""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from sourcebook.model import Vocabulary
from sourcebook.text import find_words

_WORD = re.compile(r"[^\W\d_]+")
_SLUG = re.compile(r"[^\W_]+(?:[-_+.][^\W_]+)+")
_UNSEEN = re.compile(r"[*`\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BLOT = " · "


def normal(text: str) -> str:
    """Return the text as a reader sees it: entities read, other forms of a sign folded, marks and unseen signs gone."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFKC", html.unescape(text))).split())


def find_names(text: str, words: Vocabulary, spellings: Iterable[str]) -> list[str]:
    """Return what looks like the name of a person, and is none of the `spellings` of those who may be named."""
    shown = normal(text)
    if not _candidates(shown, words):
        return []
    for pattern in _standing(shown, spellings):
        shown = pattern.sub(_BLOT, shown)
    for match in reversed(find_words(shown, (*words.not_names, *words.known_names))):
        shown = shown[: match.start()] + re.sub(r"\w", "·", match.group()) + shown[match.end() :]
    return _candidates(shown, words)


def _candidates(text: str, words: Vocabulary) -> list[str]:
    return list(dict.fromkeys([*(" ".join(run) for run in _runs(text, words)), *_in_addresses(text, words)]))


def heard_in(text: str, spellings: Iterable[str]) -> frozenset[str]:
    """Return the parts of all those spellings that stand in a text, in small letters."""
    shown = normal(text)
    found = (match.group() for pattern in _standing(shown, spellings) for match in pattern.finditer(shown))
    return frozenset(part.lower() for name in found for part in _WORD.findall(name))


def _standing(text: str, spellings: Iterable[str]) -> list[re.Pattern[str]]:
    """The patterns of those spellings that may stand in a text, the longest first."""
    lowered = text.lower()
    near = [spelling for spelling in spellings if _longest(spelling) in lowered]
    return [_pattern_of(spelling) for spelling in sorted(near, key=len, reverse=True)]


@lru_cache(maxsize=8192)
def _longest(spelling: str) -> str:
    return max(_WORD.findall(normal(spelling.lower())), key=len, default=spelling)


@lru_cache(maxsize=8192)
def _pattern_of(spelling: str) -> re.Pattern[str]:
    """A name's parts may be joined by hyphens, as in an address; a particle follows where a script has no capitals."""
    form = r"[\W_]{1,3}".join(map(re.escape, _WORD.findall(normal(spelling)))) or r"(?!)"
    end = r"(?![^\W_])" if spelling[-1:].lower() != spelling[-1:].upper() else ""
    return re.compile(rf"(?<![^\W_]){form}{end}", re.IGNORECASE)


def _runs(text: str, words: Vocabulary) -> Iterator[list[str]]:
    """Yield each run of capitalised words that holds a name, and each name in a script without capitals."""
    run: list[str] = []
    before, end = "", -1
    for match in _WORD.finditer(text):
        word, gap = match.group(), text[end : match.start()]
        joined = bool(run) and ((word[0].isupper() and not gap.strip(" \t\r\n-")) or gap == "-")
        if not joined:
            yield from _named(run, before, words)
            before = run[-1] if run else before
            run = [word] if word[0].isupper() else []
        elif run:
            run.append(word)
        if not run:
            before = word
            yield from ([word] for _ in range(_is_unspaced_name(word, words)))
        end = match.end()
    yield from _named(run, before, words)


def _named(run: list[str], before: str, words: Vocabulary) -> Iterator[list[str]]:
    if run and (_announced(run, before, words) or any(is_name(word, words) for word in run)):
        yield run


def _announced(run: list[str], before: str, words: Vocabulary) -> bool:
    announcing = _as_set(words.before_names)
    return before.capitalize() in announcing or any(word.capitalize() in announcing for word in run[:-1])


def is_name(word: str, words: Vocabulary) -> bool:
    """Tell whether a word is one that people are called by; short ones in capitals are abbreviations."""
    if word.isupper() and len(word) <= 3:
        return False
    ending = any(len(word) > len(end) + 2 and word.lower().endswith(end) for end in words.surname_endings)
    return ending or word.capitalize() in _as_set((*words.surnames, *words.given_names))


@lru_cache(maxsize=8)
def _as_set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.capitalize() for word in words)


def _is_unspaced_name(word: str, words: Vocabulary) -> bool:
    """A surname of one character, two more, and perhaps a particle: 김철수는."""
    caseless = word[0].lower() == word[0].upper()
    return caseless and len(word) >= 3 and word[0] in words.surnames and (not word[3:] or word[3:] in words.after_names)


def _in_addresses(text: str, words: Vocabulary) -> Iterator[str]:
    """Yield pairs of names in what is written without capitals: addresses, ids, names of files."""
    for match in _SLUG.finditer(text):
        parts = re.split(r"[-_+.]", match.group())
        for pair in pairwise(parts):
            if all(part.islower() and is_name(part, words) for part in pair):
                yield "-".join(pair)


def words_in(text: str, words: Iterable[str]) -> list[str]:
    """Return which of the words stand in the text as a reader sees it."""
    return list(dict.fromkeys(match.group() for match in find_words(normal(text), words)))

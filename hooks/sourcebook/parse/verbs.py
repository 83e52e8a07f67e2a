"""Verbs, and the qualifier before them: a *would* makes a fact a thought, a *not* denies it.

No grammar: the first word after a qualifier that is neither an auxiliary nor an adverb is taken for its verb, and forms
of one verb are told by their stem. That suffices to hold two short sentences on the same thing against each other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_MODAL = (
    r"would|could|might|may|should|must|will|can|(?:was|were|is|are|ready|likely) to|"
    r"(?:plan|intend|hope|want|wish|need|seek|ask|agree|offer|promis|threaten|fail|refus|expect)\w* to"
)
_NEGATION = r"not|never|nobody|no longer|neither|nor|no one|without|cannot|hardly|no"
_BETWEEN = (
    r"(?:(?:be|been|being|have|has|had|also|already|still|only|soon|now|then|even|just|very|likely|again|yet|ever|any|"
    r"all|so|it|they|them|he|him|that|to|\w+ly) )*"
)
# Where a line ends, two blanks may stand for one.
_GOVERNED = re.compile(
    rf"\b(?:(?P<modal>{_MODAL})|{_NEGATION})\b (?:(?P<not>not|never) )?{_BETWEEN}(?P<verb>[a-z]{{3,}})".replace(
        " ", r"\s+"
    )
)

# What follows these is no verb that tells of something, but a noun or an infinitive.
_NO_VERB = re.compile(
    r"(?:\b(?:the|a|an|of|his|her|its|their|this|that|these|those|no|any|some|for|with|by|in|on|from|to)|['’]s)\s+$"
)
_NEAR = 20
"""What stands right before a word begins no further off: a word of a long text takes no longer than one of a short."""
_WORD = re.compile(r"[a-z]{3,}")
_NAME = re.compile(r"\b[A-Z]\w*")

_IRREGULAR = {
    form: forms.split()[0]
    for forms in """
    become became, begin began begun, break broke broken, bring brought, build built, buy bought, choose chose chosen,
    come came, die died dying, draw drew drawn, drive drove driven, fall fell fallen, feel felt, fight fought,
    find found, fly flew flown, get got, give gave given, go went gone, grow grew grown, hear heard, hide hid hidden,
    hold held, keep kept, know knew known, lead led, leave left, lose lost, make made, mean meant, meet met, pay paid,
    rise rose risen, see saw seen, seek sought, sell sold, send sent, show shown, speak spoke spoken, spend spent,
    stand stood, take took taken, teach taught, tell told, think thought, wear wore worn, write wrote written
    """.split(",")
    for form in forms.split()
}
_EMPTY = frozenset(
    """
    the been have has had was were are that this they them any all one own such say said says also more less other than
    would could not did does done already now then and but for with without from into who which what when
    """.split()
)
_ENDING = re.compile(r"(?<=...)(?:ings?|ie[ds]|ed|es|s|e|y)$")
_TWICE = re.compile(r"(?<=..)(.)\1$")


@dataclass(frozen=True, slots=True)
class Verb:
    """A word that may be a verb; `qualified` is all from the word that governs it, such as *would not help*."""

    stem: str
    start: int
    end: int
    qualified: str = ""
    modal: bool = False
    negated: bool = False


@lru_cache(maxsize=8192)
def verbs(text: str) -> tuple[Verb, ...]:
    """Return the words of a text that may be verbs, in order; offsets are characters of the text."""
    return tuple(_verbs(_NAME.sub(lambda name: "#" * len(name.group()), text[:1].lower()[:1] + text[1:])))


def _verbs(text: str) -> Iterator[Verb]:
    governed = {match.start("verb"): match for match in _GOVERNED.finditer(text)}
    for word in _WORD.finditer(text):
        stem, match = _stem(word.group()), governed.get(word.start())
        if word.group() in _EMPTY:
            continue
        if match:
            modal = bool(match["modal"])
            negated = not modal or bool(match["not"])
            yield Verb(stem, *word.span(), text[match.start() : word.end()], modal, negated)
        elif not _NO_VERB.search(text, max(0, word.start() - _NEAR), word.start()):
            yield Verb(stem, *word.span())


def _stem(word: str) -> str:
    return _TWICE.sub(r"\1", _ENDING.sub("", _IRREGULAR.get(word, word)))

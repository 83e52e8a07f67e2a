"""Sites of any size, made of invented words, that pass every rule: 600 sources, 200 claims, pages that cite them."""

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

SOURCES_OF_A_CLAIM = 3
CLAIMS = 200
ORIGINS = 40
PUBLISHERS = 30
WORDS_OF_A_PAGE = 900
MARKERS_OF_A_PAGE = 12

_SIDES = ("north", "south", "east", "west")
_SYLLABLES = [onset + vowel for onset in "bdfgklmnprstvz" for vowel in "aeiou"]

VOCABULARY = """\
roles:
  - {id: weigher, name: weigher, interested: false}
sides:
""" + "".join(f"  - {{id: {side}, name: the {side}}}\n" for side in _SIDES) + """\
areas: {market: The market}
counts:
  - {id: baskets, words: [baskets]}
takes_up: [it, they]
"""  # fmt: skip

CONFIGURATION = """\
INHERIT: base.yml
site_name: Bench
hooks: {hooks}
theme:
  favicon: null
  features: [navigation.prune, content.footnote.tooltips, content.tooltips]
extra_css: []
extra_javascript: []
"""


class Site:
    """One site, the same for the same number of pages."""

    def __init__(self, pages: int) -> None:
        self._random = random.Random(pages)
        self._words = ["".join(self._random.choices(_SYLLABLES, k=self._random.randint(2, 4))) for _ in range(4000)]
        self._weights = [1 / (rank + 3) for rank in range(len(self._words))]
        self.pages = pages
        self.claims = [f"{self._random.randint(1000, 9999):,} baskets of {self._text(4)}" for _ in range(CLAIMS)]

    def files(self, cite: Callable[[str], str] = "[^{}]".format) -> Iterator[tuple[str, str]]:
        """Yield every file below `docs/`; `cite` writes the marker of a claim."""
        yield "vocabulary.yml", VOCABULARY
        yield "publishers.yml", "\n".join(map(_publisher, range(PUBLISHERS)))
        yield "origins.yml", "\n".join(map(_origin, range(ORIGINS)))
        yield "sources/2024.yml", "\n".join(self._source(number) for number in range(CLAIMS * SOURCES_OF_A_CLAIM))
        yield "claims/market.yml", "\n".join(self._claim(number) for number in range(CLAIMS))
        for number in range(self.pages):
            yield self._path(number), self._page(number, cite)

    def bibliography(self) -> str:
        """Return one BibTeX entry a claim, for tools that cite works."""
        return "\n".join(
            f"@misc{{claim-{number},\n title = {{{counted}}},\n"
            f" author = {{{_speaker(number)}}},\n year = {{2024}}\n}}\n"
            for number, counted in enumerate(self.claims)
        )

    def _path(self, number: int) -> str:
        return f"part-{number // 20}/page-{number}.md" if number else "index.md"

    def _text(self, count: int) -> str:
        return " ".join(self._random.choices(self._words, self._weights, k=count))

    def _sentences(self, count: int) -> str:
        """About `count` words, in sentences of 10 to 20."""
        lengths = range(max(1, count // 15))
        return " ".join(self._text(self._random.randint(10, 20)).capitalize() + "." for _ in lengths)

    def _claim(self, number: int) -> str:
        counted = self.claims[number]
        value = counted.split()[0].replace(",", "")
        head = (
            f"- id: claim-{number}\n  area: market\n  claim: Every weigher counted {counted}.\n"
            "  status: established\n  basis: origins\n"
            "  as_of: 2024-06-01\n  checked: 2026-01-01\n  evidence:\n"
        )
        return head + "".join(
            f"    - source: source-{number * SOURCES_OF_A_CLAIM + item}\n      origin: {_origin_id(number + item)}\n"
            f"      says: The book of the gate has {counted}.\n"
            f"      figures:\n        - {{value: {value}, counts: baskets, kind: counted}}\n"
            for item in range(SOURCES_OF_A_CLAIM)
        )

    def _source(self, number: int) -> str:
        outlet = number % PUBLISHERS
        return (
            f"- id: source-{number}\n  type: report\n  title: {self._text(8).capitalize()}\n"
            f"  issued: 2024-05-{number % 28 + 1:02}\n  URL: https://outlet-{outlet}.example/{number}\n"
            f"  language: en\n  accessed: 2026-01-01\n  custom:\n    outlet: outlet-{outlet}\n    read: full\n"
            "    date_confirmed: true\n    url_confirmed: true\n    retrieved_from: original\n"
        )

    def _page(self, number: int, cite: Callable[[str], str]) -> str:
        picked = [(number * MARKERS_OF_A_PAGE + item) % CLAIMS for item in range(MARKERS_OF_A_PAGE)]
        tied = [
            f"In all, {self.claims[claim]} were weighed, {self._text(4)}.{cite(f'claim-{claim}')}" for claim in picked
        ]
        spare = (WORDS_OF_A_PAGE - 10 * MARKERS_OF_A_PAGE - 100) // 9
        paragraphs = [f"{self._sentences(spare)} {sentence}" for sentence in tied[:9]]
        sections = (
            f"## {self._text(3).capitalize()} {{ #part-{at} }}\n\n" + "\n\n".join(paragraphs[at * 3 : at * 3 + 3])
            for at in range(3)
        )
        return (
            "\n\n".join([self._head(number), *sections, self._table(tied[9:11]), self._aside(tied[11], number)]) + "\n"
        )

    def _head(self, number: int) -> str:
        title = self._text(3).capitalize()
        return f"---\ntitle: {title}\ndescription: {self._text(12).capitalize()}.\n---\n\n# {title} {{ #top-{number} }}"

    def _table(self, tied: Sequence[str]) -> str:
        cells = [*tied, *(self._sentences(15) for _ in range(4))]
        return "| what | how |\n|---|---|\n" + "\n".join(f"| {self._text(2)} | {cell} |" for cell in cells)

    def _aside(self, tied: str, number: int) -> str:
        goals = [self._path(self._random.randrange(self.pages)) for _ in range(3)]
        up = "" if number == 0 else "../"
        links = ", ".join(f"[{self._text(2)}]({up}{goal})" for goal in goals)
        return f'!!! note "{self._text(3).capitalize()}"\n\n    {self._sentences(15)} {tied}\n\n    See {links}.'


def _origin_id(number: int) -> str:
    return f"weigher-{number % ORIGINS}"


def _speaker(number: int) -> str:
    return f"the weigher of gate {number % ORIGINS}"


def _origin(number: int) -> str:
    return (
        f"- id: {_origin_id(number)}\n  name: {_speaker(number)}\n  names: [{_speaker(number)}]\n  role: weigher\n"
        f"  side: {_SIDES[number % len(_SIDES)]}\n  stake: None is known.\n"
    )


def _publisher(number: int) -> str:
    name = f"outlet-{number}"
    return f"- {{id: {name}, name: Outlet {number}, hosts: [{name}.example], kind: news, perspective: none}}"


def write(folder: Path, files: Iterator[tuple[str, str]]) -> None:
    """Write the files of a site below `folder/docs/`."""
    for name, text in files:
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

"""Words of the glossary in place: the first of each on a page leads to what it means, which opens as a tooltip.

What is written in another script is marked as of its language, so that it is read aloud as such.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from sourcebook.model import Block, Page, Project, Term
from sourcebook.parse.markdown import links_in
from sourcebook.render.escape import literal
from sourcebook.render.words import in_language
from sourcebook.text import Span, quotations

_WORD = re.compile(r"\w+")
_TAG = re.compile(r"[A-Za-z]+(?:-[A-Za-z0-9]+)*")
_PROSE = ("paragraph", "item", "row")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a word of the glossary."""

    term: Term
    pattern: re.Pattern[str]
    lang: str = ""
    """Its language, if it is the word in its own script."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """The words of a site by the first word of each form, the longest form first, and the page that explains them."""

    forms: dict[str, list[Form]] = field(default_factory=dict)
    page: str = ""
    """Its file under the docs folder; empty where no page lists the glossary."""


def read_glossary(project: Project) -> Glossary:
    """Sort the words of a site, once for all its pages."""
    pages = (page.path for page in project.pages if any(d.name == "glossary" for d in page.directives))
    found = Glossary(page=next(pages, "").removeprefix(f"{project.docs}/"))
    written = [(text, term, "") for term in project.terms.values() for text in (term.term, *term.forms)]
    tagged = (term for term in project.terms.values() if term.original and _TAG.fullmatch(term.lang))
    written += [(term.original, term, term.lang) for term in tagged]
    for text, term, lang in sorted(written, key=lambda each: len(each[0]), reverse=True):
        if first := _WORD.search(text):
            found.forms.setdefault(first.group().lower(), []).append(Form(term, _pattern(text), lang))
    return found


def _pattern(text: str) -> re.Pattern[str]:
    """A form as whole words; a first capital may differ, and a line may end between two words."""
    first, rest = text[:1], r"\s+".join(map(re.escape, text[1:].split(" ")))
    start = f"[{re.escape(first)}{re.escape(first.swapcase())}]" if first.swapcase() != first else re.escape(first)
    return re.compile(rf"(?<!\w){start}{rest}(?!\w)")


def link_terms(page: Page, glossary: Glossary, root: str) -> Iterator[tuple[Span, str]]:
    """Yield what to write in the place of each word of the glossary that a page explains or marks as of a language."""
    explained, closed = set[str](), dict[Span, list[Span]]()
    for block, span, form in _found(page, glossary):
        is_first = bool(glossary.page) and form.term.id not in explained
        if not (is_first or form.lang):
            continue
        if block.span not in closed:
            closed[block.span] = [*links_in(page.prose, block.span), *_quoted(page, block)]
        if not any(around.start < span.end and span.start < around.end for around in closed[block.span]):
            text = page.text[span.start : span.end]
            explained.add(form.term.id)
            link = f"{root}{glossary.page}"
            yield span, _link(text, form, link) if is_first else in_language(text, form.lang)


def _found(page: Page, glossary: Glossary) -> Iterator[tuple[Block, Span, Form]]:
    """Each word of the glossary in prose, the longest where several begin, none within another."""
    end = 0
    for start, first in _beginnings(page.prose, glossary):
        at = bisect_right(page.blocks, start, key=lambda block: block.span.start) - 1
        block = page.blocks[max(at, 0)]
        if start < end or block.kind not in _PROSE or start >= block.span.end:
            continue
        sentence = next((each for each in block.sentences if each.span.start <= start < each.span.end), None)
        for form in glossary.forms[first] if sentence else ():
            match = form.pattern.match(sentence.text, start - sentence.span.start) if sentence else None
            span = Span(start, start + len(match.group())) if match else None
            # Where markup or the sign of a quotation stands between two words, the sentence has a blank.
            if span and match and page.text[span.start : span.end].split() == match.group().split():
                end = span.end
                yield block, span, form
                break


def _beginnings(prose: str, glossary: Glossary) -> list[tuple[int, str]]:
    """Where first words of forms stand; to look for the few that a page has costs less than to look at every word."""
    lowered = prose.lower()
    if len(lowered) != len(prose):  # a rare letter has a longer small form
        lowered = prose
    return sorted(
        (start, first)
        for first in glossary.forms.keys() & set(_WORD.findall(lowered))
        for start in _places(lowered, first)
    )


def _places(text: str, word: str) -> Iterator[int]:
    # A pattern that begins by looking behind would look at every letter.
    start = text.find(word)
    while start >= 0:
        if not (text[start - 1 : start].isalnum() or text[start + len(word) : start + len(word) + 1].isalnum()):
            yield start
        start = text.find(word, start + 1)


def _quoted(page: Page, block: Block) -> list[Span]:
    """The quotations in a block, which keep their words as they are; all of it where it is quoted as a whole."""
    start, text = block.span.start, page.text[block.span.start : block.span.end]
    if ">" in page.text[page.text.rfind("\n", 0, start) + 1 : start]:
        return [block.span]
    return [Span(start + quoted.start, start + quoted.end) for quoted in quotations(text)]


def _link(text: str, form: Form, page: str) -> str:
    language = f" lang={form.lang}" if form.lang else ""
    return f'[{text}]({page}#{form.term.id} "{literal(form.term.definition)}"){{ .term{language} }}'

"""Words of the glossary in place: the first of each on a page leads to what it means, which opens as a tooltip.

What is written in another script is marked as of its language, so that it is read aloud as such.
"""

import re
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
    explained = set[str]()
    for block in page.blocks:
        if block.kind in _PROSE and (found := list(_found(page, block, glossary))):
            closed = [*links_in(page.prose, block.span), *_quoted(page, block)]
            for span, form in found:
                if not any(around.start < span.end and span.start < around.end for around in closed):
                    text = page.text[span.start : span.end]
                    if form.term.id not in explained and glossary.page:
                        explained.add(form.term.id)
                        yield span, _link(text, form, f"{root}{glossary.page}")
                    elif form.lang:
                        yield span, in_language(text, form.lang)


def _found(page: Page, block: Block, glossary: Glossary) -> Iterator[tuple[Span, Form]]:
    """Each word of the glossary in a block, the longest where several begin, none within another."""
    for sentence in block.sentences:
        end = 0
        for word in _WORD.finditer(sentence.text):
            for form in glossary.forms.get(word.group().lower(), ()) if word.start() >= end else ():
                match = form.pattern.match(sentence.text, word.start())
                span = Span(sentence.span.start + word.start(), sentence.span.start + match.end()) if match else None
                # Where markup or the sign of a quotation stands between two words, the sentence has a blank.
                if span and match and page.text[span.start : span.end].split() == match.group().split():
                    end = match.end()
                    yield span, form
                    break


def _quoted(page: Page, block: Block) -> list[Span]:
    """The quotations in a block, which keep their words as they are; all of it where it is quoted as a whole."""
    start, text = block.span.start, page.text[block.span.start : block.span.end]
    if ">" in page.text[page.text.rfind("\n", 0, start) + 1 : start]:
        return [block.span]
    return [Span(start + quoted.start, start + quoted.end) for quoted in quotations(text)]


def _link(text: str, form: Form, page: str) -> str:
    language = f" lang={form.lang}" if form.lang else ""
    return f'[{text}]({page}#{form.term.id} "{literal(form.term.definition)}"){{ .term{language} }}'

"""raw HTML, a script address or an event handler

What a contributor writes must not run in a reader's browser. Pages are Markdown alone; attribute lists may give ids and
classes; addresses begin with `https:` or `mailto:`.

Bad:

    Click [here](javascript:alert(1)) or <b>there</b>.

Good:

    Read [the start](index.md) or **this**.
"""

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project
from sourcebook.text import Place, Span, shorten

_SCHEME = re.compile(r"[\s\x00-\x20]*(?P<scheme>[a-zA-Z][a-zA-Z0-9+.\-]*)[\s\x00-\x20]*:")
_SAFE = ("https", "mailto")
# As Python-Markdown's `attr_list` takes a list apart; a language is all that it may give besides ids and classes.
_ATTRIBUTES = re.compile(r"\{(?:[^{}\r\n]|\{[^{}\r\n]*\})*+\}|\{[^}\r\n]{0,2000}\}")
_ATTRIBUTE = re.compile(r"[^\s={}'\"]+(?<![\s{]lang)=")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);?")
_GAP = r"[\x00-\x20`]*"  # browsers skip control characters in an address; Markdown takes marks of code out
_NO_GAPS = dict.fromkeys([*range(0x21), ord("`")])
_SCRIPT = re.compile("|".join(_GAP.join(f"{word}:") for word in ("javascript", "vbscript")), re.IGNORECASE)
_IN_RECORD = re.compile(
    r"</?[a-zA-Z][\w-]*(?:\s+[\w:-]+\s*=[^<>\n]*)?\s*/?>|<(?:script|style|iframe|svg|img)\b|\b(?:javascript|vbscript|data)\s*:(?=\S)|\{[^{}\n]*\bon[a-z]+\s*=",
    re.IGNORECASE,
)


def check(project: Project) -> Iterator[Finding]:
    """Yield each tag, unsafe address and unsafe attribute in records."""
    for record in project.records:
        text = project.texts[record.whole.path]
        for match in _IN_RECORD.finditer(text, *record.whole.span):
            place = Place(record.whole.path, Span(*match.span()))
            yield Finding("POL15", place, f"`{shorten(match.group(), 40)}` is code, not text", "write it in words")


def check_site(project: Project) -> Iterator[Finding]:
    """Yield what was found in pictures."""
    return (finding for finding in project.findings if finding.code == "POL15")


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield the same on a page."""
    del project
    yield from _tags(page)
    yield from _targets(page)


def _tags(page: Page) -> Iterator[Finding]:
    for span in page.html:
        written = shorten(page.text[span.start : span.end], 40)
        yield Finding("POL15", page.place(span), f"`{written}` is raw HTML", "write Markdown, or `&lt;` for the sign <")
    for match in _ATTRIBUTES.finditer(page.prose):
        if _ATTRIBUTE.search(match.group()):
            message = f"`{shorten(match.group(), 40)}` sets more than an id, a class or a language"
            yield Finding("POL15", page.place(Span(*match.span())), message, "delete it")


def _targets(page: Page) -> Iterator[Finding]:
    help_ = "give an address that begins with `https://`"
    for span in _scripts(page.prose):
        yield Finding("POL15", page.place(span), "an address that runs as a script", help_)
    for link in page.links:
        found = _SCHEME.match(html.unescape(unquote(link.target)))
        if found and found["scheme"].lower() not in _SAFE and not _SCRIPT.match(found.group()):
            yield Finding("POL15", page.place(link.span), f"an address of the kind `{found['scheme']}:`", help_)


def _scripts(text: str) -> Iterator[Span]:
    if "script:" not in html.unescape(text).translate(_NO_GAPS).casefold():
        return
    decoded, at = _decoded(text)
    for match in _SCRIPT.finditer(decoded):
        yield Span(at[match.start()], at[match.end() - 1] + 1)


def _decoded(text: str) -> tuple[str, list[int]]:
    """The text as a browser reads it, each entity its character, and where each character stands in the page."""
    pieces, at, position = [], list[int](), 0
    for match in _ENTITY.finditer(text):
        character = html.unescape(match.group())
        pieces += [text[position : match.start()], character]
        at += [*range(position, match.start()), *[match.start()] * len(character)]
        position = match.end()
    return "".join([*pieces, text[position:]]), [*at, *range(position, len(text))]

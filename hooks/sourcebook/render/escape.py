"""Text of records on its way out: nothing in it can become markup, in Markdown or in HTML."""

import html
import re
from urllib.parse import quote, urlsplit

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def literal(text: str) -> str:
    """Return the text so that Markdown shows it letter by letter.

    Every ASCII punctuation character becomes a numeric entity: no extension, present or future, acts on those.
    """
    return _PUNCTUATION.sub(lambda match: f"&#{ord(match.group())};", " ".join(text.split()))


def markup(text: str) -> str:
    """Return the text so that HTML shows it letter by letter, in text and in attributes."""
    return html.escape(" ".join(text.split()), quote=True)


def address(url: str) -> str:
    """Return an https address, percent-encoded so that it is inert in Markdown and HTML; nothing for any other."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme != "https" or not parts.hostname:
        return ""
    return quote(url, safe=":/?#@!$&+,;=%~-.")

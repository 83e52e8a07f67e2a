"""Finished HTML of a page: only what Markdown may make comes through, whatever a scanner overlooked.

The rules judge text; this reads what came of it as a browser would (nh3: html5ever), so nothing can hide in a
disagreement between two readings of Markdown.
"""

import re
from collections import Counter
from importlib.metadata import version

import nh3

FILTER = f"nh3 {version('nh3')}"
"""What cleaned it: another version may let other things through."""

_TAGS = set(
    """
    a abbr blockquote br caption code col colgroup dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr
    img ins kbd li ol p pre q s small span strong sub summary sup table tbody td tfoot th thead tr ul var
    """.split()
)
_EVERYWHERE = {"class", "id", "lang", "dir", "title", "role", "aria-label", "aria-hidden", "data-search-exclude"}
_ATTRIBUTES = {
    "*": _EVERYWHERE,
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start", "type"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "details": {"open"},
}
_SCHEMES = {"https", "mailto"}


def clean(html: str) -> tuple[str, list[str]]:
    """Return a page's HTML without anything that could run, and the names of the tags and attributes taken out."""
    cleaned = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)
    # Soon compared, and enough on nearly every page: nh3 writes `&gt;` within an attribute, so no tag ends too early.
    if _TAG.findall(html) == _TAG.findall(cleaned):
        return cleaned, []
    taken = Counter(map(str.strip, _PART.findall(html))) - Counter(map(str.strip, _PART.findall(cleaned)))
    return cleaned, sorted(f"{part}>" if part.startswith("<") else f"{part}=…" for part in taken)


_TAG = re.compile(r"<[a-zA-Z][^>]*")
# Found by pattern: quoted text holds no bare `<`, and what both texts hold alike does not count.
_PART = re.compile(r"<[a-zA-Z][\w:-]*|\s[a-zA-Z][\w:-]*(?==[\"'])")

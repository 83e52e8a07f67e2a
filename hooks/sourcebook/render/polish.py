"""Finished HTML of a page: roles and names for notes (DPUB-ARIA 1.1), sections and tables, which Markdown omits."""

import html
import re

_REFERENCE = re.compile(r'<a class="footnote-ref" href="(?P<href>#fn:[^"]*)">(?P<number>\d+)</a>')
_CAPTION = re.compile(r'<p class="caption">((?:(?!</p>).)*)</p>\s*<table>', re.DOTALL)
_NOTES = '<div class="footnote">'
_STATUS = re.compile(r'<sup class="(?P<status>[a-z]+)" id="(?P<id>fnref\d*:[^"]*)">(?P<inside>.*?)</sup>')

_HEADING = re.compile(
    r"<(?P<tag>h[1-6])(?P<attributes>[^>]*)>(?P<inside>(?:(?!</?h[1-6]\b).)*?)"
    r'<a class="headerlink" href="#(?P<id>[^"]*)"[^>]*>[^<]*</a></(?P=tag)>',
    re.DOTALL,
)


def section_head(tag: str, id_: str, inside: str, attributes: str = "") -> str:
    """Return a heading, and beside it, so that it is no part of the heading's name, a link that can be copied."""
    name = html.escape(html.unescape(re.sub(r"<[^>]*>", "", inside)).strip())
    label = f'aria-label="Copy link to section {name}" title="Copy link to section {name}"'
    head = f"<{tag}{attributes}>" if attributes else f'<{tag} id="{id_}">'
    return f'<div class="section-head">{head}{inside}</{tag}><a class="headerlink" href="#{id_}" {label}>§</a></div>'


def polish(page: str) -> str:
    """Return the page's HTML with `doc-noteref` and `doc-endnotes`, and with names that a screen reader can say.

    What stands over a table becomes its caption.
    """
    page = _CAPTION.sub(r"<table><caption>\1</caption>", page)
    page = _STATUS.sub(_named, page)
    page = _HEADING.sub(_with_link, page)
    page = _REFERENCE.sub(r'<a class="footnote-ref" href="\g<href>" role="doc-noteref">\g<number></a>', page)
    return page.replace(_NOTES, '<div class="footnote" role="doc-endnotes" aria-label="Notes">')


def _named(match: re.Match[str]) -> str:
    label = rf'aria-label="Note \g<number>, {match["status"]}"'
    link = rf'<a class="footnote-ref" href="\g<href>" role="doc-noteref" {label}>\g<number></a>'
    inside = _REFERENCE.sub(link, match["inside"])
    return f'<sup class="{match["status"]}" id="{match["id"]}">{inside}</sup>'


def _with_link(match: re.Match[str]) -> str:
    # The address of a title is that of its page.
    if match["tag"] == "h1":
        return f"<h1{match['attributes']}>{match['inside']}</h1>"
    return section_head(match["tag"], match["id"], match["inside"], match["attributes"])

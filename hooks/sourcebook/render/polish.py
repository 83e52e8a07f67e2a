"""Finished HTML of a page: roles and names for notes, which Python-Markdown leaves out (DPUB-ARIA 1.1)."""

import re

_REFERENCE = re.compile(r'<a class="footnote-ref" href="(?P<href>#fn:[^"]*)">(?P<number>\d+)</a>')
_NOTES = '<div class="footnote">'
_STATUS = re.compile(r'<sup class="(?P<status>[a-z]+)" id="(?P<id>fnref\d*:[^"]*)">(?P<inside>.*?)</sup>')


def polish(html: str) -> str:
    """Return the page's HTML with `doc-noteref` and `doc-endnotes`, and with names that a screen reader can say."""
    html = _STATUS.sub(_named, html)
    html = _REFERENCE.sub(r'<a class="footnote-ref" href="\g<href>" role="doc-noteref">\g<number></a>', html)
    return html.replace(_NOTES, '<div class="footnote" role="doc-endnotes" aria-label="Notes">')


def _named(match: re.Match[str]) -> str:
    label = rf'aria-label="Note \g<number>, {match["status"]}"'
    link = rf'<a class="footnote-ref" href="\g<href>" role="doc-noteref" {label}>\g<number></a>'
    inside = _REFERENCE.sub(link, match["inside"])
    return f'<sup class="{match["status"]}" id="{match["id"]}">{inside}</sup>'

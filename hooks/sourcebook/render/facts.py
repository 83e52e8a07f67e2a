"""Facts of a page out: when its claims were last checked, how long it takes, what may distress, how to cite it."""

from collections.abc import Collection, Mapping

from sourcebook.model import Heading, Outline, Page, Project
from sourcebook.parse.dates import Date, parse_date
from sourcebook.permalinks import page_address
from sourcebook.render.escape import address, literal
from sourcebook.render.words import page_title

_WORDS_A_MINUTE = 200
_READ = ("paragraph", "item", "row", "head", "heading")
"""Kinds of blocks that are read from top to bottom; notes are looked up."""


def has_facts(outline: Outline, path: str) -> bool:
    """Tell whether a page tells its facts: all do but the start of the site, and pages about the site itself."""
    return outline.tied and "/" in path


def head(project: Project, outline: Outline, page: Page) -> str:
    """Return what stands under a page's title, if the page cites claims."""
    oldest = oldest_check(project, outline)
    if oldest is None:
        return ""
    minutes = _minutes(outline, page)
    line = f"Oldest check of a claim on this page: {oldest.shown} · about {minutes} minute{'s' if minutes > 1 else ''}"
    return f"\n{line}\n{{ .page-facts }}\n\n"


def oldest_check(project: Project, outline: Outline) -> Date | None:
    """Return the day on which the sources of a page's claims were last read, of the one read longest ago."""
    labels = {reference.label for reference in outline.references}
    dates = [parse_date(project.claims[label].checked) for label in labels if label in project.claims]
    return min((date for date in dates if date), key=lambda date: date.first, default=None)


def _minutes(outline: Outline, page: Page) -> int:
    given = str(outline.front.get("minutes", ""))
    if given.isascii() and given.isdigit():
        return max(1, int(given))
    words = sum(len(s.text.split()) for block in page.blocks if block.kind in _READ for s in block.sentences)
    return max(1, -(-words // _WORDS_A_MINUTE))


def warning(outline: Outline, page: Page) -> str:
    """Return the notice of what may distress, each section with a way around it."""
    notices = outline.front.get("distressing")
    if not isinstance(notices, list) or not notices:
        return ""
    titles = {heading.anchor: f"**{literal(heading.text)}:** " for heading in page.headings}
    distressing = {notice["section"] for notice in notices}
    items = [
        f"    - {titles.get(n['section'], '')}{literal(n['what'])} {_way_around(page, n, distressing)}" for n in notices
    ]
    return '\n!!! warning "Parts of this page may distress"\n\n' + "\n".join(items) + "\n\n"


def _way_around(page: Page, notice: Mapping[str, str], distressing: Collection[str]) -> str:
    """Lead to the section that `instead` names by its id or title, else to the next one that distresses nobody."""
    instead = notice["instead"]
    goal = next((h for h in page.headings if h.anchor == instead or (h.text in instead and h.level > 1)), None)
    shown = goal.text if goal and goal.anchor == instead else instead
    goal = goal or _after(page, notice["section"], distressing)
    return f"[{literal(shown)}](#{goal.anchor})" if goal else literal(shown)


def _after(page: Page, section: str, distressing: Collection[str]) -> Heading | None:
    start = next((index for index, heading in enumerate(page.headings) if heading.anchor == section), None)
    if start is None:
        return None
    level = page.headings[start].level
    return next((h for h in page.headings[start:] if h.level <= level and h.anchor not in distressing), None)


def citation(project: Project, outline: Outline, site_name: str, site_url: str) -> str:
    """Return the line that says how to cite a page; the same records give the same line on any day."""
    oldest = oldest_check(project, outline)
    if oldest is None:
        return ""
    url = address(site_url + page_address(outline.path, project.docs)[1:]) if site_url else ""
    parts = [
        f"“{literal(page_title(outline))}”",
        f"*{literal(site_name)}*" if site_name else "",
        f"claims checked on {oldest.shown} or later",
        f"[{literal(url)}]({url})" if url else "",
    ]
    return f"\nCite this page: {', '.join(part for part in parts if part)}\n{{ .cite }}\n"

"""a link that leads nowhere on this site

Bad:

    See [the start](index.md#no-such-section).

Good:

    See [the start](index.md).
"""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from sourcebook.diagnostics import Finding
from sourcebook.model import Outline, Project
from sourcebook.text import did_you_mean, nearest, shorten

_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:|//")


def check_site(project: Project) -> Iterator[Finding]:
    """Yield each link within the site whose page, file or section does not exist."""
    pages = {page.path: page for page in project.pages}
    for page in project.pages:
        for link in page.links:
            if not _ADDRESS.match(link.target):
                found = _fault(project, pages, page, link.target)
                if found:
                    yield Finding("XPG10", page.place(link.span), *found)


def _fault(project: Project, pages: dict[str, Outline], page: Outline, target: str) -> tuple[str, str] | None:
    path, _, fragment = unquote(target).partition("#")
    goal = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
    if path.startswith("/") or (goal not in pages and goal not in project.assets):
        near = nearest(goal, [*pages, *project.assets])
        guess = f"did you mean `{posixpath.relpath(near, posixpath.dirname(page.path))}`?" if near else ""
        return (
            f"`{shorten(target)}` leads to no file of this site",
            guess or "write the path of a page, such as `../index.md`",
        )
    if not fragment or goal not in pages or fragment.startswith("fn:"):
        return None
    known = {*pages[goal].anchors, *_generated(project, pages[goal])}
    if fragment not in known:
        help_ = did_you_mean(fragment, known) or "sections there: " + ", ".join(sorted(set(pages[goal].anchors)))
        return f"{goal} has no section `#{shorten(fragment)}`", help_
    return None


def _generated(project: Project, page: Outline) -> Iterator[str]:
    """The anchors of what is listed on a page: words of the glossary, rows of the timeline."""
    lists = {directive.name for directive in page.directives}
    if "glossary" in lists:
        yield from project.terms
    if "timeline" in lists and (table := project.datasets.get("timeline")):
        yield from (row.anchor for row in table.rows)

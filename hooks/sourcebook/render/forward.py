"""Older addresses out: a small page that leads on from each, and targets in pages for their older sections."""

import json
import posixpath
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from string import Template
from urllib.parse import quote

from sourcebook.model import Page, Project, Record
from sourcebook.permalinks import page_address, record_address
from sourcebook.render import words
from sourcebook.render.escape import literal, markup
from sourcebook.render.pages import Frame, canonical
from sourcebook.text import Span

_TEMPLATE = Template((Path(__file__).parent / "forward.html").read_text(encoding="utf-8"))


def forward_pages(project: Project, frame: Frame) -> Iterator[tuple[str, str]]:
    """Yield the file and the HTML of a page at each older address of a page or record."""
    pages = {page_address(page.path, project.docs): page for page in project.pages}
    records = _records(project)
    for old in _forwarded(project, pages):
        new = project.forwards[old]
        goal = new.partition("#")[0]
        title = words.page_title(pages[goal]) if goal in pages else words.record_title(records[goal])
        yield _file(old), _forward(project, frame, old, new, title)


def forward_files(project: Project, pages: Iterable[str]) -> list[str]:
    """Return the files of the same pages; `pages` are the paths of all pages, of which not all need be read."""
    return [_file(old) for old in _forwarded(project, {page_address(path, project.docs) for path in pages})]


def _forwarded(project: Project, pages: Container[str]) -> list[str]:
    records = _records(project)
    return [old for old in project.forwards if "#" not in old and old not in pages and old not in records]


def _records(project: Project) -> dict[str, Record]:
    kinds: tuple[Mapping[str, Record], ...] = (project.claims, project.sources, project.origins)
    return {record_address(record): record for kind in kinds for record in kind.values()}


def _file(address: str) -> str:
    return f"{address[1:]}index.html"


def _forward(project: Project, frame: Frame, old: str, new: str, title: str) -> str:
    root = "../" * (old.count("/") - 1) or "./"
    parts = {o.partition("#")[2]: n for o, n in project.forwards.items() if o.startswith(f"{old}#")}
    items = [
        f'<li id="{markup(name)}"><a href="{_href(root, n)}">#{markup(name)}</a></li>' for name, n in parts.items()
    ]
    return _TEMPLATE.substitute(
        title=markup(title),
        site_name=markup(frame.site_name),
        canonical_link=canonical(frame, new.partition("#")[0]),
        root=root,
        to=_href(root, new),
        page=_href(root, new.partition("#")[0]),
        sections=markup(json.dumps({f"#{name}": _href(root, n) for name, n in parts.items()})),
        list=f"<p>Parts of it are elsewhere:</p>\n<ul>{''.join(items)}</ul>" if items else "",
    )


def _href(root: str, address: str) -> str:
    return markup(root + quote(address[1:], safe="/#"))


def older_sections(page: Page, project: Project, path: str, start: int) -> Iterator[tuple[Span, str]]:
    """Yield what a page needs for the addresses of its older sections, and where: a target, or the way on.

    `path` is the page's file under the docs folder, `start` the place after its title.
    """
    address = page_address(f"{project.docs}/{path}", project.docs)
    places = {f"{address}#{h.anchor}": page.text.rfind("\n", 0, h.span.start) + 1 for h in page.headings}
    for old, new in project.forwards.items():
        base, sign, name = old.partition("#")
        if base == address and sign:
            at = places.get(new, start)
            here = new.partition("#")[0] == address
            target = f'<div id="{markup(name)}"></div>' if here else _way(path, project, name, new)
            yield Span(at, at), f"\n{target}\n\n"


def _way(path: str, project: Project, name: str, new: str) -> str:
    goal = next(other for other in project.pages if page_address(other.path, project.docs) == new.partition("#")[0])
    way = quote(posixpath.relpath(goal.path, posixpath.dirname(f"{project.docs}/{path}")))
    heading = next((h.text for h in goal.headings if new.endswith(f"#{h.anchor}")), words.page_title(goal))
    link = f"[{literal(heading)}]({way}{new[new.find('#') :] if '#' in new else ''})"
    return f"This part of the page is now elsewhere: {link}.\n{{ #{name} .moved }}"

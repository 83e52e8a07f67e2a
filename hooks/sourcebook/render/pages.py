"""Record pages out: a small static page of its own for every claim, source and origin."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template
from urllib.parse import quote

from sourcebook.model import Claim, Evidence, Figure, Origin, Outline, Project, Record, Source
from sourcebook.parse.dates import show_date
from sourcebook.permalinks import FOLDERS, page_address
from sourcebook.render import words
from sourcebook.render.escape import address, markup
from sourcebook.render.polish import section_head
from sourcebook.render.ways import record_ways

_TEMPLATE = Template((Path(__file__).parent / "record.html").read_text(encoding="utf-8"))
_ROOT = "../../"
"""From a record's page to the root of the site."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the pages of a site have in common."""

    site_name: str
    site_url: str = ""
    """With a slash at the end; empty where it is not known."""
    links: Sequence[tuple[str, str]] = ()
    """Title and path from the root, for the head of each page."""
    credit: str = ""
    """HTML for the foot of each page."""
    repository: str = ""
    """Address of the code host's page of this site; empty where it is not known."""


def record_pages(project: Project, frame: Frame) -> Iterator[tuple[str, str]]:
    """Yield the file and the HTML of the page of every claim, source and origin."""
    citing: dict[str, list[Outline]] = {}
    for page in project.pages:
        for label in dict.fromkeys(reference.label for reference in page.references):
            citing.setdefault(label, []).append(page)
    for kind, (records, show) in _kinds(project).items():
        for record in records.values():
            body = show(project, record) + _cited_on(project, record.id, citing.get(record.id, ()))
            yield words.record_file(kind, record.id), _page(frame, kind, record, body)


def record_files(project: Project) -> list[str]:
    """Return the files of the same pages."""
    return [words.record_file(kind, r.id) for kind, (found, _) in _kinds(project).items() for r in found.values()]


def _kinds(project: Project) -> Mapping[str, tuple[Mapping[str, Record], Callable[..., str]]]:
    return {
        "claim": (project.claims, _claim),
        "source": (project.sources, _source),
        "origin": (project.origins, _origin),
    }


def _page(frame: Frame, kind: str, record: Record, body: str) -> str:
    title = words.record_title(record)
    path = words.record_file(kind, record.id).removesuffix("index.html")
    return _TEMPLATE.substitute(
        title=markup(title),
        kind=kind,
        Kind=kind.capitalize(),
        address=_ROOT + markup(path),
        body=body,
        root=_ROOT,
        site_name=markup(frame.site_name),
        description=markup(title[:160]),
        canonical_link=canonical(frame, f"/{path}"),
        links="\n".join(f'<a href="{_ROOT}{markup(path)}">{markup(name)}</a>' for name, path in frame.links),
        credit=frame.credit,
        ways=record_ways(frame.repository, f"/{path}", record.place.path, record.id),
    )


def canonical(frame: Frame, address: str) -> str:
    """Return the element that names a page's one address, where the site's own is known."""
    href = markup(frame.site_url + quote(address[1:]))
    return f'<link rel="canonical" href="{href}">' if frame.site_url else ""


def _claim(project: Project, claim: Claim) -> str:
    rows = [
        ("Status", _status(claim) + f" — {words.MEANING.get(claim.status, '')}"),
        ("Basis", markup(words.BASIS.get(claim.basis, ""))),
        ("As of", markup(show_date(claim.as_of))),
        ("Sources last read", markup(show_date(claim.checked)) or "not yet read again"),
        ("Independent origins", str(words.voices(project, claim)) if claim.supporting else ""),
        ("Superseded by", _claim_link(project, claim.superseded_by)),
        ("Rests on", _join(_claim_link(project, name) for name in claim.rests_on)),
        ("Looked for", markup(_searched(claim))),
        ("What would settle it", markup(claim.question)),
        ("Good to know", markup(claim.note)),
        ("Also known as", markup(", ".join(claim.aliases))),
        ("Name of this record", f"<code>{markup(claim.id)}</code>"),
    ]
    marks = {True: '<li class="disputes">', False: "<li>"}
    items = "".join(f"{marks[item.disputes]}{_evidence(project, item)}</li>" for item in claim.evidence)
    return f'{_facts(rows)}{section_head("h2", "evidence", "Evidence")}<ol class="evidence">{items}</ol>'


def _status(claim: Claim) -> str:
    return f'<span class="status {markup(claim.status)}">{markup(claim.status)}</span>'


def _searched(claim: Claim) -> str:
    if not claim.searched:
        return ""
    found = claim.searched
    return f"{found.get('for', '')}, in {found.get('where', '')}, on {show_date(found.get('on', ''))}"


def _evidence(project: Project, item: Evidence) -> str:
    source, origin = project.sources.get(item.source), project.origins.get(item.origin)
    against = '<p class="against">Against the claim</p>' if item.disputes else ""
    speaker = _speaker(project, origin) if origin else ""
    quote = (
        f'<blockquote lang="{markup(item.quote_lang)}"><p>“{markup(item.quote)}”</p></blockquote>' if item.quote else ""
    )
    admission = "<p>An admission: it speaks against the speaker's own interest.</p>" if item.admission else ""
    figures = _join(_figure(figure) for figure in item.figures)
    counted = f'<p class="meta">Figures: {figures}</p>' if figures else ""
    whence = _whence(project, source, item) if source else markup(item.source)
    return f"{against}{speaker}<p>{markup(item.says)}</p>{quote}{admission}{counted}{whence}"


def _speaker(project: Project, origin: Origin) -> str:
    link = _record_link("origin", origin.id, origin.name)
    return f"<p>{link} ({markup(words.side_of(project, origin))})</p>"


def _figure(figure: Figure) -> str:
    number = figure.value or " to ".join(part for part in (figure.low, figure.high) if part)
    parts = [figure.hedge.replace("-", " "), number, figure.counts.replace("-", " ")]
    parts.append(f"per {figure.per}" if figure.per else "")
    parts.append(f"({figure.kind})" if figure.kind else "")
    parts.append(f"on {show_date(figure.on)}" if figure.on else "")
    return markup(" ".join(part for part in parts if part))


def _whence(project: Project, source: Source, item: Evidence | None = None) -> str:
    locator = f", {item.locator}" if item and item.locator else ""
    link = _record_link("source", source.id, source.title, source.language)
    read = words.how_read(source)
    return f'<p class="meta">{link}. {markup(words.published(project, source) + locator)}. {markup(read)}</p>'


def _source(project: Project, source: Source) -> str:
    publisher = project.publishers.get(source.outlet)
    target = address(words.link_target(project, source))
    shown = f'<a href="{markup(target)}">{markup(source.url)}</a>' if target else ""
    rows = [
        ("Written by", markup(", ".join(name.shown for name in source.author))),
        ("Published by", markup(words.outlet_of(project, source))),
        ("Appeared in", markup(source.container_title)),
        ("Date", markup(show_date(source.issued)) or "not known"),
        ("Address", shown or "not linked: what was read is a copy away from any listed publisher"),
        ("Language", f"<code>{markup(source.language)}</code>" if source.language else ""),
        ("Read", markup(words.how_read(source))),
        ("Last seen", markup(show_date(source.accessed))),
        ("Archive", _archive(source)),
        ("The publisher", markup(publisher.perspective) if publisher else ""),
        ("About the publisher", markup(publisher.note) if publisher else ""),
        ("Good to know", markup(source.note)),
        ("Kind", markup(f"{source.type.replace('-', ' ').replace('_', ' ')}; {publisher.kind if publisher else ''}")),
        ("Name of this record", f"<code>{markup(source.id)}</code>"),
    ]
    uses = [
        f"<li>{_claim_link(project, claim.id)}<p>{markup(item.says)}</p></li>"
        for claim in project.claims.values() for item in claim.evidence if item.source == source.id
    ]  # fmt: skip
    return _facts(rows) + _plain("uses", "What it is evidence for", uses)


def _archive(source: Source) -> str:
    url = address(source.archive.get("url", ""))
    if url:
        return f'<a href="{markup(url)}">copy of {markup(show_date(source.archive.get("date", "")))}</a>'
    return markup(" — ".join(p for p in (source.archive.get("status", ""), source.archive.get("why", "")) if p))


def _origin(project: Project, origin: Origin) -> str:
    role = project.vocabulary.roles.get(origin.role)
    rows = [
        ("What they are", markup(role.name if role else origin.role)),
        ("Side", markup(words.side_of(project, origin))),
        ("Has a stake", "yes" if project.is_interested(origin) else "no"),
        ("At stake", markup(origin.stake)),
        ("Also named", markup(", ".join(name for name in origin.names if name != origin.name))),
        ("Name of this record", f"<code>{markup(origin.id)}</code>"),
    ]
    uses = [
        f"<li>{_status(claim)} {_claim_link(project, claim.id)}</li>"
        for claim in project.claims.values() if any(item.origin == origin.id for item in claim.evidence)
    ]  # fmt: skip
    return _facts(rows) + _plain("uses", "Claims that rest on it, or that it disputes", uses)


def _record_link(kind: str, id_: str, text: str, lang: str = "") -> str:
    language = f' lang="{markup(lang)}"' if lang else ""
    return f'<a href="{_ROOT}{FOLDERS[kind]}/{markup(id_)}/"{language}>{markup(text)}</a>'


def _claim_link(project: Project, id_: str) -> str:
    claim = project.claims.get(id_)
    return _record_link("claim", id_, claim.claim) if claim else markup(id_)


def _join(parts: Iterator[str]) -> str:
    return "; ".join(part for part in parts if part)


def _facts(rows: Sequence[tuple[str, str]]) -> str:
    return '<dl class="facts">' + "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows if value) + "</dl>"


def _plain(id_: str, title: str, items: Sequence[str]) -> str:
    return f'{section_head("h2", id_, title)}<ul class="plain">{"".join(items)}</ul>' if items else ""


def _cited_on(project: Project, id_: str, pages: Iterable[Outline]) -> str:
    items = []
    for page in pages:
        href = _ROOT + page_address(page.path, project.docs)[1:]
        title = markup(words.page_title(page))
        items.append(f'<li><a href="{markup(href)}#fnref:{markup(id_)}">{title}</a></li>')
    return _plain("told-on", "Told on", items)

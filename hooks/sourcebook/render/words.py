"""What notes, record pages and lists say alike: statuses, dates, speakers, how much was read."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from sourcebook.model import Claim, Evidence, Origin, Outline, Project, Record, Source
from sourcebook.parse.dates import show_date
from sourcebook.permalinks import FOLDERS

MEANING = {
    "established": "would surprise nobody who looked",
    "reported": "somebody who could know says so",
    "contested": "serious voices differ",
    "denied": "said by one, denied by another, unsettled",
    "superseded": "was the best knowledge then",
    "refuted": "shown to be wrong",
}

BASIS = {
    "origins": "origins of different sides say so",
    "admission": "a party admits it against its own interest",
    "on-record": "said or done in public",
    "text": "it stands in the text of a law or treaty",
    "comparison": "it follows from other claims",
    "not-found": "it was looked for and not found",
}

READ = {
    "full": "read in full",
    "excerpt": "read in part",
    "title-only": "only its title was read",
}


def record_file(kind: str, id_: str) -> str:
    """Return the file of a record's page in the site, such as `c/ID/index.html`."""
    return f"{FOLDERS[kind]}/{id_}/index.html"


def page_title(page: Outline) -> str:
    """Return what a page is called."""
    return str(page.front.get("title") or next((heading.text for heading in page.headings), page.path))


def record_title(record: Record) -> str:
    """Return what a record is called: a claim's sentence, a source's title, an origin's name."""
    if isinstance(record, Claim):
        return record.claim
    return record.title if isinstance(record, Source) else getattr(record, "name", record.id)


def side_of(project: Project, origin: Origin) -> str:
    """Return whose side an origin is on, in a reader's words."""
    side = project.vocabulary.sides.get(origin.side)
    return side.name if side else origin.side


def who(project: Project, origins: Iterable[Origin]) -> str:
    """Return speakers with their sides, such as "A, B (side one); C (side two)"."""
    sides: dict[str, list[str]] = {}
    for origin in origins:
        sides.setdefault(side_of(project, origin), []).append(origin.name)
    return "; ".join(f"{', '.join(names)} ({side})" for side, names in sides.items())


def outlet_of(project: Project, source: Source) -> str:
    """Return the publisher's name, for the reader."""
    publisher = project.publishers.get(source.outlet)
    return publisher.name if publisher else source.container_title or source.publisher


def published(project: Project, source: Source) -> str:
    """Return the publisher and the date, such as "The Gazette, 2 June 2024"."""
    return ", ".join(part for part in (outlet_of(project, source), show_date(source.issued) or "no date") if part)


def how_read(source: Source) -> str:
    """Return how much of a source was seen and whether it was the publisher's own page."""
    parts = [READ.get(source.read, "")]
    if source.is_copy:
        parts.append(f"in a copy ({source.copy_of})" if source.copy_of else "in a copy")
    if source.issued and source.date_confirmed == "false":
        parts.append("date not seen on the page")
    if source.title_supplied:
        parts.append("the title in brackets is ours")
    return "; ".join(part for part in parts if part)


def link_target(project: Project, source: Source) -> str:
    """Return the address a reader may be sent to: that of a host of some listed publisher, else nothing."""
    try:
        host = urlsplit(source.url).hostname
    except ValueError:
        return ""
    listed = any(host in publisher.hosts for publisher in project.publishers.values())
    return source.url if host and listed else ""


def voices(project: Project, claim: Claim) -> int:
    """Return how many independent origins support a claim: those of one side count once."""
    return len(project.sides(project.stance_origins(claim, disputes=False)))


def evidence_title(project: Project, item: Evidence) -> str:
    """Return one line on an evidence item: who says so, and where it was published."""
    source, origin = project.sources.get(item.source), project.origins.get(item.origin)
    speaker = origin.name if origin else item.origin
    place = published(project, source) if source else item.source
    return f"{'Against it: ' if item.disputes else ''}{speaker} — {place}"

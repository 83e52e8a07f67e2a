"""What notes, record pages and lists say alike: statuses, dates, speakers, how much was read."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from sourcebook.model import Claim, Evidence, Origin, Outline, Project, Record, Source
from sourcebook.parse.dates import show_date
from sourcebook.permalinks import FOLDERS
from sourcebook.render.escape import literal

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


def record_link(kind: str, id_: str, text: str, root: str) -> str:
    """Return a Markdown link to a record's page, from a page that is `root` away from the site's."""
    return f"[{literal(text)}]({root}{record_file(kind, id_)})"


def source_links(project: Project, ids: Iterable[str], root: str) -> list[str]:
    """Return a link to each of some sources, by publisher and date."""
    known = (project.sources[id_] for id_ in ids if id_ in project.sources)
    return [record_link("source", source.id, published(project, source), root) for source in known]


def mark(claim: Claim) -> str:
    """Return the word that says how sure a claim is, with its class."""
    return f"*{claim.status}*{{ .status .{claim.status} }}" if claim.status in MEANING else ""


def in_language(text: str, lang: str) -> str:
    """Return a text, escaped already, as one of another language, if any is told."""
    return f'<span lang="{literal(lang)}">{text}</span>' if text and lang else text


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


def why_open(project: Project, claim: Claim) -> str:
    """Return why a claim leaves a question: it is contested or denied, or one origin alone tells it; else nothing."""
    told = project.stance_origins(claim, disputes=False)
    against = who(project, project.stance_origins(claim, disputes=True))
    if claim.status == "contested":
        return f"For it: {who(project, told)}" + (f". Against it: {against}" if against else "")
    if claim.status == "denied":
        return f"Said by {who(project, told)}" + (f"; denied by {against}" if against else "")
    # What is established leaves a question only where one was written down.
    if len(told) == 1 and (claim.status == "reported" or (claim.status == "established" and claim.question)):
        return f"Known from one origin alone: {who(project, told)}"
    return ""

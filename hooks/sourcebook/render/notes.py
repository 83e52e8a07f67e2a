"""Pages out: each reference shows its status, each gets its note, each directive its list."""

import posixpath
import re
from collections.abc import Iterator

from sourcebook.model import STATUSES, Claim, Evidence, Outline, Page, Project, Source
from sourcebook.parse.dates import show_date
from sourcebook.parse.markdown import parse_page
from sourcebook.permalinks import page_address
from sourcebook.render import facts, lists, words
from sourcebook.render.escape import address, literal
from sourcebook.render.forward import older_sections
from sourcebook.render.pages import Frame
from sourcebook.render.terms import Glossary, link_terms, read_glossary
from sourcebook.render.ways import page_ways
from sourcebook.text import Span

_ALONE = Frame("")
_NEEDED = re.compile(r"\baliases\b|<!--\s*glossary\b")


def expand(text: str, project: Project, path: str, frame: Frame = _ALONE, outline: Outline | None = None) -> str:
    """Return a page's Markdown, without front matter, as any Markdown generator can build it.

    `path` is the page's file under the docs folder, such as `law/index.md`. Text outside the references, directives,
    exceptions and words of the glossary is not touched. With its `outline`, a page can be written before the others
    are read; of these the project needs those alone that `is_needed_elsewhere`.
    """
    root = posixpath.relpath(".", posixpath.dirname(path) or ".") + "/"
    outline = outline or _outlines(project).get(f"{project.docs}/{path}")
    page = _page(text, outline, path)
    # A page that was read with its front matter has its places further on.
    before = len(page.text) - len(text)
    changes = [
        *_references(page, project),
        *_directives(page, project, root),
        *_exceptions(page),
        *older_sections(page, project, path, _under_title(page, before).start),
    ]
    placed, notes = _notes(page, project, root)
    changes += placed
    foot = ""
    if outline:
        told = facts.has_facts(outline, path)
        head = (facts.head(project, outline, page) if told else "") + facts.warning(outline, page)
        changes.append((_under_title(page, before), head))
        foot = facts.citation(project, outline, frame.site_name, frame.site_url) if told else ""
        foot += page_ways(frame.repository, page_address(outline.path, project.docs), outline.path)
        changes += link_terms(page, _glossary(project), root) if outline.tied else []
    for span, new in sorted(changes, reverse=True):
        text = text[: span.start - before] + new + text[span.end - before :]
    return text.rstrip("\n") + "\n" + foot + _section(page, project, notes, has_notes=bool(placed or notes))


def is_needed_elsewhere(text: str) -> bool:
    """Tell from a page's text whether others may come out differently for it: by older addresses, or the glossary."""
    return bool(_NEEDED.search(text))


def _outlines(project: Project) -> dict[str, Outline]:
    """Every page by its path, sorted once a project."""
    key = (_outlines, "")
    if key not in project.facts:
        project.facts[key] = {page.path: page for page in project.pages}
    outlines: dict[str, Outline] = project.facts[key]
    return outlines


def _glossary(project: Project) -> Glossary:
    key = (read_glossary, "")
    if key not in project.facts:
        project.facts[key] = read_glossary(project)
    glossary: Glossary = project.facts[key]
    return glossary


def _page(text: str, outline: Outline | None, path: str) -> Page:
    """The page as it was read for the rules, if the text is its end; else the text, read by itself."""
    if isinstance(outline, Page) and outline.text.endswith(text):
        return outline
    return parse_page(path, text, front_matter=False)


def _references(page: Page, project: Project) -> Iterator[tuple[Span, str]]:
    for reference in page.references:
        claim = project.claims.get(reference.label)
        if claim and claim.status in STATUSES:
            yield Span(reference.span.end, reference.span.end), f"{{ .{claim.status} }}"


def _directives(page: Page, project: Project, root: str) -> Iterator[tuple[Span, str]]:
    for directive in page.directives:
        if (made := lists.generated(project, directive, root)) is not None:
            yield directive.span, made


def _exceptions(page: Page) -> Iterator[tuple[Span, str]]:
    return ((allow.place.span, "") for allow in page.allow)


def _under_title(page: Page, start: int) -> Span:
    """The place after the line of the page's title, or its beginning."""
    title = next((heading for heading in page.headings if heading.level == 1), None)
    end = page.text.find("\n", title.span.end) + 1 if title else start
    return Span(end, end)


def _notes(page: Page, project: Project, root: str) -> tuple[list[tuple[Span, str]], list[str]]:
    """Return the notes that go before one of the author's own, by place, and the others.

    Notes are numbered in the order in which they are defined: each must stand before what a later reference leads to.
    """
    own = {note.label: note.span.start for note in page.definitions if not note.hidden}
    placed, waiting = list[tuple[Span, str]](), list[str]()
    for label in dict.fromkeys(reference.label for reference in page.references):
        at = own.get(label)
        if at is None:
            waiting += filter(None, [_note(label, project, root)])
        elif waiting and page.text[at - 1 : at] in ("", "\n"):
            placed.append((Span(at, at), "\n".join([*waiting, ""])))
            waiting = []
    return placed, waiting


def _section(page: Page, project: Project, notes: list[str], *, has_notes: bool) -> str:
    """The section in which all notes are shown, with the meaning of the statuses that they have."""
    if not has_notes:
        return ""
    used = {project.claims[r.label].status for r in page.references if r.label in project.claims}
    legend = [f"*{status}*{{ .status .{status} }} {words.MEANING[status]}" for status in STATUSES if status in used]
    head = "\n## Notes { #notes }\n\n"
    if legend:
        head += "How sure each note is: " + "; ".join(legend) + ".\n{ .legend }\n\n"
    return f"{head}///Footnotes Go Here///\n\n" + "\n".join(notes)


def _note(label: str, project: Project, root: str) -> str:
    # A note is the same on every page of one depth.
    key = (_note, f"{root} {label}")
    if key not in project.facts:
        claim, source = project.claims.get(label), project.sources.get(label)
        note = _claim_note(claim, project, root) if claim else _source_note(source, project, root) if source else ""
        project.facts[key] = note
    made: str = project.facts[key]
    return made


def _claim_note(claim: Claim, project: Project, root: str) -> str:
    """One line that fits a tooltip, then what each source states, folded."""
    supporting = project.stance_origins(claim, disputes=False)
    disputing = project.stance_origins(claim, disputes=True)
    count = words.voices(project, claim)
    parts = [
        f"*{claim.status}*{{ .status .{claim.status} }} as of {literal(show_date(claim.as_of))}",
        literal(words.who(project, supporting)),
        literal(f"against it: {words.who(project, disputing)}") if disputing else "",
        f"{count} independent origin{'s' if count != 1 else ''}" if count else "",
        f"[the claim]({root}{words.record_file('claim', claim.id)})",
    ]
    lines = [f"[^{claim.id}]: " + " · ".join(part for part in parts if part)]
    if claim.note:
        lines.append(literal(claim.note))
    lines += [_evidence(item, project, root) for item in claim.evidence]
    return "\n\n    ".join(lines) + "\n"


def _evidence(item: Evidence, project: Project, root: str) -> str:
    kind = "evidence disputes" if item.disputes else "evidence"
    source = project.sources.get(item.source)
    out = f'??? {kind} "{literal(words.evidence_title(project, item))}"\n\n        {literal(item.says)}'
    return out + f"\n\n        {_whence(source, project, root)}" if source else out


def _source_note(source: Source, project: Project, root: str) -> str:
    return f"[^{source.id}]: {literal(words.published(project, source))}: {_whence(source, project, root)}\n"


def _whence(source: Source, project: Project, root: str) -> str:
    """The work itself, linked where a reader may be sent, and how much of it was read."""
    target = address(words.link_target(project, source))
    title = literal(source.title)
    shown = f"[{title}]({target})" if target else title
    read = words.how_read(source)
    more = f"[record]({root}{words.record_file('source', source.id)})"
    return f"{shown} · " + (f"{literal(read)} · " if read else "") + more

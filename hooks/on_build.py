"""MkDocs events in, sourcebook calls out. No logic lives here.

Imports stand at the top because MkDocs puts `hooks/` on the path only while this file is executed.
"""

import datetime
import logging
import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

import kept
import verify
from alike import frame, is_searched
from crew import Begun, Item, Made, share, undisturbed
from sourcebook import project, report, stamps
from sourcebook.diagnostics import Finding, Severity
from sourcebook.memory import key_of, remembered, remembered_all
from sourcebook.model import Project
from sourcebook.parse.dates import date_of_epoch
from sourcebook.render.clean import FILTER, clean
from sourcebook.render.forward import forward_pages
from sourcebook.render.notes import expand
from sourcebook.render.pages import Frame, record_pages
from sourcebook.render.polish import polish
from sourcebook.rules import judge
from sourcebook.settings import SettingsError

log = get_plugin_logger("sourcebook")


@dataclass
class _Site:
    """The site being built: read at once, understood only where something of it is not known from the last build."""

    root: Path
    docs: str
    frame: Frame
    built: kept.Kept | None
    files: tuple[dict[str, str], list[str], list[Finding]] = field(init=False)
    key: str = field(init=False)
    made_from: stamps.Inputs = field(init=False)
    judging: Begun[tuple[Finding, ...]] = field(init=False)
    is_settled: bool = False

    def __post_init__(self) -> None:
        self.files = project.read(self.root, self.docs)
        clock = datetime.datetime.now(tz=datetime.UTC).date()
        self.today = date_of_epoch(os.environ.get("SOURCE_DATE_EPOCH", "")) or clock
        self.made_from = verify.read_inputs(self.root, self.docs)
        self.key = key_of(*self.files, self.docs, self.frame, self.today)

    @cached_property
    def project(self) -> Project:
        texts, assets, findings = self.files
        with self._undisturbed():
            return project.build(
                texts,
                docs=self.docs,
                today=self.today,
                site_url=self.frame.site_url,
                assets=assets,
                findings=findings,
                memory=self.found,
            )

    @property
    def is_preview(self) -> bool:
        """A preview has threads, with which no process may be forked, and goes on, so that its garbage must go."""
        return self.built is None

    def work(self, function: Callable[[Item], Made], items: Sequence[Item]) -> Iterable[Made]:
        """Do what `map` does."""
        return map(function, items) if self.is_preview else share(function, items)

    @cached_property
    def found(self) -> kept.Kept:
        return kept.load(self.root)

    def _undisturbed(self) -> AbstractContextManager[None]:
        return nullcontext() if self.is_preview else undisturbed()

    def begin(self) -> None:
        """Begin to judge, beside the making of pages, unless the judgement is known from the last build."""
        is_known = self.built is not None and self._judgement in self.built
        # The site is read before the fork, since both sides need it.
        self.judging = Begun(self._judged, here=is_known or self.is_preview or not self.project.pages)

    @property
    def _judgement(self) -> str:
        return f"judged {self.key}"

    def judged(self) -> tuple[Finding, ...]:
        return remembered(self.built, self._judgement, tuple[Finding, ...], lambda: self.judging.result)

    def _judged(self) -> tuple[Finding, ...]:
        found = self.found.again()
        with self._undisturbed():
            judged = tuple(judge(self.project, found))
        found.save()
        return judged


_build: dict[str, _Site] = {}
"""The site being built; filled anew by every build, since `serve` runs many in one process."""
_command: list[str] = []


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember what MkDocs was asked to do."""
    del dirty
    _command[:] = [command]


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Begin to check the whole site, then add the records' pages."""
    docs = Path(config.docs_dir)
    built = None if _command == ["serve"] else kept.load(docs.parent, "built")
    site = _build["site"] = _Site(docs.parent, docs.name, frame(config), built)
    site.begin()
    _settle(site)
    for path, html in remembered(built, f"records {site.key}", tuple[tuple[str, ...], ...], lambda: _records(site)):
        files.append(File.generated(config, path, content=stamps.stamp(html, site.made_from, path)))
    return files


def _records(site: _Site) -> tuple[tuple[str, ...], ...]:
    return (*record_pages(site.project, site.frame), *forward_pages(site.project, site.frame))


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Write out a page's notes and lists."""
    del config, files
    if not is_searched(page.file.src_uri, markdown):
        page.meta["search"] = {"exclude": True}
    site, path = _build["site"], page.file.src_uri
    try:
        _settle(site)
    except Abort as refused:  # MkDocs would lay it to the page that it is just reading
        raise SystemExit(f"\n{refused}") from None
    key = key_of(site.key, path, markdown)
    return remembered(site.built, key, str, lambda: expand(markdown, site.project, path, site.frame))


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Wait for the judgement, name notes and their marks for those who do not see them, let nothing through that runs.

    Here every page is HTML, and none was written yet.
    """
    del env, config
    site = _build["site"]
    _settle(site, wait=True)
    pages = [f.page for f in files.documentation_pages(inclusion=InclusionLevel.all) if f.page and f.page.content]
    html = [page.content or "" for page in pages]
    keys = [key_of(FILTER, text) for text in html]
    made = remembered_all(
        site.built, keys, tuple[str, ...], lambda missing: site.work(_cleaned, [html[place] for place in missing])
    )
    for page, (cleaned, taken) in zip(pages, made, strict=True):
        page.content = cleaned
        if taken:
            log.warning("%s: %s is not what Markdown makes, and was taken out", page.file.src_uri, taken)


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Stamp a page: it has come through the check."""
    del config
    return stamps.stamp(output, _build["site"].made_from, page.file.dest_uri)


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Stamp the page that says that there is no such page."""
    del config
    return stamps.stamp(output_content, _build["site"].made_from, template_name)


@event_priority(-100)  # after all others have written their files
def on_post_build(*, config: MkDocsConfig) -> None:
    """List what was built, and keep what was made, for a build of the same site."""
    site, folder = _build["site"], Path(config.site_dir)
    (folder / stamps.LIST).write_text(stamps.make_list(site.made_from, verify.read_folder(folder)), encoding="utf-8")
    if site.built is not None:
        site.built.save()


def _cleaned(html: str) -> tuple[str, ...]:
    cleaned, taken = clean(polish(html))
    return cleaned, ", ".join(taken)


def _settle(site: _Site, *, wait: bool = False) -> None:
    """Say what was found as soon as it is known, and go no further if that forbids it."""
    if not site.is_settled and (wait or site.judging.is_ready):
        site.is_settled = True
        _report(site, site.judged())


def _report(site: _Site, judged: tuple[Finding, ...]) -> None:
    try:
        settings = project.load_settings(site.root)
    except SettingsError as reason:
        raise Abort(f"Nothing is published: {reason}") from None
    found = report.diagnose(judged, site.files[0], settings)
    for diagnostic in found:
        level = logging.INFO if diagnostic.severity is Severity.INFO else logging.WARNING
        log.log(level, report.concise([diagnostic]).rstrip())
    if report.fails(found) and _command != ["serve"]:
        raise Abort(f"Nothing is published: {report.summary(found)}; each is named above, with its mend.")

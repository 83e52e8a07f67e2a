"""MkDocs events in, sourcebook calls out. No logic lives here.

Imports stand at the top because MkDocs puts `hooks/` on the path only while this file is executed.
"""

import logging
import os
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

import kept
from sourcebook import project, report
from sourcebook.diagnostics import Finding, Severity
from sourcebook.model import Project
from sourcebook.parse.dates import date_of_epoch
from sourcebook.render.clean import clean
from sourcebook.render.notes import expand
from sourcebook.render.pages import Frame, record_pages
from sourcebook.render.polish import polish
from sourcebook.rules import judge
from sourcebook.settings import SettingsError

log = get_plugin_logger("sourcebook")

_build: dict[str, Project] = {}
"""The site being built; filled anew by every build, since `serve` runs many in one process."""
_command: list[str] = []


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember what MkDocs was asked to do."""
    del dirty
    _command[:] = [command]


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Check the whole site once a build, then add the records' pages."""
    docs = Path(config.docs_dir)
    today = date_of_epoch(os.environ.get("SOURCE_DATE_EPOCH", ""))
    memory = kept.load(docs.parent)
    site = project.load(docs.parent, docs.name, today, config.site_url or "", memory)
    _build["site"] = site
    judged = judge(site, memory)
    kept.save(docs.parent, memory, [site.key, *(page.key for page in site.pages)])
    _report(site, docs.parent, judged)
    for path, html in record_pages(site, _frame(config)):
        files.append(File.generated(config, path, content=html))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Write out a page's notes and lists."""
    del config, files
    lists = ("<!-- ledger -->", "<!-- sources -->", "<!-- speakers -->")
    if page.file.src_uri.startswith("contributing/") or any(directive in markdown for directive in lists):
        page.meta["search"] = {"exclude": True}
    return expand(markdown, _build["site"], page.file.src_uri)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Name notes and their marks for those who do not see them, and let nothing through that could run."""
    del config, files
    cleaned, taken = clean(polish(html))
    if taken:
        log.warning("%s: %s is not what Markdown makes, and was taken out", page.file.src_uri, ", ".join(taken))
    return cleaned


def _report(site: Project, root: Path, judged: list[Finding]) -> None:
    try:
        settings = project.load_settings(root)
    except SettingsError as reason:
        raise Abort(f"Nothing is published: {reason}") from None
    found = report.diagnose(judged, site.texts, settings)
    for diagnostic in found:
        level = logging.INFO if diagnostic.severity is Severity.INFO else logging.WARNING
        log.log(level, report.concise([diagnostic]).rstrip())
    if report.fails(found) and _command != ["serve"]:
        raise Abort(f"Nothing is published: {report.summary(found)}; each is named above, with its mend.")


def _frame(config: MkDocsConfig) -> Frame:
    links = [(link["title"], link["path"]) for link in config.extra.get("record_links", ())]
    site_url = (config.site_url or "").rstrip("/")
    return Frame(config.site_name, f"{site_url}/" if site_url else "", links, config.copyright or "")

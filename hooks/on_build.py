"""MkDocs events in, sourcebook calls out. No logic lives here."""

import logging
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from asking import Build
from sourcebook import stamps

log = get_plugin_logger("sourcebook")

_build: dict[str, Build] = {}
"""The build under way; made anew by every build, since `serve` runs many in one process."""
_command: list[str] = []


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember what MkDocs was asked to do."""
    del dirty
    _command[:] = [command]


@event_priority(-100)  # after all others have changed settings and files
def on_pre_build(*, config: MkDocsConfig) -> None:
    """Begin to make the site."""
    _build.clear()
    _build["site"] = Build(config, is_preview=_command == ["serve"])


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Name the records' pages, so that they can be linked to."""
    build = _build["site"]
    _settle(build, wait=build.is_preview)
    for name in build.names:
        files.append(File.generated(config, name, content="made by on_env"))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Write out a page's notes and lists."""
    del config, files
    build = _build["site"]
    try:
        _settle(build, wait=False)
        expanded, is_searched = build.expanded(page.file.src_uri, markdown)
    except Abort as refused:  # MkDocs would lay it to the page that it is just reading
        raise SystemExit(f"\n{refused}") from None
    if not is_searched:
        page.meta["search"] = {"exclude": True}
    return expanded


@event_priority(-100)  # after all others have changed it
def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Have a page cleaned meanwhile, once the other process has judged the site."""
    del page, config, files
    _build["site"].clean_ahead(html)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Wait for the judgement, name notes and their marks for those who do not see them, let nothing through that runs.

    Here every page is HTML, and none was written yet.
    """
    del env
    build = _build["site"]
    _settle(build, wait=True)
    build.send_rest()
    # One by one: the HTML of a whole site would be there twice.
    for page in (file.page for file in files.documentation_pages(inclusion=InclusionLevel.all)):
        if not page or not page.content:
            continue
        page.content, taken = build.cleaned(page.content)
        if taken:
            log.warning("%s: %s is not what Markdown makes, and was taken out", page.file.src_uri, taken)
    for name, html in build.record_pages.items():
        if file := files.get_file_from_path(name):
            file.content_string = html
        else:  # an older address that is written so strangely that it was found only now
            files.append(File.generated(config, name, content=html))


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
    """List what was built."""
    folder = Path(config.site_dir)
    (folder / stamps.LIST).write_text(_build["site"].list_built(folder), encoding="utf-8")


def _settle(build: Build, *, wait: bool) -> None:
    """Say what was found as soon as it is known, and go no further if that forbids it."""
    lines, fault = build.verdict(wait=wait) or ([], "")
    for warns, line in lines:
        log.log(logging.WARNING if warns else logging.INFO, line)
    # A preview shows what is at fault; where there is no line, the settings are.
    if fault and (not lines or not build.is_preview):
        raise Abort(fault)

#!/usr/bin/env python3
"""Write a copy of the site that any Markdown generator can build: `python hooks/stage.py [FOLDER]`.

In it every note, list and generated block is written out, the pages of the records lie among the documents, and no
hook is named. After a generator has built it, `--finish` does to each page what only finished HTML allows.
Exit 0 done, 1 the check has findings and nothing is written, 2 could not run.
"""

import argparse
import io
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from markdown import Markdown
from pathspec import GitIgnoreSpec
from yaml_env_tag import construct_env_tag

from alike import frame, is_searched
from sourcebook import project, report
from sourcebook.files import load_settings
from sourcebook.model import Outline, Project
from sourcebook.parse.dates import date_of_epoch
from sourcebook.parse.frontmatter import parse_front_matter
from sourcebook.render.clean import clean
from sourcebook.render.forward import forward_pages
from sourcebook.render.notes import expand
from sourcebook.render.pages import record_pages
from sourcebook.render.polish import polish
from sourcebook.rules import judge
from sourcebook.settings import SettingsError

ROOT = Path(__file__).resolve().parent.parent
MARKER = ".made-by-stage"
"""Lies in every folder that this command made: no other is ever replaced."""

_FRONT = ("title", "description")
"""What generators understand; the rest is for the check, or already written out."""
_OURS = ("hooks", "docs_dir", "site_dir", "exclude_docs")
"""Settings that have no place in the copy: its folders have the usual names, and what is not published is not there."""
_NEVER = (".*", "/templates/")  # MkDocs 1.6.1, mkdocs/structure/files.py
_BUILTIN = ("toc", "tables", "fenced_code")  # MkDocs 1.6.1, mkdocs/config/defaults.py


class _CannotRunError(Exception):
    """Says in one sentence why there is no copy."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    parser = argparse.ArgumentParser(prog="stage", description="Write a copy that any Markdown generator can build.")
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="where to (else stage/ beside docs/)")
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder that holds mkdocs.yml")
    parser.add_argument("--finish", action="store_true", help="name the notes in the pages built into FOLDER/site")
    options = parser.parse_args(arguments)
    root, folder = options.root.resolve(), (options.folder or options.root / "stage").absolute()
    try:
        return _finish(folder) if options.finish else _stage(root, folder)
    except (_CannotRunError, SettingsError) as reason:
        print(f"stage: {reason}", file=sys.stderr)
        return 2


def _stage(root: Path, folder: Path) -> int:
    config = _config(root / "mkdocs.yml")
    docs = root / config.get("docs_dir", "docs")
    if not docs.is_dir():
        raise _CannotRunError(f"there is no folder {docs.name}/ beside mkdocs.yml")
    _check_place(folder, root, docs)
    today = date_of_epoch(os.environ.get("SOURCE_DATE_EPOCH", ""))
    site = project.load(docs.parent, docs.name, today=today, site_url=config.get("site_url") or "")
    found = report.diagnose(judge(site), site.texts, load_settings(docs.parent))
    sys.stdout.write(report.concise(found))
    if report.fails(found):
        print(f"stage: nothing is written: {report.summary(found)}", file=sys.stderr)
        return 1
    files = {MARKER: b"Made by hooks/stage.py, which replaces the whole folder: keep nothing here.\n"}
    files |= _files(site, config, docs)
    outside = [name for name in files if ".." in PurePosixPath(name).parts]
    if outside:
        raise _CannotRunError(f"`{outside[0]}` would lie outside the copy; nothing is written")
    _replace(folder, files)
    print(f"stage: {len(site.pages)} pages and {len(files) - len(site.pages)} other files in {folder}", file=sys.stderr)
    return 0


def _config(path: Path) -> dict[str, Any]:
    """Read mkdocs.yml as MkDocs does: with the file that it inherits from, lists replaced, tables merged."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.add_constructor("!ENV", construct_env_tag)
    try:
        own = yaml.load(path.read_text(encoding="utf-8-sig"), Loader)  # noqa: S506 - a SafeLoader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as reason:
        raise _CannotRunError(f"{path.name} cannot be read: {' '.join(str(reason).split())}") from None
    if not isinstance(own, dict):
        raise _CannotRunError(f"{path.name} holds no settings")
    return _merged(_config(path.parent / own.pop("INHERIT")), own) if "INHERIT" in own else own


def _merged(above: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    both = {k: _merged(above[k], v) for k, v in own.items() if isinstance(v, dict) and isinstance(above.get(k), dict)}
    return {**above, **own, **both}


def _check_place(folder: Path, root: Path, docs: Path) -> None:
    """Make sure that nothing is lost but an earlier copy."""
    real = folder.resolve()
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise _CannotRunError(f"{folder} is no folder; name one that is not there yet")
    if root.is_relative_to(real) or real.is_relative_to(docs.resolve()):
        raise _CannotRunError(f"{folder} holds the site or is published with it; name another folder")
    if folder.exists() and any(folder.iterdir()) and not (folder / MARKER).is_file():
        raise _CannotRunError(f"{folder} was not made by this command; name another folder, or empty it yourself")


def _files(site: Project, config: Mapping[str, Any], docs: Path) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file of the copy; mkdocs.yml comes last, since half a copy must not build."""
    left_out = GitIgnoreSpec.from_lines([*_NEVER, *(config.get("exclude_docs") or "").splitlines()])
    pages = {page.path: page for page in site.pages}
    for file in sorted(path for path in docs.rglob("*") if path.is_file()):
        name = file.relative_to(docs).as_posix()
        page = pages.get(f"{site.docs}/{name}")
        if not left_out.match_file(name):
            yield f"docs/{name}", _page(page, name, site, config) if page else file.read_bytes()
    for name, html in (*record_pages(site, frame(config)), *forward_pages(site, frame(config))):
        yield f"docs/{name}", html.encode()
    kept_settings = {key: value for key, value in config.items() if key not in _OURS}
    yield "mkdocs.yml", yaml.safe_dump(kept_settings, allow_unicode=True, sort_keys=False, width=1000).encode()


def _page(page: Outline, name: str, site: Project, config: Mapping[str, Any]) -> bytes:
    text = site.texts[page.path]
    # As MkDocs hands a page on: without front matter, each line ended alike.
    body = io.StringIO(text[parse_front_matter(page.path, text).end :], newline=None).read().lstrip("\n")
    out = expand(body, site, name, frame(config))
    taken = clean(polish(_html(out, config)))[1]
    if taken:
        raise _CannotRunError(f"{page.path}: {', '.join(taken)} is not what Markdown makes; nothing is written")
    front: dict[str, Any] = {key: page.front[key] for key in _FRONT if key in page.front}
    if not is_searched(name, body):
        front["search"] = {"exclude": True}
    head = f"---\n{yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=1000)}---\n\n" if front else ""
    return (head + out).encode()


def _html(text: str, config: Mapping[str, Any]) -> str:
    """Build a page as MkDocs does, so that what it makes is looked at before another generator makes it."""
    listed = [e if isinstance(e, dict) else {e: None} for e in config.get("markdown_extensions") or ()]
    configs = {name: settings or {} for each in listed for name, settings in each.items()}
    html: str = Markdown(extensions=list(dict.fromkeys([*_BUILTIN, *configs])), extension_configs=configs).convert(text)
    return html


def _replace(folder: Path, files: Mapping[str, bytes]) -> None:
    if folder.exists():
        shutil.rmtree(folder)
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _finish(folder: Path) -> int:
    """Name notes and their marks for those who do not see them: Markdown has no words for that."""
    site = folder.resolve() / "site"
    if not (folder / MARKER).is_file() or not site.is_dir():
        raise _CannotRunError(f"there is no built site in {folder}; build the copy there first")
    pages = [path for path in sorted(site.rglob("*.html")) if path.resolve().is_relative_to(site)]
    for path in pages:
        html = path.read_bytes().decode("utf-8", "surrogateescape")
        path.write_bytes(polish(html).encode("utf-8", "surrogateescape"))
    print(f"stage: finished {len(pages)} pages in {site}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())

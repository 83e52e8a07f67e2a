"""What goes out: notes and lists as golden files, record pages, and records that try to be code."""

import datetime
import re
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
import yaml

from golden import CASES, compare
from site_files import read_site
from sourcebook.model import Project
from sourcebook.project import build, build_records, load, page_paths, read_page, with_pages
from sourcebook.render.escape import address, literal
from sourcebook.render.notes import expand, is_needed_elsewhere
from sourcebook.render.pages import Frame, record_pages
from sourcebook.render.polish import polish

HERE = Path(__file__).parent
TODAY = datetime.date(2026, 11, 22)
INPUTS = sorted((CASES / "expand").glob("*.in.md"))


def tiny(**more: str) -> Project:
    """The smallest whole site, with files added or replaced."""
    return build({**read_site("tiny"), **more}, today=TODAY)


def to_html(text: str) -> str:
    """Build Markdown as mkdocs.yml says."""
    listed = yaml.safe_load(re.sub(r"!ENV \[.*?\]", '""', (HERE.parent / "mkdocs.yml").read_text(encoding="utf-8")))
    names = [e if isinstance(e, str) else next(iter(e)) for e in listed["markdown_extensions"]]
    configs = {k: v for e in listed["markdown_extensions"] if isinstance(e, dict) for k, v in e.items()}
    return polish(markdown.markdown(text, extensions=names, extension_configs=configs))


MOVED = """---
title: Moved
aliases: ["/trial/#first", "#second"]
---

# Moved

## First
"""


@pytest.mark.parametrize(
    "files",
    [load(HERE.parent).texts, {**read_site("vaccine"), "docs/zzz.md": MOVED}],
    ids=["real", "vaccine"],
)
def test_a_page_is_the_same_before_the_others_are_read(files: dict[str, str]) -> None:
    whole, records = build(files, today=TODAY), build_records(files, today=TODAY)
    needed = [read_page(records, path) for path in page_paths(files) if is_needed_elsewhere(files[path])]
    assert len(needed) < len(whole.pages) / 2
    near = with_pages(records, needed)
    for page in map(partial(read_page, records), page_paths(files)):
        path = page.path.removeprefix("docs/")
        assert expand(files[page.path], near, path, outline=page) == expand(files[page.path], whole, path)


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name.removesuffix(".in.md"))
def test_expand(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    compare(path.with_name(path.name.replace(".in.", ".out.")), expand(text, tiny(), "town/page.md"))


def test_notes_are_numbered_as_they_are_met() -> None:
    """Marks in lists and in headings come later than those in paragraphs where Python-Markdown numbers by itself."""
    text = (
        "- First.[^river-rose]\n- Second.[^note-a]\n\n[^note-a]: Its own words.\n\nThird.[^weir-was-sound]\n\n"
        "| a | b |\n|---|---|\n| fourth[^houses-flooded] | c |\n\nFifth.[^note-b] Third.[^weir-was-sound]\n\n"
        "[^note-b]: More of its own."
    )
    html = to_html(expand(text, tiny(), "town/page.md"))
    met = dict.fromkeys(re.findall(r'href="#fn:([^"]*)"[^>]*>\d+<', html))
    assert list(met) == ["river-rose", "note-a", "weir-was-sound", "houses-flooded", "note-b"]
    assert re.findall(r'<li id="fn:([^"]*)"', html) == list(met)
    assert list(dict.fromkeys(re.findall(r'href="#fn:[^"]*"[^>]*>(\d+)<', html))) == ["1", "2", "3", "4", "5"]


def test_record_pages() -> None:
    pages = dict(record_pages(tiny(), Frame("Tiny", "https://tiny.example/", [("Start", "")], "Free to use.")))
    compare(CASES / "pages" / "claim.html", pages["c/weir-was-sound/index.html"])
    compare(CASES / "pages" / "source.html", pages["s/gazette-2024-06-alder/index.html"])
    compare(CASES / "pages" / "origin.html", pages["o/farmers/index.html"])


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "*x*{onclick=alert(1)}",
    "[x](javascript:alert(1))",
    '--8<-- "/etc/hostname"',
    "</li></ol><h1>x</h1>",
    "[^river-rose] ![x](data:text/html,x) `code` **bold** # x",
    '" onmouseover="alert(1)',
    "{{ config }} {% raw %} &lt;b&gt; &#60;b&#62;",
    "!!! note\n\n    x",
)


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.targets += [value or "" for name, value in attrs if name in ("href", "src")]


def _poisoned(text: str, evil: str) -> str:
    """Put a text into every field of a file of records that holds prose, and leave ids, dates and addresses."""

    def walk(value: object) -> object:
        if isinstance(value, dict):
            return {key: evil if key in PROSE and isinstance(each, str) else walk(each) for key, each in value.items()}
        return [walk(each) for each in value] if isinstance(value, list) else value

    return yaml.safe_dump(walk(yaml.load(text, Loader=yaml.BaseLoader)), allow_unicode=True)


PROSE = {
    "title",
    "says",
    "note",
    "question",
    "name",
    "stake",
    "claim",
    "copy_of",
    "perspective",
    "container-title",
    "locator",
}


@pytest.mark.parametrize("evil", HOSTILE)
def test_a_record_is_only_text(evil: str) -> None:
    """Even a record that got past the rules cannot become markup, in a note or on its own page."""
    project = tiny(**{path: _poisoned(text, evil) for path, text in read_site("tiny").items() if path.endswith(".yml")})
    text = expand("The council and the farmers differ.[^weir-was-sound]\n", project, "page.md")
    safe = expand("The council and the farmers differ.[^weir-was-sound]\n", tiny(), "page.md")
    page = dict(record_pages(project, Frame("Tiny")))["c/weir-was-sound/index.html"]
    plain_page = dict(record_pages(tiny(), Frame("Tiny")))["c/weir-was-sound/index.html"]
    assert literal(evil) in text, "the poison must reach the note"
    for html, harmless in ((to_html(text), to_html(safe)), (page, plain_page)):
        found, expected = Elements(), Elements()
        found.feed(html)
        expected.feed(harmless)
        assert found.tags == expected.tags
        assert found.attributes == expected.attributes
        assert found.targets == expected.targets


@pytest.mark.parametrize(
    ("url", "out"),
    [
        ("https://a.example/x?y=1&z=2", "https://a.example/x?y=1&z=2"),
        ("https://a.example/(x)_[y]", "https://a.example/%28x%29%5Fy%5D".replace("%5Fy", "_%5By")),
        ('https://a.example/"onclick=x', "https://a.example/%22onclick=x"),
        ("https://a.example/한국", "https://a.example/%ED%95%9C%EA%B5%AD"),
        ("javascript:alert(1)", ""),
        ("http://a.example/", ""),
        ("//a.example/", ""),
        ("https://[bad", ""),
    ],
)
def test_address(url: str, out: str) -> None:
    assert address(url) == out


def test_literal_leaves_no_ascii_punctuation() -> None:
    out = literal("".join(map(chr, range(33, 127))))
    assert not re.search(r"[!-/:-@\[-`{-~]", re.sub(r"&#\d+;", "", out))


def test_a_note_is_that_of_its_own_label_at_every_depth() -> None:
    site, tied = tiny(), "The council and the farmers differ.[^{}]\n"
    expand(tied.format("../weir-was-sound"), site, "town/page.md")
    assert "[^weir-was-sound]:" in expand(tied.format("weir-was-sound"), site, "town/old/page.md")

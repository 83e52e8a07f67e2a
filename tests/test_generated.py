"""What is made of records and tables: lists, tables, charts, words of the glossary in place, facts of a page."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from golden import CASES, compare
from site_files import TODAY, read_site
from sourcebook.model import Project
from sourcebook.project import build
from sourcebook.render.clean import clean
from sourcebook.render.escape import literal
from sourcebook.render.notes import expand
from test_render import HOSTILE, Elements, to_html

INPUTS = sorted((CASES / "generated").glob("*.in.md"))


def vaccine(**more: str) -> Project:
    """The larger small site, with files added or replaced."""
    return build({**read_site("vaccine"), **more}, today=TODAY)


def expanded(text: str, path: str = "about/page.md", **more: str) -> str:
    """A page of the larger small site, written out."""
    site = vaccine(**{f"docs/{path}": text}, **more)
    return expand(text, site, path, "Solvane", "https://notes.example/site/")


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name.removesuffix(".in.md"))
def test_generated(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    out = expanded(text)
    compare(path.with_name(path.name.replace(".in.", ".out.")), out)
    html, taken = clean(to_html(out))
    compare(path.with_name(path.name.replace(".in.md", ".html")), html + "\n")
    assert not taken


POISONED = {
    "docs/data/timeline.csv": ("A reporter stands beside the chair.", "A freezer fails"),
    "docs/data/protection.csv": ("over",),
    "docs/data/plans.csv": ("at most",),
    "docs/data/datapackage.json": (
        "Doses to be made", "per cent who do not fall ill", "Who says so", "As stated; a bound", "Solvane protects",
    ),
    "docs/glossary.yml": ("The public body", "Uiyakcheong", "의약청"),
}  # fmt: skip


def _poison(path: str, text: str, evil: str) -> str:
    if path.endswith(".csv"):
        rows = list(csv.reader(text.splitlines()))
        dirty = [[evil if cell in POISONED[path] else cell for cell in row] for row in rows]
        out = io.StringIO()
        csv.writer(out).writerows(dirty)
        return out.getvalue()
    for clean_text in POISONED[path]:
        assert clean_text in text
        pattern = rf'"[^"\n]*{clean_text}[^"\n]*"|(?<=: ){clean_text}.*'
        text = json.dumps(evil, ensure_ascii=False).join(re.split(pattern, text))
    return text


@pytest.mark.parametrize("evil", HOSTILE)
@pytest.mark.parametrize("case", ["lists", "tables", "terms"])
def test_a_row_is_only_text(case: str, evil: str) -> None:
    """Even a table that got past the rules cannot become markup."""
    text = (CASES / "generated" / f"{case}.in.md").read_text(encoding="utf-8")
    site = read_site("vaccine")
    out = expanded(text, **{path: _poison(path, site[path], evil) for path in POISONED})
    found, expected = Elements(), Elements()
    found.feed(to_html(out))
    expected.feed(to_html(expanded(text)))
    assert literal(evil) in out, "the poison must reach the page"
    assert found.tags <= expected.tags
    assert found.attributes <= expected.attributes
    assert {t for t in found.targets if not t.startswith("#")} <= set(expected.targets)

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
from sourcebook.render.pages import Frame
from test_render import HOSTILE, Elements, to_html

INPUTS = sorted((CASES / "generated").glob("*.in.md"))


def vaccine(**more: str) -> Project:
    """The larger small site, with files added or replaced."""
    return build({**read_site("vaccine"), **more}, today=TODAY)


def expanded(text: str, path: str = "about/page.md", **more: str) -> str:
    """A page of the larger small site, written out."""
    site = vaccine(**{f"docs/{path}": text}, **more)
    body = text.split("---\n", 2)[2] if text.startswith("---\n") else text
    return expand(body, site, path, Frame("Solvane", "https://notes.example/site/"))


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name.removesuffix(".in.md"))
def test_generated(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    out = expanded(text)
    compare(path.with_name(path.name.replace(".in.", ".out.")), out)
    html, taken = clean(to_html(out))
    compare(path.with_name(path.name.replace(".in.md", ".html")), html + "\n")
    assert not taken


CITING = "# Page\n\nThe jab was seen.[^first-jab-was-seen] {more}\n"


def test_the_oldest_check_counts() -> None:
    site = read_site("vaccine")
    trial = site["docs/claims/trial.yml"].replace("checked: 2026-11-20", "checked: 2026-03-12", 1)
    text = CITING.format(more="There were 4,012 volunteers.[^trial-had-4012-volunteers]")
    out = expanded(text, **{"docs/claims/trial.yml": trial})
    assert "Oldest check of a claim on this page: 12 March 2026 · about 1 minute\n" in out
    assert "claims checked on 12 March 2026 or later" in out


@pytest.mark.parametrize(
    ("front", "words", "minutes"),
    [("", 1, "1 minute"), ("", 190, "1 minute"), ("", 210, "2 minutes"), ("minutes: 7", 1, "7 minutes"),
     ("minutes: soon", 1, "1 minute")],
)  # fmt: skip
def test_minutes(front: str, words: int, minutes: str) -> None:
    note = "\n\n[^note-long]: " + "word " * 900
    text = f"---\ntitle: Page\n{front}\n---\n\n" + CITING.format(more="word " * words + "[^note-long]" + note)
    assert f"· about {minutes}\n{{ .page-facts }}" in expanded(text)


def test_start_page_tells_no_facts() -> None:
    text = CITING.format(more="")
    assert "Oldest check" in expanded(text, "trial/index.md")
    assert "Oldest check" not in expanded(text, "index.md")


def test_citation_leads_to_the_page() -> None:
    text = CITING.format(more="")
    assert "(https://notes.example/site/trial/)" in expanded(text, "trial/index.md")
    assert "(https://notes.example/site/trial/arms/)" in expanded(text, "trial/arms.md")
    out = expand(text, vaccine(**{"docs/trial/arms.md": text}), "trial/arms.md")
    assert "Cite this page: “Page”, claims checked on 20 November 2026 or later\n" in out


def test_no_glossary_page_no_links() -> None:
    text = "Protection, and the 의약청.\n"
    without = expanded(text, **{"docs/evidence/glossary.md": "# Nothing\n"})
    assert without == 'Protection, and the <span lang="ko">의약청</span>.\n'


def test_language_of_a_term_cannot_become_markup() -> None:
    evil = read_site("vaccine")["docs/glossary.yml"].replace("lang: ko", "lang: ko onclick=alert(1)")
    out = expanded(
        "Ask the 의약청, then <!-- glossary --> the rest.\n\n<!-- glossary -->\n", **{"docs/glossary.yml": evil}
    )
    assert "onclick=" not in out


def test_text_outside_words_is_untouched() -> None:
    text = (CASES / "generated" / "closed.in.md").read_text(encoding="utf-8")
    assert re.sub(r"\[protection\]\(\.\./[^)]*\)\{ \.term \}", "protection", expanded(text)) == text


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

"""No page can run code in a reader's browser: the rules refuse it; what they overlook is taken out, and said."""

import re
from html.parser import HTMLParser

import pytest

from golden import CASES
from site_files import diagnose, read_site
from sourcebook.render.clean import clean
from test_render import to_html

LINES = (CASES / "hostile.txt").read_text(encoding="utf-8").splitlines()[1:]
SITE = read_site("tiny")


def _written(line: str) -> str:
    return line.replace("\\\\", "\0").replace("\\n", "\n").replace("\\t", "\t").replace("\0", "\\")


class _Dangers(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "iframe", "object", "embed", "svg", "style", "form", "input", "base", "meta", "link", "x"}:
            self.found.append(tag)
        for name, value in attrs:
            scheme = re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\x00-\x1f]", "", value or "").strip().lower())
            if name.startswith("on") or name in {"style", "srcdoc", "formaction"}:
                self.found.append(name)
            if name in {"href", "src", "xlink:href"} and scheme and scheme[1] not in {"https", "mailto"}:
                self.found.append(value or "")


def _dangers(html: str) -> list[str]:
    reader = _Dangers()
    reader.feed(html)
    reader.close()
    return reader.found


@pytest.mark.parametrize("line", LINES)
def test_nothing_runs(line: str) -> None:
    text = _written(line)
    made = to_html(text)
    cleaned, taken = clean(made)
    assert not _dangers(cleaned)
    if _dangers(made):
        refused = [d for d in diagnose({**SITE, "docs/page.md": text + "\n"}) if d.path == "docs/page.md"]
        assert taken or any(d.code == "POL15" for d in refused), "what is taken out must be said"


def test_the_list_has_teeth() -> None:
    assert sum(bool(_dangers(to_html(_written(line)))) for line in LINES) > 50


def test_a_tag_over_two_lines_is_not_said_to_be_taken_out() -> None:
    assert clean('<p><a\nhref="https://example.org/">so</a></p>')[1] == []


@pytest.mark.parametrize(
    "html",
    [
        '<p class="a" onclick="x()">so</p>',
        '<p title="a > b" onclick="x()">so</p>',
        "<p title='a > b' onclick='x()'>so</p>",
        '<p class="a"\' onclick="x()">so</p>',
        '<p>onclick="x()"</p><p title=">" onclick="x()">so</p>',
    ],
)
def test_what_is_taken_out_is_named(html: str) -> None:
    assert "onclick=…" in clean(html)[1]

"""Markdown that is not ours: the scanner never fails on it, and sees the footnotes that Python-Markdown sees."""

import json
import re
from collections import Counter
from collections.abc import Iterator

import markdown
import pytest

from golden import CASES
from sourcebook.parse.markdown import parse_page
from sourcebook.project import build
from sourcebook.rules import judge
from test_markdown import extensions


def _texts() -> Iterator[tuple[str, str]]:
    for file in sorted((CASES / "foreign").glob("*.json")):
        for name, text in json.loads(file.read_text(encoding="utf-8")).items():
            yield f"{file.stem} {name}", text
            # The same with a reference at the end of each of its lines, and with one before each line's last word.
            yield f"{file.stem} {name} ends", re.sub(r"(?<=\S)(?=[ \t]*$)", "[^a]", text, flags=re.MULTILINE)
            yield f"{file.stem} {name} words", re.sub(r"(?<=\w)(?= \S+$)", "[^b]", text, flags=re.MULTILINE)


TEXTS = dict(_texts())


def by_python_markdown(text: str) -> tuple[Counter[str], set[str]]:
    """How often each label is referred to, and the labels that are defined; `a` and `b` always are."""
    names, configs = extensions()
    parser = markdown.Markdown(extensions=names, extension_configs=configs)
    html = parser.convert(text + "\n\n[^a]: Note.\n\n[^b]: Note.\n")
    references = Counter(re.findall(r'<sup id="fnref\d*:([^"]+)"', html))
    notes = parser.preprocessors  # noqa: F841
    return references, set(re.findall(r'<li id="fn:([^"]+)"', html))


def by_scanner(text: str) -> Counter[str]:
    page = parse_page("docs/page.md", text, front_matter=False)
    return Counter(reference.label for reference in page.references)


def agree(text: str) -> bool:
    """Whether the two see the same references to what is defined, or the page is refused for its form."""
    theirs, defined = by_python_markdown(text)
    ours = Counter({label: count for label, count in by_scanner(text).items() if label in defined | {"a", "b"}})
    return ours == theirs or bool(codes(text) & {"SYN20", "POL15"})


def codes(text: str) -> set[str]:
    """The codes of what the rules find on a page."""
    return {finding.code for finding in judge(build({"docs/page.md": text}))}


@pytest.mark.parametrize("name", TEXTS)
def test_same_footnotes(name: str) -> None:
    assert agree(TEXTS[name])

"""Markdown that is not ours: nothing fails on it, and the scanner sees the footnotes that Python-Markdown sees."""

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

OURS = {"of-ours", "of-ours-too"}


def _texts() -> Iterator[tuple[str, str]]:
    for file in sorted((CASES / "foreign").glob("*.json")):
        for name, text in json.loads(file.read_text(encoding="utf-8")).items():
            yield f"{file.stem} {name}", text
            # The same with a reference at the end of each of its lines, and with one before each line's last word.
            yield f"{file.stem} {name} ends", re.sub(r"(?<=\S)(?=[ \t]*$)", "[^of-ours]", text, flags=re.MULTILINE)
            yield f"{file.stem} {name} words", re.sub(r"(?<=\w)(?= \S+$)", "[^of-ours-too]", text, flags=re.MULTILINE)


TEXTS = dict(_texts())


def by_python_markdown(text: str) -> tuple[Counter[str], set[str]]:
    """How often each label is referred to, and the labels that are defined."""
    names, configs = extensions()
    text += "".join(f"\n\n[^{label}]: Note." for label in sorted(OURS))
    html = markdown.markdown(text, extensions=names, extension_configs=configs)
    return Counter(re.findall(r'<sup id="fnref\d*:([^"]+)"', html)), set(re.findall(r'<li id="fn:([^"]+)"', html))


@pytest.mark.parametrize("name", TEXTS)
def test_same_footnotes(name: str) -> None:
    text = TEXTS[name]
    theirs, defined = by_python_markdown(text)
    references = parse_page("docs/page.md", text, front_matter=False).references
    ours = Counter(reference.label for reference in references if reference.label in defined | OURS)
    codes = {finding.code for finding in judge(build({"docs/page.md": text}))}
    assert ours == theirs or codes & {"SYN20", "POL15"}

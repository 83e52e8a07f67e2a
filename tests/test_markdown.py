"""What the scanner calls a footnote reference is what Python-Markdown makes one."""

import re
from functools import cache
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.parse.markdown import parse_page
from sourcebook.project import build
from sourcebook.rules import judge

HERE = Path(__file__).parent
SHAPES = yaml.safe_load((HERE / "markdown_shapes.yml").read_text(encoding="utf-8"))
LABELS = ("a", "b")


@cache
def extensions() -> tuple[list[str], dict[str, dict[str, object]]]:
    """The extensions of mkdocs.yml, as Python-Markdown takes them."""
    text = (HERE.parent / "mkdocs.yml").read_text(encoding="utf-8")
    listed = yaml.safe_load(re.sub(r"!ENV \[.*?\]", '""', text))["markdown_extensions"]
    configs = {name: value for entry in listed if isinstance(entry, dict) for name, value in entry.items()}
    return [entry if isinstance(entry, str) else next(iter(entry)) for entry in listed], configs


def by_python_markdown(text: str) -> list[str]:
    """The labels that become references, sorted; every label is defined, since undefined ones stay text."""
    names, configs = extensions()
    definitions = "".join(
        f"\n\n[^{label}]: Note {label}."
        for label in LABELS
        if not re.search(rf"^[ >]*\[\^{label}\]:", text, re.MULTILINE)
    )
    html = markdown.markdown(text + definitions + "\n", extensions=names, extension_configs=configs)
    return sorted(label for label in re.findall(r'<sup id="fnref\d*:([^"]+)"', html) if label in LABELS)


def by_scanner(text: str) -> list[str]:
    """The labels of the references that the scanner finds, sorted."""
    page = parse_page("page.md", text, front_matter=False)
    return sorted(reference.label for reference in page.references if reference.label in LABELS)


@pytest.mark.parametrize("shape", SHAPES, ids=[shape["name"] for shape in SHAPES])
def test_shape(shape: dict[str, str]) -> None:
    if shape.get("odd"):
        project = build({"docs/page.md": shape["text"]})
        codes = {finding.code for finding in judge(project)}
        assert codes & {"SYN20", "POL15"}, "an odd shape must be reported"
    else:
        assert by_scanner(shape["text"]) == by_python_markdown(shape["text"])


# Pieces of which pages are made; whole lines, so that generated text looks like what people write.
_INLINE = st.sampled_from(
    ["Word", "One.[^a]", "Two.[^b]", "`[^a]`", "*so[^b]*", "[link](x.md)", "[in[^a]](x.md)", r"\[^a]", "3,000 men", "`"]
)
_LINE = st.lists(_INLINE, min_size=1, max_size=4).map(" ".join)
_BLOCK = st.one_of(
    _LINE,
    _LINE.map(lambda line: f"## {line}"),
    st.lists(_LINE, min_size=1, max_size=3).map(lambda lines: "\n".join(f"- {line}" for line in lines)),
    st.lists(_LINE, min_size=1, max_size=3).map("\n".join),
    _LINE.map(lambda line: f'!!! note "Title"\n\n    {line}'),
    _LINE.map(lambda line: f"```\n{line}\n```"),
    _LINE.map(lambda line: f"| a | b |\n|---|---|\n| {line} | x |"),
    _LINE.map(lambda line: f"> {line}"),
    _LINE.map(lambda line: f"<!-- {line} -->"),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_BLOCK, min_size=1, max_size=5).map("\n\n".join))
def test_generated_pages(text: str) -> None:
    assert by_scanner(text) == by_python_markdown(text)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab[]^:#`<>!-|*\\\n\r\t \u00a0{}().?\"'~+1é한"), max_size=80))
def test_no_text_raises_or_moves(text: str) -> None:
    page = parse_page("page.md", text)
    for reference in page.references:
        assert text[reference.label_span.start : reference.label_span.end] == reference.label
    for block in page.blocks:
        for sentence in block.sentences:
            assert 0 <= sentence.span.start <= sentence.span.end <= len(text)

"""Every rule's page shows what it finds: its examples, laid over a small clean site, are judged."""

import re

import pytest

from site_files import diagnose, read_site
from sourcebook.rules import RULES

NO_EXAMPLE = ("FIL01", "FIL02", "FIL04")  # bytes, sizes and empty folders cannot be shown: test_files.py
_FENCE = re.compile(
    r"^```\w+ title=\"(?P<path>[^\"+ ]+)(?P<append> \+)?\"\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
TINY = read_site("tiny")


def example(code: str, kind: str) -> list[re.Match[str]]:
    """The fenced files that follow `Bad:` or `Good:` in a rule's docstring."""
    part = re.search(rf"^{kind}:\n(?P<files>.*?)(?=^(?:Bad|Good):\n|\Z)", RULES[code].doc, re.MULTILINE | re.DOTALL)
    return list(_FENCE.finditer(part["files"])) if part else []


def overlay(files: list[re.Match[str]]) -> dict[str, str]:
    """The small site with an example laid over it; a title that ends in ` +` adds to that file."""
    site = dict(TINY)
    for file in files:
        site[file["path"]] = (site[file["path"]] if file["append"] else "") + file["body"]
    return site


@pytest.mark.parametrize("code", sorted(set(RULES) - set(NO_EXAMPLE)))
def test_bad_example_is_found_where_it_stands(code: str) -> None:
    files = example(code, "Bad")
    found = {diagnostic.path for diagnostic in diagnose(overlay(files)) if diagnostic.code == code}
    assert files
    assert found & {file["path"] for file in files}


@pytest.mark.parametrize("code", sorted(set(RULES) - set(NO_EXAMPLE)))
def test_good_example_is_not_found(code: str) -> None:
    files = example(code, "Good")
    assert files
    assert [str(d) for d in diagnose(overlay(files)) if d.code == code] == []


@pytest.mark.parametrize("code", RULES)
def test_page_of_a_rule_begins_with_a_title(code: str) -> None:
    assert re.match(r"[a-z].*[^.]$", RULES[code].title)

"""Every rule's page shows what it finds: its examples, laid over a small clean site, are judged."""

import re
import subprocess
import sys

import pytest

from building import ROOT
from site_files import diagnose, read_site
from sourcebook import rules
from sourcebook.report.manual import Example, examples
from sourcebook.rules import RULES

# Bytes, sizes and empty folders cannot be shown (test_files.py), nor can what was built (test_verify.py).
NO_EXAMPLE = ("FIL01", "FIL02", "FIL04", "POL18")
TINY = read_site("tiny")


def example(code: str, kind: str) -> list[Example]:
    """The files that follow `Bad:` or `Good:` in a rule's docstring."""
    return [each for each in examples(RULES[code]) if each.kind == kind]


def overlay(files: list[Example]) -> dict[str, str]:
    """The small site with an example laid over it."""
    site = dict(TINY)
    for file in files:
        site[file.path] = (site[file.path] if file.append else "") + file.body
    return site


def test_no_code_is_used_twice() -> None:
    codes = [code for code, _, _ in rules._TABLE]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    assert not twice, "used twice: give the later rule a code that is free"


@pytest.mark.parametrize("code", sorted(set(RULES) - set(NO_EXAMPLE)))
def test_bad_example_is_found_where_it_stands(code: str) -> None:
    files = example(code, "Bad")
    found = {diagnostic.path for diagnostic in diagnose(overlay(files)) if diagnostic.code == code}
    assert files
    assert found & {file.path for file in files}


@pytest.mark.parametrize("code", sorted(set(RULES) - set(NO_EXAMPLE)))
def test_good_example_is_not_found(code: str) -> None:
    files = example(code, "Good")
    assert files
    assert [str(d) for d in diagnose(overlay(files)) if d.code == code] == []


@pytest.mark.parametrize("code", RULES)
def test_page_of_a_rule_begins_with_a_title(code: str) -> None:
    assert re.match(r"[a-z].*[^.]$", RULES[code].title)


def test_pages_of_the_rules_are_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "hooks" / "rule_pages.py"), "--check"]
    assert subprocess.run(command, capture_output=True, text=True, check=False).stdout.endswith("are up to date\n")

"""What the pages for contributors promise: the pattern for editors fits, every dependency and rule has its reason."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from golden import CASES
from sourcebook.rules import RULES

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "contributing"


def test_problem_matcher_fits_the_concise_form() -> None:
    fence = re.search(r"```json\n(.*?)```", (PAGES / "editor.md").read_text(encoding="utf-8"), re.DOTALL)
    assert fence
    matcher = json.loads(fence[1])["tasks"][0]["problemMatcher"]
    pattern = matcher["pattern"]
    report = (CASES / "report" / "concise.txt").read_text(encoding="utf-8").splitlines()
    found = [match for line in report if (match := re.search(pattern["regexp"], line))]
    assert [match[pattern["code"]] for match in found] == ["CLM10", "SYN18", "XPG01"]
    last = {name: found[-1][group] for name, group in pattern.items() if name != "regexp"}
    assert last == {
        "file": "docs/town/page.md", "line": "5", "column": "92", "severity": "error", "code": "XPG01",
        "message": "no record is called `river-rise`",
    }  # fmt: skip


def _first_cells() -> set[str]:
    return set(re.findall(r"^\| `?([\w.-]+)`? \|", (PAGES / "why.md").read_text(encoding="utf-8"), re.MULTILINE))


def test_every_rule_has_its_reason() -> None:
    assert sorted(set(RULES) - _first_cells()) == [], "add a row to docs/contributing/why.md"


def test_every_dependency_has_its_reason() -> None:
    lines = [line for path in (ROOT / "requirements").glob("*.in") for line in path.read_text().splitlines()]
    names = {match[0] for line in lines if (match := re.match(r"[A-Za-z][\w.-]*", line))}
    assert sorted(names - _first_cells()) == [], "add a row to docs/contributing/why.md"


def test_the_commit_hook_runs_the_check_with_what_is_pinned() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (hook,) = config["repos"][0]["hooks"]
    assert (ROOT / hook["entry"].split()[1]).is_file()
    pinned = (ROOT / "requirements" / "site.txt").read_text(encoding="utf-8").lower()
    assert all(f"{name.lower()} " in pinned for name in hook["additional_dependencies"])


@pytest.mark.parametrize("rule", ["MD013", "MD066", "MD067", "MD068"])
def test_what_is_ours_rests_in_rumdl(rule: str) -> None:
    assert rule in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["rumdl"]["disable"]

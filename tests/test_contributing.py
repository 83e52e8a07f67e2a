"""What the pages for contributors promise: the pattern for editors fits, every dependency and rule has its reason."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from golden import CASES
from sourcebook.rules import RULES

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "contributing"


def test_problem_matcher_fits_the_concise_form() -> None:
    (task,) = json.loads((ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    assert (ROOT / task["command"].split()[1]).is_file()
    matcher = task["problemMatcher"]
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


COMMIT_HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]


@pytest.mark.parametrize("hook", COMMIT_HOOKS, ids=lambda hook: hook["id"])
def test_a_commit_hook_runs_what_make_runs_with_what_is_pinned(hook: dict[str, Any]) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"\$\(BIN\)/{re.escape(hook['entry'].removesuffix(' --check'))}(?=\s)", makefile)
    pinned = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8").lower()
    assert all(f"\n{name.lower()} " in f"\n{pinned}" for name in hook["additional_dependencies"])


def test_the_dev_container_sets_up_what_the_site_needs() -> None:
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"make ([a-z ]+)", container["postCreateCommand"])
    assert targets
    assert all(f"\n{target}:" in makefile for names in targets for target in names.split())
    assert "3.11" in container["image"]
    recommended = json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))["recommendations"]
    assert container["customizations"]["vscode"]["extensions"] == recommended


@pytest.mark.parametrize("rule", ["MD013", "MD066", "MD067", "MD068"])
def test_what_is_ours_rests_in_rumdl(rule: str) -> None:
    assert rule in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["rumdl"]["disable"]

"""Planted faults: each case breaks the vaccine site in one place, and the whole report must say so and no more.

`UPDATE_GOLDEN=1 pytest tests/test_faults.py` writes what is reported now into the tables, to be read before it is kept.
"""

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_files import check, read_site
from sourcebook.rules import RULES

TABLES = sorted((Path(__file__).parent / "cases" / "faults").glob("*.yml"))
CASES: list[dict[str, Any]] = [case for table in TABLES for case in yaml.safe_load(table.read_bytes())]
VACCINE = read_site("vaccine")
ON_DISK_ONLY = {"FIL01", "FIL02", "FIL04", "POL18"}  # test_files.py, test_verify.py


def planted(case: dict[str, Any]) -> dict[str, str]:
    """The vaccine site with a case's edits."""
    site = dict(VACCINE)
    for edit in case["edits"]:
        path = f"docs/{edit['file']}"
        if "text" in edit:
            site[path] = edit["text"] * edit.get("times", 1)
        elif "append" in edit:
            site[path] += edit["append"]
        else:
            assert site[path].count(edit["find"]) == 1, f"{edit['find']!r} must stand once in {path}"
            site[path] = site[path].replace(edit["find"], edit["replace"])
    return site


@pytest.mark.skipif("UPDATE_GOLDEN" in os.environ, reason="the tables are being rewritten")
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_fault_is_reported(case: dict[str, Any], ending: str) -> None:
    files = {path: text.replace("\n", ending) for path, text in planted(case).items()}
    assert check(files) == case["expect"]


def test_every_code_has_a_planted_fault() -> None:
    text = "".join(case["expect"] for case in CASES)
    assert {code for code in RULES if f"[{code}]" not in text} == ON_DISK_ONLY


class _Dumper(yaml.SafeDumper):
    """Writes texts of more than one line as they stand."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, "|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


@pytest.mark.skipif("UPDATE_GOLDEN" not in os.environ, reason="rewrites the tables")
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_rewrite_the_table(table: Path) -> None:
    cases = [{**case, "expect": check(planted(case))} for case in yaml.safe_load(table.read_bytes())]
    blocks = (yaml.dump([case], Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000) for case in cases)
    table.write_text("\n".join(blocks), encoding="utf-8", newline="\n")

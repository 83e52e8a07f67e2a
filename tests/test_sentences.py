"""Sentences as contributors write them, held against the real records: true ones pass, most false ones are stopped."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

from site_files import TODAY
from sourcebook import project
from sourcebook.diagnostics import Finding
from sourcebook.model import Project
from sourcebook.parse.markdown import parse_page
from sourcebook.rules import judge_page

ROOT = Path(__file__).resolve().parent.parent
TABLE = Path(__file__).parent / "cases" / "sentences.yml"
PATH = "docs/zz.md"
FALSE_ALARMS = 0.05
"""No more than this share of the faithful sentences may be stopped."""
CAUGHT = 0.45
"""At least this share of the faulty ones is stopped, those included whose fault no machine can see."""

SEEN_BY = {
    "value": {"CLM04"},
    "counted": {"CLM04"},
    "hedge": {"CLM04"},
    "date": {"CLM04"},
    "speaker": {"CLM04", "CLM10", "CLM19", "CLM20"},
    "plan": {"CLM04", "CLM24"},
    "range": {"CLM04"},
    "one-as-many": {"CLM10", "CLM18", "CLM19"},
    "status-word": {"CLM11"},
    "unit": {"CLM04"},
    "quotation": {"CLM06", "CLM07"},
    "name": {"CLM05"},
    "negation": {"CLM24"},
    "cause": set[str](),
    "scope": set[str](),
    "strength": {"CLM11"},
}
"""The rules that look for a kind of fault: another finding on the sentence is chance, and catches nothing."""

PAGE = """---
title: A page
description: A page with one paragraph.
distressing:
  - {section: here, what: This section may distress., instead: Nothing follows it.}
---

# A page

## Here { #here }

"""


@dataclass(frozen=True)
class Row:
    """A sentence or a short paragraph; `fault` is empty where it is faithful."""

    text: str
    fault: str


@cache
def rows() -> tuple[Row, ...]:
    return tuple(Row(row["text"], row.get("fault", "")) for row in yaml.safe_load(TABLE.read_bytes()))


@cache
def _site() -> Project:
    return project.load(ROOT, today=TODAY)


def findings(row: Row) -> list[Finding]:
    """What is said of a page of the real site that holds this text alone."""
    page = parse_page(PATH, f"{PAGE}{row.text}\n")
    site = replace(_site(), pages=(*_site().pages, page))
    return [finding for finding in judge_page(site, page) if finding.code != "XPG06"]


@cache
def _found() -> Mapping[Row, list[Finding]]:
    return {row: findings(row) for row in rows()}


def rates() -> dict[str, tuple[int, int]]:
    """How many sentences of each kind of fault are caught, and how many there are."""
    total = Counter(row.fault for row in rows())
    caught = Counter(row.fault for row, found in _found().items() if _is_caught(row, found))
    return {kind: (caught[kind], total[kind]) for kind in SEEN_BY}


def _is_caught(row: Row, found: list[Finding]) -> bool:
    return any(finding.code in SEEN_BY.get(row.fault, ()) for finding in found)


def _tell(found: Mapping[Row, list[Finding]]) -> str:
    return "\n".join(f"{row.text}\n  {one.code} {one.message}" for row, list_ in found.items() for one in list_)


def test_the_table_is_wide_enough() -> None:
    assert all(row.fault in {"", *SEEN_BY} for row in rows())
    assert len({row.text for row in rows()}) == len(rows())
    assert sum(not row.fault for row in rows()) >= 65
    assert sum(total for _, total in rates().values()) >= 65
    assert all(total >= 5 for _, total in rates().values())


def test_faithful_sentences_pass() -> None:
    faithful = {row: found for row, found in _found().items() if not row.fault}
    stopped = {row: found for row, found in faithful.items() if found}
    assert len(stopped) <= FALSE_ALARMS * len(faithful), f"{len(stopped)} of {len(faithful)}\n{_tell(stopped)}"


def test_faulty_sentences_are_caught() -> None:
    caught, total = (sum(column) for column in zip(*rates().values(), strict=True))
    assert caught >= CAUGHT * total, f"{caught} of {total}: {rates()}"

"""Rates out: of the faults planted in the site, how many of each kind were caught."""

import csv
from collections.abc import Sequence

from sourcebook.model import Project
from sourcebook.render.escape import literal

FILE = "data/kill-rate.csv"
"""Under the docs folder; columns group, kind, planted, caught."""

Row = dict[str, str]


def kill_rate(project: Project, root: str) -> str:
    """Return a table a group of faults, the lowest rates first, or nothing while no rates were kept."""
    del root
    rows = list(csv.DictReader(project.texts.get(f"{project.docs}/{FILE}", "").splitlines()))
    groups = {row["group"]: [r for r in rows if r["group"] == row["group"]] for row in rows}
    return "\n\n".join(_table(group, members) for group, members in groups.items())


def _table(group: str, rows: Sequence[Row]) -> str:
    planted, caught = (sum(int(row[name]) for row in rows) for name in ("planted", "caught"))
    title = f"{group.capitalize()}: {caught} of {planted} caught, {_percent(caught, planted)}"
    lines = ["| What was done | Planted | Caught |", "|---|---|---|"]
    lines += [f"| {literal(r['kind'])} | {r['planted']} | {r['caught']} |" for r in sorted(rows, key=_share)]
    return f'??? note "{literal(title)}"\n\n' + "\n".join(f"    {line}" for line in lines)


def _share(row: Row) -> float:
    return int(row["caught"]) / max(1, int(row["planted"]))


def _percent(caught: int, planted: int) -> str:
    return f"{100 * caught / max(1, planted):.1f}".removesuffix(".0") + " per cent"

"""Plant, check, count: `make kill-rate`, or `python -m kill_rate.harness [--each N] [--seed N] [--write]`."""

import argparse
import csv
import random
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from kill_rate.form import PAGES, RECORDS
from kill_rate.meaning import MEANING
from kill_rate.site import Fault, Planter, Site
from sourcebook import project
from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project
from sourcebook.parse.markdown import parse_page
from sourcebook.rules import RULES, exceptions
from sourcebook.text import Lines

ROOT = Path(__file__).resolve().parents[2]

GROUPS: Mapping[str, Mapping[str, Planter]] = {"form of pages": PAGES, "form of records": RECORDS, "meaning": MEANING}
TABLE = ROOT / "docs" / "data" / "kill-rate.csv"


@dataclass(frozen=True)
class Rate:
    """How many planted faults of a kind were caught."""

    group: str
    kind: str
    planted: int
    caught: int


@cache
def _site() -> Site:
    return Site(ROOT)


def is_caught(site: Site, fault: Fault) -> bool:
    """Check the site with the fault in it: a rule of one of its codes must report it on its lines."""
    broken = _with(site, fault)
    for finding in _judge(broken, fault):
        if finding.code.startswith(fault.codes):
            text = broken.texts.get(finding.place.path, "")
            line = Lines(text).position(finding.place.span.start)[0]
            here = finding.place.path == fault.path and (not fault.lines or line in fault.lines)
            if here or fault.elsewhere:
                return True
    return False


def _with(site: Site, fault: Fault) -> Project:
    """The project with one file changed; a page is read alone, records are read with all the rest."""
    texts = {**site.whole.texts, fault.path: fault.text}
    if not fault.path.endswith(".md"):
        return project.build(texts, today=site.whole.today, assets=sorted(site.whole.assets))
    parsed = parse_page(fault.path, fault.text)
    pages = tuple(parsed if page.path == fault.path else page for page in site.whole.pages)
    return replace(site.whole, pages=pages, texts=texts, findings=(*site.whole.findings, *parsed.form))


def _judge(broken: Project, fault: Fault) -> list[Finding]:
    """Run the rules of the fault's codes: which others see it as well does not matter here."""
    rules = [rule for code, rule in RULES.items() if code.startswith(fault.codes)]
    touched = [p for p in broken.pages if isinstance(p, Page) and (fault.elsewhere or p.path == fault.path)]
    found = [finding for rule in rules for check in (rule.check, rule.check_site) for finding in check(broken)]
    found += [finding for rule in rules for page in touched for finding in rule.check_page(broken, page)]
    return exceptions.apply(broken, found, frozenset(RULES)) if "POL10" in fault.codes else found


def measure(group: str, kind: str, each: int, seed: int) -> Rate:
    """Plant a kind of fault at random places and count what is caught; the same seed plants the same faults."""
    site, rng = _site(), random.Random(f"{seed} {kind}")
    planter = GROUPS[group][kind]
    planted = caught = 0
    for _ in range(each):
        fault = planter(site, rng)
        if fault is not None:
            planted += 1
            caught += is_caught(site, fault)
    return Rate(group, kind, planted, caught)


def run(each: int, seed: int, workers: int = 2) -> list[Rate]:
    """Measure every kind."""
    jobs = [(group, kind, each, seed) for group, kinds in GROUPS.items() for kind in kinds]
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(_measure, jobs))


def _measure(job: tuple[str, str, int, int]) -> Rate:
    return measure(*job)


def share(rates: Sequence[Rate]) -> float:
    """The share caught of all planted."""
    return sum(r.caught for r in rates) / max(1, sum(r.planted for r in rates))


def main() -> None:
    """Print the table; with `--write` also keep it for the page on how the site is checked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--each", type=int, default=25)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rates = run(options.each, options.seed)
    for rate in rates:
        sys.stdout.write(f"{rate.caught:3} of {rate.planted:3}  {rate.group}: {rate.kind}\n")
    for group in GROUPS:
        sys.stdout.write(f"{share([r for r in rates if r.group == group]):.1%} {group}\n")
    if options.write:
        write(rates)


def write(rates: Sequence[Rate]) -> None:
    """Keep the table as data, one row a kind."""
    TABLE.parent.mkdir(exist_ok=True)
    with TABLE.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["group", "kind", "planted", "caught"])
        rows.writerows([r.group, r.kind, r.planted, r.caught] for r in rates)


if __name__ == "__main__":
    main()

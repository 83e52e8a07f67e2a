"""The tripwire: `hooks/verify.py` lets through the site that was built here, and no other."""

import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from building import ENV, ROOT, build

SITE = Path("tests", "sites", "vaccine")
RECORD = "c/*/index.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with the machine beside it, built into `site/`."""
    root = tmp_path_factory.mktemp("built")
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, root)
    shutil.copytree(ROOT / "hooks", root / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / SITE, root / SITE)
    done = build(root / SITE, root / SITE / "site")
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """A copy of it, free to be tampered with."""
    return Path(shutil.copytree(built, tmp_path / "copy"))


def verify(root: Path, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(root / "hooks" / "verify.py"), "--root", str(root / SITE)]
    return subprocess.run(command, env=ENV | env, capture_output=True, text=True, check=False)


def test_sound_site(root: Path) -> None:
    done = verify(root)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.endswith("other files are what was checked\n")


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def _alter_page(site: Path) -> None:
    page = site / "trial" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("fever", "cold"), encoding="utf-8")


def _alter_record(site: Path) -> None:
    _append(next(site.glob(RECORD)), "<p>And more.</p>")


def _add_page(site: Path) -> None:
    (site / "new.html").write_text("<!doctype html><head><title>New</title></head>", encoding="utf-8")


def _add_script(site: Path) -> None:
    (site / "more.js").write_text("0", encoding="utf-8")


def _copy_page(site: Path) -> None:
    shutil.copytree(site / "trial", site / "trial-2")


def _remove_page(site: Path) -> None:
    (site / "trial" / "index.html").unlink()


def _swap_pages_and_list(site: Path) -> None:
    """What somebody does who knows of the list, and not of the stamps."""
    one, two = site / "trial" / "index.html", site / "approval" / "index.html"
    texts = one.read_bytes(), two.read_bytes()
    two.write_bytes(texts[0])
    one.write_bytes(texts[1])
    file = site / "sourcebook.json"
    listed = json.loads(file.read_text(encoding="utf-8"))
    sums = listed["files"]
    sums["trial/index.html"], sums["approval/index.html"] = sums["approval/index.html"], sums["trial/index.html"]
    file.write_text(json.dumps(listed), encoding="utf-8")


def _remove_list(site: Path) -> None:
    (site / "sourcebook.json").unlink()


def _break_list(site: Path) -> None:
    (site / "sourcebook.json").write_text('{"code": 1, "files": []}', encoding="utf-8")


def _change_page(site: Path) -> None:
    _append(site.parent / "docs" / "trial.md", "\nAnd more.\n")


def _change_record(site: Path) -> None:
    _append(next((site.parent / "docs" / "claims").glob("*.yml")), "\n# And more.\n")


def _change_settings(site: Path) -> None:
    _append(site.parent / "mkdocs.yml", "\nextra: {sourcebook: {ignore: [CLM]}}\n")


def _change_checker(site: Path) -> None:
    _append(site.parents[3] / "hooks" / "sourcebook" / "text.py", "\n# And more.\n")


ALTERED = "this file was altered after it was built"
OTHER = "the stamp is that of another page, or of an older one"
NO_LIST = "sourcebook.json:1:1: error[POL18] the list of what was built is missing or broken"
FROM = "sourcebook.json:1:1: error[POL18] the site was built from another"


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        (_alter_page, f"site/trial/index.html:1:1: error[POL18] {ALTERED}"),
        (_alter_record, f"index.html:1:1: error[POL18] {ALTERED}"),
        (_add_page, "site/new.html:1:1: error[POL18] this page has no stamp: it was built without the check"),
        (_add_script, "site/more.js:1:1: error[POL18] this file was not built: it was added later"),
        (_copy_page, f"site/trial-2/index.html:1:1: error[POL18] {OTHER}"),
        (_remove_page, "site/trial/index.html:1:1: error[POL18] this file was built and is gone"),
        (_swap_pages_and_list, f"site/approval/index.html:1:1: error[POL18] {OTHER}"),
        (_remove_list, NO_LIST),
        (_break_list, NO_LIST),
        (_change_page, f"{FROM} text, records or settings than what lies here"),
        (_change_record, f"{FROM} text, records or settings than what lies here"),
        (_change_settings, f"{FROM} text, records or settings than what lies here"),
        (_change_checker, f"{FROM} state of the checker than what lies here"),
        (shutil.rmtree, "there is no folder"),
    ],
    ids=lambda value: value.__name__.strip("_") if callable(value) else "",
)
def test_tampered_site(root: Path, tamper: Callable[[Path], None], said: str) -> None:
    tamper(root / SITE / "site")
    done = verify(root)
    assert done.returncode == (2 if tamper is shutil.rmtree else 1)
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_empty_site(root: Path) -> None:
    shutil.rmtree(root / SITE / "site")
    (root / SITE / "site").mkdir()
    assert "site:1:1: error[POL18] there is no built page here" in verify(root).stdout


def _is_refused_whole(root: Path) -> None:
    pages = len(list((root / SITE / "site").rglob("*.html")))
    done = verify(root)
    assert pages > 5
    assert done.returncode == 1
    assert f"must not be published: {pages + 1} faults" in done.stderr, "each page, and the list"
    assert "this page has no stamp: it was built without the check" in done.stdout


def test_site_built_without_the_hook(root: Path) -> None:
    settings = root / SITE / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  - ../../../hooks/on_build.py", "  []"), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=root / SITE, env=ENV, capture_output=True, check=True)
    _is_refused_whole(root)


@pytest.mark.skipif(not importlib.util.find_spec("zensical"), reason="ZENSICAL IS NOT INSTALLED: nothing was compared")
def test_site_built_by_a_generator_that_ignores_hooks(root: Path) -> None:
    settings = "site_name: Solvane\nhooks: [../../../hooks/on_build.py]\n"
    (root / SITE / "mkdocs.yml").write_text(settings, encoding="utf-8")
    shutil.rmtree(root / SITE / "site")
    command = [sys.executable, "-m", "zensical", "build"]
    subprocess.run(command, cwd=root / SITE, env=ENV, capture_output=True, check=True)
    _is_refused_whole(root)


def test_summary_for_github(root: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    assert verify(root, GITHUB_STEP_SUMMARY=str(summary)).returncode == 0
    assert "python3 -m http.server" in summary.read_text(encoding="utf-8")
    _remove_page(root / SITE / "site")
    summary.unlink()
    assert verify(root, GITHUB_STEP_SUMMARY=str(summary)).returncode == 1
    text = summary.read_text(encoding="utf-8")
    assert "This site must not be published: 1 fault" in text
    assert "http.server" not in text


def test_whole_site_is_stamped_once(built: Path) -> None:
    for page in (built / SITE / "site").rglob("*.html"):
        assert page.read_text(encoding="utf-8").count('<meta name="sourcebook"') == 1, page

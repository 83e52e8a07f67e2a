"""Real builds with MkDocs: sound sites come out, broken ones do not, and the preview goes on."""

import gzip
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from building import ENV, REPOSITORY, ROOT, build

VACCINE = ROOT / "tests" / "sites" / "vaccine"


@pytest.fixture
def vaccine(tmp_path: Path) -> Path:
    """A copy of the small site with the machine beside it, free to be broken."""
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "hooks", tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    return Path(shutil.copytree(VACCINE, tmp_path / "tests" / "sites" / "vaccine"))


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_same_input_same_bytes(real_site: Path, tmp_path: Path) -> None:
    assert build(ROOT, tmp_path / "again").returncode == 0
    assert _bytes(real_site) == _bytes(tmp_path / "again")


def test_every_marker_leads_to_a_note(real_site: Path) -> None:
    for path in real_site.rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        assert "[^" not in re.sub(r"<(?:code|script)\b.*?</(?:code|script)>", "", html, flags=re.DOTALL), path
        wanted = set(re.findall(r'href="#(fn:[^"]+)"', html))
        assert wanted <= set(re.findall(r'id="(fn:[^"]+)"', html)), path


def test_notes_are_numbered_as_they_are_met(real_site: Path) -> None:
    for path in real_site.rglob("index.html"):
        numbers = re.findall(r'class="footnote-ref" href="#fn:[^"]*"[^>]*>(\d+)<', path.read_text(encoding="utf-8"))
        assert sorted(set(numbers), key=int) == list(dict.fromkeys(numbers)), path


def test_every_link_within_the_site_answers(real_site: Path) -> None:
    for path in real_site.rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        for target in re.findall(r'(?:href|src)="([^"#:?]+)[^":]*"', html):
            goal = (real_site / target.lstrip("/")) if target.startswith("/") else (path.parent / target)
            assert goal.is_file() or (goal / "index.html").is_file(), f"{path.relative_to(real_site)} -> {target}"


def test_lists_are_small_and_not_searched(real_site: Path) -> None:
    index = (real_site / "search" / "search_index.json").read_text(encoding="utf-8")
    for name in ("claims", "speakers", "sources"):
        page = real_site / "evidence" / name / "index.html"
        assert len(gzip.compress(page.read_bytes())) < 60_000
        assert f'"evidence/{name}/"' not in index


def test_every_page_says_how_to_report_and_mend(real_site: Path) -> None:
    for path in real_site.rglob("index.html"):
        html, address = path.read_text(encoding="utf-8"), path.parent.relative_to(real_site).as_posix()
        page = "/" if address == "." else f"/{address}/"
        if 'http-equiv="refresh"' in html:  # it leads on to a page that moved
            continue
        assert f'href="{REPOSITORY}/issues/new?template=error.yml&amp;page={page}' in html, page
        (file,) = re.findall(rf'<a href="{REPOSITORY}/edit/main/([^"]+)">Edit this', html)
        assert (ROOT / file).is_file(), file
        record = re.fullmatch(r"/[cso]/(.+)/", page)
        assert ("&amp;record=" in html) == bool(record)
        assert not record or f"&amp;record={record[1]}" in html
    index = (real_site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert "Report an error here Edit this page" not in index


def test_no_page_leads_to_a_repository_that_nobody_named(vaccine: Path, tmp_path: Path) -> None:
    assert build(vaccine, tmp_path / "out", REPOSITORY_URL="").returncode == 0
    for path in tmp_path.glob("out/**/*.html"):
        assert not re.search("Report an error|Edit this|issues/new", path.read_text(encoding="utf-8")), path


def test_records_are_not_published_raw(real_site: Path) -> None:
    assert not list(real_site.rglob("*.yml"))


def test_small_site_builds(vaccine: Path, tmp_path: Path) -> None:
    done = build(vaccine, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "out" / "c").iterdir())


def test_broken_site_is_not_published(vaccine: Path, tmp_path: Path) -> None:
    page = vaccine / "docs" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nNobody knows.[^no-such-claim]\n", encoding="utf-8")
    done = build(vaccine, tmp_path / "out")
    assert done.returncode == 1
    assert "error[XPG01] no record is called `no-such-claim`" in done.stderr
    assert "Nothing is published: 1 error" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob("out/**/*.html"))


def test_no_page_is_blamed_for_another_one(vaccine: Path, tmp_path: Path) -> None:
    """The judgement comes while pages are being read, and MkDocs blames the page at which a build is aborted."""
    code = "```python\n" + "answer = 42\n" * 300 + "```\n"  # long to colour, soon judged
    for number in range(60):
        (vaccine / "docs" / f"more-{number}.md").write_text(f"# More\n\n{code}", encoding="utf-8")
    (vaccine / "docs" / "more-59.md").write_text("# More\n\nNobody knows.[^no-such-claim]\n", encoding="utf-8")
    done = build(vaccine, tmp_path / "out")
    assert done.returncode == 1
    assert "no record is called `no-such-claim`" in done.stderr
    assert "Error reading page" not in done.stderr


ALONE = """
import os, runpy, sys
os.sched_setaffinity(0, list(os.sched_getaffinity(0))[:1])
sys.path.insert(0, os.getcwd())
runpy.run_module("mkdocs", run_name="__main__")
"""

KILLER = """
import multiprocessing
def on_pre_page(page, **_):
    for process in multiprocessing.active_children():
        process.kill()
"""


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="all is made by one process here")
def test_pages_are_the_same_whoever_makes_them(vaccine: Path, tmp_path: Path) -> None:
    """By another process; here, on one processor; half and half, if the other one is killed."""
    built = list[dict[str, bytes]]()
    for start, hook in ((["-m", "mkdocs"], ""), (["-c", ALONE], ""), (["-m", "mkdocs"], KILLER)):
        _add_hook(vaccine, hook)
        site = tmp_path / str(len(built))
        command = [sys.executable, *start, "build", "--strict", "--site-dir", str(site)]
        env = ENV | {"SOURCEBOOK_CACHE": f"{site}-cache"}
        done = subprocess.run(command, cwd=vaccine, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        built.append(_bytes(site))
    assert built[0] == built[1] == built[2]


def test_what_another_hook_writes_gets_its_notes(vaccine: Path, tmp_path: Path) -> None:
    """The text that MkDocs hands on counts, not that of the file."""
    claims = next((vaccine / "docs" / "claims").glob("*.yml")).read_text(encoding="utf-8")
    claim = re.findall(r"^- id: (\S+)", claims, re.MULTILINE)[0]
    hook = f"def on_page_markdown(markdown, **_):\n    return markdown + '\\n\\nAdded.[^{claim}]\\n'\n"
    _add_hook(vaccine, hook)
    done = build(vaccine, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "out" / "about" / "index.html").read_text(encoding="utf-8")
    assert re.search(rf'Added\.<sup class="\w+" id="fnref:{claim}"', html)
    assert f'id="fn:{claim}"' in html


def test_what_changes_while_it_is_built_is_not_published(vaccine: Path, tmp_path: Path) -> None:
    """Judged is what was there at the beginning; a page that is saved afterwards would go out unjudged."""
    hook = "def on_nav(nav, **_):\n    open('docs/trial.md', 'a').write('\\nChanged.[^no-such-claim]\\n')\n"
    _add_hook(vaccine, hook)
    done = build(vaccine, tmp_path / "out")
    assert done.returncode == 1
    assert "a file was changed while the site was being built" in done.stderr
    assert "Error reading page" not in done.stderr
    assert not list(tmp_path.glob("out/**/*.html"))


def test_what_another_hook_makes_beforehand_is_judged(vaccine: Path, tmp_path: Path) -> None:
    page = r"# Made\n\nMade.[^no-such-claim]\n"
    _add_hook(
        vaccine,
        f"import time\ndef on_pre_build(**_):\n    time.sleep(1)\n    open('docs/made.md', 'w').write('{page}')\n",
    )
    done = build(vaccine, tmp_path / "out")
    assert done.returncode == 1
    assert "no record is called `no-such-claim`" in done.stderr


def test_odd_files_and_fields_do_no_harm(vaccine: Path, tmp_path: Path) -> None:
    """The mark of an editor that has a file open, which leads nowhere; a field's name written with an escape."""
    (vaccine / "docs" / ".#index.md").symlink_to("somebody@somewhere.1234")
    page = vaccine / "docs" / "approval.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("---\n", '---\n"\\x61liases": [/older/]\n', 1), encoding="utf-8")
    done = build(vaccine, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "approval/" in (tmp_path / "out" / "older" / "index.html").read_text(encoding="utf-8")


PREVIEWS = """
import gc, sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config("mkdocs.yml", site_dir=sys.argv[1])
config.plugins.on_startup(command="serve", dirty=False)
before = gc.get_freeze_count()
build(config, serve_url="http://127.0.0.1/")
sys.exit(gc.get_freeze_count() - before)
"""


def test_a_preview_keeps_nothing_of_what_it_built_before(vaccine: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", PREVIEWS, str(tmp_path / "out")]
    done = subprocess.run(command, cwd=vaccine, env=ENV, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _add_hook(site: Path, code: str) -> None:
    """Add a hook before our own, or give it other code."""
    (site / "more.py").write_text(code, encoding="utf-8")
    settings = (site / "mkdocs.yml").read_text(encoding="utf-8")
    if "more.py" not in settings:
        (site / "mkdocs.yml").write_text(settings.replace("hooks:\n", "hooks:\n  - more.py\n"), encoding="utf-8")


@pytest.fixture
def preview(vaccine: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A running `mkdocs serve`: its address and its log."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = tmp_path / "serve.log"
    with log.open("w") as out:
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
        server = subprocess.Popen(command, cwd=vaccine, env=ENV, stdout=out, stderr=subprocess.STDOUT)
        try:
            yield f"http://{address}/", log
        finally:
            server.terminate()
            server.wait(10)


def _shows(url: str, text: str) -> bool:
    """Wait up to twenty seconds until a page holds a text."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                if text in answer.read().decode():
                    return True
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.2)
    return False


def test_preview_outlives_mistakes(vaccine: Path, preview: tuple[str, Path]) -> None:
    url, log = preview
    page, text = vaccine / "docs" / "index.md", (vaccine / "docs" / "index.md").read_text(encoding="utf-8")
    assert _shows(url, "<main")
    page.write_text(text + "\nA slip.[^no-such-claim]\n", encoding="utf-8")
    assert _shows(url, "A slip.")
    assert "no record is called" in log.read_text()
    page.write_text(text + "\nMended.\n", encoding="utf-8")
    assert _shows(url, "Mended.")
    ledger = next((vaccine / "docs" / "claims").glob("*.yml"))
    ledger.write_text(
        ledger.read_text(encoding="utf-8").replace("note: ", "note: Reread at once. ", 1), encoding="utf-8"
    )
    assert any(
        _shows(f"{url}c/{name}/", "Reread at once.")
        for name in re.findall(r"^- id: (\S+)", ledger.read_text(), re.MULTILINE)[:3]
    )

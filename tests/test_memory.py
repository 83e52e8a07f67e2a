"""What is remembered changes nothing but the time: the same findings with it, without it, and when it is damaged."""

import hashlib
import json
import os
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kept
from bench.generate import Site, write
from check import main
from site_files import TODAY, read_site
from sourcebook import project
from sourcebook.diagnostics import Finding
from sourcebook.memory import Memory
from sourcebook.model import Page
from sourcebook.rules import judge

VACCINE = read_site("vaccine")
PAGES = sorted(path for path in VACCINE if path.endswith(".md"))


def _judge(files: dict[str, str], memory: Memory | None = None) -> list[Finding]:
    return judge(project.build(files, today=TODAY, memory=memory), memory)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(VACCINE)), st.integers(0, 3000), st.integers(0, 40)), max_size=4))
def test_same_findings(cuts: list[tuple[str, int, int]]) -> None:
    memory: Memory = {}
    _judge(VACCINE, memory)
    files = dict(VACCINE)
    for path, start, length in cuts:
        files[path] = files[path][:start] + files[path][start + length :]
        assert _judge(files, memory) == _judge(files)
        # What is kept goes through JSON.
        memory = json.loads(json.dumps(memory))
        assert _judge(files, memory) == _judge(files)


def test_only_what_changed_is_read_again() -> None:
    memory: Memory = {}
    _judge(VACCINE, memory)
    files = {**VACCINE, PAGES[0]: VACCINE[PAGES[0]] + "\nMore.\n"}
    read = [page.path for page in project.build(files, today=TODAY, memory=memory).pages if isinstance(page, Page)]
    assert read == [PAGES[0]]
    record = {**VACCINE, "docs/origins.yml": VACCINE["docs/origins.yml"] + "\n"}
    assert all(isinstance(page, Page) for page in project.build(record, today=TODAY, memory=memory).pages)


def test_what_is_on_disk_is_not_read_again(tmp_path: Path) -> None:
    _judge(VACCINE, first := kept.load(tmp_path))
    first.save()
    site = project.build(VACCINE, today=TODAY, memory=(second := kept.load(tmp_path)))
    assert not [page.path for page in site.pages if isinstance(page, Page)]
    judge(site, second)
    assert sorted(second) == sorted(first), "nothing had to be judged again, and nothing else was kept"


@settings(max_examples=25, deadline=None)
@given(st.recursive(st.none() | st.integers() | st.text(max_size=3), lambda inner: st.lists(inner, max_size=18)))
def test_damaged_memory_is_left_aside(damage: object) -> None:
    memory: Memory = {}
    clean = _judge(VACCINE, memory)
    assert _judge(VACCINE, {key: damage for key in memory}) == clean  # noqa: C420


@pytest.mark.parametrize("damage", [b"", b"{}", b"0" * 5000, "row", "shape"])
def test_damaged_file_is_left_aside(tmp_path: Path, damage: bytes | str, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, Site(20).files())
    arguments = ["--root", str(tmp_path), "--today", "2026-11-22"]
    for _ in range(2):
        assert main(arguments) == 0, capsys.readouterr().out
    file = _file(tmp_path)
    assert _rows(file) == 21
    if isinstance(damage, bytes):
        file.write_bytes(damage)
    else:
        with sqlite3.connect(file) as disk:
            disk.execute("UPDATE kept SET value = ?", ["{" if damage == "row" else '["a"]'])
    assert main(arguments) == 0
    assert _rows(file) == 21


def _file(root: Path) -> Path:
    folder = Path(os.environ["SOURCEBOOK_CACHE"]) / "sourcebook"
    return folder / f"{hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]}-found.sqlite"


def _rows(file: Path) -> int:
    with sqlite3.connect(file) as disk:
        count: int = disk.execute("SELECT COUNT(*) FROM kept").fetchone()[0]
    return count


def test_no_cache_leaves_none(tmp_path: Path) -> None:
    write(tmp_path, Site(20).files())
    assert main(["--root", str(tmp_path), "--no-cache"]) == 0
    assert not _file(tmp_path).exists()


def test_folder_that_cannot_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, Site(20).files())
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SOURCEBOOK_CACHE", str(tmp_path / "file"))
    assert main(["--root", str(tmp_path)]) == 0


def test_nothing_is_remembered_in_the_repository(tmp_path: Path) -> None:
    """A change that brought its own findings along would judge itself."""
    write(tmp_path, Site(20).files())
    before = set(tmp_path.rglob("*"))
    assert main(["--root", str(tmp_path)]) == 0
    assert set(tmp_path.rglob("*")) == before


def test_a_changed_template_is_not_passed_over() -> None:
    """Pages of records are kept as they were built: another template makes others."""
    assert {"record.html", "forward.html", "notes.py"} <= {path.name for path in kept.code_files()}

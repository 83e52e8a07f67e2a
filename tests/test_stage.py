"""The copy for other generators: MkDocs without its hook and Zensical make the same pages of it, or nobody does."""

import ast
import importlib.util
import json
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import urldefrag

import pytest

from building import ENV, ROOT, build

VACCINE = ROOT / "tests" / "sites" / "vaccine"
HOOKS = ROOT / "hooks"


def stage(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the command as `make stage` does."""
    command = [sys.executable, str(HOOKS / "stage.py"), *map(str, arguments)]
    return subprocess.run(command, env=ENV, capture_output=True, text=True, check=False)


@dataclass
class Look(HTMLParser):
    """What a reader meets in a page's article, and what leads there: compared between two builds of one page."""

    address: str
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    headings: list[tuple[str, str]] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    roles: list[tuple[str | None, str | None]] = field(default_factory=list)
    """With the names that a screen reader says."""
    text: str = ""
    description: str = ""
    _depth: int = 0
    _open: list[tuple[str, str, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        of = dict(attrs)
        self._depth += tag == "article"
        if of.get("name") == "description":
            self.description = str(of.get("content"))
        # Generators begin their own ids so.
        if not self._depth or (of.get("id") or "").startswith("__"):
            return
        self.ids |= {name for name in (of.get("id"),) if name}
        self.links += [self._target(str(of[name])) for name in ("href", "src") if of.get(name)]
        self.roles += [(of.get("role"), of.get("aria-label"))] if of.get("role") or of.get("aria-label") else []
        if re.fullmatch("h[1-6]", tag) or (tag == "li" and str(of.get("id")).startswith("fn:")):
            self._open.append((tag, of.get("id") or "", len(self.text)))

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "article"
        if self._open and self._open[-1][0] == tag and tag != "li":
            _, _, start = self._open.pop()
            self.headings.append((tag, " ".join(self.text[start:].split())))

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.text += data

    def close(self) -> None:
        super().close()
        starts = [*self._open, ("", "", len(self.text))]
        for (_, id_, start), (_, _, end) in pairwise(starts):
            self.notes[id_] = " ".join(self.text[start:end].split())
        self.text = " ".join(self.text.split())

    def _target(self, href: str) -> str:
        """The same place has the same name, with `index.html` or without."""
        path, fragment = urldefrag(href)
        if ":" not in path:
            path = posixpath.normpath(posixpath.join(self.address, path.removesuffix("index.html")))
        return f"{path}#{fragment}"


def look(site: Path) -> dict[str, Look]:
    """Look at every page of a built site that a generator made of Markdown."""
    found = {}
    for path in sorted(site.rglob("index.html")):
        html = path.read_text(encoding="utf-8")
        name = path.parent.relative_to(site).as_posix()
        if 'name="generator"' in html:
            found[name] = Look(f"/{name}")
            found[name].feed(html)
            found[name].close()
    return found


def finished(site: Path) -> dict[Path, bytes]:
    """Return the pages that no generator made: those of records, and those that lead on from older addresses."""
    # The stamp is for pages that came through the hook.
    stamp = rb'\n<meta name="sourcebook" content="[^"]*">'
    pages = {path.relative_to(site): re.sub(stamp, b"", path.read_bytes()) for path in site.rglob("*.html")}
    return {path: html for path, html in pages.items() if b'name="generator"' not in html}


def searched(site: Path) -> set[str]:
    """Return the pages whose words the search finds."""
    ours, theirs = site / "search" / "search_index.json", site / "search.json"
    index = json.loads((ours if ours.exists() else theirs).read_text(encoding="utf-8"))
    return {urldefrag(entry["location"])[0] for entry in index.get("docs") or index["items"]}


@pytest.fixture(scope="module")
def with_hook(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sites as MkDocs builds them with our hook."""
    small = tmp_path_factory.mktemp("small") / "site"
    done = build(VACCINE, small)
    assert done.returncode == 0, done.stderr
    return {"real": real_site, "vaccine": small}


def _mkdocs(copy: Path) -> None:
    done = build(copy, copy / "site")
    assert done.returncode == 0, done.stderr


def _zensical(copy: Path) -> None:
    if not importlib.util.find_spec("zensical"):
        pytest.skip("NOT TESTED: Zensical is not installed here, so nobody knows whether it still builds the copy")
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", str(copy / "mkdocs.yml")]
    done = subprocess.run(command, env=ENV, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("generator", [_mkdocs, _zensical], ids=["mkdocs", "zensical"])
@pytest.mark.parametrize(("name", "root"), [("real", ROOT), ("vaccine", VACCINE)], ids=["real", "vaccine"])
def test_another_generator_makes_the_same_pages(
    name: str, root: Path, generator: Callable[[Path], None], with_hook: dict[str, Path], tmp_path: Path
) -> None:
    copy, expected = tmp_path / "copy", with_hook[name]
    done = stage(copy, "--root", root)
    assert done.returncode == 0, done.stdout + done.stderr
    generator(copy)
    assert stage(copy, "--finish").returncode == 0
    ours, theirs = look(expected), look(copy / "site")
    assert list(ours) == list(theirs)
    assert searched(expected) == searched(copy / "site")
    for page, wanted in ours.items():
        made = theirs[page]
        for what in ("ids", "links", "headings", "notes", "roles", "text", "description"):
            one, other = getattr(wanted, what), getattr(made, what)
            assert one == other, f"/{page}/: other {what}"
            # The order of notes is that of their marks.
            assert list(one) == list(other) or what == "ids", f"/{page}/: {what} in another order"
    assert sum(len(page.notes) for page in ours.values()) > 10, "there must be something to compare"
    assert finished(expected) == finished(copy / "site")
    assert {path.parts[0] for path in finished(expected)} >= set("cso")


def test_the_copy_holds_what_is_published_and_nothing_else(tmp_path: Path) -> None:
    assert stage(tmp_path / "copy", "--root", VACCINE).returncode == 0
    files = {path.relative_to(tmp_path / "copy").as_posix() for path in (tmp_path / "copy").rglob("*.*")}
    assert {".made-by-stage", "mkdocs.yml", "docs/index.md"} <= files
    assert not {path for path in files if path.endswith((".yml", ".txt"))} - {"mkdocs.yml"}
    settings = (tmp_path / "copy" / "mkdocs.yml").read_text(encoding="utf-8")
    assert not re.search(r"^(hooks|INHERIT|exclude_docs)|!ENV", settings, re.MULTILINE)


def _imported(path: Path) -> set[str]:
    nodes = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)]
    return {f"{node.module}.{alias.name}" for node in nodes for alias in node.names}


def test_the_stage_writes_out_all_that_the_hook_does_and_without_mkdocs() -> None:
    hook, stages = _imported(HOOKS / "making.py"), _imported(HOOKS / "stage.py")
    # The name of a filter, under which the build remembers what came through it; and what must be known beforehand.
    no_work = {
        "sourcebook.render.clean.FILTER",
        "sourcebook.render.forward.forward_files",
        "sourcebook.render.notes.is_needed_elsewhere",
        "sourcebook.render.pages.record_files",
    }
    assert no_work < hook
    rendered = {name for name in hook if name.startswith("sourcebook.render.")} - no_work
    assert sorted(rendered - stages) == []
    assert not [name for name in stages if name.startswith("mkdocs.")]


@pytest.fixture
def vaccine(tmp_path: Path) -> Path:
    """A copy of the small site that can be broken."""
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return Path(shutil.copytree(VACCINE, tmp_path / "tests" / "sites" / "vaccine"))


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_same_input_same_bytes(vaccine: Path, tmp_path: Path) -> None:
    assert stage(tmp_path / "one", "--root", VACCINE).returncode == 0
    assert stage(tmp_path / "two", "--root", vaccine).returncode == 0
    assert _bytes(tmp_path / "one") == _bytes(tmp_path / "two")


def test_an_earlier_copy_is_replaced_whole(vaccine: Path) -> None:
    assert stage("--root", vaccine).returncode == 0
    (vaccine / "stage" / "docs" / "deleted.md").write_text("# Deleted since\n")
    assert stage("--root", vaccine).returncode == 0
    assert not (vaccine / "stage" / "docs" / "deleted.md").exists()


def test_windows_line_ends_make_the_same_copy(vaccine: Path, tmp_path: Path) -> None:
    for page in (vaccine / "docs").rglob("*.md"):
        page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    assert stage(tmp_path / "one", "--root", VACCINE).returncode == 0
    assert stage(tmp_path / "two", "--root", vaccine).returncode == 0
    assert _bytes(tmp_path / "one") == _bytes(tmp_path / "two")


def test_what_the_check_refuses_is_not_written(vaccine: Path) -> None:
    assert stage("--root", vaccine).returncode == 0
    before = _bytes(vaccine / "stage")
    _append(vaccine / "docs" / "index.md", "\nNobody knows.[^no-such-claim]\n")
    done = stage("--root", vaccine)
    assert done.returncode == 1
    assert "error[XPG01] no record is called `no-such-claim`" in done.stdout
    assert done.stderr == "stage: nothing is written: 1 error\n"
    assert _bytes(vaccine / "stage") == before


def test_what_could_run_is_not_written_even_unjudged(vaccine: Path) -> None:
    """The rule against code is switched off; what Python-Markdown makes of the page is looked at all the same."""
    _append(vaccine / "mkdocs.yml", "\nextra:\n  sourcebook:\n    ignore: [POL15]\n")
    _append(vaccine / "docs" / "about" / "index.md", '\n<img src="x.png" alt="x" onerror="alert(1)">\n')
    done = stage("--root", vaccine)
    assert done.returncode == 2, done.stdout
    assert done.stderr == "stage: docs/about/index.md: onerror=… is not what Markdown makes; nothing is written\n"
    assert not (vaccine / "stage").exists()


def test_no_record_leads_out_of_the_copy(vaccine: Path) -> None:
    _append(vaccine / "mkdocs.yml", "\nextra:\n  sourcebook:\n    ignore: [REC, XPG, FIL, SYN, CLM, POL, LNK]\n")
    path = vaccine / "docs" / "origins.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^- id: .*$", "- id: ../../../x", text, count=1), encoding="utf-8")
    done = stage("--root", vaccine)
    assert done.returncode == 2
    assert done.stderr == "stage: `docs/o/../../../x/index.html` would lie outside the copy; nothing is written\n"


def _mine(folder: Path) -> Path:
    (folder / "mine").mkdir()
    (folder / "mine" / "diary.txt").write_text("Dear diary\n")
    return folder / "mine"


def _link(folder: Path) -> Path:
    (folder / "link").symlink_to(_mine(folder), target_is_directory=True)
    return folder / "link"


def _file(folder: Path) -> Path:
    (folder / "file").write_text("Dear diary\n")
    return folder / "file"


@pytest.mark.parametrize(
    ("place", "why"),
    [
        (_mine, "was not made by this command; name another folder, or empty it yourself"),
        (_link, "is no folder; name one that is not there yet"),
        (_file, "is no folder; name one that is not there yet"),
        (lambda root: root, "holds the site or is published with it; name another folder"),
        (lambda root: root.parent, "holds the site or is published with it; name another folder"),
        (lambda root: root / "docs", "holds the site or is published with it; name another folder"),
        (lambda root: root / "docs" / "copy", "holds the site or is published with it; name another folder"),
    ],
    ids=["mine", "link", "file", "root", "above", "docs", "within-docs"],
)
def test_no_other_folder_is_touched(place: Callable[[Path], Path], why: str, vaccine: Path) -> None:
    folder = place(vaccine)
    before = _bytes(vaccine.parent)
    done = stage(folder, "--root", vaccine)
    assert (done.returncode, done.stderr) == (2, f"stage: {folder} {why}\n")
    assert _bytes(vaccine.parent) == before


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (None, "mkdocs.yml cannot be read: "),
        ("site_name: [", "mkdocs.yml cannot be read: "),
        ("x: !!python/name:os.system", "mkdocs.yml cannot be read: "),
        ("", "mkdocs.yml holds no settings"),
        ("docs_dir: nowhere", "there is no folder nowhere/ beside mkdocs.yml"),
    ],
    ids=["missing", "broken", "code", "empty", "no-docs"],
)
def test_settings_that_cannot_be_used(text: str | None, why: str, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / "mkdocs.yml").write_text(text)
    done = stage("--root", tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(f"stage: {why}")
    assert done.stderr.count("\n") == 1


def test_only_a_copy_is_finished(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text('<div class="footnote">')
    done = stage(tmp_path, "--finish")
    assert done.stderr == f"stage: there is no built site in {tmp_path}; build the copy there first\n"
    assert done.returncode == 2
    assert "role" not in (tmp_path / "site" / "index.html").read_text()

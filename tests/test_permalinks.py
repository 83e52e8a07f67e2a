"""Addresses: whoever renames, moves or deletes is told the line that keeps the old address."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from building import ROOT, build
from site_files import TODAY, diagnose, read_site
from sourcebook import permalinks, project
from sourcebook.diagnostics import Diagnostic
from sourcebook.mend import mend_addresses
from sourcebook.render.forward import forward_pages
from sourcebook.render.pages import Frame
from test_check import run

FILE = "docs/permalinks.txt"
Files = dict[str, str]


def promising(files: Files) -> Files:
    """A site that has been published: every address stands in the file."""
    files = {**files, FILE: ""}
    return files | mend_addresses(project.build(files, today=TODAY)).texts


VACCINE = promising(read_site("vaccine"))


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("docs/index.md", "/"),
        ("docs/README.md", "/"),
        ("docs/page.md", "/page/"),
        ("docs/a/index.md", "/a/"),
        ("docs/a/myindex.md", "/a/myindex/"),
        ("docs/a/v1.2.markdown", "/a/v1.2/"),
        ("docs/한국.md", "/한국/"),
    ],
)
def test_address_of_a_page(path: str, address: str) -> None:
    assert permalinks.page_address(path, "docs") == address


@pytest.mark.parametrize(
    ("alias", "old", "new"),
    [
        ("/old/", "/old/", "/trial/"),
        ("/", "/", "/trial/"),
        ("/old/place/ -> #result", "/old/place/", "/trial/#result"),
        ("#old", "/trial/#old", "/trial/"),
        ("#old -> #result", "/trial/#old", "/trial/#result"),
        ("/old/#result", "/old/#result", "/trial/#result"),
        ("/old/#other", "/old/#other", "/trial/"),
        *((text, "", "/trial/") for text in ("old", "/old", "old/", "/a//b/", "/../", "/.git/", '/"/', "https://x/")),
        *((text, "", "/trial/") for text in ("", "->", "-> #result", "#", "#a b", "/a/#b#c", "/a/\n/b/", '#"><b>')),
    ],
)
def test_alias_of_a_page(alias: str, old: str, new: str) -> None:
    page = next(page for page in project.build(VACCINE, today=TODAY).pages if page.path == "docs/trial.md")
    object.__setattr__(page, "front", {"aliases": [alias]})
    assert [(found.old, found.new) for found in permalinks.aliases([page], [], "docs")] == [(old, new)]


# What is done, and the address that would be lost.
def _edit(path: str, old: str, new: str) -> Callable[[Files], Files]:
    def edit(files: Files) -> Files:
        assert old in files[path]
        return {**files, path: files[path].replace(old, new)}

    return edit


def _rename_source(files: Files) -> Files:
    return {path: text.replace("leaflet-at-the-quay", "leaflet-on-the-quay") for path, text in files.items()} | {
        FILE: files[FILE]
    }


def _move_page(files: Files) -> Files:
    moved = {**files, "docs/office/approval.md": files["docs/approval.md"]}
    del moved["docs/approval.md"]
    return _edit("docs/index.md", "(approval.md)", "(office/approval.md)")(moved)


def _move_section(files: Files) -> Files:
    head, price = re.split(r"(?=## The price)", files["docs/approval.md"])
    return {**files, "docs/approval.md": head, "docs/about/index.md": files["docs/about/index.md"] + f"\n{price}"}


def _delete_claim(files: Files) -> Files:
    text = re.sub(r"- id: freezers-were-replaced\n(?:  .*\n)+", "", files["docs/claims/trial.yml"])
    return {**files, "docs/claims/trial.yml": text}


CHANGES: dict[str, tuple[str, Callable[[Files], Files]]] = {
    "rename a heading": (
        "/trial/#volunteers",
        _edit("docs/trial.md", "## Who took part { #volunteers }", "## The *many* { #people }"),
    ),
    "delete a heading": ("/about/#words", _edit("docs/about/index.md", "## The words { #words }\n\n", "")),
    "move a section": ("/approval/#price", _move_section),
    "move a page": ("/approval/", _move_page),
    "delete a claim": ("/c/freezers-were-replaced/", _delete_claim),
    "rename a source": ("/s/leaflet-at-the-quay/", _rename_source),
    "rename an origin": (
        "/o/lowland-team/",
        lambda files: {p: t.replace("lowland-team", "osthaven-team") if p != FILE else t for p, t in files.items()},
    ),
}


def apply(files: Files, found: Diagnostic) -> Files:
    """Do what the help says, as somebody would who copies its line."""
    line = re.findall(r"`([^`]*: \[.*?\]|#+ .*?)`", found.help)[0]
    if line.startswith("#"):
        return _with_line(files, found.path, found.line, line)
    if page := re.search(r"front matter of (docs/\S+\.md)", found.help):
        front = re.sub(r"^aliases:.*\n", "", files[page[1]], count=1, flags=re.MULTILINE)
        return {**files, page[1]: front.replace("---\n", f"---\n{line}\n", 1)}
    # A claim that is gone says nothing of what took its place: that is for people to know.
    id_ = (re.search(r"that is `([^`]*)`", found.help) or [None, "freezer-fault-admitted"])[1]
    path = next(path for path, text in files.items() if f"- id: {id_}\n" in text)
    return {**files, path: files[path].replace(f"- id: {id_}\n", f"- id: {id_}\n  {line}\n")}


def _with_line(files: Files, path: str, number: int, line: str) -> Files:
    lines = files[path].splitlines()
    return {**files, path: "\n".join([*lines[: number - 1], line, *lines[number:]]) + "\n"}


def lost(files: Files) -> list[Diagnostic]:
    """What is found of addresses, but for those that are new."""
    return [found for found in diagnose(files) if found.code in ("XPG08", "XPG09") and found.severity == "error"]


@pytest.mark.parametrize("change", CHANGES)
def test_a_lost_address_comes_with_the_line_that_keeps_it(change: str) -> None:
    address, edit = CHANGES[change]
    files = edit(VACCINE)
    (found,) = lost(files)
    assert found.message == f"`{address}` was published, and nothing answers to it"
    assert mend_addresses(project.build(files, today=TODAY)).texts == {}, "nothing is added while one is lost"
    after = apply(files, found)
    assert [d for d in diagnose(after) if d.severity != "info"] == []
    assert promising_line(address) in after[FILE]


def promising_line(address: str) -> str:
    """An address as it stands in the file."""
    return f"\n{address}\n"


class _Page(HTMLParser):
    """The ids of a built page, and where it sends its readers."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.sends_to = ""
        self.sections: dict[str, str] = {}
        self.last = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
            self.last = given["id"]
        if given.get("http-equiv") == "refresh":
            self.sends_to = given["content"].partition("url=")[2]
        if tag == "a" and self.last and self.sends_to:
            self.sections.setdefault(self.last, given["href"])


def answers(site: Path, address: str) -> bool:
    """Tell whether a built site has an address, itself or where an old page leads."""
    base, sign, section = address.partition("#")
    file = site / base[1:] / "index.html"
    if not file.is_file():
        return False
    page = _Page(file.read_text(encoding="utf-8"))
    if page.sends_to:
        goal, fragment = (page.sections.get(section) or page.sends_to).partition("#")[::2]
        path = "/" + (file.parent / unquote(goal)).resolve().relative_to(site.resolve()).as_posix().strip(".") + "/"
        wanted = fragment if fragment or section in page.sections else section
        return answers(site, path.replace("//", "/") + (f"#{wanted}" if wanted else ""))
    return not sign or page.ids.count(section) == 1


@pytest.fixture(scope="module")
def changed_site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Files]:
    """The small site after all the changes and their mends, built; a page was also split, and became a section."""
    files = VACCINE
    for _, edit in CHANGES.values():
        files = edit(files)
        while found := lost(files):
            files = apply(files, found[0])
    more = 'aliases: ["/gone/ -> #price", "/gone/#law", "/gone/#price", "/trial/#cost -> #price", '
    about = files["docs/about/index.md"].replace("aliases: [", more)
    trial = files["docs/trial.md"].replace("---\n", '---\naliases: ["#early -> #result"]\n', 1)
    files = files | {"docs/about/index.md": about, "docs/trial.md": trial}
    files[FILE] += "/gone/\n/gone/#law\n/gone/#price\n/trial/#cost\n/trial/#early\n"
    assert lost(files) == []
    folder = tmp_path_factory.mktemp("changed")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    site = folder / "tests" / "sites" / "vaccine"
    for path, text in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    config = (ROOT / "tests" / "sites" / "vaccine" / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace(": approval.md", ": office/approval.md") + "site_url: https://solvane.example/\n"
    (site / "mkdocs.yml").write_text(config, encoding="utf-8")
    done = build(site, folder / "out")
    assert done.returncode == 0, done.stderr
    return folder / "out", files


def test_old_addresses_answer_in_the_built_site(changed_site: tuple[Path, Files]) -> None:
    site, files = changed_site
    lines = files[FILE].splitlines()
    assert {address for address, _ in CHANGES.values()} <= set(lines)
    assert [line for line in lines if not answers(site, line)] == []
    assert not answers(site, "/trial/#nowhere")
    assert not answers(site, "/approval/#nowhere")


def test_an_older_section_leads_to_what_it_became(changed_site: tuple[Path, Files]) -> None:
    site, _ = changed_site
    html = (site / "trial" / "index.html").read_text(encoding="utf-8")
    assert re.search(r'<div id="early"></div>\s*<div class="section-head"><h2 id="result">', html)
    assert re.search(r'<p class="moved" id="cost">.* elsewhere: <a href="../about/#price">The price</a>.</p>', html)


def test_a_page_that_moved_leads_on(changed_site: tuple[Path, Files]) -> None:
    site, _ = changed_site
    html = (site / "approval" / "index.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../office/approval/">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert '<a href="../office/approval/">Approval and price</a>' in html
    for listing in ("sitemap.xml", "search/search_index.json"):
        text = (site / listing).read_text(encoding="utf-8")
        assert "office/approval/" in text
        assert not re.search(r'(?<!office)/approval/|"approval/', text)


def test_an_older_page_names_the_canonical_address() -> None:
    site = project.build(VACCINE, today=TODAY)
    pages = dict(forward_pages(site, Frame("Solvane", "https://solvane.example/")))
    link = '<link rel="canonical" href="https://solvane.example/c/trial-had-4012-volunteers/">'
    assert link in pages["c/volunteers-of-the-trial/index.html"]
    assert '<link rel="canonical" href="https://solvane.example/">' in pages["start/index.html"]


def test_every_line_answers_in_the_built_site(real_site: Path) -> None:
    lines = (ROOT / FILE).read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines)), "`python3 hooks/check.py --fix` sorts them"
    assert len(lines) > 1000
    assert [line for line in lines if not answers(real_site, line)] == []


def test_every_section_has_an_id_and_a_link_to_copy(real_site: Path) -> None:
    for path in real_site.rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        for attributes, after in re.findall(r"<h[23]\b([^>]*)>.*?</h[23]>(.{0,40})", html, re.DOTALL):
            (id_,) = re.findall(r'id="([^"]+)"', attributes) or [""]
            assert after.startswith(f'<a class="headerlink" href="#{id_}"'[:40]), f"{path}: {attributes}"
        ids = _Page(html).ids
        assert len(ids) == len(set(ids)), path


def test_every_record_has_a_link_to_copy(real_site: Path) -> None:
    for kind, noun in (("c", "claim"), ("s", "source"), ("o", "origin")):
        for path in (real_site / kind).glob("*/index.html"):
            html = path.read_text(encoding="utf-8")
            link = f'<a class="copy-link" href="../../{kind}/{path.parent.name}/">Copy link to this {noun}</a>'
            assert link in html or 'http-equiv="refresh"' in html, path


@pytest.fixture
def on_disk(tmp_path: Path) -> Path:
    """The small site on disk, every address promised."""
    for name, text in promising(read_site("tiny")).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_new_addresses_are_information_until_published(on_disk: Path) -> None:
    (on_disk / "docs" / "page.md").write_text("# A page\n\n## A part { #part }\n")
    arguments = ["--root", str(on_disk), "--today", "2026-11-22"]
    assert run(*arguments).returncode == 0
    done = run(*arguments, "--publish")
    assert done.returncode == 1
    assert done.stdout.startswith("docs/permalinks.txt:1:1: error[XPG08] new addresses, such as `/page/`, do not")
    assert "fix: docs/permalinks.txt: added 2 new addresses" in run(*arguments, "--fix").stderr
    assert "\n/page/\n/page/#part\n" in (on_disk / FILE).read_text()
    assert run(*arguments, "--publish").returncode == 0


def test_a_line_taken_out_is_promised_still(on_disk: Path, tmp_path: Path) -> None:
    before = tmp_path / "before.txt"
    shutil.copy(on_disk / FILE, before)
    page = on_disk / "docs" / "index.md"
    page.write_text(page.read_text().replace("{ #weir }", "{ #dam }"))
    (on_disk / FILE).write_text(before.read_text().replace("/#weir\n", ""))
    arguments = ["--root", str(on_disk), "--today", "2026-11-22"]
    assert run(*arguments).returncode == 0
    for state in ("with", "without"):
        done = run(*arguments, "--before", before)
        assert done.returncode == 1, state
        assert "error[XPG08] `/#weir` was published" in done.stdout
        (on_disk / FILE).unlink(missing_ok=True)
    done = run(*arguments, "--before", tmp_path / "nothing.txt")
    assert (done.returncode, done.stderr) == (2, f"check: `{tmp_path}/nothing.txt` cannot be read\n")


def test_order_of_records_is_information(on_disk: Path) -> None:
    arguments = ["--root", str(on_disk), "--today", "2026-11-22"]
    said = "check: not sorted by id, which does no harm, and mended by --fix: docs/claims/flood.yml, docs/"
    assert said in run(*arguments).stderr
    assert run(*arguments).returncode == 0
    assert "not sorted" not in run(*arguments, "--fix").stderr


def test_make_check_holds_lines_that_were_taken_out_a_commit_ago(tmp_path: Path) -> None:
    for name in ("docs", "hooks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("Makefile", "mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / ".venv").symlink_to(sys.prefix)

    def in_folder(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    def commit() -> None:
        in_folder("git", "add", "docs")
        in_folder("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", "b")

    in_folder("git", "init", "--quiet")
    commit()
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("/") and "#" in line)
    (tmp_path / FILE).write_text(text.replace(f"{line}\n", "/once-promised/\n"), encoding="utf-8")
    commit()
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    commit()
    said = in_folder("make", "--old-file=.venv/check.stamp", "check")
    assert (said.returncode, "[XPG08]" in said.stdout, "/once-promised/" in said.stdout) == (2, True, True)

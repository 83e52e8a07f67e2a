"""`make bench`: a table of ratios, measured in one run on made-up sites; writes nothing outside a temporary folder.

The least of several turns that take turns, so that what else the machine does falls on all alike, in a folder in memory
where there is one: a disk that clears up after one build slows down the next. `python tests/bench/measure.py [PAGES …]`
measures other sizes.
"""

import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]

from bench.generate import CONFIGURATION, MARKERS_OF_A_PAGE, Site, write  # noqa: E402
from sourcebook import project  # noqa: E402
from sourcebook.parse.frontmatter import parse_front_matter  # noqa: E402
from sourcebook.render.notes import expand  # noqa: E402
from sourcebook.render.pages import Frame, record_pages  # noqa: E402

SIZES = (20, 100, 500, 1000)
TURNS = 3
HERE = Path(sys.executable).parent
MEMORY = Path("/dev/shm")
FOLDER = MEMORY if os.access(MEMORY, os.W_OK) else Path(tempfile.gettempdir())
CACHE = FOLDER / "sourcebook-bench"
ENV = {
    **os.environ,
    "SOURCEBOOK_CACHE": str(CACHE),
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "1795305600",
    "PYTHONHASHSEED": "0",
}

Command = list[str]
Measure = tuple[float, float, float]
"""Seconds, processor seconds of all its processes, and the peak memory of the largest one in MiB."""


def run(command: Command, folder: Path) -> Measure:
    """Run a command, and say what it cost; it must succeed."""
    log = os.open(folder / "log.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    actions = [(os.POSIX_SPAWN_DUP2, log, 1), (os.POSIX_SPAWN_DUP2, log, 2)]
    before, began = Path.cwd(), time.perf_counter()
    os.chdir(folder)
    child = os.posix_spawn(command[0], command, ENV, file_actions=actions)
    os.chdir(before)
    os.close(log)
    _, status, usage = os.wait4(child, 0)
    if status:
        raise RuntimeError(f"{' '.join(command)}: {(folder / 'log.txt').read_text()[-2000:]}")
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def sites(folder: Path, pages: int) -> dict[str, Path]:
    """Write one site in three forms: as we write it, with its notes written out, and with keys for a bibliography."""
    made = Site(pages)
    forms = {name: folder / name for name in ("ours", "plain", "bibtex")}
    for form in forms.values():
        form.mkdir(parents=True)
        (form / "base.yml").write_text(
            re.sub(r"^nav:\n(?:[ \n].*\n|\n)+", "", (ROOT / "mkdocs.yml").read_text(), flags=re.MULTILINE)
        )
    write(forms["ours"], made.files())
    write(forms["bibtex"], Site(pages).files("[@{}]".format))
    (forms["bibtex"] / "docs" / "all.bib").write_text(made.bibliography())
    _write_out(forms["ours"], forms["plain"])
    plugins = "plugins: [search, {bibtex: {bib_file: docs/all.bib}}]\n"
    for name, form in forms.items():
        hooks = f"[{ROOT / 'hooks' / 'on_build.py'}]" if name == "ours" else "[]"
        text = CONFIGURATION.format(hooks=hooks) + (plugins if name == "bibtex" else "")
        (form / "mkdocs.yml").write_text(text)
    return forms


def _write_out(ours: Path, plain: Path) -> None:
    """Copy a site with every note and every record's page written out."""
    site = project.load(ours)
    shutil.copytree(ours / "docs", plain / "docs", ignore=shutil.ignore_patterns("*.yml"))
    for page in site.pages:
        text = site.texts[page.path]
        end = parse_front_matter(page.path, text).end
        body = expand(text[end:].lstrip("\n"), site, page.path.removeprefix("docs/"))
        (plain / page.path).write_text(text[:end] + body)
    for name, html in record_pages(site, Frame("Bench")):
        path = plain / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html)


def check(ours: Path) -> dict[str, Measure]:
    """Measure `check.py` on a site: from nothing, with everything remembered, with one page changed."""
    command = [sys.executable, str(ROOT / "hooks" / "check.py"), "--root", str(ours)]
    found: dict[str, Measure] = {}
    for turn in range(TURNS):
        shutil.rmtree(CACHE, ignore_errors=True)
        steps = {"from nothing": run(command, ours), "nothing changed": run(command, ours)}
        page = ours / "docs" / "index.md"
        page.write_text(page.read_text() + f"\nMore words, {'so ' * turn}many.\n")
        steps["one page changed"] = run(command, ours)
        found = {name: min(cost, found.get(name, cost)) for name, cost in steps.items()}
    return found


def builds(forms: Mapping[str, Path], turns: int) -> dict[str, Measure]:
    """Measure builds in turn; a tool that is not installed is left out."""
    mkdocs = [str(HERE / "mkdocs"), "build", "--quiet"]
    commands = {
        "MkDocs, notes written out, no hook": (mkdocs, "plain"),
        "MkDocs with our hook": (mkdocs, "ours"),
        "MkDocs with our hook, warm": (mkdocs, "ours"),
        "MkDocs with mkdocs-bibtex": (mkdocs, "bibtex"),
        "Zensical, notes written out": ([str(HERE / "zensical"), "build", "--clean"], "plain"),
        "rumdl": ([str(HERE / "rumdl"), "check", "--no-cache", "--silent", "--fail-on", "never", "docs"], "ours"),
    }
    found: dict[str, Measure] = {}
    for _ in range(turns):
        for name, (command, form) in commands.items():
            if name == "MkDocs with our hook":
                shutil.rmtree(CACHE, ignore_errors=True)
            if Path(command[0]).exists():
                shutil.rmtree(forms[form] / "site", ignore_errors=True)
                try:
                    cost = run(command, forms[form])
                    _must_have_notes(forms[form], name)
                except RuntimeError as failed:
                    print(f"{name}: {failed}", file=sys.stderr)
                    continue
                found[name] = min(cost, found.get(name, cost))
    return found


def _must_have_notes(form: Path, name: str) -> None:
    """A tool that left marks as they were did not do the work that it is compared in."""
    pages = [path.read_text() for path in form.glob("site/part-*/*/index.html")]
    if name != "rumdl" and (not pages or any(page.count('class="footnote-ref"') < MARKERS_OF_A_PAGE for page in pages)):
        raise RuntimeError("it wrote pages without their notes")


def main() -> None:
    """Print a table for each size, and how the check grows."""
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    checked: dict[int, Measure] = {}
    for pages in sizes:
        with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
            forms = sites(Path(folder), pages)
            costs = check(forms["ours"])
            checked[pages] = costs["from nothing"]
            built = builds(forms, 2 if pages > 200 else TURNS)
        print(f"\n{pages} pages\n\n| what | seconds | of processors | MiB | against no hook |\n|---|---|---|---|---|")
        base = built["MkDocs, notes written out, no hook"][0]
        for name, (seconds, processor, memory) in ({f"check.py, {n}": c for n, c in costs.items()} | built).items():
            print(f"| {name} | {seconds:.2f} | {processor:.2f} | {memory:.0f} | {seconds / base:.2f} |", flush=True)
    shutil.rmtree(CACHE, ignore_errors=True)
    if len(sizes) > 1:
        first, last = min(sizes), max(sizes)
        print(f"\ncheck.py, from {first} to {last} pages: {checked[last][0] / checked[first][0]:.1f} times the time")


if __name__ == "__main__":
    main()

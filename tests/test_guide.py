"""The pages for contributors are true: each step of the walk and of the tutorial is taken, each list is compared.

`UPDATE_GOLDEN=1 pytest tests/test_guide.py -k lists` writes the lists of architecture.md anew.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
from dataclasses import is_dataclass
from pathlib import Path

import pytest

import sourcebook.diagnostics
import sourcebook.model
import sourcebook.rules
import sourcebook.settings
import sourcebook.text
from building import ENV, ROOT
from golden import compare
from sourcebook.rules import RULES
from test_layers import MAY_IMPORT, ORDER

PAGES = ROOT / "docs" / "contributing"
HOOKS = ROOT / "hooks"


def page(name: str) -> str:
    return (PAGES / name).read_text(encoding="utf-8")


# -- The lists of architecture.md


def about(file: Path) -> str:
    """What a file says of itself in its first line."""
    if file.suffix != ".py":
        return (
            f"what `{next(each.name for each in file.parent.glob('*.py') if file.name in each.read_text())}` fills in"
        )
    doc = (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").partition("\n")[0]
    codes = [code for code, rule in RULES.items() if rule.name.replace("-", "_") == file.stem]
    if file.parent.name == "rules" and codes:
        return f"[{codes[0]}](rules/{codes[0]}.md): {doc}"
    return doc.rstrip(".").replace("|", "\\|")


def files_of(folder: Path) -> str:
    """A folder's files as a list; helpers of the rules come before the rules."""
    files = [path for path in folder.iterdir() if path.suffix in (".py", ".html")]
    lines = sorted((about(file).startswith("["), f"- `{file.name}`: {about(file)}") for file in files)
    name = folder.relative_to(ROOT).as_posix()
    return f"### {name}/ {{ #{name.replace('/', '-')} }}\n\n" + "\n".join(line for _, line in lines) + "\n"


def tree() -> str:
    folders = [path for path in HOOKS.rglob("*") if path.is_dir() and any(path.glob("*.py"))]
    return "\n".join(map(files_of, sorted([HOOKS, *folders])))


def layers() -> str:
    known = {name: ", ".join(f"`{other}`" for other in ORDER if other in MAY_IMPORT[name]) for name in ORDER}
    rows = [f"| `{name}` | {others or 'nothing'} |" for name, others in known.items()]
    return "\n".join(["| Layer | may import |", "|---|---|", *rows, ""])


def test_lists_of_the_architecture_are_those_of_the_code() -> None:
    text = page("architecture.md")
    for anchor, made in (("layers", layers()), ("files", tree())):
        text, count = re.subn(
            rf"(^## [^\n]*#{anchor} }}\n.*?\n)(?:\| Layer|### hooks).*?(?=^## |\Z)",
            lambda match, made=made: f"{match[1]}{made}\n",  # type: ignore[misc]
            text,
            flags=re.MULTILINE | re.DOTALL,
        )
        assert count == 1
    compare(PAGES / "architecture.md", text.rstrip("\n") + "\n")


# -- The walk of architecture.md

CHECK = """
import check
read = [rule.doc for rule in check.RULES.values()]
arguments = ["--root", "tests/sites/vaccine", "--today", "2026-11-22"]
follow(lambda: check.main(arguments))
"""
BUILD = """
import os
import making  # what reading it calls is no step
os.sched_getaffinity = lambda _: {0}  # no other process is followed
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config("tests/sites/vaccine/mkdocs.yml", site_dir=sys.argv[1])
follow(lambda: (config.plugins.on_startup(command="build", dirty=False), build(config)))
"""
FOLLOW = """
import sys
sys.path.insert(0, "hooks")
ran = {}
def note(frame, event, argument):
    if event == "call" and "/hooks/" in frame.f_code.co_filename:
        ran.setdefault(frame.f_code.co_filename.rpartition("/hooks/")[2])
def follow(run):
    sys.setprofile(note)
    run()
    sys.setprofile(None)
    print("ran", *ran)
"""


def ran(program: str, folder: Path) -> list[str]:
    """The files of `hooks/` in the order in which their functions are first called."""
    env = {**ENV, "SOURCEBOOK_CACHE": str(folder / "cache")}
    command = [sys.executable, "-c", FOLLOW + program, str(folder / "site")]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    files = re.findall(r"^ran (.*)$", done.stdout, re.MULTILINE)[0].split()
    # Nouns and small helpers are used everywhere; the rules have a page each.
    short = [file.removeprefix("sourcebook/") for file in files]
    return [file for file in short if file != "text.py" and not re.match(r"model/|rules/[a-z]", file)]


def named_in(section: str) -> list[str]:
    text = page("architecture.md").partition(f"{{ #{section} }}\n")[2].partition("\n## ")[0]
    return list(dict.fromkeys(re.findall(r"`(?:hooks/)?([\w/]+\.py)`", text)))


def test_the_walk_of_the_check_is_the_one_it_takes(tmp_path: Path) -> None:
    files, named = ran(CHECK, tmp_path), named_in("check")
    assert [file for file in files if file not in named] == [], "the walk leaves these out"
    assert [file for file in named if file in files] == files, "the walk has another order"


def test_the_walk_of_the_build_leaves_nothing_out(tmp_path: Path) -> None:
    named = named_in("check") + named_in("build")
    assert [file for file in ran(BUILD, tmp_path) if file not in named] == [], "the walk leaves these out"


# -- The tutorial, add-a-rule.md

STEP = re.compile(r'^```(?P<kind>\w+)(?: title="(?P<title>[^"]*)")?\n(?P<body>.*?)^```$', re.MULTILINE | re.DOTALL)
COPIED = ("docs", "hooks", "requirements", "schemas", "tests", "Makefile", "mkdocs.yml", "pyproject.toml")
BIN = Path(sys.executable).parent


def put(root: Path, title: str, body: str) -> None:
    """Do what a fence's title says: make a file, add to one (`+`), or insert a line (`under WORD`)."""
    name, _, under = title.partition(", under ")
    path = root / name.removesuffix(" +")
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    assert bool(old) == (name.endswith(" +") or bool(under)), f"{title}: is it there already?"
    if under:
        head, line, tail = re.split(rf"(^.*\b{under}\b.*\n)", old, maxsplit=1, flags=re.MULTILINE)
        old, body = head + line, body + tail
    path.write_text(old + body, encoding="utf-8")


def enter(root: Path, shown: str) -> None:
    """Enter each command of a fence, and compare what it prints; `…` stands for anything."""
    for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", shown, re.MULTILINE):
        line = command.replace(".venv/bin/", f"{BIN}/")
        # What `make` would install is there: it runs the tests.
        line = re.sub(r"^make ", f"make BIN={BIN} --old-file=.venv/check.stamp ", line)
        env = {**{name: value for name, value in os.environ.items() if name != "UPDATE_GOLDEN"}, "NO_COLOR": "1"}
        done = subprocess.run(
            line,
            shell=True,
            cwd=root,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        pattern = re.escape(expected.strip()).replace("\\\n…", "…").replace("…\\\n", "…").replace("…", ".*")
        assert re.fullmatch(pattern, done.stdout.strip(), re.DOTALL), f"$ {command}\n{done.stdout}"


def test_the_tutorial_leads_from_an_empty_file_to_a_passing_test(tmp_path: Path) -> None:
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, tmp_path / name)
    for step in STEP.finditer(page("add-a-rule.md")):
        if step["title"]:
            put(tmp_path, step["title"], step["body"])
        else:
            assert step["kind"] == "console"
            enter(tmp_path, step["body"])


# -- glossary.md, and the names that the pages give


def test_the_glossary_has_every_noun() -> None:
    modules = (sourcebook.model, sourcebook.diagnostics, sourcebook.text, sourcebook.rules, sourcebook.settings)
    nouns = {
        name
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, type) and is_dataclass(value) and value.__module__.startswith(module.__name__)
    }
    words = set(re.findall(r"\w+", " ".join(re.findall(r"`[^`]+`", page("glossary.md")))))
    assert len(nouns) > 25
    assert sorted(nouns - words) == [], "add a row to docs/contributing/glossary.md"


WRITTEN = ["index.md", "architecture.md", "glossary.md", "add-a-rule.md", "why.md"]


@pytest.mark.parametrize("name", WRITTEN)
def test_what_a_page_names_is_there(name: str) -> None:
    text = re.sub(STEP, "", page(name)) if name == "add-a-rule.md" else page(name)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"\bmake ([a-z-]+)`", text)
    assert [target for target in targets if f"\n{target}:" not in makefile] == []
    paths = re.findall(r"(?<![\w./-])((?:hooks|tests|docs|requirements|schemas|\.github)/[\w./-]*\w)", text)
    known = [path for path in paths if not re.search(r"[A-Z]{3}", path)]
    assert sorted(path for path in known if not (ROOT / path).exists()) == []
    short = re.findall(r"`((?:parse|render|rules|model|report)/\w+\.\w+)`", text)
    assert [path for path in short if not (HOOKS / "sourcebook" / path).exists()] == []


def test_no_reason_outlives_its_thing() -> None:
    lines = [line for path in (ROOT / "requirements").glob("*.in") for line in path.read_text().splitlines()]
    names = {match[0] for line in lines if (match := re.match(r"[A-Za-z][\w.-]*", line))}
    cells = re.findall(r"^\| `?([\w.-]+)`? \|", page("why.md").partition("{ #dependencies }")[2], re.MULTILINE)
    assert sorted({*cells} - names - {*RULES} - {"Package", "Code"}) == []
    assert len(cells) == len({*cells}), "a row stands twice"

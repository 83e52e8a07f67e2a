"""The road in: what forms, guides and workflows promise is what pages, commands and files hold."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from building import ROOT
from sourcebook.render.ways import FORM, page_ways, record_ways

GITHUB = ROOT / ".github"
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))


def _read(path: Path) -> Any:  # noqa: ANN401 - any YAML
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def _fields(form: Path) -> list[dict[str, Any]]:
    return [element for element in _read(form)["body"] if element["type"] != "markdown"]


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_form(form: Path) -> None:
    assert {"name", "description", "body"} <= set(_read(form))
    ids = [field["id"] for field in _fields(form)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-zA-Z0-9_-]+", name) for name in ids)
    assert all(field["attributes"]["label"] for field in _fields(form))


def test_a_source_takes_five_fields() -> None:
    assert len(_fields(GITHUB / "ISSUE_TEMPLATE" / "source.yml")) == 5


def test_links_fill_in_fields_that_the_form_has() -> None:
    html = record_ways("https://git.example/notes/site/", "/a/b/", "docs/a/b.md", "flood")
    address = urlsplit(re.findall(r'href="([^"]+)"', html)[0].replace("&amp;", "&"))
    filled = parse_qs(address.query)
    script = (ROOT / "docs" / "javascripts" / "site.js").read_text(encoding="utf-8")
    names = set(filled) - {"template"} | set(re.findall(r'searchParams\.set\("(\w+)"', script))
    assert address.path == "/notes/site/issues/new"
    assert filled == {"template": [FORM], "page": ["/a/b/"], "record": ["flood"]}
    assert names == {"page", "section", "record"}
    assert names <= {field["id"] for field in _fields(GITHUB / "ISSUE_TEMPLATE" / FORM)}


def test_edit_leads_to_the_file() -> None:
    text = page_ways("https://git.example/notes/site", "/", "docs/한글 (a).md")
    file = "docs/%ED%95%9C%EA%B8%80%20%28a%29.md"
    assert f"[Edit this page](https://git.example/notes/site/edit/main/{file})\n" in text


@pytest.mark.parametrize("repository", ["", "javascript:alert(1)", "http://git.example/x", "//git.example/x", "x/y"])
def test_no_link_without_a_repository(repository: str) -> None:
    assert page_ways(repository, "/", "docs/index.md") == ""
    assert record_ways(repository, "/c/x/", "docs/claims/x.yml", "x") == ""


def test_an_address_is_no_markup() -> None:
    evil = ('https://git.example/)"><script>', "/", 'docs/)"><b>.md')
    assert len(re.findall(r'[<>"]', page_ways(*evil))) == 0
    assert page_ways(*evil).count(")") == 2
    html = record_ways(*evil, '"><b>')
    assert html.count("<") == html.count(">") == 6
    assert html.count('"') == 8


def test_four_ticks() -> None:
    assert (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8").count("- [ ] ") == 4


def _owners(path: str) -> list[str]:
    """Who owns a file: the last line that fits it decides, and one without a name frees it."""
    owners: list[str] = []
    for line in (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines():
        pattern, *named = line.split() or ["#"]
        if pattern == "*" or f"/{path}".startswith(pattern):
            owners = named
    return owners


@pytest.mark.parametrize(
    "path",
    [
        "hooks/check.py", ".github/workflows/ci.yml", "docs/people.yml", "requirements/site.txt", "mkdocs.yml",
        "GNUmakefile", ".venv/site.stamp", "docs/javascripts/site.js", "tests/test_road.py",
    ],
)  # fmt: skip
def test_owners_watch_what_decides(path: str) -> None:
    assert _owners(path) == ["@whose-war/maintainers"]


@pytest.mark.parametrize("path", ["docs/index.md", "docs/claims/numbers.yml", "docs/sources/2025.yml"])
def test_anybody_may_mend_text_and_records(path: str) -> None:
    assert _owners(path) == []


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="this is no clone")
def test_nothing_is_committed_that_commands_make() -> None:
    """A cache, an environment or a built site in a change could be taken for our own."""
    command = ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout == ""


def test_guide_leads_through_a_mend_in_ten_lines() -> None:
    text = (GITHUB / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert "`[^label]`" in text.split("\n\n")[1], "what surprises first is said first"
    assert re.findall(r"^(\d+)\. ", text, re.MULTILINE) == [str(n) for n in range(1, 11)]


@pytest.mark.parametrize("page", sorted(GITHUB.glob("*.md")), ids=lambda path: path.stem)
def test_links_of_the_guides(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        if form := re.fullmatch(r"\.\./\.\./\.\./issues/new\?template=(.+)", target):
            assert (GITHUB / "ISSUE_TEMPLATE" / form[1]).is_file(), target
        else:
            assert target.startswith("https://") or (GITHUB / target).is_file(), target


def _jobs(workflow: Path) -> dict[str, Any]:
    jobs: dict[str, Any] = _read(workflow)["jobs"]
    return jobs


def _runs(workflow: Path) -> list[str]:
    return [step["run"] for job in _jobs(workflow).values() for step in job["steps"] if "run" in step]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_workflow_is_bounded(workflow: Path) -> None:
    read = _read(workflow)
    assert set(read["on"]) <= {"pull_request", "push", "workflow_dispatch"}
    assert read["permissions"] == {}
    assert read["concurrency"]
    for job in _jobs(workflow).values():
        assert int(job["timeout-minutes"]) <= 30
        assert job["permissions"]
    pins = re.findall(r"uses: (.*)", workflow.read_text(encoding="utf-8"))
    assert [pin for pin in pins if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", pin)] == []


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_every_step_is_a_command_that_was_tried(workflow: Path) -> None:
    tried = re.findall(r"^make \S+", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)
    assert {run.split(" OPTIONS=")[0] for run in _runs(workflow)} <= set(tried)


BAD = """\
on: pull_request_target
jobs:
  greet:
    runs-on: ubuntu-24.04
    steps:
      - run: echo "${{ github.event.pull_request.title }}"
        timeout-minuts: 5
"""


@pytest.mark.parametrize(
    ("tool", "said"),
    [("zizmor", "use of fundamentally insecure workflow trigger"), ("actionlint", 'unexpected key "timeout-minuts"')],
)
def test_workflows_are_read_by_tools_that_know_them(tmp_path: Path, tool: str, said: str) -> None:
    """The commands of `make test`, on a workflow that hands a stranger our rights."""
    (command,) = re.findall(
        rf"^\t\$\(BIN\)/({tool} .*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    (folder / "bad.yml").write_text(BAD, encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    words = [str(Path(sys.executable).parent / tool), *command.split()[1:]]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode
    assert said in done.stdout + done.stderr


def test_one_action_has_one_version() -> None:
    pins = {pin for path in WORKFLOWS for pin in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))}
    assert len({pin.split("@")[0] for pin in pins}) == len(pins)


def test_what_is_deployed_was_verified() -> None:
    build, deploy = _jobs(GITHUB / "workflows" / "publish.yml").values()
    steps = [step.get("run") or step["uses"].split("@")[0] for step in build["steps"]]
    assert steps.index("make site") < steps.index("make verify") < steps.index("actions/upload-pages-artifact")
    assert steps.count("make site") == 1
    assert deploy["needs"] == "build"
    # Where something can be signed or deployed, no code of ours or of a package runs.
    assert set(build["permissions"]) == {"contents"}
    assert not [step for step in deploy["steps"] if "run" in step or "checkout" in step["uses"]]


def test_checks_that_protect_main_exist() -> None:
    asked = re.search(r"for the checks (.*)\.$", (GITHUB / "SECURITY.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert asked
    names = []
    for job in _jobs(GITHUB / "workflows" / "ci.yml").values():
        versions = job.get("strategy", {}).get("matrix", {}).get("python", [""])
        names += [job["name"].replace("${{ matrix.python }}", version) for version in versions]
    assert re.findall(r"`([^`]+)`", asked[1]) == names

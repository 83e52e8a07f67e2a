"""New records on real files: what is written, to the byte, and that a refusal writes nothing."""

import contextlib
import difflib
import json
import os
import pty
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml as library
from hypothesis import given, settings
from hypothesis import strategies as st

import new
import zotero
from golden import CASES, compare
from site_files import TODAY, check, read_site
from sourcebook import project
from sourcebook.add import Additions, RefusedError, _with
from sourcebook.mend import mend
from sourcebook.rules.addresses import normal_address

EXPORTS = CASES / "exports"
NEW = Path(new.__file__)
CLEAN_UP = ["--title", "The clean-up begins", "--url", "https://gazette.example/clean-up"]
SEEN = ["--issued", "2024-07-02", "--language", "en", "--accessed", "today", "--read", "full"]
FARMS = ["--claim", "The river agency said that 20 farms stood under water.", "--area", "flood", "--as-of", "2024-06"]
SAYS = ["--source", "gazette-2024-06-alder", "--origin", "river-agency", "--says", "The agency counted 20 farms."]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The smallest site, on disk."""
    for name, text in read_site("tiny").items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def tree(root: Path) -> dict[str, bytes]:
    """Every file below a folder, with its bytes."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def run(site: Path, kind: str, *arguments: str | Path) -> int:
    """Run the command as a contributor does."""
    return new.main([kind, "--root", str(site), "--today", TODAY.isoformat(), *map(str, arguments)])


ADDED = {
    "source_least": ["source", *CLEAN_UP],
    "source_most": [
        "source", *CLEAN_UP, *SEEN, "--type", "broadcast", "--author", "Reed, Ann", "--author", "Alder Press",
        "--container-title", "Evening news", "--publisher", "Alder Radio", "--outlet", "gazette", "--id",
        "reed-2024-mud",
        "--date-confirmed", "--url-confirmed", "--retrieved-from", "original", "--note", "Heard: not seen.",
    ],
    "source_copy": [
        "source", "--title", "Mud", "--url", "https://radio.example/mud", "--outlet", "gazette", "--issued", "2025-01",
        "--copy-of", "The Gazette's article",
    ],
    "source_tracked": ["source", "--title", "Mud", "--url", "https://gazette.example/mud?utm_source=x&page=2"],
    "source_on_paper": ["source", "--title", "Mud", "--outlet", "council", "--issued", "2024", "--type", "report"],
    "source_hostile": ["source", "--title", "x: {a} # 'b' \"c\"\n- id: evil\u202e <b>!!</b> &amp; *y", *CLEAN_UP[2:]],
    "claim_reported": ["claim", *FARMS, "--checked", "today", *SAYS, "--figure", "value=20 counts=farms kind=counted"],
    "claim_contested": [
        "claim", "--id", "dam-held", "--claim", "The council says that the dam held; the farmers say that it broke.",
        "--area", "flood", "--as-of", "2024-06", "--status", "contested", "--source", "council-2024-06-report",
        "--origin", "council", "--says", "It held.", "--quote", "it held", "--quote-lang", "en", "--source",
        "gazette-2024-06-alder", "--origin", "farmers", "--stance", "disputes", "--says", "It broke.",
        "--locator", "p. 2",
    ],
    "claim_compared": [
        "claim", "--claim", "More farms than houses were flooded.", "--area", "flood", "--as-of", "2024-06", "--basis",
        "comparison", "--status", "established", "--rests-on", "river-rose", "--rests-on", "houses-flooded",
    ],
}  # fmt: skip


@pytest.mark.parametrize("case", ADDED)
def test_added(site: Path, case: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(site)
    assert run(site, *ADDED[case]) == 0
    said, after = capsys.readouterr(), tree(site)
    (changed,) = (path for path in after if before.get(path) != after[path])
    old, now = before.get(changed, b"").decode(), after[changed].decode()
    lines = list(difflib.unified_diff(old.splitlines(), now.splitlines(), changed, changed, n=1, lineterm=""))
    assert not [line for line in lines[2:] if line.startswith("-")], "nothing is taken away"
    shown = "".join(f"{line}\n" for line in lines)
    compare(CASES / "new" / f"{case}.txt", f"{shown}=== stdout\n{said.out}=== stderr\n{said.err}")


REFUSED = {
    "an address that is known": (
        ["source", "--title", "x", "--url", "http://m.gazette.example/alder/amp/?fbclid=1#top"],
        (
            "new: this address is that of `gazette-2024-06-alder`, in docs/sources/2024.yml\n"
            "  help: cite `[^gazette-2024-06-alder]`, or name `gazette-2024-06-alder` in the evidence of a claim\n"
        ),
    ),
    "a work that is known under another address": (
        [
            *("source", "--title", "the Alder bursts its banks", "--url", "https://gazette.example/x?input=rss"),
            *("--issued", "2024-06-02"),
        ],
        "new: `gazette-2024-06-alder` has this title, outlet and date, in docs/sources/2024.yml\n  help: name",
    ),
    "an id that is taken": (
        ["source", *CLEAN_UP, "--id", "river-rose"],
        "new: id `river-rose` is taken already, in docs/claims/flood.yml\n  help: choose another id\n",
    ),
    "a host that nobody owns": (
        ["source", "--title", "x", "--url", "https://www.radio.example/x"],
        "new: the host `www.radio.example` belongs to no publisher\n  help: add it to docs/publishers.yml",
    ),
    "no address and no outlet": (
        ["source", "--title", "x"],
        "new: no whole address tells who published this\n  help: give the outlet, an id of publishers.yml\n",
    ),
    "half an address": (["source", "--title", "x", "--url", "gazette.example/x"], "new: no whole address tells"),
    "an address that cannot be read": (["source", "--title", "x", "--url", "https://[x"], "new: no whole address"),
    "an outlet with a slip": (
        ["source", *CLEAN_UP, "--outlet", "gazete"],
        "new: `gazete` is no publisher's id\n  help: did you mean `gazette`?\n",
    ),
    "a title in another alphabet": (
        ["source", "--title", "홍수", *CLEAN_UP[2:], "--language", "ko"],
        "new: no id can be made of words in another alphabet\n  help: give one: outlet, date, words\n",
    ),
    "a title of a book's length": (["source", "--title", "x" * 2001, *CLEAN_UP[2:]], "new: `x"),
    "an id in capitals": (["source", *CLEAN_UP, "--id", "Gazette"], "docs/sources/undated.yml:3:7: error[REC03]"),
    "an id that would be a path": (["source", *CLEAN_UP, "--id", "../x"], "docs/sources/undated.yml:3:7: error[REC03]"),
    "a title that names nothing": (["source", "--title", "Access denied", *CLEAN_UP[2:]], "docs/sources/undated.yml:5"),
    "a date that does not exist": (
        ["source", *CLEAN_UP, "--issued", "2024-13"], "docs/sources/undated.yml:6:11: error[REC11] `2024-13`",
    ),
    "a date that leads elsewhere": (["source", *CLEAN_UP, "--issued", "../../x"], "docs/sources/undated.yml:3:7"),
    "a copy that is not called one": (
        ["source", "--title", "x", "--url", "https://radio.example/x", "--outlet", "gazette"],
        "docs/sources/undated.yml:6:8: error[REC15] `radio.example` is no host of `gazette`",
    ),
    "an AMP copy": (["source", "--title", "x", "--url", "https://gazette.example/x?amp=1"], "docs/sources/"),
    "a page that is not encrypted": (["source", "--title", "x", "--url", "http://gazette.example/x"], "docs/sources/"),
    "an area that does not exist": (
        ["claim", "--claim", "x", "--area", "../people", "--as-of", "2024"],
        "new: `../people` is no area of the ledger\n  help: known: flood\n",
    ),
    "a source that does not exist": (
        ["claim", *FARMS, "--source", "gazette-2024-06", "--origin", "river-agency", "--says", "x"],
        "docs/claims/flood.yml:7:15: error[XPG01] no record is called `gazette-2024-06`",
    ),
    "a figure that is not in the evidence": (["claim", *FARMS, *SAYS], "docs/claims/flood.yml:3:10: error[CLM04]"),
    "evidence without words": (
        ["claim", *FARMS, "--source", "gazette-2024-06-alder"],
        "docs/claims/flood.yml:7:7: error[REC02] this evidence item has no `says`",
    ),
    "a figure with a field of its own": (
        ["claim", *FARMS, *SAYS, "--figure", "value=20 counts=farms sort=counted"], "docs/claims/flood.yml:",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_refused(site: Path, case: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments, said = REFUSED[case]
    before = tree(site)
    assert run(site, *arguments) == 1
    assert tree(site) == before
    out, err = capsys.readouterr()
    assert err.startswith(said)
    assert err.endswith("new: nothing was written\n")
    assert out == ""


NONSENSE = {
    "nothing": (["source"], "a source needs --title"),
    "no sentence and no date": (["claim", "--area", "flood"], "a claim needs --claim and --as-of"),
    "an option with a slip": (["source", "--tittle", "x"], "unrecognized arguments: --tittle x; `--help` lists"),
    "a way of reading that is none": (["source", *CLEAN_UP, "--read", "partly"], "argument --read: invalid choice"),
    "evidence of no source": (["claim", *FARMS, "--says", "x"], "--says comes before --source; `--help` lists"),
    "a figure in words": (
        ["claim", *FARMS, *SAYS, "--figure", "twenty farms"], "`twenty farms` is no figure such as `value=3000",
    ),
    "a figure with one quotation mark": (["claim", *FARMS, *SAYS, "--figure", "value='20"], "`value='20` is no figure"),
    "two exports": (["source", "--from-csl", "a", "--from-ris", "b"], "argument --from-ris: not allowed with"),
}  # fmt: skip


@pytest.mark.parametrize("case", NONSENSE)
def test_what_cannot_be_understood(site: Path, case: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments, said = NONSENSE[case]
    before = tree(site)
    assert run(site, *arguments) == 2
    assert tree(site) == before
    err = capsys.readouterr().err
    assert err.startswith(f"new: {said}")
    assert err.endswith("; nothing was written\n")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(("form", "file"), [("csl", "zotero.json"), ("bibtex", "zotero.bib"), ("ris", "zotero.ris")])
def test_export(site: Path, form: str, file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, "source", f"--from-{form}", EXPORTS / file) == 0
    written = "".join((site / f"docs/sources/{year}.yml").read_text(encoding="utf-8") for year in (2024, 2025))
    compare(EXPORTS / f"{form}.txt", written + capsys.readouterr().out)
    again = tree(site)
    assert run(site, "source", f"--from-{form}", EXPORTS / file) == 1
    assert tree(site) == again
    assert capsys.readouterr().err.count("this address is that of") == 2


ONE = {"type": "webpage", "title": "Mud", "URL": "https://gazette.example/mud"}
BAD = {
    "an empty file": ("csl", "", "line 1: this is not JSON"),
    "an empty list": ("csl", "[]", "this file holds no work in csl"),
    "a number": ("csl", "[1]", "entry 1 of this JSON is no CSL item"),
    "another JSON": ("csl", '{"itemType": "webpage", "title": "Mud"}', "entry 1 of this JSON is no CSL item"),
    "a list that is not closed": ("csl", json.dumps([ONE])[:-1], "line 1: this is not JSON"),
    "a million brackets": ("csl", "[" * 900_000, "this file is nested too deep"),
    "a number of 5,000 digits": ("csl", "9" * 5_000, "line 1: this is not JSON"),
    "a list for a title": ("csl", json.dumps([{**ONE, "title": ["x"]}]), "`title` of entry 1 is no text"),
    "one author in a text": ("csl", json.dumps([{**ONE, "author": "Ann"}]), "`author` of entry 1 is no list of names"),
    "a type that we have not": ("csl", json.dumps([{**ONE, "type": "software"}]), "`software` is no type of source"),
    "BibTeX for JSON": ("csl", "@misc{a, title={Mud}}", "line 1: this is not JSON"),
    "no BibTeX": ("bibtex", "", "this file holds no work in bibtex"),
    "JSON for BibTeX": ("bibtex", json.dumps([ONE]), "this file holds no work in bibtex"),
    "an entry that is not closed": ("bibtex", "@misc{a, title={A}}\n@misc{b, title={B\n", "line 2: this is not Bib"),
    "a key that stands twice": ("bibtex", "@misc{a, title={A}}\n@misc{a, title={B}}", "line 2: this is not Bib"),
    "ten thousand braces": ("bibtex", "@misc{a, title=" + "{" * 10_000 + "}" * 10_000 + "}", ""),
    "software in BibTeX": (
        "bibtex", "@software{a, title={Mud}, url={https://gazette.example/mud}}", "`software` is no type of source",
    ),
    "no RIS": ("ris", "", "this file holds no work in ris"),
    "RIS without an end": ("ris", "TY  - NEWS\nTI  - Mud\n", "this is not whole RIS"),
    "RIS that begins twice": ("ris", "TY  - NEWS\nTI  - Mud\nTY  - NEWS\nER  - \n", "this is not whole RIS"),
    "a type that RIS has not": ("ris", "TY  - FOO\nTI  - Mud\nER  - \n", "`FOO` is no type of source here"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_export(
    site: Path, case: str, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    form, text, said = BAD[case]
    file = tmp_path_factory.mktemp("export") / "export"
    file.write_text(text, encoding="utf-8")
    before = tree(site)
    assert run(site, "source", f"--from-{form}", file) == 2
    assert tree(site) == before
    err = capsys.readouterr().err
    assert err.startswith(f"new: {said}")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b" " * 5_000_000, "has 5,000,000 bytes; the limit is 1,000,000"),
        ("[{}]".encode("utf-16"), "byte 1 of "),
        ("TY  - NEWS\nTI  - Aldér\nER  - \n".encode("latin-1"), "byte 21 of "),
        (None, "there is no file "),
    ],
)
@pytest.mark.parametrize("form", zotero.FORMS)
def test_file_that_is_no_text(
    site: Path, form: str, content: bytes | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = site / "export"
    if content is not None:
        file.write_bytes(content)
    before = tree(site)
    assert run(site, "source", f"--from-{form}", file) == 2
    assert tree(site) == before
    assert said in capsys.readouterr().err


WORKS = {
    "biblatex says newspaper": (
        "bibtex",
        r"""@article{a, entrysubtype={newspaper},
            title={Mud, \emph{mud} and {{NATO}}'s \textquotedblleft mud\textquotedblright},
            author={Reed, Ann and {Town and River Board}}, date={2024-07-02/2024-07-03}, journaltitle={The Times},
            url={https://a.example/a_b/~c?x=1&y=2%20z}, urldate={2026-11-20}, langid={british}}""",
        {
            "type": "article-newspaper", "title": "Mud, mud and NATO's “mud”", "container-title": "The Times",
            "author": [{"family": "Reed", "given": "Ann"}, {"literal": "Town and River Board"}], "issued": "2024-07-02",
            "URL": "https://a.example/a_b/~c?x=1&y=2%20z", "accessed": "2026-11-20", "language": "en",
        },
    ),
    "an address written as TeX": (
        "bibtex", r"@online{a, title={Mud}, URL={https://a.example/a\_b\%20c}}",
        {"type": "webpage", "title": "Mud", "URL": "https://a.example/a_b%20c"},
    ),
    "a month in words, a doi": (
        "bibtex", '@article{a, title="Mud", doi={10.1/x}, month = "March", year = 2020, day = 5}',
        {"type": "article-journal", "title": "Mud", "issued": "2020-03-05", "URL": "https://doi.org/10.1/x"},
    ),
    "one field for a name": (
        "csl",
        '{"type": "report", "title": "Mud", "author": [{"family": "Town Council"}], "issued": {"raw": "2024/7/2"}}',
        {"type": "report", "title": "Mud", "author": [{"literal": "Town Council"}], "issued": "2024-07-02"},
    ),
    "a date in words": (
        "csl", '{"type": "report", "title": 1984, "issued": {"literal": "summer 2024"}}',
        {"type": "report", "title": "1984"},
    ),
    "a month in RIS": (
        "ris", "TY  - ELEC\nT1  - Mud\nA1  - Reed, Ann\nY1  - 2024/07//\nUR  - https://a.example/x\nER  - \n",
        {
            "type": "webpage", "title": "Mud", "author": [{"family": "Reed", "given": "Ann"}], "issued": "2024-07",
            "URL": "https://a.example/x",
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WORKS)
def test_work(case: str) -> None:
    form, text, work = WORKS[case]
    assert zotero.read(form, text) == [work]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(zotero.FORMS), st.text(st.sampled_from("@misc{a,t=\\\"}#\n TY-ER[]:0'%$^_~&é"), max_size=60))
def test_no_export_stops_the_program(form: str, text: str) -> None:
    start = {"csl": '[{"title": "', "bibtex": "@misc{a, title={", "ris": "TY  - NEWS\nTI  - "}[form]
    for each in (text, start + text, f"{start}{text}}}, author={{{text}}}}}"):
        with contextlib.suppress(zotero.ExportError):
            zotero.read(form, each)


def test_options_complete_an_export(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = site / "one.json"
    file.write_text(json.dumps([{**ONE, "type": "software"}]), encoding="utf-8")
    assert run(site, "source", "--from-csl", file, "--type", "dataset", "--read", "full", "--id", "mud") == 0
    assert capsys.readouterr().out == "[^mud]\n"
    assert "type: dataset\n" in (site / "docs/sources/undated.yml").read_text(encoding="utf-8")
    before = tree(site)
    assert run(site, "source", "--from-csl", EXPORTS / "zotero.json", "--id", "mud") == 2
    assert capsys.readouterr().err.startswith("new: this file holds 2 works; --id, --title and --url speak of one")
    assert tree(site) == before


def test_a_write_that_fails_changes_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "docs/sources/.2025.yml.new").mkdir()
    before = tree(site)
    assert run(site, "source", "--from-csl", EXPORTS / "zotero.json") == 2
    assert tree(site) == before
    assert (
        "docs/sources/.2025.yml.new cannot be written: Is a directory; nothing was written\n" in capsys.readouterr().err
    )


@pytest.mark.parametrize("path", ["docs/sources/2024.yml", "docs/origins.yml"])
def test_nothing_is_added_to_what_cannot_be_read(site: Path, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    with (site / path).open("a", encoding="utf-8") as file:
        file.write("- {id: \n")
    before = tree(site)
    assert run(site, "source", *CLEAN_UP) == 1
    assert tree(site) == before
    assert f"{path}:" in capsys.readouterr().err


def test_a_finding_of_others_refuses_nothing(site: Path) -> None:
    with (site / "docs/sources/2024.yml").open("a", encoding="utf-8") as file:
        file.write("- {id: Bad, type: report, title: Home, custom: {outlet: council}}\n")
    (site / "docs/page.md").write_text("# A page { #page }\n\nIt rose.[^no-such]\n", encoding="utf-8")
    assert run(site, "source", *CLEAN_UP, *SEEN) == 0


def test_a_new_address_is_nothing_to_mend(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "docs/permalinks.txt").write_text("/\n", encoding="utf-8")
    assert run(site, "source", *CLEAN_UP, *SEEN) == 0
    assert "left to mend" not in capsys.readouterr().err


# Where in a file a record called `b` goes: before, after.
PLACES = [
    ("", "- id: b\n"),
    ("# c\n", "# c\n\n- id: b\n"),
    ("- id: a\n", "- id: a\n\n- id: b\n"),
    ("- id: a", "- id: a\n\n- id: b\n"),
    ("- id: c\n", "- id: b\n\n- id: c\n"),
    ("- id: a\n- id: c\n", "- id: a\n\n- id: b\n\n- id: c\n"),
    ("- id: a\n\n- id: c\n", "- id: a\n\n- id: b\n\n- id: c\n"),
    ("- id: a\n\n# of c\n- id: c\n", "- id: a\n\n- id: b\n\n# of c\n- id: c\n"),
    ("# all\n\n# of c\n- id: c\n", "# all\n\n- id: b\n\n# of c\n- id: c\n"),
    ("# yaml-language-server: $schema=x\n- id: c\n", "# yaml-language-server: $schema=x\n\n- id: b\n\n- id: c\n"),
    ("- id: a\n\n# the end\n", "- id: a\n\n- id: b\n\n# the end\n"),
    ("- id: a\r\n\r\n- id: c\r\n", "- id: a\r\n\r\n- id: b\r\n\r\n- id: c\r\n"),
    ("\ufeff- id: c\n", "\ufeff- id: b\n\n- id: c\n"),
    ("---\n- id: a   # odd  \n", "---\n- id: a   # odd  \n\n- id: b\n"),
    ("- id: d\n- id: a\n- id: c\n", "- id: b\n\n- id: d\n- id: a\n- id: c\n"),
]


@pytest.mark.parametrize(("before", "after"), PLACES)
def test_place(before: str, after: str) -> None:
    assert _with(before, "x.yml", {"id": "b"}) == after


@pytest.mark.parametrize("text", ["[]\n", "  - id: a\n", "[{id: a}]\n", "- id: a\n...\n"])
def test_a_file_of_another_form_is_left_alone(text: str) -> None:
    files = {**read_site("tiny"), "docs/sources/2025.yml": text}
    additions = Additions(project.build(files, today=TODAY))
    with pytest.raises(RefusedError, match="is not written as a list of records"):
        additions.source({"title": "Mud", "URL": "https://gazette.example/mud", "issued": "2025"})
    assert additions.texts == {}


def test_fix_finds_nothing_to_do_after_it() -> None:
    files = {path: text for path, text in read_site("vaccine").items() if not path.startswith("docs/claims/")}
    files |= mend(files).texts
    for name in ("a-first", "league-2025-06-more", "z-last"):
        additions = Additions(project.build(files, today=TODAY))
        additions.source({"id": name, "title": "Doses", "outlet": "vial", "issued": "2025-07"})
        files |= additions.texts
        assert mend(files).texts == {}


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=80))
def test_whatever_a_title_holds_stays_a_title(title: str) -> None:
    additions = Additions(project.build(read_site("tiny"), today=TODAY))
    try:
        additions.source({"id": "x", "title": title, "outlet": "gazette", "issued": "2025"})
    except RefusedError:
        return
    (record,) = library.load(additions.texts["docs/sources/2025.yml"], Loader=library.BaseLoader)
    kept = record.pop("title", "")
    assert record.keys() == {"id", "type", "issued", "custom"}
    assert isinstance(kept, str)
    assert not set(kept) & set("\n\r\t\x00\u2028\u202e")
    assert not [word for word in title.split() if word.isascii() and word.isalnum() and word not in kept]


@pytest.mark.parametrize(
    "url",
    [
        "http://gazette.example/alder", "https://www.gazette.example/alder/", "https://m.gazette.example/alder",
        "https://mobile.gazette.example/alder", "https://amp.gazette.example/alder", "https://gazette.example/alder/amp",
        "https://gazette.example/amp/alder", "https://gazette.example/alder.amp", "https://gazette.example/alder?amp",
        "https://gazette.example/alder?outputType=amp", "https://gazette.example/alder?utm_medium=x&fbclid=y#top",
        "https://gazette-example.cdn.ampproject.org/c/s/gazette.example/alder", "https://gazette.example:443/%61lder",
        "https://www.google.com/amp/s/www.gazette.example/alder", "https://GAZETTE.example/alder",
        "https://web.archive.org/web/20240603120000/https://gazette.example/alder",
    ],
)  # fmt: skip
def test_forms_of_one_address(url: str) -> None:
    assert normal_address(url) == "gazette.example/alder"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://gazette.example/alder?id=1", "https://gazette.example/alder?id=2"),
        ("https://gazette.example/alder", "https://gazette.example/Alder"),
        ("https://m.example/x", "https://example/x"),
        ("https://gazette.example/amp", "https://gazette.example/ampere"),
        ("https://news.gazette.example/x", "https://gazette.example/x"),
    ],
)
def test_addresses_that_differ(one: str, other: str) -> None:
    assert normal_address(one) != normal_address(other)


def test_one_work_twice_is_seen_through_amp() -> None:
    files = read_site("tiny")
    again = files["docs/sources/2024.yml"].replace("gazette-2024-06-alder", "again").replace("/alder", "/amp/alder/")
    assert "error[REC04]" in check({**files, "docs/sources/2024.yml": files["docs/sources/2024.yml"] + again})


def at_terminal(site: Path, kind: str, answers: str, *arguments: str) -> tuple[int, str, str]:
    """Answer at a real terminal."""
    ours, theirs = pty.openpty()
    os.write(ours, answers.encode())
    command = [sys.executable, str(NEW), kind, "--root", str(site), "--today", TODAY.isoformat(), *arguments]
    done = subprocess.run(command, stdin=theirs, capture_output=True, text=True, check=False, timeout=60)
    os.close(ours)
    os.close(theirs)
    return done.returncode, done.stdout, done.stderr


def test_questions_about_a_source(site: Path) -> None:
    answers = "\n".join(
        ["https://gazette.example/mud", "", "Mud", "Reed, Ann", "", "", "", "July 2024", "2024-07", *[""] * 20]
    )
    code, out, err = at_terminal(site, "source", answers)
    assert (code, out) == (0, "[^gazette-2024-07-mud]\n"), err
    assert "  this cannot stay out\n" in err
    assert "  `July 2024` is not a date such as 2024, 2024-10 or 2024-10-18\n" in err
    text = (site / "docs/sources/2024.yml").read_text(encoding="utf-8")
    assert "\n  title: Mud\n  author:\n    - family: Reed\n      given: Ann\n  issued: 2024-07\n" in text


def test_questions_about_a_claim(site: Path) -> None:
    asked = ["It rose again, the river agency said.", "fluod", "flood", *[""] * 2, "2024-06", "today", *[""] * 6]
    evidence = ["gazette-2024-06", "gazette-2024-06-alder", "river-agency", "It rose again.", *[""] * 5, ""]
    code, out, err = at_terminal(site, "claim", "\n".join([*asked, *evidence, ""]))
    assert (code, out) == (0, "[^rose-again-river-agency]\n"), err
    assert "  `fluod` is not known here\n" in err
    assert "  `gazette-2024-06` is not known here\n" in err


def test_a_known_address_ends_the_questions(site: Path) -> None:
    before = tree(site)
    code, _, err = at_terminal(site, "source", "https://gazette.example/alder/\n")
    assert code == 1
    assert "new: this address is that of `gazette-2024-06-alder`" in err
    assert tree(site) == before


def test_questions_that_are_broken_off(site: Path) -> None:
    before = tree(site)
    code, _, err = at_terminal(site, "source", "https://gazette.example/mud\n\x04")
    assert code == 2
    assert err.endswith("\nnew: stopped; nothing was written\n")
    assert tree(site) == before


def test_with_pyyaml_alone(site: Path) -> None:
    (site / "lib").mkdir()
    (site / "lib" / "yaml").symlink_to(Path(library.__file__).parent)
    env = {"PYTHONPATH": str(site / "lib"), "PATH": ""}
    before = tree(site)
    for form, name in (("bibtex", "bibtexparser"), ("ris", "rispy")):
        file = EXPORTS / f"zotero.{form[:3]}"
        command: list[str | Path] = [sys.executable, "-S", NEW, "source", "--root", site, f"--from-{form}", file]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
        said = f"new: to read this, {name} is needed; run `make new`, which installs it; nothing was written\n"
        assert (done.returncode, done.stderr) == (2, said)
    assert tree(site) == before
    command = [sys.executable, "-S", NEW, "source", "--root", site, "--today", "2026-11-22", *CLEAN_UP]
    assert subprocess.run(command, capture_output=True, check=False, env=env).returncode == 0
    command = [sys.executable, "-S", "-E", NEW, "source"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "new: PyYAML is missing; run `make new`, which installs it\n")


def test_the_commands_of_the_page_work(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = (NEW.parent.parent / "docs" / "contributing" / "records.md").read_text(encoding="utf-8")
    commands = re.findall(r"^```text\n\.venv/bin/python hooks/new\.py (.*?)```$", page, re.DOTALL | re.MULTILINE)
    assert [run(site, *shlex.split(command.replace("\\\n", " "))) for command in commands] == [0, 0]
    assert "left to mend" not in capsys.readouterr().err


def test_the_real_site_takes_a_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = project.load(NEW.parent.parent, today=TODAY)
    known = next(source for source in site.sources.values() if source.url and not source.is_copy)
    for name, text in site.texts.items():
        if name.endswith(".yml"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(text.encode())
    assert run(tmp_path, "source", "--title", "x", "--url", known.url) == 1
    url = f"https://{site.publishers[known.outlet].hosts[0]}/a/page/of/our/own"
    assert run(tmp_path, "source", "--title", "A page", "--url", url, "--issued", "2025-03-01", "--language", "en") == 0
    assert capsys.readouterr().out == f"[^{known.outlet}-2025-03-01-page]\n"

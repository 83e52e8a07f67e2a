"""Safe mends: order, place and form change; records, comments and files with errors do not."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from golden import CASES, compare
from site_files import read_site
from sourcebook.mend import SCHEMA, Mended, mend
from sourcebook.project import build
from test_check import run

TABLES = sorted((CASES / "mend").glob("*.txt"))


def read_case(path: Path) -> tuple[dict[str, str], list[str]]:
    """The files of a case, and those that may not be touched."""
    parts = re.split(r"^=== (.*)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    files = dict(zip(parts[::2], parts[1::2], strict=True))
    return files, files.pop("locked", "").split()


def shown(mended: Mended) -> str:
    """All that a mend says and does, in one text."""
    texts = "".join(f"=== {path}\n{text}" for path, text in sorted(mended.texts.items()))
    return "".join(f"{line}\n" for line in mended.done) + texts


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_mend(path: Path) -> None:
    files, locked = read_case(path)
    mended = mend(files, locked)
    compare(path.with_suffix(".out"), shown(mended))
    assert shown(mend(files | mended.texts, locked)) == "", "a second time there is nothing to do"


def test_line_ends_stay_as_they_are() -> None:
    files = {"docs/origins.yml": "- id: b\r\n- id: a\r\n"}
    assert mend(files).texts == {"docs/origins.yml": "- id: a\r\n\r\n- id: b\r\n"}


def test_small_sites_keep_their_records() -> None:
    files = read_site("tiny") | read_site("vaccine")
    assert _records(files) == _records(files | mend(files).texts)


WORDS = st.sampled_from(["a", "b", "c: d", "# e", "", " f", "- g", "h  ", "…", "'", "|", "2024-05", "2023", "---"])
BLOCK = st.lists(WORDS, max_size=4).map(lambda lines: "".join(f"    {line}\n" for line in lines))
VALUE = st.one_of(
    WORDS.map(lambda text: f" {yaml.dump(text, default_style=chr(34)).strip()}\n"),
    st.tuples(st.sampled_from(["|", "|-", "|+", ">", ">-", ">+"]), BLOCK).map(lambda pair: f" {pair[0]}\n{pair[1]}"),
)
FIELDS = st.lists(st.tuples(st.sampled_from(["note", "title", "issued", "URL"]), VALUE), max_size=3)
SPACE = st.sampled_from(["", "\n", "\n\n", "  \n", "# note\n", "\n# note\n\n# more\n", "  # inside\n", "...\n"])
RECORD = st.tuples(SPACE, st.sampled_from("abcdef"), st.sampled_from(["", "  "]), FIELDS).map(
    lambda r: f"{r[0]}- id: {r[1]}{r[2]}\n" + "".join(f"  {name}:{value}" for name, value in dict(r[3]).items())
)
NAMED = st.sampled_from(["", f"{SCHEMA}x.json\n"])
TEXT = st.tuples(NAMED, st.lists(RECORD, max_size=4).map("".join), SPACE).map("".join)
PATHS = ["docs/claims/x.yml", "docs/sources/2024.yml", "docs/sources/2023.yml", "docs/sources/undated.yml"]


def _records(files: dict[str, str]) -> list[str]:
    return sorted(str(yaml.load(text, Loader=yaml.BaseLoader)) for text in _items(files))


def _items(files: dict[str, str]) -> list[str]:
    """Each record of the files that can be read, by itself."""
    found = []
    for path, text in files.items():
        if path.endswith(".yml") and path != "docs/vocabulary.yml":
            found += [yaml.dump(item) for item in yaml.load(text, Loader=yaml.BaseLoader) or ()]
    return found


def _is_read(text: str) -> bool:
    try:
        return isinstance(yaml.load(text, Loader=yaml.BaseLoader), list | None)
    except yaml.YAMLError:
        return False


@settings(max_examples=400, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(PATHS, TEXT)))
def test_records_before_are_records_after(files: dict[str, str]) -> None:
    mended = mend(files)
    after = files | mended.texts
    for path, text in files.items():
        assert _is_read(text) or after[path] == text, "what cannot be read is not touched"
    before = {path: text for path, text in files.items() if _is_read(text)}
    readable = {path: text for path, text in after.items() if path not in files or path in before}
    assert _records(before) == _records(readable)
    comments = sorted(re.findall(r"# \w+(?!.*schema)", "".join(files.values())))
    assert sorted(re.findall(r"# \w+(?!.*schema)", "".join(after.values()))) == comments
    for path, text in mended.texts.items():
        named = path not in files or files[path].startswith(SCHEMA)
        assert not text or text.startswith(SCHEMA) is named, "the line that names the schema stays the first"
    assert shown(mend(after)) == ""


def test_a_new_file_names_its_schema() -> None:
    mended = mend({"docs/sources/undated.yml": "- id: a\n  issued: 2024\n"})
    line = f"{SCHEMA}../../schemas/sources.json"
    assert mended.texts["docs/sources/2024.yml"] == f"{line}\n\n- id: a\n  issued: 2024\n"


def test_a_file_that_only_names_its_schema_goes() -> None:
    named = f"{SCHEMA}x.json\n\n- id: a\n  issued: 2024\n"
    assert mend({"docs/sources/2023.yml": named, "docs/sources/2024.yml": ""}).texts == {}, "no list to move it to"
    mended = mend({"docs/sources/2023.yml": named, "docs/sources/2024.yml": "- id: b\n  issued: 2024\n"})
    assert mended.texts["docs/sources/2023.yml"] == ""


def test_fix_on_disk(tmp_path: Path) -> None:
    for name, text in read_site("tiny").items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    docs = tmp_path / "docs"
    (docs / "origins.yml").write_bytes((docs / "origins.yml").read_bytes() + b"- {id: x}\n")
    (docs / "sources" / "2024.yml").rename(docs / "sources" / "2023.yml")
    untouched = (docs / "origins.yml").read_bytes()
    done = run("--root", tmp_path, "--today", "2026-11-22", "--fix", "--select", "REC02")
    assert [line for line in done.stderr.splitlines() if line.startswith("fix: ")] == [
        "fix: docs/claims/flood.yml: sorted 5 records by id",
        "fix: docs/publishers.yml: blank lines, trailing spaces and the end of the file",
        "fix: docs/publishers.yml: sorted 2 records by id",
        "fix: docs/sources/2023.yml: blank lines, trailing spaces and the end of the file",
        "fix: docs/sources/2023.yml: sorted 2 records by id",
        "fix: docs/sources/2023.yml: moved `gazette-2024-06-alder` to docs/sources/2024.yml",
        "fix: docs/sources/2023.yml: moved `council-2024-06-report` to docs/sources/2024.yml",
    ]
    assert (docs / "origins.yml").read_bytes() == untouched, "a file with an error stays as it is"
    assert [path.name for path in (docs / "sources").iterdir()] == ["2024.yml"]
    ids = [record.id for record in build({"docs/sources/2024.yml": (docs / "sources/2024.yml").read_text()}).records]
    assert ids == ["council-2024-06-report", "gazette-2024-06-alder"]

"""Real files on disk: what cannot be read is refused by its name, and places are those of the file as it lies."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from site_files import TODAY, read_site
from sourcebook import project, report
from sourcebook.rules import judge

INDEX = read_site("tiny")["docs/index.md"]
UNKNOWN = "\nThe weir is old.[^no-such-weir]\n"
HELP = "\n  help: add the record, or take out what names it\n"


def on_disk(root: Path) -> str:
    """Check the site that lies in a folder, as `hooks/check.py` does."""
    site = project.load(root, today=TODAY)
    return report.concise(report.diagnose(judge(site), site.texts))


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """The documents of the small site, written out."""
    for name, text in read_site("tiny").items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return tmp_path / "docs"


def huge(path: Path) -> None:
    """Fifty million bytes that take no room on the disk."""
    with path.open("wb") as file:
        file.truncate(50_000_000)


def nested(path: Path) -> None:
    """Records in a folder of a folder."""
    path.parent.mkdir(parents=True)
    path.write_text("- id: alder\n")


def forbidden(path: Path) -> None:
    """A page that its owner alone may read, and not even he."""
    path.write_text("# A page\n")
    path.chmod(0)


FILES: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "a page in Latin-1": (
        "river.md",
        lambda path: path.write_bytes("# The Aldér\n".encode("latin-1")),
        (
            "docs/river.md:1:1: error[FIL01] byte 10 of the file is not UTF-8\n"
            "  help: save the file in the encoding UTF-8\n"
        ),
    ),
    "records in Latin-1": (
        "sources/river.yml",
        lambda path: path.write_bytes("- id: aldér\n".encode("latin-1")),
        (
            "docs/sources/river.yml:1:1: error[FIL01] byte 10 of the file is not UTF-8\n"
            "  help: save the file in the encoding UTF-8\n"
        ),
    ),
    "a page in UTF-16": (
        "river.md",
        lambda path: path.write_bytes("# The Alder\n".encode("utf-16")),
        (
            "docs/river.md:1:1: error[FIL01] byte 1 of the file is not UTF-8\n"
            "  help: save the file in the encoding UTF-8\n"
        ),
    ),
    "a page of HTML": (
        "river.html",
        lambda path: path.write_text("<p>The Alder</p>"),
        (
            "docs/river.html:1:1: error[FIL01] files of the kind `.html` are not published\n"
            "  help: known here: .md .markdown .mdown .mkdn .mkd .yml .csv .json .txt .css .js .svg .png .jpg .webp "
            ".woff2\n"
        ),
    ),
    "a picture that holds code": (
        "river.svg",
        lambda path: path.write_text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        "docs/river.svg:1:1: error[POL15] this picture holds code\n  help: save it as plain SVG\n",
    ),
    "records that nothing reads": (
        "claims/more/river.yml",
        nested,
        (
            "docs/claims/more/river.yml:1:1: error[REC01] no records are read from this file\n"
            "  help: move it to `claims/` or `sources/`, or rename it\n"
        ),
    ),
    "a page of 50 MB": (
        "river.md",
        huge,
        (
            "docs/river.md:1:1: error[FIL02] the file has 50,000,000 bytes; the limit is 2,000,000\n"
            "  help: split it, or take out what is not text\n"
        ),
    ),
    "a page that may not be read": (
        "river.md",
        forbidden,
        "docs/river.md:1:1: error[FIL01] the file cannot be read: Permission denied\n  help: check its rights\n",
    ),
    "a link to a file elsewhere": (
        "river.md",
        lambda path: path.symlink_to("/etc/hostname"),
        "docs/river.md:1:1: error[FIL01] this is a link to another file\n  help: put the file itself here\n",
    ),
    "a link to a folder elsewhere": (
        "elsewhere",
        lambda path: path.symlink_to("/etc", target_is_directory=True),
        "docs/elsewhere:1:1: error[FIL01] this is a link to another file\n  help: put the file itself here\n",
    ),
    "a link that leads nowhere": (
        "river.md",
        lambda path: path.symlink_to("no-such-file"),
        "docs/river.md:1:1: error[FIL01] this is a link to another file\n  help: put the file itself here\n",
    ),
    "a name that is not UTF-8": (
        os.fsdecode(b"r\xefver.md"),
        lambda path: path.write_text("# A page\n"),
        (
            "docs/r\\udcefver.md:1:1: error[FIL01] the name of this file cannot be printed\n"
            "  help: name it in plain letters\n"
        ),
    ),
    "a name that would write to the log": (
        "a\n::error::b.md",
        lambda path: path.write_text("# A page\n"),
        (
            "docs/a\\n::error::b.md:1:1: error[FIL01] the name of this file cannot be printed\n"
            "  help: name it in plain letters\n"
        ),
    ),
    "a page by another ending": (
        "river.markdown",
        lambda path: path.write_text(UNKNOWN),
        f"docs/river.markdown:2:19: error[XPG01] no record is called `no-such-weir`{HELP}",
    ),
    "a folder that looks like a page": ("river.md", lambda path: path.mkdir(), ""),
    "a hidden file": (".river.md", lambda path: path.write_text(UNKNOWN), ""),
    "a picture": ("river.png", lambda path: path.write_bytes(b"\x89PNG\xff"), ""),
    "an empty page": ("river.md", lambda path: path.write_bytes(b""), ""),
    "an empty file of records": ("claims/none.yml", lambda path: path.write_bytes(b""), ""),
}


@pytest.mark.parametrize(("name", "make", "expected"), FILES.values(), ids=FILES)
def test_file(docs: Path, name: str, make: Callable[[Path], object], expected: str) -> None:
    if make is forbidden and os.geteuid() == 0:
        pytest.skip("root may read everything")
    make(docs / name)
    found = on_disk(docs.parent)
    assert found == expected
    found.encode()


@pytest.mark.parametrize("folder", ["docs", "elsewhere"])
def test_empty_or_missing_docs(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    expected = "docs:1:1: error[FIL04] there is no page under `docs/`\n  help: write `docs/index.md`\n"
    assert on_disk(tmp_path) == expected


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["", "BOM"])
def test_place_in_a_page(docs: Path, start: str, ending: str) -> None:
    text = start + INDEX + UNKNOWN
    (docs / "index.md").write_bytes(text.replace("\n", ending).encode())
    assert on_disk(docs.parent) == f"docs/index.md:17:19: error[XPG01] no record is called `no-such-weir`{HELP}"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["", "BOM"])
def test_place_in_records(docs: Path, start: str, ending: str) -> None:
    text = (
        start
        + "- {id: radio, name: Radio 𝛼 Älder, kind: newz, perspective: Its own.}\n\n"
        + "- {id: 'tv', name: TV, knd: news, perspective: Its own.}\n"
    )
    records = (docs / "publishers.yml").read_bytes()
    (docs / "publishers.yml").write_bytes(text.replace("\n", ending).encode() + records)
    first = 42 + len(start)  # a byte order mark is a character of the file
    assert on_disk(docs.parent) == (
        f"docs/publishers.yml:1:{first}: error[REC25] `kind` cannot be `newz`\n  help: did you mean `news`?\n"
        "docs/publishers.yml:3:4: error[REC02] publisher `tv` has no `kind`\n  help: add `kind: …`\n"
        "docs/publishers.yml:3:24: error[REC01] a publisher has no field `knd`\n  help: did you mean `kind`?\n"
    )


def test_place_on_the_first_line_counts_the_byte_order_mark(docs: Path) -> None:
    (docs / "river.md").write_bytes(f"\ufeff{UNKNOWN.lstrip()}".encode())
    assert on_disk(docs.parent) == f"docs/river.md:1:20: error[XPG01] no record is called `no-such-weir`{HELP}"

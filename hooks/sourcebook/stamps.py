"""Stamps: from which text, records and code a built page was made, so that one built past the check is known.

Each page says it in its head; a list says it of the whole site, with the sum of every file. Anybody can make these sums
again from the same commit: they show that the check ran and that nothing changed since, not who it was that built.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

LIST = "sourcebook.json"
"""The list of all files of a built site, beside its first page."""

_HEAD = "<head>"
_MARK = f'{_HEAD}\n<meta name="sourcebook" content="'


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a site is made from, as sums."""

    code: str
    """Of the checker: its version."""
    files: str
    """Of everything else: pages, records, pictures, settings."""
    records: str
    pages: Mapping[str, str]
    """Of each page's text, by the file that is built from it."""


def inputs(code: Mapping[str, bytes], files: Mapping[str, bytes], docs: str = "docs") -> Inputs:
    """Sum up what a site is made from: `code` is the checker, `files` all the rest, as bytes by path."""
    pages = {path: body for path, body in files.items() if path.endswith(".md")}
    records = {path: body for path, body in files.items() if path.endswith((".yml", ".csv", ".json", ".txt"))}
    built = {_built_from(path.removeprefix(f"{docs}/")): _sum(body) for path, body in pages.items()}
    return Inputs(_sum_all(code), _sum_all(files), _sum_all(records), built)


def stamp(page: str, made_from: Inputs, path: str) -> str:
    """Return a page of HTML with its stamp; `path` is its file in the site."""
    return page.replace(_HEAD, _stamp(made_from, path), 1)


def is_stamped(page: str, made_from: Inputs | None = None, path: str = "") -> bool:
    """Tell whether a page of HTML has a stamp; the one for this file, if `made_from` is given."""
    return (_stamp(made_from, path) if made_from else _MARK) in page.partition("</head>")[0]


def make_list(made_from: Inputs, site: Mapping[str, bytes]) -> str:
    """Return the list of a built site's files."""
    files = {path: _sum(body) for path, body in sorted(site.items()) if path != LIST}
    return json.dumps({"code": made_from.code, "inputs": made_from.files, "files": files}, indent=0) + "\n"


def read_list(text: str) -> tuple[str, str, dict[str, str]]:
    """Return the sums of code and inputs, and of each file by path; raise `ValueError` for anything else."""
    try:
        read = json.loads(text)
        return str(read["code"]), str(read["inputs"]), dict(read["files"])
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError from error


def is_listed(files: Mapping[str, str], path: str, body: bytes) -> bool:
    """Tell whether a file is as it was when the list was made."""
    return files.get(path) == _sum(body)


def _stamp(made_from: Inputs, path: str) -> str:
    page = _sum("\n".join((path, made_from.pages.get(path, ""), made_from.records)).encode())
    return f'{_MARK}{page[:32]} {made_from.code[:32]}">'


def _built_from(page: str) -> str:
    path = PurePosixPath(page).with_suffix("")
    return str(path.with_name("index.html") if path.name in ("index", "README") else path / "index.html")


def _sum(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _sum_all(files: Mapping[str, bytes]) -> str:
    return _sum("\n".join(f"{_sum(body)} {path}" for path, body in sorted(files.items())).encode())

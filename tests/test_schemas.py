"""The schemas that editors follow: fresh, sound, kind to every record that we have, and no kinder than the checker."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from building import ROOT
from site_files import diagnose, read_site
from sourcebook.mend import SCHEMA, schema_line
from sourcebook.parse import shapes
from sourcebook.parse.meanings import meaning
from sourcebook.parse.shape import Fields
from sourcebook.render.schemas import schemas

TINY = read_site("tiny")
SCHEMAS = {Path(path).stem: json.loads(text) for path, text in schemas().items()}


class Editor(yaml.SafeLoader):
    """Reads as editors do, by YAML 1.2: `2024` is a number, `true` a truth value, a date and `on` are texts."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - as in the library's own classes


for tag, form, letters in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"|~|null|Null|NULL", ["~", "n", "N", ""]),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{form})$"), list(letters))


def schema_of(path: str) -> dict[str, Any]:
    """The schema that the first line of a file would name."""
    schema: dict[str, Any] = SCHEMAS[Path(schema_line(path).strip()).stem]
    return schema


def faults(path: str, text: str) -> list[str]:
    """What an editor underlines, whether it takes `2024` for a number or for a text."""
    form = jsonschema.Draft7Validator(schema_of(path))
    found = []
    for loader in (Editor, yaml.BaseLoader):
        errors = list(form.iter_errors(yaml.load(text, Loader=loader)))
        found.append([f"{error.json_path}: {error.message}" for error in errors])
    assert [bool(errors) for errors in found] in ([True, True], [False, False]), found
    return found[0]


def test_schemas_are_up_to_date() -> None:
    on_disk = {f"schemas/{path.name}": path.read_text(encoding="utf-8") for path in (ROOT / "schemas").iterdir()}
    assert on_disk == schemas(), "run `make docs`"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("root", [ROOT, *sorted((ROOT / "tests" / "sites").iterdir())], ids=lambda path: path.name)
def test_every_record_that_we_have_passes(root: Path) -> None:
    files = sorted((root / "docs").rglob("*.yml"))
    assert len(files) > 5
    for path in files:
        assert not faults(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))


SOURCE = "- {id: x, type: report, title: A report, issued: 2024, language: en, custom: {outlet: gazette, read: full}}"
CLAIM = "- {id: x, area: flood, claim: It rose., status: reported, as_of: 2024"

# What a careless hand writes: the file, the record, and the code under which the checker finds it.
BROKEN = {
    "a field that does not exist": ("sources/2024", SOURCE.replace("title", "tittle"), "REC01"),
    "no title": ("sources/2024", SOURCE.replace("title: A report, ", ""), "REC02"),
    "an empty title": ("sources/2024", SOURCE.replace("A report", "''"), "REC02"),
    "nothing for a title": ("sources/2024", SOURCE.replace("A report", ""), "REC02"),
    "an id with capitals": ("sources/2024", SOURCE.replace("id: x", "id: Gazette_1"), "REC03"),
    "a type that CSL has not": ("sources/2024", SOURCE.replace("report", "newspaper"), "REC25"),
    "a date in words": ("sources/2024", SOURCE.replace("issued: 2024", "issued: June 2024"), "REC11"),
    "a way of reading that is none": ("sources/2024", SOURCE.replace("full", "partly"), "REC01"),
    "yes for true": ("sources/2024", SOURCE.replace("full", "full, date_confirmed: yes"), "REC01"),
    "no outlet": ("sources/2024", SOURCE.replace("outlet: gazette, ", ""), "REC02"),
    "one name for a list of names": ("sources/2024", SOURCE.replace("issued", "author: Ann Reed, issued"), "REC01"),
    "a field of custom beside it": ("sources/2024", SOURCE.replace("issued", "read: full, issued"), "REC01"),
    "a mapping for a list of records": ("sources/2024", "x: {id: x}", "REC01"),
    "a status that does not exist": ("claims/flood", f"{CLAIM}}}".replace("reported", "sure"), "REC01"),
    "no date": ("claims/flood", f"{CLAIM}}}".replace(", as_of: 2024", ""), "REC02"),
    "evidence without what it says": ("claims/flood", f"{CLAIM}, evidence: [{{source: a}}]}}", "REC02"),
    "a stance in other words": (
        "claims/flood",
        f"{CLAIM}, evidence: [{{source: a, says: It rose., stance: against}}]}}",
        "REC01",
    ),
    "a figure of nothing": (
        "claims/flood",
        f"{CLAIM}, evidence: [{{source: a, says: It rose., figures: [{{value: 3}}]}}]}}",
        "REC02",
    ),
    "an origin without names": ("origins", "- {id: x, name: X, names: [], role: a, side: b, stake: c}", "REC02"),
    "a kind of publisher that does not exist": ("publishers", "- {id: x, name: X, kind: newz}", "REC25"),
    "a person without an office": ("people", "- {id: x, name: X}", "REC02"),
    "a term without its meaning": ("glossary", "- {id: x, term: weir}", "REC02"),
    "a spelling without what is wrong": ("vocabulary", "spellings: [{write: Alder}]", "REC02"),
    "a status word for no status": ("vocabulary", "status_words: {confirmed: [sure]}", "REC01"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_what_the_checker_finds_an_editor_underlines(case: str) -> None:
    name, record, code = BROKEN[case]
    path = f"docs/{name}.yml"
    assert faults(path, record)
    assert code in {found.code for found in diagnose({**TINY, path: f"{record}\n"}) if found.path == path}


RIGHT = {
    "a source": ("sources/2024", SOURCE),
    "truth values in quotation marks": ("sources/2024", SOURCE.replace("full", "full, date_confirmed: 'true'")),
    "a number for a title": ("sources/2024", SOURCE.replace("A report", "1984")),
    "fields without a value": ("sources/2024", SOURCE.replace("2024", "").replace("en,", ",")),
    "a claim": ("claims/flood", f"{CLAIM}}}"),
    "a file without records": ("sources/2024", "# none yet"),
}


@pytest.mark.parametrize("case", RIGHT)
def test_what_the_checker_lets_through_an_editor_does_too(case: str) -> None:
    name, record = RIGHT[case]
    path = f"docs/{name}.yml"
    assert not faults(path, record)
    form = ("REC01", "REC02", "REC03", "REC11", "REC25")
    assert not [found for found in diagnose({**TINY, path: f"{record}\n"}) if found.path == path and found.code in form]


@pytest.mark.parametrize(
    "shape", [shapes.SOURCE, shapes.CUSTOM, shapes.PUBLISHER, shapes.ORIGIN, shapes.CLAIM, shapes.EVIDENCE,
              shapes.PERSON, shapes.TERM], ids=lambda shape: shape.noun,
)  # fmt: skip
def test_every_field_is_explained(shape: Fields) -> None:
    assert not [name for name in shape.known if not meaning(shape.noun, name)]


def test_a_file_of_records_names_its_own_schema() -> None:
    named = {path: path.read_text(encoding="utf-8").partition("\n")[0] for path in (ROOT / "docs").rglob("*.yml")}
    named = {path: first for path, first in named.items() if first.startswith(SCHEMA)}
    assert len(named) > 10
    for path, first in named.items():
        assert f"{first}\n" == schema_line(path.relative_to(ROOT).as_posix())
        assert (path.parent / first.removeprefix(SCHEMA)).is_file()

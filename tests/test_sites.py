"""The small whole sites are clean, and the larger one uses all that a record or a page can hold."""

from collections.abc import Iterator

import pytest

from site_files import TODAY, check, read_site
from sourcebook import project
from sourcebook.parse import shapes
from sourcebook.parse.package import PACKAGE
from sourcebook.parse.shape import Fields, Many, Shape, Table, Text, Value, fit
from sourcebook.parse.yamlnodes import parse

RECORDS: dict[str, Shape] = {
    "docs/sources/": Many(shapes.SOURCE),
    "docs/claims/": Many(shapes.CLAIM),
    "docs/publishers.yml": Many(shapes.PUBLISHER),
    "docs/origins.yml": Many(shapes.ORIGIN),
    "docs/vocabulary.yml": shapes.VOCABULARY,
    "docs/people.yml": Many(shapes.PERSON),
    "docs/glossary.yml": Many(shapes.TERM),
    "docs/data/datapackage.json": PACKAGE,
}


def possible(shape: Shape, at: str = "") -> Iterator[str]:
    """Every field of a shape, and every word of its closed lists."""
    if isinstance(shape, Text):
        yield from (f"{at} = {choice}" for choice in shape.choices or ("…",))
    elif isinstance(shape, Fields):
        for name, inner in shape.known.items():
            yield from possible(inner, _path(at or shape.noun, name))
    else:
        yield from possible(shape.item if isinstance(shape, Many) else shape.value, at)


def used(value: Value, shape: Shape, at: str = "") -> Iterator[str]:
    """The fields and words of a shape that a value holds, named as `possible` names them."""
    if isinstance(shape, Text):
        yield f"{at} = {value if shape.choices else '…'}"
    elif isinstance(shape, Fields) and isinstance(value, dict):
        for name, inner in value.items():
            yield from used(inner, shape.known[name], _path(at or shape.noun, name))
    elif isinstance(shape, Many | Table):
        inside = shape.item if isinstance(shape, Many) else shape.value
        for each in value.values() if isinstance(value, dict) else value:
            yield from used(each, inside, at)


def _path(at: str, name: str) -> str:
    """What all kinds of records share counts once."""
    return f"any record.{name}" if name in ("allow", "aliases") else f"{at}.{name}"


@pytest.mark.parametrize("name", ["tiny", "vaccine"])
def test_small_site_is_clean(name: str) -> None:
    assert check(read_site(name)) == ""


def test_every_field_and_word_is_in_use() -> None:
    files = read_site("vaccine")
    found = {
        what
        for path, text in files.items()
        for start, shape in RECORDS.items()
        if path.startswith(start) and (root := parse(path, text).root)
        for what in used(fit(root, shape).value, shape)
    }
    for page in project.build(files, today=TODAY).pages:
        found |= set(used(dict(page.front), shapes.FRONT_MATTER))
    every = {what for shape in (*RECORDS.values(), shapes.FRONT_MATTER) for what in possible(shape)}
    assert sorted(every - found) == []

"""JSON Schemas of the files of records, made from the shapes that the checker holds them against.

An editor reads `2024` as a number and `true` as a truth value; the checker takes both for texts, and so do these.
"""

import json
from collections.abc import Mapping
from typing import Any

from sourcebook.parse import shapes
from sourcebook.parse.meanings import meaning
from sourcebook.parse.shape import Fields, Many, Shape, Table, Text

FOLDER = "schemas"

_LISTS = {
    "sources": shapes.SOURCE,
    "publishers": shapes.PUBLISHER,
    "origins": shapes.ORIGIN,
    "claims": shapes.CLAIM,
    "people": shapes.PERSON,
    "glossary": shapes.TERM,
}
# What rules ask for beyond the shape, where a pattern or a list can say it.
_CLOSED = {"source.type": shapes.SOURCE_TYPES, "publisher.kind": shapes.PUBLISHER_KINDS}
_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_DATE = r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"
_DATES = ("issued", "accessed", "as_of", "checked", "on", "date")


def schemas() -> dict[str, str]:
    """Return the schema of each kind of file, by its path."""
    made: dict[str, dict[str, Any]] = {
        name: {"type": ["array", "null"], "items": _schema(shape, filled=True)} for name, shape in _LISTS.items()
    }
    made["vocabulary"] = _schema(shapes.VOCABULARY, filled=True)
    return {f"{FOLDER}/{name}.json": _written(name, schema) for name, schema in made.items()}


def _written(name: str, schema: Mapping[str, Any]) -> str:
    # Draft 7 is what editors know best.
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": name}
    return json.dumps(head | dict(schema), indent=2, ensure_ascii=False) + "\n"


def _schema(shape: Shape, *, filled: bool = False) -> dict[str, Any]:
    """Write a shape as a schema; one that is `filled` may not be empty."""
    if isinstance(shape, Text):
        return _text(shape, filled=filled)
    if isinstance(shape, Many):
        return {"type": "array", "items": _schema(shape.item), **({"minItems": 1} if filled else {})}
    if isinstance(shape, Table):
        return {"type": "object", "additionalProperties": _schema(shape.value)}
    fields = {key: _field(shape, key) for key in shape.known}
    return {"type": "object", "additionalProperties": False, "required": list(shape.required), "properties": fields}


def _text(shape: Text, *, filled: bool) -> dict[str, Any]:
    if shape.choices == shapes.YES_NO.choices:
        return {"enum": [True, False, *shape.choices]}
    if shape.choices:
        return {"enum": list(shape.choices)}
    # A name without a value is an empty text to the checker, and null to an editor.
    kinds = ["string", "number", "boolean"]
    return {"type": kinds, "minLength": 1} if filled else {"type": [*kinds, "null"]}


def _field(shape: Fields, key: str) -> dict[str, Any]:
    made = _schema(shape.known[key], filled=key in shape.required)
    if f"{shape.noun}.{key}" in _CLOSED:
        made = {"enum": list(_CLOSED[f"{shape.noun}.{key}"])}
    elif key == "id" or (key in _DATES and "type" in made):
        made["pattern"] = _ID if key == "id" else _DATE
    told = meaning(shape.noun, key)
    return {"description": told, **made} if told else made

"""The description of tables in: `datapackage.json`, a Data Package of the Frictionless standard.

JSON is read twice: as JSON, which it must be, and as YAML, which it is as well, for the places of its parts.
"""

import json
import posixpath
import re
from collections.abc import Mapping
from typing import Any

from sourcebook.diagnostics import Finding
from sourcebook.model import KINDS, Column, Resource
from sourcebook.parse.shape import Fields, Many, Text, fit
from sourcebook.parse.yamlnodes import parse
from sourcebook.text import Place, Span

NUMBER = re.compile(r"[+-]?\d{1,30}(?:\.\d{1,30})?")
"""How a table writes a number."""

_TEXT, _YES_NO = Text(), Text(("true", "false"))
TYPES = ("string", "integer", "number", "boolean", "date", "yearmonth", "year", "any")
"""The types of Table Schema that are checked here."""

_SOURCE = Fields({"title": _TEXT, "path": _TEXT}, ("title",), "source")
_COLUMN = Fields(
    {
        "name": _TEXT, "type": Text(TYPES), "format": Text(("default", "any")), "title": _TEXT, "description": _TEXT,
        "unit": _TEXT, "record": Text(KINDS), "example": _TEXT,
        "categories": Many(Fields({"value": _TEXT, "label": _TEXT}, ("value", "label"), "category")),
        "constraints": Fields(
            {
                "required": _YES_NO, "unique": _YES_NO, "pattern": _TEXT, "minimum": _TEXT, "maximum": _TEXT,
                "enum": Many(_TEXT),
            }, (), "set of constraints",
        ),
    },
    ("name", "type", "title", "description"),
    "field",
)  # fmt: skip
_RESOURCE = Fields(
    {
        "name": _TEXT, "path": _TEXT, "title": _TEXT, "description": _TEXT, "method": _TEXT, "date": _TEXT,
        "sources": Many(_SOURCE), "schema": Fields({"fields": Many(_COLUMN)}, ("fields",), "schema"),
    },
    ("name", "path", "title", "schema"),
    "resource",
)  # fmt: skip
PACKAGE = Fields(
    {
        "$schema": _TEXT, "name": _TEXT, "title": _TEXT, "description": _TEXT, "homepage": _TEXT, "version": _TEXT,
        "licenses": Many(Fields({"name": _TEXT, "path": _TEXT, "title": _TEXT}, ("name", "path"), "licence")),
        "sources": Many(_SOURCE), "resources": Many(_RESOURCE),
    },
    ("name", "licenses", "resources"),
    "package",
)  # fmt: skip
"""Of the standard what tables need, and `method`, `date`, `unit` and `record`, which it leaves to us to add."""


def parse_package(path: str, text: str) -> tuple[dict[str, Resource], list[Finding]]:
    """Read the description of all tables, by the name of each."""
    try:
        json.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        pass  # reading it as YAML says how deep it may be
    except ValueError as error:
        # A number of thousands of digits is refused without a place.
        at, why = (error.pos, error.msg) if isinstance(error, json.JSONDecodeError) else (0, "a number is too long")
        place = Place(path, Span(at, at + 1))
        return {}, [Finding("REC01", place, f"this is not JSON: {why}", "the fault may stand a line earlier")]
    tree = parse(path, text)
    if tree.root is None or tree.findings:
        return {}, tree.findings
    if tree.root.fields is None:
        message, help_ = "no `resources` are described here", 'write `{"resources": [{"name": "…"}]}`'
        return {}, [Finding("REC01", Place(path, Span(0, 1)), message, help_)]
    fitted = fit(tree.root, PACKAGE)
    value: Any = fitted.value
    found = dict[str, Resource]()
    for index, item in enumerate(value.get("resources", ())):
        if item:
            resource = _resource(path, item, f"resources.{index}", fitted.places)
            fitted.findings += [*_taken(resource, found), *_bad_rules(resource)]
            found.setdefault(resource.name, resource)
    return found, fitted.findings


def _taken(resource: Resource, found: Mapping[str, Resource]) -> list[Finding]:
    names = [column.name for column in resource.columns]
    twice = [(c.name, c.place) for index, c in enumerate(resource.columns) if c.name in names[:index]]
    if resource.name in found:
        twice.append((resource.name, resource.place))
    return [Finding("REC03", place, f"`{name}` is described twice", "keep one of the two") for name, place in twice]


def _bad_rules(resource: Resource) -> list[Finding]:
    found = []
    for column in resource.columns:
        for rule in ("minimum", "maximum"):
            bound = column.rules.get(rule, "0")
            if column.type in ("integer", "number") and not NUMBER.fullmatch(bound):
                message = f"the {rule} of `{column.name}` is no number"
                found.append(Finding("REC01", column.place, message, "write digits alone"))
        try:
            re.compile(column.rules.get("pattern", ""))
        except re.error as error:
            message = f"the pattern of `{column.name}` cannot be read: {error.msg}"
            found.append(Finding("REC01", column.place, message, "mend it; a backslash is written twice in JSON"))
    return found


def _resource(path: str, item: dict[str, Any], at: str, places: Mapping[str, Place]) -> Resource:
    """Make the noun of what fitted; `at` is the way to it in the package."""
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), item.get("path", "")))
    schema = item.get("schema") or {}
    columns = [
        _column(field, places.get(f"{at}.schema.fields.{index}.name", places[at]))
        for index, field in enumerate(schema.get("fields", ())) if field
    ]  # fmt: skip
    texts = {key: " ".join(item.get(key, "").split()) for key in ("title", "description", "method", "date")}
    sources = tuple(source["title"] for source in item.get("sources", ()) if source and source.get("title"))
    place = places.get(f"{at}.name", places[at])
    return Resource(item.get("name", ""), place, file, **texts, sources=sources, columns=tuple(columns))


def _column(field: dict[str, Any], place: Place) -> Column:
    texts = {key: field.get(key, "") for key in ("name", "type", "format", "title", "description", "unit", "record")}
    rules = dict(field.get("constraints") or {})
    labels = {item.get("value", ""): item.get("label", "") for item in field.get("categories", ()) if item}
    allowed = {value: labels.get(value, value) for value in rules.pop("enum", labels)}
    return Column(**texts, place=place, categories=allowed, rules=rules)

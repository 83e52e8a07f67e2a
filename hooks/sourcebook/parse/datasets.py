"""Tables in: files of comma-separated values, and the `datapackage.json` that describes them (Frictionless)."""

import csv
import io
import json
import re
from typing import Any

from sourcebook.diagnostics import Finding
from sourcebook.model import Dataset, Resource, Row
from sourcebook.text import Lines, Place, Span, shorten

_LINE = re.compile(r"[^\r\n]*")


def parse_dataset(path: str, text: str) -> tuple[Dataset, list[Finding]]:
    """Read a table whose first line names its columns; a row of another length is reported and left out."""
    name = path.rpartition("/")[2].removesuffix(".csv")
    lines, rows, findings = _Places(path, text), list[Row](), list[Finding]()
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    head: tuple[str, ...] = ()
    try:
        head = tuple(value.strip() for value in next(reader, ()))
        before = reader.line_num
        for values in reader:
            place, before = lines.at(before + 1), reader.line_num
            if values and len(values) != len(head):
                message = f"this row has {len(values)} values; the first line names {len(head)} columns"
                findings.append(Finding("REC01", place, message, "put a text that holds a comma between double quotes"))
            elif values:
                rows.append(Row(dict(zip(head, (value.strip() for value in values), strict=True)), place))
    except csv.Error as error:
        help_ = "put a text that holds a comma or a quotation mark between double quotes"
        findings.append(Finding("REC01", lines.at(reader.line_num), f"this is not a table: {error}", help_))
    return Dataset(name, path, head, tuple(rows)), findings


class _Places:
    """Whole lines of a file as places."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text, self.lines = path, text, Lines(text)

    def at(self, line: int) -> Place:
        match = _LINE.match(self.text, self.lines.start_of(max(line, 1)))
        assert match is not None
        return Place(self.path, Span(*match.span()))


def parse_package(path: str, text: str) -> tuple[dict[str, Resource], list[Finding]]:
    """Read the description of all tables, by the name of each."""
    try:
        value: Any = json.loads(text.removeprefix("\ufeff"))
    except ValueError as error:
        # A number of thousands of digits is refused without a place.
        at, why = (error.pos, error.msg) if isinstance(error, json.JSONDecodeError) else (0, "a number is too long")
        place = Place(path, Span(at, at + 1))
        return {}, [Finding("REC01", place, f"this is not JSON: {why}", "the fault may stand a line earlier")]
    except RecursionError:
        return {}, [Finding("FIL05", Place(path, Span(0, 1)), "nested too deep", "close what was opened before")]
    listed = value.get("resources") if isinstance(value, dict) else None
    items = [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
    if not items:
        message, help_ = "no `resources` are described here", 'write `{"resources": [{"name": "…"}]}`'
        return {}, [Finding("REC01", Place(path, Span(0, 1)), message, help_)]
    found = [_resource(path, text, item) for item in items]
    return {resource.name: resource for resource in found}, []


def _resource(path: str, text: str, item: dict[str, Any]) -> Resource:
    name = str(item.get("name", ""))
    # JSON keeps no positions; a name stands once.
    at = re.search(rf'"name"\s*:\s*({re.escape(json.dumps(name, ensure_ascii=False))})', text)
    place = Place(path, Span(*at.span(1)) if at else Span(0, 1))
    listed = item.get("sources")
    sources = [s.get("title") for s in listed if isinstance(s, dict)] if isinstance(listed, list) else []
    texts = {key: " ".join(str(item.get(key) or "").split()) for key in ("title", "method", "date")}
    return Resource(shorten(name), place, **texts, sources=tuple(str(title) for title in sources if title))

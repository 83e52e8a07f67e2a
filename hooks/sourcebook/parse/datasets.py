"""Tables in: files of comma-separated values."""

import csv
import io
import re

from sourcebook.diagnostics import Finding
from sourcebook.model import Dataset, Row
from sourcebook.text import Lines, Place, Span

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


_CELL = re.compile(r'"(?:[^"]|"")*+"|[^,\r\n]*')


def cell(text: str, row: Place, index: int) -> Place:
    """Return where the value of a column stands, counted from 0, in a row of a table."""
    start = row.span.start + text.startswith("\ufeff", row.span.start)
    for _ in range(index):
        start = _end_of_cell(text, start) + 1
    return Place(row.path, Span(start, max(start + 1, _end_of_cell(text, start))))


def _end_of_cell(text: str, start: int) -> int:
    match = _CELL.match(text, start)
    assert match is not None
    return match.end()

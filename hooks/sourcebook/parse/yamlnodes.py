"""YAML in: a tree of texts, lists and mappings that know where they stand, and findings for the rest.

Read from the events of the C parser, which keep line and column; nothing is constructed, so `no` stays a text.
Composing nodes with the C library crashes the interpreter on deep nesting, hence the limit while reading events.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from sourcebook.diagnostics import Finding
from sourcebook.text import Place, Span

MAX_DEPTH = 20
"""No record of the model nests deeper than seven."""

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Node:
    """A text, a list or a mapping, with its place."""

    place: Place
    text: str | None = None
    items: "list[Node] | None" = None
    fields: "dict[str, Node] | None" = None
    keys: dict[str, Place] = field(default_factory=dict)
    """Of a mapping: where each key stands."""

    @property
    def kind(self) -> str:
        """What it is, in an author's words."""
        return "a text" if self.text is not None else "a list" if self.items is not None else "a mapping"


@dataclass(slots=True)
class Tree:
    """What was understood of one file."""

    root: Node | None
    findings: list[Finding]
    whole: bool
    """False when reading stopped before the end."""


class _StopReadingError(Exception):
    """Reading cannot go on; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


def parse(path: str, text: str, code: str = "REC01", shift: int = 0) -> Tree:
    """Read one YAML document.

    `code` is what its faults are called; `shift` is where `text` begins in its file.
    Never raises for what `text` holds: the tree has what was read before a fault.
    """
    reader = _Reader(path, code, shift)
    bad = _UNPRINTABLE.search(text, 1 if text.startswith("\ufeff") else 0)
    if bad:
        message = f"control character U+{ord(bad.group()):04X} in the text"
        reader.report(bad.start(), bad.end(), message, "delete it; it cannot be seen in most editors")
        return Tree(None, reader.findings, whole=False)
    return reader.read(text)


class _Reader:
    """Builds nodes from events with a stack of its own."""

    def __init__(self, path: str, code: str, shift: int) -> None:
        self.path, self.code, self.shift = path, code, shift
        self.findings: list[Finding] = []
        self.root: Node | None = None
        self.stack: list[tuple[Node, list[Node]]] = []
        self.documents = 0

    def read(self, text: str) -> Tree:
        bare = text.removeprefix("\ufeff")
        self.shift += len(text) - len(bare)
        try:
            for event in self._events(bare):
                self._take(event)
        except _StopReadingError as stop:
            self.findings.append(stop.finding)
            return Tree(self.root, self.findings, whole=False)
        return Tree(self.root, self.findings, whole=True)

    def _events(self, text: str) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(text, Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            offset = min(mark.index if mark else 0, len(text))
            raise _StopReadingError(self._broken(text, offset, str(error.problem))) from None
        except yaml.YAMLError as error:
            raise _StopReadingError(self._broken(text, 0, str(error))) from None

    def _broken(self, text: str, offset: int, problem: str) -> Finding:
        line = text[text.rfind("\n", 0, offset) + 1 :].partition("\n")[0]
        if "\t" in line[: len(line) - len(line.lstrip())]:
            at = offset - len(text[text.rfind("\n", 0, offset) + 1 : offset]) + line.index("\t")
            return self._finding(at, at + 1, "a tab indents this line", "use spaces: YAML allows no tabs here")
        help_ = "the fault may stand a line earlier; put text with `: ` or `#` or `'` between double quotes"
        return self._finding(offset, offset + 1, f"this is not YAML: {problem}", help_)

    def _finding(self, start: int, end: int, message: str, help_: str) -> Finding:
        return Finding(self.code, Place(self.path, Span(start + self.shift, end + self.shift)), message, help_)

    def report(self, start: int, end: int, message: str, help_: str) -> None:
        self.findings.append(self._finding(start, end, message, help_))

    def _take(self, event: yaml.Event) -> None:
        start, end = _range(event)
        # Scalars come first: nine events in ten are.
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor or event.tag:
                self._refuse_extras(event)
            self._add(Node(self._place(start, end), text=event.value))
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._refuse_extras(event)
            self._open(event, start, end)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._close(end)
        elif isinstance(event, yaml.AliasEvent):
            self.report(start, end, f"`*{event.anchor}` repeats another part of the file", "write it out")
            self._add(Node(self._place(start, end), text=""))
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _StopReadingError(
                    self._finding(start, end, "a second document begins here", "delete the line `---`")
                )

    def _refuse_extras(self, event: yaml.NodeEvent) -> None:
        start, end = _range(event)
        tag = getattr(event, "tag", None)
        if event.anchor:
            self.report(start, end, f"anchor `&{event.anchor}` is not used in records", f"delete `&{event.anchor}`")
        if tag and tag != "!":
            self.report(start, end, f"tag `{tag}` is not used in records", "delete it: every value is a text")

    def _place(self, start: int, end: int) -> Place:
        return Place(self.path, Span(start + self.shift, end + self.shift))

    def _open(self, event: yaml.Event, start: int, end: int) -> None:
        if len(self.stack) >= MAX_DEPTH:
            place = self._place(start, start + 1)
            help_ = "close what was opened before; no record nests deeper than seven"
            raise _StopReadingError(Finding("FIL05", place, f"nested more than {MAX_DEPTH} levels deep", help_))
        node = Node(self._place(start, end))
        if isinstance(event, yaml.MappingStartEvent):
            node.fields = {}
        else:
            node.items = []
        self.stack.append((node, []))

    def _close(self, end: int) -> None:
        node, _ = self.stack.pop()
        node.place = Place(self.path, Span(node.place.span.start, end + self.shift))
        self._add(node)

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent, waiting = self.stack[-1]
        if parent.items is not None:
            parent.items.append(node)
            # A file that breaks later still gives the records before the fault.
            if len(self.stack) == 1:
                self.root = parent
        elif not waiting:
            waiting.append(node)
        else:
            self._add_field(parent, waiting.pop(), node)

    def _add_field(self, parent: Node, key: Node, value: Node) -> None:
        assert parent.fields is not None
        if key.text is None:
            self.findings.append(Finding(self.code, key.place, f"{key.kind} cannot name a field", "name it in words"))
        elif key.text == "<<":
            message = "merge key `<<` is not used in records"
            self.findings.append(Finding(self.code, key.place, message, "write the fields out"))
        elif key.text in parent.fields:
            message = f"field `{key.text}` stands twice in one record"
            self.findings.append(Finding(self.code, key.place, message, "keep one of the two"))
        else:
            parent.fields[key.text] = value
            parent.keys[key.text] = key.place


def _range(event: yaml.Event) -> tuple[int, int]:
    assert event.start_mark
    assert event.end_mark
    return event.start_mark.index, event.end_mark.index

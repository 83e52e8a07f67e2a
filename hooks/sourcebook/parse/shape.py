"""What a record may look like: shapes to hold a YAML tree against, with a finding for all that does not fit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sourcebook.diagnostics import Finding
from sourcebook.parse.yamlnodes import Node
from sourcebook.text import Place, did_you_mean, shorten

Value = str | list["Value"] | dict[str, "Value"]
"""What is left of a node once its shape holds: texts, lists, dicts."""


@dataclass(frozen=True, slots=True)
class Text:
    """One scalar; `choices` closes the list of what it may be."""

    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Many:
    """A list of things of one shape."""

    item: "Shape"


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping from any name to things of one shape."""

    value: "Shape"


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping with a closed list of fields; `required` ones must be there and not empty."""

    known: "Mapping[str, Shape]"
    required: tuple[str, ...] = ()
    noun: str = "record"


Shape = Text | Many | Table | Fields


@dataclass(slots=True)
class Fitted:
    """The plain value of a node, where each part stands, and what did not fit."""

    value: Value
    places: dict[str, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def fit(node: Node, shape: Shape, *, codes: tuple[str, str] = ("REC01", "REC02"), name: str = "") -> Fitted:
    """Hold a node against a shape.

    `codes` are those for a form that does not fit and for a missing field; `name` is the record's id, for messages.
    Never raises: what does not fit is left out of the value and reported.
    """
    fitted = Fitted("")
    fitted.value = _Fit(fitted, codes, name).any(node, shape, "")
    return fitted


class _Fit:
    def __init__(self, out: Fitted, codes: tuple[str, str], name: str) -> None:
        self.out, self.codes, self.name = out, codes, name

    def any(self, node: Node, shape: Shape, path: str) -> Value:
        self.out.places[path] = node.place
        step: dict[type, Callable[[Node, Shape, str], Value]] = {
            Text: self._text,
            Many: self._many,
            Table: self._table,
            Fields: self._fields,
        }
        return step[type(shape)](node, shape, path)

    def _report(self, place: Place, message: str, help_: str = "", *, missing: bool = False) -> None:
        self.out.findings.append(Finding(self.codes[missing], place, message, help_))

    def _wrong(self, node: Node, path: str, wanted: str) -> None:
        field_ = path.rpartition(".")[2] or "this"
        self._report(node.place, f"`{field_}` is {node.kind}; {wanted} belongs here")

    def _text(self, node: Node, shape: Shape, path: str) -> Value:
        assert isinstance(shape, Text)
        if node.text is None:
            self._wrong(node, path, "a text")
            return ""
        if shape.choices and node.text not in shape.choices:
            field_ = path.rpartition(".")[2]
            help_ = did_you_mean(node.text, shape.choices) or "one of: " + ", ".join(shape.choices)
            self._report(node.place, f"`{field_}` cannot be `{shorten(node.text)}`", help_)
        return node.text

    def _many(self, node: Node, shape: Shape, path: str) -> Value:
        assert isinstance(shape, Many)
        if node.items is None:
            self._wrong(node, path, "a list")
            return []
        prefix = f"{path}." if path else ""
        return [self.any(item, shape.item, f"{prefix}{index}") for index, item in enumerate(node.items)]

    def _table(self, node: Node, shape: Shape, path: str) -> Value:
        assert isinstance(shape, Table)
        if node.fields is None:
            self._wrong(node, path, "a mapping")
            return {}
        return {key: self.any(value, shape.value, f"{path}.{key}") for key, value in node.fields.items()}

    def _fields(self, node: Node, shape: Shape, path: str) -> Value:
        assert isinstance(shape, Fields)
        if node.fields is None:
            self._wrong(node, path, "a mapping")
            return {}
        value: dict[str, Value] = {}
        for key, child in node.fields.items():
            if key in shape.known:
                value[key] = self.any(child, shape.known[key], f"{path}.{key}" if path else key)
            else:
                self._unknown(node.keys[key], key, shape)
        self._missing(node, shape, value, path)
        return value

    def _unknown(self, place: Place, key: str, shape: Fields) -> None:
        help_ = did_you_mean(key, shape.known) or "known here: " + ", ".join(shape.known)
        self._report(place, f"a {shape.noun} has no field `{shorten(key)}`", help_)

    def _missing(self, node: Node, shape: Fields, value: dict[str, Value], path: str) -> None:
        for key in shape.required:
            if not value.get(key):
                whose = f"{shape.noun} `{self.name}`" if self.name and not path else f"this {shape.noun}"
                place = self.out.places.get(f"{path}.{key}" if path else key, self._head(node))
                self._report(place, f"{whose} has no `{key}`", f"add `{key}: …`", missing=True)

    @staticmethod
    def _head(node: Node) -> Place:
        """A mapping is pointed at by its first key, not by its whole length."""
        return next(iter(node.keys.values()), node.place)

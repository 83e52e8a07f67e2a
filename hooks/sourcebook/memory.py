"""Remember: outlines of pages and what was found or made, under keys that name all that these follow from.

What was remembered is never trusted: what does not have exactly the shape of an outline counts as forgotten.
"""

import hashlib
import json
from collections.abc import Callable, Hashable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from sourcebook.diagnostics import Severity
from sourcebook.model import Outline, Project
from sourcebook.text import Span

Json = Any
"""Texts, numbers, lists and mappings, of any depth."""

Value = TypeVar("Value")

Memory = MutableMapping[str, Json]
"""Key to JSON; who passes one decides where it is kept."""


def key_of(*parts: object) -> str:
    """Name some contents, so that other contents have another name."""
    return hashlib.sha256(json.dumps(parts, default=str).encode("utf-8", "surrogatepass")).hexdigest()


def page_key(site: Project, path: str) -> str:
    """Name all that a page is judged by."""
    return key_of(site.key, path, site.texts[path])


def remember(memory: Memory, page: Outline) -> None:
    """Keep what the rest of the site may know of a page that was judged."""
    memory[page.key] = [_freeze(getattr(page, each.name)) for each in fields(Outline)]


def remembered(memory: Memory | None, key: str, kind: type[Value], make: Callable[[], Value]) -> Value:
    """Return what was kept under a key, or make it and keep it; what has not the shape of `kind` is made anew."""
    return remembered_all(memory, [key], kind, lambda _: [make()])[0]


def remembered_all(
    memory: Memory | None, keys: Sequence[str], kind: type[Value], make: Callable[[list[int]], Iterable[Value]]
) -> list[Value]:
    """Do the same for many keys; `make` gets the places of those that are missing, and makes them all at once."""
    found = [None if memory is None else _kept(memory, key, kind) for key in keys]
    missing = [place for place, value in enumerate(found) if value is None]
    for place, value in zip(missing, make(missing) if missing else (), strict=True):
        found[place] = value
        if memory is not None:
            memory[keys[place]] = [keys[place], _freeze(value)]
    return cast("list[Value]", found)


def _kept(memory: Memory, key: str, kind: type[Value]) -> Value | None:
    try:
        name, kept = memory[key]
        value: Value = _maker(cast("Hashable", kind))(kept)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return value if name == key else None


def _freeze(value: Json) -> Json:
    if isinstance(value, str | int | None):
        return value
    if isinstance(value, Mapping):
        return {key: _freeze(inner) for key, inner in value.items()}
    if isinstance(value, Iterable):
        return [_freeze(inner) for inner in (sorted(value) if isinstance(value, frozenset) else value)]
    return [_freeze(getattr(value, each.name)) for each in fields(value)]


def recall(memory: Memory, key: str) -> Outline | None:
    """Return the outline that was kept under a key, with what was found; None if there is none, or it is damaged."""
    try:
        outline: Outline = _maker(Outline)(memory[key])
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return outline if outline.key == key else None


@cache
def _maker(kind: Json) -> Callable[[Json], Json]:
    """Return what makes a value of some type from JSON, and raises where it cannot."""
    origin: Json = get_origin(kind)
    if is_dataclass(kind):
        make: Json = kind
        hints = get_type_hints(kind)
        makers = {each.name: _maker(hints[each.name]) for each in fields(kind)}
        return lambda kept: make(**{name: makers[name](inner) for name, inner in zip(makers, kept, strict=True)})
    if origin in (tuple, frozenset):
        item = _maker(get_args(kind)[0])
        return lambda kept: origin([item(inner) for inner in _checked(list, kept)])
    if origin is not None and issubclass(origin, Mapping):
        item = _maker(get_args(kind)[1])
        return lambda kept: {key: item(inner) for key, inner in kept.items()}
    return _SIMPLE[kind]


def _checked(kind: type, kept: Json) -> Json:
    if type(kept) is not kind:
        raise TypeError(kind)
    return kept


def _span(kept: Json) -> Span:
    start, end = kept
    return Span(_checked(int, start), _checked(int, end))


_SIMPLE: Mapping[Any, Callable[[Any], Any]] = {
    Any: lambda kept: kept,
    bool: lambda kept: _checked(bool, kept),
    int: lambda kept: _checked(int, kept),
    str: lambda kept: _checked(str, kept),
    Span: _span,
    Severity | None: lambda kept: None if kept is None else Severity(kept),
}

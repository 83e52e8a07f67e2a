"""Records as YAML, in the form in which people write them here: whatever a text holds, it stays a text."""

from collections.abc import Iterator, Mapping

import yaml

from sourcebook.parse.shape import Value

# What other readers take for more than a text, by its first letter.
_MEANT = yaml.SafeDumper.yaml_implicit_resolvers


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002
        """Set the items of a list in, as the records do."""
        super().increase_indent(flow, False)  # noqa: FBT003


def yaml_of(record: Mapping[str, Value]) -> str:
    """Write one record as an item of a list: `- id: …`."""
    events = [
        yaml.StreamStartEvent(),
        yaml.DocumentStartEvent(explicit=False),
        *_events([dict(record)]),
        yaml.DocumentEndEvent(explicit=False),
        yaml.StreamEndEvent(),
    ]
    return str(yaml.emit(events, Dumper=_Dumper, allow_unicode=True, width=120))


def _events(value: Value) -> Iterator[yaml.Event]:
    if isinstance(value, str):
        yield yaml.ScalarEvent(None, None, (_may_stand_bare(value), True), value)
    elif isinstance(value, list):
        yield yaml.SequenceStartEvent(None, None, implicit=True, flow_style=False)
        for item in value:
            yield from _events(item)
        yield yaml.SequenceEndEvent()
    else:
        yield yaml.MappingStartEvent(None, None, implicit=True, flow_style=False)
        for key, item in value.items():
            yield from _events(key)
            yield from _events(item)
        yield yaml.MappingEndEvent()


def _may_stand_bare(text: str) -> bool:
    """Tell whether other readers of YAML would not take it for nothing, or `on` for a truth value."""
    others = (tag for tag, pattern in _MEANT.get(text[:1], ()) if pattern.match(text))
    return text in ("true", "false") or not any(tag.endswith((":null", ":bool", ":merge", ":value")) for tag in others)

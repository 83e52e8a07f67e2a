"""Records in: YAML files of sources, publishers, origins, claims and words become nouns of the model."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sourcebook.diagnostics import Finding
from sourcebook.model import (
    Allow,
    Claim,
    Evidence,
    Figure,
    Name,
    Origin,
    Person,
    Publisher,
    Record,
    Role,
    Side,
    Source,
    Term,
    Vocabulary,
)  # fmt: skip
from sourcebook.parse import shapes
from sourcebook.parse.shape import Fields, Fitted, fit
from sourcebook.parse.yamlnodes import Node, parse
from sourcebook.text import Place, Span

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(slots=True)
class Records:
    """What one file of records gave."""

    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    whole: bool = True


def parse_sources(path: str, text: str) -> Records:
    """Read a file of CSL items."""
    return _parse_list(path, text, shapes.SOURCE, _source)


def parse_publishers(path: str, text: str) -> Records:
    """Read the file of publishers."""
    return _parse_list(path, text, shapes.PUBLISHER, _publisher)


def parse_origins(path: str, text: str) -> Records:
    """Read the file of origins."""
    return _parse_list(path, text, shapes.ORIGIN, _origin)


def parse_claims(path: str, text: str) -> Records:
    """Read a file of the ledger."""
    return _parse_list(path, text, shapes.CLAIM, _claim)


def parse_people(path: str, text: str) -> Records:
    """Read the list of those who may be named."""
    return _parse_list(path, text, shapes.PERSON, _person)


def parse_glossary(path: str, text: str) -> Records:
    """Read the words that are explained to readers."""
    return _parse_list(path, text, shapes.TERM, _term)


def parse_vocabulary(path: str, text: str) -> tuple[Vocabulary, list[Finding], bool]:
    """Read the words of the subject, and tell whether the file could be read whole."""
    tree = parse(path, text)
    if tree.root is None:
        return Vocabulary(), tree.findings, tree.whole
    fitted = fit(tree.root, shapes.VOCABULARY)
    value: Any = fitted.value or {}
    vocabulary = Vocabulary(
        roles={
            r["id"]: Role(r["id"], r.get("name", ""), r.get("interested") == "true", r.get("state") == "true")
            for r in _with_id(value, "roles")
        },
        sides={
            s["id"]: Side(s["id"], s.get("name", ""), s.get("each_counts") == "true") for s in _with_id(value, "sides")
        },
        counts={c["id"]: tuple(c.get("words", ())) for c in _with_id(value, "counts")},
        identifying={k["id"]: tuple(k.get("words", ())) for k in _with_id(value, "identifying")},
        areas=value.get("areas", {}),
        status_words={word: tuple(statuses) for word, statuses in value.get("status_words", {}).items()},
        spellings={
            other: s["write"] for s in value.get("spellings", ()) if s.get("write") for other in s.get("not", ())
        },
        **{name: tuple(value.get(name, ())) for name in _LISTS},
    )
    return vocabulary, tree.findings + fitted.findings, tree.whole


_LISTS = (
    "units",
    "numbered_names",
    "takes_up",
    "plan_words",
    "known_names",
    "wrong_words",
    "refused_hosts",
    *shapes.PROTECTING,
)


def _with_id(value: dict[str, Any], name: str) -> list[Any]:
    return [item for item in value.get(name, ()) if item and item.get("id")]


def _parse_list(path: str, text: str, shape: Fields, build: Callable[..., Record]) -> Records:
    """Read a list of records; one that does not fit is reported and the others are kept."""
    tree = parse(path, text)
    out = Records(findings=tree.findings, whole=tree.whole)
    if tree.root is None or tree.root.text == "":
        return out
    if tree.root.items is None:
        message = f"this file holds {tree.root.kind}; a list of {shape.noun}s belongs here"
        out.findings.append(Finding("REC01", _start(tree.root.place), message, "begin each record with `- id: …`"))
        out.whole = False
        return out
    for node in tree.root.items:
        name = (node.fields or {}).get("id")
        fitted = fit(node, shape, name=(name.text if name else None) or "")
        out.findings += fitted.findings
        if isinstance(fitted.value, dict) and fitted.value:
            out.records.append(build(fitted.value, _common(node, fitted)))
    return out


def _start(place: Place) -> Place:
    return Place(place.path, Span(place.span.start, place.span.start + 1))


def _common(node: Node, fitted: Fitted) -> dict[str, Any]:
    value: Any = fitted.value
    place = fitted.places.get("id") or next(iter(node.keys.values()), node.place)
    allow = tuple(
        Allow(item.get("code", ""), item.get("why", ""), item.get("until", ""), tuple(item.get("by", ())),
              fitted.places[f"allow.{index}"], node.place)
        for index, item in enumerate(value.get("allow", ())) if item
    )  # fmt: skip
    return {
        "id": value.get("id", ""),
        "place": place,
        "whole": node.place,
        "places": fitted.places,
        "allow": allow,
        "aliases": tuple(value.get("aliases", ())),
    }


def _texts(value: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Pick text fields, under the names that Python allows."""
    return {name.lower().replace("-", "_"): _line(value[name]) for name in names if name in value}


def _line(text: str) -> str:
    """A record's text is one line; folded YAML may bring line ends with it."""
    return " ".join(text.split())


def _source(value: dict[str, Any], common: dict[str, Any]) -> Source:
    custom = value.get("custom") or {}
    return Source(
        **common,
        **_texts(value, "type", "title", "container-title", "publisher", "issued", "URL", "language", "accessed"),
        **_texts(
            custom, "outlet", "read", "date_confirmed", "url_confirmed", "retrieved_from", "copy_of", "note"
        ),
        author=tuple(Name(**_texts(name, "family", "given", "literal")) for name in value.get("author", ()) if name),
        archive=custom.get("archive") or {},
    )  # fmt: skip


def _publisher(value: dict[str, Any], common: dict[str, Any]) -> Publisher:
    texts = _texts(value, "name", "kind", "perspective", "note")
    return Publisher(**common, **texts, hosts=tuple(host.lower() for host in value.get("hosts", ())))


def _origin(value: dict[str, Any], common: dict[str, Any]) -> Origin:
    return Origin(**common, **_texts(value, "name", "role", "side", "stake"), names=tuple(value.get("names", ())))


def _person(value: dict[str, Any], common: dict[str, Any]) -> Person:
    return Person(**common, **_texts(value, "name", "office", "why", "source"), names=tuple(value.get("names", ())))


def _term(value: dict[str, Any], common: dict[str, Any]) -> Term:
    texts = _texts(value, "term", "original", "lang", "romanised", "definition")
    lists: dict[str, Any] = {name: tuple(value.get(name, ())) for name in ("claims", "sources", "forms")}
    return Term(**common, **texts, **lists)


def _claim(value: dict[str, Any], common: dict[str, Any]) -> Claim:
    texts = _texts(
        value, "area", "claim", "status", "basis", "as_of", "checked", "note", "question", "superseded_by", "reserve"
    )  # fmt: skip
    return Claim(
        **common,
        **texts,
        evidence=tuple(_evidence(f"evidence.{i}", item) for i, item in enumerate(value.get("evidence", ())) if item),
        rests_on=tuple(value.get("rests_on", ())),
        searched=value.get("searched") or {},
        bears_on=value.get("bears_on") or {},
    )


def _evidence(path: str, value: dict[str, Any]) -> Evidence:
    quote = value.get("quote") or {}
    return Evidence(
        field=path,
        **_texts(value, "source", "origin", "says", "stance", "locator"),
        admission=value.get("admission") == "true",
        quote=quote.get("text", ""),
        quote_lang=quote.get("lang", ""),
        figures=tuple(
            Figure(**_texts(f, "value", "low", "high", "hedge", "counts", "on", "per", "kind"))
            for f in value.get("figures", ()) if f
        ),
    )  # fmt: skip

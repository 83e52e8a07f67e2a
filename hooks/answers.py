"""What a person tells of a record: as options, or as answers to questions at a terminal."""

import argparse
import shlex
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from shell import CannotRunError
from sourcebook.add import Additions
from sourcebook.parse import shapes
from sourcebook.parse.dates import parse_date
from sourcebook.parse.meanings import meaning
from sourcebook.parse.shape import Fields, Many, Text

Answers = dict[str, Any]
"""Values by the names of their fields."""

NEEDED = {"source": ("title",), "claim": ("claim", "area", "as_of")}
_ASKED = {
    "source": (
        "URL", "title", "author", "container-title", "publisher", "issued", "language", "type", "outlet", "read",
        "date_confirmed", "url_confirmed", "retrieved_from", "copy_of", "accessed", "note", "id",
    ),
    "claim": (
        "claim", "area", "status", "basis", "as_of", "checked", "rests_on", "superseded_by", "note", "question",
        "reserve", "id",
    ),
    "evidence": ("source", "origin", "says", "stance", "admission", "locator", "quote", "quote_lang", "figure"),
}  # fmt: skip
_DATES = ("issued", "accessed", "as_of", "checked")
_MORE = {
    "author": "who signed it: `Family, Given`, or an organisation without a comma",
    "id": "; left out, it is made of the other answers",
    "outlet": "; left out, it is told from the address",
    "source": "; begins an item of evidence, to which what follows belongs",
    "quote_lang": "the language of the quotation",
    "figure": "a figure that it states: `value=3000 hedge=about counts=TERM on=2024-12 kind=estimated`",
    "accessed": "; `today` will do",
    "checked": "; `today` will do",
}


def add_options(parser: argparse.ArgumentParser, kind: str) -> None:
    """Give a command an option for each field of a kind of record."""
    for name in _ASKED[kind]:
        form: dict[str, Any] = {"dest": name, "help": _told(kind, name)}
        if _is_switch(kind, name):
            form |= {"action": "store_const", "const": "true"}
        elif choices := _choices(kind, name):
            form["choices"] = choices
        else:
            form["metavar"] = "TEXT"
        if isinstance(_shape(kind, name).known.get(name), Many):
            form["action"] = "append"
        if kind == "evidence":
            form |= {"dest": kind, "action": _Evidence}
        parser.add_argument(f"--{dashed(name)}", **form)


def dashed(name: str) -> str:
    """Return the name of a field's option."""
    return name.lower().replace("_", "-")


def name_of(text: str) -> dict[str, str]:
    """Take the name of an author apart."""
    family, comma, given = (part.strip() for part in text.partition(","))
    return {"family": family, "given": given} if comma else {"literal": family}


class _Evidence(argparse.Action):
    """Collects items of evidence: `--source` begins one, and what follows belongs to it."""

    def __init__(self, **form: Any) -> None:  # noqa: ANN401 - as argparse hands it over
        super().__init__(**form | ({"nargs": 0} if form.pop("const", None) else {}))

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Put a value into the item that was begun last."""
        name = str(option_string).lstrip("-").replace("-", "_")
        items = list(getattr(namespace, self.dest) or ()) + ([{}] if name == "source" else [])
        if not items:
            parser.error(f"{option_string} comes before --source")
        items[-1] |= _evidence(items[-1], name, values if isinstance(values, str) else "true")
        setattr(namespace, self.dest, items)


def _evidence(item: Mapping[str, Any], name: str, text: str) -> Answers:
    if name in ("quote", "quote_lang"):
        return {"quote": {**item.get("quote", {}), {"quote": "text", "quote_lang": "lang"}[name]: text}}
    if name != "figure":
        return {name: text}
    try:
        figure = dict(pair.split("=", 1) for pair in shlex.split(text))
    except ValueError:
        raise CannotRunError(f"`{text}` is no figure such as `value=3000 hedge=about counts=TERM`") from None
    return {"figures": [*item.get("figures", ()), figure]}


def ask(kind: str, given: Answers, additions: Additions) -> Answers:
    """Ask for what is not given; an empty answer leaves a field out. An address that is known ends it at once."""
    site = additions.site
    print("Enter leaves a field out; Ctrl-C stops and writes nothing.", file=sys.stderr)
    answers = dict(given)
    known = {"area": list(site.vocabulary.areas), "outlet": list(site.publishers)}
    for name in _ASKED[kind]:
        if name in answers:
            continue
        if isinstance(_shape(kind, name).known[name], Many):
            texts = _until_empty(kind, name)
            answers[name] = [name_of(text) for text in texts] if name == "author" else texts
        else:
            answers[name] = _one(kind, name, known.get(name, ()))
        if name == "URL":
            additions.refuse_known(answers[name])
    if kind == "claim" and "evidence" not in answers:
        answers["evidence"] = _items(list(site.sources), list(site.origins))
    return {name: value for name, value in answers.items() if value}


def _items(sources: Sequence[str], origins: Sequence[str]) -> list[Answers]:
    items: list[Answers] = []
    while source := _one("evidence", "source", sources):
        items.append({"source": source})
        for name in _ASKED["evidence"][1:]:
            if name == "quote_lang" and "quote" not in items[-1]:
                continue
            known = origins if name == "origin" else ()
            for text in _until_empty("evidence", name) if name == "figure" else [_one("evidence", name, known)]:
                items[-1] |= _evidence(items[-1], name, text) if text else {}
    return items


def _until_empty(kind: str, name: str) -> list[str]:
    texts: list[str] = []
    while text := _one(kind, name):
        texts.append(text)
    return texts


def _one(kind: str, name: str, known: Sequence[str] = ()) -> str:
    """Ask for one field until the answer is one that it can have."""
    choices = ("true", "false") if _is_switch(kind, name) else _choices(kind, name)
    told = f" ({', '.join(choices)})" if choices else ""
    while True:
        print(f"{name}: {_told(kind, name)}{told}\n> ", end="", file=sys.stderr, flush=True)
        text = input().strip()
        if text and text not in (choices or known or (text,)):
            print(f"  `{text}` is not known here", file=sys.stderr)
        elif text and name in _DATES and text != "today" and not parse_date(text):
            print(f"  `{text}` is not a date such as 2024, 2024-10 or 2024-10-18", file=sys.stderr)
        elif not text and name in NEEDED.get(kind, ()):
            print("  this cannot stay out", file=sys.stderr)
        else:
            return text


def _shape(kind: str, name: str) -> Fields:
    shape = {"source": shapes.SOURCE, "claim": shapes.CLAIM, "evidence": shapes.EVIDENCE}[kind]
    return shapes.CUSTOM if kind == "source" and name not in shape.known else shape


def _told(kind: str, name: str) -> str:
    more = _MORE.get(name, ";")
    return meaning(_shape(kind, name).noun, name) + more.rstrip(";") if more.startswith(";") else more


def _choices(kind: str, name: str) -> tuple[str, ...]:
    of = _shape(kind, name).known.get(name)
    return shapes.SOURCE_TYPES if name == "type" else of.choices if isinstance(of, Text) else ()


def _is_switch(kind: str, name: str) -> bool:
    return _shape(kind, name).known.get(name) is shapes.YES_NO

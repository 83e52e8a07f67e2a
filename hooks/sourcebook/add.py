"""New records: answers become a record in its sorted place, and the checker judges it; no other byte changes."""

import html
import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sourcebook import project
from sourcebook.diagnostics import Finding
from sourcebook.files import PAGES
from sourcebook.mend import SCHEMA, schema_line, split, values
from sourcebook.model import Claim, Origin, Project, Publisher, Source
from sourcebook.parse import shapes
from sourcebook.parse.dates import parse_date
from sourcebook.parse.shape import Value
from sourcebook.parse.yamlnodes import parse
from sourcebook.render.yamltext import yaml_of
from sourcebook.rules import judge
from sourcebook.rules.addresses import normal_address, split_address, without_tracking
from sourcebook.text import did_you_mean, shorten, slug

MAX_LENGTH = 2_000
"""No text of a record is longer by far."""

_CITED_NEXT = ("XPG02", "XPG06")  # nothing can cite what was not there
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span)(?:\s[^<>]*)?>", re.IGNORECASE)  # what CSL allows in a title
_SMALL_WORDS = frozenset(
    """
    a an and are as at be been by for from had has have he her his in into is it its of on or over says said she than
    that the their them they this to under was were what when who will with
    """.split()
)


class RefusedError(ValueError):
    """Says in one sentence why a record is not added, and in `help` what to do."""

    def __init__(self, message: str, help_: str = "") -> None:
        super().__init__(message)
        self.help = help_


@dataclass(slots=True)
class Additions:
    """Records to be added to a site: the new texts of the files that change, until somebody writes them."""

    site: Project
    texts: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    """Every id that leads somewhere, to its file."""
    addresses: dict[str, str] = field(default_factory=dict)
    """Every address of a source in its normal form, to the source's id."""
    added: dict[str, str] = field(default_factory=dict)
    """The new records by id, as they are written."""

    def __post_init__(self) -> None:
        for record in self.site.records:
            if isinstance(record, Claim | Origin | Source):
                self.ids |= dict.fromkeys((record.id, *record.aliases), record.place.path)
            if isinstance(record, Source):
                self._know(record.id, (record.url, record.archive.get("url", "")))

    def source(self, answers: Mapping[str, Value]) -> str:
        """Add a source, with what can be told from the answers, and return its id; `custom` is made of its fields."""
        given = _filled(answers)
        if "URL" in given:
            given["URL"] = without_tracking(str(given["URL"]))
            self.refuse_known(str(given["URL"]))
        publisher = self._publisher(given)
        given = _defaults(given, publisher) | given
        self._refuse_twin(given)
        given["id"] = self._free(str(given.get("id", "")) or self.source_id(given))
        record: dict[str, Value] = {name: given[name] for name in shapes.SOURCE.known if name in given}
        record["custom"] = {name: given[name] for name in shapes.CUSTOM.known if name in given}
        date = parse_date(str(given.get("issued", "")))
        self._insert(f"{self.site.docs}/sources/{f'{date.year:04}' if date else 'undated'}.yml", record)
        self._know(str(given["id"]), [str(given.get("URL", ""))])
        return str(given["id"])

    def claim(self, answers: Mapping[str, Value]) -> str:
        """Add a claim and return its id."""
        given = {"status": "reported"} | _filled(answers)
        area, areas = str(given.get("area", "")), self.site.vocabulary.areas
        if area not in areas:
            help_ = did_you_mean(area, areas) or f"known: {', '.join(areas)}"
            raise RefusedError(f"`{shorten(area)}` is no area of the ledger", help_)
        given["id"] = self._free(str(given.get("id", "")) or self.suggest("", str(given.get("claim", "")), 5))
        record = {name: given[name] for name in shapes.CLAIM.known if name in given}
        self._insert(f"{self.site.docs}/claims/{area}.yml", record)
        return str(given["id"])

    def refuse_known(self, url: str) -> None:
        """Refuse an address under which a source is known, in whichever form."""
        known = self.addresses.get(normal_address(url))
        if known:
            message = f"this address is that of `{known}`, in {self.ids[known]}"
            raise RefusedError(message, f"cite `[^{known}]`, or name `{known}` in the evidence of a claim")

    def _refuse_twin(self, given: Mapping[str, Value]) -> None:
        """Refuse a work that has another address, and title, outlet and day of one that is known."""
        wanted = [str(given.get(name, "")).casefold() for name in ("title", "outlet", "issued")]
        # Within a month two reports may well have one title.
        for source in self.site.sources.values() if len(wanted[2]) == len("2024-06-02") else ():
            if [source.title.casefold(), source.outlet, source.issued] == wanted:
                message = f"`{source.id}` has this title, outlet and date, in {self.ids[source.id]}"
                raise RefusedError(message, f"name `{source.id}` in the evidence of a claim, or give the whole title")

    def publisher_of(self, url: str) -> str:
        """Return the one publisher to whom the host of an address belongs."""
        parts = split_address(url)
        host = parts.hostname if parts else None
        if not host:
            raise RefusedError("no whole address tells who published this", "give the outlet, an id of publishers.yml")
        bare = normal_address(f"https://{host}")
        hosts = [(p.id, {normal_address(f"https://{h}"), h}) for p in self.site.publishers.values() for h in p.hosts]
        owners = list(dict.fromkeys(name for name, known in hosts if host in known or bare in known))
        if len(owners) != 1:
            message = f"the host `{host}` belongs to {' and '.join(owners) or 'no publisher'}"
            choose = "say which one is the outlet" if owners else _new_publisher(host, self.site.docs)
            raise RefusedError(message, choose)
        return owners[0]

    def source_id(self, given: Mapping[str, Value]) -> str:
        """Suggest an id in house form: outlet, date, words of the title."""
        start = "".join(f"{given[name]}-" for name in ("outlet", "issued") if given.get(name))
        return self.suggest(start, str(given.get("title", "")), 3)

    def suggest(self, start: str, title: str, count: int) -> str:
        """Suggest an id that is free, from the words of a title that tell something; nothing if none is Latin."""
        words = [word for word in re.split(r"[-_]+", slug(title)) if word and word not in _SMALL_WORDS]
        ids = (f"{start}{'-'.join(words[:upto])}" for upto in range(count, len(words) + 1 if words else 0))
        first = f"{start}{'-'.join(words[:count])}" if words else ""
        numbered = (f"{first}-{number}" for number in range(2, len(self.ids) + 3))
        return next((name for name in (first, *ids, *numbered) if name not in self.ids), "")

    def findings(self) -> tuple[list[Finding], Project]:
        """Return what the checker finds with these records that it does not find without, and the site with them."""
        # Pages can say nothing of a record that they did not know.
        files = {path: text for path, text in self.site.texts.items() if not path.endswith(PAGES)}
        docs, today, url = self.site.docs, self.site.today, f"https://{self.site.own_host}"
        before, after = (
            project.build(texts, docs=docs, today=today, site_url=url) for texts in (files, files | self.texts)
        )
        old = {(finding.code, finding.place.path, finding.message) for finding in judge(before)}
        found = [f for f in judge(after) if (f.code, f.place.path, f.message) not in old and f.code not in _CITED_NEXT]
        return found, after

    def _know(self, name: str, urls: Collection[str]) -> None:
        for url in urls:
            self.addresses.setdefault(normal_address(url), name)
        self.addresses.pop("", None)

    def _publisher(self, given: dict[str, Value]) -> Publisher:
        publishers = self.site.publishers
        outlet = str(given.setdefault("outlet", given.get("outlet") or self.publisher_of(str(given.get("URL", "")))))
        if outlet in publishers:
            return publishers[outlet]
        help_ = did_you_mean(outlet, publishers) or f"add it to {self.site.docs}/publishers.yml first"
        raise RefusedError(f"`{shorten(outlet)}` is no publisher's id", help_)

    def _free(self, name: str) -> str:
        if not name:
            raise RefusedError("no id can be made of words in another alphabet", "give one: outlet, date, words")
        if name in self.ids:
            raise RefusedError(f"id `{name}` is taken already, in {self.ids[name]}", "choose another id")
        return name

    def _insert(self, path: str, record: dict[str, Value]) -> None:
        name, before = str(record["id"]), self.texts.get(path, self.site.texts.get(path, ""))
        text = _with(before or schema_line(path, self.site.docs), path, record)
        records = [item for item in values(text) or () if not (isinstance(item, dict) and item.get("id") == name)]
        # Whatever stands in the file, its records are what they were, and the new one holds what it was given.
        if records != (values(before) or []) or record not in (values(text) or ()):
            raise RefusedError(
                f"{path} is not written as a list of records", "begin each record with `- ` at the margin"
            )
        self.texts[path], self.ids[name] = text, path
        self.added[name] = yaml_of(record)


def _filled(answers: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, given in answers.items() if (value := _clean(given))}


def _clean(value: Value) -> Value:
    """Make texts of one line, without what cannot be seen or is markup; leave out what is empty."""
    if isinstance(value, list):
        return [clean for item in value if (clean := _clean(item))]
    if isinstance(value, dict):
        return {key: clean for key, item in value.items() if (clean := _clean(item))}
    text = unicodedata.normalize("NFC", html.unescape(_TAG.sub("", value)))
    text = _UNSEEN.sub("", " ".join(text.split()))
    if len(text) > MAX_LENGTH:
        raise RefusedError(f"`{shorten(text)}` has {len(text):,} characters", f"no text is longer than {MAX_LENGTH:,}")
    return text


def _defaults(given: Mapping[str, Value], publisher: Publisher) -> dict[str, Value]:
    """What holds until somebody says that more was read or seen."""
    press = publisher.kind in ("news", "state-media")
    made: dict[str, Value] = {"type": "article-newspaper" if press else "webpage", "read": "title-only"}
    made |= {f"{name}_confirmed": "false" for name, of in (("date", "issued"), ("url", "URL")) if of in given}
    parts = split_address(str(given.get("URL", "")))
    if "copy_of" in given:
        made["retrieved_from"] = "copy"
    elif given.get("read") in ("full", "excerpt") and parts and parts.hostname in publisher.hosts:
        made["retrieved_from"] = "original"
    return made


def _new_publisher(host: str, docs: str) -> str:
    name = slug(normal_address(f"https://{host}").replace(".", "-"))
    return (
        f"add it to {docs}/publishers.yml and come back; or, if this is a copy, give the outlet of the original\n"
        f"- id: {name}\n  name: …\n  hosts:\n    - {host}\n  kind: {' | '.join(shapes.PUBLISHER_KINDS)}\n"
        "  perspective: who owns or pays for it, and where it stands"
    )


def _with(text: str, path: str, record: Mapping[str, Value]) -> str:
    """Put a record before the first one whose id comes after its own, and before the comments of that one."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    root = parse(path, text).root
    nodes = (root.items if root else None) or []
    names = [node.fields["id"].text or "" if node.fields and "id" in node.fields else "" for node in nodes]
    index = next((i for i, name in enumerate(names) if name > str(record["id"])), len(nodes))
    bare = text.removeprefix("\ufeff")
    head = len(text) - len(bare) + (bare.find("\n") + 1 if bare.startswith(SCHEMA) else 0)
    starts = (max(head, text.rfind("\n", 0, node.place.span.start) + 1) for node in nodes)
    begin, end = [head, *starts, len(text)][index : index + 2]
    part = text[begin:end]
    own = split(part if part.endswith("\n") else f"{part}\n", blank=bool(index))[0] if nodes else part
    at = min(begin + len(own), end)
    before, after = text[:at], text[at:]
    if before.strip("\ufeff"):
        before += "" if before.endswith("\n") else line_end
        before += "" if before.endswith(line_end * 2) else line_end
    after = after if not after or not after.partition("\n")[0].strip() else f"{line_end}{after}"
    return before + yaml_of(record).replace("\n", line_end) + after

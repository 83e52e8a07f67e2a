"""Zotero's exports in: CSL JSON, BibTeX and RIS, read by the libraries that know these forms, become answers.

A library is asked for when a file needs it: options alone need none.
"""

import json
import logging
import re
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any

Answers = dict[str, Any]
"""Fields of a source, as `sourcebook.add` takes them."""


class ExportError(ValueError):
    """Says in one sentence why a file gives no sources."""


def read(form: str, text: str) -> list[Answers]:
    """Return the works of an export; raise `ExportError` for anything else."""
    # What a library remarks would stand between our own lines.
    logging.disable(logging.CRITICAL)
    try:
        works = _READERS[form](text)
    except RecursionError:
        raise ExportError("this file is nested too deep") from None
    finally:
        logging.disable(logging.NOTSET)
    if not works:
        raise ExportError(f"this file holds no work in {form}")
    return [{name: value for name, value in work.items() if value} for work in works]


def _csl(text: str) -> list[Answers]:
    try:
        items = json.loads(text)
    except ValueError as error:
        raise ExportError(f"line {getattr(error, 'lineno', 1)}: this is not JSON") from None
    items = items if isinstance(items, list) else [items]
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict) or not isinstance(item.get("type"), str) or "title" not in item:
            raise ExportError(
                f"entry {number} of this JSON is no CSL item, with `type` and `title`; export it as CSL JSON"
            )
    return [_csl_work(item, number) for number, item in enumerate(items, 1)]


_CSL_TEXTS = ("type", "title", "container-title", "publisher", "URL", "language")


def _csl_work(item: Mapping[str, Any], number: int) -> Answers:
    work: Answers = {}
    for name in (*_CSL_TEXTS, "DOI"):
        value = item.get(name) or ""
        if not isinstance(value, str | int | float):
            raise ExportError(f"`{name}` of entry {number} is no text")
        work[name] = str(value)
    work["URL"] = work["URL"] or _doi(work.pop("DOI"))
    authors = item.get("author") or []
    if not isinstance(authors, list) or not all(isinstance(name, dict) for name in authors):
        raise ExportError(f"`author` of entry {number} is no list of names")
    work["author"] = [_csl_name(name) for name in authors]
    work |= {name: _csl_date(item.get(name)) for name in ("issued", "accessed")}
    return {name: work[name] for name in (*_CSL_TEXTS, "author", "issued", "accessed")}


def _csl_name(name: Mapping[str, Any]) -> dict[str, str]:
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"), name.get("family"))
    family = " ".join(str(part) for part in particles if part)
    given = str(name.get("given") or "")
    return {"family": family, "given": given} if given else {"literal": str(name.get("literal") or family)}


def _csl_date(value: object) -> str:
    if not isinstance(value, dict):
        return _date(str(value or ""))
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        return _date("-".join(str(part) for part in parts[0][:3]))
    return _date(str(value.get("raw") or value.get("literal") or ""))


def _bibtex(text: str) -> list[Answers]:
    bibtexparser = _library("bibtexparser")
    library = bibtexparser.parse_string(text)
    # An address is no TeX, though some programs write it so.
    urls = [re.sub(r"\\([%_&#~$])", r"\1", _fields(entry).get("url", "")) for entry in library.entries]
    steps = bibtexparser.middlewares
    # Braces hold the name of an organisation together, so they go last.
    decode = steps.LatexDecodingMiddleware(keep_braced_groups=True)
    for step in (decode, steps.SeparateCoAuthors(), steps.SplitNameParts()):
        library = step.transform(library)
    for block in library.failed_blocks:
        line = (block.start_line or 0) + 1
        raise ExportError(f"line {line}: this is not BibTeX: an entry is not closed, or a key or field stands twice")
    works = [_bibtex_work(entry.entry_type.lower(), _fields(entry)) for entry in library.entries]
    return [work | ({"URL": url} if url else {}) for work, url in zip(works, urls, strict=True)]


def _fields(entry: Any) -> dict[str, Any]:  # noqa: ANN401 - the library's own type
    return {field.key.lower(): field.value for field in entry.fields}


_BIBTEX_TYPES = {
    "online": "webpage", "electronic": "webpage", "www": "webpage", "misc": "webpage", "book": "book",
    "inbook": "chapter", "incollection": "chapter", "techreport": "report", "report": "report", "thesis": "thesis",
    "phdthesis": "thesis", "mastersthesis": "thesis", "inproceedings": "paper-conference", "dataset": "dataset",
    "conference": "paper-conference", "movie": "motion_picture", "video": "motion_picture", "audio": "broadcast",
    "legislation": "legislation", "jurisdiction": "legal_case", "letter": "personal_communication",
    "booklet": "book", "unpublished": "document", "manual": "document", "legal": "treaty",
}  # fmt: skip
# Zotero's BibTeX calls every article one; only its BibLaTeX says of what kind.
_BIBTEX_ARTICLES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_LANGUAGES = {
    "english": "en", "american": "en", "british": "en", "usenglish": "en", "ukenglish": "en", "korean": "ko",
    "russian": "ru", "ukrainian": "uk", "japanese": "ja", "chinese": "zh", "german": "de", "ngerman": "de",
    "french": "fr", "spanish": "es", "italian": "it", "polish": "pl", "dutch": "nl",
}  # fmt: skip


def _bibtex_work(kind: str, fields: Mapping[str, Any]) -> Answers:
    if kind == "article":
        learned = not fields.keys().isdisjoint(("doi", "volume", "issn"))
        type_ = _BIBTEX_ARTICLES.get(str(fields.get("entrysubtype", "")), "article-journal" if learned else "")
    else:
        type_ = _BIBTEX_TYPES.get(kind, kind)
    month = str(fields.get("month", "")).lower()[:3]
    number = f"{_MONTHS.index(month) + 1}" if month in _MONTHS else month
    dated = "-".join(str(part) for part in (fields.get("year"), number, fields.get("day")) if part)
    language = _first(fields, "language", "langid")
    work = {
        "type": type_,
        "title": _first(fields, "title"),
        "author": [_bibtex_name(name) for name in fields.get("author") or ()],
        "container-title": _first(fields, "journaltitle", "journal", "booktitle", "maintitle"),
        "publisher": _first(fields, "publisher", "institution", "school", "organization"),
        "issued": _date(_first(fields, "date") or dated),
        "URL": _doi(_first(fields, "doi")),
        "language": _LANGUAGES.get(language.lower(), language),
        "accessed": _date(_first(fields, "urldate")),
    }
    return {name: _bare(value) for name, value in work.items()}


def _bare(value: Any) -> Any:  # noqa: ANN401 - texts in lists in mappings
    if isinstance(value, str):
        return re.sub("[{}]", "", value)
    return [_bare(item) for item in value] if isinstance(value, list) else {k: _bare(v) for k, v in value.items()}


def _bibtex_name(name: Any) -> dict[str, str]:  # noqa: ANN401 - the library's own type, or a text
    if isinstance(name, str):
        return {"literal": name}
    family = " ".join((*name.von, *name.last, *name.jr))
    return {"family": family, "given": " ".join(name.first)} if name.first else {"literal": family}


def _ris(text: str) -> list[Answers]:
    works = _library("rispy").loads(text)
    # The library leaves out what has no end, and what comes before a beginning.
    if len(works) != len(re.findall(r"^\ufeff?TY  - ", text, re.MULTILINE)):
        raise ExportError("this is not whole RIS: each work begins with `TY  - …` and ends with `ER  - `")
    return [_ris_work(work) for work in works]


_RIS_TYPES = {
    "NEWS": "article-newspaper", "MGZN": "article-magazine", "JOUR": "article-journal", "EJOUR": "article-journal",
    "ELEC": "webpage", "BLOG": "post-weblog", "RPRT": "report", "GOVDOC": "report", "BOOK": "book", "EBOOK": "book",
    "CHAP": "chapter", "ECHAP": "chapter", "VIDEO": "motion_picture", "MPCT": "motion_picture", "ADVS": "broadcast",
    "SOUND": "broadcast", "CASE": "legal_case", "STAT": "legislation", "BILL": "bill", "HEAR": "hearing", "MAP": "map",
    "THES": "thesis", "CONF": "paper-conference", "CPAPER": "paper-conference", "DATA": "dataset", "SLIDE": "speech",
    "PCOMM": "personal_communication", "ICOMM": "personal_communication", "GEN": "document", "UNPB": "document",
}  # fmt: skip


def _ris_work(work: Mapping[str, Any]) -> Answers:
    return {
        "type": _RIS_TYPES.get(work["type_of_reference"], work["type_of_reference"]),
        "title": _first(work, "title", "primary_title"),
        "author": [_ris_name(name) for name in work.get("authors") or work.get("first_authors") or ()],
        "container-title": _first(work, "secondary_title", "journal_name", "alternate_title3"),
        "publisher": _first(work, "publisher"),
        "issued": _date(_first(work, "date", "year", "publication_year")),
        "URL": _first(work, "urls") or _doi(_first(work, "doi")),
        "language": _first(work, "language"),
        "accessed": _date(_first(work, "access_date")),
    }


def _ris_name(name: str) -> dict[str, str]:
    family, comma, given = name.partition(",")
    return (
        {"family": family.strip(), "given": given.strip()} if comma and given.strip() else {"literal": family.strip()}
    )


_READERS: dict[str, Callable[[str], list[Answers]]] = {"csl": _csl, "bibtex": _bibtex, "ris": _ris}
FORMS = tuple(_READERS)


def _library(name: str) -> Any:  # noqa: ANN401 - a module without types
    try:
        return import_module(name)
    except ModuleNotFoundError:
        raise ExportError(f"to read this, {name} is needed; run `make new`, which installs it") from None


def _first(fields: Mapping[str, Any], *names: str) -> str:
    """Return the first of these fields that is there; of several values the first."""
    values: Iterable[Any] = (fields.get(name) for name in names)
    value = next((value for value in values if value), "")
    return str(value[0] if isinstance(value, list) else value)


def _doi(doi: str) -> str:
    return f"https://doi.org/{doi.removeprefix('https://doi.org/')}" if doi else ""


def _date(text: str) -> str:
    """Write 2025/5/30/, 2025-05-30T10:00Z or 2025 as this site does; a date in words stays out, being no date."""
    match = re.match(r"\s*(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?=$|[-/T\s])", text)
    return "-".join(f"{int(part):02}" for part in match.groups() if part) if match else ""

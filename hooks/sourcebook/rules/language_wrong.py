"""a language that is missing, misspelt, or not that of the words

Readers are told which language a source is in, and screen readers and citation styles follow the tag. It is written as
BCP 47 has it (`en`, `ko`, `zh-Hant`); a title in another alphabet than its language's is one of the two gone wrong.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: Уборка началась, issued: 2024-07-02,
   URL: https://gazette.example/clean-up, language: en, accessed: 2024-07-03,
   custom: {outlet: gazette, read: full, date_confirmed: true, url_confirmed: true, retrieved_from: original}}
```

Good:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: Уборка началась, issued: 2024-07-02,
   URL: https://gazette.example/clean-up, language: ru, accessed: 2024-07-03,
   custom: {outlet: gazette, read: full, date_confirmed: true, url_confirmed: true, retrieved_from: original}}
```
"""

import re
from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Claim, Project, Record, Source, Term

# RFC 5646, section 2.1: language, script, region, variants.
_TAG = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*", re.IGNORECASE
)
_COUNTRIES = {
    "kr": "ko", "kp": "ko", "jp": "ja", "cn": "zh", "ua": "uk", "cz": "cs", "gr": "el", "dk": "da", "us": "en",
}  # fmt: skip
# The letters of a script, and the languages written in it.
_SCRIPTS = (
    ("Hangul", re.compile("[\uac00-\ud7a3]"), {"ko"}),
    ("Cyrillic", re.compile("[\u0400-\u04ff]"), set("ru uk be bg mk sr kk ky mn tg".split())),
    ("Chinese or Japanese", re.compile("[\u3040-\u30ff\u4e00-\u9fff]"), {"zh", "ja"}),
)
_ALSO_LATIN = {"sr", "kk"}


def check(project: Project) -> Iterator[Finding]:
    """Yield each source, quotation or term without a language, or with one that is none or that its letters deny."""
    for record in project.records:
        for field, language, title in _written(record):
            found = _fault(field.rpartition(".")[2], language, title)
            if found:
                yield Finding("REC22", record.at(field), *found)


def _written(record: Record) -> Iterator[tuple[str, str, str]]:
    if isinstance(record, Source):
        yield "language", record.language, record.title
    elif isinstance(record, Term) and (record.original or record.lang):
        yield "lang", record.lang, record.original
    elif isinstance(record, Claim):
        quoted = (item for item in record.evidence if item.quote and item.quote_lang)
        yield from ((f"{item.field}.quote.lang", item.quote_lang, item.quote) for item in quoted)


def _fault(field: str, language: str, text: str) -> tuple[str, str] | None:
    base = language.partition("-")[0].lower()
    if not language:
        noun = "source" if field == "language" else "term"
        return f"this {noun} has no `{field}`", f"add `{field}: en`, or whichever it is written in"
    if not _TAG.fullmatch(language) or base in _COUNTRIES:
        known = _COUNTRIES.get(base)
        help_ = f"write `{known}`" if known else "write its tag, such as `en`, `ko` or `zh-Hant`"
        return f"`{language}` is not the tag of a language", help_
    letters = sum(char.isalpha() for char in text)
    for script, pattern, languages in _SCRIPTS:
        count = len(pattern.findall(text))
        if base not in languages and 2 * count > letters:
            return f"`{field}` is `{language}`, and the words are in {script} letters", "mend the language"
        if base in languages - _ALSO_LATIN and letters and not count and text[0] != "[":
            help_ = "mend the language, or write the words as printed; a title of yours stands in square brackets"
            return f"`{field}` is `{language}`, and none of the letters is {script}", help_
    return None

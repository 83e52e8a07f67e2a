"""an invisible or look-alike character in a label or an address

A Cyrillic `а` in the name of a host leads the reader to another site than the one that is printed; a space of no width
in a label makes a name that nobody can find. Neither can be seen in a review.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins, issued: 2024-07-02,
   URL: https://gаzette.example/clean-up, language: en, accessed: 2024-07-03,
   custom: {outlet: gazette, read: full, date_confirmed: true, url_confirmed: true, retrieved_from: original}}
```

Good:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins, issued: 2024-07-02,
   URL: https://gazette.example/clean-up, language: en, accessed: 2024-07-03,
   custom: {outlet: gazette, read: full, date_confirmed: true, url_confirmed: true, retrieved_from: original}}
```
"""

import unicodedata
from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project, Publisher, Source
from sourcebook.rules.addresses import addresses, split_address
from sourcebook.text import Place

# Unicode's categories of controls, formats, separators and what is no character.
_UNSEEN = ("Cc", "Cf", "Cn", "Co", "Zl", "Zp", "Zs")


def check(project: Project) -> Iterator[Finding]:
    """Yield each address and host of a record with such a character."""
    for record in project.records:
        if isinstance(record, Source):
            for field, url in addresses(record):
                yield from _finding(record.at(field), _in_address(url))
        elif isinstance(record, Publisher):
            for index, host in enumerate(record.hosts):
                yield from _finding(record.at(f"hosts.{index}"), _in_name(host))


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each label and link of a page with such a character."""
    del project
    labels = [(reference.label_span, reference.label) for reference in page.references]
    for span, label in labels + [(definition.label_span, definition.label) for definition in page.definitions]:
        yield from _finding(page.place(span), _in_name(label))
    for link in page.links:
        yield from _finding(page.place(link.span), _in_address(link.target))


def _in_name(text: str) -> str:
    """The first character that is none of a name's plain ones."""
    return next((char for char in text if not char.isascii()), "")


def _in_address(url: str) -> str:
    # A path may hold any alphabet, as browsers show it; a host in another one is written `xn--…`.
    parts = split_address(url)
    unseen = (char for char in url if char != " " and unicodedata.category(char) in _UNSEEN)
    return _in_name((parts.hostname if parts else "") or "") or next(unseen, "")


def _finding(place: Place, char: str) -> Iterator[Finding]:
    if char:
        name = unicodedata.name(char, "a control character").lower()
        message = f"this holds the character U+{ord(char):04X}, {name}"
        yield Finding("SYN21", place, message, "type it again in plain letters; copy a host as `xn--…`")

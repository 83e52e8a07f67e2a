"""a word of the glossary that is unsourced, unused or explained twice

`glossary.yml` explains the words that readers meet here. Each is explained once, by what a claim or a source bears out;
one that no page uses explains nothing.

Bad:

```yaml title="docs/glossary.yml"
- {id: weir, term: weir, definition: A low wall across a river.}
```

Good:

```yaml title="docs/glossary.yml"
- {id: weir, term: weir, definition: A low wall across a river., claims: [weir-was-sound]}
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project, Term
from sourcebook.text import find_words


def check_site(project: Project) -> Iterator[Finding]:
    """Yield each term that rests on nothing, without a page that uses it, or explained before."""
    terms = [record for record in project.records if isinstance(record, Term) and record.term]
    unused, seen = _unused(project, terms), dict[str, str]()
    for term in terms:
        place = term.at("term")
        if not term.claims and not term.sources:
            message = f"what `{term.term}` means is borne out by no claim and no source"
            yield Finding("XPG12", place, message, "add `claims: [id-of-a-claim]`, or `sources: […]`")
        if term.id in unused:
            help_ = "take it out, or add to `forms` how the pages write it"
            yield Finding("XPG12", place, f"no page uses `{term.term}`", help_)
        for form in filter(None, (term.term, term.original, *term.forms)):
            first = seen.setdefault(form.lower(), term.id)
            if first != term.id:
                yield Finding("XPG12", place, f"`{form}` is explained already, by `{first}`", "keep one of the two")


def _unused(project: Project, terms: list[Term]) -> set[str]:
    unused = {term.id: tuple(filter(None, (term.term, term.original, *term.forms))) for term in terms}
    for page in project.pages:
        text = project.texts.get(page.path, "")
        unused = {id_: forms for id_, forms in unused.items() if not any(True for _ in find_words(text, forms))}
    return set(unused)

"""an encyclopedia as a source

An encyclopedia that anybody may edit tells where to look, and changes by the hour. Its own sources are what a claim can
rest on.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins, issued: 2024-07-02,
   URL: https://en.wikipedia.org/wiki/Alder, language: en, accessed: 2024-07-03,
   custom: {outlet: gazette, read: full, retrieved_from: copy, copy_of: An article}}
```

Good:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-clean-up, type: article-newspaper, title: The clean-up begins, issued: 2024-07-02,
   URL: https://gazette.example/clean-up, language: en, accessed: 2024-07-03,
   custom: {outlet: gazette, read: full, date_confirmed: true, url_confirmed: true, retrieved_from: original}}
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project
from sourcebook.rules.addresses import is_on
from sourcebook.text import shorten

_ENCYCLOPEDIAS = tuple(
    """
    wikipedia.org wikiwand.com wikimili.com wiki2.org dbpedia.org fandom.com britannica.com namu.wiki baike.baidu.com
    ruwiki.ru grokipedia.com everybodywiki.com
    """.split()
)


def check(project: Project) -> Iterator[Finding]:
    """Yield each source at an encyclopedia."""
    for source in project.sources.values():
        if is_on(source.url, _ENCYCLOPEDIAS):
            message = f"`{shorten(source.url)}` is an encyclopedia's page"
            yield Finding("POL08", source.at("URL"), message, "read and give the source that it names")

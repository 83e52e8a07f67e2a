"""a claim that rests on a social-media post alone

Posts are deleted, edited and forged. One may stand beside an article or a report that looked into it; an office's own
post is its publication and needs none.

Bad:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-post, type: post, title: The clean-up begins, issued: 2024-07-02,
   URL: https://x.com/aldergazette/1, language: en, accessed: 2024-07-03,
   custom: {outlet: gazette, read: full, retrieved_from: copy, copy_of: A post}}
```

```yaml title="docs/claims/flood.yml +"
- {id: gates-were-shut, area: flood, claim: "The gates were shut, the farmers said.", status: reported,
   as_of: 2024-07-02, checked: 2026-11-20, reserve: It waits for a page on the gates.,
   evidence: [{source: gazette-2024-07-post, origin: farmers, says: The gates were shut.}]}
```

Good:

```yaml title="docs/sources/2024.yml +"
- {id: gazette-2024-07-post, type: post, title: The clean-up begins, issued: 2024-07-02,
   URL: https://x.com/aldergazette/1, language: en, accessed: 2024-07-03,
   custom: {outlet: gazette, read: full, retrieved_from: copy, copy_of: A post}}
```

```yaml title="docs/claims/flood.yml +"
- {id: gates-were-shut, area: flood, claim: "The gates were shut, the farmers said.", status: reported,
   as_of: 2024-07-02, checked: 2026-11-20, reserve: It waits for a page on the gates.,
   evidence: [{source: gazette-2024-07-post, origin: farmers, says: The gates were shut.},
   {source: gazette-2024-06-alder, origin: farmers, says: The gates were shut.}]}
```
"""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Project, Source
from sourcebook.rules.addresses import is_on

_SOCIAL = tuple(
    """
    x.com twitter.com facebook.com instagram.com threads.net bsky.app tiktok.com t.me telegram.me vk.com ok.ru
    reddit.com weibo.com linkedin.com
    """.split()
)
_OFFICES = ("official", "intergovernmental")


def check(project: Project) -> Iterator[Finding]:
    """Yield each claim all of whose sources are posts of somebody who holds no office."""
    for claim in project.whole_claims():
        if claim.evidence and all(_is_post(project, project.sources[item.source]) for item in claim.evidence):
            message = f"claim `{claim.id}` rests on social-media posts alone"
            help_ = "add an article or a report that looked into it"
            yield Finding("POL06", claim.at("evidence.0.source"), message, help_)


def _is_post(project: Project, source: Source) -> bool:
    outlet = project.publishers.get(source.outlet)
    is_office = outlet is not None and outlet.kind in _OFFICES
    return not is_office and (source.type == "post" or is_on(source.url, _SOCIAL))

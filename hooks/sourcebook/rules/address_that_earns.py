"""an address that earns money or tracks the reader

A link with an affiliate's mark pays somebody for the reader's click; one with a campaign's mark tells on the reader. In
a source's address the latter is REC14.

Bad:

    Read [the Gazette](https://gazette.example/alder?utm_source=alder).

Good:

    Read [the Gazette](https://gazette.example/alder).
"""

import re
from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project
from sourcebook.rules.addresses import addresses, is_on, without_tracking
from sourcebook.text import Place, shorten

_DEALERS = tuple(
    """
    amzn.to doubleclick.net googleadservices.com googlesyndication.com awin1.com shareasale.com skimresources.com
    viglink.com linksynergy.com anrdoezrs.net dpbolvw.net taboola.com outbrain.com prf.hn go.redirectingat.com
    """.split()
)
_AFFILIATE = re.compile(r"[?&](?:(?:aff(?:iliate)?_?(?:id)?|awc|irclickid)=|tag=[\w-]+-2\d\b)", re.IGNORECASE)


def check(project: Project) -> Iterator[Finding]:
    """Yield each source at a dealer in clicks, or with an affiliate's mark."""
    for source in project.sources.values():
        for field, url in addresses(source):
            yield from _finding(source.at(field), url)


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield the same on a page, and tracked links."""
    del project
    for link in page.links:
        yield from _finding(page.place(link.span), link.target)
        if without_tracking(link.target) != link.target:
            message = f"`{shorten(link.target)}` carries tracking parameters"
            yield Finding("POL14", page.place(link.span), message, f"write `{without_tracking(link.target)}`")


def _finding(place: Place, url: str) -> Iterator[Finding]:
    if is_on(url, _DEALERS) or _AFFILIATE.search(url):
        message = f"`{shorten(url)}` is an advertising or affiliate address"
        yield Finding("POL14", place, message, "give the page's own address, without the mark")

"""What the hook asks for: another process makes it ahead of need (`making.py`), or else it is made here."""

import sys
from collections.abc import Callable
from functools import cached_property, partial
from itertools import count
from pathlib import Path
from threading import active_count
from types import ModuleType
from typing import TYPE_CHECKING, TypeVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from crew import Ahead, Teller
from sourcebook import stamps

if TYPE_CHECKING:
    from making import Site, Verdict

Made = TypeVar("Made")

_HOOKS = str(Path(__file__).parent)
_AT_ONCE = 3
"""So many pages at most are handed over at a time, lest MkDocs wait until they are taken."""


def _making() -> ModuleType:
    """Read the rest of the code where it is needed: MkDocs has `hooks/` on the path only while it reads the hook."""
    sys.path.insert(0, _HOOKS)
    try:
        import making  # noqa: PLC0415
    finally:
        sys.path.remove(_HOOKS)
    return making


def _work(config: MkDocsConfig, teller: Teller) -> None:
    _making().work(config, teller)


class Build:
    """One build of a site."""

    def __init__(self, config: MkDocsConfig, *, is_preview: bool) -> None:
        self.config, self.is_preview = config, is_preview
        # No process may be forked beside threads, such as a preview has.
        self._ahead = Ahead(partial(_work, config), here=is_preview or active_count() > 1)
        self._is_judged = False
        self._numbers = count()
        self._sent: dict[str, list[int]] = {}
        self._unsent: list[str] = []

    @cached_property
    def _site(self) -> "Site":
        site: Site = _making().Site(self.config, is_preview=self.is_preview)
        if self._made_from not in (None, site.made_from):
            raise Abort("Nothing is published: a file was changed while the site was being built. Build it again.")
        return site

    def _made(self, name: str, make: Callable[["Site"], Made]) -> Made:
        made: Made | None = self._ahead.get(name)
        return make(self._site) if made is None else made

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The files of the pages of records, and of those at older addresses."""
        return self._made("names", lambda site: site.names())

    @cached_property
    def record_pages(self) -> dict[str, str]:
        """The HTML of the same pages, by file."""
        return self._made("record pages", lambda site: site.record_pages())

    @cached_property
    def made_from(self) -> stamps.Inputs:
        """What the site is made from, as sums."""
        return self._made_from or self._site.made_from

    @cached_property
    def _made_from(self) -> stamps.Inputs | None:
        made_from: stamps.Inputs | None = self._ahead.get("made from")
        return made_from

    def expanded(self, path: str, markdown: str) -> tuple[str, bool]:
        """Return a page's Markdown with its notes and lists, and whether its words are searched."""
        read, made = self._ahead.get(path, last="every page") or ("", None)
        # Another plugin may have changed the text.
        expanded: tuple[str, bool] = made if made and read == markdown else self._site.expanded(path, markdown)
        return expanded

    def verdict(self, *, wait: bool) -> "Verdict | None":
        """Return once, as soon as it is known, what was found; before and after that None."""
        if self._is_judged:
            return None
        told: Verdict | None = self._ahead.get("verdict", wait=wait)
        verdict = self._site.verdict() if wait and told is None else told
        self._is_judged = verdict is not None
        return verdict

    def clean_ahead(self, html: str) -> None:
        """Have a page's HTML cleaned meanwhile, once the other process has judged the site and can take it."""
        self._unsent.append(html)
        if self._is_judged:
            self._send(_AT_ONCE)

    def _send(self, most: int | None = None) -> None:
        for html in self._unsent[:most]:
            self._ahead.send(html)
            self._sent.setdefault(html, []).append(next(self._numbers))
        del self._unsent[:most]

    def send_rest(self) -> None:
        """Have all pages cleaned that were not sent yet: there are no more."""
        self._send()
        self._ahead.send(None)

    def cleaned(self, html: str) -> tuple[str, ...]:
        """Return a page's HTML cleaned, and what was taken out of it."""
        numbers = self._sent.pop(html, [])
        told: tuple[str, ...] | None = None
        if numbers:
            told = self._ahead.get(f"clean {numbers.pop()}", last="every clean page")
        if numbers:  # other pages with the same HTML
            self._sent[html] = numbers
        return told or self._site.cleaned(html)

    def list_built(self, folder: Path) -> str:
        """Return the list of what was built into a folder; what was made is kept."""
        self._ahead.send(folder)
        self._ahead.send(None)
        return self._made("list", lambda site: site.list_built(folder, keep=True))

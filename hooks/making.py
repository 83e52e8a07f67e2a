"""What a build makes of a site: the verdict on it, its notes, the pages of its records, clean HTML.

`work` makes all of it ahead of MkDocs, in a process of its own; what it does not deliver is asked of a `Site`.
"""

import datetime
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import cache, cached_property
from io import StringIO
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import meta

import kept
import verify
from alike import frame, is_searched
from crew import Teller, undisturbed
from sourcebook import project, report, stamps
from sourcebook.diagnostics import Finding, Severity
from sourcebook.files import load_settings, read_files
from sourcebook.memory import key_of, remembered
from sourcebook.model import Outline, Project
from sourcebook.parse.dates import date_of_epoch
from sourcebook.render.clean import FILTER, clean
from sourcebook.render.forward import forward_files, forward_pages
from sourcebook.render.notes import expand, is_needed_elsewhere
from sourcebook.render.pages import record_files, record_pages
from sourcebook.render.polish import polish
from sourcebook.rules import judge
from sourcebook.settings import SettingsError

Verdict = tuple[list[tuple[bool, str]], str]
"""A line for each finding, with whether it warns; and why nothing is published, if so."""


class Site:
    """The site being built: read at once, understood only where something of it is not known from the last build."""

    def __init__(self, config: MkDocsConfig, *, is_preview: bool) -> None:
        docs = Path(config.docs_dir)
        self.root, self.docs, self.frame, self._is_preview = docs.parent, docs.name, frame(config), is_preview
        # A preview makes a few pages anew again and again, and has no end at which to forget the others.
        self.built = None if is_preview else kept.load(self.root, "built")
        self.found = kept.load(self.root)
        # Sums come first: what changes after them is not taken for what was checked.
        self.made_from = verify.read_inputs(self.root, self.docs)
        self.files = read_files(self.root, self.docs)
        clock = datetime.datetime.now(tz=datetime.UTC).date()
        self.today = date_of_epoch(os.environ.get("SOURCE_DATE_EPOCH", "")) or clock
        self.key = key_of(*self.files, self.docs, self.frame, self.today)
        self._page = cache(self._read_page)

    def names(self) -> tuple[str, ...]:
        """Return the files of the pages of records, and of those at older addresses."""
        return remembered(self.built, f"names {self.key}", tuple[str, ...], self._names)

    def _names(self) -> tuple[str, ...]:
        return (*record_files(self._near), *forward_files(self._near, self._paths))

    def record_pages(self) -> dict[str, str]:
        """Return the HTML of the same pages, stamped, by file."""
        made = remembered(self.built, f"records {self.key}", tuple[tuple[str, ...], ...], self._record_pages)
        return {path: stamps.stamp(html, self.made_from, path) for path, html in made}

    def _record_pages(self) -> tuple[tuple[str, ...], ...]:
        return (*record_pages(self._whole, self.frame), *forward_pages(self._whole, self.frame))

    def markdowns(self) -> Iterator[tuple[str, str]]:
        """Yield the file under the docs folder and the Markdown of every page, as MkDocs hands them to a hook."""
        for path in sorted(self._paths, key=_walked):
            # Each line ended alike, no mark of the encoding.
            text = StringIO(self.files[0][path].removeprefix("\ufeff"), newline=None).read()
            yield path.removeprefix(f"{self.docs}/"), meta.get_data(text)[0]

    def expanded(self, path: str, markdown: str) -> tuple[str, bool]:
        """Return a page's Markdown with its notes and lists, and whether its words are searched."""
        key = key_of(self.key, path, markdown)
        return remembered(self.built, key, str, lambda: self._expanded(path, markdown)), is_searched(path, markdown)

    def _expanded(self, path: str, markdown: str) -> str:
        name = f"{self.docs}/{path}"
        page = self._page(name) if name in self._paths else None
        return expand(markdown, self._near, path, self.frame, page)

    def verdict(self) -> Verdict:
        """Say what was found."""
        try:
            settings = load_settings(self.root)
        except SettingsError as reason:
            return [], f"Nothing is published: {reason}"
        judged = remembered(self.built, f"judged {self.key}", tuple[Finding, ...], self._judged)
        found = report.diagnose(judged, self.files[0], settings)
        lines = [(each.severity is not Severity.INFO, report.concise([each]).rstrip()) for each in found]
        fault = f"Nothing is published: {report.summary(found)}; each is named above, with its mend."
        return lines, fault if report.fails(found) else ""

    def _judged(self) -> tuple[Finding, ...]:
        judged = tuple(judge(self._whole, self.found))
        self.found.save()
        return judged

    def cleaned(self, html: str) -> tuple[str, ...]:
        """Return a page's HTML with names for those who do not see its notes, and what was taken out of it."""
        return remembered(self.built, key_of(FILTER, html), tuple[str, ...], lambda: _cleaned(html))

    def save(self) -> None:
        """Keep what was made, for a build of the same site."""
        if self.built is not None:
            self.built.save()

    def list_built(self, folder: Path, *, keep: bool = False) -> str:
        """Return the list of what was built into a folder; `keep` also what was made, if that is not done yet."""
        if keep:
            self.save()
        return stamps.make_list(self.made_from, verify.read_folder(folder))

    @cached_property
    def _paths(self) -> frozenset[str]:
        return frozenset(project.page_paths(self.files[0]))

    @cached_property
    def _records(self) -> Project:
        texts, assets, findings = self.files
        address = self.frame.site_url
        with self._undisturbed():
            return project.build_records(
                texts, docs=self.docs, today=self.today, site_url=address, assets=assets, findings=findings
            )

    def _undisturbed(self) -> AbstractContextManager[None]:
        """A preview goes on: its garbage must go."""
        return nullcontext() if self._is_preview else undisturbed()

    def _read_page(self, path: str) -> Outline:
        return project.read_page(self._records, path, self.found)

    @cached_property
    def _near(self) -> Project:
        """The records, and those pages alone that others need: enough to write any page, long before all are read."""
        needed = [path for path in sorted(self._paths) if is_needed_elsewhere(self.files[0][path])]
        return project.with_pages(self._records, list(map(self._page, needed)))

    @cached_property
    def _whole(self) -> Project:
        with self._undisturbed():
            return project.with_pages(self._records, list(map(self._page, sorted(self._paths))))


def work(config: MkDocsConfig, teller: Teller) -> None:
    """Make a site ahead of need and tell each thing under a name; clean the HTML that comes back, up to None.

    At last the folder comes in which the site was built, and None.
    """
    site = Site(config, is_preview=False)
    teller.tell("made from", site.made_from)
    teller.tell("names", site.names())
    for path, markdown in site.markdowns():
        teller.tell(path, (markdown, site.expanded(path, markdown)))
    teller.tell("every page", "told")
    teller.tell("verdict", site.verdict())
    teller.tell("record pages", site.record_pages())
    for number, html in enumerate(teller.heard()):
        teller.tell(f"clean {number}", site.cleaned(html))
    teller.tell("every clean page", "told")
    site.save()
    for folder in teller.heard():
        teller.tell("list", site.list_built(folder))


def _walked(path: str) -> list[tuple[bool, bool, str]]:
    """Sort as MkDocs does (mkdocs/structure/files.py): the files of a folder before its folders, the index first."""
    *folders, name = PurePosixPath(path).parts
    is_index = name.rpartition(".")[0] in ("index", "README")
    return [*((True, True, folder) for folder in folders), (False, not is_index, name)]


def _cleaned(html: str) -> tuple[str, ...]:
    cleaned, taken = clean(polish(html))
    return cleaned, ", ".join(taken)

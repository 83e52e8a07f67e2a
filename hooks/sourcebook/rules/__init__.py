"""Judge: every rule by its code, with its severity; a rule is one file, and its docstring is its page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property, partial
from importlib import import_module
from types import ModuleType

from sourcebook.diagnostics import Finding, Severity
from sourcebook.memory import Memory, page_key, recall, remember, remembered
from sourcebook.model import Outline, Page, Project, records_and_data
from sourcebook.parse.markdown import parse_page
from sourcebook.rules import exceptions

Work = Callable[[Callable[[str], Outline], list[str]], Iterable[Outline]]

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

# Code, file, severity: given here and nowhere else.
_TABLE = (
    ("FIL01", "file_unreadable", ERROR),
    ("FIL02", "file_too_large", ERROR),
    ("FIL03", "front_matter_form", ERROR),
    ("FIL04", "nothing_to_publish", ERROR),
    ("FIL05", "nested_too_deep", ERROR),
    ("SYN01", "note_undefined", ERROR),
    ("SYN02", "note_unused", ERROR),
    ("SYN03", "note_defined_twice", ERROR),
    ("SYN04", "note_empty", ERROR),
    ("SYN08", "marker_first", WARNING),
    ("SYN09", "note_hidden", ERROR),
    ("SYN18", "reference_in_label", WARNING),
    ("SYN20", "citation_left_in_text", ERROR),
    ("SYN21", "character_unseen", ERROR),
    ("REC01", "record_form", ERROR),
    ("REC02", "field_missing", ERROR),
    ("REC03", "id_twice", ERROR),
    ("REC04", "one_work_twice", ERROR),
    ("REC05", "id_date", WARNING),
    ("REC06", "title_placeholder", ERROR),
    ("REC07", "author_placeholder", WARNING),
    ("REC08", "author_form", WARNING),
    ("REC11", "date_invalid", ERROR),
    ("REC12", "dates_out_of_order", ERROR),
    ("REC13", "access_undated", WARNING),
    ("REC14", "address_form", ERROR),
    ("REC15", "copy_undeclared", ERROR),
    ("REC16", "address_shortened", ERROR),
    ("REC17", "address_of_a_proxy", ERROR),
    ("REC22", "language_wrong", WARNING),
    ("REC23", "spelling_in_record", WARNING),
    ("REC25", "word_not_in_vocabulary", ERROR),
    ("REC26", "perspective_missing", ERROR),
    ("REC27", "reading_undeclared", ERROR),
    ("REC28", "confirmation_missing", WARNING),
    ("REC29", "origin_missing", ERROR),
    ("REC32", "markup_in_record", WARNING),
    ("XPG01", "unknown_id", ERROR),
    ("XPG02", "source_unused", WARNING),
    ("XPG04", "figures_differ_between_pages", ERROR),
    ("XPG05", "status_differs_between_pages", ERROR),
    ("XPG06", "claim_unused", WARNING),
    ("XPG08", "address_lost", ERROR),
    ("XPG09", "address_taken", ERROR),
    ("XPG10", "link_broken", ERROR),
    ("XPG11", "timeline_disagrees", ERROR),
    ("XPG12", "term_unsound", WARNING),
    ("XPG13", "spelling_on_page", WARNING),
    ("CLM01", "paragraph_untied", WARNING),
    ("CLM02", "statement_untied", ERROR),
    ("CLM04", "figure_disagrees", ERROR),
    ("CLM05", "name_not_in_evidence", WARNING),
    ("CLM06", "quotation_not_in_evidence", ERROR),
    ("CLM07", "quotation_without_speaker", WARNING),
    ("CLM08", "quotation_too_long", ERROR),
    ("CLM09", "basis_does_not_hold", ERROR),
    ("CLM10", "speaker_unnamed", ERROR),
    ("CLM11", "word_beyond_status", ERROR),
    ("CLM12", "one_side_only", ERROR),
    ("CLM13", "denial_missing", WARNING),
    ("CLM14", "refutation_missing", ERROR),
    ("CLM15", "check_overdue", INFO),
    ("CLM16", "relative_time", WARNING),
    ("CLM17", "superseded_alone", ERROR),
    ("CLM18", "nameless_plural", WARNING),
    ("CLM19", "one_voice_as_many", ERROR),
    ("CLM20", "state_media_unlabelled", ERROR),
    ("CLM22", "chart_undescribed", ERROR),
    ("CLM24", "qualifier_lost", WARNING),
    ("CLM26", "copied_from_record", ERROR),
    ("POL01", "identity_shown", ERROR),
    ("POL02", "picture_undecided", ERROR),
    ("POL05", "state_media_as_witness", WARNING),
    ("POL09", "chat_residue", ERROR),
    ("POL13", "distress_unannounced", ERROR),
    ("LNK11", "archive_address", ERROR),
    ("LNK12", "archive_date", ERROR),
    ("POL04", "host_refused", ERROR),
    ("POL06", "post_alone", WARNING),
    ("POL07", "own_site_as_source", ERROR),
    ("POL08", "encyclopedia_as_source", WARNING),
    ("POL10", "exception_idle", ERROR),
    ("POL14", "address_that_earns", ERROR),
    ("POL15", "code_in_text", ERROR),
    ("POL18", "site_not_as_checked", ERROR),
)


class Rule:
    """A check with a code, a name and a page of its own; its file is read when it first has to judge or to explain.

    Of its functions, `check` judges the records and the data, by nothing else; `check_page` one page, by its own text
    and the records; `check_site` what only the whole site can tell: pages against each other, files, what was found
    while reading.
    """

    def __init__(self, code: str, file: str, severity: Severity) -> None:
        self.code, self.name, self.severity = code, file.replace("_", "-"), severity
        self._file = file

    @cached_property
    def _module(self) -> ModuleType:
        return import_module(f"sourcebook.rules.{self._file}")

    @cached_property
    def check(self) -> Callable[[Project], Iterator[Finding]]:
        """What it finds on the records and the data."""
        return getattr(self._module, "check", _nothing)

    @cached_property
    def check_site(self) -> Callable[[Project], Iterator[Finding]]:
        """What it finds on the whole site."""
        return getattr(self._module, "check_site", _nothing)

    @cached_property
    def check_page(self) -> Callable[[Project, Page], Iterator[Finding]]:
        """What it finds on a page."""
        return getattr(self._module, "check_page", _nothing)

    @property
    def doc(self) -> str:
        """Markdown: a title line, why it matters, then `Bad:` and `Good:` examples, which are tests."""
        return self._module.__doc__ or ""

    @property
    def title(self) -> str:
        """The first line of its page."""
        return self.doc.strip().partition("\n")[0]


def _nothing(*_: object) -> Iterator[Finding]:
    """Stand in where a rule judges only some of the three."""
    return iter(())


RULES = {code: Rule(code, file, severity) for code, file, severity in _TABLE}
"""Every rule by its code."""


_COMPARE_RECORDS = ("CLM", "REC25", "XPG0", "XPG11", "XPG12", "POL01", "POL05")
"""While a file of records cannot be read whole, what is missing proves nothing, and these rules rest."""


def judge(project: Project, memory: Memory | None = None) -> list[Finding]:
    """Run every rule and return what no written exception covers, with what is wrong with the exceptions.

    Pages and records that were judged before are not judged again; what is found on the others goes into `memory`.
    """
    found = [finding for rule in _at_work(broken=project.broken) for finding in rule.check_site(project)]
    records = replace(_alone(project), texts=records_and_data(project.texts))
    found += remembered(memory, project.key, tuple[Finding, ...], lambda: _judge_records(records))
    for page in project.pages:
        outline = _kept(memory, _judged(project, page)) if isinstance(page, Page) else page
        found += outline.judged
    return exceptions.apply(project, found, frozenset(RULES))


def read_judged(
    project: Project, paths: Sequence[str], memory: Memory | None = None, *, work: Work = map
) -> list[Outline]:
    """Read pages and judge each of them by itself, where `memory` does not hold that; the project has its records.

    `work` does what `map` does, and may do it for several pages at once.
    """
    known = [None if memory is None else recall(memory, page_key(project, path)) for path in paths]
    new = [path for path, page in zip(paths, known, strict=True) if page is None]
    made = iter(work(partial(_read_judged, project), new))
    return [page or _kept(memory, next(made)) for page in known]


def _read_judged(project: Project, path: str) -> Outline:
    return _judged(project, parse_page(path, project.texts[path], key=page_key(project, path)))


def _judged(project: Project, page: Page) -> Outline:
    return page.judged_as(judge_page(_alone(project), page))


def _alone(project: Project) -> Project:
    """What may be remembered follows from one page and the records: nothing else is there to be looked at."""
    return replace(project, pages=(), assets=frozenset(), texts={}, findings=())


def _kept(memory: Memory | None, page: Outline) -> Outline:
    if memory is not None:
        remember(memory, page)
    return page


def _judge_records(project: Project) -> tuple[Finding, ...]:
    return tuple(finding for rule in _at_work(broken=project.broken) for finding in rule.check(project))


def judge_page(project: Project, page: Page) -> list[Finding]:
    """Run the rules that need one page and the records; the result depends on these and the date alone."""
    return [finding for check in _page_checks(broken=project.broken) for finding in check(project, page)]


@cache
def _page_checks(*, broken: bool) -> list[Callable[[Project, Page], Iterator[Finding]]]:
    return [rule.check_page for rule in _at_work(broken=broken) if rule.check_page is not _nothing]


@cache
def _at_work(*, broken: bool) -> list[Rule]:
    return [rule for rule in RULES.values() if not (broken and rule.code.startswith(_COMPARE_RECORDS))]

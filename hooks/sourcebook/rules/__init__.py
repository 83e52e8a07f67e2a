"""Judge: every rule by its code, with its severity; a rule is one file, and its docstring is its page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module

from sourcebook.diagnostics import Finding, Severity
from sourcebook.model import Page, Project
from sourcebook.rules import exceptions

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
    ("SYN09", "note_hidden", ERROR),
    ("SYN18", "reference_in_label", WARNING),
    ("SYN20", "citation_left_in_text", ERROR),
    ("REC01", "record_form", ERROR),
    ("REC02", "field_missing", ERROR),
    ("REC03", "id_twice", ERROR),
    ("REC04", "one_work_twice", ERROR),
    ("REC11", "date_invalid", ERROR),
    ("REC12", "dates_out_of_order", ERROR),
    ("REC14", "address_form", ERROR),
    ("REC15", "copy_undeclared", ERROR),
    ("REC16", "address_shortened", ERROR),
    ("REC17", "address_of_a_proxy", ERROR),
    ("REC25", "word_not_in_vocabulary", ERROR),
    ("REC27", "reading_undeclared", ERROR),
    ("REC29", "origin_missing", ERROR),
    ("REC32", "markup_in_record", WARNING),
    ("XPG01", "unknown_id", ERROR),
    ("XPG02", "source_unused", WARNING),
    ("XPG06", "claim_unused", WARNING),
    ("XPG10", "link_broken", ERROR),
    ("CLM01", "paragraph_untied", WARNING),
    ("CLM02", "statement_untied", ERROR),
    ("CLM09", "basis_does_not_hold", ERROR),
    ("CLM10", "speaker_unnamed", ERROR),
    ("CLM12", "one_side_only", ERROR),
    ("CLM13", "denial_missing", WARNING),
    ("CLM14", "refutation_missing", ERROR),
    ("CLM17", "superseded_alone", ERROR),
    ("POL10", "exception_idle", ERROR),
    ("POL15", "code_in_text", ERROR),
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with a code, a name and a page of its own."""

    code: str
    name: str
    severity: Severity
    check: Callable[[Project], Iterator[Finding]]
    """Judges records, and what only the whole site can tell."""
    check_page: Callable[[Project, Page], Iterator[Finding]]
    """Judges one page, by its own text and the records."""
    doc: str
    """Markdown: a title line, why it matters, then `Bad:` and `Good:` examples, which are tests."""

    @property
    def title(self) -> str:
        """The first line of its page."""
        return self.doc.strip().partition("\n")[0]


def _load(code: str, file: str, severity: Severity) -> Rule:
    module = import_module(f"sourcebook.rules.{file}")
    check, check_page = getattr(module, "check", _nothing), getattr(module, "check_page", _nothing)
    return Rule(code, file.replace("_", "-"), severity, check, check_page, module.__doc__ or "")


def _nothing(*_: object) -> Iterator[Finding]:
    """Stand in where a rule judges only one of the two."""
    return iter(())


RULES = {code: _load(code, file, severity) for code, file, severity in _TABLE}
"""Every rule by its code."""


_COMPARE_RECORDS = ("CLM", "REC25", "XPG0")
"""While a file of records cannot be read whole, what is missing proves nothing, and these rules rest."""


def judge(project: Project) -> list[Finding]:
    """Run every rule and return what no written exception covers, with what is wrong with the exceptions."""
    found = [finding for rule in _at_work(project) for finding in rule.check(project)]
    found += [finding for page in project.pages for finding in judge_page(project, page)]
    return exceptions.apply(project, found, frozenset(RULES))


def judge_page(project: Project, page: Page) -> list[Finding]:
    """Run the rules that need one page and the records; the result depends on these and the date alone."""
    return [finding for rule in _at_work(project) for finding in rule.check_page(project, page)]


def _at_work(project: Project) -> list[Rule]:
    return [rule for rule in RULES.values() if not (project.broken and rule.code.startswith(_COMPARE_RECORDS))]

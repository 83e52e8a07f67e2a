"""Written exceptions: they silence one code in one place, and are findings themselves once idle, late or bare."""

from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Allow, Project
from sourcebook.parse.dates import parse_date
from sourcebook.text import Place, did_you_mean


def apply(project: Project, found: list[Finding], codes: frozenset[str]) -> list[Finding]:
    """Return the findings that stay, and one for each exception that should not be there."""
    allows = [*(a for page in project.pages for a in page.allow), *(a for r in project.records for a in r.allow)]
    sound = [allow for allow in allows if not list(_faults(project, allow, codes))]
    kept = [finding for finding in found if not any(covers(allow, finding) for allow in sound)]
    kept += [fault for allow in allows for fault in _faults(project, allow, codes)]
    if not project.broken:
        kept += [_idle(allow) for allow in sound if not any(covers(allow, finding) for finding in found)]
    return kept


def covers(allow: Allow, finding: Finding) -> bool:
    """Tell whether an exception speaks of a finding: the same code, and a place within what it covers."""
    return allow.code == finding.code and _inside(finding.place, allow.covers)


def _inside(place: Place, around: Place) -> bool:
    return place.path == around.path and around.span.start <= place.span.start <= around.span.end


def _faults(project: Project, allow: Allow, codes: frozenset[str]) -> Iterator[Finding]:
    form = "write `allow CODE: reason`"
    if not allow.code:
        yield Finding("POL10", allow.place, "an exception that names no code", form)
    elif allow.code not in codes:
        message = f"an exception for `{allow.code}`, which is no code"
        yield Finding("POL10", allow.place, message, did_you_mean(allow.code, codes) or form)
    elif len(allow.why.split()) < 2:
        yield Finding("POL10", allow.place, f"an exception for {allow.code} without a reason", form)
    elif allow.code.startswith("POL") and not (allow.until and len(allow.by) >= 2):
        message = f"an exception for {allow.code} needs an end and two names"
        yield Finding(
            "POL10", allow.place, message, f"write `allow {allow.code} until 2027-06-30 by @one @two: reason`"
        )
    yield from _late(project, allow)


def _late(project: Project, allow: Allow) -> Iterator[Finding]:
    if allow.until:
        date = parse_date(allow.until)
        if date is None:
            yield Finding("POL10", allow.place, f"`{allow.until}` is no date", "write a date such as `2027-06-30`")
        elif date.last < project.today:
            message = f"an exception for {allow.code} that ended on {allow.until}"
            yield Finding("POL10", allow.place, message, "mend what it excuses, or decide anew and give a later date")


def _idle(allow: Allow) -> Finding:
    return Finding("POL10", allow.place, f"an exception for {allow.code} that excuses nothing", "delete it")

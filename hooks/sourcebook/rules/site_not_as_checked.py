"""a built site that is not what was checked

A generator that does not run this project's hook builds the same pages, unchecked, and says nothing; a file can change
between the build and the upload. So each page carries a stamp, a sum of its text, of the records and of the checker's
code, and `sourcebook.json` lists the sum of every file. `make verify` makes the sums again and refuses a page without
its stamp, a file that was altered or added or is gone, and a site built from other files than those that lie here.

It proves that the check ran and that nothing changed since. It cannot catch somebody who alters a page and the list
alike: the attestation of the list (see `.github/workflows/publish.yml`) says which run of which commit made it, and
whoever builds that commit again gets the same bytes.
"""

from collections.abc import Iterator, Mapping

from sourcebook.diagnostics import Finding
from sourcebook.stamps import LIST, Inputs, is_listed, is_stamped, read_list
from sourcebook.text import Place, Span

_BUILD = "build it with `make site`"


def check_built(made_from: Inputs, site: Mapping[str, bytes]) -> Iterator[Finding]:
    """Yield what is wrong with a built site, given as bytes by path."""
    pages = {path: body.decode("utf-8", "replace") for path, body in sorted(site.items()) if path.endswith(".html")}
    if not pages:
        yield _finding("", "there is no built page here", _BUILD)
        return
    for path, page in pages.items():
        if not is_stamped(page):
            yield _finding(path, "this page has no stamp: it was built without the check", _BUILD)
    try:
        code, files, listed = read_list(site[LIST].decode("utf-8", "replace"))
    except (KeyError, ValueError):
        yield _finding(LIST, "the list of what was built is missing or broken", _BUILD)
        return
    if (code, files) != (made_from.code, made_from.files):
        other = "state of the checker" if code != made_from.code else "text, records or settings"
        yield _finding(LIST, f"the site was built from another {other} than what lies here", f"{_BUILD} again")
        return
    for path, page in pages.items():
        if is_stamped(page) and not is_stamped(page, made_from, path):
            yield _finding(path, "the stamp is that of another page, or of an older one", f"{_BUILD} again")
    yield from _differences(listed, site)


def _differences(listed: Mapping[str, str], site: Mapping[str, bytes]) -> Iterator[Finding]:
    for path in sorted({*listed, *site} - {LIST}):
        if path not in site:
            yield _finding(path, "this file was built and is gone", f"{_BUILD} again")
        elif path not in listed:
            yield _finding(path, "this file was not built: it was added later", f"take it out, or {_BUILD} again")
        elif not is_listed(listed, path, site[path]):
            yield _finding(path, "this file was altered after it was built", f"{_BUILD} again")


def _finding(path: str, message: str, mend: str) -> Finding:
    return Finding("POL18", Place(path, Span(0, 0)), message, mend)

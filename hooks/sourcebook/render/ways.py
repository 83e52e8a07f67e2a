"""Ways back: on every page, the links by which a reader reports an error in it, or mends it.

They are plain links to forms of the code host; a script of the site may add the section that is being read.
"""

from urllib.parse import quote, urlencode

from sourcebook.render.escape import address, markup

BRANCH = "main"
FORM = "error.yml"
"""In `.github/ISSUE_TEMPLATE/`; its fields `page`, `section` and `record` are filled in by the address."""


def page_ways(repository: str, page: str, file: str) -> str:
    """Return both links as Markdown for a page at an address such as `/law/`; nothing without a repository.

    `file` is what is edited, from the root of the repository.
    """
    if not (home := _home(repository)):
        return ""
    report, edit = _report(home, page), _edit(home, file)
    links = f"[Report an error here]({report}){{ .report }} [Edit this page]({edit})"
    return f"\n{links}\n{{ .ways data-search-exclude }}\n"


def record_ways(repository: str, page: str, file: str, record: str) -> str:
    """Return both links as HTML for the page of a claim, a source or an origin."""
    if not (home := _home(repository)):
        return ""
    report, edit = markup(_report(home, page, record=record)), markup(_edit(home, file))
    return (
        f'<p class="ways"><a class="report" href="{report}">Report an error here</a> '
        f'<a href="{edit}">Edit this record</a></p>'
    )


def _home(repository: str) -> str:
    return address(repository.rstrip("/"))


def _report(home: str, page: str, **more: str) -> str:
    query = urlencode({"template": FORM, "page": page} | more, safe="/", quote_via=quote)
    return f"{home}/issues/new?{query}"


def _edit(home: str, file: str) -> str:
    return f"{home}/edit/{BRANCH}/{quote(file)}"

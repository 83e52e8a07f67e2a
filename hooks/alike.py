"""What the build with MkDocs and the stage do alike, from the settings of `mkdocs.yml`."""

from collections.abc import Mapping
from typing import Any

from sourcebook.render.pages import Frame

_LISTS = ("<!-- ledger -->", "<!-- sources -->", "<!-- speakers -->", "<!-- unknown -->")


def frame(config: Mapping[str, Any]) -> Frame:
    """Return what the pages of the records have in common."""
    extra = config.get("extra") or {}
    links = [(link["title"], link["path"]) for link in extra.get("record_links", ())]
    site_url = (config.get("site_url") or "").rstrip("/")
    home, foot = f"{site_url}/" if site_url else "", config.get("copyright") or ""
    return Frame(config["site_name"], home, links, foot, extra.get("repository") or "")


def is_searched(path: str, markdown: str) -> bool:
    """Tell whether a page's words belong into the search: not those of a list, nor what is for contributors."""
    return not path.startswith("contributing/") and not any(directive in markdown for directive in _LISTS)

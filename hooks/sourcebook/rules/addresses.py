"""Addresses of sources: taken apart, stripped of tracking, made comparable."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from sourcebook.model import Source

_TRACKING = (
    "utm_",
    "fbclid",
    "gclid",
    "dclid",
    "msclkid",
    "mc_cid",
    "mc_eid",
    "igshid",
    "yclid",
    "ocid",
    "cmpid",
    "_ga",
)


def addresses(source: Source) -> Iterator[tuple[str, str]]:
    """Yield each address of a source with the path of its field; one with an unsafe scheme is another rule's."""
    for field, url in (("URL", source.url), ("custom.archive.url", source.archive.get("url", ""))):
        if url and not url.lower().startswith(("javascript:", "data:", "vbscript:")):
            yield field, url


@lru_cache(maxsize=4096)
def split_address(url: str) -> SplitResult | None:
    """Take an address apart; None for what the standard library refuses."""
    try:
        parts = urlsplit(url)
        _ = parts.hostname, parts.port
    except ValueError:
        return None
    return parts


def is_on(url: str, hosts: Iterable[str]) -> bool:
    """Tell whether an address belongs to one of the hosts, or to a part of one."""
    parts = split_address(url)
    host = f".{parts.hostname or ''}" if parts else ""
    return host.endswith(tuple(f".{known.lower()}" for known in hosts))


def snapshot(url: str) -> tuple[str, str] | None:
    """Return the day of an archive's copy and the address that was copied, from the archive's full address."""
    match = _SNAPSHOT.search(url)
    return (f"{match['year']}-{match['month']}-{match['day']}", match["page"]) if match else None


_SNAPSHOT = re.compile(
    r"/(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)\d{6}(?:[a-z]{2}_)?/(?P<page>https?:.+)", re.IGNORECASE
)


def without_tracking(url: str) -> str:
    """Return the address without the parameters that only count visitors."""
    parts = split_address(url)
    if parts is None or not any(mark in parts.query for mark in _TRACKING):
        return url
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(key, value) for key, value in pairs if not key.lower().startswith(_TRACKING)]
    return urlunsplit(parts._replace(query=urlencode(kept))) if len(kept) < len(pairs) else url


def normal_address(url: str) -> str:
    """Return a form that all addresses of one page share.

    It has no scheme, port, tracking, fragment or last slash; of the page for phones, of its AMP copy and of an
    archive's copy it is that of the page itself.
    """
    copied = snapshot(url)
    parts = split_address(without_tracking(_AMP_CACHE.sub("https://", copied[1] if copied else url, count=1)))
    if parts is None:
        return url
    host = _OTHER_HOST.sub("", parts.hostname or "")
    path = _AMP_PATH.sub("", unquote(parts.path).rstrip("/"))
    pairs = sorted(parse_qsl(parts.query, keep_blank_values=True))
    kept = [pair for pair in pairs if pair[0].lower() not in _AMP_KEYS and pair[1].lower() != "amp"]
    return f"{host}{path}{'?' if kept else ''}{urlencode(kept)}"


_OTHER_HOST = re.compile(r"(?:^|(?<=\.))(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_AMP_PATH = re.compile(r"^/amp(?=/)|/amp$|\.amp(?=\.html$|$)")
_AMP_KEYS = ("amp", "_amp", "amp_js_v", "amp_gsa", "usqp")
# x-example.cdn.ampproject.org/c/s/example/…, google.com/amp/s/example/…
_AMP_CACHE = re.compile(r"^https?://(?:[^/]+\.cdn\.ampproject\.org/[civ]|(?:www\.)?google\.[a-z.]+/amp)/(?:s/)?")

"""Front matter: the YAML block on top of a page."""

import re
from dataclasses import dataclass, field
from typing import Any

from sourcebook.diagnostics import Finding
from sourcebook.parse.shape import fit
from sourcebook.parse.shapes import FRONT_MATTER
from sourcebook.parse.yamlnodes import parse
from sourcebook.text import Place, Span

# MkDocs 1.6.1, mkdocs/utils/meta.py: what does not match is printed as text, in silence.
_BLOCK = re.compile(
    r"\ufeff?-{3}[ \t]*(?:\r\n|\n|\r)(?P<yaml>(?:.*?[\r\n])?)(?:-{3}|\.{3})[ \t]*(?:\r\n|\n|\r|$)", re.DOTALL
)
_OLD_STYLE = re.compile(r"\ufeff?\s*(?P<key>[A-Za-z0-9_-]+):[ \t]*\S")


@dataclass(slots=True)
class FrontMatter:
    """The fields of a page, where each stands, and where the page's text begins."""

    fields: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    end: int = 0
    findings: list[Finding] = field(default_factory=list)


def parse_front_matter(path: str, text: str) -> FrontMatter:
    """Read the front matter of a page; a page may have none."""
    block = _BLOCK.match(text)
    if block is None:
        return FrontMatter(findings=_why_none(path, text))
    tree = parse(path, block["yaml"], "FIL03", block.start("yaml"))
    out = FrontMatter(end=block.end(), findings=tree.findings)
    if tree.root is not None and tree.root.text != "":
        fitted = fit(tree.root, FRONT_MATTER, codes=("FIL03", "FIL03"))
        out.findings += fitted.findings
        out.fields = fitted.value if isinstance(fitted.value, dict) else {}
        out.places = fitted.places
    return out


def _why_none(path: str, text: str) -> list[Finding]:
    if text.lstrip("\ufeff").startswith("---"):
        message = "the front matter that begins here never ends"
        return [Finding("FIL03", Place(path, Span(0, 3)), message, "close it with `---` on a line of its own")]
    old = _OLD_STYLE.match(text)
    if old:
        message = f"the page begins with `{old['key']}:`, which is read as front matter and not shown"
        span = Span(old.start("key"), old.end("key") + 1)
        return [Finding("FIL03", Place(path, span), message, "put front matter between two lines `---`")]
    return []

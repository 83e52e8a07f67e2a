"""Markdown in: a page becomes front matter, blocks of sentences, footnotes, headings, links and directives."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import chain

from sourcebook.model import (
    Allow,
    Block,
    Definition,
    Directive,
    Heading,
    Link,
    Page,
    Reference,
    Sentence,
)  # fmt: skip
from sourcebook.parse.blocks import RawBlock, find_blocks
from sourcebook.parse.frontmatter import FrontMatter, parse_front_matter
from sourcebook.parse.mask import Masked, mask
from sourcebook.parse.oddities import find_oddities
from sourcebook.parse.sentences import MARK, split
from sourcebook.text import Place, Span, slug

REFERENCE = re.compile(r"\[\^(?P<label>[^\]]{0,200})\]")
_LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[\^[^\]]{0,200}\]|\[[^\[\]]*\])*+)\]\((?P<target><[^>\r\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?P<title>\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
# The address of a link by name: `[name]: address`.
_ADDRESS = re.compile(r"^[ \t>]*\[(?!\^)[^\[\]\r\n]+\]:[ \t]*(?:\r?\n[ \t]*)?<?(?P<target>[^\s<>]+)>?", re.MULTILINE)
_BY_NAME = re.compile(r"(?<=\])[ ]?\[(?!\^)[^\[\]\r\n]*\](?![(:])")
_AUTOLINK = re.compile(r"<(?P<target>(?:[A-Za-z][A-Za-z0-9+.\-]*:[^<>\s]*|[^<>\s@]+@[^<>\s]+))>")
_TAG = re.compile(r"<(?:/?[A-Za-z][^<>]*>|!--|!\[|![A-Za-z][^<>]*>|\?[^<>]*>|(?:script|style|iframe)\b)", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"\{:?[ ]*(?P<body>[#.A-Za-z][^{}\r\n]*)\}")
_ID = re.compile(r"#(?P<id>[^\s}#]+)")
# Every branch begins with its sign, which is what makes the search fast.
_EMPHASIS = re.compile(r"\*+|_(?<!\w_)_*|_(?<!__)_*+(?!\w)")
_DIRECTIVE = re.compile(r"<!--\s*(?P<name>[a-z][a-z-]*)\s*(?::(?P<argument>.*?))?-->", re.DOTALL)
_ALLOW = re.compile(r"<!--\s*allow\b(?P<body>.*?)-->", re.DOTALL)
_ALLOW_BODY = re.compile(
    r"\s*(?P<code>\w+)(?:\s+until\s+(?P<until>\S+?))?(?:\s+by(?P<by>(?:\s+@[\w-]+)+))?\s*(?::(?P<why>.*))?$",
    re.DOTALL,
)
_HIDDEN_DEFINITION = re.compile(r"^[ \t]*\[\^(?P<label>[^\]]{0,200})\]:[ \t]*(?P<body>.*)$", re.MULTILINE)


def parse_page(path: str, text: str, *, front_matter: bool = True, key: str = "") -> Page:
    """Read a page; offsets are those of `text`. Never raises for what an author wrote.

    `front_matter` is false for a text whose front matter has been taken off already.
    """
    front = parse_front_matter(path, text) if front_matter else FrontMatter()
    return _Scan(path, text, front.end).page(front, key)


def links_in(prose: str, span: Span) -> list[Span]:
    """Return the inline links and images of a stretch of prose, from their first bracket to their last."""
    return [Span(*match.span()) for match in _LINK.finditer(prose, *span)]


class _Scan:
    """One pass over a page; `prose` is the page with code, comments and escapes blanked."""

    def __init__(self, path: str, text: str, start: int) -> None:
        self.path, self.text, self.start = path, text, start
        self.masked: Masked = mask(text, start)
        self.prose = self.masked.text
        self.links = list(_LINK.finditer(self.prose)) if "](" in self.prose else []
        self.addresses = list(_ADDRESS.finditer(self.prose)) if "]:" in self.prose else []
        self.by_name = list(_BY_NAME.finditer(self.prose)) if "][" in self.prose or "] [" in self.prose else []
        self.raw = list(find_blocks(self.prose))
        # Neither links nor blocks overlap: the last one that begins before an offset is the only one that can hold it.
        self.link_starts = [match.start("text") for match in self.links]
        self.raw_starts = [raw.span.start for raw in self.raw]
        definitions = {raw.label_span.start - 2 for raw in self.raw if raw.label_span}
        self.references = [m for m in REFERENCE.finditer(self.prose) if m.start() not in definitions]
        self.starts = [match.start() for match in self.references]
        self.bare = self._bare()

    def page(self, front: FrontMatter, key: str) -> Page:
        headings = tuple(self._headings())
        blocks = tuple(self._block(raw) for raw in self.raw if raw.kind != "rule")
        return Page(
            path=self.path,
            key=key,
            text=self.text,
            prose=self.prose,
            body_start=self.start,
            front=front.fields,
            places=front.places,
            form=tuple(front.findings),
            blocks=blocks,
            marked=tuple(sentence for block in blocks for sentence in block.sentences if sentence.labels),
            references=tuple(self._found_references()),
            definitions=tuple(self._definitions()),
            headings=headings,
            links=tuple(self._links()),
            directives=tuple(self._directives()),
            allow=tuple(self._allows()),
            html=tuple(self._tags()),
            oddities=tuple(find_oddities(self.text, self.start, self.masked)),
            anchors=tuple(self._anchors(headings)),
        )

    def _bare(self) -> str:
        """The prose without its markup, same length: references are marks, the rest of the markup blank."""
        bare = list(self.prose)

        def wipe(start: int, end: int, fill: str = " ") -> None:
            bare[start:end] = [char if char in "\r\n" else fill for char in bare[start:end]]

        for match in self.links:
            if match["image"]:
                wipe(*match.span())
            wipe(match.start(), match.start("text"))
            wipe(match.end("text"), match.end())
        found = (pattern.finditer(self.prose) for pattern in (_AUTOLINK, _TAG, _ATTRIBUTES, _EMPHASIS))
        for match in chain(self.addresses, self.by_name, *found):
            wipe(*match.span())
        for match in self.references:
            wipe(*match.span(), fill=MARK)
        return "".join(bare)

    def _block(self, raw: RawBlock) -> Block:
        text = self._prose_of(raw)
        cuts = [(0, len(text))] if raw.kind in ("row", "head", "heading", "title") else split(text)
        return Block(raw.kind, raw.span, tuple(self._sentence(raw.span.start + s, text[s:e]) for s, e in cuts))

    def _prose_of(self, raw: RawBlock) -> str:
        """The block's text with what lies between its parts (bullets, `>`, indents) blank, offsets kept."""
        pieces, position = [], raw.span.start
        for part in raw.parts:
            pieces += [" " * (part.start - position), self.bare[part.start : part.end]]
            position = part.end
        text = "".join(pieces)
        return text.replace("|", " ") if raw.kind in ("row", "head") else text

    def _sentence(self, start: int, text: str) -> Sentence:
        span = Span(start, start + len(text))
        if MARK not in text:
            return Sentence(text, span, ())
        first, last = (bisect_left(self.starts, offset) for offset in span)
        labels = tuple(match["label"] for match in self.references[first:last])
        return Sentence(text.replace(MARK, " "), span, labels)

    def _found_references(self) -> Iterator[Reference]:
        for match in self.references:
            within = self._within(match.start())
            # The label as it was written: the prose has its escapes blanked.
            label = self.text[match.start("label") : match.end("label")]
            yield Reference(label, Span(*match.span()), Span(*match.span("label")), within)

    def _within(self, offset: int) -> str:
        links, raw = self.link_starts, self.raw_starts
        if (at := bisect_right(links, offset)) and offset < self.links[at - 1].end("text"):
            return "link"
        at = bisect_right(raw, offset)
        return self.raw[at - 1].kind if at and offset < self.raw[at - 1].span.end else "paragraph"

    def _definitions(self) -> Iterator[Definition]:
        for raw in self.raw:
            if raw.label_span:
                label = self.text[raw.label_span.start : raw.label_span.end]
                body = self.text[raw.span.start : raw.span.end]
                yield Definition(label, Span(raw.label_span.start - 2, raw.span.end), raw.label_span, body)
        for hidden in (*self.masked.code, *self.masked.comments):
            for match in _HIDDEN_DEFINITION.finditer(self.text, hidden.start, hidden.end):
                label_span = Span(*match.span("label"))
                yield Definition(match["label"], Span(*match.span()), label_span, match["body"], hidden=True)

    def _headings(self) -> Iterator[Heading]:
        used: dict[str, int] = {}
        for raw in self.raw:
            if raw.kind != "heading":
                continue
            source = self.prose[raw.span.start : raw.span.end]
            attributes = _ATTRIBUTES.search(source)
            explicit = _ID.search(attributes["body"]) if attributes else None
            title = " ".join(self._prose_of(raw).replace(MARK, "").split())
            anchor = explicit["id"] if explicit else _unique(slug(title), used)
            used.setdefault(anchor, 0)
            yield Heading(raw.level, title, anchor, explicit is not None, raw.span)

    def _anchors(self, headings: tuple[Heading, ...]) -> Iterator[str]:
        yield from (heading.anchor for heading in headings if not heading.explicit)
        for match in _ATTRIBUTES.finditer(self.prose):
            yield from (found["id"] for found in _ID.finditer(match["body"]))

    def _links(self) -> Iterator[Link]:
        for match in self.links:
            yield Link(match["target"].strip("<>"), Span(*match.span("target")))
        for match in chain(_AUTOLINK.finditer(self.prose), self.addresses):
            yield Link(match["target"], Span(*match.span("target")))

    def _tags(self) -> Iterator[Span]:
        autolinks = {match.start() for match in _AUTOLINK.finditer(self.prose)}
        for match in _TAG.finditer(self.prose):
            if match.start() not in autolinks:
                yield Span(*match.span())

    def _directives(self) -> Iterator[Directive]:
        for span in self.masked.comments:
            match = _DIRECTIVE.fullmatch(self.text, span.start, span.end)
            if match and match["name"] != "allow" and self._alone_on_line(span):
                yield Directive(match["name"], (match["argument"] or "").strip(), span)

    def _alone_on_line(self, span: Span) -> bool:
        after = self.text.find("\n", span.end)
        return not self._before(span).strip() and not self.text[span.end : None if after < 0 else after].strip()

    def _before(self, span: Span) -> str:
        """What stands before a span on its line."""
        return self.text[self.text.rfind("\n", 0, span.start) + 1 : span.start]

    def _allows(self) -> Iterator[Allow]:
        for span in self.masked.comments:
            match = _ALLOW.fullmatch(self.text, span.start, span.end)
            body = _ALLOW_BODY.match(match["body"]) if match else None
            if match:
                code, why = (body["code"], (body["why"] or "").strip()) if body else ("", "")
                by = tuple((body["by"] or "").split()) if body else ()
                until = (body["until"] or "") if body else ""
                yield Allow(code, why, until, by, self._place(span), self._place(self._covered(span)))

    def _covered(self, span: Span) -> Span:
        """The block that the exception's line belongs to, or the next one if it stands alone."""
        if not self._alone_on_line(span):
            for raw in self.raw:
                if raw.span.start <= span.start <= self.text.find("\n", raw.span.end) % (len(self.text) + 1):
                    return Span(raw.span.start, max(raw.span.end, span.end))
        for raw in self.raw:
            if raw.span.start >= span.end:
                return Span(span.end, raw.span.end)
        return span

    def _place(self, span: Span) -> Place:
        return Place(self.path, span)


def _unique(anchor: str, used: dict[str, int]) -> str:
    """Number a second heading of the same text as Python-Markdown's `toc` does: `_1`, `_2`; `used` has the last one."""
    candidate = anchor
    while candidate in used:
        used[anchor] += 1
        candidate = f"{anchor}_{used[anchor]}"
    return candidate

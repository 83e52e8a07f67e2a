"""traces of a chatbot

Marks and phrases that a chatbot leaves behind, in a text or in an address, show that nobody has read what was pasted.
What it says may be invented: read the source, and write the sentence anew.

Bad:

    Read [more](https://gazette.example/alder?utm_source=chatgpt.com). I hope this helps!

Good:

    Read [more](https://gazette.example/alder).
"""

import re
from collections.abc import Iterator

from sourcebook.diagnostics import Finding
from sourcebook.model import Page, Project
from sourcebook.text import Place, Span, shorten

# After Wikipedia's field guide "Signs of AI writing".
_RESIDUE = re.compile(
    r"""
      \bas\san\s(?:AI|artificial\sintelligence)\b(?:\s(?:language\s)?(?:model|assistant))? # As an AI language model
    | \bas\sa\slarge\slanguage\smodel\b
    | \bI\shope\sthis\shelps\b | \blet\sme\sknow\sif\syou(?:'d|’d|\swould)?\s(?:like|want|need)\b
    | \b(?:certainly|absolutely|of\scourse|sure)!\shere(?:'s|’s|\sis|\sare)\b
    | \b(?:my|as\sof\smy)\s(?:last\s)?(?:knowledge|training)\s(?:cutoff|cut-off|update)\b
    | \bwould\syou\slike\sme\sto\b
    | utm_source=(?:chatgpt|openai|copilot|perplexity|claude|gemini|grok)[\w.]* | referrer=grok\.com
    | \b(?:oaicite|oai_citation|contentReference|grok_card|attributableIndex)\b | \[attached_file:
    | \b(?:cite)?turn[0-3](?:search|view|news|image|file|academia)\d | 【\d+[^】\n]{0,40}】
    | [\ue200-\ue206]                                                                   # a chatbot's own marks
    | \[(?:your|insert)\s[\w ]{2,30}\](?!\() | \b(?:INSERT|PASTE)_\w+_(?:URL|HERE)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


# Searched first: most texts hold none of these, and a search is cheaper than the pattern.
_MARKS = (
    "as an a", "language model", "i hope this helps", "let me know if you", "! here", "my last", "as of my",
    "my knowledge", "my training", "would you like me", "utm_source", "referrer=grok", "oaicite", "oai_citation",
    "contentreference", "grok_card", "attributableindex", "attached_file", "turn0", "turn1", "turn2", "turn3", "【",
    "[your", "[insert", "insert_", "paste_", *map(chr, range(0xE200, 0xE207)),
)  # fmt: skip


def check(project: Project) -> Iterator[Finding]:
    """Yield each trace in a file of records or data."""
    for path, text in project.texts.items():
        yield from _traces(path, text)


def check_page(project: Project, page: Page) -> Iterator[Finding]:
    """Yield each trace on a page, its front matter included; what stands in code is an example."""
    del project
    yield from _traces(page.path, page.text[: page.body_start] + page.prose[page.body_start :])


def _traces(path: str, text: str) -> Iterator[Finding]:
    lowered = text.lower()
    if not any(mark in lowered for mark in _MARKS):
        return
    for match in _RESIDUE.finditer(text):
        message = f"`{shorten(match.group(), 40)}` is what a chatbot leaves behind"
        yield Finding("POL09", Place(path, Span(*match.span())), message, "read the source, and write it anew")

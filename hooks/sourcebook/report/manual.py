"""The manual: a page on each rule and a list of all, made from what stands in the rules' own files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent

from sourcebook.rules import RULES, Rule

FOLDER = "docs/contributing/rules/"

_PART = re.compile(r"^(?P<kind>Bad|Good):\n(?P<files>.*?)(?=^(?:Bad|Good):\n|\Z)", re.MULTILINE | re.DOTALL)
# A file is a fence with its path as title, ` +` meaning "added to it", or indented lines: the Markdown of a page.
_FILE = re.compile(
    r'^```\w+ title="(?P<path>[^"+ ]+)(?P<append> \+)?"\n(?P<fenced>.*?)^```$|(?P<indented>(?:^    .*\n|^\n)+)',
    re.MULTILINE | re.DOTALL,
)
_PAGE = "docs/page.md"


@dataclass(frozen=True, slots=True)
class Example:
    """A file of an example, to be laid over a small site."""

    kind: str
    """Bad or Good."""
    path: str
    append: bool
    body: str


def examples(rule: Rule) -> Iterator[Example]:
    """Yield the files that stand under `Bad:` and `Good:` in a rule's docstring."""
    for part in _PART.finditer(rule.doc):
        for match in _FILE.finditer(part["files"]):
            body = match["fenced"] or dedent(match["indented"] or "").strip("\n") + "\n"
            if body.strip():
                yield Example(part["kind"], match["path"] or _PAGE, bool(match["append"]), body)


def rule_pages() -> dict[str, str]:
    """Return the text of every page of the manual, by path."""
    return {f"{FOLDER}index.md": _index(), **{f"{FOLDER}{code}.md": _page(rule) for code, rule in RULES.items()}}


def _page(rule: Rule) -> str:
    why = rule.doc.strip().partition("\n")[2].split("\nBad:\n")[0].strip()
    shown = [_example(example) for example in examples(rule)]
    return "\n\n".join([_front(f"{rule.code}: {rule.title}"), *filter(None, [_named(rule), why]), *shown]) + "\n"


def _named(rule: Rule) -> str:
    return f"*{rule.severity.capitalize()}*, named `{rule.name}`. [All rules](index.md)"


def _example(example: Example) -> str:
    language = "yaml" if example.path.endswith(".yml") else "markdown"
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`{3,}", example.body) or [""]))
    added = ", added" if example.append else ""
    return f"{example.kind} (`{example.path}`{added}):\n\n{fence}{language}\n{example.body}{fence}"


def _index() -> str:
    rows = "\n".join(f"| [{r.code}]({r.code}.md) | {r.title} | {r.severity} |" for r in RULES.values())
    return f"{_front('The rules')}\n\n{_INTRODUCTION}\n\n| Code | Finds | Severity |\n|---|---|---|\n{rows}\n"


def _front(title: str) -> str:
    return f'---\ntitle: "{title.replace(chr(34), chr(39))}"\ntied: false\n---\n\n# {title}'


_INTRODUCTION = """\
Each rule is one file in `hooks/sourcebook/rules/`, and its page is made from that file by `make docs`. *Errors* and
*warnings* stop the site from being published; *info* is only printed.

To change which rules speak, and how loud, put any of these into `extra: sourcebook:` of `mkdocs.yml`, or the same under
`[tool.sourcebook]` in `pyproject.toml`, which comes first where both give a field; `--select` and `--ignore` on the
command line come before either. Codes may be cut short: `REC` means all rules on records.

```yaml
extra:
  sourcebook:
    select: [SYN, XPG]        # these alone
    ignore: [SYN18]           # not these
    severity: {CLM01: info}   # error, warning or info
    rules_url: https://example.org/contributing/rules/{code}/   # where findings lead to
```

To excuse one finding, write an exception before its block: see [POL10](POL10.md)."""

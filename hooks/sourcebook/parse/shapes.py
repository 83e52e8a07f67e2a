"""The shapes of all records: which fields there are, which must be there, which words are possible."""

from sourcebook.model import BASES, STATUSES
from sourcebook.parse.shape import Fields, Many, Shape, Table, Text

TEXT = Text()
YES_NO = Text(("true", "false"))

ALLOW = Fields({"code": TEXT, "why": TEXT, "until": TEXT, "by": Many(TEXT)}, ("code",), "exception")

_COMMON: dict[str, Shape] = {"allow": Many(ALLOW), "aliases": Many(TEXT)}

# CSL 1.0.2, csl-data.json: the types that this kind of site meets.
SOURCE_TYPES = (
    "article-newspaper", "article-magazine", "article-journal", "webpage", "post", "post-weblog", "report", "book",
    "chapter", "broadcast", "interview", "speech", "treaty", "legislation", "legal_case", "bill", "dataset", "map",
    "motion_picture", "personal_communication", "paper-conference", "thesis", "document", "hearing", "regulation",
)  # fmt: skip

PUBLISHER_KINDS = (
    "news", "official", "intergovernmental", "think-tank", "academic", "ngo", "legal", "state-media",
)  # fmt: skip

_NAME = Fields({"family": TEXT, "given": TEXT, "literal": TEXT}, (), "name")

_ARCHIVE = Fields(
    {"url": TEXT, "date": TEXT, "status": Text(("blocked", "paywalled", "none")), "why": TEXT}, (), "archive"
)

CUSTOM = Fields(
    {
        "outlet": TEXT,
        "read": Text(("full", "excerpt", "title-only")),
        "date_confirmed": YES_NO,
        "url_confirmed": YES_NO,
        "retrieved_from": Text(("original", "original-incomplete", "copy")),
        "copy_of": TEXT,
        "archive": _ARCHIVE,
        "note": TEXT,
    },
    ("outlet",),
    "custom",
)

SOURCE = Fields(
    {
        "id": TEXT, "type": TEXT, "title": TEXT, "author": Many(_NAME), "container-title": TEXT, "publisher": TEXT,
        "issued": TEXT, "URL": TEXT, "language": TEXT, "accessed": TEXT,
        "custom": CUSTOM, **_COMMON,
    },
    ("id", "type", "title", "custom"),
    "source",
)  # fmt: skip

PUBLISHER = Fields(
    {"id": TEXT, "name": TEXT, "hosts": Many(TEXT), "kind": TEXT, "perspective": TEXT, "note": TEXT, **_COMMON},
    ("id", "name", "kind"),
    "publisher",
)

ORIGIN = Fields(
    {"id": TEXT, "name": TEXT, "names": Many(TEXT), "role": TEXT, "side": TEXT, "stake": TEXT, **_COMMON},
    ("id", "name", "names", "role", "side", "stake"),
    "origin",
)

_FIGURE = Fields(
    {
        "value": TEXT, "low": TEXT, "high": TEXT, "counts": TEXT, "on": TEXT, "per": TEXT,
        "hedge": Text(("about", "at-least", "over", "at-most", "up-to")),
        "kind": Text(("counted", "estimated", "planned")),
    },
    ("counts",),
    "figure",
)  # fmt: skip

EVIDENCE = Fields(
    {
        "source": TEXT, "origin": TEXT, "says": TEXT, "stance": Text(("supports", "disputes")), "admission": YES_NO,
        "locator": TEXT, "quote": Fields({"text": TEXT, "lang": TEXT}, ("text", "lang"), "quotation"),
        "figures": Many(_FIGURE),
    },
    ("source", "says"),
    "evidence item",
)  # fmt: skip

CLAIM = Fields(
    {
        "id": TEXT, "area": TEXT, "claim": TEXT, "status": Text(STATUSES), "basis": Text(BASES), "as_of": TEXT,
        "checked": TEXT, "evidence": Many(EVIDENCE), "note": TEXT, "question": TEXT, "superseded_by": TEXT,
        "rests_on": Many(TEXT), "searched": Fields({"where": TEXT, "for": TEXT, "on": TEXT}, ("where", "for", "on"),
        "search"), "bears_on": Table(TEXT), "reserve": TEXT, **_COMMON,
    },
    ("id", "claim", "status", "as_of"),
    "claim",
)  # fmt: skip

PERSON = Fields(
    {"id": TEXT, "name": TEXT, "names": Many(TEXT), "office": TEXT, "why": TEXT, "source": TEXT, **_COMMON},
    ("id", "name", "office"),
    "person",
)

TERM = Fields(
    {
        "id": TEXT, "term": TEXT, "original": TEXT, "lang": TEXT, "romanised": TEXT, "definition": TEXT,
        "claims": Many(TEXT), "sources": Many(TEXT), "forms": Many(TEXT), **_COMMON,
    },
    ("id", "term", "definition"),
    "term",
)  # fmt: skip

PROTECTING = (
    "protected_context", "surnames", "surname_endings", "given_names", "before_names", "after_names", "not_names",
    "distressing_words",
)  # fmt: skip
"""Lists of words by which people are protected, and readers."""

VOCABULARY = Fields(
    {
        "roles": Many(
            Fields(
                {"id": TEXT, "name": TEXT, "interested": YES_NO, "state": YES_NO}, ("id", "name", "interested"), "role"
            )
        ),
        "sides": Many(Fields({"id": TEXT, "name": TEXT, "each_counts": YES_NO}, ("id", "name"), "side")),
        "counts": Many(Fields({"id": TEXT, "words": Many(TEXT)}, ("id", "words"), "counting term")),
        "areas": Table(TEXT),
        "units": Many(TEXT),
        "numbered_names": Many(TEXT),
        "takes_up": Many(TEXT),
        "plan_words": Many(TEXT),
        "status_words": Table(Many(Text(STATUSES))),
        "known_names": Many(TEXT),
        "wrong_words": Many(TEXT),
        "spellings": Many(Fields({"write": TEXT, "not": Many(TEXT)}, ("write", "not"), "spelling")),
        "refused_hosts": Many(TEXT),
        **{name: Many(TEXT) for name in PROTECTING},
        "identifying": Many(Fields({"id": TEXT, "words": Many(TEXT)}, ("id", "words"), "kind of detail")),
    },
    ("roles", "sides"),
    "vocabulary",
)

FRONT_MATTER = Fields(
    {
        "title": TEXT, "description": TEXT, "tied": YES_NO, "minutes": TEXT, "aliases": Many(TEXT),
        "distressing": Many(Fields({"section": TEXT, "what": TEXT, "instead": TEXT}, ("section", "what", "instead"),
        "notice")),
    },
    (),
    "page's front matter",
)  # fmt: skip

"""The nouns of the site, in one place to import from."""

from sourcebook.model.pages import Block, Definition, Directive, Heading, Link, Page, Reference, Sentence
from sourcebook.model.records import (
    ATTRIBUTED,
    BASES,
    STATUSES,
    Allow,
    Claim,
    Evidence,
    Figure,
    Name,
    Origin,
    Publisher,
    Record,
    Role,
    Side,
    Source,
    Vocabulary,
)
from sourcebook.model.site import Project

__all__ = [
    "ATTRIBUTED",
    "BASES",
    "STATUSES",
    "Allow",
    "Block",
    "Claim",
    "Definition",
    "Directive",
    "Evidence",
    "Figure",
    "Heading",
    "Link",
    "Name",
    "Origin",
    "Page",
    "Project",
    "Publisher",
    "Record",
    "Reference",
    "Role",
    "Sentence",
    "Side",
    "Source",
    "Vocabulary",
]

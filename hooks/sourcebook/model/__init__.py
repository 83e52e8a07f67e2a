"""The nouns of the site, in one place to import from."""

from sourcebook.model.data import Dataset, Resource, Row
from sourcebook.model.pages import Block, Definition, Directive, Heading, Link, Outline, Page, Reference, Sentence
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
    Person,
    Publisher,
    Record,
    Source,
    Term,
)
from sourcebook.model.site import Project, once, records_and_data
from sourcebook.model.vocabulary import Role, Side, Vocabulary

__all__ = [
    "ATTRIBUTED",
    "BASES",
    "STATUSES",
    "Allow",
    "Block",
    "Claim",
    "Dataset",
    "Definition",
    "Directive",
    "Evidence",
    "Figure",
    "Heading",
    "Link",
    "Name",
    "Origin",
    "Outline",
    "Page",
    "Person",
    "Project",
    "Publisher",
    "Record",
    "Reference",
    "Resource",
    "Role",
    "Row",
    "Sentence",
    "Side",
    "Source",
    "Term",
    "Vocabulary",
    "once",
    "records_and_data",
]

"""What each field of a record means, in one line, for editors and prompts."""

_LINES = """
*.id: small letters and hyphens, read like a short sentence; it is for ever
*.allow: written exceptions, each to one code
*.aliases: ids that this record had before; they keep answering
exception.code: the code that it excuses
exception.why: the reason, for whoever reads it next
exception.until: the day on which it ends
exception.by: the two people who decided it
source.type: what kind of work it is, in CSL's words
source.title: as printed; your own description stands in [square brackets]
source.author: who signed it, a person in parts or an organisation as `literal`
source.container-title: the paper, magazine or site that it appeared in, as printed
source.publisher: who published a report or a book, as printed
source.issued: when it appeared: 2024, 2024-10 or 2024-10-18
source.URL: its address, https and whole
source.language: of the text, such as en, ko or zh-Hant
source.accessed: the day on which it was read
source.custom: what this site adds to CSL
name.family: family name
name.given: given name
name.literal: an organisation, or a name that is not taken apart
custom.outlet: who published it, an id of publishers.yml
custom.read: how much of it was read
custom.date_confirmed: whether the date was seen on the work itself
custom.url_confirmed: whether the work was seen at this address
custom.retrieved_from: whether it was read at its publisher's or as a copy
custom.copy_of: of what it is a copy
custom.archive: where an archive keeps it, or why none does
custom.note: what a reader should know about it
archive.url: full address of the archive's copy
archive.date: the day of the copy
archive.status: why there is no copy
archive.why: the reason in words
publisher.name: as it calls itself
publisher.hosts: its hosts, as they stand in addresses
publisher.kind: what kind of publisher it is
publisher.perspective: who owns or pays for it, and where it stands
publisher.note: what a reader should know about it
origin.name: who is speaking
origin.names: every way in which prose may name it
origin.role: what it is, a role of vocabulary.yml
origin.side: whose side it is on, a side of vocabulary.yml
origin.stake: what it has at stake, in a sentence
claim.area: its part of the ledger, and its file
claim.claim: one plain sentence
claim.status: how sure it is
claim.basis: what an established claim rests on
claim.as_of: the date that the sentence holds for
claim.checked: the day on which somebody last read the sources again
claim.evidence: which source states what, from whom
claim.note: what a reader should know about it
claim.question: what would settle it
claim.superseded_by: the claim that replaced it
claim.rests_on: the claims that it follows from
claim.searched: what was looked for and not found
claim.bears_on: entries of a list that it answers
claim.reserve: why no page cites it yet
evidence item.source: the id of the source
evidence item.origin: who knew it first, an id of origins.yml
evidence item.says: what exactly the source states, in your words
evidence item.stance: whether it speaks for the claim or against it
evidence item.admission: whether its origin says it against its own interest
evidence item.locator: where in the source: a page, a section, a minute
evidence item.quote: exact words, 25 at most
evidence item.figures: the figures that it states
quotation.text: the exact words
quotation.lang: their language
figure.value: the number, in digits
figure.low: the lower end of a range
figure.high: the upper end of a range
figure.hedge: the word before it
figure.counts: what is counted, a term of vocabulary.yml
figure.on: the date that it holds for
figure.per: by which unit
figure.kind: how it came about
search.where: where it was looked for
search.for: what was looked for
search.on: the day of the search
person.name: as the site writes it
person.names: other spellings, in every script
person.office: the public office or role
person.why: why this person may be named
person.source: the source that shows it
term.term: the word
term.original: the word in its own script
term.lang: the language of the original, as a tag such as ko
term.romanised: the original in the one romanisation of this site
term.definition: what it means, in plain words
term.claims: the claims that the explanation rests on
term.sources: the sources it rests on where no claim says it
term.forms: other ways to write it, such as the plural
"""

_MEANINGS = dict(line.split(": ", 1) for line in _LINES.strip().splitlines())


def meaning(noun: str, field: str) -> str:
    """Return what a field means in records of this name; nothing for lists of words, which explain themselves."""
    return _MEANINGS.get(f"{noun}.{field}") or _MEANINGS.get(f"*.{field}", "")

"""Faults of meaning: sentences changed as careful people really err. All are planted on pages, in tied sentences."""

import itertools
import random
import re
from collections.abc import Callable, Iterator

from kill_rate.site import Fault, Planter, Site, in_sentence, shuffled
from sourcebook.model import Block, Claim, Origin, Page, Sentence
from sourcebook.parse.figures import DATE
from sourcebook.parse.quantities import Number
from sourcebook.rules.matching import numbers_of, typed_figures
from sourcebook.text import plain

Tied = tuple[Page, Block, Sentence, Claim]


def _replace(
    site: Site, rng: random.Random, pattern: str, new: str | Callable[[re.Match[str]], str], codes: str
) -> Fault | None:
    """Change the first match of a pattern in some tied sentence."""
    compiled = re.compile(pattern)
    for page, _, sentence, _ in shuffled(rng, site.tied):
        match = compiled.search(plain(sentence.text))
        if match:
            changed = new(match) if callable(new) else match.expand(new)
            if changed != match.group():
                return in_sentence(site, page, sentence, match.start(), match.end(), changed, codes)
    return None


def _numbered(site: Site, rng: random.Random) -> Iterator[tuple[Tied, list[Number]]]:
    """Yield tied sentences with the numbers that their claim types."""
    for tied in shuffled(rng, site.tied):
        numbers = numbers_of(tied[2].text, site.whole.vocabulary, typed_figures(site.whole, [tied[3]]))
        if numbers:
            yield tied, numbers


def killed_and_wounded(site: Site, rng: random.Random) -> Fault | None:
    """Killed and wounded becomes killed."""
    pattern = r"killed (?:and|or) (?:seriously )?(?:wounded|injured)|casualties"
    fault = None
    for page, _, sentence, claim in shuffled(rng, site.tied):
        match = re.search(pattern, sentence.text)
        if (
            match
            and re.search(r"\d[^.;:]{0,30}$", sentence.text[: match.start()])
            and numbers_of(sentence.text, site.whole.vocabulary, typed_figures(site.whole, [claim]))
        ):
            fault = in_sentence(site, page, sentence, match.start(), match.end(), "killed", "CLM04 CLM26")
            break
    return fault


def swap_numbers(site: Site, rng: random.Random) -> Fault | None:
    """Two figures of one sentence change places."""
    for (page, _, sentence, _), numbers in _numbered(site, rng):
        if len({number.value for number in numbers}) >= 2:
            one, two = numbers[0], next(n for n in numbers if n.value != numbers[0].value)
            text = sentence.text
            between = page.text[sentence.span.start + one.end : sentence.span.start + two.start]
            new = text[two.start : two.end] + between + text[one.start : one.end]
            return in_sentence(site, page, sentence, one.start, two.end, new, "CLM04")
    return None


def swap_dates(site: Site, rng: random.Random) -> Fault | None:
    """Two dates of one sentence change places."""
    for page, _, sentence, _ in shuffled(rng, site.tied):
        found = list(DATE.finditer(plain(sentence.text)))
        between = sentence.text[found[0].end() : found[1].start()].strip() if len(found) >= 2 else "to"
        if between not in ("to", "and", "–", "-") and found[0].group() != found[1].group():
            one, two = found[0], found[1]
            raw = page.text[sentence.span.start + one.end() : sentence.span.start + two.start()]
            return in_sentence(site, page, sentence, one.start(), two.end(), two.group() + raw + one.group(), "CLM04")
    return None


def date_of_another(site: Site, rng: random.Random) -> Fault | None:
    """A figure gets the date of another event of the same claim."""
    for (page, _, sentence, claim), _ in _numbered(site, rng):
        match = DATE.search(plain(sentence.text))
        others = [d for item in claim.evidence for d in DATE.findall(item.says)]
        others = [
            d for d in others if match and match.group() not in d and d not in sentence.text and re.match(r"\d", d)
        ]
        if match and others:
            return in_sentence(site, page, sentence, match.start(), match.end(), rng.choice(others), "CLM04")
    return None


def wrong_value(site: Site, rng: random.Random) -> Fault | None:
    """A figure is mistyped."""
    for (page, _, sentence, _), numbers in _numbered(site, rng):
        number = rng.choice(numbers)
        digits = [i for i in range(number.start, number.end) if sentence.text[i].isdigit()]
        if digits:
            at = rng.choice(digits)
            new = str((int(sentence.text[at]) + rng.randrange(1, 9)) % 10)
            return in_sentence(site, page, sentence, at, at + 1, new, "CLM04")
    return None


def wrong_year(site: Site, rng: random.Random) -> Fault | None:
    """A year is mistyped."""
    return _replace(site, rng, r"\b20(?:2[2-6])\b", lambda m: str(int(m.group()) - rng.choice([1, 2, 3])), "CLM04")


def lost_hedge(site: Site, rng: random.Random) -> Fault | None:
    """*About*, *at least*, *up to* go."""
    return _replace(site, rng, r"\b(?:about|some|at least|up to|more than|over|nearly) (?=[\d$])", "", "CLM04")


def planned_figure(site: Site, rng: random.Random) -> Fault | None:
    """A planned figure becomes a fact."""
    for (page, _, sentence, claim), numbers in _numbered(site, rng):
        planned = [t for t in typed_figures(site.whole, [claim]) if t.figure.kind == "planned"]
        if any(n.value in t.values for n in numbers for t in planned):
            words = "|".join(sorted(map(re.escape, site.whole.vocabulary.plan_words), key=len, reverse=True))
            # Labels stand between brackets, and stay.
            raw = page.text[sentence.span.start : sentence.span.end]
            text = re.sub(rf"\b(?:{words})\b(?![^\[\]]*\])", "sent", raw)
            if text != raw:
                return in_sentence(site, page, sentence, 0, len(sentence.text), text, "CLM04")
    return None


def plan_to_fact(site: Site, rng: random.Random) -> Fault | None:
    """A *would* or *could* goes."""
    swaps = {"would be": "was", "could be": "was", "was to be": "was", "planned to": "did", "plans to": "does"}
    swaps |= {"would": "did", "could": "did", "was to": "did", "were to": "did"}
    pattern = rf"\b(?:{'|'.join(swaps)})\b(?! (?:not|have)\b)"
    return _replace(site, rng, pattern, lambda m: swaps[m.group()], "CLM04 CLM06 CLM24")


def top_of_range(site: Site, rng: random.Random) -> Fault | None:
    """The top of a range stands alone."""
    for (page, _, sentence, _), numbers in _numbered(site, rng):
        for first, second in itertools.pairwise(numbers):
            if sentence.text[first.end : second.start] in (" to ", " and ", "–") and first.value < second.value:
                start = re.search(r"(?:(?:between|from|about|some|around|at) )*\$?$", sentence.text[: first.start])
                return in_sentence(
                    site, page, sentence, start.start() if start else first.start, second.start, "", "CLM04"
                )
    return None


def other_unit(site: Site, rng: random.Random) -> Fault | None:
    """The unit changes."""
    units = {
        "dollars": "euros",
        "per cent": "people",
        "barrels": "tonnes",
        "tonnes": "barrels",
        "containers": "shells",
        "shells": "containers",
    }
    return _replace(site, rng, r"(?<=[\dn] )(?:" + "|".join(units) + r")\b", lambda m: units[m.group()], "CLM04")


def other_speaker(site: Site, rng: random.Random) -> Fault | None:
    """One side's figure gets the other side's name."""
    for (page, _, sentence, claim), _ in _numbered(site, rng):
        named = [
            (o, n) for o in _origins(site, claim) for n in sorted(o.names, key=len, reverse=True) if n in sentence.text
        ]
        if named:
            origin, name = named[0]
            others = [
                o for o in site.whole.origins.values() if o.side != origin.side and o.role == origin.role and o.names
            ]
            if others:
                at = sentence.text.index(name)
                new = rng.choice(sorted(others, key=lambda o: o.id)).names[0]
                return in_sentence(site, page, sentence, at, at + len(name), new, "CLM04 CLM10 CLM12 CLM05 CLM01")
    return None


def _origins(site: Site, claim: Claim) -> list[Origin]:
    ids = dict.fromkeys(item.origin for item in claim.evidence)
    return [site.whole.origins[i] for i in ids if i in site.whole.origins]


def speaker_goes(site: Site, rng: random.Random) -> Fault | None:
    """Who says so is left out."""
    for page, block, sentence, claim in shuffled(rng, site.tied):
        if claim.status not in ("reported", "contested", "denied") or block.sentences[0] is not sentence:
            continue
        names = sorted((n for o in _origins(site, claim) for n in o.names), key=len, reverse=True)
        pattern = re.compile("|".join(rf"\b{re.escape(n)}\b" for n in names)) if names else None
        found = list(pattern.finditer(plain(sentence.text))) if pattern else []
        if len(found) == 1:
            return in_sentence(
                site, page, sentence, found[0].start(), found[0].end(), "somebody", "CLM10 CLM12 CLM04 CLM07 CLM19"
            )
    return None


def one_as_two(site: Site, rng: random.Random) -> Fault | None:
    """One person's words are given to two."""
    pattern = r"\b[Tt]he (?:older|younger)(?: captive| of the two captives| one| man)?\b(?!['’])"
    return _replace(site, rng, pattern, lambda m: "Both men" if m.group()[0] == "T" else "both men", "CLM19 CLM10")


def negation_goes(site: Site, rng: random.Random) -> Fault | None:
    """A negation goes."""
    return _replace(site, rng, r"\b(?:not|never|no) (?=\w)", "", "CLM")


def sharper_word(site: Site, rng: random.Random) -> Fault | None:
    """A status word is sharpened."""
    for page, _, sentence, _ in shuffled(
        rng, [t for t in site.tied if t[3].status in ("reported", "contested", "denied")]
    ):
        match = re.search(r"\b(?:said|says|reported|reports|thinks|thought|estimated|claims|spoke of)\b", sentence.text)
        if match:
            return in_sentence(
                site, page, sentence, match.start(), match.end(), rng.choice(["confirmed", "proved"]), "CLM11"
            )
    return None


def changed_quotation(site: Site, rng: random.Random) -> Fault | None:
    """A quoted word is changed."""
    return _replace(site, rng, r"(?<=\")(\w+ \w+)( \w+[^\"]*)(?=\")", r"\1 truly\2", "CLM06")


def other_place(site: Site, rng: random.Random) -> Fault | None:
    """A place or body is exchanged for another."""
    swaps = {
        "Kursk": "Belgorod",
        "Vladivostok": "Murmansk",
        "Kharkiv": "Odesa",
        "Rajin": "Nampo",
        "Chechen": "Ossetian",
    }
    return _replace(site, rng, r"\b(?:" + "|".join(swaps) + r")\b", lambda m: swaps[m.group()], "CLM05")


def one_side_left(site: Site, rng: random.Random) -> Fault | None:
    """Of a dispute, only one side is left."""
    for page, block, sentence, claim in shuffled(rng, [t for t in site.tied if t[3].status == "contested"]):
        disputing = site.whole.stance_origins(claim, disputes=True)
        names = sorted((n for o in disputing for n in o.names), key=len, reverse=True)
        found = [m for n in names for m in re.finditer(rf"\b{re.escape(n)}\b", plain(sentence.text))]
        if found and len(block.sentences) == 1:
            return in_sentence(
                site, page, sentence, found[0].start(), found[0].end(), "others", "CLM12 CLM10 CLM04 CLM18"
            )
    return None


MEANING: dict[str, Planter] = {
    "killed and wounded becomes killed": killed_and_wounded,
    "two figures change places": swap_numbers,
    "two dates change places": swap_dates,
    "a figure gets the date of another event": date_of_another,
    "a figure is mistyped": wrong_value,
    "a year is mistyped": wrong_year,
    "a hedge goes": lost_hedge,
    "a planned figure becomes a fact": planned_figure,
    "a *would* or *could* goes": plan_to_fact,
    "the top of a range stands alone": top_of_range,
    "the unit changes": other_unit,
    "a figure gets another speaker": other_speaker,
    "the speaker goes": speaker_goes,
    "one person's words are given to two": one_as_two,
    "a negation goes": negation_goes,
    "a status word is sharpened": sharper_word,
    "a quotation is changed": changed_quotation,
    "a place is exchanged": other_place,
    "one side of a dispute goes": one_side_left,
}

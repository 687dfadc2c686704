"""Country and sector of an actor by a phrase alone, as PLOVER and CAMEO code it: "a Polish lawmaker" is POLLEG.

    actor_code("Sudanese army officers").code == "SDNMIL"
    actor_code("the Taliban", date(2010, 5, 1)).code == "AFGREB", and "AFGGOV" from August 2021

The grammar is that of an English noun phrase: the head is the last noun before a preposition and gives the sector
("army *doctors*"); a head that only serves ("official", "spokesman for", "leader of") takes the sector of what it
serves; the country is the first that the phrase names, unless it is somebody's friend or foe ("pro-", "-backed").
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from verbale.rules import rule
from verbale.schemes.actor_meanings import Meaning, meanings
from verbale.schemes.organisations import sectors_on
from verbale.schemes.people import FORMER_SECTORS, HELD, Person, Standing, given_names, named, standing, surnamed
from verbale.schemes.phrases import Words, fold, word_set, words_of_text

# Where the head of a noun phrase ends; what follows the first group is what the head serves or is made of.
_OF = word_set("of for from at in within inside")
_CUTS = _OF | word_set("to on by with near against between among during across outside who which that whose where as")
# Before or after these a country is another's friend, foe or host, not the actor's own.
_TOWARDS = word_set("to against anti pro with toward towards versus vs on non post")
_DEPENDS = word_set(
    "backed funded allied supported trained sponsored aligned friendly controlled occupied held led armed"
)
_RANKS = word_set(
    "general marshal admiral commodore brigadier colonel major captain lieutenant sergeant generals admirals colonels"
)
_ARTICLES = word_set("the a an this that these those its their his her our my some")
_PARTICLES = word_set("al el bin ibn ben de del da dos van von der den la le abu ul bint ag ould")
_MANY = word_set(
    "two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands "
    "million millions many several some few scores most various one other young elderly ordinary local"
)
# Places that are given names as well: before another name they are no place ("Jordan Bardella", "Paris Hilton").
_GIVEN_PLACES = word_set(
    "jordan chad israel paris sydney florence georgia austin charlotte victoria sofia lima santiago milan lourdes "
    "dakota kenya asia india china america cuba cali aden kingston houston london dallas denver lincoln madison "
    "odessa troy tyre"
)

# After these a place's name is part of another name.
_OTHER_NAME = word_set(
    "post times treaty agreement agreements accord accords convention protocol jr marathon charter declaration "
    "examiner globe climate"
)

_NOUNS = frozenset({"head", "weak", "kin", "organisation", "body", "seat", "person"})


class ActorCode(NamedTuple):
    """What a phrase says of an actor; None is "not known".

    `country` is ISO 3166 alpha-3 or PLOVER's code for what has no country (UNO, EUR, IGO, NGO, IMG, ISM, MNC);
    `code` joins country, organisation and sectors (3, 6 or 9 letters); `words` are the phrases that it rests on;
    `person` is the full name where the phrase names somebody in the table of well-known people.
    """

    country: str | None
    sector: str | None
    second: str | None
    code: str | None
    words: tuple[str, ...]
    person: str | None = None


class _Hit(NamedTuple):
    start: int
    end: int
    meaning: Meaning


def actor_code(phrase: str, day: date | None = None) -> ActorCode:
    """Return country and sector of an actor by a phrase, on a day where that matters (people, rebels in power).

    Without a day the latest office or role counts. Never raises; what no table knows has only None.
    """
    words = words_of_text(phrase)
    hits = _hits(words)
    person = next((hit.meaning.person for hit in hits if hit.meaning.person), None)
    country, short = _country(words, hits, day)
    sector, second = _sector(words, hits, day)
    if person is None:
        person = _person_left(words, hits, country, sector, day)
    if person is not None:
        country, sector, second = _with_person(standing(person, day), person, country, sector, second)
    if sector is None and person is None:
        sector = _sector_of_place(words, hits)
    printed = tuple(" ".join(words.printed[hit.start : hit.end]) for hit in hits)
    name = person.name if person else None
    return ActorCode(country, sector, second, join_code(country, sector, second, short), printed, name)


def join_code(
    country: str | None, sector: str | None, second: str | None = None, short: str | None = None
) -> str | None:
    """Return the actor code of country, organisation and sectors, three letters each, at most nine; None for nothing.

    `short` are an organisation's own letters ("NAT": IGONAT); they stand behind the code of its kind only.
    """
    parts = [country, short if country == "IGO" else None, sector, second if sector else None]
    return "".join([part for part in parts if part][:3]) or None


def split_nationality(phrase: str) -> tuple[str | None, str]:
    """Return the country that a phrase names and the other words: ("USA", "destroyer") of "an American destroyer"."""
    words = words_of_text(phrase)
    hit = next((h for h in _hits(words) if h.meaning.kind in ("state", "adjective", "people")), None)
    if hit is None:
        return None, phrase
    rest = [w for i, w in enumerate(words.printed) if not hit.start <= i < hit.end and w != "'s"]
    if rest and fold(rest[0]) in _ARTICLES:
        rest = rest[1:]
    return hit.meaning.country, " ".join(rest)


def _hits(words: Words) -> list[_Hit]:
    """Return the phrases of the tables, left to right, not overlapping."""
    table, size = meanings(), len(words.folded)
    found: list[_Hit] = []
    at = 0
    while at < size:
        match = table.match(words, at)
        if match is None or _is_name(words, at, match[0], match[1]) or _goes_on(words, match[0], match[1]):
            at += 1
            continue
        if match[1].kind != "pronoun" or match[0] == size == 1:
            found.append(_Hit(at, match[0], match[1]))
        at = match[0]
    return found


@rule('a place before "Agreement", "Times" or "Marathon" is part of another name', off=lambda *_: False)
def _goes_on(words: Words, end: int, meaning: Meaning) -> bool:
    """Return whether a place is part of another name: "Paris Agreement", "Tokyo Marathon"."""
    if meaning.kind not in ("state", "capital", "place") or end >= len(words.folded):
        return False
    return words.folded[end] in _OTHER_NAME and words.printed[end][:1].isupper()


@rule(
    'a place beside a given or last name is a person\'s name: "Paris Hilton", "Michael Jordan"',
    off=lambda *_: False,
)
def _is_name(words: Words, at: int, end: int, meaning: Meaning) -> bool:
    """Return whether a place is part of a person's name: "Paris Hilton", "Michael Jordan"."""
    if meaning.kind not in ("state", "capital", "place") or end - at > 1:
        return False
    after = words.printed[end] if end < len(words.printed) else ""
    if words.folded[at] in _GIVEN_PLACES and at == 0 and len(words.folded) == 2 and after[:1].isupper():
        return meanings().match(words, end) is None
    return at == 1 and len(words.folded) == 2 and words.folded[0] in given_names() and words.printed[0][:1].isupper()


def _country(words: Words, hits: list[_Hit], day: date | None) -> tuple[str | None, str | None]:
    """Return the first country or organisation of a phrase that is the actor's own, and an organisation's letters."""
    leading: str | None = None
    for hit in hits:
        person = hit.meaning.person
        country = standing(person, day).country if person else hit.meaning.country
        if country is None:
            continue
        after = words.folded[hit.end] if hit.end < len(words.folded) else ""
        if _is_others(words.folded[: hit.start]):
            continue
        if after in _DEPENDS:
            leading = leading or (country if after == "led" else None)
            continue
        organisation = hit.meaning.organisation
        return country, organisation.code if organisation else None
    return leading, None


@rule('a country behind "pro-", "against" or "backed by" is another\'s, not the actor\'s own', off=lambda *_: False)
def _is_others(before: list[str]) -> bool:
    """Return whether a country behind these words is another's friend, foe or host: "pro-", "to", "backed by"."""
    if before and before[-1] in _ARTICLES:
        before = before[:-1]
    if not before:
        return False
    return before[-1] in _TOWARDS or (before[-1] == "by" and len(before) > 1 and before[-2] in _DEPENDS)


def _sector(words: Words, hits: list[_Hit], day: date | None) -> tuple[str | None, str | None]:
    """Return sector and second sector by the head of the phrase, and by what it serves."""
    first, served, made_of = _groups(words, hits)
    sector, second, weak = _head(first, day, served)
    if _nouns(served) and (weak or (made_of and not _nouns(first))):
        sector, second, _ = _head(served, day)
    if any(hit.meaning.kind == "former" for hit in first) and sector in FORMER_SECTORS:
        return "ELI", None
    if sector and any(_sectors(hit, day)[0] == "PRE" for hit in first) and second is None:
        second = "PRE"
    return sector, second if second != sector else None


@rule(
    "a noun phrase is cut at its prepositions: its head is the last noun before the first",
    off=lambda _, hits: (hits, [], False),
)
def _groups(words: Words, hits: list[_Hit]) -> tuple[list[_Hit], list[_Hit], bool]:
    """Cut a phrase at its prepositions: the hits of the first group, of the next that it may serve, whether by "of"."""
    inside = {i for hit in hits for i in range(hit.start, hit.end)}
    cuts = [i for i, w in enumerate(words.folded) if i and w in _CUTS and i not in inside] + [len(words.folded)]
    first = [hit for hit in hits if hit.start < cuts[0]]
    if len(cuts) == 1 or words.folded[cuts[0]] not in _OF:
        return first, [], False
    return first, [hit for hit in hits if cuts[0] < hit.start < cuts[1]], words.folded[cuts[0]] == "of"


def _nouns(hits: list[_Hit]) -> list[_Hit]:
    return [hit for hit in hits if hit.meaning.kind in _NOUNS]


def _head(hits: list[_Hit], day: date | None, served: Sequence[_Hit] = ()) -> tuple[str | None, str | None, bool]:
    """Return sector and second sector of a row of nouns, and whether its head only serves something not in the row."""
    nouns = _nouns(hits)
    while len(nouns) > 1 and nouns[-1].meaning.person:
        nouns.pop()
    if not nouns:
        return None, None, False
    last = nouns[-1]
    if last.meaning.kind == "kin":
        official = any(_sectors(hit, day)[0] in FORMER_SECTORS | {"ELI"} for hit in [*nouns[:-1], *served])
        return ("ELI" if official else "CVL"), None, False
    if last.meaning.kind == "weak":
        return _served_before(hits, last, day)
    if len(nouns) > 1 and _is_rank(last) and nouns[-2].end == last.start and _sectors(nouns[-2], day)[0] == "GOV":
        return *_sectors(nouns[-2], day), False
    return *_sectors(last, day), False


@rule(
    '"army spokesman" is of the army: "spokesman", "official" and "leader" only serve',
    off=lambda *_: (None, None, True),
)
def _served_before(hits: list[_Hit], last: _Hit, day: date | None) -> tuple[str | None, str | None, bool]:
    """Return the sector of what stands before a head that serves: "army spokesman", "Jewish community leader"."""
    for hit in reversed([h for h in hits if h.end <= last.start]):
        if hit.meaning.kind in ("head", "mod", "organisation", "body", "seat", "person"):
            return *_sectors(hit, day), False
    own = next((h.meaning.sector for h in reversed(hits) if h.meaning.kind == "weak" and h.meaning.sector), None)
    return own, None, True


def _sectors(hit: _Hit, day: date | None) -> tuple[str | None, str | None]:
    if hit.meaning.person:
        return standing(hit.meaning.person, day)[1:]
    if hit.meaning.organisation:
        return sectors_on(hit.meaning.organisation, day)
    return hit.meaning.sector, hit.meaning.second


@rule('a rank behind a civil office is part of that office: "Attorney General"', off=lambda *_: False)
def _is_rank(hit: _Hit) -> bool:
    return hit.meaning.sector == "MIL" and hit.end - hit.start <= 3 and hit.meaning.kind == "head"


@rule("a capital stands for its government, counted people for themselves", off=lambda *_: None)
def _sector_of_place(words: Words, hits: list[_Hit]) -> str | None:
    """Return the sector of a bare place: a capital stands for its government, another city for its people.

    "Two Russians" are civilians; "the Russians" may be anybody.
    """
    if len(hits) != 1:
        return None
    hit = hits[0]
    others = {w for i, w in enumerate(words.folded) if not hit.start <= i < hit.end}
    if hit.meaning.kind in ("capital", "place", "pronoun") and others <= _ARTICLES:
        return hit.meaning.sector
    counted = any(w in _MANY or w[0].isdigit() for w in words.folded[: hit.start])
    return "CVL" if hit.meaning.kind == "people" and counted else None


@rule("well-known people need no title", off=lambda *_: None)
def _person_left(
    words: Words, hits: list[_Hit], country: str | None, sector: str | None, day: date | None
) -> Person | None:
    """Return the well-known person whom the words that no table knows name, alone or behind a title."""
    for start, end in _unknown_runs(words, hits):
        run = words.folded[start:end]
        before = next((hit for hit in hits if hit.end == start and hit.meaning.kind in ("head", "weak")), None)
        alone = before or len(run) == len(words.folded) or words.folded[end : end + 1] == ["'s"]
        found = named(run) or (surnamed(run, before is not None) if alone else [])
        title = " ".join(words.folded[before.start : before.end]) if before else ""
        person = _one_of(found, country, title, sector if before else None, day)
        if person is not None:
            return person
    return None


def _unknown_runs(words: Words, hits: list[_Hit]) -> list[tuple[int, int]]:
    """Return the runs of capitalised words outside the phrases of the tables; particles may stand inside."""
    covered = {i for hit in hits for i in range(hit.start, hit.end)}
    open_ = [
        i not in covered and w not in _ARTICLES and (p[:1].isupper() or w in _PARTICLES)
        for i, (w, p) in enumerate(zip(words.folded, words.printed, strict=True))
    ]
    edges = [i for i, (a, b) in enumerate(pairwise([False, *open_, False])) if a != b]
    return list(zip(edges[::2], edges[1::2], strict=True))


@rule(
    "of several bearers of a name the one who fits country, title and day is meant",
    off=lambda found, *_: found[0] if found else None,
)
def _one_of(
    found: list[Person], country: str | None, title: str, sector: str | None, day: date | None
) -> Person | None:
    """Return the one person who fits country, title and day; nobody where two of different codes do."""
    fitting = [p for p in found if country is None or country in _countries(p)]
    fitting = [p for p in fitting if any(title == h.office for h in p.offices)] or fitting
    if sector is not None:
        fitting = [p for p in fitting if any(sector in HELD[h.office] for h in p.offices)] or fitting
    if day is not None and len(fitting) > 1:
        fitting = [p for p in fitting if standing(p, day).sector not in (None, "ELI")] or fitting
    codes = {standing(p, day)[: 1 if sector else 3] for p in fitting}
    return max(fitting, key=lambda p: p.offices[-1].since) if len(codes) == 1 else None


def _countries(person: Person) -> set[str | None]:
    return {person.country, standing(person, None).country}


@rule("a well-known person brings his country and office along", off=lambda _known, _person, *told: told)
def _with_person(
    known: Standing, person: Person, country: str | None, sector: str | None, second: str | None
) -> tuple[str | None, str | None, str | None]:
    """Fill what a phrase leaves open from the table of people; an office that the phrase tells goes before."""
    country = country or known.country or (person.country if sector and person.country != "VAT" else None)
    if sector is None:
        return country, known.sector, known.second
    return country, sector, second or (known.second if known.sector == sector else None)

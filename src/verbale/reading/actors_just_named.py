"""Who an office means that the report gives to nobody: the person just named, whom it takes for known.

"Aino Salmi looked grim on Thursday. Finland's foreign minister told ...": news copy goes on about a well-known person
by the office without ever saying that the two are one. A person who was introduced ("Aino Salmi, a farmer") or holds
another office is not meant; between two who could be meant no choice is made where the office has a country.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from verbale.language.parsed import Parsed
from verbale.reading.actors_index import Holding, Mention
from verbale.reading.actors_phrases import RolePhrase
from verbale.rules import rule
from verbale.schemes.phrases import fold, word_set

# Sentences back that an office reaches for the person it goes on about.
_SENTENCES = 2
_AHEAD = 60
# These go with an office: "General Okoye ... the president".
_RANKS = frozenset({"counterpart", "general", "admiral", "colonel"})
# What somebody is besides his office; a former office is said of him so as well.
_EPITHETS = frozenset({"diplomat", "politician", "general", "admiral", "colonel", "lawyer", "opposition-leader"})
_DASHES = frozenset({"-", "–", "—", "--"})
_POSSESSIVES = frozenset({"his", "her", "its", "their"})
_PREDICATE = word_set("is was be as become became remain elected named appointed")
_INTRODUCING = frozenset({"DET", "NOUN", "NUM", "ADJ", "PROPN"})


@dataclass(frozen=True, slots=True)
class Named:
    """The persons of a report by the places that name them, in text order.

    `plain` are those whom the report does not introduce: no noun before the name and no apposition after it;
    `quoted` tells for each token whether it stands in a quotation.
    """

    places: Sequence[Mention]
    plain: Collection[str] = ()
    countries: Mapping[str, str | None] = field(default_factory=dict)
    quoted: Sequence[bool] = ()


def named_persons(
    parsed: Parsed,
    places: Sequence[Mention],
    countries: Mapping[str, str | None],
    held: Collection[str],
    quoted: Sequence[bool],
) -> Named:
    """Return the persons with who of them stands without an introduction at the first place that names him.

    `countries` are those of the persons where known, `held` the persons whom the report gives an office.
    """
    ordered = sorted(places, key=lambda m: m.start)
    first: dict[str, Mention] = {}
    for place in ordered:
        if place.form == "name":
            first.setdefault(place.actor, place)
    # a title that gives no office says what somebody is ("the farmer Aino Salmi")
    called = {a for a, p in first.items() if a not in held and "NOUN" in parsed.upos[p.start : p.name]}
    plain = {actor for actor, place in first.items() if actor not in called and not _introduced(parsed, place)}
    return Named(ordered, plain, countries, quoted)


@rule("who is introduced by a noun or an apposition is not known by an office besides", off=lambda *_: False)
def _introduced(parsed: Parsed, place: Mention) -> bool:
    """Return whether a common noun stands before a name or an apposition behind it ("X, who", "X, 43,", "X, a ...")."""
    opens = parsed.sentences[_sentence(parsed, place.start)][0] == place.start
    if not opens and parsed.upos[place.start - 1] in ("NOUN", "ADJ") and parsed.word(place.start - 1).isalpha():
        return True
    if place.end + 1 >= len(parsed.starts) or parsed.word(place.end) not in {",", "("}:
        return False
    return parsed.upos[place.end + 1] in _INTRODUCING or fold(parsed.word(place.end + 1)) in ("who", "whose")


@rule("news goes on about a well-known person by an office that it never says is his", off=lambda *_: None)
def just_named(
    parsed: Parsed, phrase: RolePhrase, named: Named, holdings: Mapping[str, Sequence[Holding]]
) -> str | None:
    """Return the person of the sentences before whom a definite office without a holder goes on about, or None."""
    if named.quoted[phrase.start] or _predicate(parsed, phrase):
        return None
    if phrase.former or phrase.role.id in _EPITHETS:
        called = _epithet(parsed, phrase, named, holdings)
        if called is not None or phrase.former:
            return called
    if phrase.role.kind != "holder":
        return None
    possessive = fold(parsed.word(phrase.start)) in _POSSESSIVES
    if phrase.determiner == "definite" and not possessive:
        for reach in range(1, _SENTENCES + 1):
            subjects = _persons_before(parsed, phrase, named, reach)
            fitting = [actor for actor in subjects if _may_hold(actor, phrase, named, holdings)]
            if len(fitting) == 1:
                return fitting[0]
            leading = [actor for actor in fitting if subjects[actor]]
            if len(leading) == 1 and phrase.country is None and _acts(parsed, phrase):
                return leading[0]
            if fitting:
                return None
    if phrase.determiner == "definite":
        return _named_next(parsed, phrase, named, holdings, possessive=possessive)
    return None


@rule('"the diplomat", "the retired general" go on about the one subject of the sentence before', off=lambda *_: None)
def _epithet(parsed: Parsed, phrase: RolePhrase, named: Named, holdings: Mapping[str, Sequence[Holding]]) -> str | None:
    if phrase.determiner != "definite" or not _acts(parsed, phrase) or fold(parsed.word(phrase.start)) != "the":
        return None
    before = _persons_before(parsed, phrase, named, 1)
    opening = [p.actor for p in named.places if p.actor in before and _opens_before(parsed, p, phrase)]
    actor = opening[0] if opening else next(iter(before)) if len(before) == 1 and all(before.values()) else None
    if actor is None:
        return None
    countries = {h.country for h in holdings.get(actor, ()) if h.country} | {named.countries.get(actor)}
    clash = phrase.country is not None and bool(countries - {None, phrase.country})
    return None if clash else actor


def _opens_before(parsed: Parsed, place: Mention, phrase: RolePhrase) -> bool:
    """Return whether the sentence right before the phrase's begins with the name."""
    before = _sentence(parsed, phrase.start) - 1
    return before >= 0 and parsed.sentences[before][0] == place.start


def _persons_before(parsed: Parsed, phrase: RolePhrase, named: Named, reach: int) -> dict[str, bool]:
    """Return who is named in the office's sentence and so many before, and whether as a subject; no labels of turns."""
    sentence = _sentence(parsed, phrase.start)
    subjects: dict[str, bool] = {}
    for place in named.places:
        distance = sentence - _sentence(parsed, place.start)
        if place.start >= phrase.start or not 0 <= distance <= reach or parsed.word(place.end) == ":":
            continue
        if distance or _before_clause(parsed, place, phrase):
            subjects[place.actor] = subjects.get(place.actor, False) or _is_subject(parsed, place)
    return subjects


@rule("a lead gives the office, and the next sentence begins with the name", off=lambda *_, **__: None)
def _named_next(
    parsed: Parsed, phrase: RolePhrase, named: Named, holdings: Mapping[str, Sequence[Holding]], *, possessive: bool
) -> str | None:
    """Return whom a sentence soon after begins with, where a lead gives the office alone."""
    end = parsed.sentences[_sentence(parsed, phrase.start)][1]
    following = next((p for p in named.places if p.start >= end), None)
    if following is None or not _acts(parsed, phrase) or not (possessive or phrase.of):
        return None
    # further down a report, an office that nobody holds and the next name are of two people
    if not possessive and any(p.start < phrase.start and p.actor != following.actor for p in named.places):
        return None
    sentence = _sentence(parsed, following.start)
    begins = following.start - parsed.sentences[sentence][0]
    opens = begins <= 1 or parsed.word(following.start - 1) in _DASHES
    near = 1 <= sentence - _sentence(parsed, phrase.start) <= _SENTENCES
    new = opens and near and _is_subject(parsed, following) and following.end - following.name > 1
    return following.actor if new and _may_hold(following.actor, phrase, named, holdings) else None


def _sentence(parsed: Parsed, token: int) -> int:
    return bisect_right(parsed.sentences, (token, len(parsed.starts) + 1)) - 1


def _may_hold(actor: str, phrase: RolePhrase, named: Named, holdings: Mapping[str, Sequence[Holding]]) -> bool:
    held = [h for h in holdings.get(actor, ()) if h.role.id not in _RANKS]
    country = named.countries.get(actor)
    return actor in named.plain and not held and not (country and phrase.country and country != phrase.country)


@rule('an office behind "is", "as" or "became" is said of somebody and names nobody', off=lambda *_: False)
def _predicate(parsed: Parsed, phrase: RolePhrase) -> bool:
    """Return whether an office is only said of somebody or to exist: "as the president", "is the president"."""
    before = parsed.lemmas[phrase.start - 1] if phrase.start else ""
    return before in _PREDICATE or any(
        parsed.relations[t] == "cop" for t in range(phrase.start) if parsed.heads[t] == phrase.head_end - 1
    )


@rule("a subject may be taken up again by his office in the next clause of the sentence", off=lambda *_: False)
def _before_clause(parsed: Parsed, place: Mention, phrase: RolePhrase) -> bool:
    """Return whether a name of the same sentence stands in a clause of its own before the office's verb."""
    return _is_subject(parsed, place) and _acts(parsed, phrase) and place.end < phrase.start - 2


def _is_subject(parsed: Parsed, place: Mention) -> bool:
    return any(parsed.relations[t].startswith("nsubj") for t in range(place.start, place.end))


def _acts(parsed: Parsed, phrase: RolePhrase) -> bool:
    return any(parsed.relations[t].startswith("nsubj") for t in range(phrase.start, phrase.end))


@rule("headlines and leads give an office ahead of the name", off=lambda *_: None)
def named_ahead(phrase: RolePhrase, named: Named, fitting: Collection[str]) -> str | None:
    """Return the first of the fitting holders that the text names soon after: headlines and leads go ahead of it."""
    for place in named.places:
        if place.start > phrase.start + _AHEAD:
            return None
        if place.start > phrase.start and place.actor in fitting:
            return place.actor
    return None

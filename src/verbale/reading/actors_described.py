"""Who a role phrase means: a person of the report who holds the office, a state, or an office of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from verbale.language.parsed import Parsed
from verbale.language.trees import sentence_of
from verbale.reading.actors_index import Holding
from verbale.reading.actors_just_named import Named, just_named, named_ahead
from verbale.reading.actors_phrases import RolePhrase, phrase_slug
from verbale.rules import rule
from verbale.schemes.organisations import bodies
from verbale.schemes.phrases import fold

# Sectors whose unnamed members speak for an office; others are groups of people.
_OFFICE_SECTORS = frozenset({"GOV", "MIL", "SPY", "LEG", "JUD", "COP", "IGO"})
# These words go on about an office only if its title has them: a foreign minister is not "the secretary".
_PRINTED = frozenset({"secretary", "minister", "chancellor", "premier"})
_ARMED = frozenset({"REB", "PRM"})
# "top diplomat", "chief diplomat" mean the foreign minister.
_TOP_DIPLOMAT = frozenset({"diplomat"})


@dataclass(slots=True)
class Seen:
    """Who was mentioned up to a point of the text, latest token by actor, and what is known of them.

    `countries` are those that the report gives each role; `called` the
    state or office that a word like "junta" stood for last; `counts` how often a person is named in all; `countries_of`
    the persons whose country is known; `named` are all places that name persons; `short` gives
    for a noun like "union" or "company" the organisation named last that it may go on about, None between two of one
    sentence, and the token of its name.
    """

    holdings: Mapping[str, Sequence[Holding]]
    last: dict[str, int] = field(default_factory=dict)
    offices: dict[str, tuple[RolePhrase, int]] = field(default_factory=dict)
    sectors: dict[str, str | None] = field(default_factory=dict)
    countries: Mapping[str, frozenset[str]] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    countries_of: frozenset[str] = frozenset()
    named: Named = field(default_factory=lambda: Named(()))
    short: dict[str, tuple[str | None, int]] = field(default_factory=dict)


def described(parsed: Parsed, phrase: RolePhrase, seen: Seen, owner_country: str | None) -> tuple[str, str | None]:
    """Return (actor id, country) of a role phrase; the id of a person only where the report gives the office to one."""
    again = _organisation_again(parsed, phrase, seen)
    if again is not None:
        return again, None
    if phrase.role.kind == "state":
        return _state_of(parsed, phrase, seen, owner_country)
    if phrase.role.id == "counterpart":
        return _counterpart(parsed, phrase, seen)
    if phrase.role.kind == "member":
        again = _same_office(phrase, seen) if phrase.determiner == "definite" and phrase.of is None else None
        if again is not None and phrase.owner < 0:
            return again, seen.offices[again][0].country
    if phrase.owner < 0 and not phrase.plural and phrase.determiner != "indefinite":
        person = holder(parsed, phrase, seen)
        if person is not None:
            return person, phrase.country
    if phrase.determiner == "definite" and phrase.of is None and phrase.owner < 0:
        again = _same_office(phrase, seen) or _recent_rebels(phrase, seen) or _ministry_again(phrase, seen)
        if again is not None:
            return again, seen.offices[again][0].country if again in seen.offices else country_in(again)
    kind = "office" if phrase.role.sector in _OFFICE_SECTORS or phrase.role.kind == "body" else "group"
    return f"{kind}/{_owned_slug(parsed, phrase)}", phrase.country or owner_country


@rule('"the union", "the company" go on about the organisation named last that is one', off=lambda *_: None)
def _organisation_again(parsed: Parsed, phrase: RolePhrase, seen: Seen) -> str | None:
    alone = phrase.head_end == phrase.end and phrase.head - phrase.start <= 1 and phrase.owner < 0 and phrase.of is None
    if not alone or phrase.plural or fold(parsed.word(phrase.start)) not in ("the", "this"):
        return None
    return seen.short.get(fold(parsed.words(phrase.head, phrase.head_end)), (None, -1))[0]


def _state_of(parsed: Parsed, phrase: RolePhrase, seen: Seen, owner_country: str | None) -> tuple[str, str | None]:
    """Return the state of "the Iraqi government"; "the junta" alone is who was called so last."""
    country = phrase.country or owner_country
    word = fold(parsed.words(phrase.head, phrase.head_end))
    again = phrase.owner < 0 and phrase.determiner == "definite" and phrase.end - phrase.start <= 2
    actor = phrase.of or (f"state/{country}" if country else _called_again(word, seen) if again else None)
    actor = actor or f"office/{_owned_slug(parsed, phrase)}"
    seen.called[word] = actor
    return actor, country or country_in(actor)


@rule('"the junta", "the regime" alone is who was called so last', off=lambda *_: None)
def _called_again(word: str, seen: Seen) -> str | None:
    return seen.called.get(word)


def country_in(actor: str) -> str | None:
    """Return the country that an id of a state or of a state's office begins with."""
    kind, _, rest = actor.partition("/")
    code = rest.split("-", 1)[0]
    return code if kind in ("state", "office") and code.isupper() and len(code) == 3 else None


@rule(
    "a counterpart has the same office in another state",
    off=lambda parsed, phrase, _: (f"office/{_owned_slug(parsed, phrase)}", phrase.country),
)
def _counterpart(parsed: Parsed, phrase: RolePhrase, seen: Seen) -> tuple[str, str | None]:
    """Return who holds, in the state of the phrase, the office of the person named last before."""
    others = [
        person
        for person in seen.last
        if any(h.country != phrase.country and not h.former for h in seen.holdings.get(person, ()))
    ]
    last = max(others, key=lambda person: seen.last[person], default=None)
    if last is None or phrase.country is None:
        return f"office/{_owned_slug(parsed, phrase)}", phrase.country
    role = next(h.role for h in seen.holdings[last] if h.country != phrase.country)
    for person, holdings in seen.holdings.items():
        if any(h.role.id == role.id and h.country == phrase.country and not h.former for h in holdings):
            return person, phrase.country
    return f"office/{phrase.country}-{role.id}", phrase.country


def ministry_of(holding: Holding) -> str | None:
    """Return the id of the ministry that a minister leads ("office/IND-foreign-ministry"), or None."""
    if not holding.role.id.endswith("-minister") or holding.country is None or holding.role.id == "prime-minister":
        return None
    kind = holding.role.id.removeprefix("deputy-").removesuffix("-minister") + "-ministry"
    named = (body.id for body in bodies().values() if body.country == holding.country and body.body == kind)
    return next(named, f"office/{holding.country}-{kind}")


def last_ministry(seen: Seen) -> str | None:
    """Return the ministry named last, or that of the minister named last, whichever stands nearer."""
    named = [
        (seen.last.get(actor, -1), actor) for actor, (phrase, _) in seen.offices.items() if _is_ministry(phrase, actor)
    ]
    ministers = [
        (seen.last[person], office)
        for person, holdings in seen.holdings.items()
        if person in seen.last
        for office in map(ministry_of, holdings)
        if office
    ]
    return max(named + ministers)[1] if named or ministers else None


def _is_ministry(phrase: RolePhrase, actor: str) -> bool:
    return "ministry" in phrase.role.broader and actor != "office/ministry" and phrase.country is not None


@rule('"the ministry" is that of the minister or the ministry named last', off=lambda *_: None)
def _ministry_again(phrase: RolePhrase, seen: Seen) -> str | None:
    return last_ministry(seen) if phrase.role.id == "ministry" else None


def _owned_slug(parsed: Parsed, phrase: RolePhrase) -> str:
    slug = phrase_slug(parsed, phrase)
    if phrase.owner >= 0:
        return "-".join([*fold(parsed.word(phrase.owner)).split(), slug])
    return slug


@rule("a definite office is that of the person of the report who holds it", off=lambda *_: None)
def holder(parsed: Parsed, phrase: RolePhrase, seen: Seen) -> str | None:
    """Return the person of the report who fits a definite description, or None when none or several do."""
    fitting = [
        person
        for person, holdings in seen.holdings.items()
        if any(_fits(parsed, phrase, holding) for holding in holdings)
    ]
    if phrase.country is None and phrase.of is None:
        if phrase.determiner != "definite" and phrase.role.kind != "holder":
            return None
        if _named_owner(parsed, phrase):
            return just_named(parsed, phrase._replace(determiner="definite"), seen.named, seen.holdings)
        near = [person for person in fitting if phrase.start - seen.last.get(person, -(10**6)) < _FAR]
        if near:
            words = fold(parsed.words(phrase.head, phrase.head_end)).replace("-", " ")
            said = [p for p in near if any(h.printed == words for h in seen.holdings[p])]
            return _nearest(parsed, said or near, seen)
        return _far_holder(phrase, fitting, seen) or just_named(parsed, phrase, seen.named, seen.holdings)
    if not fitting:
        known = _without_country(phrase, seen) or _by_epithet(parsed, phrase, seen)
        return known or just_named(parsed, phrase, seen.named, seen.holdings)
    if len(fitting) > 1:
        exact = [p for p in fitting if any(h.role.id == phrase.role.id for h in seen.holdings[p])]
        fitting = exact or fitting
        fitting.sort(key=lambda person: -seen.last.get(person, -1))
    return fitting[0]


@rule(
    "of several holders the one named last is meant, and none where a sentence names two",
    off=lambda _, persons, seen: max(persons, key=lambda person: seen.last[person]),
)
def _nearest(parsed: Parsed, persons: Sequence[str], seen: Seen) -> str | None:
    """Return the person named last; None where the same sentence named another who fits as well."""
    last = max(persons, key=lambda person: seen.last[person])
    sentence = sentence_of(parsed, seen.last[last])
    return last if sum(sentence_of(parsed, seen.last[p]) == sentence for p in persons) == 1 else None


@rule('a name before a bare office says whose it is ("the Guards commander")', off=lambda *_: False)
def _named_owner(parsed: Parsed, phrase: RolePhrase) -> bool:
    """Return whether a name that no table knows says whose the office is ("the Guards | commander")."""
    at = phrase.start - 1
    if phrase.determiner != "bare" or at < 1 or parsed.upos[at] != "PROPN":
        return False
    return parsed.heads[at] in range(phrase.start, phrase.end) and fold(parsed.word(at - 1)) == "the"


@rule("a full office far from any name is its only holder's", off=lambda *_: None)
def _far_holder(phrase: RolePhrase, fitting: Sequence[str], seen: Seen) -> str | None:
    """Return the holder whom the text names soon after, else the only one of this very office in the report."""
    if phrase.role.kind != "holder":
        return None
    vague = phrase.role.id in ("chairman", "leader", "commander", "minister", "secretary")
    same = [p for p in fitting if any(h.role.id == phrase.role.id and not h.former for h in seen.holdings[p])]
    exact = [] if vague else same
    ahead = named_ahead(phrase, seen.named, exact) if not any(p in seen.last for p in fitting) else None
    return ahead or (exact[0] if len(exact) == 1 and exact[0] in seen.last else None)


@rule('outlets leave their own country out of titles: "President X" is "the US president"', off=lambda *_: None)
def _without_country(phrase: RolePhrase, seen: Seen) -> str | None:
    """Return the one person whose office is printed without a country, where the report gives it to one country only.

    "President Biden ... the US president": outlets leave their own country out of titles.
    """
    one_country = len(seen.countries.get(phrase.role.id, ())) == 1
    if phrase.role.kind != "holder" or phrase.former or phrase.deputy or not one_country:
        return None
    open_ones = [
        person
        for person, holdings in seen.holdings.items()
        if (person in seen.last or (not seen.last and named_ahead(phrase, seen.named, [person])))
        and all(h.country is None for h in holdings)
        and any(h.role.id == phrase.role.id and not h.deputy and not h.former and not h.of for h in holdings)
    ]
    return open_ones[0] if len(open_ones) == 1 else None


@rule('"the Russian leader" stands for the well-known person named last', off=lambda *_: None)
def _by_epithet(parsed: Parsed, phrase: RolePhrase, seen: Seen) -> str | None:
    """Return who "the top US diplomat" or "the Russian leader" goes on about, where the report names no office of his.

    Such phrases stand for somebody just named: the last person before, if named often, without office and country.
    """
    words = set(fold(parsed.words(phrase.head, phrase.head_end)).split())
    if phrase.country is None or phrase.determiner != "definite" or not (phrase.top or words & _EPITHETS):
        return None
    persons = [person for person in seen.last if person.startswith("person/")]
    last = max(persons, key=lambda person: seen.last[person], default=None)
    if last is None or phrase.start - seen.last[last] >= _EPITHET_REACH:
        return None
    central = seen.counts.get(last, 0) >= _CENTRAL and not seen.holdings.get(last) and last not in seen.countries_of
    return last if central else None


_EPITHETS = frozenset({"leader", "strongman"})
# About two sentences; and how often a person without any office must be named to be one whom readers know.
_EPITHET_REACH = 60
_CENTRAL = 3

# A bare "the president" points at one named within so many tokens before it (about six sentences).
_FAR = 150


@rule(
    '"the secretary" is the foreign secretary, and the top diplomat is the foreign minister',
    off=lambda _, phrase, holding: phrase.role.id == holding.role.id and phrase.country in (None, holding.country),
)
def _fits(parsed: Parsed, phrase: RolePhrase, holding: Holding) -> bool:
    if phrase.former != holding.former and phrase.former:
        return False
    if phrase.country and phrase.country != holding.country:
        return False
    if phrase.of and not phrase.of.startswith("state/") and phrase.of != holding.of:
        return False
    if phrase.deputy and not holding.deputy:
        return False
    if phrase.role.id == holding.role.id:
        return phrase.deputy == holding.deputy or phrase.country is None
    if holding.deputy:
        return phrase.role.id in ("secretary", "minister") and phrase.country is None
    words = set(fold(parsed.words(phrase.head, phrase.head_end)).replace("-", " ").split())
    if len(words) == 1 and words & _PRINTED and not words & set(holding.printed.split()):
        return False
    if words & _TOP_DIPLOMAT:
        return holding.role.id in ("foreign-minister", "high-representative") and (phrase.top or phrase.country is None)
    return phrase.role.id in holding.role.broader or (len(words) == 1 and bool(words & holding.role.broader))


@rule("a definite office or body goes on about the one of that kind named last", off=lambda *_: None)
def _same_office(phrase: RolePhrase, seen: Seen) -> str | None:
    """Return the office or body named last whose role this one repeats ("the official", "the ministry")."""
    best: tuple[int, str] | None = None
    for actor, (earlier, _) in seen.offices.items():
        token = seen.last.get(actor, -1)
        same = earlier.role.id == phrase.role.id or phrase.role.id in earlier.role.broader
        near = earlier.plural == phrase.plural and phrase.start - token < _FAR
        if same and near and (best is None or token > best[0]):
            best = (token, actor)
    return best[1] if best else None


@rule('"the militants", "the rebels" go on about the armed group named last', off=lambda *_: None)
def _recent_rebels(phrase: RolePhrase, seen: Seen) -> str | None:
    if phrase.role.sector not in _ARMED:
        return None
    groups = [actor for actor, sector in seen.sectors.items() if sector in _ARMED and actor in seen.last]
    return max(groups, key=lambda actor: seen.last[actor]) if groups else None

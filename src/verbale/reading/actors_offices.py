"""Described offices of a report in the order of its text: "US officials", "the Russian president", "its army"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from verbale.language.parsed import Parsed
from verbale.reading.actors_described import Seen, country_in, described, last_ministry
from verbale.reading.actors_index import Form, Mention
from verbale.reading.actors_just_named import named_persons
from verbale.reading.actors_marks import Mark, stands_alone
from verbale.reading.actors_organisations import plain_mention
from verbale.reading.actors_phrases import MarkMap, RolePhrase, role_phrase, role_words
from verbale.reading.actors_records import ActorSheet, Sheets
from verbale.reading.actors_titles import holding_of
from verbale.rules import rule
from verbale.schemes.offices import RoleHit
from verbale.schemes.phrases import fold
from verbale.schemes.states import states, with_article


def other_mentions(
    parsed: Parsed,
    marks: MarkMap,
    used: set[int],
    taken: set[int],
    people: dict[int, int],
    persons: Sequence[Mention],
    sheets: Sheets,
    quoted: Sequence[bool],
) -> list[Mention]:
    """Walk the marks in text order: role phrases, then what stands outside them."""
    covered = frozenset(t for m in marks.marks for t in range(m.start, m.end)) | frozenset(people)
    owners = {token: m.actor for m in persons for token in range(m.name, m.end)}
    queue = sorted(persons, key=lambda m: m.start)
    done: set[int] = set()
    phrases = _phrases(parsed, marks, used, taken, people, covered)
    held = frozenset(s.id for s in sheets.all() if s.holdings)
    known = {s.id: sheets.country(s.id) for s in sheets.all()}
    seen = Seen(
        {s.id: s.holdings for s in sheets.all()},
        countries=_countries(phrases.values()),
        counts=Counter(m.actor for m in persons),
        countries_of=frozenset(s.id for s in sheets.all() if s.country),
        named=named_persons(parsed, persons, known, held, quoted),
    )
    inside = {token for phrase in phrases.values() for token in range(phrase.start, phrase.end) if token not in people}
    mentions: list[Mention] = []
    for number, mark in enumerate(marks.marks):
        while queue and queue[0].start <= mark.start:
            named = queue.pop(0)
            seen.last[named.actor] = named.start
        if number in phrases and _uncounted(phrases[number]):
            mention = None
        elif number in phrases:
            mention = _described_mention(parsed, phrases[number], seen, owners, sheets)
        elif number in used or mark.start in taken or mark.start in inside or mark.start in done:
            mention = None
        else:
            mention = plain_mention(parsed, mark, sheets, seen)
        if mention is not None:
            seen.last[mention.actor] = mention.start
            mentions.append(mention)
    return [_held_after_all(mention, seen, sheets) for mention in mentions]


@rule("an office is its holder's, though the report says who he is only later", off=lambda one, *_: one)
def _held_after_all(mention: Mention, seen: Seen, sheets: Sheets) -> Mention:
    """Give an office of a state to the only person of whom the report says, later on, that he has it."""
    phrase = seen.offices[mention.actor][0] if mention.actor in seen.offices else None
    if phrase is None or phrase.role.kind != "holder" or phrase.plural or mention.actor.startswith("organisation/"):
        return mention
    if phrase.determiner == "indefinite" or phrase.owner >= 0:
        return mention
    holders = _holders_of_state(phrase, seen) if phrase.country is not None else _holders_anywhere(phrase, seen)
    if len(holders) != 1 or not holders[0].startswith("person/"):
        return mention
    sheets.move(mention.actor, holders[0], mention.start, mention.end)
    return mention._replace(actor=holders[0], form="described")


def _holders_of_state(phrase: RolePhrase, seen: Seen) -> list[str]:
    """Return the persons of whom the report says that they have exactly this office of a state."""
    wanted = (phrase.role.id, phrase.country, phrase.of, phrase.deputy, phrase.former)
    return [
        person
        for person, holdings in seen.holdings.items()
        if any((h.role.id, h.country, h.of, h.deputy, h.former) == wanted for h in holdings)
    ]


@rule("a headline's bare \"PREMIER\" is the only premier of the report", off=lambda *_: [])
def _holders_anywhere(phrase: RolePhrase, seen: Seen) -> list[str]:
    """Return the persons who have the bare office of "PREMIER DENIES PLAN", whatever the state."""
    if phrase.of is not None or phrase.former or phrase.deputy or phrase.head - phrase.start > 1:
        return []
    return [
        person
        for person, holdings in seen.holdings.items()
        if any(h.role.id == phrase.role.id and not h.former and not h.deputy for h in holdings)
    ]


def _phrases(
    parsed: Parsed, marks: MarkMap, used: set[int], taken: set[int], people: dict[int, int], covered: frozenset[int]
) -> dict[int, RolePhrase]:
    """Return the role phrases by number of their head mark; a role inside a longer phrase is not a head."""
    phrases: dict[int, RolePhrase] = {}
    ends: dict[int, int] = {}
    for number, mark in enumerate(marks.marks):
        if number in used or mark.start in taken or not isinstance(mark.value, RoleHit):
            continue
        following = marks.at[mark.end] if mark.end < len(marks.at) else -1
        if following >= 0 and following not in used and isinstance(marks.marks[following].value, RoleHit):
            continue
        if not stands_alone(parsed, mark, covered):
            continue
        phrase = role_phrase(parsed, marks, number, people)
        if any(token in ends for token in range(mark.start, mark.end)):
            continue
        if not _counts(parsed, mark, phrase):
            continue
        phrases[number] = phrase
        ends.update(dict.fromkeys(range(phrase.start, phrase.end), number))
    return phrases


def _countries(phrases: Iterable[RolePhrase]) -> dict[str, frozenset[str]]:
    """Return the countries that role phrases give each role."""
    found: dict[str, set[str]] = {}
    for phrase in phrases:
        if phrase.country:
            found.setdefault(phrase.role.id, set()).add(phrase.country)
    return {role: frozenset(countries) for role, countries in found.items()}


@rule('"the two presidents" are two, who are named elsewhere', off=lambda *_: False)
def _uncounted(phrase: RolePhrase) -> bool:
    """Return whether a phrase points at several actors at once ("the two presidents"): `resolve_all` finds them."""
    return phrase.plural and phrase.role.kind == "holder" and phrase.of is None and phrase.determiner != "bare"


# Members of these sectors are actors only where they act: otherwise every "people" and "man" would be one.
_CROWD = frozenset({"CVL", "REF", "MED", "EDU", "BUS", "CRM", "UNK", "JRN"})
_ACTING = ("nsubj", "obl", "root", "parataxis")
_TOUCHED = ("obj", "iobj", "nmod", "appos", "conj")


@rule('people without an owner are actors only where they act: not every "man" is one', off=lambda *_: True)
def _counts(parsed: Parsed, mark: Mark, phrase: RolePhrase) -> bool:
    """Return whether a role phrase is an actor: it belongs to somebody, or it acts in its sentence."""
    relation = parsed.relations[mark.end - 1]
    if mark.end < len(parsed.upos) and parsed.upos[mark.end] in ("VERB", "AUX"):
        relation = "nsubj"
    crowd = phrase.role.sector in _CROWD
    if phrase.role.kind == "member" and phrase.determiner == "bare" and not phrase.plural and not phrase.of:
        return relation.startswith("nsubj")
    if (phrase.of or phrase.owner >= 0) and not crowd:
        return True
    if phrase.role.kind in ("holder", "member") and not crowd:
        return relation.startswith(_ACTING + _TOUCHED)
    return relation.startswith(_ACTING)


def _described_mention(
    parsed: Parsed, phrase: RolePhrase, seen: Seen, owners: dict[int, str], sheets: Sheets
) -> Mention:
    phrase = _of_the_ministry_before(_of_the_state_before(parsed, phrase, seen), seen)
    owner_country = None
    if phrase.owner >= 0 and phrase.owner in owners:
        owner_country = sheets.country(owners[phrase.owner])
    actor, country = described(parsed, phrase, seen, owner_country)
    if not actor.startswith("person/"):
        if country is not None and (phrase.of is None or phrase.role.id == "counterpart"):
            sheets.open_owner(actor)
        sheet = _sheet_of(parsed, actor, phrase, sheets)
        sheet.country = sheet.country or country
        sheet.sector = sheet.sector or phrase.role.sector
        seen.offices.setdefault(actor, (phrase, phrase.start))
        form = _FORMS.get(actor.split("/", 1)[0], "office")
    else:
        sheet, form = sheets.open(actor, "person", actor), "described"
        sheet.country = sheets.country(actor) or country
        if not sheet.holdings:
            sheet.holdings.append(holding_of(parsed, phrase))
            sheets.open_owner(phrase.of)
    sheet.alias(phrase.start, phrase.end)
    many: Literal["one", "many"] = "many" if phrase.plural and phrase.role.kind != "body" else "one"
    return Mention(phrase.start, phrase.end, actor, form, phrase.start, phrase.head_end - 1, many)


_FORMS: dict[str, Form] = {"state": "state", "group": "group", "organisation": "organisation"}


@rule('"its army", "their foreign ministry" are those of the state named last', off=lambda _, phrase, __: phrase)
def _of_the_state_before(parsed: Parsed, phrase: RolePhrase, seen: Seen) -> RolePhrase:
    if phrase.of is not None or phrase.role.kind not in ("body", "state"):
        return phrase
    if fold(parsed.word(phrase.start)) not in ("its", "their"):
        return phrase
    named = [actor for actor in seen.last if actor.startswith("state/")]
    if not named:
        return phrase
    state = max(named, key=lambda actor: seen.last[actor])
    return phrase._replace(country=state.split("/")[1], of=state)


@rule('"a ministry official" is of the ministry named last', off=lambda one, *_: one)
def _of_the_ministry_before(phrase: RolePhrase, seen: Seen) -> RolePhrase:
    ministry = last_ministry(seen) if phrase.of == "office/ministry" else None
    return phrase._replace(of=ministry, country=country_in(ministry)) if ministry else phrase


def _sheet_of(parsed: Parsed, actor: str, phrase: RolePhrase, sheets: Sheets) -> ActorSheet:
    kind = actor.split("/", 1)[0]
    if kind == "state":
        return sheets.open_state(actor.split("/")[1])
    name = _office_name(parsed, phrase)
    sheet = sheets.open(actor, "office" if kind == "office" else "group" if kind == "group" else "organisation", name)
    sheet.role = sheet.role or " ".join(role_words(parsed, phrase)).replace(" s ", "'s ")
    return sheet


def _office_name(parsed: Parsed, phrase: RolePhrase) -> str:
    """Return "president of Finland" for one person's office of a state, else the phrase as printed without article."""
    head = parsed.words(phrase.head, phrase.head_end)
    if phrase.role.kind == "holder" and not phrase.plural and phrase.country and phrase.of == f"state/{phrase.country}":
        rank = [w for w in ("former", "deputy") if getattr(phrase, w) and w not in fold(head)]
        return " ".join([*rank, *role_words(parsed, phrase), "of", with_article(states()[phrase.country].name)])
    name = re.sub(r"\s+", " ", parsed.words(phrase.start, phrase.end))
    return re.sub(r"^(?:the|a|an|this|that|same|his|her|its|their)\s+", "", name, flags=re.IGNORECASE)

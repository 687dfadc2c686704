"""The actors of one report: persons, offices, states, organisations and groups, with all places that name them.

Nothing from outside the report is used but tables of states, organisations, roles and first names: who holds which
office is taken from the report's own titles and appositions. The ids depend on the report's text alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from verbale.language.parsed import Parsed
from verbale.reading.actors_described import Seen, described
from verbale.reading.actors_index import ActorIndex, Form, Holding, Mention
from verbale.reading.actors_marks import Mark, find_marks, hidden_tokens, stands_alone
from verbale.reading.actors_phrases import MarkMap, RolePhrase, map_marks, role_phrase
from verbale.reading.actors_pronouns import vote_genders
from verbale.reading.actors_records import ActorSheet, Sheets, sheet_records
from verbale.reading.actors_resolve import resolve, resolve_all
from verbale.reading.actors_titles import holding_of, nationality, titles
from verbale.reading.people import Person, PersonMention, person_mentions
from verbale.reading.people_clusters import Clash, cluster, display_name
from verbale.record import Span
from verbale.schemes.offices import RoleHit
from verbale.schemes.organisations import Body, Organisation
from verbale.schemes.phrases import fold, word_set
from verbale.schemes.states import StateHit

__all__ = ["ActorIndex", "Mention", "find_actors", "resolve", "resolve_all"]

_LOCATIVE = frozenset({"in", "outside", "near", "around", "at", "over", "across", "leave", "visit", "visited", "inside"})
_DATELINE_SIGNS = frozenset({"(", "—", "–", "-", ",", ":", "/"})


def find_actors(parsed: Parsed, report_id: str, skip: Sequence[Span] = ()) -> ActorIndex:
    """Find all actors of a report. `skip` are spans that are not the report (boilerplate).

    First persons with their offices, then described offices in the order of the text (each may mean a person found
    before), then states, organisations and groups.
    """
    hidden = hidden_tokens(parsed, skip)
    size = len(parsed.starts)
    found = find_marks(parsed, skip)
    names = person_mentions(parsed, found, hidden)
    people = {token: number for number, name in enumerate(names) for token in range(name.start, name.end)}
    marks = map_marks([m for m in found if not any(t in people for t in range(m.start, m.end))], size)
    held, begins, used = titles(parsed, marks, names, people)
    persons = cluster(names, _clash(names, held), _nicknames(parsed, names))
    sheets = Sheets(report_id, parsed)
    mentions = _person_mentions(parsed, marks, persons, names, held, begins, sheets)
    taken = {token for m in mentions for token in range(m.start, m.end)}
    mentions += _other_mentions(parsed, marks, used, taken, people, mentions, sheets)
    for again in _common_nouns(parsed, marks, mentions, hidden):
        sheets.open_owner(again.actor)
        sheets.open_known(again.actor).alias(again.start, again.end)
        mentions.append(again)
    mentions += _organisations_by_name(parsed, marks, taken, hidden, mentions, sheets)
    return _index(parsed, report_id, mentions, sheets)


def slug(name: str) -> str:
    """Return a name as part of an id: ASCII, small letters, hyphens."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("'", "").replace("’", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or re.sub(r"\W+", "-", name.casefold()).strip("-") or "unnamed"


def _clash(names: Sequence[PersonMention], held: dict[int, list[Holding]]) -> Clash:
    """Return a test whether the title of a mention speaks against a person: an office of another state."""
    numbers = {id(name): number for number, name in enumerate(names)}

    def clash(person: Person, mention: PersonMention) -> bool:
        new = held.get(numbers[id(mention)])
        if not new:
            return False
        countries = {h.country for h in new if h.country}
        old = {h.country for m in person.mentions for h in held.get(numbers[id(m)], []) if h.country}
        return bool(countries and old and not countries & old)

    return clash


_KNOWN_AS = word_set(", ( also better widely popularly commonly known as nicknamed alias or simply")


def _nicknames(parsed: Parsed, names: Sequence[PersonMention]) -> list[tuple[PersonMention, PersonMention]]:
    """Return neighbouring names that "known as" ties."""
    pairs = []
    for name, following in zip(names, names[1:], strict=False):
        between = {fold(parsed.word(t)) for t in range(name.end, following.start)}
        if between & {"known", "nicknamed", "alias"} and between <= _KNOWN_AS:
            pairs.append((name, following))
    return pairs


def _person_mentions(
    parsed: Parsed,
    marks: MarkMap,
    persons: Sequence[Person],
    names: Sequence[PersonMention],
    held: dict[int, list[Holding]],
    begins: dict[int, int],
    sheets: Sheets,
) -> list[Mention]:
    numbers = {name: number for number, name in enumerate(names)}
    mentions: list[Mention] = []
    for person in persons:
        name = display_name(person)
        sheet = sheets.open(f"person/{slug(name)}", "person", name)
        sheet.gender = sheet.gender or person.gender
        for part in person.mentions:
            number = numbers[part]
            for holding in held.get(number, []):
                sheet.holdings.append(holding)
                sheets.open_owner(holding.of)
            sheet.country = sheet.country or nationality(parsed, marks, part.start)
            sheet.alias(part.start, part.end)
            start = begins.get(number, part.start)
            mentions.append(Mention(start, part.end, sheet.id, "name", part.start, part.end - 1, "one"))
    _owned_offices(sheets, {token: m.actor for m in mentions for token in range(m.name, m.end)})
    return mentions


def _owned_offices(sheets: Sheets, people: dict[int, str]) -> None:
    """Give "Maduro's vice president" the country of Maduro."""
    for sheet in sheets.all():
        for number, held in enumerate(sheet.holdings):
            country = sheets.country(people[held.owner]) if held.owner in people and held.country is None else None
            if country:
                sheet.holdings[number] = held._replace(country=country, of=held.of or f"state/{country}")
                sheets.open_owner(sheet.holdings[number].of)


def _other_mentions(
    parsed: Parsed,
    marks: MarkMap,
    used: set[int],
    taken: set[int],
    people: dict[int, int],
    persons: Sequence[Mention],
    sheets: Sheets,
) -> list[Mention]:
    """Walk the marks in text order: role phrases, then what stands outside them."""
    covered = frozenset(t for m in marks.marks for t in range(m.start, m.end)) | frozenset(people)
    owners = {token: m.actor for m in persons for token in range(m.name, m.end)}
    queue = sorted(persons, key=lambda m: m.start)
    done: set[int] = set()
    phrases = _phrases(parsed, marks, used, taken, people, covered)
    seen = Seen(
        {s.id: s.holdings for s in sheets.all() if s.holdings},
        countries=_countries(phrases.values()),
        counts=Counter(m.actor for m in persons),
        countries_of=frozenset(s.id for s in sheets.all() if s.country),
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
            mention = _plain_mention(parsed, mark, sheets, seen)
        if mention is not None:
            seen.last[mention.actor] = mention.start
            mentions.append(mention)
    return mentions


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


def _uncounted(phrase: RolePhrase) -> bool:
    """Return whether a phrase points at several actors at once ("the two presidents"): `resolve_all` finds them."""
    return phrase.plural and phrase.role.kind == "holder" and phrase.of is None and phrase.determiner != "bare"


# Members of these sectors are actors only where they act: otherwise every "people" and "man" would be one.
_CROWD = frozenset({"CVL", "REF", "MED", "EDU", "BUS", "CRM", "UNK", "JRN"})
_ACTING = ("nsubj", "obl", "root", "parataxis")
_TOUCHED = ("obj", "iobj", "nmod", "appos", "conj")


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
    phrase = _of_the_state_before(parsed, phrase, seen)
    owner_country = None
    if phrase.owner >= 0 and phrase.owner in owners:
        owner_country = sheets.country(owners[phrase.owner])
    actor, country = described(parsed, phrase, seen, owner_country)
    if not actor.startswith("person/"):
        sheet = _sheet_of(parsed, actor, phrase, sheets)
        sheet.country = sheet.country or country
        sheet.sector = sheet.sector or phrase.role.sector
        seen.offices.setdefault(actor, (phrase, phrase.start))
        form: Form = "state" if actor.startswith("state/") else "group" if actor.startswith("group/") else "office"
    else:
        sheet, form = sheets.open(actor, "person", actor), "described"
        sheet.country = sheets.country(actor) or country
        if not sheet.holdings:
            sheet.holdings.append(holding_of(parsed, phrase))
            sheets.open_owner(phrase.of)
    sheet.alias(phrase.start, phrase.end)
    many: Literal["one", "many"] = "many" if phrase.plural and phrase.role.kind != "body" else "one"
    return Mention(phrase.start, phrase.end, actor, form, phrase.start, phrase.head_end - 1, many)


def _of_the_state_before(parsed: Parsed, phrase: RolePhrase, seen: Seen) -> RolePhrase:
    """Give "its foreign ministry", "their army" the state named last."""
    if phrase.of is not None or phrase.role.kind not in ("body", "state"):
        return phrase
    if fold(parsed.word(phrase.start)) not in ("its", "their"):
        return phrase
    named = [actor for actor in seen.last if actor.startswith("state/")]
    if not named:
        return phrase
    state = max(named, key=lambda actor: seen.last[actor])
    return phrase._replace(country=state.split("/")[1], of=state)


def _sheet_of(parsed: Parsed, actor: str, phrase: RolePhrase, sheets: Sheets) -> ActorSheet:
    kind = actor.split("/", 1)[0]
    if kind == "state":
        return sheets.open_state(actor.split("/")[1])
    name = re.sub(r"\s+", " ", parsed.words(phrase.start, phrase.end))
    name = re.sub(r"^(?:the|a|an|this|that|his|her|its|their)\s+", "", name, flags=re.IGNORECASE)
    sheet = sheets.open(actor, "office" if kind == "office" else "group" if kind == "group" else "organisation", name)
    sheet.role = sheet.role or fold(parsed.words(phrase.head, phrase.head_end))
    return sheet


def _plain_mention(parsed: Parsed, mark: Mark, sheets: Sheets, seen: Seen) -> Mention | None:
    value = mark.value
    form: Form
    if isinstance(value, StateHit):
        if not _speaks(parsed, mark, value):
            return None
        sheet, form = sheets.open_state(value.code), "state"
    elif isinstance(value, Organisation):
        sheet = sheets.open(value.id, value.kind, value.name)
        sheet.igo, sheet.country, sheet.sector, form = value.igo, value.country, value.sector, value.kind
        seen.sectors[value.id] = value.sector
    elif isinstance(value, Body):
        sheet = sheets.open(value.id, "office", value.name)
        sheet.country, sheet.sector, form = value.country, value.sector, "office"
    else:
        return None
    sheet.alias(mark.start, mark.end)
    start = mark.start
    if start and fold(parsed.word(start - 1)) == "the":
        start -= 1
    return Mention(start, mark.end, sheet.id, form, mark.start, mark.end - 1, "one")


def _speaks(parsed: Parsed, mark: Mark, value: StateHit) -> bool:
    """Return whether a state's word stands for the state: no adjective, no mere place, no dateline."""
    if value.form == "adjective":
        return False
    before = fold(parsed.word(mark.start - 1)) if mark.start else ""
    after = parsed.word(mark.end) if mark.end < len(parsed.starts) else ""
    if value.form == "people":
        return before == "the"
    if value.form == "capital":
        if before in _LOCATIVE:
            return False
        if parsed.word(mark.start).isupper() and after in _DATELINE_SIGNS and len(parsed.word(mark.start)) > 2:
            return False
    return True


def _organisations_by_name(
    parsed: Parsed, marks: MarkMap, taken: set[int], hidden: frozenset[int], mentions: list[Mention], sheets: Sheets
) -> list[Mention]:
    """Add organisations that only the model knows: names of theirs that no table covers."""
    covered = taken | {t for m in mentions for t in range(m.start, m.end)}
    found: list[Mention] = []
    for name in parsed.names:
        tokens = range(name.start, name.end)
        if name.label != "organisation" or any(t in covered or t in hidden or marks.at[t] >= 0 for t in tokens):
            continue
        start, end = _whole_name(parsed, name.start, name.end)
        while start < end and fold(parsed.word(start)) in {"the", "a", "an"}:
            start += 1
        while end > start and not parsed.word(end - 1)[0].isalnum():
            end -= 1
        around = [t for t in range(start - 1, end + 1) if 0 <= t < len(parsed.starts)]
        if start == end or any(t in covered or marks.at[t] >= 0 for t in around) or _fragment(parsed, start, end):
            continue
        printed = re.sub(r"\s+", " ", parsed.words(start, end))
        sheet = sheets.open(f"organisation/{slug(printed)}", "organisation", printed)
        sheet.alias(start, end)
        found.append(Mention(start, end, sheet.id, "organisation", start, end - 1, "one"))
    return found


def _whole_name(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    """Return the name with the proper nouns at its sides."""
    while start and _proper(parsed, start - 1) and "\n" not in parsed.text[parsed.ends[start - 1] : parsed.starts[start]]:
        start -= 1
    while end < len(parsed.starts) and _proper(parsed, end) and "\n" not in parsed.text[parsed.ends[end - 1] : parsed.starts[end]]:
        end += 1
    return start, end


def _proper(parsed: Parsed, token: int) -> bool:
    return parsed.upos[token] == "PROPN" and parsed.word(token)[0].isupper()


# Common nouns of institutions: alone they are a part of a name that the model cut.
_GENERIC = word_set(
    "council union treaty alliance press states state house general minister president secretary agency agencies party "
    "ministry department organization organisation institution committee commission director office group army force "
    "embassy court bank university school company us director foreign defense defence security national international"
)


def _fragment(parsed: Parsed, start: int, end: int) -> bool:
    return all(fold(parsed.word(t)) in _GENERIC or not parsed.word(t)[0].isupper() for t in range(start, end))


# States that reports go on about as "the North", "the South".
_HALVES = {"PRK": "north", "KOR": "south"}


def _common_nouns(
    parsed: Parsed, marks: MarkMap, mentions: Sequence[Mention], hidden: frozenset[int]
) -> list[Mention]:
    """Add "the alliance", "the bloc": a definite noun by which the organisation named last may go on."""
    covered = {token for m in mentions for token in range(m.start, m.end)}
    latest: dict[str, str] = {}
    found: list[Mention] = []
    for token in range(len(parsed.starts)):
        if marks.at[token] >= 0:
            value = marks.marks[marks.at[token]].value
            if isinstance(value, Organisation):
                latest.update(dict.fromkeys(value.called, value.id))
            elif isinstance(value, StateHit) and value.code in _HALVES:
                latest[_HALVES[value.code]] = f"state/{value.code}"
            continue
        word = fold(parsed.word(token))
        if word not in latest or token in covered or token in hidden:
            continue
        if word in _HALVES.values() and not parsed.word(token)[0].isupper():
            continue
        start = next((t for t in range(token - 1, max(token - 6, -1), -1) if fold(parsed.word(t)) == "the"), -1)
        if start >= 0 and not any(t in covered or not parsed.word(t)[0].isalnum() for t in range(start, token)):
            form: Form = "state" if latest[word].startswith("state/") else "described"
            found.append(Mention(start, token + 1, latest[word], form, start, token, "one"))
    return found


def _index(parsed: Parsed, report_id: str, mentions: list[Mention], sheets: Sheets) -> ActorIndex:
    mentions.sort(key=lambda m: (m.start, m.end))
    at = [-1] * len(parsed.starts)
    for number, mention in enumerate(mentions):
        for token in range(mention.start, mention.end):
            at[token] = number
    sentence = [0] * len(parsed.starts)
    for number, (start, end) in enumerate(parsed.sentences):
        sentence[start:end] = [number] * (end - start)
    genders = {s.id: s.gender for s in sheets.all() if s.gender}
    index = ActorIndex(
        report_id, sheet_records(sheets), mentions, at, genders,
        {s.id: s.holdings for s in sheets.all() if s.holdings}, quoted_tokens(parsed), sentence,
    )  # fmt: skip
    return vote_genders(index, parsed)


def quoted_tokens(parsed: Parsed) -> list[bool]:
    """Return for each token whether it stands inside double quotation marks; a paragraph's end closes them."""
    quoted: list[bool] = []
    inside = False
    for token in range(len(parsed.starts)):
        word = parsed.word(token)
        if token and "\n" in parsed.text[parsed.ends[token - 1] : parsed.starts[token]]:
            inside = False
        if word in ("“", "«", "„"):
            inside = True
        elif word in ("”", "»"):
            inside = False
        elif word in ('"', "''", "``"):
            inside = not inside
        quoted.append(inside)
    return quoted

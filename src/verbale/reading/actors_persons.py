"""Persons of a report as actors: clusters of their names with offices, countries and the places that name them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from verbale.language.parsed import Parsed
from verbale.reading.actors_index import Holding, Mention
from verbale.reading.actors_phrases import MarkMap
from verbale.reading.actors_records import Sheets, slug
from verbale.reading.actors_titles import Titles, nationality
from verbale.reading.people import Person, PersonMention
from verbale.reading.people_clusters import Clash, display_name
from verbale.rules import rule
from verbale.schemes.phrases import fold, word_set


@rule("two offices of different states belong to two people", off=lambda *_: lambda _, __: False)
def clash_of_titles(names: Sequence[PersonMention], held: dict[int, list[Holding]]) -> Clash:
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


@rule('"known as", "alias" tie two names of one person', off=lambda *_: [])
def nicknames(parsed: Parsed, names: Sequence[PersonMention]) -> list[tuple[PersonMention, PersonMention]]:
    """Return neighbouring names that "known as" ties."""
    pairs = []
    for name, following in pairwise(names):
        between = {fold(parsed.word(t)) for t in range(name.end, following.start)}
        if between & {"known", "nicknamed", "alias"} and between <= _KNOWN_AS:
            pairs.append((name, following))
    return pairs


def person_mentions_of(
    parsed: Parsed,
    marks: MarkMap,
    persons: Sequence[Person],
    names: Sequence[PersonMention],
    found: Titles,
    sheets: Sheets,
) -> list[Mention]:
    """Open a sheet for each person and return the places that name them, titles and appositions included."""
    numbers = {name: number for number, name in enumerate(names)}
    mentions: list[Mention] = []
    for person in persons:
        name = display_name(person)
        sheet = sheets.open(f"person/{slug(name)}", "person", name)
        sheet.gender = sheet.gender or person.gender
        for part in person.mentions:
            number = numbers[part]
            sheet.holdings += found.held.get(number, [])
            sheet.country = sheet.country or nationality(parsed, marks, part.start)
            sheet.alias(part.start, part.end)
            start = found.begins.get(number, part.start)
            mentions.append(Mention(start, part.end, sheet.id, "name", part.start, part.end - 1, "one"))
            after = found.after.get(number)
            if after is not None and after.start >= part.end:
                mentions.append(
                    Mention(after.start, after.end, sheet.id, "described", after.start, after.head_end - 1, "one")
                )
    _owned_offices(sheets, {token: m.actor for m in mentions for token in range(m.name, m.end)})
    for sheet in sheets.all():
        for holding in sheet.holdings:
            sheets.open_owner(holding.of)
    return mentions


@rule("an aide or deputy of somebody serves the same country", off=lambda *_: None)
def _owned_offices(sheets: Sheets, people: dict[int, str]) -> None:
    """Give "Maduro's vice president" the country of Maduro."""
    for sheet in sheets.all():
        for number, held in enumerate(sheet.holdings):
            country = sheets.country(people[held.owner]) if held.owner in people and held.country is None else None
            if country:
                sheet.holdings[number] = held._replace(country=country, of=held.of or f"state/{country}")

"""The actors of one report: persons, offices, states, organisations and groups, with all places that name them.

Nothing from outside the report is used but tables of states, organisations, roles and first names: who holds which
office is taken from the report's own titles and appositions. The ids depend on the report's text alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from verbale.language.parsed import Parsed
from verbale.reading.actors_index import ActorIndex, Mention
from verbale.reading.actors_marks import find_marks, hidden_tokens
from verbale.reading.actors_names import settle_names
from verbale.reading.actors_offices import other_mentions
from verbale.reading.actors_organisations import common_nouns
from verbale.reading.actors_own_names import own_names
from verbale.reading.actors_persons import clash_of_titles, nicknames, person_mentions_of
from verbale.reading.actors_phrases import map_marks
from verbale.reading.actors_pronouns import chain_pronouns, vote_genders
from verbale.reading.actors_records import Sheets, sheet_records
from verbale.reading.actors_resolve import resolve, resolve_all
from verbale.reading.actors_titles import titles
from verbale.reading.people import person_mentions
from verbale.reading.people_clusters import cluster
from verbale.record import Span
from verbale.schemes.organisations import Organisation

__all__ = ["ActorIndex", "Mention", "find_actors", "resolve", "resolve_all"]


def find_actors(parsed: Parsed, report_id: str, skip: Sequence[Span] = ()) -> ActorIndex:
    """Find all actors of a report. `skip` are spans that are not the report (boilerplate).

    First persons with their offices, then described offices in the order of the text (each may mean a person found
    before), then states, organisations and groups.
    """
    parsed = settle_names(parsed)
    hidden = hidden_tokens(parsed, skip)
    size = len(parsed.starts)
    found = own_names(parsed, find_marks(parsed, skip), hidden)
    names = person_mentions(parsed, found, hidden)
    people = {token: number for number, name in enumerate(names) for token in range(name.start, name.end)}
    marks = map_marks([m for m in found if not any(t in people for t in range(m.start, m.end))], size)
    offices = titles(parsed, marks, names, people)
    persons = cluster(names, clash_of_titles(names, offices.held), nicknames(parsed, names))
    sheets = Sheets(report_id, parsed, {m.value.id: m.value for m in found if isinstance(m.value, Organisation)})
    mentions = person_mentions_of(parsed, marks, persons, names, offices, sheets)
    taken = {token for m in mentions for token in range(m.start, m.end)}
    mentions += other_mentions(parsed, marks, offices.used, taken, people, mentions, sheets, quoted_tokens(parsed))
    for again in common_nouns(parsed, marks, mentions, hidden):
        sheets.open_owner(again.actor)
        sheets.open_known(again.actor).alias(again.start, again.end)
        mentions.append(again)
    return _index(parsed, report_id, mentions, sheets)


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
    return chain_pronouns(vote_genders(index, parsed), parsed)


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

"""The parties to an event: which actors a noun phrase denotes, each with the words that name it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from verbale.reading.conditions_actors import Resolve
from verbale.reading.conditions_windows import is_mark
from verbale.reading.events_tables import figurative
from verbale.reading.events_tree import Tree, below, case_of, conjuncts, relation
from verbale.rules import rule
from verbale.schemes.actor_codes import actor_code
from verbale.schemes.phrases import words_of_text
from verbale.schemes.states import country_of, state_at, states

ResolveAll = Callable[[int, int, str | None], tuple[str, ...]]
"""Tokens `[start, end)` and the statement they stand in -> all actors that they denote ("both sides")."""

_DEPTH = 12
_OUTSIDE = frozenset({"conj", "acl", "relcl", "cc", "punct", "parataxis", "appos", "advcl", "dep", "ccomp", "mark"})
_INSIDE_CASES = frozenset({"of"})
_PLACE_CASES = frozenset({"in", "from", "at", "for", "near", "outside"})


class Party(NamedTuple):
    """One who acts or is acted on: tokens `[start, end)` with `head`; `actor` is None where nobody known is meant.

    `text` is what the phrase says of this party alone ("Polish presidents" of "the Polish and Lithuanian presidents").
    """

    actor: str | None
    start: int
    end: int
    head: int
    text: str


class Resolver(NamedTuple):
    """How phrases are resolved: one actor, and (where the caller can tell) all actors of "both sides"."""

    one: Resolve
    all: ResolveAll | None = None


def country_in(actor: str | None) -> str | None:
    """Return the state that an actor's id names ("state/CHL", "office/CHL-president"), or None."""
    code = (actor or "").partition("/")[2][:3]
    return code if len(code) == 3 and code.isupper() and code in states() else None


def parties(
    tree: Tree, head: int | None, resolver: Resolver, statement: str | None, *, acting: bool = False
) -> list[Party]:
    """Return the parties that a noun phrase and its conjuncts denote, each once; `acting` leaves out things."""
    if head is None or (acting and (_thing(tree, head) or _belonging(tree, head))):
        return []
    shared = _two_nationalities(tree, head) or _two_owners(tree, head) or _both(tree, head, resolver, statement)
    if shared:
        return shared
    found: dict[tuple[str | None, str], Party] = {}
    for one in conjuncts(tree, head):
        party = party_of(tree, one, resolver, statement)
        if party is not None:
            found.setdefault((party.actor, "" if party.actor else party.text), party)
    return list(found.values())


def party_of(tree: Tree, head: int, resolver: Resolver, statement: str | None) -> Party | None:
    """Return the party that a noun with what belongs to it denotes, or None where it is no actor."""
    parsed = tree.words.parsed
    governed = relation(tree, head) in ("obj", "iobj", "nsubj")
    if not governed and parsed.upos[head] not in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X"):
        return None
    start, end = extent(tree, head, _INSIDE_CASES)
    text = parsed.words(*extent(tree, head, _INSIDE_CASES | _PLACE_CASES))
    actor = _plain_state(parsed.words(start, end)) or resolver.one(start, end, statement)
    if actor is not None and _of_others(tree, head):
        return Party(None, start, end, head, text)
    if actor is None:
        country = country_of(parsed.words(start, end)) or (country_of(text) if is_people(tree, head) else None)
        actor = f"state/{country}" if country else None
    if actor is None and not is_people(tree, head):
        return None
    return Party(actor, start, end, head, text)


@rule("prices, storms, teams and books are no actors, whatever country they are of", off=lambda *_: False)
def _thing(tree: Tree, head: int) -> bool:
    return tree.words.parsed.lemmas[head] in figurative()["thing"]


@rule('what belongs to somebody does nothing in his place: "his answer struck me"', off=lambda *_: False)
def _belonging(tree: Tree, head: int) -> bool:
    own = any(tree.words.low[k] in _POSSESSIVES for k in below(tree, head, "nmod"))
    return own and tree.words.parsed.upos[head] == "NOUN" and not is_people(tree, head)


@rule('"our partners" and "his critics" are others than us and him', off=lambda *_: False)
def _of_others(tree: Tree, head: int) -> bool:
    own = any(tree.words.low[k] in _POSSESSIVES for k in below(tree, head, "nmod"))
    return own and tree.words.parsed.lemmas[head] in _OTHERS


_OTHERS = frozenset("partner ally neighbour neighbor friend opponent rival critic supporter enemy foe victim".split())
_POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our", "your"})


@lru_cache(maxsize=4096)
def _coded(text: str) -> bool:
    """Tell whether the words of a phrase have a sector: soldiers, rebels, villagers."""
    return actor_code(text).sector not in (None, "UNK")


def is_people(tree: Tree, head: int) -> bool:
    """Tell whether a noun is one of people or bodies that act."""
    parsed = tree.words.parsed
    if parsed.upos[head] in ("VERB", "PROPN", "PRON"):
        return False
    return parsed.lemmas[head] in _PEOPLE or _coded(parsed.words(*extent(tree, head, frozenset())))


# People by what they do where no sector follows from it.
_PEOPLE = frozenset(
    "bomber attacker assailant hacker crowd mob person people group leader head girl boy child state country "
    "nation side team delegation minister neighbour neighbor ally counterpart".split()
)


@lru_cache(maxsize=4096)
def _plain_state(text: str) -> str | None:
    """Return the id of the state that a phrase names and nothing else ("the Sudan", "Paris"), or None."""
    words = words_of_text(text)
    start = 1 if words.folded[:1] == ["the"] else 0
    if len(words.folded) <= start:
        return None
    found = state_at(words, start, text)
    named = found is not None and found[0] == len(words.folded) and found[1].form in ("name", "capital", "seat")
    return f"state/{found[1].code}" if found is not None and named else None


@rule(
    'one talks with people and bodies, not with things of a country: "speaks with the accent of X"', off=lambda *_: True
)
def can_talk(tree: Tree, party: Party) -> bool:
    """Tell whether a party is one that meets and talks, or a place where it is visited."""
    common = tree.words.parsed.upos[party.head] == "NOUN" and (party.actor or "state/").startswith("state/")
    return not common or is_people(tree, party.head) or _coded(party.text)


def extent(tree: Tree, head: int, cases: frozenset[str]) -> tuple[int, int]:
    """Return the tokens around a noun that belong to it, with modifiers behind it that have one of the prepositions."""
    inside = {head}
    row = [head]
    for one in row:
        for kid in tree.kids[one]:
            how = relation(tree, kid)
            if (
                how in _OUTSIDE
                or kid in inside
                or len(row) > 60
                or (kid > head and tree.words.parsed.upos[kid] == "VERB")
            ):
                continue
            if how in ("nmod", "obl") and kid > one and case_of(tree, kid) and case_of(tree, kid) not in cases:
                continue
            inside.add(kid)
            row.append(kid)
    start, end = head, head + 1
    while start - 1 in inside:
        start -= 1
    while end in inside:
        end += 1
    while start < head and (tree.words.parsed.upos[start] in ("ADP", "SCONJ") or is_mark(tree.words.low[start])):
        start += 1
    return start, end


@rule('two nationalities before one plural are two parties: "the Polish and Lithuanian presidents"', off=lambda *_: [])
def _two_nationalities(tree: Tree, head: int) -> list[Party]:
    parsed = tree.words.parsed
    behind = [k for k in below(tree, head, "conj") if parsed.upos[k] == "NOUN" and k > head]
    if behind and _is_adjective(parsed.words(*_adjective(tree, head))):
        # the parser may take the first nationality for a noun of its own
        own = [k for k in below(tree, behind[0], "amod", "compound") if _is_adjective(parsed.word(k))]
        if own:
            noun = parsed.words(own[0] + 1, behind[0] + 1)
            two = [(token, country_of(parsed.word(token))) for token in (head, own[0])]
            return [
                Party(f"state/{code}", head, behind[0] + 1, behind[0], f"{parsed.word(token)} {noun}")
                for token, code in two
                if code
            ]
    owners = below(tree, head, "amod", "compound", "nmod")
    for first in owners:
        row = [first, *(k for k in below(tree, first, "conj", "amod", "compound") if k < head and k > first)]
        codes = [country_of(parsed.words(*_adjective(tree, token))) for token in row]
        if first < head and len(row) > 1 and all(codes) and len(set(codes)) == len(codes):
            start = extent(tree, head, frozenset())[0]
            noun = parsed.words(max(row) + 1, head + 1)
            return [
                Party(f"state/{code}", start, head + 1, head, f"{parsed.words(*_adjective(tree, token))} {noun}")
                for token, code in zip(row, codes, strict=True)
            ]
    return []


@lru_cache(maxsize=4096)
def is_place(text: str) -> bool:
    """Tell whether a phrase is the name of a town or region and nothing else."""
    words = words_of_text(text)
    found = state_at(words, 0, text) if words.folded else None
    return found is not None and found[0] == len(words.folded) and found[1].form == "place"


@lru_cache(maxsize=4096)
def _is_adjective(text: str) -> bool:
    words = words_of_text(text)
    found = state_at(words, 0, text) if words.folded else None
    return found is not None and found[0] == len(words.folded) and found[1].form == "adjective"


def _adjective(tree: Tree, token: int) -> tuple[int, int]:
    """Return the tokens of an adjective of several words ("North Korean")."""
    kids = [k for k in below(tree, token, "compound", "amod", "flat") if k == token - 1]
    return (kids[0] if kids else token), token + 1


@rule('a plural of two states is two parties: "the prime ministers of Malaysia and Singapore"', off=lambda *_: [])
def _two_owners(tree: Tree, head: int) -> list[Party]:
    parsed = tree.words.parsed
    if parsed.upos[head] not in ("NOUN", "PROPN") or parsed.lemmas[head] == tree.words.low[head]:
        return []
    for owner in below(tree, head, "nmod"):
        row = [owner, *below(tree, owner, "conj")]
        codes = [country_of(parsed.words(*_adjective(tree, token))) for token in row]
        if len(row) > 1 and all(codes) and case_of(tree, owner) in ("of", "from", "") and len(set(codes)) == len(codes):
            before = parsed.words(extent(tree, head, frozenset())[0] if owner > head else owner + 2, head + 1)
            noun = before if owner > head else parsed.word(head)
            return [
                Party(f"state/{code}", min(head, *row), max(head, *row) + 1, head,
                      f"{noun} of {parsed.words(*_adjective(tree, token))}")
                for token, code in zip(row, codes, strict=True)
            ]  # fmt: skip
    return []


@rule('"both sides" are the two parties named before', off=lambda *_: [])
def _both(tree: Tree, head: int, resolver: Resolver, statement: str | None) -> list[Party]:
    if resolver.all is None:
        return []
    start, end = extent(tree, head, _INSIDE_CASES)
    words = set(tree.words.low[start:end])
    if not words & {"both", "two"} or tree.words.parsed.upos[head] not in ("NOUN", "PRON", "DET"):
        return []
    found = resolver.all(start, end, statement)
    return [Party(actor, start, end, head, "") for actor in found] if len(found) > 1 else []

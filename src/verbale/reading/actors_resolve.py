"""Who a phrase denotes at its place in the report: names, titles, descriptions, pronouns, first and second persons."""

from __future__ import annotations

from itertools import pairwise

from verbale.language.parsed import Parsed
from verbale.reading.actors_index import ActorIndex, Mention
from verbale.reading.actors_pronouns import (
    FIRST_MANY,
    FIRST_ONE,
    PRONOUNS,
    SECOND,
    is_body,
    pronoun,
    pronoun_word,
)
from verbale.rules import rule
from verbale.schemes.phrases import fold, word_set

_PAIR_WORDS = frozenset({"both", "two"})
_SIDES = frozenset({"sides", "countries", "states", "nations", "governments", "parties", "capitals", "powers"})
_FORM_RANK = {"name": 0, "described": 1, "office": 2, "organisation": 3, "group": 3, "state": 4}


def resolve(
    index: ActorIndex,
    parsed: Parsed,
    start: int,
    end: int,
    *,
    speaker: str | None = None,
    addressee: str | None = None,
    last_speaker: str | None = None,
) -> str | None:
    """Return the id of the actor that tokens `[start, end)` denote, or None where that is not known.

    `speaker` and `addressee` are who says and hears the words when they stand inside a quotation (for I, we, you);
    `last_speaker` is who spoke before (it makes "he said" go on with him).
    """
    tokens = [t for t in range(start, min(end, len(parsed.starts))) if parsed.word(t)[0].isalnum()]
    if not tokens:
        return None
    mentions = index.mentions_in(start, end)
    head = _head(parsed, tokens)
    word = pronoun_word(parsed, head)
    if word in PRONOUNS and (len(tokens) == 1 or not mentions):
        return _pronoun(index, parsed, head, word, speaker, addressee, last_speaker)
    if mentions:
        return _best_mention(parsed, mentions, head)
    owner = _owner(parsed, tokens, head)
    if owner is None:
        return None
    return _pronoun(index, parsed, owner, fold(parsed.word(owner)), speaker, addressee, last_speaker)


@rule('"his office", "their spokesman" speak for whom the possessive means', off=lambda *_: None)
def _owner(parsed: Parsed, tokens: list[int], head: int) -> int | None:
    """Return the possessive of "his office", "their spokesman", through which their owner speaks."""
    possessives = [t for t in tokens if fold(parsed.word(t)) in {"his", "her", "their", "its", "my", "our"}]
    return possessives[0] if possessives and not _person_noun(parsed, head) else None


def resolve_all(
    index: ActorIndex,
    parsed: Parsed,
    start: int,
    end: int,
    *,
    speaker: str | None = None,
    addressee: str | None = None,
    last_speaker: str | None = None,
) -> tuple[str, ...]:
    """Return all actors that tokens `[start, end)` denote: coordinated names, "both sides", "the two presidents"."""
    words = [fold(parsed.word(t)) for t in range(start, min(end, len(parsed.starts)))]
    pair = bool(_PAIR_WORDS & set(words))
    mentions = index.mentions_in(start, end)
    if pair and (not mentions or all(m.number == "many" for m in mentions)):
        two = _pair(index, start, words)
        if two:
            return two
    coordinated = _coordinated(parsed, mentions)
    if len(coordinated) > 1:
        return tuple(dict.fromkeys(m.actor for m in coordinated))
    one = resolve(index, parsed, start, end, speaker=speaker, addressee=addressee, last_speaker=last_speaker)
    return (one,) if one else ()


def _head(parsed: Parsed, tokens: list[int]) -> int:
    """Return the token whose syntactic head lies outside the phrase; the last one in an unparsed phrase."""
    inside = range(tokens[0], tokens[-1] + 1)
    for token in tokens:
        if parsed.heads[token] not in inside and parsed.relations[token] not in ("case", "cc", "mark", "punct"):
            return token
    return tokens[-1]


def _pronoun(
    index: ActorIndex,
    parsed: Parsed,
    token: int,
    word: str,
    speaker: str | None,
    addressee: str | None,
    last_speaker: str | None,
) -> str | None:
    if word in FIRST_ONE:
        return speaker
    if word in FIRST_MANY:
        return speaks_for(index, speaker)
    if word in SECOND:
        return addressee
    return pronoun(index, parsed, token, last_speaker, speaker)


@rule("\"we\" in an official's mouth is the state or organisation of his office", off=lambda _, speaker: speaker)
def speaks_for(index: ActorIndex, speaker: str | None) -> str | None:
    """Return who says "we" when the speaker does: the state or organisation of his office, else himself."""
    if speaker is None:
        return None
    for holding in index.holdings.get(speaker, []):
        if not holding.former and holding.of and holding.of.startswith("organisation/"):
            return holding.of
    actor = index.actors.get(speaker)
    if actor is None:
        return speaker
    if actor.country and (actor.kind == "office" or any(not h.former for h in index.holdings.get(speaker, []))):
        return f"state/{actor.country}"
    return speaker


def _best_mention(parsed: Parsed, mentions: list[Mention], head: int) -> str | None:
    """Return the mention that the phrase's head is in or that names it; else the one that the phrase is about."""
    for mention, following in pairwise([*mentions, None]):
        if mention is not None and mention.start <= head < mention.end:
            if mention.form == "name":
                return mention.actor
            if following and _names(parsed, mention, following):
                return following.actor
            return _apposed(parsed, mentions, head) or mention.actor
    named = _apposed(parsed, mentions, head)
    if named or _person_noun(parsed, head):
        return named
    return min(mentions, key=lambda m: (_FORM_RANK[m.form], m.start)).actor


@rule('a name right behind an office or body is its own ("the weather agency Ilma")', off=lambda *_: False)
def _names(parsed: Parsed, mention: Mention, following: Mention) -> bool:
    """Return whether a name stands behind a body or an office as its own ("the weather agency Ilma", "..., KFOR")."""
    common = not parsed.word(mention.head)[0].isupper() and mention.form in ("office", "group", "described")
    between = [parsed.word(t) for t in range(mention.end, following.start)]
    if following.form == "name":
        return bool(between) and not any(sign[0].isalnum() or sign == "," for sign in between)
    own = following.form in ("organisation", "office") and parsed.word(following.head)[0].isupper()
    if not (common and own and mention.number == "one"):
        return False
    return not between or (is_body(fold(parsed.word(mention.head))) and between in ([","], ["("], [",", "the"]))


# "a commander known as X", "a man who uses the name X"
_NAMING = frozenset({"known", "named", "called", "nicknamed", "name", "alias"})


@rule('a name in apposition to a phrase says who it is ("The governor of Lohja, X")', off=lambda *_: None)
def _apposed(parsed: Parsed, mentions: list[Mention], head: int) -> str | None:
    """Return the person whose name stands in apposition to the head of a phrase ("The governor of Lohja, X")."""
    for mention in mentions:
        if mention.form != "name" or mention.start <= head:
            continue
        top = next((t for t in range(mention.start, mention.end) if not _within(parsed, t, mention)), mention.head)
        if parsed.relations[top] in ("appos", "flat") and parsed.heads[top] == head:
            return mention.actor
        own = parsed.relations[top] != "appos" or parsed.upos[parsed.heads[top]] in ("PROPN", "PRON")
        before = range(max(mention.start - 4, head + 1), mention.start)
        if any(fold(parsed.word(t)) in _NAMING for t in before):
            return mention.actor
        if own and mention.start > head + 1 and _after_comma(parsed, mention.start):
            return mention.actor
    return None


def _within(parsed: Parsed, token: int, mention: Mention) -> bool:
    return mention.start <= parsed.heads[token] < mention.end


def _after_comma(parsed: Parsed, start: int) -> bool:
    """Return whether a comma stands before a name and at most two words of an unknown title ("..., Datuk | X")."""
    at = start - 1
    while at > start - 3 and parsed.upos[at] == "PROPN":
        at -= 1
    return parsed.word(at) == ","


# Heads that are people of their own: "a friend of Okoye", "some in Oslo", "those close to Torres".
_OTHERS = word_set(
    "some many others those someone anyone everyone friend relative person people aide member members ally allies "
    "another one several most few none nobody"
)


@rule('"a friend of X", "some in Y" are people of their own', off=lambda *_: False)
def _person_noun(parsed: Parsed, head: int) -> bool:
    return fold(parsed.word(head)) in _OTHERS


@rule(
    '"and" joins those who act together; others in a phrase only describe the first',
    off=lambda _, mentions: mentions[:1],
)
def _coordinated(parsed: Parsed, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions that "and" and commas alone part."""
    if len(mentions) < 2:
        return mentions
    joints = {fold(parsed.word(t)) for a, b in pairwise(mentions) for t in range(a.end, b.start)}
    if not joints & {"and", "or", "as"}:
        return mentions[:1]
    found: list[Mention] = []
    for mention in mentions:
        if found:
            between = {fold(parsed.word(t)) for t in range(found[-1].end, mention.start)}
            if not between or not between <= {"and", ",", "the", "both", "as", "well", "or", "with", "its"}:
                continue
        found.append(mention)
    return found


@rule('"both sides", "the two presidents" are the last two named that are such', off=lambda *_: ())
def _pair(index: ActorIndex, start: int, words: list[str]) -> tuple[str, ...]:
    """Return the last two actors named before: persons ("the two presidents") or parties ("both sides")."""
    sides = bool(_SIDES & set(words))
    found: list[str] = []
    for at in range(start - 1, -1, -1):
        if index.at[at] < 0:
            continue
        actor = _side(index, index.mentions[index.at[at]]) if sides else index.mentions[index.at[at]].actor
        if actor and (sides or actor.startswith("person/")) and actor not in found:
            found.append(actor)
        if len(found) == 2:
            return tuple(sorted(found))
    return ()


def _side(index: ActorIndex, mention: Mention) -> str | None:
    """Return the party to a conflict or to talks that a mention stands for: a state, organisation or armed group."""
    actor = index.actors[mention.actor]
    if actor.kind in ("state", "organisation") or actor.sector in ("REB", "PRE", "PRM"):
        return actor.id if actor.sector != "JRN" else None
    state = f"state/{actor.country}"
    return state if state in index.actors else None

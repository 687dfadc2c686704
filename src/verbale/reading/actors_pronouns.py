"""He, she, they, it: who a pronoun means, by a visible list of evidence with weights."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from verbale.language.parsed import Parsed
from verbale.language.trees import sentence_of
from verbale.reading.actors_index import ActorIndex, Mention
from verbale.reading.cues import is_speech
from verbale.rules import rule
from verbale.schemes.phrases import fold, word_set

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST_ONE = frozenset({"i", "me", "my", "mine", "myself"})
FIRST_MANY = frozenset({"we", "us", "our", "ours", "ourselves"})
SECOND = frozenset({"you", "your", "yours", "yourself"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
PRONOUNS = HE | SHE | IT | THEY | FIRST_ONE | FIRST_MANY | SECOND | RELATIVE

# Sentences back that a pronoun reaches (a quote of some sentences may stand between) and the weights of what is seen
# of a candidate: tuned on one half of GUM's news, interviews, speeches and lives (benchmarks/pronouns.py), then moved
# towards what reports need: there the nearest subject counts more, and the gender of foreign names is often unknown.
REACH = 8
FADING = 0.8
WEIGHTS = {
    "same sentence": 2.0, "sentences back": -0.9, "subject": 1.0, "spoke last": 0.25, "inside a quotation": -2.5,
    "gender known": 0.7, "possessive": -1.0, "again": 0.5, "governed": -1.0, "both subjects": 1.0,
    "unnamed": -1.0, "main clause": 0.3, "inside what is said": -2.0,
}  # fmt: skip


class Candidate(NamedTuple):
    """A place that may be a pronoun's antecedent: a mention, or a pronoun whose own antecedent is known."""

    actor: str
    start: int
    end: int
    head: int


def evidence(
    index: ActorIndex, parsed: Parsed, place: Candidate, token: int, last_speaker: str | None
) -> list[tuple[str, float]]:
    """Return what speaks for a place as the antecedent of the pronoun at `token`, as (name of the weight, times)."""
    distance = index.sentence[token] - index.sentence[place.start]
    found = [("same sentence", 1.0) if distance == 0 else ("sentences back", float(distance))]
    subject = _as_subject(parsed, place)
    if subject:
        found.append(("subject", 1.0))
        if _of_main_clause(parsed, place):
            found.append(("main clause", 1.0))
        if parsed.relations[token].startswith("nsubj"):
            found.append(("both subjects", 1.0))
    owner = not subject and _owner_of_subject(parsed, place)
    if owner:
        found.append(("subject", 1.0))
    elif not subject and parsed.relations[place.head].startswith(_GOVERNED):
        found.append(("governed", 1.0))
    if not owner and (parsed.relations[place.head].startswith("nmod:poss") or _possessive(parsed, place)):
        found.append(("possessive", 1.0))
    if index.quoted[place.start] and not index.quoted[token]:
        found.append(("inside a quotation", 1.0))
    if distance == 0 and _inside_what_is_said(parsed, place, token):
        found.append(("inside what is said", 1.0))
    if place.actor == last_speaker:
        found.append(("spoke last", 1.0))
    if place.actor in index.genders:
        found.append(("gender known", 1.0))
    if not place.actor.startswith("person/"):
        found.append(("unnamed", 1.0))
    return found


_GOVERNED = ("obl", "nmod", "appos", "conj", "compound")


@rule("subjects are taken up by pronouns before anybody else", off=lambda *_: False)
def _as_subject(parsed: Parsed, place: Candidate) -> bool:
    """Return whether a token of the place is a subject (titles and names may hang on one another).

    What a sentence begins with and a verb or an apposition follows is one too, whatever the tree says of the titles.
    """
    opens = place.end - place.start > 1 and sentence_of(parsed, place.start)[0] == place.start
    if (
        opens
        and place.end < len(parsed.upos)
        and (parsed.upos[place.end] in ("VERB", "AUX") or parsed.word(place.end) == ",")
    ):
        return True
    return any(
        parsed.relations[t].startswith("nsubj") and not place.start <= parsed.heads[t] < place.end
        for t in range(place.start, place.end)
    )


@rule('whose words a sentence is about goes on as its "he": "X\'s remarks come as he ..."', off=lambda *_: False)
def _owner_of_subject(parsed: Parsed, place: Candidate) -> bool:
    """Return whether a place owns what is a subject."""
    owned = parsed.heads[place.head]
    return parsed.relations[place.head] == "nmod:poss" and owned >= 0 and parsed.relations[owned].startswith("nsubj")


@rule("the subject of the main clause is what the sentence is about", off=lambda *_: False)
def _of_main_clause(parsed: Parsed, place: Candidate) -> bool:
    """Return whether a subject's verb is a sentence's own, not that of what somebody said or of a side clause."""
    for token in range(place.start, place.end):
        verb = parsed.heads[token]
        if parsed.relations[token].startswith("nsubj") and verb >= 0:
            while parsed.relations[verb] == "conj" and parsed.heads[verb] >= 0:
                verb = parsed.heads[verb]
            return parsed.heads[verb] < 0
    return False


@rule("whoever says something is not one of those of whom he says it", off=lambda *_: False)
def _inside_what_is_said(parsed: Parsed, place: Candidate, token: int) -> bool:
    """Return whether a place belongs to the words of "..., he said", whose subject the pronoun is."""
    verb = parsed.heads[token]
    if not parsed.relations[token].startswith("nsubj") or verb < 0 or not is_speech(parsed, verb):
        return False
    top = parsed.heads[verb] if parsed.relations[verb] == "parataxis" else verb
    at = place.head
    for _ in range(40):
        if at == top:
            return True
        if at < 0 or (at == verb and top != verb):
            return False
        at = parsed.heads[at]
    return False


@rule("a possessor is in the background of his sentence", off=lambda *_: False)
def _possessive(parsed: Parsed, mention: Candidate) -> bool:
    return mention.end < len(parsed.starts) and fold(parsed.word(mention.end)) in {"'s", "'"}


def pronoun_word(parsed: Parsed, token: int) -> str:
    """Return the folded word, except for names in capitals ("US", "IT"), which are no pronouns."""
    printed = parsed.word(token)
    return "" if printed in ("US", "U.S.", "IT", "WHO") else fold(printed)


@rule("a pronoun means somebody named before who agrees with it in gender and number", off=lambda *_: None)
def pronoun(
    index: ActorIndex, parsed: Parsed, token: int, last_speaker: str | None = None, speaker: str | None = None
) -> str | None:
    """Return the actor that he, she, it or they means, or None; never `speaker`, who says the pronoun himself."""
    word = fold(parsed.word(token))
    if word in HE or word in SHE:
        return _best(index, parsed, token, "m" if word in HE else "f", last_speaker, speaker)
    if word in IT:
        return _latest(index, token, ("state", "organisation", "office", "group"), "one")
    if word in THEY:
        return _latest(index, token, ("office", "group", "state", "organisation"), "many")
    if word in RELATIVE:
        before = [m for m in index.mentions_in(max(token - 3, 0), token) if m.end <= token]
        return before[-1].actor if before else None
    return None


@rule('"he" goes on with whom the "he" before it meant', off=lambda one, *_: one)
def chain_pronouns(index: ActorIndex, parsed: Parsed) -> ActorIndex:
    """Resolve each he and she from the first on, so that a later one can go on with what an earlier one meant."""
    index = replace(index, antecedents={})
    for token in range(len(parsed.starts)):
        word = fold(parsed.word(token))
        if word in HE or word in SHE:
            actor = _best(index, parsed, token, "m" if word in HE else "f", None, None)
            if actor is not None:
                index.antecedents[token] = actor
    return index


def _best(
    index: ActorIndex, parsed: Parsed, token: int, gender: str, last_speaker: str | None, speaker: str | None
) -> str | None:
    """Score the persons of the sentences before (and of this one after, when none is before)."""
    first = max(index.sentence[token] - REACH, 0)
    scores: dict[str, tuple[float, int]] = {}
    for place in _places(index, parsed, first, token, gender):
        if place.actor == speaker or _same_clause(parsed, place, token):
            continue
        seen = evidence(index, parsed, place, token, last_speaker)
        score = sum(WEIGHTS[name] * times for name, times in seen)
        old = scores.get(place.actor)
        again = WEIGHTS["again"] * FADING ** (index.sentence[token] - index.sentence[place.start]) if old else 0.0
        scores[place.actor] = max(score, old[0] if old else score) + again, place.start
    if scores:
        return max(scores, key=lambda actor: scores[actor])
    return _named_behind(index, parsed, token, gender)


@rule("a pronoun before any name of a text points ahead in its sentence", off=lambda *_: None)
def _named_behind(index: ActorIndex, parsed: Parsed, token: int, gender: str) -> str | None:
    behind = index.mentions_in(token + 1, parsed.sentences[index.sentence[token]][1])
    return next((mention.actor for mention in behind if _can_be(index, mention, gender)), None)


def _places(index: ActorIndex, parsed: Parsed, first: int, token: int, gender: str) -> list[Candidate]:
    """Return the mentions and resolved pronouns before a pronoun, in text order."""
    start = parsed.sentences[first][0]
    places = [
        Candidate(m.actor, m.start, m.end, m.head)
        for m in index.mentions_in(start, token)
        if m.end <= token and _can_be(index, m, gender)
    ]
    wanted = HE if gender == "m" else SHE
    places += [
        Candidate(index.antecedents[t], t, t + 1, t)
        for t in range(start, token)
        if t in index.antecedents and fold(parsed.word(t)) in wanted
    ]
    return sorted(places, key=lambda place: place.start)


@rule('subject and object of one verb are two: nobody "asked him" of himself', off=lambda *_: False)
def _same_clause(parsed: Parsed, place: Candidate, token: int) -> bool:
    """Return whether place and pronoun are subject and object of one verb: "X asked him" is of two people."""
    word = fold(parsed.word(token))
    if word not in ("him", "her", "he", "she") or not parsed.relations[token].startswith(("obj", "iobj", "obl")):
        return False
    return any(
        parsed.relations[t].startswith("nsubj") and parsed.heads[t] == parsed.heads[token]
        for t in range(place.start, place.end)
    )


def _can_be(index: ActorIndex, mention: Mention, gender: str) -> bool:
    if mention.number == "many" or index.genders.get(mention.actor, gender) != gender:
        return False
    if mention.actor.startswith("person/"):
        return True
    return mention.form == "office" and _is_holder(index, mention)


@rule("a holder of an office is he or she; a ministry is it", off=lambda *_: False)
def _is_holder(index: ActorIndex, mention: Mention) -> bool:
    """Return whether an office is one human being: an unnamed president or official, not a ministry."""
    actor = index.actors.get(mention.actor)
    return actor is not None and actor.role is not None and mention.number == "one" and not is_body(actor.role)


_BODY_WORDS = word_set(
    "ministry department office parliament army military forces police court party opposition government agency "
    "service intelligence embassy cabinet senate congress assembly administration bank guard council command navy "
    "force media delegation mission coalition militia press television newspaper company university hospital church"
)


def is_body(role: str) -> bool:
    """Return whether a role is an institution's, not a human being's."""
    return bool(_BODY_WORDS & set(role.split()))


@rule('"it" and "they" mean the nearest institution or group of that number', off=lambda *_: None)
def _latest(index: ActorIndex, token: int, forms: tuple[str, ...], number: str) -> str | None:
    """Return the nearest mention before the token of the forms and number."""
    reach = max(index.sentence[token] - 3, 0)
    for at in range(token - 1, -1, -1):
        if index.sentence[at] < reach:
            return None
        if index.at[at] >= 0:
            mention = index.mentions[index.at[at]]
            if mention.form in forms and mention.number == number:
                return mention.actor
    return None


@rule('"he" behind a sentence that names one person shows that person\'s gender', off=lambda one, *_: one)
def vote_genders(index: ActorIndex, parsed: Parsed) -> ActorIndex:
    """Add genders that pronouns show: he or she after a sentence part that names one person only."""
    votes: dict[str, int] = {}
    for token in range(len(parsed.starts)):
        word = fold(parsed.word(token))
        if word not in ("he", "she"):
            continue
        start = parsed.sentences[max(index.sentence[token] - 1, 0)][0]
        named = {m.actor for m in index.mentions_in(start, token) if m.actor.startswith("person/")}
        if len(named) == 1:
            actor = named.pop()
            votes[actor] = votes.get(actor, 0) + (1 if word == "he" else -1)
    voted = {actor: "m" if vote > 0 else "f" for actor, vote in votes.items() if vote}
    return replace(index, genders=voted | index.genders)

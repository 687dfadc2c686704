"""He, she, they, it: who a pronoun means, by a visible list of evidence with weights."""

from __future__ import annotations

from dataclasses import replace

from verbale.language.parsed import Parsed
from verbale.reading.actors_index import ActorIndex, Mention
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
# of a candidate; set by hand on reports written for it.
REACH = 8
SAME_SENTENCE = 3.0
PER_SENTENCE = -1.0
SUBJECT = 2.0
LAST_SPEAKER = 2.5
INSIDE_QUOTE = -2.5
KNOWN_GENDER = 1.0
POSSESSIVE = -1.0
REPEATED = 0.3


def evidence(
    index: ActorIndex, parsed: Parsed, mention: Mention, token: int, last_speaker: str | None
) -> list[tuple[str, float]]:
    """Return what speaks for a mention as the antecedent of the pronoun at `token`, as (name, weight)."""
    found: list[tuple[str, float]] = []
    distance = index.sentence[token] - index.sentence[mention.start]
    found.append(("same sentence", SAME_SENTENCE) if distance == 0 else ("sentences back", PER_SENTENCE * distance))
    relation = parsed.relations[mention.head] if mention.head < len(parsed.relations) else ""
    if relation.startswith("nsubj") or _governed_as_subject(parsed, mention):
        found.append(("subject", SUBJECT))
    if relation.startswith("nmod:poss") or _possessive(parsed, mention):
        found.append(("possessive", POSSESSIVE))
    if index.quoted[mention.start] and not index.quoted[token]:
        found.append(("inside a quotation", INSIDE_QUOTE))
    if mention.actor == last_speaker:
        found.append(("spoke last", LAST_SPEAKER))
    if mention.actor in index.genders:
        found.append(("gender known", KNOWN_GENDER))
    return found


def _governed_as_subject(parsed: Parsed, mention: Mention) -> bool:
    """Return whether a token of the mention is a subject (titles and names may hang on one another)."""
    return any(
        parsed.relations[t].startswith("nsubj") and not mention.start <= parsed.heads[t] < mention.end
        for t in range(mention.start, min(mention.end, len(parsed.relations)))
    )


def _possessive(parsed: Parsed, mention: Mention) -> bool:
    return mention.end < len(parsed.starts) and fold(parsed.word(mention.end)) in {"'s", "'"}


def pronoun_word(parsed: Parsed, token: int) -> str:
    """Return the folded word, except for names in capitals ("US", "IT"), which are no pronouns."""
    printed = parsed.word(token)
    return "" if printed in ("US", "U.S.", "IT", "WHO") else fold(printed)


def pronoun(index: ActorIndex, parsed: Parsed, token: int, last_speaker: str | None = None) -> str | None:
    """Return the actor that he, she, it or they means, or None."""
    word = fold(parsed.word(token))
    if word in HE or word in SHE:
        return _best(index, parsed, token, "m" if word in HE else "f", last_speaker)
    if word in IT:
        return _latest(index, token, ("state", "organisation", "office", "group"), "one")
    if word in THEY:
        return _latest(index, token, ("office", "group", "state", "organisation"), "many")
    if word in RELATIVE:
        before = [m for m in index.mentions_in(max(token - 3, 0), token) if m.end <= token]
        return before[-1].actor if before else None
    return None


def _best(index: ActorIndex, parsed: Parsed, token: int, gender: str, last_speaker: str | None) -> str | None:
    """Score the persons of the sentences before (and of this one after, when none is before)."""
    first = max(index.sentence[token] - REACH, 0)
    scores: dict[str, tuple[float, int]] = {}
    for mention in _window(index, parsed, first, token):
        if not _can_be(index, mention, gender):
            continue
        score = sum(weight for _, weight in evidence(index, parsed, mention, token, last_speaker))
        old = scores.get(mention.actor)
        if old is None:
            scores[mention.actor] = score, mention.start
        else:
            scores[mention.actor] = max(score, old[0]) + REPEATED, mention.start
    if scores:
        return max(scores, key=lambda actor: scores[actor])
    for mention in index.mentions_in(token + 1, parsed.sentences[index.sentence[token]][1]):
        if _can_be(index, mention, gender):
            return mention.actor
    if last_speaker and last_speaker.startswith("person/") and index.genders.get(last_speaker, gender) == gender:
        return last_speaker
    return None


def _window(index: ActorIndex, parsed: Parsed, first: int, token: int) -> list[Mention]:
    start = parsed.sentences[first][0]
    return [m for m in index.mentions_in(start, token) if m.end <= token]


def _can_be(index: ActorIndex, mention: Mention, gender: str) -> bool:
    if mention.number == "many" or index.genders.get(mention.actor, gender) != gender:
        return False
    if mention.actor.startswith("person/"):
        return True
    return mention.form == "office" and _is_holder(index, mention)


def _is_holder(index: ActorIndex, mention: Mention) -> bool:
    """Return whether an office is one human being: an unnamed president or official, not a ministry."""
    actor = index.actors.get(mention.actor)
    return actor is not None and actor.role is not None and mention.number == "one" and not _is_body(actor.role)


_BODY_WORDS = word_set(
    "ministry department office parliament army military forces police court party opposition government agency "
    "service intelligence embassy cabinet senate congress assembly administration bank guard council command navy "
    "force media delegation mission coalition militia press television newspaper company university hospital church"
)


def _is_body(role: str) -> bool:
    return bool(_BODY_WORDS & set(role.split()))


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

"""The closed word classes that conditions are found by, and the tables of acts, instruments and strength.

Closed classes of English grammar (modals, determiners, complementizers) stand here; what grows with the world
(acts, instruments, degrees) stands in the tables `acts.tsv`, `instruments.tsv` and `strength.tsv`.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from verbale.rules import forgetful, is_off, listed

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


MODALS = _set("will would shall should can could may might must 'll ’ll 'd ’d wo ca ought")
FUTURE = _set("will would shall 'll ’ll 'd ’d wo must can could may might should cannot")
HEDGES = _set("could may might perhaps possibly potentially likely probably maybe consider considering weigh mull")
FINITE_AUX = MODALS | _set("is are was were am 's ’s 're ’re 'm ’m has have had 've ’ve do does did")
NEGATIONS = _set("no not n't n’t never nothing nobody none neither cannot nor")

# Verbs (lemmas) that give words to somebody: a clause of theirs is what is said, not what would follow.
SPEECH = _set(
    "read say tell warn add note stress state announce declare insist reiterate repeat claim argue write tweet "
    "reply answer respond explain emphasise emphasize underline assert caution threaten vow pledge promise swear "
    "believe think expect suggest predict forecast indicate hint reckon remark comment maintain contend admit "
    "acknowledge confirm report retort snap shrug scoff recall conclude mean hope fear understand know convey "
    "echo assure signal agree urge demand counter quip estimate calculate concede observe judge hear quote"
)
# Verbs whose clause behind "if" is a question, not a condition (ask if, know if).
INDIRECT = _set(
    "ask wonder know doubt question see check find discover inquire enquire clear unclear sure certain uncertain "
    "decide determine learn debate consider tell say matter"
)
# Verbs and nouns that tie the speaker to an act: what follows their "to" is the act.
COMMISSIVE = _set("threaten vow pledge promise swear threat vow pledge promise offer agree plan intend undertake")
PREPARED = _set(
    "right free entitled authorised authorized "
    "ready prepared willing determined poised set bound sure going likely able"
)

# Nouns that announce something bad without a verb ("the consequences if ...").
CONSEQUENCE_NOUNS = _set(
    "consequence cost price penalty sanction sanctions repercussion response retaliation reprisal measure "
    "punishment action tariff war strike reply answer reaction isolation embargo fate disaster catastrophe "
    "retribution"
)
# Nouns that name an act of somebody, so that "any <noun>" or "further <noun>" can set a consequence off.
ACT_NOUNS = _set(
    "action act aggression attack tariff levy ban incident killing strike closure assault invasion incursion "
    "intervention escalation deployment expansion annexation blockade provocation violation breach move step "
    "attempt effort threat test launch interference intrusion trespass infringement enlargement accession "
    "membership buildup advance offensive landing crossing seizure arrest expulsion execution misadventure "
    "adventure adventurism encroachment encirclement declaration independence secession recognition sanction "
    "sanctions embargo sabotage hostility hostilities retaliation violence crackdown coup use transfer delivery "
    "supply shipment sale visit drill exercise manoeuvre maneuver overflight withdrawal refusal failure delay "
    "challenge interception boarding shelling bombing occupation bombardment ultimatum disregard defiance harm "
    "exit departure return victory defeat loss stopover arming rearmament merger takeover nationalisation default "
    "damage confrontation mistake miscalculation conflict war meddling infiltration hijacking"
)
# Determiners and adjectives that make a noun hypothetical: something not yet there.
HYPOTHETICAL = _set(
    "any every each such further another additional new more continued renewed possible future "
    "eventual second next repeated single"
)
EVENT_SUFFIXES = ("tion", "sion", "ment", "ance", "ence", "ing", "ure", "al", "age", "sm")

# Words of time: "until March" and "when the year ends" are dates.
TIMES = frozenset(
    "last ago january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday year month week day today tomorrow yesterday now then "
    "recently late early end midnight noon morning evening hour spring summer autumn winter".split()
)

# Consequence verbs that take their trigger as an oblique ("respond to X") or as an object ("punish X").
ANSWER_TO = _set("respond react retaliate answer reply act respond reciprocate")
ANSWER_DIRECTLY = _set(
    "match block veto intercept contest mirror confront shoot punish repel answer counter resist oppose avenge "
    "prevent meet deter thwart reject"
)
# Nouns whose complement with "on", "for", "of", "to" is the trigger ("costs for any attack").
COST_NOUNS = _set(
    "cost price consequence penalty sanction sanctions response retaliation reprisal answer repercussion reaction "
    "punishment"
)


def low(word: str) -> str:
    """Return a word in lower case with the straight apostrophe."""
    return word.lower().replace("’", "'")


listed("acts.tsv", "the words of a trigger or consequence say what kind of deed it is, and whether it hurts")
listed("instruments.tsv", "the words of a consequence say with what it is threatened or promised")
listed("strength.tsv", "how grave, certain and binding words are makes a threat strong or weak")
listed("events_contexts.tsv", "the words of a clause say which field of politics a deed belongs to")


@forgetful
@lru_cache(maxsize=32)
def table(name: str) -> list[list[str]]:
    """Return the rows of a table of this folder, without comments; none where it is switched off."""
    if is_off(name):
        return []
    text = (files("verbale.reading") / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@forgetful
@lru_cache(maxsize=32)
def phrases(name: str) -> Phrases:
    """Return a table's phrases by their first lemma, longest first: `{first: [((lemma, ...), value), ...]}`."""
    found: Phrases = {}
    for row in table(name):
        words = tuple(row[0].split())
        found.setdefault(words[0], []).append((words, row[1]))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


@forgetful
@lru_cache(maxsize=1)
def harmful() -> frozenset[str]:
    """Return the words of `acts.tsv` that hurt whom they are done to."""
    return frozenset(row[0] for row in table("acts.tsv") if row[2] == "1")


def match_phrases(lemmas: list[str], name: str) -> list[tuple[int, int, str]]:
    """Return `(first, last, value)` of each phrase of a table that stands in a row of lemmas.

    A phrase of several lemmas may have up to three words between its parts ("withdraw its two ambassadors").
    The longest phrase at a word wins, and its other parts are no phrases of their own ("assets may be seized").
    """
    index, found = phrases(name), []
    used: set[int] = set()
    for at, lemma in enumerate(lemmas):
        if at in used:
            continue
        for words, value in index.get(lemma, ()):
            places = _places(lemmas, at, words)
            if places is not None:
                found.append((at, places[-1], value))
                used.update(places)
                break
    return found


def _places(lemmas: list[str], at: int, words: tuple[str, ...]) -> list[int] | None:
    """Return where the words of a phrase stand that begins at `at`, or None."""
    places = [at]
    for word in words[1:]:
        window = lemmas[at + 1 : at + 5]
        if word not in window:
            return None
        at += 1 + window.index(word)
        places.append(at)
    return places

"""Who does what in a clause, asked of the tree: voice, deep subject, patient, obliques, what a verb governs.

Trees are of Universal Dependencies. A relative pronoun stands for the noun that its clause hangs on; a coordinated,
controlled or adverbial verb without a subject shares that of the verb above it.
"""

from __future__ import annotations

from typing import NamedTuple

from verbale.language.trees import SUBJECTS
from verbale.reading.conditions_windows import Words
from verbale.reading.conditions_words import TIMES
from verbale.rules import rule

_DEPTH = 8
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_CASES = ("obl", "nmod", "dep", "advcl")
# Verbs whose object does what their infinitive says ("ordered the army to leave"); others leave it to their subject.
_OBJECT_ACTS = frozenset(
    "order urge ask force persuade allow tell warn accuse charge help let make see invite call permit enable compel "
    "convince encourage advise beg implore instruct command press pressure blame suspect watch want expect leave "
    "authorise authorize require push cause get have send arrest jail convict praise criticise criticize thank".split()
)
_QUANTITIES = frozenset(
    "thousand hundred dozen score ten group crowd number handful pair team member majority million scores dozens "
    "hundreds thousands tens series round wave couple array string body rest half most many some several".split()
)


class Tree(NamedTuple):
    """The words of a report with the children of each token."""

    words: Words
    kids: list[list[int]]


def tree_of(words: Words) -> Tree:
    """Return the tree of a report; children stand in text order."""
    kids: list[list[int]] = [[] for _ in words.low]
    for token, head in enumerate(words.parsed.heads):
        if head >= 0:
            kids[head].append(token)
    return Tree(words, kids)


def relation(tree: Tree, token: int) -> str:
    """Return a token's relation to its head without its subtype, "relcl" for a relative clause."""
    name = tree.words.parsed.relations[token]
    return "relcl" if name == "acl:relcl" else name.partition(":")[0]


def below(tree: Tree, token: int, *names: str) -> list[int]:
    """Return the children of a token with one of the relations (without subtypes)."""
    return [kid for kid in tree.kids[token] if relation(tree, kid) in names]


def case_of(tree: Tree, token: int) -> str:
    """Return the preposition (or the mark of a clause) in front of a token, in lower case, or an empty string."""
    for kid in tree.kids[token]:
        if relation(tree, kid) in ("case", "mark") and kid < token:
            return tree.words.low[kid]
    return ""


def is_participle(tree: Tree, verb: int) -> bool:
    """Tell whether a word has the form of a past participle: neither the bare verb nor its -ing."""
    word = tree.words.low[verb]
    return not word.endswith("ing") and (word != tree.words.parsed.lemmas[verb] or word.endswith(("t", "d")))


@rule(
    'a passive\'s subject suffers what is done; a participle behind its noun is one ("a base held by rebels")',
    off=lambda *_: False,
)
def passive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is in the passive voice."""
    relations = tree.words.parsed.relations
    if any(relations[kid] in ("nsubj:pass", "aux:pass", "csubj:pass", "obl:agent") for kid in tree.kids[verb]):
        return bool(below(tree, verb, "aux")) or agent(tree, verb) is not None or not _things_behind(tree, verb)
    if not is_participle(tree, verb) or below(tree, verb, "nsubj", "obj", "aux"):
        return False
    if relation(tree, verb) == "conj" and tree.words.parsed.upos[tree.words.parsed.heads[verb]] == "VERB":
        return passive(tree, tree.words.parsed.heads[verb])
    return relation(tree, verb) in ("acl", "amod") or (relation(tree, verb) == "advcl" and bool(agent(tree, verb)))


def _things_behind(tree: Tree, verb: int) -> list[int]:
    """Return the objects behind a verb, those that the parser took for a passive's subject among them."""
    return [k for k in below(tree, verb, "iobj", "obj", "nsubj") if k > verb]


def agent(tree: Tree, verb: int) -> int | None:
    """Return the head of whom "by" names, at the verb or (where the parser hung it there) at a noun behind it."""
    for place in (verb, *(k for k in below(tree, verb, "obj", "obl", "nsubj", "xcomp") if k > verb)):
        for kid in tree.kids[place]:
            if relation(tree, kid) in _CASES and kid > verb and case_of(tree, kid) == "by":
                return kid
    return None


@rule("a relative pronoun stands for the noun that its clause hangs on", off=lambda _tree, token: token)
def antecedent(tree: Tree, token: int) -> int:
    """Return the noun that a relative pronoun stands for, any other token itself."""
    if tree.words.low[token] not in _RELATIVE:
        return token
    at = token
    for _ in range(_DEPTH):
        if relation(tree, at) in ("relcl", "acl"):
            return tree.words.parsed.heads[at]
        at = tree.words.parsed.heads[at]
        if at < 0:
            break
    return token


def surface_subject(tree: Tree, verb: int, depth: int = 0) -> int | None:
    """Return the head of a verb's subject of either voice, its own or one that it shares with a verb above it."""
    relations = tree.words.parsed.relations
    for kid in tree.kids[verb]:
        if relations[kid] in SUBJECTS and not relations[kid].startswith("csubj"):
            return antecedent(tree, kid)
    loose = _unnamed_subject(tree, verb)
    if loose is not None:
        return loose
    return _shared_subject(tree, verb, depth) if depth < _DEPTH else None


@rule(
    "a noun without a preposition before a finite verb is its subject, whatever the parser calls it",
    off=lambda *_: None,
)
def _unnamed_subject(tree: Tree, verb: int) -> int | None:
    parsed = tree.words.parsed
    if relation(tree, verb) == "amod" and below(tree, verb, "aux") and parsed.heads[verb] < verb:
        return parsed.heads[verb]
    if relation(tree, verb) not in ("root", "ccomp", "parataxis", "conj"):
        return None
    for kid in tree.kids[verb]:
        if kid > verb or relation(tree, kid) not in ("nmod", "appos", "dep", "flat", "compound", "nummod", "obj"):
            continue
        if parsed.upos[kid] in ("NOUN", "PROPN") and not case_of(tree, kid):
            return kid
    return None


@rule(
    "a coordinated, controlled or adverbial verb shares the subject (or object) of the verb above it",
    off=lambda *_: None,
)
def _shared_subject(tree: Tree, verb: int, depth: int) -> int | None:
    above, how = tree.words.parsed.heads[verb], relation(tree, verb)
    if above < 0 or how not in ("conj", "xcomp", "advcl", "ccomp", "acl", "relcl", "parataxis"):
        return None
    if how in ("acl", "relcl"):
        return _of_noun(tree, verb, above, depth)
    if tree.words.parsed.upos[above] not in ("VERB", "ADJ", "AUX", "NOUN") or how == "parataxis":
        return None
    if how in ("xcomp", "advcl") and tree.words.parsed.lemmas[above] in _OBJECT_ACTS and how != "conj":
        told = [surface_subject(tree, above, depth + 1)] if passive(tree, above) else objects(tree, above)
        pointed = told or _obliques(tree, above, "on", "upon", "to")
        if pointed:
            return pointed[0]
    return surface_subject(tree, above, depth + 1)


def _of_noun(tree: Tree, verb: int, noun: int, depth: int) -> int | None:
    """Return who does what a clause at a noun tells: the noun ("troops holding it"), or who has it ("its plan to")."""
    if tree.words.low[verb].endswith("ing") or passive(tree, verb):
        return noun
    owners = below(tree, noun, "nmod")
    owner = next((o for o in owners if tree.words.parsed.relations[o] == "nmod:poss" or case_of(tree, o) == "by"), None)
    if owner is not None:
        return owner
    above = tree.words.parsed.heads[noun]
    holds = above >= 0 and tree.words.parsed.upos[above] == "VERB" and relation(tree, noun) in ("obj", "obl", "xcomp")
    return surface_subject(tree, above, depth + 1) if holds else None


def doer(tree: Tree, verb: int) -> int | None:
    """Return the head of who acts: the subject, in the passive whom "by" names."""
    return agent(tree, verb) if passive(tree, verb) else surface_subject(tree, verb)


def objects(tree: Tree, verb: int) -> list[int]:
    """Return the heads of whom or what a verb acts on: its objects, the passive's subject, a relative clause's noun."""
    if passive(tree, verb):
        found = surface_subject(tree, verb) if relation(tree, verb) != "acl" else tree.words.parsed.heads[verb]
        return [found] if found is not None and found >= 0 else []
    wrong = [k for k in _things_behind(tree, verb) if tree.words.parsed.relations[k] == "nsubj:pass"]
    found_here = [antecedent(tree, kid) for kid in (*below(tree, verb, "iobj", "obj"), *wrong)]
    if not found_here:  # a deed as object may be taken for a clause: "announced the arrest of ten"
        found_here = [k for k in below(tree, verb, "ccomp", "xcomp") if tree.words.parsed.upos[k] == "NOUN"]
    own_subject = [k for k in below(tree, verb, "nsubj") if tree.words.low[k] not in _RELATIVE]
    if not found_here and relation(tree, verb) == "relcl" and own_subject:
        return [tree.words.parsed.heads[verb]]
    return found_here


def _obliques(tree: Tree, place: int, *prepositions: str) -> list[int]:
    return [k for k in tree.kids[place] if relation(tree, k) in _CASES and case_of(tree, k) in prepositions]


def oblique(tree: Tree, head: int, preposition: str, depth: int = 2) -> int | None:
    """Return the first of `obliques`, or None."""
    return next(iter(obliques(tree, head, preposition, depth)), None)


def obliques(tree: Tree, head: int, preposition: str, depth: int = 2) -> list[int]:
    """Return the nouns with a preposition below a verb or noun, its own before those at what it governs."""
    found = [k for k in _obliques(tree, head, preposition) if not is_time(tree, k)]
    if depth:
        suffering = tree.words.parsed.upos[head] == "VERB" and passive(tree, head)
        for kid in below(tree, head, "obj", "obl", "nmod", "iobj", *(("nsubj",) if suffering else ())):
            named = tree.words.parsed.upos[kid] == "PROPN" and preposition not in ("by", "against")
            if tree.words.parsed.upos[kid] != "VERB" and not named:
                found += obliques(tree, kid, preposition, depth - 1)
    return found


def is_time(tree: Tree, token: int) -> bool:
    """Tell whether a noun is a time of the calendar or the clock: "on Friday" is no place to look for a party."""
    lemma = tree.words.parsed.lemmas[token]
    return (
        lemma in TIMES
        or tree.words.low[token] in TIMES
        or lemma in ("night", "weekend", "eve", "occasion", "anniversary")
    )


def conjuncts(tree: Tree, head: int) -> list[int]:
    """Return a noun and the nouns coordinated with it; of "dozens of X" the X."""
    found = [head]
    for one in found:
        found += [k for k in below(tree, one, "conj") if tree.words.parsed.upos[k] in ("NOUN", "PROPN", "PRON")]
        if one == head:  # "Spain, Portugal and Italy": the second of a list may be called an apposition
            found += [
                k for k in below(tree, one, "appos") if tree.words.parsed.upos[k] == "PROPN" and below(tree, k, "conj")
            ]
        if len(found) > _DEPTH:
            break
    return [counted(tree, one) for one in found]


@rule('numbers of people are those people: "thousands of farmers", "a group of students"', off=lambda _, head: head)
def counted(tree: Tree, head: int) -> int:
    """Return what a noun of quantity counts, any other noun itself."""
    parsed = tree.words.parsed
    if parsed.lemmas[head] in _QUANTITIES or parsed.upos[head] == "NUM":
        inside = _obliques(tree, head, "of")
        if inside and parsed.upos[inside[0]] in ("NOUN", "PROPN"):
            return inside[0]
    return head


def governed(tree: Tree, verb: int) -> frozenset[str]:
    """Return the lemmas that a verb governs: objects with their modifiers, particles, prepositions, complements."""
    parsed, low = tree.words.parsed, tree.words.low
    found: set[str] = set()
    for kid in tree.kids[verb]:
        name = relation(tree, kid)
        if name in ("compound", "advmod", "xcomp", "ccomp", "obl", "obj", "iobj", "dep", "advcl", "amod", "case"):
            found |= {parsed.lemmas[kid], low[kid]}
        if is_time(tree, kid):
            continue
        if name in ("obl", "xcomp", "advcl", "dep"):
            found |= {low[k] for k in below(tree, kid, "case")}
            found |= {"to_" if low[k] == "to" else low[k] for k in below(tree, kid, "mark")}
        if name in ("obl", "dep"):
            found |= _modifiers(tree, kid)
    for noun in objects(tree, verb):
        for one in [noun, *below(tree, noun, "conj")]:
            found |= {parsed.lemmas[one], parsed.lemmas[one].replace("-", ""), *_modifiers(tree, one)}
    return frozenset(found | _shape(tree, verb))


def _shape(tree: Tree, verb: int) -> set[str]:
    """Return what rows ask of a verb's objects beside their words: "+obj", "+two", "+name", "+question"."""
    things = objects(tree, verb)
    two = len(things) > 1 or any(tree.words.parsed.upos[k] == "NOUN" for k in below(tree, verb, "xcomp"))
    named = any(tree.words.parsed.upos[k] == "PROPN" for k in things)
    asked = any(_is_question(tree, k) for k in below(tree, verb, "ccomp", "xcomp", "advcl", "parataxis"))
    shape = (("+obj", things), ("+two", two), ("+name", named), ("+question", asked))
    return {word for word, there in shape if there}


_ASKING = frozenset("if whether who whom what which why how when where whose".split())


def _is_question(tree: Tree, clause: int) -> bool:
    """Tell whether a clause is what is asked: it begins with "if" or a question word, or ends with "?"."""
    parsed = tree.words.parsed
    marked = any(tree.words.low[k] in _ASKING for k in tree.kids[clause])
    subject = below(tree, clause, "nsubj", "obj", "det")
    asked = any(tree.words.low[k] in _ASKING for s in subject for k in tree.kids[s])
    return marked or asked or any(parsed.word(k) == "?" for k in tree.kids[clause])


def _modifiers(tree: Tree, noun: int) -> set[str]:
    parsed = tree.words.parsed
    found = {parsed.lemmas[k] for k in below(tree, noun, "compound", "amod")}
    for kid in below(tree, noun, "nmod"):
        case = case_of(tree, kid)
        found.add(case)
        if case == "of":
            found.add(parsed.lemmas[kid])
    return found

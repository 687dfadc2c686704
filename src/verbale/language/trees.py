"""Small questions to a dependency tree: children, subtrees, subjects, objects, negation.

The trees are of Universal Dependencies and may be wrong in any way that a parser can err; every function here
answers within the sentence of the token asked about and returns an empty value rather than raising.
"""

from __future__ import annotations

from bisect import bisect_right

from verbale.language.parsed import Parsed

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer"})
_MAX_DEPTH = 200


def sentence_of(parsed: Parsed, token: int) -> tuple[int, int]:
    """Return the token range `[start, end)` of the sentence that holds the token."""
    at = bisect_right(parsed.sentences, (token, len(parsed.starts) + 1)) - 1
    return parsed.sentences[at] if at >= 0 else (0, len(parsed.starts))


def children(parsed: Parsed, token: int) -> list[int]:
    """Return the tokens whose head is the token, in text order."""
    start, end = sentence_of(parsed, token)
    return [i for i in range(start, end) if parsed.heads[i] == token]


def subtree(parsed: Parsed, token: int) -> list[int]:
    """Return the token and all that hangs from it, in text order."""
    start, end = sentence_of(parsed, token)
    inside = {token}
    grown = True
    while grown:
        added = {i for i in range(start, end) if parsed.heads[i] in inside and i not in inside}
        inside |= added
        grown = bool(added)
    return sorted(inside)


def extent(parsed: Parsed, token: int) -> tuple[int, int]:
    """Return the token range `[start, end)` from the first to the last token of a subtree."""
    inside = subtree(parsed, token)
    return inside[0], inside[-1] + 1


def subject(parsed: Parsed, verb: int) -> int | None:
    """Return the head word of a verb's subject; a coordinated or controlled verb shares its governor's."""
    for _ in range(_MAX_DEPTH):
        for child in children(parsed, verb):
            if parsed.relations[child] in SUBJECTS:
                return child
        if parsed.relations[verb] not in ("conj", "xcomp") or parsed.heads[verb] < 0:
            return None
        verb = parsed.heads[verb]
    return None


def objects(parsed: Parsed, verb: int) -> list[int]:
    """Return the head words of a verb's direct and indirect objects and of its passive subject."""
    wanted = ("obj", "iobj", "nsubj:pass")
    return [child for child in children(parsed, verb) if parsed.relations[child] in wanted]


def oblique(parsed: Parsed, verb: int, prepositions: frozenset[str]) -> int | None:
    """Return the head word of a verb's first oblique (or of its object's modifier) with one of the prepositions."""
    places = [verb, *objects(parsed, verb)]
    for place in places:
        for child in children(parsed, place):
            if parsed.relations[child].split(":")[0] in ("obl", "nmod") and case_of(parsed, child) in prepositions:
                return child
    return None


def case_of(parsed: Parsed, token: int) -> str:
    """Return the preposition of a nominal in lower case, or an empty string."""
    for child in children(parsed, token):
        if parsed.relations[child] == "case" and child < token:
            return parsed.word(child).lower()
    return ""


def is_negated(parsed: Parsed, verb: int) -> bool:
    """Tell whether a verb has a negation of its own ("not", "never", "n't", "no longer", a subject "nobody")."""
    for child in children(parsed, verb):
        word = parsed.word(child).lower()
        if word in ("not", "n't", "n’t", "never", "nobody", "nothing", "neither"):
            return True
        if parsed.relations[child] in (*SUBJECTS, "obj") and _has_no(parsed, child):
            return True
    return False


def _has_no(parsed: Parsed, noun: int) -> bool:
    return any(parsed.word(c).lower() in ("no", "neither") for c in children(parsed, noun))

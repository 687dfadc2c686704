"""From the trees of spaCy's English pipelines (ClearNLP labels) to Universal Dependencies.

Read after Choi & Palmer (2012), "Guidelines for the Clear Style Constituent to Dependency Conversion", and the
English guidelines of Universal Dependencies 2. Most labels only change their name (`_RENAMED`). The structure changes
in five places, in this order:

1. a preposition hangs from its noun: "met[ROOT] in[prep] Oslo[pobj]" -> Oslo[obl], in[case];
2. "to" before an infinitive is `mark`, not `aux`;
3. a predicate governs its copula: "is[ROOT] ready[acomp]" -> ready[root], is[cop]; "is in Oslo" likewise;
4. whom a verb moves to act is its object: "wants[ROOT] them[nsubj] to leave[ccomp]" -> them[obj], leave[xcomp];
5. all conjuncts hang from the first, and a conjunction from the conjunct behind it.

What stays as it was, since no rule of verbale asks for it: parts of names ("compound", not "flat"; the last word
governs), signs of currency, "be" with a clause as its predicate ("the point is that ...").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_RENAMED = {
    "acomp": "xcomp",  # behind another verb than "be": "remain ready"
    "agent": "advmod",  # without its noun
    "attr": "xcomp",  # behind another verb than "be": "become president"
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "nounmod": "nmod",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pcomp": "advcl",  # a second one of one preposition
    "pobj": "obl",  # as above
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prep": "advmod",  # without its noun: "the man they talked to"
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
_OTHERS = frozenset({"npadvmod", *_RENAMED})
"""Labels that Universal Dependencies do not have."""

_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_LIKE_PREPOSITIONS = _PREPOSITIONS | {"advmod", "case", "cc", "mark", "prt"}
_COMPLEMENTS = frozenset({"pobj", "pcomp"})
_NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_BE = frozenset("be is are was were am been being 's ’s 're ’re 'm ’m ai".split())
_FINITE_MARKS = frozenset({"that", "for", "if", "whether", "because"})


@dataclass(slots=True)
class _Tree:
    """The tree of one sentence: words in lower case; `heads` -1 at the root; `below`, the children of each word."""

    words: list[str]
    upos: list[str]
    heads: list[int]
    labels: list[str]
    below: list[set[int]]

    def move(self, word: int, head: int, label: str) -> None:
        """Hang a word, with all below it, from another head."""
        if self.heads[word] >= 0:
            self.below[self.heads[word]].discard(word)
        self.heads[word], self.labels[word] = head, label
        if head >= 0:
            self.below[head].add(word)

    def promote(self, word: int, label: str, below: str) -> None:
        """Let a word take its head's place as `label`; the head hangs from it as `below`, and all the head's."""
        head = self.heads[word]
        self.move(word, self.heads[head], label)
        for child in sorted(self.below[head]):
            self.move(child, word, self.labels[child])
        self.move(head, word, below)

    def children(self, word: int, *labels: str) -> list[int]:
        """Return the children with one of the labels, in text order."""
        return sorted(child for child in self.below[word] if self.labels[child] in labels)


def is_clearnlp(labels: Iterable[str]) -> bool:
    """Tell from the labels of a text, or of a parser, whether they are ClearNLP's."""
    return not _OTHERS.isdisjoint(labels)


def to_universal(
    words: Sequence[str], upos: Sequence[str], heads: Sequence[int], labels: Sequence[str]
) -> tuple[list[str], list[int], list[str]]:
    """Return parts of speech, heads and relations of one sentence with ClearNLP's labels after Universal Dependencies.

    All have one entry a word; `heads` index the sentence's words, -1 at its one root, without cycles.
    """
    below: list[set[int]] = [set() for _ in words]
    for word, head in enumerate(heads):
        if head >= 0:
            below[head].add(word)
    tree = _Tree([word.lower() for word in words], list(upos), list(heads), list(labels), below)
    _nouns_above_prepositions(tree)
    _marks_of_infinitives(tree)
    _predicates_above_copulas(tree)
    _objects_moved_to_act(tree)
    _first_conjuncts(tree)
    return tree.upos, tree.heads, [_relation(tree, word) for word in range(len(words))]


def _nouns_above_prepositions(tree: _Tree) -> None:
    """Let complements of prepositions govern them, the deepest first ("out of the city")."""
    for word in sorted(range(len(tree.words)), key=lambda w: -_depth(tree.heads, w)):
        while tree.labels[word] in _COMPLEMENTS and tree.heads[word] >= 0:
            clause = _is_clause(tree, word)
            preposition = tree.heads[word]
            label = _label_in_place_of(tree, word, preposition, clause)
            for other in tree.children(preposition, *_COMPLEMENTS):
                if other != word:
                    tree.labels[other] = "dep"
            tree.promote(word, label, "mark" if clause else "case")


def _depth(heads: list[int], word: int) -> int:
    depth = 0
    while heads[word] >= 0:
        word, depth = heads[word], depth + 1
    return depth


def _is_clause(tree: _Tree, word: int) -> bool:
    """Tell whether the complement of a preposition is a clause ("of violating the treaty")."""
    verbal = tree.upos[word] in ("VERB", "AUX") or bool(tree.children(word, *_SUBJECTS))
    return verbal and tree.labels[word] == "pcomp"


def _label_in_place_of(tree: _Tree, word: int, preposition: int, clause: bool) -> str:
    """Return the label of a complement that takes the place of its preposition."""
    given, head = tree.labels[preposition], tree.heads[preposition]
    if given not in _LIKE_PREPOSITIONS or head < 0:
        return given
    nested = tree.labels[head] in _PREPOSITIONS and tree.upos[head] not in _NOMINALS
    if nested and not tree.children(head, *_COMPLEMENTS):
        return tree.labels[word]
    nominal = tree.upos[head] in _NOMINALS or nested
    if clause:
        return "acl" if nominal else "advcl"
    if given == "agent":
        return "obl:agent"
    return "nmod" if nominal else "obl"


def _marks_of_infinitives(tree: _Tree) -> None:
    for word, label in enumerate(tree.labels):
        if label == "aux" and tree.words[word] == "to":
            tree.labels[word] = "mark"


def _predicates_above_copulas(tree: _Tree) -> None:
    """Let what "be" says of its subject govern it; in "there is a threat" the threat is its subject."""
    for word in range(len(tree.words)):
        if tree.words[word] not in _BE or tree.upos[word] not in ("VERB", "AUX"):
            continue
        if tree.labels[word] in ("aux", "auxpass", "aux:pass", "cop"):
            continue
        predicates = tree.children(word, "attr", "acomp")
        if any(tree.words[child] == "there" for child in tree.children(word, "expl")):
            for child in predicates:
                tree.labels[child] = "nsubj"
            continue
        predicates = predicates or _places_behind(tree, word)
        if predicates:
            tree.promote(predicates[0], tree.labels[word], "cop")
            tree.upos[word] = "AUX"


def _places_behind(tree: _Tree, be: int) -> list[int]:
    """Return the prepositional phrases behind a "be" that says nothing else of its subject ("they are in Oslo")."""
    if not tree.children(be, "nsubj") or tree.children(be, "expl", "ccomp", "xcomp", "oprd", "advcl"):
        return []
    return [child for child in tree.children(be, "obl") if child > be]


def _objects_moved_to_act(tree: _Tree) -> None:
    """Make objects of the subjects of bare clauses ("wants them to leave", "makes it clear")."""
    for word in range(len(tree.words)):
        head = tree.heads[word]
        if tree.labels[word] != "ccomp" or head < 0:
            continue
        marks = {tree.words[child] for child in tree.children(word, "mark")}
        bare = "to" in marks or (tree.upos[word] == "ADJ" and not tree.children(word, "cop", "aux"))
        subjects = [child for child in tree.children(word, "nsubj", "nsubjpass") if head < child < word]
        if bare and subjects and not marks & _FINITE_MARKS and not tree.children(head, "dobj"):
            tree.move(subjects[0], head, "dobj")
            tree.labels[word] = "xcomp"


def _first_conjuncts(tree: _Tree) -> None:
    """Hang conjunctions from the conjunct behind them, and all conjuncts from the first."""
    for word in range(len(tree.words)):
        head = tree.heads[word]
        if tree.labels[word] == "cc" and 0 <= head < word:
            behind = [child for child in tree.children(head, "conj") if child > word]
            if behind:
                tree.move(word, behind[0], "cc")
    for word in range(len(tree.words)):
        while tree.labels[word] == "conj" and tree.heads[word] >= 0 and tree.labels[tree.heads[word]] == "conj":
            tree.move(word, tree.heads[tree.heads[word]], "conj")


def _relation(tree: _Tree, word: int) -> str:
    """Return the relation of a word, its label renamed where need be."""
    label, head = tree.labels[word], tree.heads[word]
    if head < 0:
        return "root"
    if label == "npadvmod":  # "last week"
        return "nmod:unmarked" if tree.upos[head] in _NOMINALS else "obl:unmarked"
    return "dep" if label.lower() in ("", "root") else _RENAMED.get(label, label)

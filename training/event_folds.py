"""Cross-validation of the event classifier on PLV's training part, cut by sentence."""

from __future__ import annotations

import argparse
import copy
import random
from collections import Counter
from collections.abc import Sequence

from event_examples import TYPES, Example, macro_f1
from event_network import EventClassifier
from train_events import Seen, print_own, probabilities, train

QUADS = {
    1: "AGREE CONSULT SUPPORT",
    2: "COOPERATE AID YIELD",
    3: "REQUEST ACCUSE REJECT THREATEN",
    4: "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
QUAD_OF = {kind: number for number, kinds in QUADS.items() for kind in kinds.split()}


def score_folds(
    net: EventClassifier,
    plv: Sequence[Example],
    rows: Sequence[Seen],
    own: Sequence[Seen],
    own_dev: Sequence[Seen],
    modes: Sequence[str],
    given: argparse.Namespace,
) -> None:
    """Go on from `net` on each fold's other sentences and print macro-F1 of binary, quad and root classes."""
    sentences = sorted({" ".join(row.words) for row in plv})
    random.Random(7).shuffle(sentences)
    fold_of = {sentence: n % given.folds for n, sentence in enumerate(sentences)}
    folds = [fold_of[" ".join(row.words)] for row in plv]
    told: list[tuple[Example, str]] = []
    for fold in range(given.folds) if given.only is None else [given.only]:
        one = copy.deepcopy(net)
        others = [row for row, f in zip(rows, folds, strict=True) if f != fold]
        train(one, [*others, *own], modes, given.passes[1], given.seed)
        held = [row for row, f in zip(rows, folds, strict=True) if f == fold]
        chosen = probabilities(one, held, modes)[:, : TYPES.index("NONE")].argmax(1)
        told += [(row.example, TYPES[n]) for row, n in zip(held, chosen, strict=True)]
        print_own(one, own_dev, modes)
        print_scores(f"fold {fold}", told)
    wrong = Counter((_root(e.types[0]), _root(t)) for e, t in told if _root(e.types[0]) != _root(t))
    print("gold, told:", ", ".join(f"{a} {b} {n}" for (a, b), n in wrong.most_common(20)))


def print_scores(name: str, told: Sequence[tuple[Example, str]]) -> None:
    """Print macro-F1 of the three levels; PLV's YIELD, of the second quad class, is CONCEDE and RETREAT together."""
    root = [(_root(e.types[0]), _root(t)) for e, t in told]
    quad = [(e.quad or 0, QUAD_OF[_root(t)]) for e, t in told]
    binary = [(a > 2, b > 2) for a, b in quad]
    levels = {"binary": binary, "quad": quad, "root": root}
    scores = " ".join(f"{level} {macro_f1(pairs):.1f}" for level, pairs in levels.items())
    print(f"{name}: {len(told)} pairs, {scores}", flush=True)


def _root(kind: str) -> str:
    return "YIELD" if kind in ("CONCEDE", "RETREAT") else kind

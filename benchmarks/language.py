"""Words, trees and names of the shipped model on the dev parts of its corpora.

    python benchmarks/language.py --data DATA        (DATA is laid out as in training/README.md)

Treebanks: gold tokens, all else predicted, sentence ends too. UPOS is the share of right tags, LAS of right heads
and relations (without subtypes as "LAS main"), sentences the F1 of first words. Names: exact-span F1 of person,
organisation and place.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
from corpora import NAMES, columns, conllu, peoples
from verbale.language import load_model
from verbale.language.decode import softmax, spans_of, tree
from verbale.language.model import Model, Scores, score

Window = dict[str, Any]


def syntax(model: Model, windows: list[Window]) -> dict[str, float]:
    """Return the shares of right tags, heads and relations, and the F1 of sentence starts, in percent."""
    right = dict.fromkeys(("UPOS", "UAS", "LAS", "LAS main"), 0)
    words = hits = gold = found = 0
    for window in windows:
        scores = score(model, window["words"], window["firsts"])
        heads, starts = trees(scores, window["firsts"])
        for i in range(len(window["words"])):
            relation = model.relations[scores.relations[i]]
            head = heads[i] == window["heads"][i]
            right["UPOS"] += model.upos[scores.upos[i]] == window["upos"][i]
            right["UAS"] += head
            right["LAS"] += head and relation == window["relations"][i]
            right["LAS main"] += head and relation.split(":")[0] == window["relations"][i].split(":")[0]
        words += len(window["words"])
        truth = {i for i, first in enumerate(window["sentences"]) if first}
        hits, gold, found = hits + len(truth & starts), gold + len(truth), found + len(starts)
    return {k: 100 * v / words for k, v in right.items()} | {"sentences": 200 * hits / (gold + found)}


def trees(scores: Scores, firsts: list[bool]) -> tuple[list[int], set[int]]:
    """Return heads in the window (-1 for roots) and the first words of sentences, decoded as the parser does."""
    n = len(scores.upos)
    begins = [i for i in range(n) if i == 0 or scores.sentences[i] or firsts[i]]
    heads: list[int] = []
    for start, end in zip(begins, [*begins[1:], n], strict=True):
        arcs = np.concatenate([scores.arcs[start:end, :1], scores.arcs[start:end, start + 1 : end + 1]], 1)
        heads += [h + start if h >= 0 else -1 for h in tree(arcs)]
    return heads, set(begins)


def names(model: Model, windows: list[Window]) -> dict[str, float]:
    """Return the exact-span F1 a class and of the three together, in percent."""
    classes = ("person", "organisation", "place")
    hits, gold, found = (dict.fromkeys(classes, 0) for _ in range(3))
    for window in windows:
        scores = score(model, window["words"], window["firsts"])
        mine = set(spans_of([model.names[t] for t in softmax(scores.names).argmax(1)]))
        truth = set(spans_of([NAMES[max(t, 0)] for t in window["names"]]))
        for c in classes:
            hits[c] += sum(s[2] == c for s in mine & truth)
            gold[c] += sum(s[2] == c for s in truth)
            found[c] += sum(s[2] == c for s in mine)
    result = {c: 200 * hits[c] / max(1, gold[c] + found[c]) for c in classes}
    return result | {"all": 200 * sum(hits.values()) / max(1, sum(gold.values()) + sum(found.values()))}


def main() -> None:
    """Score every dev part and print a line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    model = load_model()
    known = peoples([*conllu(data / "syntax/gumfree-train.conllu"), *conllu(data / "syntax/ewt-train.conllu")])
    uner = list(columns(data / "names/uner_ewt_dev.iob2", 1, 2, known))
    rows = {
        "EWT dev": syntax(model, list(conllu(data / "syntax/ewt-dev.conllu"))),
        "GUM dev": syntax(model, list(conllu(data / "syntax/gum-dev.conllu"))),
        "CrossNER politics dev": names(model, list(columns(data / "names/crossner_politics/dev.txt", 0, 1, known))),
        "UNER-EWT, second half": names(model, uner[len(uner) // 2 :]),
    }
    for name, figures in rows.items():
        print(f"{name:22}", "  ".join(f"{k} {v:.1f}" for k, v in figures.items()))


if __name__ == "__main__":
    main()

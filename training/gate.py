"""Make the gate's weights: words first, then the scale that turns evidence into a probability, then the threshold.

    python training/gate.py --data DATA

Each word starts from the weight of its line in gate_words.txt and departs from it as far as the texts show (a Gaussian
prior, so logistic regression by plain gradient steps). Names (words mostly printed with a capital) are left out unless
a line lists them. Scale and threshold rest on evidence from models that never saw the text's source: what a crisis
nobody has heard of will meet. The result is src/verbale/sources/gate.json. About three minutes on one core.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from gate_corpora import Text, all_texts
from verbale.schemes.states import states
from verbale.sources.gate import DAMPING, Evidence, evidence, words_of

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "verbale" / "sources" / "gate.json"
PIECE, PIECES = 250, 4
PRIOR = 4.0
RIDGE_LINES, RIDGE_WORDS = 1.0, 2.0
STEPS, RATE = 250, 0.05
RECALL = 0.99
# Grammar and first persons tell reviews from reports and interviews from neither.
COMMON = set(
    "a about above after again against all almost along already also although always am among an and another any "
    "april are as at august back be became because been before being below between both but by came can come "
    "could couldn day days december did didn do does doesn doing don done down during each either else enough "
    "even ever every february few first for friday from further gave get give go going gone got had has have "
    "having he her here hers herself him himself his how however if in into is isn it its itself january july "
    "june just know last later least less let like ll made make many march may me might monday month months more "
    "most mr mrs ms much must my myself never new next no nor not nothing november now october of off often old "
    "on once one ones only onto or other others our out over own per perhaps put quite rather re really same "
    "saturday see seem seen september several shall she should since so some still such sunday take taken than "
    "that the their them themselves then there these they thing things think this those though three through "
    "thursday time to today together tomorrow too took toward towards tuesday two under until up upon us use used "
    "ve very was wasn way we wednesday week weeks well went were what when where whether which while who whole "
    "whom whose why will with within without would wouldn year years yes yesterday yet you your".split()
)

HOMONYMS = {"Turkey", "Polish"}  # a bird, a care of shoes


class Words(NamedTuple):
    """The words that may have a weight, and the line of gate_words.txt of each (-1: none)."""

    index: dict[str, int]
    line: np.ndarray
    lines: list[str]


class Pieces(NamedTuple):
    """Pieces of texts as rows of a sparse matrix: word `col` stands in row `row` with value `value`."""

    row: np.ndarray
    col: np.ndarray
    value: np.ndarray
    relevant: np.ndarray
    weight: np.ndarray


def word_lines() -> dict[str, str]:
    """Return the line of every listed word; states' names, adjectives and peoples are a line of their own."""
    found = {}
    for block in re.split(r"^\[", (HERE / "gate_words.txt").read_text(encoding="utf-8"), flags=re.M)[1:]:
        name, _, words = block.partition("]")
        found |= dict.fromkeys(words.split(), name)
    for state in states().values():
        for name in (state.name, *state.adjectives):
            words = words_of(None, name)
            if 1 <= len(words) <= 2 and not COMMON & set(words) and name not in HOMONYMS:
                found.setdefault("_".join(words), "+ states")
    return found


def features(words: Sequence[str]) -> set[str]:
    """Return the distinct words and pairs of a piece."""
    return set(words) | {f"{a}_{b}" for a, b in pairwise(words)}


def choose_words(texts: Sequence[Text]) -> Words:
    """Return the listed words, and those that two sources have, four texts, and mostly without a capital."""
    lines = word_lines()
    names = sorted(set(lines.values()))
    small, printed, in_texts, sources = Counter[str](), Counter[str](), Counter[str](), {}
    for text in texts:
        words = re.findall(r"[^\W\d_]{2,}", text.text)
        printed.update(word.lower() for word in words)
        small.update(word for word in words if word[0].islower())
        for word in {word.lower() for word in words}:
            in_texts[word] += 1
            sources.setdefault(word, set()).add(text.source)
    free = [w for w, n in in_texts.items() if n >= 4 and len(sources[w]) >= 2 and small[w] > 0.6 * printed[w]]
    chosen = sorted((set(free) - COMMON) | lines.keys())
    return Words({word: n for n, word in enumerate(chosen)}, np.array([_line(lines, names, w) for w in chosen]), names)


def _line(lines: dict[str, str], names: list[str], word: str) -> int:
    return names.index(lines[word]) if word in lines else -1


def pieces_of(text: Text) -> list[list[str]]:
    """Return the first 100 words of a text and up to PIECES pieces of it."""
    words = words_of(None, text.text)
    cut = [words[i : i + PIECE] for i in range(0, max(len(words) - 20, 1), PIECE)]
    return [words[:100], *cut[:: max(1, len(cut) // PIECES)][:PIECES]]


def source_weights(texts: Sequence[Text]) -> dict[str, float]:
    """Return the weight of a text by its source: the root of a source's size, and as much of either sort in all.

    What was written for the gate counts triple: it is what varies most.
    """
    sizes = Counter((text.source, text.relevant) for text in texts)
    total = {s: n**0.5 * (3 if s[0].startswith("own") else 1) for s, n in sizes.items()}
    sums = {sort: sum(w for s, w in total.items() if s[1] is sort) for sort in (True, False)}
    return {s[0]: 1000 * w / sizes[s] / sums[s[1]] for s, w in total.items()}


def lay_out(texts: Sequence[Text], words: Words) -> Pieces:
    """Return the pieces of all texts as a sparse matrix."""
    weight = source_weights(texts)
    rows, cols, values, labels, weights = [], [], [], [], []
    for text in texts:
        pieces = pieces_of(text)
        for piece in pieces:
            found = [words.index[w] for w in features(piece) if w in words.index]
            rows += [len(labels)] * len(found)
            cols += found
            values += [1 / np.sqrt(len(set(piece)) + DAMPING)] * len(found)
            labels.append(text.relevant)
            weights.append(weight[text.source] / len(pieces))
    return Pieces(np.array(rows), np.array(cols), np.array(values), np.array(labels, float), np.array(weights))


def fit_words(pieces: Pieces, words: Words) -> np.ndarray:
    """Return the weight of every word: that of its line and its own, by Adam on the penalised log loss."""
    shape = len(words.lines) + 1, len(words.index)
    prior = np.array([PRIOR if name[0] == "+" else -PRIOR for name in words.lines] + [0.0])
    line, own, base = prior.copy(), np.zeros(shape[1]), np.zeros(1)
    moments = [[np.zeros_like(p), np.zeros_like(p)] for p in (line, own, base)]
    for step in range(1, STEPS + 1):
        line[-1] = 0
        weight = line[words.line] + own
        score = np.bincount(pieces.row, weight[pieces.col] * pieces.value, len(pieces.relevant)) + base
        residual = pieces.weight * (1 / (1 + np.exp(-score)) - pieces.relevant)
        slope = np.bincount(pieces.col, residual[pieces.row] * pieces.value, shape[1])
        by_line = np.bincount(words.line % shape[0], slope, shape[0])
        slopes = [by_line + RIDGE_LINES * (line - prior), slope + RIDGE_WORDS * own, np.array([residual.sum()])]
        for parameter, gradient, (mean, square) in zip((line, own, base), slopes, moments, strict=True):
            mean += 0.1 * (gradient - mean)
            square += 0.001 * (gradient**2 - square)
            corrected = mean / (1 - 0.9**step), square / (1 - 0.999**step)
            parameter -= RATE * 4 * corrected[0] / (np.sqrt(corrected[1]) + 1e-8)
    line[-1] = 0
    return line[words.line] + own


def table(weights: np.ndarray, words: Words) -> dict[str, int]:
    """Return weights in hundredths by word, those of 0 left out."""
    return {word: round(100 * weights[n]) for word, n in words.index.items() if abs(weights[n]) >= 0.01}


def held_out(texts: Sequence[Text]) -> list[tuple[Text, bool, Evidence]]:
    """Return the evidence of every text, and of its first 100 words (True), by a model that never saw its source."""
    found = []
    for source in sorted({text.source for text in texts}):
        seen = [text for text in texts if text.source != source and not text.dev]
        words = choose_words(seen)
        weights = table(fit_words(lay_out(seen, words), words), words)
        for text in (text for text in texts if text.source == source):
            listed = words_of(None, text.text)
            found += [(text, False, evidence(listed, weights)), (text, True, evidence(listed[:100], weights))]
        print(f"held out: {source}", flush=True)
    return found


def fit_scale(found: Sequence[tuple[Text, bool, Evidence]]) -> tuple[np.ndarray, float]:
    """Return the scale by logistic regression, and the threshold that RECALL of the relevant texts' weight passes.

    Whole texts and their first 100 words count alike: feeds often carry no more than a report's beginning.
    """
    weights = source_weights([text for text, _, _ in found])
    weight = np.array([weights[text.source] for text, _, _ in found])
    relevant = np.array([text.relevant for text, _, _ in found])
    given = np.array([(1.0, *e) for _, _, e in found]) / [1, 100, 100]
    scale = np.zeros(3)
    for _ in range(50):
        chance = 1 / (1 + np.exp(-given @ scale))
        slope = given.T @ (weight * (chance - relevant))
        bend = (given.T * (weight * chance * (1 - chance))) @ given
        scale -= np.linalg.solve(bend + 1e-6 * np.eye(3), slope)
    chance = 1 / (1 + np.exp(-given @ scale))
    return scale / [1, 100, 100], passed_by(chance[relevant], weight[relevant])


def passed_by(chance: np.ndarray, weight: np.ndarray) -> float:
    """Return the highest threshold that RECALL of the weight passes."""
    order = np.argsort(chance)
    lost = np.cumsum(weight[order]) / weight.sum()
    return float(chance[order][np.searchsorted(lost, 1 - RECALL, side="right")])


def dev_threshold(texts: Sequence[Text], weights: dict[str, int], scale: np.ndarray) -> float:
    """Return the highest threshold that RECALL of the relevant dev texts pass."""
    found = [evidence(words_of(None, text.text), weights) for text in texts if text.dev and text.relevant]
    return passed_by(1 / (1 + np.exp(-(np.array([(1.0, *e) for e in found]) @ scale))), np.ones(len(found)))


def write(weights: dict[str, int], scale: Iterable[float], threshold: float) -> None:
    """Write gate.json, a word a line; its version is a hash of all that decides."""
    scale, threshold = [round(float(s), 6) for s in scale], float(np.floor(100 * threshold) / 100)
    decides = json.dumps([weights, scale, threshold, DAMPING]).encode()
    model = {"version": hashlib.sha256(decides).hexdigest()[:8], "threshold": threshold, "scale": scale}
    lines = ",\n".join(f"{json.dumps(word)}: {weight}" for word, weight in sorted(weights.items()))
    TARGET.write_text(json.dumps(model)[:-1] + f', "words": {{\n{lines}\n}}}}\n', encoding="utf-8")
    print(f"{TARGET.name}: {len(weights):,} words, {TARGET.stat().st_size:,} bytes, {model}")


def main() -> None:
    """Train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the corpora")
    parser.add_argument("--keep-scale", action="store_true", help="words anew, scale and threshold as they are")
    given = parser.parse_args()
    texts = all_texts(given.data)
    seen = [text for text in texts if not text.dev]
    words = choose_words(seen)
    weights = table(fit_words(lay_out(seen, words), words), words)
    if given.keep_scale:
        old = json.loads(TARGET.read_text(encoding="utf-8"))
        write(weights, old["scale"], old["threshold"])
    else:
        scale, threshold = fit_scale(held_out(texts))
        write(weights, scale, min(threshold, dev_threshold(texts, weights, scale)))


if __name__ == "__main__":
    main()

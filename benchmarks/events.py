"""Score `verbale.classify`: what one phrase of a sentence does to another.

    python benchmarks/events.py [--data DATA]

Always: our own development examples (every tenth line of `training/event_texts`, which no training sees): accuracy,
macro-F1 over the sixteen types and none, the worst mix-ups, and pairs a second on one core. With DATA (laid out as in
training/README.md) PLV's training part as well; the shipped weights have seen it, so its figure only shows them to be
whole. What counts is `training/train_events.py --folds 5`, which scores each fifth by what was trained on the others.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from event_examples import Example, macro_f1, own_examples, plv_examples
from verbale import classify


def main() -> None:
    """Print what is found."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path)
    chosen = options.parse_args()
    _, rows = own_examples()
    told = [(row.types, type_of(row)) for row in rows]
    score("own development examples", told)
    wrong = Counter((gold[0], kind) for gold, kind in told if kind not in gold)
    print("  worst:", ", ".join(f"{a} told as {b} {n}" for (a, b), n in wrong.most_common(12)))
    print(f"  pairs a second, one core: {speed(rows):.0f}")
    if chosen.data:
        plv = plv_examples(chosen.data / "events/plv_train.jsonl")
        score("PLV training part (seen in training)", [(row.types, type_of(row)) for row in plv])


def type_of(row: Example) -> str:
    """Return what `classify` says of an example."""
    return classify(*texts_of(row)).type or "NONE"


def texts_of(row: Example) -> tuple[str, str, str]:
    """Return sentence, source and target of an example, as somebody would type them."""
    return (
        " ".join(row.words),
        " ".join(row.words[slice(*row.actor)]) if row.actor else "",
        " ".join(row.words[slice(*row.recipient)]) if row.recipient else "",
    )


def score(name: str, told: Sequence[tuple[tuple[str, ...], str]]) -> None:
    """Print accuracy and macro-F1; a type that fits as well as the first counts as the first."""
    pairs = [(gold[0], gold[0] if kind in gold else kind) for gold, kind in told]
    accuracy = sum(gold == told for gold, told in pairs) / len(pairs)
    print(f"{name}: {len(pairs)} pairs, accuracy {100 * accuracy:.1f}, macro-F1 {macro_f1(pairs):.1f}")


def speed(rows: Sequence[Example]) -> float:
    """Return pairs a second, each with its sentence read anew."""
    texts = [texts_of(row) for row in rows]
    began = time.perf_counter()
    for sentence, source, target in texts:
        classify(sentence, source, target)
    return len(texts) / (time.perf_counter() - began)


if __name__ == "__main__":
    main()

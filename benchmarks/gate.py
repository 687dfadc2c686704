"""How well and how fast the gate tells reports worth a full reading from the rest.

    python benchmarks/gate.py --data DATA [--held-out] [--reports 400] [--workers 2]

Prints recall and rejection at the shipped threshold on the dev texts (DATA is the folder of the corpora), whole and cut
to their first 100 words; with --held-out also by models that never saw the text's source (some minutes); then the time
a report takes, and reports a second through `verbale read --gate` of a mix with one in ten relevant: reports of 600
words, the relevant ones of paragraphs of the keys' texts, the others of the dev texts written for the gate.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import verbale
from verbale.sources.gate import gate_model, relevance

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "training"))

from gate_corpora import Text, all_texts, own_texts  # noqa: E402 - training's modules, found by the line above

WORDS, SHORT, ONE_IN = 600, 100, 10


def first_words(text: str, number: int) -> str:
    """Return the first words of a text."""
    return " ".join(text.split()[:number])


def print_shares(texts: Sequence[Text], judge: Callable[[str], float], threshold: float) -> None:
    """Print recall and rejection in all, and what passes by source, of whole texts and of their first words."""
    judged = [(t, judge(t.text) >= threshold, judge(first_words(t.text, SHORT)) >= threshold) for t in texts]
    for what, sort in (("recall", True), ("rejection", False)):
        rows = [row for row in judged if row[0].relevant is sort]
        for name, which in (("all", rows), ("own texts", [row for row in rows if row[0].source.startswith("own")])):
            shares = [sum(row[at] is sort for row in which) / max(len(which), 1) for at in (1, 2)]
            print(f"{what:9} {name:10} {shares[0]:.3f}   first {SHORT} words {shares[1]:.3f}   ({len(which)} texts)")


def print_held_out(texts: Sequence[Text]) -> None:
    """Print what passes of each source by models that never saw it."""
    import gate as training

    base, whole, stretch = gate_model().scale
    rows: dict[str, list[tuple[bool, bool, float]]] = {}
    for text, short, found in training.held_out(texts):
        log_odds = base + whole * found.whole + stretch * found.stretch
        rows.setdefault(text.source, []).append((text.relevant, short, log_odds))
    for source, found in rows.items():
        passing = [[o >= threshold_log_odds() for _, cut, o in found if cut is short] for short in (False, True)]
        shares = [sum(p) / len(p) for p in passing]
        sort = "relevant  " if found[0][0] else "irrelevant"
        print(f"{sort} {source:26} pass {shares[0]:.3f}   first {SHORT} words {shares[1]:.3f}   ({len(passing[0])})")


def threshold_log_odds() -> float:
    """Return the shipped threshold as log odds."""
    return math.log(gate_model().threshold / (1 - gate_model().threshold))


def long_texts(paragraphs: Sequence[str], number: int, chance: random.Random) -> list[str]:
    """Return texts of WORDS words, each of paragraphs in an order of its own."""
    made = []
    for _ in range(number):
        lines: list[str] = []
        while sum(len(line.split()) for line in lines) < WORDS:
            lines.append(chance.choice(paragraphs))
        made.append(first_words_kept(lines))
    return made


def first_words_kept(lines: Sequence[str]) -> str:
    """Return paragraphs as one text of WORDS words, the last of them cut."""
    kept, left = [], WORDS
    for line in lines:
        kept.append(first_words(line, left))
        left -= len(kept[-1].split())
    return "\n\n".join(kept)


def mix(number: int) -> list[str]:
    """Return reports of which one in ONE_IN is relevant, in seeded random order."""
    chance = random.Random(1)
    keys = [path.read_text(encoding="utf-8") for path in sorted((HERE / "keys").glob("*/*.*"))]
    paragraphs = sorted({line for text in keys for line in text.splitlines() if len(line.split()) > 15})
    others = [text.text for text in own_texts() if text.dev and not text.relevant and "hard" not in text.source]
    texts = long_texts(paragraphs, number // ONE_IN, chance)
    texts += long_texts(others, number - number // ONE_IN, chance)
    chance.shuffle(texts)
    return texts


def print_speed(number: int, workers: int | None) -> None:
    """Print what a report costs, alone and end to end."""
    texts = mix(number)
    began = time.process_time()
    for text in texts:
        relevance(None, text)
    print(f"the gate alone, {WORDS} words: {1e6 * (time.process_time() - began) / len(texts):.0f} microseconds of work")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "reports"
        folder.mkdir()
        for place, text in enumerate(texts):
            (folder / f"report_{place:05}.txt").write_text(f"Report {place}\n\n{text}", encoding="utf-8")
        began = time.perf_counter()
        with verbale.read(folder, Path(scratch) / "speed.db", workers=workers, gate=True) as ledger:
            seconds, summary = time.perf_counter() - began, ledger.summary
    print(f"through verbale read --gate: {number / seconds:.1f} reports a second ({number} in {seconds:.1f} s, "
          f"{summary.new} read, {summary.passed_over} passed over)")  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="the folder of the corpora; without it the own texts alone")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--reports", type=int, default=400)
    parser.add_argument("--workers", type=int, help="processes (one a core unless given)")
    given = parser.parse_args()
    model = gate_model()
    print(f"gate {model.version}, threshold {model.threshold}, {len(model.words):,} words")
    texts = all_texts(given.data) if given.data else list(own_texts())
    print_shares([text for text in texts if text.dev], lambda text: relevance(None, text), model.threshold)
    if given.held_out:
        print_held_out(texts)
    print_speed(given.reports, given.workers)


if __name__ == "__main__":
    main()

"""Copies among garbled reports: whether a report and its altered copy are found, and different originals kept apart.

    python benchmarks/garbled.py --pairs FILE [--half tuned|held]

FILE has one object a line with `id`, `original` and `changed` (a copy that a language model altered and reworded).
All originals and copies of a half are linked together, as a ledger would. A pair is found when both are in one group.
Originals that hold half of each other's words are versions of one report and count for neither side; any other two
originals in one group are a false merge. The thresholds were tuned on one half of the pairs (by seed).
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from itertools import combinations
from pathlib import Path

from verbale.across.copies import link_copies
from verbale.across.shingles import cased_words, shared, shingles
from verbale.across.words import lower
from verbale.record import Report

SEED, TUNED = 5, 110
VERSIONS = 0.5


def read_pairs(path: Path, half: str | None) -> list[dict[str, str]]:
    """Read the pairs, or a half of them."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    ids = [row["id"] for row in rows]
    random.Random(SEED).shuffle(ids)
    tuned = set(ids[:TUNED])
    return [row for row in rows if half is None or (row["id"] in tuned) == (half == "tuned")]


def same_report(a: str, b: str) -> bool:
    """Tell whether two originals are versions of one report: the shorter stands half in the longer."""
    one, other = shingles(lower(cased_words(a))), shingles(lower(cased_words(b)))
    return shared(one, other) >= VERSIONS * max(1, min(len(one), len(other)))


def measure(rows: list[dict[str, str]]) -> None:
    """Print the share of pairs found, and the false merges."""
    reports = [Report(f"{kind} {row['id']}", row[kind]) for row in rows for kind in ("original", "changed")]
    groups = link_copies(reports)
    group = {report: each.id for each in groups for report in each.reports}
    found = [row for row in rows if group.get(f"original {row['id']}", 0) == group.get(f"changed {row['id']}", 1)]
    print(f"{len(rows)} pairs: {len(found) / len(rows):.1%} found as copies")
    merged = [
        (a["id"], b["id"])
        for a, b in combinations(rows, 2)
        if group.get(f"original {a['id']}", 0) == group.get(f"original {b['id']}", 1)
        and not same_report(a["original"], b["original"])
    ]
    different = sum(not same_report(a["original"], b["original"]) for a, b in combinations(rows, 2))
    print(f"{len(merged)} of {different} pairs of different originals merged: {merged}")
    print(f"{len(groups)} groups, largest {max(len(each.reports) for each in groups)}, kinds", end=" ")
    print(dict(Counter(link.kind for each in groups for link in each.links)))


def main() -> None:
    """Measure the pairs asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--half", choices=["tuned", "held"])
    options = parser.parse_args()
    measure(read_pairs(options.pairs, options.half))


if __name__ == "__main__":
    main()

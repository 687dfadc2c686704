"""Score which statements are held for one utterance, or for one line, against a key of pairs.

    python benchmarks/utterances.py                     # the open part, wrong pairs under --errors
    python benchmarks/utterances.py --part held_out     # totals only

A line of the key is a crisis with its statements as they were told by several reports: wire, cut, paraphrase, state
media, translated there and back, and points beside them that are none. Statements that share a letter in `utterances`
are one utterance; those of one `line` besides repeat each other's words on other occasions; all other pairs of the
crisis are different. Each crisis is laid together as a ledger of its own; `--together` lays all together as one.
A pair is right as an utterance (or line) when key and find say so.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from verbale.across.said import Said
from verbale.across.said_records import Linked, link_said
from verbale.record import Span

KEYS = Path(__file__).parent / "keys_utterances"
Pair = tuple[str, str]


def main() -> None:
    """Print precision, recall and F1 of pairs."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--part", default="open", choices=sorted(path.stem for path in KEYS.glob("*.jsonl")))
    options.add_argument("--together", action="store_true")
    options.add_argument("--errors", action="store_true")
    chosen = options.parse_args()
    crises = [json.loads(line) for line in (KEYS / f"{chosen.part}.jsonl").read_text(encoding="utf-8").splitlines()]
    said = [[as_said(c, n, row) for n, row in enumerate(crisis["statements"])] for c, crisis in enumerate(crises)]
    wanted = {pair: kind for number, crisis in enumerate(crises) for pair, kind in key_pairs(number, crisis)}
    groups = [[each for group in said for each in group]] if chosen.together else said
    found = {pair: kind for group in groups for pair, kind in pairs_of(link_said(group))}
    print_table(wanted, found)
    if chosen.errors and chosen.part == "open":
        texts = {each.id: each.content[0][1] for group in said for each in group}
        for pair in sorted(wanted.keys() | found.keys()):
            if wanted.get(pair, "different") != found.get(pair, "different"):
                print(f"{wanted.get(pair, 'different')}, found {found.get(pair, 'different')}: "
                      f"{texts[pair[0]]} | {texts[pair[1]]}")  # fmt: skip


def as_said(crisis: int, number: int, row: dict[str, Any]) -> Said:
    """Return a statement of the key as the linking takes it."""
    text = row["text"]
    return Said(
        id=f"{crisis:02}.{number:02}",
        report=f"{crisis:02}.{row['report']}",
        content=((Span(0, len(text)), text),),
        speaker=row["speaker"],
        countries=frozenset([row["country"]] if "country" in row else []),
        day=row["day"],
        printed=row["printed"],
        kind=row["kind"],
        cue=row["cue"],
    )


def key_pairs(crisis: int, row: dict[str, Any]) -> Iterator[tuple[Pair, str]]:
    """Yield every pair of a crisis with what it is."""
    for (a, one), (b, two) in combinations(enumerate(row["statements"]), 2):
        same = set(one["utterances"]) & set(two["utterances"])
        kind = "utterance" if same else "line" if one["line"] and one["line"] == two["line"] else "different"
        yield (f"{crisis:02}.{a:02}", f"{crisis:02}.{b:02}"), kind


def pairs_of(linked: Linked) -> Iterator[tuple[Pair, str]]:
    """Yield the pairs of statements that are in one line, then those in one utterance."""
    for line in linked.lines:
        yield from ((pair, "line") for pair in _pairs(line.statements))
    for utterance in linked.utterances:
        yield from ((pair, "utterance") for pair in _pairs(utterance.statements))


def _pairs(statements: Iterable[str]) -> Iterator[Pair]:
    yield from combinations(sorted(statements), 2)


def print_table(wanted: dict[Pair, str], found: dict[Pair, str]) -> None:
    """Print the scores of utterances, of lines, and of utterances and lines alike."""
    print(f"pairs {len(wanted)}: {dict(Counter(wanted.values()))}")
    for label, kinds in (("utterance", {"utterance"}), ("line", {"line"}), ("either", {"utterance", "line"})):
        key = {pair for pair, kind in wanted.items() if kind in kinds}
        out = {pair for pair, kind in found.items() if kind in kinds}
        right = len(key & out)
        precision, recall = right / max(1, len(out)), right / max(1, len(key))
        score = 2 * right / max(1, len(key) + len(out))
        print(f"{label:18} precision {precision:.3f}  recall {recall:.3f}  F1 {score:.3f}  ({right} of {len(key)})")
    kinds_right = sum(found.get(pair, "different") == kind for pair, kind in wanted.items())
    print(f"{'kind of pair':18} right {kinds_right / len(wanted):.3f}")


if __name__ == "__main__":
    main()

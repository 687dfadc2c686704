"""How well `verbale.code` finds who did what to whom in raw sentences.

    python benchmarks/events_code.py [--errors] [--key benchmarks/keys_events/dev.jsonl]

The key is verbale's own: 238 sentences in the manner of news, a fifth of them without an event. Codes, types and
recipients in it may be alternatives ("PERCVL|PEROPP"; an empty one for "not told"). Printed are precision, recall and
F1 of the type alone, of (actor's country, type, recipient's country) and of the full triple, and the share of right
statuses among the full triples found. An event that the reader marks as conditional counts only where the key has it.
`--errors` lists what is wrong in the part "dev"; the part "held_out" is only ever counted.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from verbale.coding import code

KEY = Path(__file__).parent / "keys_events" / "dev.jsonl"
Row = dict[str, Any]
Fits = Callable[[Row, Row], bool]


def main() -> None:
    """Print the figures of both parts, and on demand what is wrong in the part to steer by."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--errors", action="store_true")
    arguments.add_argument("--key", type=Path, default=KEY)
    given = arguments.parse_args()
    rows = [json.loads(line) for line in given.key.read_text(encoding="utf-8").splitlines()]
    for part in ("dev", "held_out"):
        chosen = [row for row in rows if row["part"] == part]
        found = [predicted(row["text"]) for row in chosen]
        print(f"{part}: {len(chosen)} sentences, {sum(len(row['events']) for row in chosen)} events")
        for name, fits in (("type", same_type), ("countries", same_countries), ("triple", same_triple)):
            print(f"  {name:10} {figures([row['events'] for row in chosen], found, fits)}")
        print(f"  {'status':10} {statuses([row['events'] for row in chosen], found)}")
        if given.errors and part == "dev":
            for row, events in zip(chosen, found, strict=True):
                report_errors(row, events)


def predicted(text: str) -> list[Row]:
    """Return the triples of a sentence, each once."""
    found: dict[tuple[str, str, str], Row] = {}
    for event in code(text):
        for actor, kind, recipient in event.triples():
            found.setdefault(
                (actor, kind, recipient),
                {"actor": actor, "type": kind, "recipient": recipient, "status": event.status, "mode": event.mode},
            )
    return list(found.values())


def same_type(key: Row, found: Row) -> bool:
    """Tell whether the type is one of the key's."""
    return found["type"] in key["type"].split("|")


def same_countries(key: Row, found: Row) -> bool:
    """Tell whether type and the first three letters of both codes fit."""
    sides = ("actor", "recipient")
    return same_type(key, found) and all(found[s][:3] in {c[:3] for c in key[s].split("|")} for s in sides)


def same_triple(key: Row, found: Row) -> bool:
    """Tell whether type and both codes fit, as far as country (or organisation) and first sector."""
    return same_type(key, found) and all(found[s][:6] in key[s].split("|") for s in ("actor", "recipient"))


def matched(keys: list[Row], found: list[Row], fits: Fits) -> list[tuple[Row, Row]]:
    """Return pairs of key and found events that fit, each event once."""
    free, pairs = list(found), []
    for key in keys:
        hit = next((f for f in free if fits(key, f)), None)
        if hit is not None:
            free.remove(hit)
            pairs.append((key, hit))
    return pairs


def figures(keys: list[list[Row]], found: list[list[Row]], fits: Fits) -> str:
    """Return precision, recall and F1 in words."""
    hits = wanted = given = 0
    for events, guesses in zip(keys, found, strict=True):
        pairs = matched(events, guesses, fits)
        counted = [g for g in guesses if g["status"] != "conditional" or any(p is g for _, p in pairs)]
        hits, wanted, given = hits + len(pairs), wanted + len(events), given + len(counted)
    precision, recall = hits / max(given, 1), hits / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"


def statuses(keys: list[list[Row]], found: list[list[Row]]) -> str:
    """Return the share of right statuses, and of right modes where the key has one, among matched triples."""
    pairs = [
        pair for events, guesses in zip(keys, found, strict=True) for pair in matched(events, guesses, same_triple)
    ]
    right = sum(f["status"] in k["status"].split("|") for k, f in pairs)
    moded = [k["mode"] in f["mode"] for k, f in pairs if "mode" in k]
    return f"{right / max(len(pairs), 1):.3f} of {len(pairs)}; mode {sum(moded)} of {len(moded)}"


def report_errors(row: Row, found: list[Row]) -> None:
    """Print a sentence whose triples are not those of the key."""
    pairs = matched(row["events"], found, same_triple)
    missed = [k for k in row["events"] if all(k is not p for p, _ in pairs)]
    extra = [f for f in found if all(f is not p for _, p in pairs) and f["status"] != "conditional"]
    odd = [(k, f) for k, f in pairs if f["status"] not in k["status"].split("|")]
    if missed or extra or odd:
        print(row["text"])
        for sign, events in (("-", missed), ("+", extra)):
            for e in events:
                print(f"   {sign} {e['actor'] or '_'} {e['type']} {e['recipient'] or '_'} {e['status']}")
        for k, f in odd:
            print(f"   ~ {f['actor']} {f['type']} {f['recipient']}: {f['status']}, not {k['status']}")


if __name__ == "__main__":
    main()

"""Score conditions on sentences in context: both sides found, and nothing where there is none.

    python benchmarks/conditions.py [--key benchmarks/conditions_dev.jsonl] [--errors] [--least 0.5]
                                    [--batch 5 ...] [--texts odd|even]

A line of the key is `{batch, form, text, conditions: [{trigger, consequence, relation, instruments, ...}]}`: a trigger
or consequence is a string of the text or a list of its pieces, a text without conditions is one in which nothing may
be found. These may be left out: `actor` and `consequence_recipient` (who brings the consequence about, and whom it
hits), `trigger_actor`, `strength` (1 to 5), `refers_to` (what a pointing trigger means), `later` (pieces behind that
name what would follow). A side is right where the letters and digits of key and find overlap with F1 of at least .5; a
condition is found where both sides are. Each text is read alone, as a report of its own. A batch was written before
any rule was tried on it; what it scored then is the honest figure. Of a batch's texts the first is odd, the next even.
`--least` leaves out what was found with a lower confidence.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from key_file import letters, spans_of
from verbale.reading.read_report import read_report
from verbale.record import Condition, Reading, Report

HERE = Path(__file__).parent
MATCH = 0.5


def main() -> None:
    """Print recall and precision of all, then recall by form; with --errors what was missed or found wrongly."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--key", type=Path, default=HERE / "conditions_dev.jsonl")
    options.add_argument("--errors", action="store_true")
    options.add_argument("--least", type=float, default=0.0)
    options.add_argument("--batch", type=int, nargs="*")
    options.add_argument("--texts", choices=("odd", "even"))
    chosen = options.parse_args()
    rows = wanted(chosen.key, chosen.batch, chosen.texts)
    count: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    for row in rows:
        reading = read_report(Report(id="r", text=row["text"]))
        found = [c for c in reading.conditions if c.confidence >= chosen.least]
        own = score(row, reading, found, chosen.errors)
        count += own
        forms.setdefault(row["form"], Counter()).update(own)
    print_table(count, forms)


def wanted(key: Path, batches: list[int] | None, texts: str | None) -> list[dict[str, Any]]:
    """Return the lines of a key that are of some batches, of each batch the texts at odd or even places."""
    rows = [json.loads(line) for line in key.read_text(encoding="utf-8").splitlines()]
    at: Counter[int] = Counter()
    kept = []
    for row in rows:
        at[row["batch"]] += 1
        odd = at[row["batch"]] % 2 == 1
        if (not batches or row["batch"] in batches) and (texts is None or odd == (texts == "odd")):
            kept.append(row)
    return kept


def score(row: dict[str, Any], reading: Reading, found: list[Condition], errors: bool) -> Counter[str]:
    """Count the conditions of one text: in the key, found, both sides right, and what is right of those."""
    count = Counter(key=len(row["conditions"]), found=len(found), texts=1)
    left = list(found)
    for key in row["conditions"]:
        best = max(left, key=lambda c: overlap(row["text"], key, c), default=None)
        if best is None or overlap(row["text"], key, best) < MATCH:
            if errors:
                print(f"missed  {row['form']}: {key['trigger']} => {key['consequence']}")
            continue
        left.remove(best)
        count["right"] += 1
        count["relation"] += best.relation == key["relation"]
        count["instruments"] += set(best.consequence.instruments) == set(key["instruments"])
        count += extras(row["text"], reading, key, best)
        if errors:
            print_faults(row["form"], key, best)
    if errors:
        for other in left:
            print(f"wrong   {row['form']} {other.confidence}: {other.trigger.text} => {other.consequence.text}")
    return count


def extras(text: str, reading: Reading, key: dict[str, Any], found: Condition) -> Counter[str]:
    """Count what else the key tells of a condition that was found, and what of it is right."""
    count: Counter[str] = Counter()
    for name, actors in (
        ("actor", found.consequence.actors),
        ("trigger_actor", found.trigger.actors),
        ("consequence_recipient", found.consequence.recipients),
    ):
        if name in key:
            count[f"with {name}"] += 1
            count[name] += named(reading, actors, key[name])
    for name, spans in (("refers_to", found.trigger.refers_to), ("later", found.consequence.later)):
        if name in key:
            count[f"with {name}"] += 1
            count[name] += f1(letters(text, spans_of(text, key[name], "key")), letters(text, spans)) >= MATCH
    if "strength" in key:
        count["with strength"] += 1
        count["strength"] += found.strength.value == key["strength"]
        count["strength near"] += abs(found.strength.value - key["strength"]) <= 1
    return count


def overlap(text: str, key: dict[str, Any], found: Condition) -> float:
    """Return the lower of the F1 of trigger and consequence, over letters and digits."""
    sides = (("trigger", found.trigger.spans), ("consequence", found.consequence.spans))
    return min(f1(letters(text, spans_of(text, key[side], "key")), letters(text, spans)) for side, spans in sides)


def f1(one: frozenset[int], two: frozenset[int]) -> float:
    """Return the F1 of two sets of positions."""
    return 2 * len(one & two) / (len(one) + len(two)) if one or two else 1.0


def named(reading: Reading, actors: Sequence[str], wanted: str) -> bool:
    """Tell whether one of some actors bears the wanted name, or a part of it."""
    names = {a.id: {a.name, *(alias.text for alias in a.aliases)} for a in reading.actors}
    given = [name.lower() for actor in actors for name in names.get(actor, {actor})]
    return any(wanted.lower() in name or name in wanted.lower() for name in given)


def print_faults(form: str, key: dict[str, Any], found: Condition) -> None:
    """Print what is wrong with a condition whose sides are right."""
    if found.relation != key["relation"]:
        print(f"relation {form}: {found.relation}, not {key['relation']}")
    if set(found.consequence.instruments) != set(key["instruments"]):
        given = ", ".join(found.consequence.instruments)
        print(f"instruments {form}: {given}, not {key['instruments']}: {found.consequence.text}")
    if "actor" in key:
        print(f"actor {form}: {found.consequence.actors} ({key['actor']})")
    if "strength" in key and found.strength.value != key["strength"]:
        print(f"strength {form}: {found.strength.value}, not {key['strength']}: {found.consequence.text}")
    for name, actors in (
        ("trigger_actor", found.trigger.actors),
        ("consequence_recipient", found.consequence.recipients),
    ):
        if name in key:
            print(f"{name} {form}: {actors} ({key[name]})")


def print_table(count: Counter[str], forms: dict[str, Counter[str]]) -> None:
    """Print the figures of all texts, then each form with its recall and false finds."""
    empty = [own for own in forms.values() if not own["key"]]
    for label, part, whole in (
        ("conditions, both sides right", count["right"], count["key"]),
        ("conditions, precision", count["right"], count["found"]),
        ("  relation right of found", count["relation"], count["right"]),
        ("  instruments right of found", count["instruments"], count["right"]),
        ("  who would act, of found", count["actor"], count["with actor"]),
        ("  whom it would hit, of found", count["consequence_recipient"], count["with consequence_recipient"]),
        ("  who sets it off, of found", count["trigger_actor"], count["with trigger_actor"]),
        ("  what a pointer means, of found", count["refers_to"], count["with refers_to"]),
        ("  what is named later, of found", count["later"], count["with later"]),
        ("  strength exact, of found", count["strength"], count["with strength"]),
        ("  strength within one, of found", count["strength near"], count["with strength"]),
        ("finds in texts without any", sum(own["found"] for own in empty), sum(own["texts"] for own in empty)),
    ):
        print(f"{label:38}{part / max(1, whole):7.3f}{part:6} of {whole}")
    for form, own in sorted(forms.items(), key=lambda item: item[0]):
        if own["right"] < own["key"] or own["found"] > own["right"]:
            print(f"  {form:28}{own['right']:3} of {own['key']}, wrong {own['found'] - own['right']}")


if __name__ == "__main__":
    main()

"""Score the countries of places in short reports written for this key (benchmarks/keys_places.jsonl).

    python benchmarks/places.py [--half dev|test] [--errors]

A line of the key is a text and its places, each with a country or null. Half of the texts (by a checksum) are for
reading errors (`dev`), of the other half only totals are printed (`test`). `right` of `with a country` and of `without`
counts places; a place that no name covers is unknown, a country where the key has another or none is wrong.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter
from pathlib import Path

from verbale.language import parse
from verbale.reading.places import PlaceName, places_of

KEY = Path(__file__).parent / "keys_places.jsonl"


def half_of(text: str) -> str:
    """Return the half of the key that a text belongs to."""
    return "test" if zlib.crc32(text.encode()) % 2 else "dev"


def answer(text: str, place: str, found: list[PlaceName]) -> tuple[bool, str | None]:
    """Return whether the last naming of a place was found, and its country."""
    at = text.rindex(place)
    covering = [p for p in found if p.span.start < at + len(place) and at < p.span.end]
    return bool(covering), covering[0].country if covering else None


def main() -> None:
    """Print right, wrong and unknown of each half."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--half", choices=["dev", "test"])
    options.add_argument("--errors", action="store_true", help="print the errors of the dev half")
    asked = options.parse_args()
    counts: dict[str, Counter[str]] = {"dev": Counter(), "test": Counter()}
    for line in KEY.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        half = half_of(row["text"])
        if asked.half not in (None, half):
            continue
        found = places_of(parse(row["text"]))
        for place, country in row["places"]:
            named, got = answer(row["text"], place, found)
            verdict = "right" if got == country else "unknown" if got is None else "wrong"
            kind = "with a country" if country else "without"
            counts[half].update([verdict, f"{verdict} {kind}", kind, "places"])
            counts[half]["not named"] += not named
            if asked.errors and half == "dev" and verdict != "right":
                print(f"{verdict}: {place}: {got} for {country}{'' if named else ' (no name)'} | {row['text']}")
    for half, found_counts in counts.items():
        if found_counts["places"]:
            print(half, _line(found_counts))


def _line(counts: Counter[str]) -> str:
    places = counts["places"]
    shares = ", ".join(f"{verdict} {counts[verdict] / places:.3f}" for verdict in ("right", "wrong", "unknown"))
    kinds = "; ".join(f"{k}: {counts[f'right {k}']}/{counts[k]} right" for k in ("with a country", "without"))
    return f"{places} places: {shares} ({kinds}; no name found for {counts['not named']})"


if __name__ == "__main__":
    main()

"""Score the dates of events: which time of a sentence dates which of its deeds, and to which day.

    python benchmarks/event_dates.py [--errors]

`event_dates.jsonl` holds sentences of our own, the word that tells the deed between *asterisks*; `date` is what it
should be ("2023-03-14", "2023-03-06/2023-03-12" for a stretch) or null where the sentence gives it none. Precision
is over the dates given, recall over the dates of the key. "Any time of the sentence" is what the tree is worth.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from verbale.language import parse
from verbale.language.times import find_times
from verbale.language.trees import sentence_of
from verbale.reading.clause_dates import clause_dates
from verbale.reading.positions import tokens_in
from verbale.record import Dating, Span

KEY = Path(__file__).with_name("event_dates.jsonl")


def date_of(marked: str, published: str, by_verb: bool) -> str | None:
    """Return the date found for the word between asterisks in a report of a day, as the key writes it."""
    before, word, after = marked.split("*")
    text = before + word + after
    parsed = parse(text)
    token = tokens_in(parsed, Span(len(before), len(before) + len(word)))[0]
    dates = clause_dates(parsed, find_times(text), Dating(published, "day", "stated"))
    found = dates(*sentence_of(parsed, token), token if by_verb else None)
    if found is None:
        return None
    return f"{found.value}/{found.end}" if found.end else found.value


def main() -> None:
    """Print precision and recall, with and without the tree, and the errors where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="print what is wrong")
    options = parser.parse_args()
    rows = [json.loads(line) for line in KEY.read_text(encoding="utf-8").splitlines()]
    for name, by_verb in (("any time of the sentence", False), ("the deed's own time", True)):
        given = [date_of(row["text"], row["published"], by_verb) for row in rows]
        right = sum(found == row["date"] and found is not None for found, row in zip(given, rows, strict=True))
        wanted = sum(row["date"] is not None for row in rows)
        told = sum(found is not None for found in given)
        print(f"{name}: {len(rows)} deeds, precision {right / told:.3f}, recall {right / wanted:.3f}")
        for found, row in zip(given, rows, strict=True):
            if options.errors and by_verb and found != row["date"]:
                print(f"    {row['text']}  {found}, not {row['date']}")


if __name__ == "__main__":
    main()

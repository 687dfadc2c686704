"""What the event classifier learns from: a sentence, two marked noun phrases, and what the first does to the second.

Our own examples stand in `training/event_texts/TYPE.txt` (nothing happens between the two in `none_*.txt`), one a line:

    third-party<TAB>In Doha, <actor>the Taliban</actor> held talks with <recipient>Afghan negotiators</recipient>.

Every tenth of them is kept for development. `python training/event_examples.py` checks the files and counts them.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, get_args

from verbale.language.tokens import tokenize
from verbale.language.windows import line_starts
from verbale.record import EventType

TYPES = [*get_args(EventType), "NONE"]
# Acts that one side does to the other: with the two sides exchanged, nothing is left.
_ONE_SIDED = frozenset("SUPPORT AID REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION COERCE ASSAULT".split())
_MARKED = re.compile(r"<(actor|recipient)>(.*?)</\1>")
# The stories' names of modes that the scheme has since joined or spelled otherwise.
_STORY_MODES = {"ban": "restrict", "sieze": "seize", "primative": "primitive"} | dict.fromkeys(
    ("execute", "assassinate", "cleansing", "massacre"), "targeted"
)
Span = tuple[int, int]
FOLDER = Path(__file__).parent / "event_texts"


class Example(NamedTuple):
    """Words of a sentence, which of them begin a paragraph, and the two phrases as token ranges (None: no pair).

    `types` are those that fit: one, or several where a corpus does not tell them apart. `mode` is "" where none is
    known and None where the corpus has no modes; `quad` is PLV's own class of four.
    """

    words: list[str]
    firsts: list[bool]
    actor: tuple[int, int] | None
    recipient: tuple[int, int] | None
    types: tuple[str, ...]
    mode: str | None
    quad: int | None = None


def example(text: str, actor: Span | None, recipient: Span | None, types: tuple[str, ...], mode: str | None) -> Example:
    """Return an example from a text and the characters of its two phrases."""
    tokens = tokenize(text)
    words = [text[a:b] for a, b in tokens]
    return Example(words, line_starts(text, tokens), _within(tokens, actor), _within(tokens, recipient), types, mode)


def _within(tokens: list[tuple[int, int]], span: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return the tokens `[start, end)` that touch a span of characters."""
    if span is None:
        return None
    inside = [i for i, (a, b) in enumerate(tokens) if a < span[1] and b > span[0]]
    return (inside[0], inside[-1] + 1) if inside else None


def own_examples(folder: Path = FOLDER) -> tuple[list[Example], list[Example]]:
    """Return our own examples for training and for development (every tenth). ValueError names a line that is wrong."""
    rows: list[Example] = []
    for path in sorted(folder.glob("*.txt")):
        kind = "NONE" if path.stem.startswith("none") else path.stem
        if kind not in TYPES:
            raise ValueError(f"{path.name}: {kind} is no type")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                try:
                    rows.append(_own(line, kind))
                except (ValueError, KeyError) as error:
                    raise ValueError(f"{path.name}:{number}: {error}") from error
    return [r for i, r in enumerate(rows) if i % 10 != 9], rows[9::10]


def _own(line: str, kind: str) -> Example:
    mode, tab, marked = line.partition("\t")
    if not tab:
        raise ValueError("no tab between mode and sentence")
    spans: dict[str, tuple[int, int]] = {}
    text, at = "", 0
    for match in _MARKED.finditer(marked):
        text += marked[at : match.start()]
        if match[1] in spans:
            raise ValueError(f"two marks of the {match[1]}")
        spans[match[1]] = (len(text), len(text) + len(match[2]))
        text += match[2]
        at = match.end()
    text += marked[at:]
    if "<" in text:
        raise ValueError("a mark that is not closed")
    return example(text, spans["actor"], spans["recipient"], (kind,), mode.strip())


def exchanged(rows: list[Example], share: float, chance: random.Random) -> list[Example]:
    """Return one-sided examples with actor and recipient exchanged: nothing is done that way round."""
    chosen = [r for r in rows if r.types[0] in _ONE_SIDED and r.actor and r.recipient and chance.random() < share]
    return [r._replace(actor=r.recipient, recipient=r.actor, types=("NONE",), mode="") for r in chosen]


def plv_examples(path: Path) -> list[Example]:
    """Return the examples of PLV's training part; its YIELD is CONCEDE or RETREAT."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["sentence"]
        types = ("CONCEDE", "RETREAT") if row["gold_root"] == "YIELD" else (row["gold_root"],)
        one = example(text, _found(text, row["source"]), _found(text, row["target"]), types, None)
        rows.append(one._replace(quad=int(row["gold_penta"])))
    return rows


def _found(text: str, phrase: str) -> tuple[int, int] | None:
    """Return where a phrase stands, whatever its case; its longest word if the whole does not."""
    for part in (phrase, max(phrase.split(), key=len, default="")):
        at = text.lower().find(part.lower())
        if part and at >= 0:
            return at, at + len(part)
    return None


def story_examples(path: Path, most: int, seed: int) -> list[Example]:
    """Return a sample of the synthetic stories: a text, its type and mode, no pair."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    random.Random(seed).shuffle(rows)
    chosen = [r for r in rows[:most] if r["label"] in TYPES]
    return [example(" ".join(r["text"].split()[:90]), None, None, (r["label"],), _mode(r["mode"])) for r in chosen]


def _mode(name: str) -> str:
    return _STORY_MODES.get(name.lower(), name.lower())


def macro_f1(pairs: Sequence[tuple[object, object]]) -> float:
    """Return macro-F1 (percent) of (key, told) over the classes of the key."""
    scores = []
    for kind in {gold for gold, _ in pairs}:
        right = sum(gold == kind == told for gold, told in pairs)
        scores.append(2 * right / sum((gold == kind) + (told == kind) for gold, told in pairs))
    return 100 * sum(scores) / len(scores)


if __name__ == "__main__":
    train, dev = own_examples()
    for kind, count in sorted(Counter(r.types[0] for r in [*train, *dev]).items()):
        modes = Counter(r.mode for r in [*train, *dev] if r.types[0] == kind and r.mode)
        print(f"{kind:10} {count:5}  {', '.join(f'{m} {n}' for m, n in modes.most_common())}")

"""Attribution on damaged text: PolNeAR's reports as bad copies print them, scored by the same key.

    python benchmarks/damaged.py --corpus polnear/dev --scorer polnear.py

Damages every report in a fixed, seeded way, carries the key's offsets along, reads and scores each version by the
linked figures of whole documents, and prints what each damage costs: quotation marks dropped, case lost, names split
("Clin ton", "Hillary. Clinton"), and all three mixed, each on a third of the paragraphs.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import verbale

_QUOTES = re.compile("[“”\"„«»]|''|``")
_NAME = re.compile(r"(?<![.!?]\s)(?<=\s)[A-Z][a-z]{5,}(?=\s+[A-Z]?)")
Edit = tuple[int, int, str]


def quotes_dropped(text: str, _: random.Random) -> list[Edit]:
    """Return the edits that take out every quotation mark."""
    return [(*m.span(), "") for m in _QUOTES.finditer(text)]


def case_lost(text: str, _: random.Random) -> list[Edit]:
    """Return the edits that write every letter small."""
    return [(i, i + 1, c.lower()) for i, c in enumerate(text) if c.isupper() and len(c.lower()) == 1]


def names_split(text: str, chance: random.Random) -> list[Edit]:
    """Return the edits that tear a third of the longer names inside sentences, by a space or a full stop."""
    edits: list[Edit] = []
    for m in _NAME.finditer(text):
        if chance.random() < 1 / 3:
            middle = chance.randrange(m.start() + 2, m.end() - 1)
            edits.append((m.end(), m.end(), ".") if chance.random() < 0.3 else (middle, middle, " "))
    return edits


DAMAGES: dict[str, Callable[[str, random.Random], list[Edit]]] = {
    "quotation marks dropped": quotes_dropped,
    "case lost": case_lost,
    "names split": names_split,
}


def mixed(text: str, chance: random.Random) -> list[Edit]:
    """Return the edits of all damages, each on a third of the paragraphs."""
    edits: list[Edit] = []
    for paragraph in re.finditer(r"[^\n]+", text):
        damage = chance.choice(list(DAMAGES.values()))
        start = paragraph.start()
        edits += [(a + start, b + start, new) for a, b, new in damage(paragraph.group(), chance)]
    return edits


def applied(text: str, edits: list[Edit]) -> tuple[str, list[int]]:
    """Return the edited text, and for every old offset (the end too) the new one."""
    result, moved, done = "", [], 0
    for start, end, new in sorted(edits):
        moved += [len(result) + i for i in range(start - done)]
        result += text[done:start]
        moved += [len(result)] * (end - start)
        result += new
        done = end
    moved += [len(result) + i for i in range(len(text) - done + 1)]
    return result + text[done:], moved


def damaged_corpus(corpus: Path, to: Path, damage: Callable[[str, random.Random], list[Edit]]) -> None:
    """Write a damaged copy of a corpus in brat's form, the offsets of its annotations moved along."""
    (to / "text").mkdir(parents=True)
    (to / "attributions").mkdir()
    for path in sorted((corpus / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        changed, moved = applied(text, damage(text, random.Random(path.stem)))
        (to / "text" / path.name).write_bytes(changed.encode("utf-8"))
        for marks in (corpus / "attributions").glob(f"{path.stem}_*.ann"):
            lines = [_moved_line(x, moved) for x in marks.read_text(encoding="utf-8").split("\n")]
            (to / "attributions" / marks.name).write_text("\n".join(lines), encoding="utf-8")


def _moved_line(line: str, moved: list[int]) -> str:
    field = line.split("\t")
    where = re.fullmatch(r"(\S+) ([\d ;]+)", field[1]) if line.startswith("T") and len(field) > 1 else None
    if where:
        parts = [[moved[int(n)] for n in p.split()] for p in where.group(2).split(";")]
        field[1] = f"{where.group(1)} " + ";".join(f"{a} {b}" for a, b in parts if b > a)
    return "\t".join(field)


def score(corpus: Path, scorer: Path, scratch: Path) -> str:
    """Read a corpus, export the record, and return what the scorer prints of all attributions."""
    with verbale.read([str(corpus / "text")], ledger=str(scratch / "damaged.db")) as ledger:
        ledger.export("jsonl", scratch / "export")
    command = [sys.executable, str(scorer), str(scratch / "export"), "--corpus", str(corpus)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return next(line for line in printed.splitlines() if line.startswith("linked, all")).partition(": ")[2]


def main() -> None:
    """Score the corpus as it is and in every damaged version."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with text/ and attributions/")
    parser.add_argument("--scorer", type=Path, required=True, help="polnear.py")
    given = parser.parse_args()
    versions = {"as printed": lambda _text, _chance: []} | DAMAGES | {"all mixed": mixed}
    for name, damage in versions.items():
        with tempfile.TemporaryDirectory() as scratch:
            corpus = Path(scratch) / "corpus"
            damaged_corpus(given.corpus, corpus, damage)
            print(f"{name:24} {score(corpus, given.scorer, Path(scratch))}", flush=True)


if __name__ == "__main__":
    main()

"""The quality that is reached already, and that nothing may fall below.

    python benchmarks/floors.py [--data DATA] [--set]

`floors.json` holds for every corpus its hash and the figures reached on it. Without DATA only our own development
reports are measured; with it PolNeAR, treebanks and CrossNER too, their dev parts (laid out as in training/README.md).
`--set` writes the figures measured now where none of them is lower; for another corpus than the one of the hash they
are new. tests/test_quality_floor.py measures what it finds and fails where a figure is lower.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
sys.path.insert(0, str(Path(__file__).parent))
import language
import own_reports
import verbale
from corpora import columns, peoples
from own_texts import read_texts
from verbale.language import load_model

FLOORS = Path(__file__).parent / "floors.json"
TOLERANCE = 0.15
"""Figures are kept to a tenth, and onnxruntime's sums differ in the last bits from one processor to another."""


class Measured(NamedTuple):
    """A corpus's hash and the figures on it, in percent."""

    corpus: str
    figures: dict[str, float]


def hash_of(paths: Iterable[Path]) -> str:
    """Return a hash of files' names and bytes."""
    found = hashlib.sha256()
    for path in sorted(paths):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:16]


def own() -> Measured:
    """Measure our own development reports; needs no data but the repository's."""
    _, dev = read_texts(own_reports.TEXTS)
    return Measured(hash_of(own_reports.TEXTS.glob("*.txt")), own_reports.measure(dev, []))


def attribution(data: Path) -> Measured:
    """Measure exact spans and linked attributions on PolNeAR's dev part, with the scorer of record."""
    corpus, folder = data / "attribution/polnear/dev", data / "attribution"
    with tempfile.TemporaryDirectory() as scratch:
        with verbale.read([str(corpus / "text")], ledger=str(Path(scratch) / "floor.db")) as ledger:
            ledger.export("jsonl", Path(scratch) / "export")
        command = [sys.executable, str(folder / "polnear.py"), str(Path(scratch) / "export"), "--corpus", str(corpus)]
        command += ["--instances", str(folder / "cofenet_polnear_valid.jsonl")]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    lines = dict(line.split(": ", 1) for line in printed.splitlines())
    figures = ast.literal_eval(lines["tags, exact F1"])
    linked = ast.literal_eval(lines["linked, all"])
    figures |= {f"linked {k}": linked[k] for k in ("exact", "overlap")}
    files = [*(corpus / "text").iterdir(), *(corpus / "attributions").iterdir()]
    return Measured(hash_of([*files, folder / "cofenet_polnear_valid.jsonl"]), figures)


def words(data: Path) -> Measured:
    """Measure parts of speech, trees and names on the treebanks' and CrossNER's dev parts."""
    known, politics = peoples(), data / "names/crossner_politics/dev.txt"
    files = [data / f"syntax/{name}-dev.conllu" for name in ("ewt", "gum")]
    figures = {}
    for path in files:
        found = language.from_raw_text(path, Counter())
        figures |= {f"{path.stem} {k}": found[k] for k in ("UPOS", "LAS")}
    figures["names"] = language.names(load_model(), list(columns(politics, 0, 1, known)))["all"]
    return Measured(hash_of([*files, politics]), figures)


def too_low(measured: Measured, floor: dict[str, object]) -> dict[str, tuple[float, float]]:
    """Return the figures under their floor with the floor, none for another corpus than the floor's."""
    figures = floor.get("figures")
    if floor.get("corpus") != measured.corpus or not isinstance(figures, dict):
        return {}
    return {k: (v, figures[k]) for k, v in measured.figures.items() if v < figures.get(k, 0) - TOLERANCE}


def main() -> None:
    """Measure, compare, and set floors if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--set", action="store_true", help="write the figures where none is lower than its floor")
    given = parser.parse_args()
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    measured = {"own reports": own()}
    if given.data:
        measured |= {"attribution": attribution(given.data), "words": words(given.data)}
    lower = {}
    for name, found in measured.items():
        print(name, found.corpus, "  ".join(f"{k} {v:.1f}" for k, v in found.figures.items()))
        lower |= {f"{name}, {k}": v for k, v in too_low(found, floors.get(name, {})).items()}
        floors[name] = {"corpus": found.corpus, "figures": {k: round(v, 1) for k, v in found.figures.items()}}
    for what, (now, floor) in lower.items():
        print(f"{what}: {now:.1f}, and {floor:.1f} is reached already", file=sys.stderr)
    if lower:
        sys.exit(1)
    if given.set:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

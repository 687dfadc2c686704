"""Is a statement at .8 right in about 80%? Expected calibration error of statements on PolNeAR's dev part.

    python benchmarks/calibration.py EXPORT --corpus polnear/dev --scorer polnear.py

EXPORT is made by benchmarks/attribution.py --keep. A statement is right when an annotated relation has its content and
its source by overlap (character F1 of at least .5 each). Prints the reliability table and the error (ten equal bins).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any


def load_module(path: Path) -> ModuleType:
    """Import the scorer from its file."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(export: Path, corpus: dict[str, Any], scorer: ModuleType) -> list[tuple[float, bool]]:
    """Return (confidence, right) for each exported statement; one annotated relation serves one statement."""
    lines = (export / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    names = {r["id"]: Path(r["path"]).stem for r in map(json.loads, lines)}
    found = defaultdict(list)
    for line in (export / "statements.jsonl").read_text(encoding="utf-8").splitlines():
        statement = json.loads(line)
        found[names[statement["report"]]].append(statement)
    pairs = []
    for name, (_, relations) in corpus.items():
        free = [(scorer.chars(r["content"]), scorer.chars(r["source"])) for r in relations]
        for s in sorted(found[name], key=lambda s: -s["confidence"]):
            content, source = scorer.chars(s["content"]), scorer.chars(s["source"])
            hits = [f for f in free if scorer.overlap(content, f[0]) >= 0.5 and scorer.overlap(source, f[1]) >= 0.5]
            if hits:
                free.remove(hits[0])
            pairs.append((s["confidence"], bool(hits)))
    return pairs


def main() -> None:
    """Print the table and the error."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export", type=Path)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    given = parser.parse_args()
    scorer = load_module(given.scorer)
    pairs = judged(given.export, scorer.load(given.corpus), scorer)
    error = 0.0
    print("confidence   statements   mean   right")
    for low in range(10):
        inside = [(c, r) for c, r in pairs if low / 10 <= c < (low + 1) / 10 or (low == 9 and c == 1)]
        if inside:
            mean, right = (sum(x) / len(inside) for x in zip(*inside, strict=True))
            error += abs(mean - right) * len(inside) / len(pairs)
            print(f"{low / 10:.1f}-{(low + 1) / 10:.1f}      {len(inside):10}   {mean:.2f}   {right:.2f}")
    print(f"expected calibration error {error:.3f} over {len(pairs)} statements")


if __name__ == "__main__":
    main()

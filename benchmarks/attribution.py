"""Attribution on PolNeAR: read its reports as any user would, export, and score the export.

    python benchmarks/attribution.py --corpus polnear/dev --instances cofenet_valid.jsonl --scorer polnear.py

Prints exact-span F1 of source / cue / content on CofeNet's instances, and the linked figures on whole documents.
The corpus, the instances and the scorer are not part of verbale (docs/model_card.md says where they come from).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import verbale


def main() -> None:
    """Read, export, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with text/ and attributions/")
    parser.add_argument("--instances", type=Path, help="CofeNet's instances of the same part")
    parser.add_argument("--scorer", type=Path, required=True, help="polnear.py")
    parser.add_argument("--keep", type=Path, help="keep the export in this folder")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch) / "export"
        began = time.perf_counter()
        with verbale.read([str(given.corpus / "text")], ledger=str(Path(scratch) / "polnear.db")) as ledger:
            ledger.export("jsonl", folder)
            print(f"{len(ledger.reports())} reports read in {time.perf_counter() - began:.0f} s", flush=True)
        command = [sys.executable, str(given.scorer), str(folder), "--corpus", str(given.corpus)]
        if given.instances:
            command += ["--instances", str(given.instances)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()

"""How fast verbale reads: reports of 600 words a second, end to end into a ledger, and what it takes.

    python benchmarks/speed.py [--reports 120] [--workers 2]

The reports are cut from the sample crisis that ships with verbale, 600 words each, every one different.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from importlib import resources
from pathlib import Path

import verbale

WORDS = 600


def write_reports(folder: Path, number: int) -> None:
    """Write reports of WORDS words, made of the sample crisis' paragraphs in seeded random order."""
    samples = resources.files("verbale").joinpath("samples")
    texts = [p.read_text(encoding="utf-8") for p in samples.iterdir() if p.name.endswith(".txt")]
    paragraphs = sorted({line for text in texts for line in text.splitlines() if len(line.split()) > 15})
    chance = random.Random(1)
    for n in range(number):
        words = 0
        lines = [f"Report {n} of a measurement"]
        while words < WORDS:
            lines.append(chance.choice(paragraphs))
            words += len(lines[-1].split())
        (folder / f"report_{n:05}.txt").write_text("\n\n".join(lines), encoding="utf-8")


def peak_megabytes() -> float:
    """Return the largest memory of this process and of any of its workers."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1000


def start_up() -> float:
    """Return the median seconds of `verbale --help` in a fresh process."""
    seconds = []
    for _ in range(7):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "verbale.cli", "--help"], check=True, stdout=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=120)
    parser.add_argument("--workers", type=int, help="processes (one a core unless given)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "reports"
        folder.mkdir()
        write_reports(folder, given.reports)
        began = time.perf_counter()
        with verbale.read([str(folder)], ledger=str(Path(scratch) / "speed.db"), workers=given.workers) as ledger:
            seconds = time.perf_counter() - began
            statements = len(ledger.statements())
    print(f"reports of {WORDS} words a second   {given.reports / seconds:.1f}   ({given.reports} in {seconds:.1f} s)")
    print(f"statements found              {statements}")
    print(f"peak memory of a process, MB  {peak_megabytes():.0f}")
    print(f"verbale --help, seconds       {start_up():.2f}")


if __name__ == "__main__":
    main()

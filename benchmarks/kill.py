"""Kill `verbale.read` with SIGKILL at random moments, hundreds of times, and look for what was lost.

    python benchmarks/kill.py                     500 kills, 150 generated reports a ledger, a light reader
    python benchmarks/kill.py --kills 60 --real   the shipped reader in the place of the light one

A child process reads generated reports into a ledger and prints each report's id when it is acknowledged (the
`progress` callback, called after the commit). It is killed at a random moment, from its first instruction on. After
each kill the ledger is opened and checked: every acknowledged report is there, and every report that is there is
whole, with all its statements, conditions and actors. Then the reading is continued, and killed again, until it ends;
the export of the finished ledger has to be, byte for byte, that of an undisturbed one. Then the next ledger begins.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import hashlib
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import verbale
from verbale.ledger.opening import read_into
from verbale.ledger.schema import open_to_write
from verbale.ledger.stages import Stages, shipped_stages
from verbale.record import Actor, Alias, Dating, Reading, Report, Span, Statement

PEOPLE = ("Anna Kovar", "Boris Lund", "Clara Weiss", "Dario Menta", "Eva Strand", "Felix Aumann")
CLAUSES = ("the strait is closed", "the talks fail", "the border stays open", "the gas stops", "the ships return")
OUTCOMES = ("we will answer", "sanctions will follow", "nothing will change", "the army will move", "trade will resume")


def generated_text(number: int) -> str:
    """Return the text of a report: a date in most, then some paragraphs in which people say things."""
    chance = random.Random(number)
    day = datetime.date(2024, 1, 1) + datetime.timedelta(days=number % 90)
    lines = [f"Report {number}", "" if number % 7 == 0 else f"Published {day:%Y-%m-%d}"]
    for _ in range(chance.randint(3, 25)):
        condition = f"If {chance.choice(CLAUSES)}, {chance.choice(OUTCOMES)}"
        lines.append(f'{chance.choice(PEOPLE)} said: "{condition}." Nobody else spoke on that day in the capital.')
    return "\n".join(lines) + "\n"


def light_reading(report: Report, near: datetime.date | None = None) -> Reading:
    """Read a generated report: a stand-in that takes milliseconds, so that the writing is what is tried."""
    printed = re.search(r"Published (\S+)", report.text)
    dating = Dating(printed.group(1), "day", "stated", (Span(*printed.span(1)),)) if printed else None
    if near and not dating:
        dating = Dating(near.isoformat(), "day", "inferred")
    statements, aliases = [], {}
    for number, match in enumerate(re.finditer(r'(\w+ \w+) said: "([^"]+)"', report.text)):
        speaker = "person/" + match.group(1).lower().replace(" ", "-")
        source = Span(*match.span(1))
        aliases.setdefault((speaker, match.group(1)), []).append(Alias(match.group(1), report.id, source))
        identity = f"{report.id}-{number}"
        content = (Span(*match.span(2)),)
        statements.append(
            Statement(identity, report.id, "direct", "assertion", content, (), (source,), speaker, None, None, dating,
                      None, "neutral", 0.9)
        )  # fmt: skip
    actors = tuple(Actor(i, name, "person", aliases=tuple(found)) for (i, name), found in aliases.items())
    time.sleep(0.001)
    return Reading(dated_report(report, dating), tuple(statements), (), (), actors, "light")


def dated_report(report: Report, published: Dating | None) -> Report:
    """Return the report with its date."""
    return Report(report.id, report.text, report.path, published=published)


def light_paths(paths, mapping, stdin):  # type: ignore[no-untyped-def]  # noqa: ARG001 - the signature of a stage
    """Yield the text files of a folder as reports."""
    for path in sorted(Path(paths[0]).iterdir()):
        text = path.read_text()
        yield Report("r" + hashlib.sha256(text.encode()).hexdigest()[:16], text, path.name)


def near_dates(dated, undated) -> dict[str, datetime.date]:  # type: ignore[no-untyped-def]
    """Lend the last date to all undated reports, so that the second round of reading is killed, too."""
    last = max(report.published.value for report in dated)
    return {report.id: datetime.date.fromisoformat(last) for report in undated}


LIGHT = Stages(light_paths, lambda _: ([], []), light_reading, "light", lambda _: {}, near_dates)


def child(folder: str, ledger: str, real: bool, workers: int) -> None:
    """Read, and print what is acknowledged."""

    def acknowledge(step: verbale.Step) -> None:
        if step.report:
            os.write(1, f"{step.report}\n".encode())

    read_into([folder], ledger, shipped_stages() if real else LIGHT, workers=workers, progress=acknowledge).close()


def start(folder: Path, ledger: Path, options: argparse.Namespace) -> subprocess.Popen[bytes]:
    """Start a child."""
    command = [sys.executable, __file__, "--child", str(folder), str(ledger), f"--workers={options.workers}"]
    return subprocess.Popen(command + ["--real"] * options.real, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@dataclasses.dataclass(slots=True)
class Tally:
    """What happened so far."""

    kills: int = 0
    in_reading: int = 0
    finished: int = 0
    acknowledged: int = 0
    lost: int = 0
    half: int = 0
    damaged: int = 0
    different: int = 0


def check(ledger: Path, acknowledged: set[str], whole: dict[str, tuple[int, ...]], tally: Tally) -> None:
    """Open what a killed child left behind, and count what is wrong with it."""
    if not ledger.exists():
        tally.lost += len(acknowledged)
        return
    open_to_write(str(ledger)).close()  # as the next run would: a child may have been killed while making the file
    with verbale.open_ledger(ledger) as book:
        connection = book._connection
        tally.damaged += connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok"
        held = {report.id for report in book.reports()}
        tally.lost += len(acknowledged - held)
        tally.half += sum(sizes(connection, identity) != whole[identity] for identity in held)


def sizes(connection, identity: str) -> tuple[int, ...]:  # type: ignore[no-untyped-def]
    """Return how many records of each kind, and how many paths, the ledger holds of a report."""
    tables = ("statements", "events", "conditions", "actors", "paths")
    count = "SELECT count(*) FROM {} WHERE report = ?"
    return tuple(connection.execute(count.format(table), (identity,)).fetchone()[0] for table in tables)


def exported(ledger: Path, directory: Path) -> dict[str, bytes]:
    """Return the bytes of a ledger's export."""
    with verbale.open_ledger(ledger) as book:
        book.export("jsonl", directory)
    return {path.name: path.read_bytes() for path in sorted(directory.iterdir())}


def undisturbed(folder: Path, work: Path, options: argparse.Namespace) -> tuple[dict[str, tuple[int, ...]], float]:
    """Read all once in peace; return the size of every report, and the seconds it took."""
    began = time.perf_counter()
    calm = start(folder, work / "calm.db", options)
    calm.communicate()
    seconds = time.perf_counter() - began
    with verbale.open_ledger(work / "calm.db") as book:
        return {report.id: sizes(book._connection, report.id) for report in book.reports()}, seconds


def one_ledger(folder: Path, work: Path, whole: dict[str, tuple[int, ...]], seconds: float, chance: random.Random,
               tally: Tally, options: argparse.Namespace) -> None:  # fmt: skip
    """Read one ledger to its end, killing the reading again and again, until there were kills enough."""
    ledger = work / f"killed-{tally.finished}.db"
    acknowledged: set[str] = set()
    while True:
        running = start(folder, ledger, options)
        patience = chance.uniform(0, seconds) if tally.kills < options.kills else None
        try:
            out, errors = running.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
            out, errors = running.communicate()
        lines = out.split(b"\n")[:-1]  # what follows the last line's end was cut off by the kill
        acknowledged |= {line.decode() for line in lines}
        if running.returncode == 0:
            break
        if running.returncode != -signal.SIGKILL:
            sys.exit(f"The reading ended by itself:\n{errors.decode()}")
        tally.kills += 1
        tally.in_reading += bool(lines)
        check(ledger, acknowledged, whole, tally)
    tally.finished += 1
    tally.acknowledged += len(acknowledged)
    tally.lost += len(whole.keys() - acknowledged)
    tally.different += exported(ledger, work / "killed") != exported(work / "calm.db", work / "calm")


def main() -> None:
    """Run as the command line says, print the figures, and fail when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--reports", type=int, default=150)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--real", action="store_true", help="read with the shipped model and rules")
    parser.add_argument("--child", nargs=2, metavar=("FOLDER", "LEDGER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(*options.child, real=options.real, workers=options.workers)
        return
    with tempfile.TemporaryDirectory(prefix="verbale-kill-") as name:
        work, tally, chance = Path(name), Tally(), random.Random(options.seed)
        folder = work / "reports"
        folder.mkdir()
        for number in range(options.reports):
            (folder / f"{number:05}.txt").write_text(generated_text(number))
        whole, seconds = undisturbed(folder, work, options)
        print(f"{len(whole)} reports a ledger, {seconds:.1f} s undisturbed, {options.workers} workers", flush=True)
        while tally.kills < options.kills:
            one_ledger(folder, work, whole, seconds, chance, tally, options)
        print(f"{tally.kills} kills, {tally.in_reading} after a first report was stored; {tally.finished} ledgers")
        print(f"acknowledged {tally.acknowledged}, lost {tally.lost}, half-written {tally.half}")
        print(f"ledgers damaged {tally.damaged}, exports different from the undisturbed one {tally.different}")
        sys.exit(bool(tally.lost or tally.half or tally.damaged or tally.different))


if __name__ == "__main__":
    main()

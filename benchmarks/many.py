"""Copies and stories among many synthetic reports: seconds, memory, and whether the planted ones are found.

    python benchmarks/many.py [--reports 5000 20000 80000]

Reports of about 380 words are made from a vocabulary with the frequencies of a language, several to a story, each
story with names, a place and figures of its own. To a tenth of them one copy is planted: identical, cut, or with every
tenth word changed. Times are processor seconds of this one process, so that other programs do not count; memory is the
process's peak, the reports included. Each size runs in a process of its own.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from datetime import date, timedelta
from itertools import accumulate

from verbale.across.copies import link_copies
from verbale.across.stories import link_stories
from verbale.record import Dating, Quoted, Report

WORDS = 380
A_STORY = 6
COMMON, RARE = 2000, 40000
_SYLLABLES = "ba ce di fo gu ha ki lo mu ne pa ri so tu va we yo ze cra dro fle gri plu sto tra".split()


def word(number: int) -> str:
    """Return a word for a number: the same number gives the same word."""
    made = ""
    while number or not made:
        number, rest = divmod(number, len(_SYLLABLES))
        made += _SYLLABLES[rest]
    return made


COMMON_WORDS = [word(i) for i in range(COMMON)]
FREQUENCIES = list(accumulate(1 / (rank + 3) for rank in range(COMMON)))


def make(number: int, seed: int = 1) -> tuple[list[Report], list[tuple[str, str]], dict[str, int]]:
    """Return reports, the planted pairs (ids) and the story of each report."""
    chance = random.Random(seed)
    reports: list[Report] = []
    planted: list[tuple[str, str]] = []
    story_of: dict[str, int] = {}
    story = 0
    while len(reports) < number:
        story += 1
        topic = [word(COMMON + chance.randrange(RARE)) for _ in range(40)]
        names = [word(COMMON + RARE + chance.randrange(RARE)).capitalize() for _ in range(8)]
        day = date(2020, 1, 1) + timedelta(days=chance.randrange(700))
        for _ in range(chance.randint(1, 2 * A_STORY - 1)):
            text = _text(chance, topic, names)
            _add(reports, story_of, story, text, day + timedelta(days=chance.randrange(3)), names)
            if chance.random() < 0.1:
                _add(reports, story_of, story, _copy(chance, text), day + timedelta(days=2), names)
                planted.append((reports[-2].id, reports[-1].id))
    return reports, planted, story_of


def _add(
    reports: list[Report], story_of: dict[str, int], story: int, text: str, day: date, names: list[str]
) -> None:
    identity = f"r{len(reports):07}"
    title = Quoted(f"{names[0]} and {names[1]} in {names[2]}")
    reports.append(Report(identity, text, title=title, published=Dating(day.isoformat(), "day", "metadata")))
    story_of[identity] = story


def _text(chance: random.Random, topic: list[str], names: list[str]) -> str:
    words = chance.choices(COMMON_WORDS, cum_weights=FREQUENCIES, k=WORDS)
    for at in range(0, WORDS, 4):
        words[at] = chance.choice(names) if chance.random() < 0.3 else chance.choice(topic)
    for _ in range(6):
        words[chance.randrange(WORDS)] = str(chance.randint(2, 900))
    return " ".join(w + "." * (i % 19 == 18) for i, w in enumerate(words))


def _copy(chance: random.Random, text: str) -> str:
    words = text.split()
    how = chance.randrange(3)
    if how == 0:
        return text + "\n"
    if how == 1:
        start = chance.randrange(WORDS // 3)
        return " ".join(words[start : start + WORDS // 2])
    changed = [chance.choice(COMMON_WORDS) if at % 10 == 9 else w for at, w in enumerate(words)]
    return " ".join(changed)


def measure(number: int) -> None:
    """Link so many reports and print what it took and what was found."""
    reports, planted, story_of = make(number)
    started = time.process_time()
    copies = link_copies(reports)
    copied = time.process_time()
    stories = link_stories(reports, copies=copies)
    done = time.process_time()
    group = {report: each.id for each in copies for report in each.reports}
    found = sum(a in group and group[a] == group.get(b) for a, b in planted)
    pairs = {(a, b) for a, b in planted}
    told = sum(len(c.reports) * (len(c.reports) - 1) // 2 for c in copies)
    whole = sum(len({story_of[report] for report in each.reports}) == 1 for each in stories)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(reports):7,} reports: copies {copied - started:6.1f} s, stories {done - copied:6.1f} s, peak "
        f"{peak:5,.0f} MB; {found} of {len(pairs)} planted copies found in {told} linked pairs; {len(stories)} stories "
        f"for {len(set(story_of.values()))}, {whole} of one story only",
        flush=True,
    )


def main() -> None:
    """Measure every size asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[5000, 20000, 80000])
    sizes = parser.parse_args().reports
    if len(sizes) == 1:
        measure(sizes[0])
    for size in sizes if len(sizes) > 1 else ():
        subprocess.run([sys.executable, __file__, "--reports", str(size)], check=True)


if __name__ == "__main__":
    main()

"""Score who is held for one person across reports: pairs of mentions, and B-cubed.

    python benchmarks/people.py                     # the open part, with every wrong pair under -v
    python benchmarks/people.py --part held_out     # totals only

A key line is a group of reports of a sentence or two, each mention with the person it means (keys_people/README.md).
Every group is read report by report and joined as a ledger of its own; `--together` joins all groups as one ledger.
A pair of mentions of one group is right when both are one actor and mean one person. A mention that no actor covers
is nobody else's. A mention counts as its office's or state's when no person is found there.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from verbale.across.actors import link_actors
from verbale.reading.read_report import read_report
from verbale.record import Actor, Dating, Report

KEYS = Path(__file__).parent / "keys_people"
Group = dict[str, Any]


class Found(NamedTuple):
    """A mention of the key with the actor (report, id) that was found there."""

    group: str
    kind: str
    text: str
    who: str
    actor: tuple[str, str] | None


class Score(NamedTuple):
    """Pairs right, found and wanted; B-cubed precision and recall summed over `mentions`."""

    right: int
    found: int
    wanted: int
    precise: float
    complete: float
    mentions: int


def load(part: str) -> list[Group]:
    """Return the groups of a part of the key."""
    lines = (KEYS / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def reports_of(group: Group) -> list[Report]:
    """Return the reports of a group, dated, each once."""
    texts = {(m["report"], m["date"], m["sentence"]): None for m in group["mentions"]}
    return [
        Report(f"{group['group']}-{number}", text, published=Dating(date, "day", "metadata"))
        for number, date, text in texts
    ]


def read_group(group: Group) -> dict[str, tuple[Actor, ...]]:
    """Return the actors of each report of a group as it is read alone."""
    return {report.id: read_report(report).actors for report in reports_of(group)}


def found_in(group: Group, actors: Mapping[str, Sequence[Actor]]) -> Iterator[Found]:
    """Lay the mentions of the key on the actors that were found."""
    for mention in group["mentions"]:
        report = f"{group['group']}-{mention['report']}"
        start, end = mention["at"], mention["at"] + len(mention["mention"])
        actor = _actor_at(actors[report], start, end)
        text = f"{mention['mention']} ({mention['date']})"
        yield Found(group["group"], group["class"], text, mention["who"], (report, actor) if actor else None)


def _actor_at(actors: Iterable[Actor], start: int, end: int) -> str | None:
    """Return the actor whose alias covers most of `[start, end)`, a person before any other."""
    best: tuple[bool, int, str] | None = None
    for actor in actors:
        for alias in actor.aliases:
            overlap = min(end, alias.span[1]) - max(start, alias.span[0])
            if overlap > 0 and (best is None or (actor.kind == "person", overlap, actor.id) > best):
                best = (actor.kind == "person", overlap, actor.id)
    return best[2] if best else None


def score(found: Sequence[Found], links: Mapping[tuple[str, str], str]) -> tuple[Score, list[str]]:
    """Return the score of the mentions of one group and its wrong pairs in words."""
    names = [_linked(mention, number, links) for number, mention in enumerate(found)]
    right = wanted = together = 0
    wrong: list[str] = []
    for (a, one), (b, other) in combinations(zip(found, names, strict=True), 2):
        same, joined = a.who == b.who, one == other
        right, wanted, together = right + (same and joined), wanted + same, together + joined
        if same != joined:
            wrong.append(f"{'missed' if same else 'FALSE '} {a.group} {a.kind}: {a.text} [{one}] / {b.text} [{other}]")
    precise = complete = 0.0
    for mention, name in zip(found, names, strict=True):
        both = sum(f.who == mention.who and n == name for f, n in zip(found, names, strict=True))
        precise += both / names.count(name)
        complete += both / sum(f.who == mention.who for f in found)
    return Score(right, together, wanted, precise, complete, len(found)), wrong


def _linked(mention: Found, number: int, links: Mapping[tuple[str, str], str]) -> str:
    if mention.actor is None:
        return f"nobody {number}"
    return links.get(mention.actor, mention.actor[1])


def shown(scores: Iterable[Score]) -> str:
    """Return a line of precision, recall and B-cubed."""
    scores = list(scores)
    right, found, wanted, precise, complete, mentions = (sum(column) for column in zip(*scores, strict=True))
    return (
        f"pairs P {right / max(found, 1):.3f} R {right / max(wanted, 1):.3f} ({wanted:.0f} wanted)  "
        f"B3 P {precise / mentions:.3f} R {complete / mentions:.3f} ({mentions:.0f} mentions)"
    )


def main() -> None:
    """Print totals, and for the open part the classes and, under -v, each wrong pair."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--part", choices=["open", "held_out"], default="open")
    options.add_argument("--together", action="store_true")
    options.add_argument("-v", action="store_true")
    asked = options.parse_args()
    groups = load(asked.part)
    read = {group["group"]: read_group(group) for group in groups}
    report_scores(groups, read, asked.together, asked.part == "open", asked.v)


def report_scores(
    groups: Sequence[Group],
    read: Mapping[str, Mapping[str, Sequence[Actor]]],
    together: bool,
    classes: bool,
    verbose: bool,
) -> None:
    """Join and score groups that have been read, and print the result."""
    days = {report.id: report.published.value for g in groups for report in reports_of(g) if report.published}
    whole = link_actors((pair for actors in read.values() for pair in _pairs(actors)), days) if together else None
    by_class: dict[str, list[Score]] = defaultdict(list)
    faults: Counter[str] = Counter()
    for group in groups:
        actors = read[group["group"]]
        got, wrong = score(list(found_in(group, actors)), whole or link_actors(_pairs(actors), days))
        by_class[group["class"]].append(got)
        faults.update(wrong)
    if verbose and classes:
        print(*faults, sep="\n")
    if classes:
        for kind, scores in sorted(by_class.items()):
            print(f"{kind:28} {shown(scores)}")
    print(f"{'all':28} {shown(s for scores in by_class.values() for s in scores)}")


def _pairs(actors: Mapping[str, Sequence[Actor]]) -> Iterator[tuple[str, Actor]]:
    return ((report, actor) for report, found in actors.items() for actor in found)


if __name__ == "__main__":
    main()

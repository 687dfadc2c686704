"""Attribution, speakers and names on the development third of our own annotated reports (training/texts).

    python benchmarks/own_reports.py [--part train] [--by-kind] [-v]

Needs no data but the repository's. Linked: content with the right source, of whole reports read as a user reads them;
exact by characters (outer punctuation aside), or by overlap (character F1 of content and source >= .5 each). Speaker:
of the matched attributions whose source the key names ("he" -> Ana Duarte), the share with that speaker. Names: exact
span F1 of person, organisation, place, people. The key marks the outermost of nested attributions; nested ones that are
found inside a content are not counted as false.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
from own_texts import CLASSES, OwnText, Span, read_texts
from verbale.language import parse
from verbale.reading import read_report
from verbale.record import Reading, Report, Statement

TEXTS = Path(__file__).parents[1] / "training" / "texts"
Spans = Iterable[Span]


def characters(spans: Spans) -> set[int]:
    """Return the characters that spans cover."""
    return {i for start, end in spans for i in range(start, end)}


def overlap(a: set[int], b: set[int]) -> float:
    """Return the F1 of two sets of characters; two empty ones agree."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def trimmed(text: str, spans: Spans) -> str:
    """Return what spans say, without white space and outer punctuation."""
    said = [" ".join(text[start:end].split()) for start, end in spans]
    return "".join(re.sub(r"^[\W_]+|[\W_]+$", "", x) for x in said)


def score(text: OwnText, counts: Counter[str], worst: list[str]) -> None:
    """Count what is right in a report."""
    reading = read_report(Report("r", text.text))
    mine = [s for s in reading.statements if s.cue or not s.source]
    free = list(text.attributions)
    everywhere = [characters(a["content"]) for a in text.attributions]
    for statement in mine:
        content, source = characters(statement.content), characters(statement.source)
        best = max(free, key=lambda a: overlap(content, characters(a["content"])), default=None)
        if best is None or overlap(content, characters(best["content"])) < 0.5:
            nested = any(content < gold and overlap(content, gold) < 0.9 for gold in everywhere)
            counts["found"] += not nested
            if not nested:
                worst.append(f"{text.identity} false: {trimmed(text.text, statement.content)[:90]}")
            continue
        free.remove(best)
        counts["found"] += 1
        right = overlap(source, characters(best["source"])) >= 0.5
        counts["overlap"] += right
        counts["exact"] += all(
            trimmed(text.text, a) == trimmed(text.text, best[role])
            for a, role in ((statement.content, "content"), (statement.source, "source"))
        )
        if not right:
            pair = [trimmed(text.text, x) for x in (statement.source, best["source"], best["cue"])]
            worst.append(f"{text.identity} source {pair[0]!r} for {pair[1]!r} ({pair[2]})")
        _score_speaker(text, reading, statement, best["source"], counts, worst)
    counts["gold"] += len(text.attributions)
    worst += [
        f"{text.identity} missed: {trimmed(text.text, a['cue'])} | {trimmed(text.text, a['content'])[:80]}"
        for a in free
    ]


def _score_speaker(
    text: OwnText, reading: Reading, statement: Statement, source: list[Span], counts: Counter[str], worst: list[str]
) -> None:
    who = next((text.speakers[s] for s in source if s in text.speakers), None)
    if who is None:
        return
    actor = next((a for a in reading.actors if a.id == statement.speaker), None)
    names = {actor.name, *(a.text for a in actor.aliases)} if actor else set()
    right = who in names
    pronoun = trimmed(text.text, source).lower() in ("he", "she", "they", "it", "i", "we")
    for kind in ("speaker", *(["pronoun"] if pronoun else [])):
        counts[f"{kind} asked"] += 1
        counts[f"{kind} right"] += right
    if not right:
        worst.append(
            f"{text.identity} speaker {actor.name if actor else None!r} for {who!r} ({trimmed(text.text, source)})"
        )


def score_names(text: OwnText, counts: Counter[str]) -> None:
    """Count the names found, there and right."""
    parsed = parse(text.text)
    mine = {(parsed.starts[n.start], parsed.ends[n.end - 1], n.label) for n in parsed.names}
    truth = set(text.names)
    for part, spans in (("found", mine), ("gold", truth), ("right", mine & truth)):
        for _, _, label in spans:
            counts[f"{label} {part}"] += 1


def figures(counts: Counter[str]) -> dict[str, float]:
    """Return the figures of some reports, in percent."""
    asked = max(1, counts["gold"] + counts["found"])
    result = {kind: 200 * counts[kind] / asked for kind in ("exact", "overlap")}
    for kind in ("speaker", "pronoun"):
        result[kind] = 100 * counts[f"{kind} right"] / max(1, counts[f"{kind} asked"])
    for label in CLASSES:
        result[label] = 200 * counts[f"{label} right"] / max(1, counts[f"{label} gold"] + counts[f"{label} found"])
    return result


def measure(texts: list[OwnText], worst: list[str]) -> dict[str, float]:
    """Return the figures of reports together."""
    counts: Counter[str] = Counter()
    for text in texts:
        score(text, counts, worst)
        score_names(text, counts)
    return figures(counts)


def main() -> None:
    """Print the figures of the part, and of each kind of report if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--by-kind", action="store_true", help="the figures of each kind of report as well")
    parser.add_argument("-v", "--verbose", action="store_true", help="show what was missed, false or misattributed")
    given = parser.parse_args()
    train, dev = read_texts(TEXTS)
    texts = train if given.part == "train" else dev
    worst: list[str] = []
    groups = {"all": texts}
    if given.by_kind:
        groups |= {kind: [t for t in texts if t.kind == kind] for kind in sorted({t.kind for t in texts})}
    for name, group in groups.items():
        shown = measure(group, worst if name == "all" else [])
        print(f"{name:12} {len(group):3} reports  " + "  ".join(f"{k} {v:.1f}" for k, v in shown.items()), flush=True)
    if given.verbose:
        print("\n".join(worst))


if __name__ == "__main__":
    main()

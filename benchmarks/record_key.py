"""Score an export of `verbale export` against a key made by hand.

    python benchmarks/record_key.py EXPORT_DIR --key benchmarks/keys/CRISIS.json [--texts DIR] [-v]
    python benchmarks/record_key.py --self-check --key KEY.json      # the key fed back as an export scores 100

A key is `{"texts": "folder beside the key", "reports": [...]}`; docs of its fields: benchmarks/keys/README.md.
Contents are compared by their letters and digits: a found statement is right when the F1 of its characters
with the key's is at least .5, one exported statement to one of the key, best pairs first. The second figure
("with pieces") also takes a statement that was cut into pieces or run together with its neighbour, where .8 of
both sides is covered. Statements and conditions marked `optional` are neither missed nor false.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from key_file import (
    KINDS_OF_FILE,
    Chars,
    Item,
    KeyFileError,
    KeyReport,
    accepted,
    key_conditions,
    key_statements,
    letters,
    load_key,
    locate,
    source_span,
    write_key_as_export,
)

MATCH = 0.5  # F1 of characters from which two contents are the same statement
COVER = 0.8  # share of characters from which pieces make a whole
EMPTY: Chars = frozenset()


@dataclass
class Tally:
    """Counts by name, and the lines that `-v` prints."""

    counts: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)

    def say(self, what: str, report: str, words: str) -> None:
        """Keep a line for `-v`."""
        self.lines.append(f"{what:<18} {report[:28]:<28} {' '.join(words.split())}")


# --- the export --------------------------------------------------------------------------------------------


def load_export(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Read an export's files; a file that is missing counts as empty."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for kind in KINDS_OF_FILE:
        path = folder / f"{kind}.jsonl"
        lines = path.read_bytes().decode("utf-8").split("\n") if path.exists() else []
        rows[kind] = [json.loads(line) for line in lines if line.strip()]
    return rows


def found_items(rows: list[dict[str, Any]], report: str, text: str) -> list[Item]:
    """Lay exported statements or conditions of one report on its text."""
    items = []
    for row in rows:
        if row["report"] != report:
            continue
        if "content" in row:
            parts, words = (letters(text, row["content"]),), " … ".join(text[s:e] for s, e in row["content"])
        else:
            sides = (row["trigger"], row["consequence"])
            parts = tuple(letters(text, side["spans"]) for side in sides)  # type: ignore[assignment]
            words = " => ".join("[" + " … ".join(text[s:e] for s, e in side["spans"]) + "]" for side in sides)
        items.append(Item(row, parts, words))
    return items


def span_faults(value: Any, text: str, path: str = "") -> Iterator[str]:
    """Yield every span out of range, and every text beside a single span that is not its slice."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from span_faults(inner, text, f"{path}.{name}")
        beside = [value["span"]] if value.get("span") else value.get("spans") or []
        if (
            isinstance(value.get("text"), str)
            and len(beside) == 1
            and text[beside[0][0] : beside[0][1]] != value["text"]
        ):
            yield f"{path}: {value['text']!r} is not text[{beside[0][0]}:{beside[0][1]}]"
    elif isinstance(value, list) and len(value) == 2 and all(type(v) is int for v in value):
        if not 0 <= value[0] < value[1] <= len(text):
            yield f"{path}: span {value} of a text of {len(text)}"
    elif isinstance(value, list):
        for inner in value:
            yield from span_faults(inner, text, path)


def all_span_faults(export: dict[str, list[dict[str, Any]]]) -> list[str]:
    """Check the spans of all records of an export."""
    texts = {row["id"]: row["text"] for row in export["reports"]}
    faults: list[str] = []
    for row in export["reports"]:
        faults += span_faults({k: v for k, v in row.items() if k != "text"}, row["text"], "report")
    for kind in ("statements", "conditions", "events"):
        for row in export[kind]:
            faults += span_faults(row, texts.get(row["report"], ""), kind)
    for row in export["actors"]:
        for alias in row.get("aliases", []):
            faults += span_faults(alias, texts.get(alias["report"], ""), "alias")
        for office in row.get("offices", []):
            faults += span_faults(office, texts.get(office["report"], ""), "office")
    return faults


# --- comparing ---------------------------------------------------------------------------------------------


def f1(one: Chars, two: Chars) -> float:
    """Return the F1 of two sets of characters; two empty sets are alike."""
    return 1.0 if not one and not two else 2 * len(one & two) / (len(one) + len(two))


def likeness(key: Item, found: Item) -> float:
    """Return the F1 of the least alike part, in the best of the key's readings."""
    readings = (key.parts, *key.alternatives)
    return max(min(f1(a, b) for a, b in zip(parts, found.parts, strict=True)) for parts in readings)


def pair(keys: list[Item], founds: list[Item]) -> dict[int, int]:
    """Pair key and found items one to one: the demanded before the optional, best first, then in text order."""
    scored = ((k.optional, -likeness(k, f), i, j) for i, k in enumerate(keys) for j, f in enumerate(founds))
    pairs: dict[int, int] = {}
    for _, score, i, j in sorted(scored):
        if -score >= MATCH and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def joined(wholes: list[Item], pieces: list[Item]) -> tuple[set[int], set[int]]:
    """Return the indices of wholes that pieces make up, and of those pieces: .8 inside, .8 covered."""
    made: set[int] = set()
    used: set[int] = set()
    for i, whole in enumerate(wholes):
        body = whole.parts[0]
        inside = [j for j, p in enumerate(pieces) if p.parts[0] and len(p.parts[0] & body) >= COVER * len(p.parts[0])]
        covered = len(body & frozenset().union(*(pieces[j].parts[0] for j in inside)))
        if len(inside) > 1 and covered >= COVER * len(body):
            made.add(i)
            used.update(inside)
    return made, used


def fold(name: str) -> list[str]:
    """Return a name's words without accents, case and punctuation."""
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return re.findall(r"\w+", re.sub(r"['’]s\b|\.", "", plain))


def same_name(key: str, actor: dict[str, Any]) -> bool:
    """Tell whether an exported actor is the key's: persons by last name and first initial, others by all words."""
    wanted = fold(key)
    names = [fold(name) for name in (actor["name"], *(alias["text"] for alias in actor.get("aliases", [])))]
    names = [[word for word in words if word not in ("the", "of")] for words in names]
    if wanted in names:
        return True
    if actor["kind"] == "person":
        if len(names[0]) == 1:  # only a last name is known, which in some languages comes first
            return names[0][0] in wanted
        alike = [words[:-1] for words in names if words and words[-1] == wanted[-1]]
        return any(word[0] == wanted[0][0] for words in alike for word in words)
    return any(len(words) > 1 and (set(wanted) <= set(words) or set(words) <= set(wanted)) for words in names)


def speaker_verdict(key: Any, source: str | None, actor: dict[str, Any] | None) -> str:
    """Return "right", "wrong" or "none" (a name was wanted, nobody given). A list of names: any of them.

    Somebody unnamed is right when nobody is given, or an actor that is no person and shares a source word.
    """
    names = accepted(key)
    if actor is None:
        return "right" if any(n is None or n.startswith("unnamed") for n in names) else "none"
    for name in names:
        if name is None:
            continue
        if not name.startswith("unnamed"):
            if same_name(name, actor):
                return "right"
        elif actor["kind"] != "person" and set(fold(actor["name"])) & set(fold(f"{source or ''} {name}")):
            return "right"
    return "wrong"


def same_day(key: Any, dating: dict[str, Any] | None) -> bool:
    """Tell whether an exported date is an accepted day (or null is accepted and none is given)."""
    return (dating["value"][:10] if dating else None) in accepted(key)


# --- scoring a report --------------------------------------------------------------------------------------


def score_frame(report: KeyReport, row: dict[str, Any], tally: Tally) -> None:
    """Count publication date, title and boilerplate lines."""
    text, count = report.text, tally.counts
    if same_day(report.row["published"], row.get("published")):
        count["published right"] += 1
    else:
        tally.say("PUBLISHED", report.file, f"{report.row['published']} read as {row.get('published')}")
    title = (row.get("title") or {}).get("text")
    if fold(title or "") in [fold(each or "") for each in accepted(report.row.get("title"))]:
        count["title right"] += 1
    else:
        tally.say("TITLE", report.file, f"{report.row.get('title')!r} read as {title!r}")
    if (row.get("kind") or "report") == report.row.get("kind", "report"):
        count["kind of report right"] += 1
    else:
        tally.say("REPORT KIND", report.file, f"{report.row.get('kind')} read as {row.get('kind')}")
    marked = letters(text, row.get("boilerplate") or [])
    wanted = [locate(text, line, report.file) for line in report.row.get("boilerplate", [])]
    for start, end in wanted:
        count["boilerplate lines"] += 1
        body = letters(text, [(start, end)]) or frozenset(range(start, end))
        hit = len(body & (marked or EMPTY)) >= len(body) / 2
        count["boilerplate found"] += hit
        if not hit:
            tally.say("BOILERPLATE MISS", report.file, text[start:end])
    free = letters(text, wanted + [locate(text, s, report.file) for s in report.row.get("boilerplate_optional", [])])
    for match in re.finditer(r"[^\r\n]+", text):
        line = letters(text, [match.span()])
        if not line or not line & marked:
            continue
        count["boilerplate marked"] += 1
        good = len(line & marked - free) <= len(line & marked) / 2
        count["boilerplate marked right"] += good
        if not good:
            tally.say("BOILERPLATE FALSE", report.file, match.group())


def score_statements(
    report: KeyReport, keys: list[Item], founds: list[Item], actors: dict[str, dict[str, Any]], tally: Tally
) -> None:
    """Count statements found, missed and false, and what is right in those found."""
    count, pairs = tally.counts, pair(keys, founds)
    made, pieces = joined(keys, founds)
    run_in, blends = joined(founds, keys)
    paired_found = set(pairs.values())
    for i, key in enumerate(keys):
        turn = "turn" in accepted(key.row["kind"])
        if not key.optional:
            count["statements"] += 1
            count["statements found"] += i in pairs
            count["statements found, pieces"] += i in pairs or i in made or i in blends
            count["turns"] += turn
            count["turns found"] += turn and i in pairs and founds[pairs[i]].row["kind"] == "turn"
        if i in pairs:
            score_found(report, key, founds[pairs[i]], actors, tally)
        elif not key.optional:
            tally.say("MISS" + (" (pieces)" if i in made or i in blends else ""), report.file, key.words)
    for j, found in enumerate(founds):
        if j in paired_found and keys[next(i for i, k in pairs.items() if k == j)].optional:
            continue
        count["statements given"] += 1
        count["statements given right"] += j in paired_found
        count["statements given right, pieces"] += j in paired_found or j in pieces or j in run_in
        if j not in paired_found:
            tally.say("FALSE" + (" (pieces)" if j in pieces or j in run_in else ""), report.file, found.words)


def score_found(report: KeyReport, key: Item, found: Item, actors: dict[str, dict[str, Any]], tally: Tally) -> None:
    """Count speaker, kind, source and day of one statement that was found (optional ones do not count)."""
    if key.optional:
        return
    count = tally.counts
    actor = actors.get(found.row["speaker"]) if found.row.get("speaker") else None
    verdict = speaker_verdict(key.row["speaker"], key.row.get("source"), actor)
    count[f"speaker {verdict}"] += 1
    if verdict != "right":
        name = actor["name"] if actor else None
        tally.say(f"SPEAKER {verdict}", report.file, f"{key.row['speaker']} read as {name}: {key.words}")
    kind = found.row["kind"] in accepted(key.row["kind"])
    count["kind right"] += kind
    if not kind:
        tally.say("KIND", report.file, f"{key.row['kind']} read as {found.row['kind']}: {key.words}")
    span = source_span(report, key.row)
    given = letters(report.text, found.row.get("source") or [])
    count["source right"] += f1(letters(report.text, [span]) if span else EMPTY, given) >= MATCH
    if "said_on" not in key.row:
        return
    day = same_day(key.row["said_on"], found.row.get("said_on"))
    count["said_on judged"] += 1
    count["said_on right"] += day
    if not day:
        read = (found.row.get("said_on") or {}).get("value")
        tally.say("SAID ON", report.file, f"{key.row['said_on']} read as {read}: {key.words}")


def score_conditions(
    report: KeyReport, keys: list[Item], founds: list[Item], actors: dict[str, dict[str, Any]], tally: Tally
) -> None:
    """Count conditions with both sides right, with one, false ones, and relation, actor, instruments."""
    count, pairs = tally.counts, pair(keys, founds)
    for i, key in enumerate(keys):
        if not key.optional:
            count["conditions"] += 1
            count["conditions found"] += i in pairs
            for side, name in enumerate(("trigger", "consequence")):
                alike = (f1(parts[side], f.parts[side]) for f in founds for parts in (key.parts, *key.alternatives))
                count[f"condition {name}s"] += max(alike, default=0.0) >= MATCH
            if i not in pairs:
                tally.say("CONDITION MISS", report.file, f"{key.row['relation']} {key.words}")
        if i in pairs and not key.optional:
            row = founds[pairs[i]].row
            relation = row["relation"] in accepted(key.row["relation"])
            count["relation right"] += relation
            if not relation:
                tally.say("RELATION", report.file, f"{key.row['relation']} read as {row['relation']}: {key.words}")
            who = [actors[name] for name in row["consequence"].get("actors") or [] if name in actors]
            verdicts = {speaker_verdict(key.row.get("actor"), None, actor) for actor in who or (None,)}
            count["actor right"] += "right" in verdicts
            count["instruments right"] += set(row["consequence"].get("instruments") or []) == set(
                key.row.get("instruments") or []
            )
    for j, found in enumerate(founds):
        if any(keys[i].optional for i, k in pairs.items() if k == j):
            continue
        count["conditions given"] += 1
        count["conditions given right"] += j in pairs.values()
        if j not in pairs.values():
            tally.say("CONDITION FALSE", report.file, f"{found.row['relation']} {found.words}")


def score(reports: list[KeyReport], export: dict[str, list[dict[str, Any]]]) -> Tally:
    """Score an export against a key. A report whose text was altered counts as not found."""
    tally = Tally()
    actors = {row["id"]: row for row in export["actors"]}
    for fault in all_span_faults(export):
        tally.counts["span errors"] += 1
        tally.say("SPAN", "", fault)
    for report in reports:
        tally.counts["reports"] += 1
        row = next((r for r in export["reports"] if Path(r.get("path") or "").name == report.file), None)
        row = row or next((r for r in export["reports"] if r["text"] == report.text), None)
        tally.counts["reports found"] += row is not None
        same = row is not None and row["text"] == report.text
        tally.counts["text unchanged"] += same
        if not same:
            tally.say("TEXT", report.file, "altered" if row else "not in the export")
        row = row if row and same else {"id": None}
        score_frame(report, row, tally)
        statements = found_items(export["statements"], row["id"], report.text)
        score_statements(report, key_statements(report), statements, actors, tally)
        conditions = found_items(export["conditions"], row["id"], report.text)
        score_conditions(report, key_conditions(report), conditions, actors, tally)
    return tally


# --- printing and the self-check ---------------------------------------------------------------------------

TABLE = (
    ("reports found", "reports found", "reports"),
    ("text unchanged", "text unchanged", "reports"),
    ("publication date right", "published right", "reports"),
    ("title right", "title right", "reports"),
    ("kind of report right", "kind of report right", "reports"),
    ("boilerplate lines, recall", "boilerplate found", "boilerplate lines"),
    ("boilerplate lines, precision", "boilerplate marked right", "boilerplate marked"),
    ("statements, recall", "statements found", "statements"),
    ("statements, precision", "statements given right", "statements given"),
    ("  recall with pieces", "statements found, pieces", "statements"),
    ("  precision with pieces", "statements given right, pieces", "statements given"),
    ("  speaker right of found", "speaker right", "statements found"),
    ("  speaker wrong of found", "speaker wrong", "statements found"),
    ("  speaker not given of found", "speaker none", "statements found"),
    ("  kind right of found", "kind right", "statements found"),
    ("  source words right of found", "source right", "statements found"),
    ("  said_on right of found", "said_on right", "said_on judged"),
    ("turns found", "turns found", "turns"),
    ("conditions, both sides right", "conditions found", "conditions"),
    ("  trigger right", "condition triggers", "conditions"),
    ("  consequence right", "condition consequences", "conditions"),
    ("conditions, precision", "conditions given right", "conditions given"),
    ("  relation right of found", "relation right", "conditions found"),
    ("  actor right of found", "actor right", "conditions found"),
    ("  instruments right of found", "instruments right", "conditions found"),
)


def table(tally: Tally) -> list[str]:
    """Return the figures, a line each: name, share, counts."""
    lines = [f"{'span errors':<32}{tally.counts['span errors']:>6}"]
    for name, top, bottom in TABLE:
        over, under = tally.counts[top], tally.counts[bottom]
        lines.append(
            f"{name:<32}{over / under if under else 0:>6.3f}  {over:>4} of {under}" if under else f"{name:<32}     -"
        )
    return lines


def self_check(reports: list[KeyReport]) -> Tally:
    """Score the key against itself."""
    with tempfile.TemporaryDirectory() as folder:
        write_key_as_export(reports, Path(folder))
        return score(reports, load_export(Path(folder)))


def main() -> int:
    """Run the command line; 1 when the key is at fault or its self-check is below 100."""
    parser = argparse.ArgumentParser(description="Score an export against a key made by hand.")
    parser.add_argument("export", nargs="?", type=Path, help="folder written by `verbale export --format jsonl`")
    parser.add_argument("--key", type=Path, required=True, action="append", help="key file; may be repeated")
    parser.add_argument("--texts", type=Path, help="folder of the texts, if not the one the key names")
    parser.add_argument("--self-check", action="store_true", help="score the key against itself")
    parser.add_argument("-v", "--verbose", action="store_true", help="list every miss, false find and wrong value")
    options = parser.parse_args()
    if options.export is None and not options.self_check:
        parser.error("give the export's folder, or --self-check")
    try:
        reports = [report for key in options.key for report in load_key(key, options.texts)]
        tally = self_check(reports) if options.self_check else score(reports, load_export(options.export))
    except (KeyFileError, OSError) as fault:
        print(f"record_key: {fault}", file=sys.stderr)
        return 1
    if options.verbose:
        print(*tally.lines, "", sep="\n")
    print(*table(tally), sep="\n")
    return 1 if options.self_check and tally.lines else 0


if __name__ == "__main__":
    sys.exit(main())

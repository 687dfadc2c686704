"""What each reading rule carries: everything is read once without it, and the figures are laid beside those with it.

    python benchmarks/ablation.py [--rules NAME ...] [--texts FOLDER] [--times FOLDER] [--json] [--write docs/rules.md]

Read are the keys (benchmarks/keys, keys_events, keys_people, conditions_dev.jsonl, event_dates.jsonl), the
development third of our own annotated reports, TimeML documents (`--times`, the half for reading errors) and, to see
whether anything changes at all, the sample crisis and the reports of a folder (`--texts`). A figure beside a rule is
the change, in points, when it alone is off: below zero the rule helps. Texts are parsed once, and read again where the
rule makes a difference. `--rules` takes names or their beginnings ("dating" for all of that module).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import lru_cache, partial
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
import msgspec

import conditions
import event_dates
import events_code
import own_reports
import people
import record_key
import times
import verbale.language
from key_file import KeyReport, load_key
from own_texts import read_texts
from verbale.across.actors import link_actors
from verbale.language.times import find_times
from verbale.reading import read_report
from verbale.reading.dating import date_report
from verbale.record import Dating, Reading, Report
from verbale.rules import Rule, all_rules, instead, without
from verbale.sources import read_bytes, read_paths

HERE = Path(__file__).parent
Counts = Counter[str]
SMALLEST = 0.05
"""Changes below so many points are not shown."""


class Case(NamedTuple):
    """A text to be read: what comes out is compared as it is, and scored where it differs."""

    suite: str
    read: Callable[[], Any]
    score: Callable[[Any], Counts]


class Figure(NamedTuple):
    """A share: sums of counts, one over the other."""

    name: str
    over: tuple[str, ...]
    under: tuple[str, ...]


class Effect(NamedTuple):
    """What came of switching one rule off: cases by suite in which it is called and read otherwise, and the figures."""

    rule: Rule
    called: Counts
    changed: Counts
    figures: dict[str, float]


def f1(name: str, right: str, key: str, found: str) -> Figure:
    """Return the figure of an F1: twice the right ones over those of the key and those found."""
    return Figure(name, (right, right), (key, found))


FIGURES = (
    Figure("published", ("keys published right",), ("keys reports",)),
    Figure("title", ("keys title right",), ("keys reports",)),
    Figure("kind of report", ("keys kind of report right",), ("keys reports",)),
    Figure("boilerplate", ("keys boilerplate found", "keys boilerplate marked right"),
           ("keys boilerplate lines", "keys boilerplate marked")),
    f1("statements", "keys statements found", "keys statements", "keys statements given"),
    Figure("speaker", ("keys speaker right",), ("keys statements",)),
    Figure("statement kind", ("keys kind right",), ("keys statements",)),
    Figure("source", ("keys source right",), ("keys statements",)),
    Figure("said_on", ("keys said_on right",), ("keys statements",)),
    f1("conditions", "keys conditions found", "keys conditions", "keys conditions given"),
    Figure("condition actor", ("keys actor right",), ("keys conditions",)),
    f1("linked, own", "own overlap", "own gold", "own found"),
    f1("exact, own", "own exact", "own gold", "own found"),
    Figure("speaker, own", ("own speaker right",), ("own gold",)),
    f1("conditions, dev", "conditions right", "conditions key", "conditions found"),
    Figure("relation, dev", ("conditions relation",), ("conditions key",)),
    Figure("instruments, dev", ("conditions instruments",), ("conditions key",)),
    Figure("actor, dev", ("conditions actor", "conditions trigger_actor", "conditions consequence_recipient"),
           ("conditions key",)),
    Figure("strength, dev", ("conditions strength",), ("conditions key",)),
    Figure("pointing, dev", ("conditions refers_to", "conditions later"), ("conditions key",)),
    f1("event types", "events type", "events key", "events found"),
    f1("event triples", "events triple", "events key", "events found"),
    Figure("event status", ("events status",), ("events key",)),
    Figure("event dates", ("dates right",), ("dates all",)),
    f1("people", "people right", "people wanted", "people found"),
    f1("time values", "times value", "times keys", "times found"),
    f1("time spans", "times strict", "times keys", "times found"),
    Figure("day of writing", ("times day",), ("times days",)),
)  # fmt: skip


# --- what is read ------------------------------------------------------------------------------------------


def key_cases() -> Iterator[Case]:
    """Yield the reports of benchmarks/keys, read from their bytes as a user's files are."""
    for path in sorted((HERE / "keys").glob("*.json")):
        for report in load_key(path, None):
            data = report.text.encode()
            yield Case("keys", partial(_read_file, data, report.file), partial(_score_key, report))


def _read_file(data: bytes, name: str) -> Reading:
    report = next(iter(read_bytes(data, name)))
    assert isinstance(report, Report), report
    return read_report(report)


def _score_key(report: KeyReport, reading: Reading) -> Counts:
    parts = {"reports": [reading.report]} | {
        kind: getattr(reading, kind) for kind in ("statements", "conditions", "events", "actors")
    }
    return record_key.score([report], {kind: msgspec.to_builtins(records) for kind, records in parts.items()}).counts


def own_cases() -> Iterator[Case]:
    """Yield the development third of our own annotated reports."""

    def score(text: Any, _: Reading) -> Counts:
        counts: Counts = Counter()
        own_reports.score(text, counts, [])
        return counts

    for text in read_texts(own_reports.TEXTS)[1]:
        yield Case("own", partial(read_report, Report("r", text.text)), partial(score, text))


def condition_cases() -> Iterator[Case]:
    """Yield the texts of the conditions' key."""

    def score(row: dict[str, Any], reading: Reading) -> Counts:
        return conditions.score(row, reading, list(reading.conditions), False)

    for row in conditions.wanted(HERE / "conditions_dev.jsonl", None, None):
        yield Case("conditions", partial(read_report, Report("r", row["text"])), partial(score, row))


def event_cases() -> Iterator[Case]:
    """Yield the sentences of the events' key that are there to steer by."""

    def score(keys: list[dict[str, Any]], found: list[dict[str, Any]]) -> Counts:
        counts = Counter(key=len(keys))
        pairs = events_code.matched(keys, found, events_code.same_triple)
        counts["found"] = sum(f["status"] != "conditional" or any(f is p for _, p in pairs) for f in found)
        counts["type"] = len(events_code.matched(keys, found, events_code.same_type))
        counts["triple"] = len(pairs)
        counts["status"] = sum(f["status"] in k["status"].split("|") for k, f in pairs)
        return counts

    for line in events_code.KEY.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["part"] == "dev":
            yield Case("events", partial(events_code.predicted, row["text"]), partial(score, row["events"]))


def date_cases() -> Iterator[Case]:
    """Yield the deeds of which the date is known."""

    def score(key: str | None, found: str | None) -> Counts:
        return Counter(all=1, right=found == key)

    for line in event_dates.KEY.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        read = partial(event_dates.date_of, row["text"], row["published"], True)
        yield Case("dates", read, partial(score, row["date"]))


def people_cases() -> Iterator[Case]:
    """Yield the groups of reports that name the same or other people."""

    def read(group: dict[str, Any]) -> Any:
        actors = people.read_group(group)
        links = link_actors((report, actor) for report, found in actors.items() for actor in found)
        return list(people.found_in(group, actors)), links

    def score(found: Any) -> Counts:
        counted, _ = people.score(*found)
        return Counter(right=counted.right, found=counted.found, wanted=counted.wanted)

    for group in people.load("open"):
        yield Case("people", partial(read, group), score)


def time_cases(corpus: Path) -> Iterator[Case]:
    """Yield the TimeML documents that are there for reading errors."""

    def read(document: times.Document) -> Any:
        found = find_times(document.text)
        report = Report("r", document.text)
        dated = [date_report(report, found, near) for near in (None, document.created + timedelta(days=20))]
        return found, times.timex_values(found, document.created), dated

    for document in times.documents_of(corpus, "dev"):
        yield Case("times", partial(read, document), partial(_score_times, document))


def _score_times(document: times.Document, read: tuple[Any, Any, list[Dating | None]]) -> Counts:
    figures, _ = times.score([document])
    right = sum(found is not None and found.value[:10] == document.created.isoformat() for found in read[2])
    counts = Counter({name: int(figures[name]) for name in ("found", "keys")}, day=right, days=len(read[2]))
    for name in ("value", "strict"):
        counts[name] = round(figures[f"{name} F1"] * (counts["found"] + counts["keys"]) / 2)
    return counts


def sample_cases() -> Iterator[Case]:
    """Yield the files of the sample crisis that ships with verbale, which have no key."""

    def read(path: Path) -> list[Reading]:
        return [read_report(report) for report in read_paths([path]) if isinstance(report, Report)]

    for path in sorted(Path(str(resources.files("verbale") / "samples")).iterdir()):
        yield Case("texts", partial(read, path), _no_key)


def _no_key(_: Any) -> Counts:
    return Counter()


def text_cases(folder: Path) -> Iterator[Case]:
    """Yield the files of a folder, which have no key."""
    for path in sorted(folder.iterdir()):
        yield Case("texts", partial(_read_file, path.read_bytes(), path.name), _no_key)


# --- switching off -----------------------------------------------------------------------------------------


def parse_once() -> None:
    """Put a parser that remembers in the place of verbale's wherever it was imported: no rule is asked before it."""
    real = verbale.language.parse
    remembering = lru_cache(maxsize=None)(real)
    for module in list(sys.modules.values()):
        if getattr(module, "parse", None) is real:
            module.parse = remembering  # type: ignore[attr-defined]


class Baseline(NamedTuple):
    """A case as it is read with all rules: what was read, its counts, the rules called and those that mattered.

    A rule does not where what stands for it when it is off gives the same for all that it was asked.
    """

    case: Case
    result: Any
    counts: Counts
    called: frozenset[str]
    telling: frozenset[str]


def baseline(case: Case) -> Baseline:
    """Read a case with all rules on and watch them."""
    called: set[str] = set()
    telling: set[str] = set()
    with instead({rule.name: _watched(rule, called, telling) for rule in all_rules() if rule.function}):
        result = case.read()
    return Baseline(case, result, _named(case, result), frozenset(called), frozenset(telling))


def _watched(rule: Rule, called: set[str], telling: set[str]) -> Callable[..., Any]:
    """Return a rule that notes its name where it is called, and where it differs from what it is when off."""
    function, off = rule.function, rule.off
    assert function is not None and off is not None
    in_place = function.__annotations__.get("return") == "None"

    def watched(*args: Any, **kwargs: Any) -> Any:
        called.add(rule.name)
        other = None if rule.name in telling or in_place else off(*args, **kwargs)
        result = function(*args, **kwargs)
        if in_place or (rule.name not in telling and result != other):
            telling.add(rule.name)
        return result

    return watched


def _named(case: Case, result: Any) -> Counts:
    return Counter({f"{case.suite} {name}": count for name, count in case.score(result).items()})


def effect(rule: Rule, bases: list[Baseline], whole: Counts) -> Effect:
    """Read without a rule what calls it."""
    called: Counts = Counter()
    changed: Counts = Counter()
    counts = Counter(whole)
    with without(rule.name):
        for base in bases:
            called[base.case.suite] += rule.function is None or rule.name in base.called
            if rule.function is not None and rule.name not in base.telling:
                continue
            result = base.case.read()
            if result != base.result:
                changed[base.case.suite] += 1
                counts.update(_named(base.case, result))
                counts.subtract(base.counts)
    before, after = figures(whole), figures(counts)
    return Effect(rule, called, changed, {name: after[name] - before[name] for name in before})


def figures(counts: Counts) -> dict[str, float]:
    """Return the figures of counts, in percent; those of suites that were not read are left out."""
    shares = {
        figure.name: (sum(counts[name] for name in figure.over), sum(counts[name] for name in figure.under))
        for figure in FIGURES
    }
    return {name: 100 * over / under for name, (over, under) in shares.items() if under}


# --- printing ----------------------------------------------------------------------------------------------


def carried(one: Effect) -> str:
    """Return the changes of the figures in words, the greatest first."""
    shown = sorted((-abs(change), name, change) for name, change in one.figures.items() if abs(change) >= SMALLEST)
    return ", ".join(f"{name} {change:+.1f}".replace("-", "−") for _, name, change in shown)


def as_row(one: Effect) -> dict[str, Any]:
    """Return an effect as plain data."""
    changes = {name: round(change, 3) for name, change in one.figures.items() if abs(change) >= SMALLEST}
    return {
        "rule": one.rule.name, "reason": one.rule.reason, "called": dict(one.called), "changed": dict(one.changed),
        "figures": changes,
    }  # fmt: skip


def page(effects: list[Effect], whole: Counts, cases: Counts) -> str:
    """Return docs/rules.md."""
    lines = [
        "# The rules of reading, and what each carries", "",
        "Each rule of reading stands here with the reason that language gives for it. Each was switched off alone, and",
        "all texts were read again without it (`benchmarks/ablation.py --write docs/rules.md`). The columns:", "",
        "- *changed*: in how many texts something else is read then, of all texts in which the rule is asked at all;",
        "- *without it*: by how many points which figures move when the rule is off. A figure that falls (below zero)",
        "  shows that the rule helps. Empty: no figure moves, as no key asks for what changes.", "",
        "Rules for rare or damaged text rest on few texts. `verbale.rules.without` switches rules off for anybody.", "",
        f"Read: {', '.join(f'{number} of {suite}' for suite, number in sorted(cases.items()))}. With all rules:", "",
        ", ".join(f"{name} {share:.1f}" for name, share in figures(whole).items()) + ".",
    ]  # fmt: skip
    modules: dict[str, list[Effect]] = defaultdict(list)
    for one in effects:
        modules[one.rule.name.partition(".")[0] if one.rule.function else "tables"].append(one)
    for module, found in sorted(modules.items()):
        lines += ["", f"## {module}", "", "| rule | reason | changed | without it |", "| --- | --- | --- | --- |"]
        for one in found:
            name = one.rule.name.removeprefix(f"{module}.")
            reason = one.rule.reason.replace("|", "\\|")
            changed = f"{one.changed.total()} of {one.called.total()}"
            lines.append(f"| `{name}` | {reason} | {changed} | {carried(one)} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rules", nargs="*", default=[""], help="names or their beginnings; all rules unless given")
    parser.add_argument("--texts", type=Path, help="a folder of reports without a key")
    parser.add_argument("--times", type=Path, help="a folder of TimeML documents")
    parser.add_argument("--json", action="store_true", help="print JSON, a rule a line")
    parser.add_argument("--write", type=Path, help="write the page of the rules to this file as well")
    given = parser.parse_args()
    parse_once()
    suites = (key_cases, own_cases, condition_cases, event_cases, date_cases, people_cases, sample_cases)
    cases = [case for suite in suites for case in suite()]
    cases += time_cases(given.times) if given.times else []
    cases += text_cases(given.texts) if given.texts else []
    bases = [baseline(case) for case in cases]
    whole: Counts = Counter()
    for base in bases:
        whole.update(base.counts)
    effects = []
    for rule in all_rules():
        if rule.name.startswith(tuple(given.rules)):
            effects.append(effect(rule, bases, whole))
            show(effects[-1], given.json)
    idle = [one.rule.name for one in effects if not one.changed]
    print(f"{len(effects)} rules; nothing changes without: {', '.join(idle) or '-'}", file=sys.stderr)
    if given.write:
        given.write.write_text(page(effects, whole, Counter(case.suite for case in cases)), encoding="utf-8")


def show(one: Effect, as_json: bool) -> None:
    """Print a rule's effect."""
    if as_json:
        print(json.dumps(as_row(one), ensure_ascii=False), flush=True)
    else:
        numbers = f"{one.changed.total():>4} of {one.called.total():>4}"
        print(f"{one.rule.name:<44}{numbers}  {carried(one)}", flush=True)


if __name__ == "__main__":
    main()

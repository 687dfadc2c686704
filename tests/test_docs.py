"""The documentation says what the code does: every command, option, field, column and example is checked."""

from __future__ import annotations

import contextlib
import io
import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click
import msgspec
import pytest

import verbale
import verbale.record as record
from verbale.cli import COMMANDS, cli, exits
from verbale.cli.threats import WORDS
from verbale.coding import CodedActor, CodedEvent
from verbale.exports.escalation_picture import escalation_picture
from verbale.ledger.calendar import Appointment
from verbale.ledger.escalation import EscalationStep
from verbale.ledger.lines import Line
from verbale.ledger.links import LINKS, LinkKind
from verbale.ledger.passed_over import PassedOver
from verbale.ledger.reading_run import Summary
from verbale.ledger.schema import TABLES, open_to_write
from verbale.ledger.search import Hit
from verbale.ledger.select import SELECT
from verbale.ledger.threats import Threat
from verbale.ledger.view import Ledger
from verbale.ledger.writer import received_key, store_reading
from verbale.reading import conditions_strength
from verbale.reading.events_tables import mode_words, noun_cues, verb_cues
from verbale.sources.drafts import report_id

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
RECORD = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
EVENTS = (ROOT / "docs" / "events.md").read_text(encoding="utf-8")
PICTURES = ROOT / "docs" / "pictures"

RECORDS: dict[str, type[msgspec.Struct]] = {kind: entry[0] for kind, entry in SELECT.items()}
"""Kind of record -> its type; each is a file of the export."""

SECTIONS: dict[str, type[msgspec.Struct]] = {f"{kind}.jsonl": entry[0] for kind, entry in (SELECT | LINKS).items()} | {
    each.__name__: each
    for each in (
        record.Quoted, record.Dating, record.Occasion, record.Place, record.Trigger, record.Consequence,
        record.Strength, record.Alias, record.Office, record.Reading, record.Failure, PassedOver, Threat, Line, Hit,
        Appointment, EscalationStep,
        Summary, record.CopyLink, record.SharedPart, record.Original, record.Evidence, record.Variant,
        record.StatementLink,
    )
}  # fmt: skip
"""Heading of record.md -> the type whose fields its first table lists."""

LABELS = sorted({
    value
    for name in ("ReportKind", "StatementKind", "StatementType", "Stance", "Precision", "DateEvidence", "EventType",
                 "EventStatus", "Relation", "Instrument", "Commitment", "ActorKind", "CopyKind")
    for value in get_args(getattr(record, name))
})  # fmt: skip


def section(page: str, heading: str) -> str:
    """Return what stands under a heading, up to the next heading of any level."""
    match = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#+ |\Z)", without_code_comments(page), re.M | re.S)
    assert match, f"there is no heading {heading}"
    return match[1]


def without_code_comments(page: str) -> str:
    """Blank the lines of code blocks that begin with "#", which are no headings."""
    return re.sub(r"```.*?```", lambda block: re.sub(r"^#", " ", block[0], flags=re.M), page, flags=re.S)


def first_column(text: str) -> list[str]:
    """Return the names in backticks that begin the rows of the first table."""
    table = re.search(r"(?:^\|.*\n)+", text, re.M)
    assert table
    return re.findall(r"^\| `(\w+)` \|", table[0], re.M)


def example(kind: str) -> Any:
    """Return the JSON example of a file of the export."""
    match = re.search(r"```json\n(.*?)```", section(RECORD, f"{kind}.jsonl"), re.S)
    assert match, f"{kind}.jsonl has no example"
    return json.loads(match[1])


def every_option() -> Iterator[tuple[str, str]]:
    """Yield every command with every option of it."""
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield from ((name, option) for option in parameter.opts)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_guide_and_shown_at_work(command: str) -> None:
    assert f"| [`{command}`](#" in GUIDE
    assert re.search(rf"^\$ .*verbale {command}\b", GUIDE, re.M)


@pytest.mark.parametrize(("command", "option"), list(every_option()))
def test_every_option_is_in_the_guide(command: str, option: str) -> None:
    assert re.search(rf"{option}(?![\w-])", GUIDE), f"{command} {option}"


def test_every_call_of_a_ledger_is_in_the_guide() -> None:
    calls = [name for name, value in vars(Ledger).items() if callable(value) and not name.startswith("_")]
    assert [name for name in calls if f"ledger.{name}(" not in GUIDE] == []


def test_the_guide_knows_the_words_before_a_trigger() -> None:
    assert [word for word in WORDS.values() if f"`{word}`" not in GUIDE] == []


@pytest.mark.parametrize(("page", "heading"), [(GUIDE, "Troubleshooting"), (RECORD, "Exit codes")])
def test_every_exit_code_is_explained(page: str, heading: str) -> None:
    codes = [int(code) for code in re.findall(r"^\| (\d+) \|", section(page, heading), re.M)]
    assert codes == sorted({value for value in vars(exits).values() if isinstance(value, int)})


@pytest.mark.parametrize("page", [GUIDE, RECORD], ids=["guide", "record"])
def test_the_scale_of_strength_has_the_examples_of_the_code(page: str) -> None:
    scale = " ".join((conditions_strength.__doc__ or "").split())
    examples = [words for words in re.findall(r'"([^"]+)"', scale) if words != "will"]
    assert len(examples) == 6
    assert [words for words in examples if f'"{words}"' not in page] == []


@pytest.mark.parametrize("heading", SECTIONS)
def test_every_field_is_described_in_the_order_of_the_record(heading: str) -> None:
    assert first_column(section(RECORD, heading)) == list(SECTIONS[heading].__struct_encode_fields__)


@pytest.mark.parametrize("label", LABELS)
def test_every_label_is_explained(label: str) -> None:
    assert f"`{label}`" in RECORD


@pytest.mark.parametrize("kind", RECORDS)
def test_every_example_is_a_whole_record(kind: str) -> None:
    given = example(kind)
    decoded = msgspec.convert(given, RECORDS[kind])
    assert json.loads(msgspec.json.encode(decoded)) == given
    assert list(given) == list(RECORDS[kind].__struct_fields__)


@pytest.mark.parametrize("kind", LINKS)
def test_every_example_of_a_link_is_a_whole_record(kind: LinkKind) -> None:
    given = example(kind)
    assert json.loads(msgspec.json.encode(msgspec.convert(given, LINKS[kind][0]))) == given
    assert list(given) == list(LINKS[kind][0].__struct_encode_fields__)


@pytest.mark.parametrize("kind", RECORDS)
def test_texts_in_the_examples_are_those_of_their_spans(kind: str) -> None:
    text = example("reports")["text"]

    def check(part: Any) -> None:
        if isinstance(part, dict):
            if part.get("span") and "text" in part:
                assert part["text"] == text[slice(*part["span"])]
            if part.get("spans") and "text" in part:
                assert part["text"] == " … ".join(text[slice(*span)] for span in part["spans"])
        for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            check(inner)

    check(example(kind))


def test_the_examples_belong_together() -> None:
    assert example("reports")["id"] == report_id(b"text\0" + example("reports")["text"].encode())
    report, statement, event, condition = (example(kind) for kind in ("reports", "statements", "events", "conditions"))
    assert {part["report"] for part in (statement, event, condition)} == {report["id"]}
    assert statement["id"] == event["statement"] == condition["statement"]
    assert condition["event"] == event["id"]
    assert statement["speaker"] == example("actors")["id"]


def test_every_table_and_column_of_the_ledger_is_described(tmp_path: Path) -> None:
    connection = open_to_write(str(tmp_path / "empty.db"))
    text = section(RECORD, "The ledger's tables")
    for table in re.findall(r"^CREATE TABLE (\w+)", TABLES, re.M):
        row = re.search(rf"^\| `{table}` \| ([^|]*) \|", text, re.M)
        assert row, table
        columns = [column["name"] for column in connection.execute(f"PRAGMA table_info({table})")]
        assert re.findall(r"`(\w+)`", row[1]) == columns
    connection.close()


@pytest.mark.parametrize("query", re.findall(r"```sql\n(.*?)```", RECORD, re.S))
def test_every_query_finds_something_in_a_ledger_of_the_examples(query: str, tmp_path: Path) -> None:
    parts = {kind: msgspec.convert(example(kind), RECORDS[kind]) for kind in RECORDS}
    report = msgspec.convert(example("reports"), record.Report)
    reading = record.Reading(report, **{kind: (part,) for kind, part in parts.items() if kind != "reports"})  # type: ignore[arg-type]
    connection = open_to_write(str(tmp_path / "examples.db"))
    store_reading(connection, reading, received_key(report), ["in/strait.txt"])
    assert connection.execute(query).fetchall()
    connection.close()


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", GUIDE, re.S))
def test_python_in_the_guide_is_python(code: str) -> None:
    compile(code, "guide.md", "exec")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for file, anchor in re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)", text):
        target = page.parent / file if file else page
        assert target.exists(), file
        headings = re.findall(r"^#+ (.*)$", without_code_comments(target.read_text(encoding="utf-8")), re.M)
        anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
        assert not anchor or anchor in anchors, anchor


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_has_a_path_of_the_machine_it_was_written_on(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    here = [*ROOT.parents, ROOT, Path.home(), Path(tempfile.gettempdir())]
    assert [str(path) for path in here if path.parent != path and f"{path}/" in text] == []
    assert re.findall(r"(?<![\w.\]/])/(?:home|root|tmp|Users|mnt|opt|srv|var|usr)/\S*", text) == []


def test_every_type_mode_context_and_status_of_events_is_in_the_docs() -> None:
    cues = [cue for rows in (*verb_cues().values(), *noun_cues().values()) for cue in rows]
    modes = {(cue.type, cue.mode) for cue in cues if cue.mode} | {(kind, mode) for kind, _, mode in mode_words()}
    table = section(EVENTS, "Mode, context, status")
    for kind, mode in modes:
        assert re.search(rf"^\|.*`{kind}`.*\|.*`{mode}`", table, re.M), f"{kind} {mode}"
        assert f"`{mode}`" in section(RECORD, "events.jsonl")
    labels = [*get_args(record.EventType), *get_args(record.EventStatus)]
    assert [label for label in labels if f"`{label}`" not in EVENTS] == []


@pytest.mark.parametrize("kind", [CodedEvent, CodedActor])
def test_every_field_of_a_coded_event_is_described(kind: type[msgspec.Struct]) -> None:
    text = section(EVENTS, "code: the events of a text") + section(EVENTS, "Actors and recipients")
    assert [name for name in kind.__struct_fields__ if f"`{name}`" not in text] == []


@pytest.mark.parametrize(("code", "printed"), re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", EVENTS, re.S))
def test_an_example_of_coding_prints_what_stands_below_it(code: str, printed: str) -> None:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {})
    assert out.getvalue() == printed


def test_the_picture_of_an_escalation_is_that_of_its_reports() -> None:
    with verbale.read(PICTURES / "escalation.jsonl", None, workers=1) as ledger:
        steps = ledger.escalation("Spain", "Morocco")
    assert (PICTURES / "escalation.svg").read_text(encoding="utf-8") == escalation_picture(steps, "Spain", "Morocco")

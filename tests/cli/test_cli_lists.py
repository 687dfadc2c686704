from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from verbale.cli import COMMANDS, cli
from verbale.cli.line_blocks import who_to_whom
from verbale.cli.terminal import cut, plain
from verbale.cli.threats import quoted

LISTS = [
    ["reports"],
    ["statements"],
    ["threats"],
    ["events"],
    ["timeline"],
    ["timeline", "--statements"],
    ["actors"],
    ["search", "strait"],
]


@pytest.mark.parametrize("command", [*LISTS, ["show", "a.txt"], ["export", "--out", "x"]])
def test_every_command_gives_json_lines(verbale, filled, command) -> None:
    done = verbale(*command, "--json")
    lines = done.out.splitlines()
    assert done.code == 0
    assert lines
    assert all(isinstance(json.loads(line), dict) for line in lines)


@pytest.mark.parametrize("command", LISTS)
@pytest.mark.parametrize("width", ["40", "80", "120"])
def test_no_line_is_wider_than_the_terminal(verbale, filled, monkeypatch, command, width) -> None:
    monkeypatch.setenv("COLUMNS", width)
    done = verbale(*command)
    assert done.code == 0
    assert done.out
    assert max(len(line) for line in done.out.splitlines()) <= int(width)


@pytest.mark.parametrize("command", LISTS)
def test_every_list_takes_the_shared_filters(verbale, filled, command) -> None:
    filters = ["--speaker", "x", "--target", "x", "--type", "if", "--from", "2020", "--to", "2021-12", "--report", "x"]
    done = verbale(*command, *filters, "--json")
    assert (done.code, done.out) == (0, "")


@pytest.mark.parametrize("command", LISTS)
def test_a_type_that_is_none_gives_code_2_and_names_those_that_are(verbale, filled, command) -> None:
    done = verbale(*command, "--type", "threat")
    assert (done.code, done.out) == (2, "")
    assert '"threat"' in done.err
    assert "THREATEN" in done.err


@pytest.mark.parametrize("command", LISTS)
def test_a_missing_ledger_gives_code_3_and_says_how_to_make_one(verbale, here, command) -> None:
    done = verbale(*command)
    assert done.code == 3
    assert "there is no such file; make one with: verbale read PATH" in done.err


def test_a_date_that_is_none_gives_code_2(verbale, filled) -> None:
    done = verbale("threats", "--from", "last week")
    assert done.code == 2
    assert done.err == 'verbale: "last week" is not a date: write 2021-12-03, 2021-12 or 2021.\n'


def test_a_command_that_is_none_is_answered_with_those_that_are(verbale, here) -> None:
    done = verbale("treats")
    assert done.code == 2
    assert "There is no command 'treats'; the commands are: read, demo, reports" in done.err


def test_threats_shows_who_if_then_and_the_exact_words(verbale, filled) -> None:
    lines = verbale("threats").out.splitlines()
    assert lines[0] == "2024-03-02  Minister Anna Kovar → Ruritania  4/5 · economic"
    assert lines[1] == "  IF      Ruritania closes the strait"
    assert lines[2] == "  THEN    we will seize its ships"
    evidence = " ".join(line.strip() for line in lines[3:5])
    assert evidence == '“Minister Anna Kovar said "If Ruritania closes the strait, we will seize its ships."”'
    assert " and 1 other report  " in lines[5]


def test_threats_after_an_interrupted_reading_says_so(verbale, filled, monkeypatch) -> None:
    monkeypatch.setattr("verbale.ledger.view.Ledger.is_complete", lambda _: False)
    assert "The last reading was interrupted" in verbale("threats").err


def test_a_day_of_printing_stands_in_brackets(verbale, filled) -> None:
    assert verbale("events").out.startswith("(2024-03-02)  ")


def test_show_prints_the_whole_text_and_a_legend(verbale, filled) -> None:
    done = verbale("show", "a.txt")
    assert "speakers   Minister Anna Kovar, Boris Lund" in done.out
    assert "\x1b" not in done.out
    assert " ".join((filled / "in" / "a.txt").read_text().split()) in " ".join(done.out.split())


def test_show_of_several_reports_asks_for_more(verbale, filled) -> None:
    done = verbale("show", ".txt")
    assert done.code == 2
    assert "means 2 reports" in done.err


def test_speakers_have_colours_on_a_terminal_and_conditions_a_line() -> None:
    from light_stages import read_report, report
    from rich.console import Console

    from verbale.cli.show import coloured, speaker_styles

    reading = read_report(report('Kovar said "If it rains, we stay." Lund said "No."'))
    out = Console(file=io.StringIO(), force_terminal=True, color_system="standard", width=80)
    out.print(coloured(reading, speaker_styles(reading)))
    shown = out.file.getvalue()  # type: ignore[attr-defined]
    assert "\x1b[36m" in shown and "\x1b[32m" in shown and "\x1b[4;36m" in shown


def test_control_characters_of_a_report_never_reach_the_terminal(verbale, filled) -> None:
    evil = 'Evil \x1b[2J\x9b31m\u202e title\x07\r\nKovar said "If \x1b]0;x\x07it rains, \x1b[31mwe stay\x01"\r\n'
    (filled / "in" / "e\x1b[31m.txt").write_text(evil, newline="")
    assert verbale("read", "in").code == 0
    for command in [*LISTS, ["show", "e"], ["search", "rain"], ["read", "in"], ["show", "zz\x1b[2J"]]:
        done = verbale(*command)
        assert not set(done.out + done.err) & set("\x1b\x9b\u202e\x07\x00\r")


def test_making_text_safe_keeps_every_character_in_its_place() -> None:
    text = "a\x1bb\r\nc\rd\x0ce\tf\u202eg\udc80"
    assert plain(text) == "a\ufffdb \nc\nd\ne\tf\ufffdg\ufffd"
    assert len(plain(text)) == len(text)


def test_an_export_writes_files_and_says_how_many_records(verbale, filled) -> None:
    done = verbale("export", "--format", "jsonl", "--out", "out")
    assert done.code == 0
    assert "out/statements.jsonl: 3 records\n" in done.out
    assert len(Path("out/statements.jsonl").read_bytes().splitlines()) == 3


def test_an_export_to_a_place_that_cannot_be_written_gives_code_3(verbale, filled) -> None:
    Path("out").touch()
    done = verbale("export", "--out", "out")
    assert done.code == 3
    assert "The export to out cannot be written" in done.err


def test_an_export_format_that_is_not_known_gives_code_2(verbale, filled) -> None:
    done = verbale("export", "--format", "xls", "--out", "out")
    assert done.code == 2
    assert 'There is no export format "xls"; there is: jsonl.' in done.err


@pytest.mark.parametrize("arguments", [["statements", "--json"], ["statements"], ["show", "a.txt"], ["--help"]])
def test_a_reader_that_goes_away_is_no_error(filled, arguments) -> None:
    script = f"import sys, verbale.cli; sys.exit(verbale.cli.run({arguments}))"
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        errors = process.stderr.read()
    assert (process.returncode, errors) == (0, b"")


def test_help_names_every_command_and_every_command_has_help(verbale, here) -> None:
    text = verbale("--help").out
    for name in COMMANDS:
        assert f"\n  {name} " in text
        assert "--json" in verbale(name, "--help").out
    assert cli.list_commands(None) == list(COMMANDS)  # type: ignore[arg-type]


def test_the_help_fits_a_terminal_of_80_columns(verbale, here, monkeypatch) -> None:
    for name in COMMANDS:
        assert max(map(len, verbale(name, "--help").out.splitlines())) <= 80


def test_a_terminal_without_unicode_gets_question_marks(filled) -> None:
    script = "import sys, verbale.cli; sys.argv = ['verbale', 'threats']; verbale.cli.main()"
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, env=environment)
    assert done.returncode == 0
    assert b"Kovar ? Ruritania" in done.stdout


def test_the_demo_reads_the_samples_and_shows_their_threats(verbale, here, monkeypatch) -> None:
    samples = here / "package"
    (samples / "samples").mkdir(parents=True)
    (samples / "samples" / "one.txt").write_text('2024-03-02\nKovar said "If it rains, we stay."')
    monkeypatch.setattr("importlib.resources.files", lambda _: samples)
    done = verbale("demo")
    assert done.code == 0
    assert "  IF      it rains\n" in done.out
    assert "verbale timeline --ledger verbale-demo.db" in done.err
    assert json.loads(verbale("demo", "--json").out)["trigger"] == "it rains"


def test_threats_can_be_asked_for_by_the_strength_of_their_words(verbale, filled) -> None:
    assert verbale("threats", "--strength", "4", "--json").out
    done = verbale("threats", "--strength", "5")
    assert (done.out, done.err) == ("", "No threats found.\n")
    assert verbale("threats", "--strength", "6").code == 2


def test_a_speaker_that_is_not_known_is_told_in_the_reports_own_words() -> None:
    assert who_to_whom((), ("NATO",), "two\nofficials") == "[two officials] → NATO"
    assert who_to_whom((), ()) == "?"


def test_words_that_have_marks_of_their_own_get_no_second_pair() -> None:
    assert quoted('"We stay," he said.') == '"We stay," he said.'
    assert quoted("He said no\nmore.") == "“He said no more.”"


def test_text_that_is_cut_says_so() -> None:
    assert cut("Office of the Spokesperson", 24) == "Office of the Spokesper…"
    assert cut("short", 24) == "short"


def test_a_report_without_a_title_is_told_by_its_file_name(verbale, here) -> None:
    (here / "in" / "deep").mkdir(parents=True)
    (here / "in" / "deep" / "nameless.txt").write_text("\n")
    assert verbale("read", "in").code == 0
    assert verbale("reports").out.splitlines()[1].rstrip().endswith("  nameless.txt")

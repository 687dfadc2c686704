from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "ledger"))

import light_stages

from verbale.cli import run

FIRST = """2024-03-02
Minister Anna Kovar said "If Ruritania closes the strait, we will seize its ships." She left.
Boris Lund said "Nothing will happen in Sylvania."
"""
SECOND = """Talks fail
Kovar said, "If Ruritania closes the strait, we will seize its ships" and Ruritania laughed.
"""


class Done(NamedTuple):
    code: int
    out: str
    err: str


Verbale = Callable[..., Done]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a working directory, set the light stages in the place of the shipped ones, and a known width."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("verbale.ledger.opening.shipped_stages", lambda: light_stages.STAGES)
    return tmp_path


@pytest.fixture
def verbale(here: Path, capsys: pytest.CaptureFixture[str]) -> Verbale:
    """Run a command line and return its exit code, output and errors."""

    def run_command(*arguments: str) -> Done:
        code = run(list(arguments))
        return Done(code, *capsys.readouterr())

    return run_command


@pytest.fixture
def filled(here: Path, verbale: Verbale) -> Path:
    """Make a ledger of two reports in the working directory."""
    (here / "in").mkdir()
    (here / "in" / "a.txt").write_text(FIRST)
    (here / "in" / "b.txt").write_text(SECOND)
    assert verbale("read", "in").code == 0
    return here

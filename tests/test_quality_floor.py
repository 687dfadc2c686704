"""What model and rules reach on dev texts is a floor: no change may fall below it (benchmarks/floors.py)."""

import json
import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
import floors

DATA = Path(os.environ.get("VERBALE_DATA", Path(__file__).parents[2] / "shared" / "data"))
HELD = json.loads(floors.FLOORS.read_text(encoding="utf-8"))
needs_data = pytest.mark.skipif(not (DATA / "attribution").is_dir(), reason="the corpora are not here: VERBALE_DATA")


def check(name: str, measured: floors.Measured) -> None:
    """Compare with the floor; a changed corpus needs a floor of its own."""
    assert measured.corpus == HELD[name]["corpus"], "another corpus: set its floor with benchmarks/floors.py --set"
    assert floors.too_low(measured, HELD[name]) == {}


def test_our_own_reports_are_read_as_well_as_ever():
    check("own reports", floors.own())


@needs_data
def test_attributions_are_found_as_well_as_ever():
    check("attribution", floors.attribution(DATA))


@needs_data
def test_words_and_names_are_read_as_well_as_ever():
    check("words", floors.words(DATA))


def test_a_figure_under_its_floor_is_told():
    floor = {"corpus": "a", "figures": {"source": 80.0, "cue": 70.0}}
    assert floors.too_low(floors.Measured("a", {"source": 79.0, "cue": 70.0}), floor) == {"source": (79.0, 80.0)}
    assert floors.too_low(floors.Measured("b", {"source": 1.0}), floor) == {}

from __future__ import annotations

import pickle
from pathlib import Path

from verbale.ledger.opening import read_into
from verbale.ledger.stages import shipped_stages

TEXT = """Harbour talks end
PORT AUBREY, March 2, 2024 - Minister Anna Kovar warned Sylvania on Saturday that if it closes the strait, her
government will impose sanctions. "We hope it does not come to that," she said.
"""


def test_the_shipped_reader_can_be_sent_to_another_process() -> None:
    read = shipped_stages().read_report
    assert pickle.loads(pickle.dumps(read)) is read


def test_what_the_shipped_stages_read_is_of_their_own_version_and_is_not_read_twice(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    for outcome in ((1, 0, 0), (0, 1, 0)):
        with read_into([str(tmp_path / "a.txt")], str(tmp_path / "verbale.db")) as ledger:
            summary = ledger.summary
            assert summary and (summary.new, summary.known, summary.stale) == outcome
            assert ledger.reports()[0].text == TEXT
            assert ledger.statements()

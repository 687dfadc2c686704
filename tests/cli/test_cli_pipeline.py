from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest

import verbale as package
from verbale.ledger.stages import shipped_stages

sys.path.insert(0, str(Path(__file__).parent.parent / "language"))
TEXT = "2024-03-0{}\n\nMinister Anna Kovar said that Ruritania would close the strait.\n"


@pytest.fixture
def flat(tmp_path: Path) -> str:
    """Store a pipeline of spaCy's own components that worker processes can load."""
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
    from own_pipelines import flat_pipeline

    nlp = flat_pipeline(spacy)
    nlp.meta["name"], nlp.meta["version"] = "flat", "1.0"
    nlp.to_disk(tmp_path / "flat")
    return str(tmp_path / "flat")


@pytest.fixture
def reports(here: Path) -> Path:
    (here / "in").mkdir()
    for number in range(1, 6):
        (here / "in" / f"{number}.txt").write_text(TEXT.format(number))
    return here


def rules(ledger: Path) -> set[str]:
    connection = sqlite3.connect(ledger)
    found = {row[0] for row in connection.execute("SELECT rules FROM reports")}
    connection.close()
    return found


def test_a_missing_pipeline_gives_code_2_before_anything_is_read(verbale, reports) -> None:
    pytest.importorskip("spacy", reason="spaCy is not installed")
    done = verbale("read", "in", "--pipeline", "en_nowhere")
    assert done.code == 2
    assert done.err.startswith("verbale: There is no spaCy pipeline 'en_nowhere'; install one")
    assert not (reports / "verbale.db").exists()


def test_without_spacy_a_pipeline_gives_code_2_and_says_what_to_install(verbale, reports, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    done = verbale("read", "in", "--pipeline", "en_never_loaded")
    assert (done.code, done.err) == (
        2,
        "verbale: spaCy is not installed; install it with: pip install 'verbale[spacy]'\n",
    )


def test_every_process_reads_with_the_pipeline_and_the_ledger_says_so(verbale, reports, flat) -> None:
    assert verbale("read", "in", "--pipeline", flat, "--workers", "2").out == "verbale.db: 5 new\n"
    assert {each.rsplit(", ", 1)[1] for each in rules(reports / "verbale.db")} == {"pipeline en_flat 1.0"}


def test_reports_read_without_the_pipeline_are_read_again_with_it(reports, flat) -> None:
    path = str(reports / "in" / "1.txt")
    package.read([path], "verbale.db", workers=1, stages=shipped_stages()).close()
    with package.read([path], "verbale.db", workers=1, pipeline=flat) as ledger:
        assert (ledger.summary.known, ledger.summary.stale) == (1, 1)
    with package.read([], "verbale.db", workers=1, pipeline=flat, reread="changed") as ledger:
        assert (ledger.summary.reread, ledger.summary.stale) == (1, 0)
        statement = ledger.statements()[0]
        assert ledger.words(statement.report, statement.content).endswith("Ruritania would close the strait")
    assert all("pipeline en_flat 1.0" in each for each in rules(reports / "verbale.db"))


def test_stages_and_a_pipeline_together_are_refused(reports) -> None:
    import light_stages

    with pytest.raises(TypeError, match="not both"):
        package.read([], None, stages=light_stages.STAGES, pipeline="en_flat")

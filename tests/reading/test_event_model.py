from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verbale
from verbale.errors import ModelError
from verbale.reading import event_model
from verbale.reading.event_model import classify

PLAIN = [
    ("Sylvania threatened to close its border with Ruritania.", "Sylvania", "Ruritania", "THREATEN"),
    ("The president met the Ruritanian envoy in Geneva on Monday.", "The president", "the Ruritanian envoy", "CONSULT"),
    ("Police arrested three opposition leaders in the capital.", "Police", "three opposition leaders", "COERCE"),
    ("Rebels shelled an army base near the river, killing nine soldiers.", "Rebels", "an army base", "ASSAULT"),
    ("The ministry accused Sylvania of spying.", "The ministry", "Sylvania", "ACCUSE"),
    ("Two Ruritanian diplomats were expelled by Sylvania.", "Sylvania", "Two Ruritanian diplomats", "SANCTION"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "source", "target", "kind"), PLAIN)
def test_plain_acts_get_their_type(sentence: str, source: str, target: str, kind: str) -> None:
    assert classify(sentence, source, target).type == kind


def test_it_can_be_unpacked_into_type_and_seventeen_probabilities() -> None:
    kind, probabilities = verbale.classify("Sylvania praised Ruritania.", "Sylvania", "Ruritania")
    assert kind == "SUPPORT"
    assert len(probabilities) == 17
    assert "NONE" in probabilities
    assert sum(probabilities.values()) == pytest.approx(1, abs=1e-3)


def test_nothing_between_two_is_none() -> None:
    found = classify("Ruritania and Sylvania both lie on the northern shore of the lake.", "Ruritania", "Sylvania")
    assert found.type is None


def test_a_phrase_in_other_case_or_spelling_is_found() -> None:
    sentence = "Sylvania's Foreign Ministry condemned the Ruritanian air strikes."
    told = classify(sentence, "sylvania’s foreign ministry", "the Ruritanian air-strikes")
    assert told.type == "ACCUSE"


@pytest.mark.parametrize("sentence", ["", " ", "\n", "?", "word"])
def test_an_empty_sentence_or_a_phrase_that_is_not_there_raises_nothing(sentence: str) -> None:
    assert set(classify(sentence, "Ruritania", "").probabilities) >= {"NONE"}


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80), st.text(max_size=10), st.text(max_size=10))
def test_no_text_raises(sentence: str, source: str, target: str) -> None:
    assert classify(sentence, source, target) == classify(sentence, source, target)


def test_a_very_long_sentence_is_read_as_far_as_the_reader_goes() -> None:
    assert classify("Ruritania praised Sylvania and " * 400, "Ruritania", "Sylvania").probabilities


def test_a_classifier_of_another_reader_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(event_model.FOLDER, tmp_path / "model")
    labels = tmp_path / "model" / "events.json"
    labels.write_text(json.dumps(json.loads(labels.read_text()) | {"reader": "another"}))
    monkeypatch.setattr(event_model, "FOLDER", tmp_path / "model")
    event_model.load_event_model.cache_clear()
    with pytest.raises(ModelError, match="train it again"):
        event_model.load_event_model()
    event_model.load_event_model.cache_clear()

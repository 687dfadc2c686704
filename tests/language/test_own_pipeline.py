import dataclasses
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_pipelines import SENTENCE, flat_pipeline, tree_pipeline

from verbale.errors import PipelineError
from verbale.language import Parsed, as_spacy, load_pipeline, parse, parse_with, pipeline_version

spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
FLAT = flat_pipeline(spacy)


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    return parse_with(tree_pipeline(spacy), SENTENCE)


def relation(parsed: Parsed, word: str) -> tuple[str, str]:
    """Return the relation of the first token with these characters, and its head's characters."""
    token = next(n for n in range(len(parsed.starts)) if parsed.word(n) == word)
    return parsed.relations[token], parsed.word(parsed.heads[token])


def test_the_pipelines_tree_comes_in_universal_dependencies(parsed):
    assert relation(parsed, "ship") == ("nsubj:pass", "hit")
    assert relation(parsed, "mines") == ("obl:agent", "hit")
    assert relation(parsed, "by") == ("case", "mines")
    assert relation(parsed, "navy") == ("nmod", "Doe")
    assert relation(parsed, "Ruritania") == ("nmod:poss", "navy")
    assert parsed.relations[[parsed.word(n) for n in range(len(parsed.starts))].index("said")] == "root"


def test_sources_cues_and_contents_are_the_models_with_their_links(parsed):
    ours = parse(SENTENCE)

    def told(parse: Parsed) -> list[tuple[str, str, str]]:
        return [(r.role, parse.words(r.start, r.end), parse.word(r.cue) if r.cue >= 0 else "") for r in parse.roles]

    assert ("cue", "said", "said") in told(parsed)
    assert told(parsed) == told(ours)


def test_what_went_to_spacy_comes_back_as_it_was():
    @spacy.language.Language.component("tests_ours")
    def ours(doc):
        return as_spacy(parse(doc.text), doc.vocab)

    text = "Minister Jane Doe said:  “We will not sail, and Norway won't either.”\n\nThe ships left Oslo on Friday. "
    nlp = spacy.blank("en")
    nlp.add_pipe("tests_ours")
    before, after = parse(text), parse_with(nlp, text)
    certain = [name._replace(probability=1.0) for name in before.names]
    probabilities = [f.name for f in dataclasses.fields(before) if f.name.endswith("probabilities")]
    nothing: dict[str, Any] = {name: [] for name in probabilities}  # a pipeline gives none
    assert after == dataclasses.replace(before, names=certain, **nothing)


def test_lemmas_are_dictionary_forms(parsed):
    assert parsed.lemmas[[parsed.word(n) for n in range(len(parsed.starts))].index("said")] == "say"


def test_a_pipeline_that_looks_for_no_names_gets_the_models(parsed):
    ours = parse(SENTENCE)
    assert [(parsed.words(n.start, n.end), n.label) for n in parsed.names] == [
        (ours.words(n.start, n.end), n.label) for n in ours.names
    ]


@pytest.mark.parametrize(
    ("label", "expected"),
    [("PERSON", "person"), ("ORG", "organisation"), ("GPE", "place"), ("LOC", "place"), ("NORP", "people")],
)
def test_entities_are_names_without_article_and_possessive(label, expected):
    nlp = flat_pipeline(spacy)
    nlp.get_pipe("entity_ruler").add_patterns([{"label": label, "pattern": "The Tarn Guard's"}])
    parsed = parse_with(nlp, "The Tarn Guard's ships left.")
    assert [(parsed.words(n.start, n.end), n.label, n.probability) for n in parsed.names] == [
        ("Tarn Guard", expected, 1.0)
    ]


def test_entities_that_are_no_names_are_left_out():
    nlp = flat_pipeline(spacy)
    nlp.get_pipe("entity_ruler").add_patterns([{"label": "DATE", "pattern": "Friday"}])
    assert parse_with(nlp, "They left on Friday.").names == []


def test_a_token_of_several_roles_goes_to_the_cue_then_to_the_source():
    nlp = flat_pipeline(spacy)
    nlp.tokenizer = spacy.tokenizer.Tokenizer(nlp.vocab)  # splits at blanks alone
    parsed = parse_with(nlp, "“We will close the border on Friday,”said Jane Doe, a minister.")
    told = {r.role: parsed.words(r.start, r.end) for r in parsed.roles}
    assert told["cue"] == "Friday,”said"
    assert told["content"] == "“We will close the border on"


@settings(max_examples=25, deadline=None)
@given(st.one_of(st.text(max_size=80), st.text("aZ.,“” \n\t-'", max_size=80)))
def test_for_any_text_the_parse_is_whole(text: str):
    parsed = parse_with(FLAT, text)
    n = len(parsed.starts)
    assert n == len(parsed.upos) == len(parsed.lemmas) == len(parsed.heads) == len(parsed.relations)
    assert "".join(parsed.word(i) for i in range(n)) == "".join(c for c in text if not c.isspace())
    assert [i for a, b in parsed.sentences for i in range(a, b)] == list(range(n))
    for a, b in parsed.sentences:
        assert [parsed.relations[i] for i in range(a, b) if parsed.heads[i] == -1] == ["root"]
        assert all(a <= parsed.heads[i] < b for i in range(a, b) if parsed.heads[i] != -1)
    taken = [i for r in parsed.roles for i in range(r.start, r.end)]
    assert len(taken) == len(set(taken))
    cues = {r.start for r in parsed.roles if r.role == "cue"} | {-1}
    assert all(r.start < r.end and r.cue in cues for r in parsed.roles)
    assert as_spacy(parsed).text == text


@pytest.mark.parametrize(
    ("pipes", "missing"),
    [((), "parts of speech"), (("attribute_ruler",), "no trees"), (("attribute_ruler", "DEP"), "no sentences")],
)
def test_a_pipeline_that_lacks_what_is_needed_is_told_so(pipes, missing):
    nlp = spacy.blank("en")
    if pipes:
        nlp.add_pipe(pipes[0]).add([[{}]], {"POS": "NOUN"} | ({"DEP": "dep"} if "DEP" in pipes else {}))
    with pytest.raises(PipelineError, match=missing):
        parse_with(nlp, "They left. We stayed.")


def test_a_pipeline_is_loaded_by_its_folder_and_names_itself(tmp_path: Path):
    nlp = flat_pipeline(spacy)
    nlp.meta["name"], nlp.meta["version"] = "flat", "1.2"
    nlp.to_disk(tmp_path / "flat")
    assert pipeline_version(str(tmp_path / "flat")) == "en_flat 1.2"
    assert load_pipeline(str(tmp_path / "flat")) is load_pipeline(str(tmp_path / "flat"))


def test_a_missing_pipeline_is_an_error_that_says_what_to_install():
    with pytest.raises(PipelineError, match="There is no spaCy pipeline 'en_nowhere'; install one"):
        load_pipeline("en_nowhere")


def test_a_blank_pipeline_is_refused_when_it_is_loaded(tmp_path: Path):
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineError, match="no parts of speech"):
        load_pipeline(str(tmp_path / "blank"))


def test_without_spacy_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(PipelineError, match=r"pip install 'verbale\[spacy\]'"):
        load_pipeline("en_never_loaded")

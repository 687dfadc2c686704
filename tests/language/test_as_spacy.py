import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.language import Parsed, as_spacy, parse
from verbale.language.parsed import Name, RoleSpan

TEXT = "  Minister Jane Doe\n\nsaid:  “We sail.”\t"
WORDS = ["Minister", "Jane", "Doe", "said", ":", "“", "We", "sail", ".", "”"]


@pytest.fixture
def spacy():
    return pytest.importorskip("spacy", reason="spaCy is not installed")


@pytest.fixture
def parsed() -> Parsed:
    starts = [TEXT.index(word) for word in WORDS]
    ends = [start + len(word) for start, word in zip(starts, WORDS, strict=True)]
    upos = "NOUN PROPN PROPN VERB PUNCT PUNCT PRON VERB PUNCT PUNCT".split()
    relations = "nmod:desc nsubj flat root punct punct nsubj root punct punct".split()
    heads = [1, 3, 1, -1, 3, 7, 7, -1, 7, 7]
    names = [Name(1, 3, "person", 0.9)]
    roles = [RoleSpan(0, 3, "source", 0.8, 3), RoleSpan(3, 4, "cue", 0.7, 3), RoleSpan(5, 10, "content", 0.6, -1)]
    lemmas = [word.lower() for word in WORDS]
    return Parsed(TEXT, starts, ends, upos, lemmas, heads, relations, [(0, 5), (5, 10)], names, roles)


def test_characters_are_those_of_the_text(spacy, parsed):
    doc = as_spacy(parsed)
    assert doc.text == TEXT
    assert [(t.text, t.idx) for t in doc if not t.is_space] == list(zip(WORDS, parsed.starts, strict=True))


def test_white_space_stands_where_spacy_puts_it(spacy, parsed):
    tokenized = spacy.blank("en")(TEXT)
    assert [(t.text, t.whitespace_) for t in as_spacy(parsed)] == [(t.text, t.whitespace_) for t in tokenized]


def test_white_space_hangs_from_the_token_before_it_and_ends_no_sentence(spacy, parsed):
    doc = as_spacy(parsed)
    assert [(t.text, t.head.text, t.pos_) for t in doc if t.is_space] == [
        ("  ", "Minister", "SPACE"), ("\n\n", "Doe", "SPACE"), (" ", ":", "SPACE"), ("\t", "”", "SPACE"),
    ]  # fmt: skip
    assert [s.text for s in doc.sents] == ["  Minister Jane Doe\n\nsaid:  ", "“We sail.”\t"]


def test_tags_and_tree_are_those_of_the_parsed_text(spacy, parsed):
    words = [token for token in as_spacy(parsed) if not token.is_space]
    assert [t.pos_ for t in words] == parsed.upos
    assert [t.lemma_ for t in words] == parsed.lemmas
    assert [t.dep_.replace("ROOT", "root") for t in words] == parsed.relations
    assert [words.index(t.head) if t.head != t else -1 for t in words] == parsed.heads


def test_names_are_entities(spacy, parsed):
    assert [(e.text, e.label_) for e in as_spacy(parsed).ents] == [("Jane Doe", "PERSON")]


def test_roles_are_spans_with_their_cue_and_probability(spacy, parsed):
    doc = as_spacy(parsed)
    said = str(TEXT.index("said"))
    assert [(s.text, s.label_, s.id_) for s in doc.spans["sc"]] == [
        ("Minister Jane Doe", "SOURCE", said), ("said", "CUE", said), ("“We sail.”", "CONTENT", ""),
    ]  # fmt: skip
    assert doc.spans["sc"].attrs["scores"].tolist() == pytest.approx([0.8, 0.7, 0.6])


def test_noun_chunks_are_found(spacy, parsed):
    assert [chunk.text for chunk in as_spacy(parsed).noun_chunks] == ["Minister Jane Doe", "We"]


def test_nothing_is_lost_when_a_doc_is_stored(spacy, parsed):
    doc = as_spacy(parsed)
    again = spacy.tokens.Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert (again.text, again.to_json()) == (doc.text, doc.to_json())
    assert [s.id_ for s in again.spans["sc"]] == [s.id_ for s in doc.spans["sc"]]


def test_the_vocabulary_may_be_the_callers(spacy, parsed):
    nlp = spacy.blank("en")
    assert as_spacy(parsed, nlp.vocab).vocab is nlp.vocab


@pytest.mark.parametrize("style", ["dep", "ent", "span"])
def test_displacy_draws_it(spacy, parsed, style):
    drawn = spacy.displacy.render(as_spacy(parsed), style=style, jupyter=False)
    assert {"dep": "nsubj", "ent": "PERSON", "span": "SOURCE"}[style] in drawn


@pytest.mark.parametrize("text", ["", " ", "\n", "Go."])
def test_short_texts_are_kept(spacy, text):
    assert as_spacy(parse(text)).text == text


@settings(max_examples=25, deadline=None)
@given(st.one_of(st.text(max_size=80), st.text("aZ.,“” \n\t-'", max_size=80)))
def test_for_any_text_characters_and_sentences_agree(text: str):
    pytest.importorskip("spacy", reason="spaCy is not installed")
    parsed = parse(text)
    doc = as_spacy(parsed)
    words = [token for token in doc if token.idx in set(parsed.starts)]
    assert doc.text == text
    assert [(t.idx, t.idx + len(t)) for t in words] == list(zip(parsed.starts, parsed.ends, strict=True))
    assert [s.start_char for s in doc.sents][1:] == [parsed.starts[a] for a, _ in parsed.sentences][1:]
    assert [(e.start_char, e.end_char) for e in doc.ents] == [
        (parsed.starts[n.start], parsed.ends[n.end - 1]) for n in parsed.names
    ]


def test_without_spacy_the_error_says_what_to_install(monkeypatch, parsed):
    monkeypatch.setitem(sys.modules, "spacy.tokens", None)
    with pytest.raises(ImportError, match=r"pip install 'verbale\[spacy\]'"):
        as_spacy(parsed)

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.language import parse

TEXT = (
    "Foreign Minister Jane Doe warned Ruritania on Friday that her country would close the border.\n\n"
    "“We do not want a war,” Doe said. “But if they cross the river, we will answer.”"
)


@pytest.fixture(scope="module")
def parsed():
    return parse(TEXT)


def test_all_columns_have_one_entry_a_token(parsed):
    n = len(parsed.starts)
    assert n == len(parsed.ends) == len(parsed.upos) == len(parsed.lemmas) == len(parsed.heads) == len(parsed.relations)


def test_sentences_tile_the_tokens_and_break_at_lines(parsed):
    assert [i for a, b in parsed.sentences for i in range(a, b)] == list(range(len(parsed.starts)))
    assert any(TEXT[parsed.starts[a] :].startswith("“We do") for a, _ in parsed.sentences)


def test_a_name_is_found_as_a_person(parsed):
    assert "Jane Doe" in [parsed.words(n.start, n.end) for n in parsed.names if n.label == "person"]


def test_quotations_are_linked_to_their_cue(parsed):
    said = next(i for i in range(len(parsed.starts)) if parsed.word(i) == "said")
    contents = [r for r in parsed.roles if r.role == "content" and r.cue == said]
    assert any("do not want a war" in parsed.words(c.start, c.end) for c in contents)


def test_lemmas_are_dictionary_forms(parsed):
    assert parsed.lemmas[[parsed.word(i) for i in range(len(parsed.starts))].index("warned")] == "warn"


def test_parsing_twice_gives_the_same(parsed):
    assert parse(TEXT) == parsed


def test_an_empty_text_has_no_tokens():
    assert parse("").starts == []


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_no_text_raises_and_heads_stay_in_their_sentence(text: str):
    parsed = parse(text)
    for a, b in parsed.sentences:
        assert all(parsed.heads[i] == -1 or a <= parsed.heads[i] < b for i in range(a, b))

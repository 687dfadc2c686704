"""Sources that the model left out, found by the tree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from parsed_by_hand import by_hand

from verbale.reading.actors import find_actors
from verbale.reading.relations import Relation
from verbale.reading.speakers import with_subject
from verbale.record import Span


def sourced(text: str, cue: str, content: str) -> str:
    """Return the words of the source that a relation of a cue and a content gets."""
    parsed = by_hand(text, [("Aino Salmi", "person")])
    start = text.index(cue)
    tokens = [t for t, a in enumerate(parsed.starts) if start <= a < start + len(cue)]
    at = text.index(content)
    relation = Relation(
        content=(Span(at, at + len(content)),),
        cue=(Span(start, start + len(cue)),),
        cue_tokens=((tokens[0], tokens[-1] + 1),),
    )
    found = with_subject(parsed, find_actors(parsed, "r1"), relation)
    assert all(
        text[s.start : s.end] == parsed.words(*t) for s, t in zip(found.source, found.source_tokens, strict=True)
    )
    return " ".join(text[s.start : s.end] for s in found.source)


def test_the_subject_of_the_cue_is_its_source():
    assert sourced("Aino Salmi said talks were over.", "said", "talks were over") == "Aino Salmi"
    assert sourced("She said talks were over.", "said", "talks were over") == "She"


def test_it_is_nobody():
    assert sourced("It said talks were over.", "said", "talks were over") == ""


def test_a_name_right_behind_the_cue_of_a_quotation_is_its_source():
    assert sourced('"Talks are over now," said Aino Salmi.', "said", '"Talks are over now,"') == "Aino Salmi"


def test_a_source_that_is_there_stays():
    text = "Aino Salmi said talks were over."
    parsed = by_hand(text)
    relation = Relation(content=(Span(16, 31),), source=(Span(0, 4),), source_tokens=((0, 1),))
    assert with_subject(parsed, find_actors(parsed, "r1"), relation) is relation


@given(
    st.lists(st.sampled_from('Aino Salmi said that he " , . told Oslo the minister'.split()), min_size=2, max_size=12)
)
def test_nothing_raises_and_no_source_overlaps_content_or_cue(words: list[str]):
    text = " ".join(words)
    parsed = by_hand(text, [("Salmi", "person")])
    relation = Relation(
        content=(Span(parsed.starts[-1], parsed.ends[-1]),),
        cue=(Span(parsed.starts[0], parsed.ends[0]),),
        cue_tokens=((0, 1),),
    )
    found = with_subject(parsed, find_actors(parsed, "r1"), relation)
    for source in found.source:
        assert all(s.end <= source.start or source.end <= s.start for s in (*found.content, *found.cue))

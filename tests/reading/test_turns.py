from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from verbale.reading.turns import find_turns

INTERVIEW = """Radio Example speaks with the minister.

Ann Bell, Radio Example:

“Will you talk?”

Jane Doe, foreign minister:

“We always said that we would.”

“We always said”

Ann Bell:

“When?”

Jane Doe:

“Soon.”
"""
BRIEFING = "MS. DOE: Good morning.\nQ: Will he resign?\nMS. DOE: No.\nQ: Why not?\nMAJ. GEN. ROE: Because.\nQ. Really?"


def said(text: str) -> list[tuple[str, str]]:
    turns = find_turns(text)
    return [(t.key, " ".join(text[s.start : s.end] for s in t.content)) for t in turns]


def test_name_lines_begin_turns_and_longer_labels_are_the_same_speaker():
    assert said(INTERVIEW)[0] == ("bell", "“Will you talk?”")
    assert said(INTERVIEW)[-1] == ("doe", "“Soon.”")


def test_a_heading_between_turns_belongs_to_nobody():
    assert said(INTERVIEW)[1] == ("doe", "“We always said that we would.”")


def test_labels_at_the_head_of_a_line_with_ranks_and_letters():
    assert [k for k, _ in said(BRIEFING)] == ["doe", "q", "doe", "q", "roe", "q"]


def test_a_bare_letter_asks_where_somebody_answers():
    text = "MR. ROE: Good day.\nQ  Will you go?\nMR. ROE: No.\nQ  Never?\nMR. ROE: We will see."
    assert [k for k, _ in said(text)] == ["roe", "q", "roe", "q", "roe"]


def test_a_list_of_topics_is_no_conversation():
    assert find_turns("Where: the capital\nWhen: Friday\nWho: the ministers\nWhat: talks") == []


def test_a_table_of_counts_is_no_conversation():
    assert find_turns("First round\nDoe: 2,220\nRoe: 1,831\nSecond round\nDoe: 1,812\nRoe: 1,521") == []


def test_stretches_to_skip_hold_no_turn():
    from verbale.record import Span

    assert find_turns(BRIEFING, [Span(0, len(BRIEFING))]) == []


@given(st.text(alphabet="AB:\n q.?“”", max_size=120))
def test_turns_never_overlap(text: str):
    spans = [s for t in find_turns(text) for s in (t.label, *t.content)]
    assert all(a.end <= b.start for a, b in pairwise(spans))

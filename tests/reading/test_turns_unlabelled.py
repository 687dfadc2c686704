from verbale.reading.turns import find_turns

BOLD = """# A minister speaks

**What happened last night?**

Three boats crossed the line.

We do not know whose.

**Would you stop the next one?**

Yes.
"""
PLAIN = """An interview with the minister.

What happened?

Three boats crossed the line.

Will they come again?

I think so.

And then?

Then we will stop them.

With what?

With what we have.
"""


def said(text: str) -> list[tuple[str, list[str]]]:
    return [(t.key, [text[s.start : s.end] for s in t.content]) for t in find_turns(text)]


def test_bold_questions_and_the_paragraphs_between_are_turns():
    assert said(BOLD) == [
        ("question", ["What happened last night?"]),
        ("answer", ["Three boats crossed the line.", "We do not know whose."]),
        ("question", ["Would you stop the next one?"]),
        ("answer", ["Yes."]),
    ]


def test_paragraphs_of_questions_are_turns_where_the_text_calls_itself_an_interview():
    assert [k for k, _ in said(PLAIN)] == ["question", "answer"] * 4


def test_questions_in_a_comment_are_none():
    assert said(PLAIN.replace("An interview with the minister.", "A comment.")) == []


def test_bold_subheadings_are_no_questions():
    assert said(BOLD.replace("?**", "**")) == []

"""What reading promises of statements, on texts written for it, with the shipped model."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.reading import read_report
from verbale.record import Dating, Quoted, Reading, Report, Span, Statement


def read(text: str, title: str | None = None) -> Reading:
    span = Span(text.index(title), text.index(title) + len(title)) if title else None
    day = Dating("2021-03-05", "day", "metadata")
    return read_report(Report("r1", text, title=Quoted(title, span) if title else None, published=day))


def told(text: str, statements: tuple[Statement, ...]) -> list[tuple[str, str | None, str]]:
    return [("".join(text[s:e] for s, e in x.content), x.speaker, x.kind) for x in statements]


def only(text: str) -> tuple[str, str | None, str]:
    found = told(text, read(text).statements)
    assert len(found) == 1, found
    return found[0]


DIRECT = "“We will not accept this plan,” President Maria Lopez of Ruritania said on Thursday."


def test_a_quotation_is_direct_and_has_its_speaker():
    content, speaker, kind = only(DIRECT)
    assert "We will not accept this plan" in content
    assert (speaker, kind) == ("person/maria-lopez", "direct")


def test_reported_words_are_indirect():
    content, speaker, kind = only("The Kenyan government said that it would close the border next week.")
    assert "close the border" in content and kind == "indirect"
    assert speaker and "KEN" in speaker


def test_some_words_in_quotation_marks_are_mixed():
    assert only('Maria Lopez said the offer was "a bad joke" that nobody could accept.')[2] == "mixed"


def test_a_split_quotation_is_one_statement():
    text = "“We will answer,” Maria Lopez said, “and we will not wait for anybody.”"
    content, _, kind = only(text)
    assert "We will answer" in content and "not wait" in content and kind == "direct"


def test_quotation_marks_that_never_close_do_not_hide_who_speaks():
    text = "“We are ready for talks, Maria Lopez said.\n\nJohn Kamau said that Kenya was not."
    assert {x.speaker for x in read(text).statements} == {"person/maria-lopez", "person/john-kamau"}


def test_a_quotation_without_a_cue_goes_on_with_the_last_speaker():
    text = (
        "“Nobody has asked us about any of this,” President Maria Lopez said.\n\n"
        "“And nobody will ask us tomorrow about the other plan.”"
    )
    found = told(text, read(text).statements)
    assert "nobody will ask us tomorrow" in "".join(content for content, _, _ in found)
    assert {speaker for _, speaker, _ in found} == {"person/maria-lopez"}


def test_every_turn_of_an_interview_is_a_statement_of_its_speaker():
    text = (
        "Ann Bell, Radio Example:\n\nWill you talk to Kenya, Minister?\n\n"
        "Maria Lopez, foreign minister:\n\nWe always said that we would.\n\n"
        "Ann Bell:\n\nAnd when will that be?\n\nMaria Lopez:\n\nSoon, I hope.\n"
    )
    turns = [x for x in read(text).statements if x.kind == "turn"]
    assert [t.speaker for t in turns] == ["person/ann-bell", "person/maria-lopez"] * 2
    assert turns[1].addressee == "person/ann-bell"


def test_a_headline_with_a_colon_is_its_speakers():
    title = "Maria Lopez: No talks before Friday"
    text = f"{title}\n\nPresident Maria Lopez of Ruritania spoke to the press in the capital."
    assert ("No talks before Friday", "person/maria-lopez", "headline") in told(text, read(text, title).statements)


def test_the_day_of_speaking_is_that_of_the_cue_and_not_of_the_report():
    said = read(DIRECT).statements[0].said_on
    assert said is not None and said.value == "2021-03-04"
    assert [DIRECT[a:b] for a, b in said.spans] == ["Thursday"]


def test_no_day_is_guessed_where_the_report_gives_none():
    assert read("Maria Lopez said that the talks had failed.").statements[0].said_on is None


def test_the_one_who_is_told_is_the_addressee():
    statement = read("Maria Lopez told John Kamau that the talks had failed.").statements[0]
    assert (statement.speaker, statement.addressee) == ("person/maria-lopez", "person/john-kamau")


def test_the_occasion_is_quoted():
    text = "In an interview with Radio Example, Maria Lopez said that the talks had failed."
    occasion = read(text).statements[0].occasion
    assert occasion is not None and "interview with Radio Example" in occasion.text
    assert text[occasion.span[0] : occasion.span[1]] == occasion.text


@pytest.mark.parametrize(
    ("cue", "stance"), [("said", "neutral"), ("stressed", "asserting"), ("claimed", "doubting"), ("warned", "hostile")]
)
def test_the_cue_shows_the_stance(cue: str, stance: str):
    assert read(f"Maria Lopez {cue} that the enemy would attack the port again.").statements[0].stance == stance


def test_what_is_relayed_inside_a_statement_has_it_as_parent():
    text = "“Maria Lopez told us that Kenya will send troops to the border,” John Kamau said."
    statements = read(text).statements
    outer = next(s for s in statements if s.speaker == "person/john-kamau")
    assert any(s.parent == outer.id and s.speaker == "person/maria-lopez" for s in statements)


def test_a_text_of_quotation_marks_alone_says_nothing():
    assert read("“”\"\"''“““\n”””").statements == ()


def test_boilerplate_says_nothing():
    text = "“Sign up now for our letter,” said Bob.\n\nMaria Lopez said that the talks had failed."
    report = Report("r1", text, boilerplate=(Span(0, text.index("\n")),))
    assert [s.speaker for s in read_report(report).statements] == ["person/maria-lopez"]


def test_a_report_in_another_language_is_kept_and_not_read():
    assert read_report(Report("r1", "Das sagte der Minister am Freitag.", language="de")).statements == ()


PIECES = ["“", "”", '"', "he said", " Maria Lopez ", "if", ", ", ". ", "\n", "Q: ", "é"]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_nothing_raises_and_every_span_lies_in_the_text(parts: list[str]):
    text = "".join(parts)
    reading = read_report(Report("r1", text))
    spans = [s for x in reading.statements for s in (*x.content, *x.cue, *x.source)]
    spans += [s for c in reading.conditions for s in (*c.trigger.spans, *c.consequence.spans, *c.strength.spans)]
    spans += [s for e in reading.events for s in e.spans]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert reading == read_report(Report("r1", text))


def test_a_hyphened_given_name_stays_whole():
    assert only("President Park Jae-in said on Tuesday that the talks had failed.")[1] == "person/park-jae-in"

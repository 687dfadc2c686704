from verbale.reading.headlines import headline_parts
from verbale.reading.quotes import find_quotes
from verbale.record import Quoted, Span


def parts(title: str) -> tuple[str, str] | None:
    found = headline_parts(title, Quoted(title, Span(0, len(title))), find_quotes(title))
    return (title[found[0].start : found[0].end], title[found[1].start : found[1].end]) if found else None


def test_a_speaker_before_a_colon():
    assert parts("Doe: no talks before Friday") == ("Doe", "no talks before Friday")


def test_a_speaker_behind_a_quotation():
    assert parts("“No talks before Friday” – Doe") == ("Doe", "“No talks before Friday”")


def test_a_speaker_behind_a_colon_without_quotation_marks():
    assert parts("Ruritania to answer any attack: spokesman") == ("spokesman", "Ruritania to answer any attack")


def test_a_long_topic_before_a_colon_is_no_speaker():
    assert parts("What we know so far about the border crisis: a guide for our readers") is None


def test_a_colon_inside_a_quotation_names_nobody():
    assert parts("“One thing: peace” is what they want") is None


def test_a_title_outside_the_text_gives_nothing():
    assert headline_parts("", Quoted("Doe: no", None), []) is None

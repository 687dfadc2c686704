from verbale.language import parse
from verbale.reading.quotes import find_quotes
from verbale.reading.signatures import signed


def signatures(text: str) -> list[tuple[str, str]]:
    return [
        (text[slice(*r.content[0])], text[slice(*r.source[0])]) for r in signed(parse(text), find_quotes(text))
    ]


def test_a_quotation_is_signed_on_the_next_line_or_its_own():
    text = "“They never asked the fishermen.”\n— Tomasi Vunibola, boat owner\n\n“We paid.” –\xa0Li Wen."
    assert signatures(text) == [
        ("“They never asked the fishermen.”", "Tomasi Vunibola, boat owner"),
        ("“We paid.”", "Li Wen"),
    ]


def test_a_dash_before_anything_but_a_name_is_no_signature():
    assert signatures("“They never asked.”\n— continue reading below\n") == []
    assert signatures("“They never asked.”\n— Advertisement\n") == []
    assert signatures("He said “never” — Ana Duarte had heard it before.") == []

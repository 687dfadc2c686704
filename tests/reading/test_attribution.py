from verbale.language import parse
from verbale.reading.attribution import find_relations
from verbale.reading.quotes import find_quotes


def contents(text: str) -> list[list[str]]:
    relations = find_relations(parse(text), find_quotes(text), [])
    return [[text[slice(*span)] for span in relation.content] for relation in relations if relation.cue]


def test_what_follows_the_attribution_of_a_quotation_belongs_to_it():
    text = "“We will wait for the envoy,” Ms. Duarte said. “But we will not wait for ever.”"
    assert contents(text) == [["“We will wait for the envoy,”", "“But we will not wait for ever.”"]]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph():
    text = "Ms. Duarte said: “The harbour stays closed until they leave.\n\n“Nobody will pay for their fuel.”"
    assert contents(text)[0][-1] == "“Nobody will pay for their fuel.”"

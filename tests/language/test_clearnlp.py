import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.language.clearnlp import is_clearnlp, to_universal

LABELS = (
    "nsubj dobj pobj pcomp prep agent dative attr acomp ccomp xcomp conj cc aux auxpass mark expl advmod npadvmod det "
    "compound punct relcl advcl obl"
).split()


def universal(sentence: str) -> dict[str, tuple[str, str]]:
    """Convert "word/UPOS/label/head ..." and return by word its relation and its head's word ("" at the root)."""
    rows = [row.split("/") for row in sentence.split()]
    words = [row[0] for row in rows]
    heads = [words.index(row[3]) if row[3] else -1 for row in rows]
    _, heads, relations = to_universal(words, [row[1] for row in rows], heads, [row[2] for row in rows])
    return {w: (r, words[h] if h >= 0 else "") for w, h, r in zip(words, heads, relations, strict=True)}


def test_nouns_govern_their_prepositions():
    tree = universal(
        "Doe/PROPN/nsubj/met met/VERB/ROOT/ them/PRON/dobj/met in/ADP/prep/met city/NOUN/pobj/in of/ADP/prep/city "
        "Tarn/PROPN/pobj/of"
    )
    assert tree["them"] == ("obj", "met")
    assert tree["city"] == ("obl", "met")
    assert tree["in"] == ("case", "city")
    assert tree["Tarn"] == ("nmod", "city")
    assert tree["of"] == ("case", "Tarn")


@pytest.mark.parametrize(
    "sentence",
    [
        "left/VERB/ROOT/ out/ADP/prep/left of/ADP/prep/out Tarn/PROPN/pobj/of",
        "left/VERB/ROOT/ out/SCONJ/prep/left of/ADP/pcomp/out Tarn/PROPN/pobj/of",
    ],
)
def test_prepositions_of_two_words_hang_from_one_noun(sentence: str):
    tree = universal(sentence)
    assert tree["Tarn"] == ("obl", "left")
    assert tree["out"] == tree["of"] == ("case", "Tarn")


def test_each_of_two_prepositions_keeps_its_own_noun():
    tree = universal(
        "moved/VERB/ROOT/ from/ADP/prep/moved Tarn/PROPN/pobj/from to/ADP/prep/from Brod/PROPN/pobj/to"
    )
    assert tree["Tarn"] == ("obl", "moved")
    assert tree["from"] == ("case", "Tarn")
    assert tree["Brod"] == ("nmod", "Tarn")
    assert tree["to"] == ("case", "Brod")


def test_coordinated_prepositions_are_coordinated_nouns():
    tree = universal(
        "met/VERB/ROOT/ in/ADP/prep/met Tarn/PROPN/pobj/in and/CCONJ/cc/in near/ADP/conj/in Brod/PROPN/pobj/near"
    )
    assert tree["Brod"] == ("conj", "Tarn")
    assert tree["and"] == ("cc", "Brod")


def test_clauses_govern_the_preposition_as_a_mark():
    tree = universal(
        "accused/VERB/ROOT/ them/PRON/dobj/accused of/ADP/prep/accused breaking/VERB/pcomp/of truce/NOUN/dobj/breaking"
    )
    assert tree["breaking"] == ("advcl", "accused")
    assert tree["of"] == ("mark", "breaking")
    assert tree["truce"] == ("obj", "breaking")


def test_passives_have_their_own_relations():
    tree = universal(
        "ship/NOUN/nsubjpass/hit was/AUX/auxpass/hit hit/VERB/ROOT/ by/ADP/agent/hit mine/NOUN/pobj/by"
    )
    assert tree["ship"] == ("nsubj:pass", "hit")
    assert tree["was"] == ("aux:pass", "hit")
    assert tree["mine"] == ("obl:agent", "hit")


def test_predicates_govern_their_copula():
    tree = universal(
        "said/VERB/ROOT/ Tarn/PROPN/nsubj/is is/AUX/ccomp/said not/PART/neg/is ready/ADJ/acomp/is for/ADP/prep/ready "
        "war/NOUN/pobj/for"
    )
    assert tree["ready"] == ("ccomp", "said")
    assert tree["is"] == ("cop", "ready")
    assert tree["Tarn"] == ("nsubj", "ready")
    assert tree["not"] == ("advmod", "ready")
    assert tree["war"] == ("obl", "ready")


def test_places_are_predicates_too():
    tree = universal("They/PRON/nsubj/are are/VERB/ROOT/ in/ADP/prep/are Tarn/PROPN/pobj/in")
    assert tree["Tarn"] == ("root", "")
    assert tree["are"] == ("cop", "Tarn")


def test_what_there_is_is_its_subject():
    tree = universal("There/PRON/expl/is is/VERB/ROOT/ threat/NOUN/attr/is in/ADP/prep/is Tarn/PROPN/pobj/in")
    assert tree["is"] == ("root", "")
    assert tree["threat"] == ("nsubj", "is")


def test_whom_a_verb_moves_to_act_is_its_object():
    tree = universal(
        "We/PRON/nsubj/want want/VERB/ROOT/ them/PRON/nsubj/leave to/PART/aux/leave leave/VERB/ccomp/want"
    )
    assert tree["them"] == ("obj", "want")
    assert tree["leave"] == ("xcomp", "want")
    assert tree["to"] == ("mark", "leave")


def test_conjuncts_hang_from_the_first():
    tree = universal(
        "saw/VERB/ROOT/ Tarn/PROPN/dobj/saw Brod/PROPN/conj/Tarn and/CCONJ/cc/Brod Ulm/PROPN/conj/Brod"
    )
    assert tree["Brod"] == tree["Ulm"] == ("conj", "Tarn")
    assert tree["and"] == ("cc", "Ulm")


def test_labels_tell_the_scheme():
    assert is_clearnlp(["nsubj", "ROOT", "pobj"])
    assert not is_clearnlp(["nsubj", "ROOT", "obl", "nsubj:pass"])


@given(st.data())
def test_any_tree_with_any_labels_becomes_a_tree(data: st.DataObject):
    size = data.draw(st.integers(1, 12))
    order = data.draw(st.permutations(range(size)))
    heads = [-1] * size
    for n, word in enumerate(order[1:], 1):
        heads[word] = order[data.draw(st.integers(0, n - 1))]
    labels = [data.draw(st.sampled_from(LABELS)) if head >= 0 else "ROOT" for head in heads]
    words = data.draw(st.lists(st.sampled_from(["is", "to", "there", "of", "word"]), min_size=size, max_size=size))
    upos = data.draw(st.lists(st.sampled_from(["NOUN", "VERB", "AUX", "ADP", "ADJ"]), min_size=size, max_size=size))
    tags, found, relations = to_universal(words, upos, heads, labels)
    assert len(tags) == len(found) == len(relations) == size
    assert [w for w in range(size) if found[w] == -1] == [relations.index("root")]
    for word in range(size):
        steps = 0
        while found[word] >= 0:
            word, steps = found[word], steps + 1
            assert steps <= size
    assert "pobj" not in relations
    assert "dobj" not in relations

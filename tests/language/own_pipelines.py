"""spaCy pipelines made by hand: no model is downloaded."""

from __future__ import annotations

from typing import Any

SENTENCE = "The ship was hit by mines, said Jane Doe of Ruritania's navy."
TREE = {
    # word: part of speech, label of ClearNLP, head
    "The": ("DET", "det", "ship"),
    "ship": ("NOUN", "nsubjpass", "hit"),
    "was": ("AUX", "auxpass", "hit"),
    "hit": ("VERB", "ccomp", "said"),
    "by": ("ADP", "agent", "hit"),
    "mines": ("NOUN", "pobj", "by"),
    ",": ("PUNCT", "punct", "said"),
    "said": ("VERB", "ROOT", "said"),
    "Jane": ("PROPN", "compound", "Doe"),
    "Doe": ("PROPN", "nsubj", "said"),
    "of": ("ADP", "prep", "Doe"),
    "Ruritania": ("PROPN", "poss", "navy"),
    "'s": ("PART", "case", "Ruritania"),
    "navy": ("NOUN", "pobj", "of"),
    ".": ("PUNCT", "punct", "said"),
}


def flat_pipeline(spacy: Any) -> Any:
    """Return a pipeline of spaCy's own components: every word a noun and a root, sentences, Ruritania a place."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("attribute_ruler").add([[{}]], {"POS": "NOUN", "DEP": "dep"})
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Ruritania"}])
    return nlp


def tree_pipeline(spacy: Any) -> Any:
    """Return a pipeline that knows the tree of one sentence, with the labels of spaCy's English pipelines."""
    from spacy.language import Language
    from spacy.tokens import Doc

    @Language.component("tests_tree")
    def tree(doc: Doc) -> Doc:
        words = [token.text for token in doc]
        rows = [TREE.get(word, ("SPACE", "dep", "said")) for word in words]
        heads = [words.index(row[2]) if row[2] in words else n for n, row in enumerate(rows)]
        spaces = [bool(token.whitespace_) for token in doc]
        return Doc(doc.vocab, words, spaces, pos=[r[0] for r in rows], deps=[r[1] for r in rows], heads=heads)

    nlp = spacy.blank("en")
    nlp.add_pipe("tests_tree")
    return nlp

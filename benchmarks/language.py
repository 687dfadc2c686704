"""Words, trees and names of the shipped model on the dev parts of its corpora.

    python benchmarks/language.py --data DATA [--worst N]       (DATA is laid out as in training/README.md)

Treebanks, as the CoNLL shared task of 2018 scores them: from raw text, words matched by their characters, F1 of words,
sentences, parts of speech (UPOS), heads (UAS), heads and relations without subtypes (LAS). Beside it the shares of
right tags, heads and relations on gold words, windows and line ends. Names: exact-span F1 of person, organisation and
place. `--worst N` shows the N commonest confusions of relations.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
from corpora import NAMES, columns, conllu, own_windows, peoples
from own_texts import read_texts
from verbale.language import load_model, parse
from verbale.language.decode import spans_of, tree
from verbale.language.model import Model, Scores, score
from verbale.language.parse import name_tags, sentence_arcs

Window = dict[str, Any]


class Word(NamedTuple):
    """A word of a document: characters [start, end) without spaces, tag, characters of its head (None: a root)."""

    span: tuple[int, int]
    upos: str
    head: tuple[int, int] | None
    relation: str


class Document(NamedTuple):
    """A document of a treebank: its text, words, and the first characters of its sentences (spaces not counted)."""

    text: str
    words: list[Word]
    sentences: set[tuple[int, int]]


def documents(path: Path) -> Iterator[Document]:
    """Yield the documents of a treebank as raw text, paragraphs apart by an empty line, with their gold words."""
    for block in path.read_text(encoding="utf-8").split("# newdoc")[1:]:
        text, words, sentences, at = "", [], set(), 0
        for sentence in block.split("\n\n"):
            rows = [r.split("\t") for r in sentence.split("\n") if r[:1].isdigit()]
            if not rows:
                continue
            if "# newpar" in sentence:
                text = text.rstrip() + "\n\n" if text else ""
            begin = at
            spans, surface, at = _characters(rows, at)
            text += surface
            for row in (r for r in rows if r[0].isdigit()):
                head = spans[row[6]] if row[6] != "0" else None
                words.append(Word(spans[row[0]], row[3], head, row[7].split(":")[0]))
            sentences.add((begin, at))
        yield Document(text.rstrip(), words, sentences)


def _characters(rows: list[list[str]], at: int) -> tuple[dict[str, tuple[int, int]], str, int]:
    """Return the characters of each word of a sentence that begins at `at`, its raw text, and where it ends.

    The words of a contraction share out its characters where they spell it ("do" "n't"), and all have them else.
    """
    spans: dict[str, tuple[int, int]] = {}
    text, shared_until = "", 0
    by_number = {r[0]: r for r in rows}
    for row in rows:
        form = row[1].replace(" ", "").replace("\xa0", "")
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            parts = [by_number[str(n)][1] for n in range(first, last + 1)]
            place = at
            for number, part in zip(range(first, last + 1), parts, strict=True):
                whole = "".join(parts) != form
                spans[str(number)] = (at, at + len(form)) if whole else (place, place + len(part))
                place += len(part)
            shared_until = last
        elif not row[0].isdigit() or int(row[0]) <= shared_until:
            continue
        else:
            spans[row[0]] = (at, at + len(form))
        at += len(form)
        text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    return spans, text, at


def from_raw_text(path: Path, confused: Counter[tuple[str, str]]) -> dict[str, float]:
    """Return the F1 figures of the CoNLL shared task of 2018 on a treebank's raw text, in percent."""
    hits: Counter[str] = Counter()
    gold = found = gold_sentences = found_sentences = 0
    for document in documents(path):
        mine, sentences = _as_words(document.text)
        truth = {w.span: w for w in document.words}
        gold, found = gold + len(document.words), found + len(mine)
        gold_sentences, found_sentences = gold_sentences + len(document.sentences), found_sentences + len(sentences)
        hits["sentences"] += len(sentences & document.sentences)
        for word in mine:
            right = truth.get(word.span)
            if right:
                hits["words"] += 1
                hits["UPOS"] += word.upos == right.upos
                hits["UAS"] += word.head == right.head
                hits["LAS"] += word.head == right.head and word.relation == right.relation
                if word.relation != right.relation:
                    confused[right.relation, word.relation] += 1
    result = {k: 200 * hits[k] / (gold + found) for k in ("words", "UPOS", "UAS", "LAS")}
    return result | {"sentences": 200 * hits["sentences"] / (gold_sentences + found_sentences)}


def _as_words(text: str) -> tuple[list[Word], set[tuple[int, int]]]:
    parsed = parse(text)
    solid = np.cumsum([0, *(not c.isspace() for c in text)]).tolist()
    spans = [(solid[a], solid[b]) for a, b in zip(parsed.starts, parsed.ends, strict=True)]
    words = [
        Word(spans[i], parsed.upos[i], spans[h] if h >= 0 else None, parsed.relations[i].split(":")[0])
        for i, h in enumerate(parsed.heads)
    ]
    return words, {(spans[a][0], spans[b - 1][1]) for a, b in parsed.sentences}


def on_gold_words(model: Model, windows: list[Window]) -> dict[str, float]:
    """Return the shares of right tags, heads and relations, and the F1 of sentence starts, in percent."""
    right = dict.fromkeys(("UPOS", "UAS", "LAS"), 0)
    words = hits = gold = found = 0
    for window in windows:
        scores = score(model, window["words"], window["firsts"])
        heads, starts = trees(scores, window["firsts"])
        for i in range(len(window["words"])):
            relation = model.relations[scores.relations[i]].split(":")[0]
            head = heads[i] == window["heads"][i]
            right["UPOS"] += model.upos[scores.upos[i]] == window["upos"][i]
            right["UAS"] += head
            right["LAS"] += head and relation == window["relations"][i].split(":")[0]
        words += len(window["words"])
        truth = {i for i, first in enumerate(window["sentences"]) if first}
        hits, gold, found = hits + len(truth & starts), gold + len(truth), found + len(starts)
    return {k: 100 * v / words for k, v in right.items()} | {"sentences": 200 * hits / (gold + found)}


def trees(scores: Scores, firsts: list[bool]) -> tuple[list[int], set[int]]:
    """Return heads in the window (-1 for roots) and the first words of sentences, decoded by the parser."""
    heads: list[int] = []
    begins = set()
    for start, _, arcs in sentence_arcs(scores, firsts):
        begins.add(start)
        heads += [h + start if h >= 0 else -1 for h in tree(arcs)]
    return heads, begins


def names(model: Model, windows: list[Window]) -> dict[str, float]:
    """Return the exact-span F1 a class and of the three together, in percent."""
    classes = ("person", "organisation", "place")
    hits, gold, found = (dict.fromkeys(classes, 0) for _ in range(3))
    for window in windows:
        scores = score(model, window["words"], window["firsts"])
        mine = set(spans_of([model.names[t] for t in name_tags([scores.names], model)[0].tags]))
        truth = set(spans_of([NAMES[max(t, 0)] for t in window["names"]]))
        for c in classes:
            hits[c] += sum(s[2] == c for s in mine & truth)
            gold[c] += sum(s[2] == c for s in truth)
            found[c] += sum(s[2] == c for s in mine)
    result = {c: 200 * hits[c] / max(1, gold[c] + found[c]) for c in classes}
    return result | {"all": 200 * sum(hits.values()) / max(1, sum(gold.values()) + sum(found.values()))}


def main() -> None:
    """Score every dev part and print a line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show the N commonest confusions")
    given = parser.parse_args()
    data = given.data
    model, known = load_model(), peoples()
    uner = list(columns(data / "names/uner_ewt_dev.iob2", 1, 2, known))
    _, ours = read_texts(Path(__file__).parents[1] / "training" / "texts")
    confused: Counter[tuple[str, str]] = Counter()
    for name in ("EWT", "GUM"):
        path = data / f"syntax/{name.lower()}-dev.conllu"
        show(f"{name} dev, raw text", from_raw_text(path, confused))
        show(f"{name} dev, gold words", on_gold_words(model, list(conllu(path, known))))
    show("CrossNER politics dev", names(model, list(columns(data / "names/crossner_politics/dev.txt", 0, 1, known))))
    show("UNER-EWT, second half", names(model, uner[len(uner) // 2 :]))
    show("own reports, dev", names(model, [w for t in ours for w in own_windows(t)]))
    for (right, mine), number in confused.most_common(given.worst):
        print(f"{number:5} {right} read as {mine}")


def show(name: str, figures: dict[str, float]) -> None:
    """Print a line of figures."""
    print(f"{name:22}", "  ".join(f"{k} {v:.1f}" for k, v in figures.items()), flush=True)


if __name__ == "__main__":
    main()

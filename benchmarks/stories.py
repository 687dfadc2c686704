"""Stories against the subtopics of ECB+ and the topics of MEANTIME, beside plain TF-IDF with average linkage.

    python benchmarks/stories.py --ecbplus FOLDER [--meantime FILE]

FOLDER holds a folder a topic with `1_10ecb.xml`, `1_3ecbplus.xml`, ...: two episodes of one kind a topic. FILE is the
corpus in CoNLL form (`topic/document`, sentence, token number, token). Figures are BCubed precision, recall and F1.
"topics given": the reports of each topic are grouped by themselves; "all at once": those of all topics, as a ledger
does. The threshold of plain TF-IDF is the best for the training topics of the same setting; ours is that of the
package. Plain TF-IDF: lower-case words without function words, 1 + log(count), smoothed idf of the reports grouped.
"""

from __future__ import annotations

import argparse
import math
import xml.etree.ElementTree as ElementTree
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from verbale.across.shingles import cased_words
from verbale.across.story_groups import story_groups
from verbale.across.terms import terms_of
from verbale.across.words import lower, term
from verbale.record import Report

VALIDATION = frozenset({2, 5, 12, 18, 21, 23, 34, 35})
THRESHOLDS = [n / 100 for n in range(4, 50, 2)]


class Document(NamedTuple):
    """A report with its topic and its story."""

    report: Report
    topic: str
    story: str


Grouping = Callable[[Sequence[Document]], list[list[int]]]


def read_ecbplus(folder: Path) -> list[Document]:
    """Read every report of ECB+: its words, a sentence a line."""
    found = []
    for path in sorted(folder.glob("*/*.xml")):
        sentences: dict[int, list[str]] = defaultdict(list)
        for token in ElementTree.parse(path).getroot().findall("token"):
            sentences[int(token.get("sentence", "0"))].append(token.text or "")
        text = "\n".join(" ".join(words) for _, words in sorted(sentences.items()))
        topic, kind = path.parent.name, "plus" if path.name.endswith("plus.xml") else "ecb"
        found.append(Document(Report(path.name, text), topic, f"{topic}{kind}"))
    return found


def read_meantime(path: Path) -> list[Document]:
    """Read every report of MEANTIME; its story is its topic."""
    words: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, _, token, *_ = line.split("\t")
            words[name].append(token)
    return [
        Document(Report(name, " ".join(tokens)), "all", name.split("/")[0]) for name, tokens in sorted(words.items())
    ]


def bcubed(gold: Sequence[object], told: Sequence[object]) -> tuple[float, float, float]:
    """Return BCubed precision, recall and F1 in percent."""
    ours, theirs, both = Counter(told), Counter(gold), Counter(zip(gold, told, strict=True))
    precision = sum(both[g, t] / ours[t] for g, t in zip(gold, told, strict=True)) / len(gold)
    recall = sum(both[g, t] / theirs[g] for g, t in zip(gold, told, strict=True)) / len(gold)
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall)


def ours(documents: Sequence[Document]) -> list[list[int]]:
    """Group as the package does."""
    return [group.members for group in story_groups([terms_of(each.report) for each in documents], {})]


def plain(threshold: float) -> Grouping:
    """Return plain TF-IDF with average linkage at a threshold."""

    def group(documents: Sequence[Document]) -> list[list[int]]:
        likeness = _cosines([each.report.text for each in documents])
        groups = [[i] for i in range(len(documents))]
        average = likeness.copy()
        np.fill_diagonal(average, -1)
        while len(groups) > 1:
            a, b = sorted(divmod(int(average.argmax()), len(groups)))
            if average[a, b] < threshold:
                break
            m, n = len(groups[a]), len(groups[b])
            average[a] = (m * average[a] + n * average[b]) / (m + n)
            average[:, a] = average[a]
            average[a, a] = -1
            average = np.delete(np.delete(average, b, 0), b, 1)
            groups[a] += groups.pop(b)
        return groups

    return group


def _cosines(texts: Sequence[str]) -> NDArray[np.float64]:
    bags = [Counter(word for word in lower(cased_words(text)) if term(word)) for text in texts]
    frequency = Counter(word for bag in bags for word in bag)
    place = {word: i for i, word in enumerate(sorted(frequency))}
    matrix = np.zeros((len(bags), len(place)))
    for row, bag in enumerate(bags):
        for word, count in bag.items():
            idf = math.log((1 + len(bags)) / (1 + frequency[word])) + 1
            matrix[row, place[word]] = (1 + math.log(count)) * idf
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    product: NDArray[np.float64] = matrix @ matrix.T
    return product


def score(documents: Sequence[Document], grouping: Grouping, given: bool) -> tuple[float, float, float]:
    """Return the figures of a way of grouping; `given`: each topic by itself."""
    parts: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        parts[document.topic if given else ""].append(document)
    gold, told = [], []
    for name, part in parts.items():
        for number, members in enumerate(grouping(part)):
            gold += [part[i].story for i in members]
            told += [(name, number) for _ in members]
    return bcubed(gold, told)


def show(title: str, figures: tuple[float, float, float]) -> None:
    """Print a line."""
    print(f"{title:44} P {figures[0]:5.1f}  R {figures[1]:5.1f}  F1 {figures[2]:5.1f}", flush=True)


def main() -> None:
    """Measure both corpora."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ecbplus", type=Path, required=True)
    parser.add_argument("--meantime", type=Path)
    options = parser.parse_args()
    documents = read_ecbplus(options.ecbplus)
    validation = [each for each in documents if int(each.topic) in VALIDATION]
    training = [each for each in documents if int(each.topic) not in VALIDATION]
    best = 0.0
    for given, name in ((True, "topics given"), (False, "all at once")):
        best = max(THRESHOLDS, key=lambda t: score(training, plain(t), given)[2])
        for part, title in ((training, "training"), (validation, "validation")):
            show(f"ECB+ {title}, {name}: plain ({best})", score(part, plain(best), given))
            show(f"ECB+ {title}, {name}: verbale", score(part, ours, given))
    if options.meantime:
        topics = read_meantime(options.meantime)
        show(f"MEANTIME, {len(topics)} reports: plain ({best})", score(topics, plain(best), False))
        show(f"MEANTIME, {len(topics)} reports: verbale", score(topics, ours, False))


if __name__ == "__main__":
    main()

"""The texts that the gate is trained and measured on: (source, relevant?, text) from corpora and from gate_texts/.

A corpus is taken where its texts are of one sort as wholes; genres and topics that mix both sorts (newsgroups, local
crimes, biographies) are left out. A source is what is held out together when the gate is measured.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TEXTS = Path(__file__).parent / "gate_texts"

# ECB+ pairs two events a topic ("ecb", "ecbplus"). Topics of crimes, fires and obituaries are of neither sort.
ECB_RELEVANT = {"8_ecbplus", "9", "11", "12", "19", "34"}
ECB_IRRELEVANT = {"1", "2", "4", "5", "6", "7", "10", "25", "27", "29", "31", "35"}
ECB_DEV = {"2", "5", "12", "18", "21", "23", "34", "35"}
# TimeBank's Wall Street Journal is company news but for these, in which a government acts.
WSJ_POLITICS = {"wsj_0026", "wsj_0187", "wsj_0586", "wsj_0713", "wsj_0778"}
# PolNeAR took a few reports for a politician's name in them: market closes, music, television, golf, death notices.
POLNEAR_OTHER = re.compile(
    "oil-prices-keep-market|a-big-bet-on-nostalgia|bloodline-star|with-wall-st-center|red-hot-chili|as-its-rivals-pair-up|"
    "black-girls-rock|small-steps-toward|paid-notice-deaths|a-one-person-job|with-fewer-golfers|casino-revenue-up"
)
# Timeline17 was gathered by links, and holds pages that do not touch its stories at all.
STORIES = {"H1N1": re.compile(r"\b(?:flu|virus|H1N1|pandemic)\b"), "bpoil": re.compile(r"\b(?:BP|oil|spill)\b")}
EWT_GENRES = {"answers", "reviews", "email"}
GUM_GENRES = {"academic", "conversation", "vlog", "voyage"}


class Text(NamedTuple):
    """A text to learn from or to measure on; `dev` ones are never trained on."""

    source: str
    name: str
    relevant: bool
    text: str
    dev: bool = False


def all_texts(data: Path) -> list[Text]:
    """Return every text, in a fixed order."""
    return [
        *own_texts(),
        *polnear(data / "attribution" / "polnear"),
        *timelines(data / "across" / "timeline17"),
        *garbled(data / "across" / "garbled_pairs_dev.jsonl"),
        *re3d(data / "names" / "re3d"),
        *events(data / "events"),
        *crossner(data / "names" / "crossner_politics"),
        *timebank(data / "times" / "tbaq"),
        *ecbplus(data / "across" / "ecbplus"),
        *meantime(data / "across" / "meantime_en" / "conll.csv"),
        *treebanks(data / "syntax"),
    ]


def own_texts() -> Iterator[Text]:
    """Yield the texts written for the gate; the file's name says the sort, every third is dev."""
    for path in sorted(TEXTS.glob("*.txt")):
        entries = re.split(r"^## (.+)\n", path.read_text(encoding="utf-8"), flags=re.M)[1:]
        for number, (name, text) in enumerate(zip(entries[::2], entries[1::2], strict=True)):
            yield Text(f"own {path.stem}", name, path.stem.startswith("relevant"), text.strip(), number % 3 == 2)


def polnear(folder: Path) -> Iterator[Text]:
    """Yield the political reports of PolNeAR."""
    for part in ("train", "dev"):
        for path in sorted((folder / part / "text").glob("*.txt")):
            if part == "dev" or not POLNEAR_OTHER.search(path.stem):
                yield Text("polnear", path.stem, True, path.read_text(encoding="utf-8"), part == "dev")


def timelines(folder: Path) -> Iterator[Text]:
    """Yield the reports of Timeline17, a source a story."""
    for path in sorted(folder.glob("*/articles.jsonl")):
        story = path.parent.name.split("_")[0]
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if len(STORIES[story].findall(row["text"])) >= 2:
                yield Text(f"timeline17 {story}", str(row["id"]), True, row["text"])


def garbled(path: Path) -> Iterator[Text]:
    """Yield the reports on the Syrian war."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Text("fa-kes", str(row["id"]), True, row["original"])


def re3d(folder: Path) -> Iterator[Text]:
    """Yield the texts of governments on Syria and Iraq."""
    for path in sorted(folder.glob("*/documents.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield Text("re3d", row["_id"], True, row["text"])


def events(folder: Path) -> Iterator[Text]:
    """Yield machine-written stories of PLOVER's types, one in three, and PLOVER's sentences three by three."""
    stories = (folder / "synthetic_stories.jsonl").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(stories[::3]):
        yield Text("stories", str(number), True, json.loads(line)["text"])
    lines = (folder / "plv_train.jsonl").read_text(encoding="utf-8").splitlines()
    sentences = [json.loads(line)["sentence"] for line in lines]
    for number, some in enumerate(_by(3, sentences)):
        yield Text("plover sentences", str(number), True, " ".join(some))


def crossner(folder: Path) -> Iterator[Text]:
    """Yield Wikipedia's sentences on politics, six by six."""
    for part in ("train", "dev"):
        blocks = (folder / f"{part}.txt").read_text(encoding="utf-8").split("\n\n")
        sentences = [" ".join(line.split()[0] for line in block.splitlines() if line.strip()) for block in blocks]
        for number, some in enumerate(_by(6, sentences)):
            yield Text("crossner politics", f"{part} {number}", True, " ".join(some))


def timebank(folder: Path) -> Iterator[Text]:
    """Yield AQUAINT's reports on crises and TimeBank's company news."""
    for path in sorted(folder.rglob("*.tml")):
        found = re.search(r"<TEXT>(.*)</TEXT>", path.read_text(encoding="utf-8"), re.S)
        text = " ".join(re.sub(r"<[^>]+>", "", found[1]).split()) if found else ""
        if text and path.parent.name == "AQUAINT":
            yield Text("aquaint", path.stem, True, text)
        elif text and path.stem.startswith("wsj") and path.stem not in WSJ_POLITICS:
            yield Text("timebank wsj", path.stem, False, text)


def ecbplus(folder: Path) -> Iterator[Text]:
    """Yield the topics of ECB+ that are of one sort."""
    for path in sorted(folder.glob("*/*.xml")):
        topic, _, part = path.stem.partition("_")
        names = {topic, f"{topic}_{part.lstrip('0123456789')}"}
        relevant = bool(names & ECB_RELEVANT)
        if relevant or names & ECB_IRRELEVANT:
            words = re.findall(r"<token[^>]*>([^<]*)</token>", path.read_text(encoding="utf-8"))
            sort = "politics" if relevant else "sport, film, stars"
            yield Text(f"ecb+ {sort}", path.stem, relevant, " ".join(words), topic in ECB_DEV)


def meantime(path: Path) -> Iterator[Text]:
    """Yield MEANTIME's reports on a maker of telephones; its other topics are of both sorts."""
    documents: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        field = line.split(",", 5)
        if len(field) > 4 and field[1].startswith("corpus_apple"):
            documents.setdefault(field[1], []).append(field[4])
    for name, words in documents.items():
        yield Text("meantime apple", name, False, " ".join(words))


def treebanks(folder: Path) -> Iterator[Text]:
    """Yield the documents of EWT's and GUM's genres that hold no politics; short ones four by four."""
    for file, source, genres in (("ewt-train", "ewt", EWT_GENRES), ("gumfree-train", "gum", GUM_GENRES),
                                 ("ewt-dev", "ewt", EWT_GENRES)):  # fmt: skip
        documents: dict[str, list[str]] = {}
        for block in re.split(r"^# newdoc id = ", (folder / f"{file}.conllu").read_text(encoding="utf-8"), flags=re.M):
            name = block.split("\n", 1)[0].strip().removeprefix("GUM_")
            genre = re.split(r"[-_]", name)[0]
            if genre in genres:
                documents.setdefault(genre, []).append(" ".join(re.findall(r"^# text = (.*)$", block, re.M)))
        for genre, texts in documents.items():
            for number, some in enumerate(_by(3 if source == "ewt" else 1, texts)):
                yield Text(f"{source} {genre}", f"{file} {number}", False, " ".join(some), file.endswith("dev"))


def _by(number: int, items: list[str]) -> Iterator[list[str]]:
    """Yield items in seeded random order, so many at a time."""
    shuffled = [item for item in items if item.strip()]
    random.Random(1).shuffle(shuffled)
    for start in range(0, len(shuffled), number):
        yield shuffled[start : start + number]

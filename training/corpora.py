"""The corpora that the model is trained on, as windows of words with labels.

A window is a dict: `words` (list of str), `firsts` (first of its line?), and whichever labels its corpus has, each
a list with one entry a word, `MASKED` where the corpus says nothing:
`roles` (index into ROLES), `links` (index of the first word of the cue, -1 for none), `names` (index into NAMES),
`upos`, `relations` (strings), `heads` (index in the window, -1 for a root), `sentences` (1 at a sentence's first word).
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from own_texts import OwnText, read_texts
from verbale.language.tokens import tokenize
from verbale.language.windows import cut, line_starts
from verbale.schemes.states import states

MASKED = -100
ROLES = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
NAMES = ["O", *(f"{p}-{n}" for n in ("person", "organisation", "place", "people") for p in "BI")]
Window = dict[str, Any]
Tokens = list[tuple[int, int]]


# --- PolNeAR (Newell, Margolin & Ruths, LREC 2018) ---------------------------------------------------------------


def polnear_relations(annotations: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """Read brat lines: a list of relations {source, cue, content: character spans}."""
    spans: dict[str, list[tuple[int, int]]] = {}
    relations = []
    for line in annotations.read_text(encoding="utf-8").splitlines():
        field = line.split("\t")
        where = re.fullmatch(r"\S+ ([\d ;]+)", field[1]) if len(field) > 1 else None
        if line.startswith("T") and where:
            parts = (p.split() for p in where.group(1).split(";"))
            spans[field[0]] = [(int(a), int(b)) for a, b in parts]
        elif line.startswith("E"):
            relation: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
            for part in field[1].split():
                role, _, reference = part.partition(":")
                role = role.rstrip("0123456789").lower()
                if role in relation:
                    relation[role] += spans.get(reference, [])
            relations.append(relation)
    return relations


def polnear(folder: Path) -> Iterator[Window]:
    """Yield the windows of PolNeAR's reports; of several annotators the first by name is taken."""
    seen = set()
    for marks in sorted((folder / "attributions").glob("*.ann")):
        name = marks.stem.rsplit("_", 1)[0]
        if name not in seen:
            seen.add(name)
            text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
            yield from _attributed(text, polnear_relations(marks))


def _attributed(text: str, relations: list[dict[str, list[tuple[int, int]]]]) -> Iterator[Window]:
    tokens = tokenize(text)
    roles, links = [0] * len(tokens), [-1] * len(tokens)
    for relation in relations:
        cue = _tokens_of(tokens, *min(relation["cue"])) if relation["cue"] else []
        for role in ("source", "cue", "content"):
            for span in relation[role]:
                for n, i in enumerate(_tokens_of(tokens, *span)):
                    roles[i] = ROLES.index(f"{'I' if n else 'B'}-{role}")
                    if n == 0 and cue:
                        links[i] = cue[0]
    firsts = line_starts(text, tokens)
    for start, end in cut(text, tokens, firsts):
        yield {
            "words": [text[a:b] for a, b in tokens[start:end]],
            "firsts": firsts[start:end],
            "roles": roles[start:end],
            "links": [i - start if start <= i < end else -1 for i in links[start:end]],
        }


def _tokens_of(tokens: Tokens, start: int, end: int) -> list[int]:
    return [i for i, (a, b) in enumerate(tokens) if a < end and b > start]


# --- Universal Dependencies (EWT, GUM) ---------------------------------------------------------------------------


def conllu(path: Path, known_peoples: set[str], size: int = 170) -> Iterator[Window]:
    """Yield windows of whole sentences of a treebank, with names where GUM's entity annotation gives them."""
    window = _empty()
    for sentence in _sentences(path, known_peoples):
        if window["words"] and (sentence["document"] or len(window["words"]) + len(sentence["words"]) > size):
            yield window
            window = _empty()
        base = len(window["words"])
        window["heads"] += [h + base if h >= 0 else -1 for h in sentence["heads"]]
        for key in ("words", "firsts", "upos", "relations", "sentences", "names"):
            window[key] += sentence[key]
    if window["words"]:
        yield window


def _empty() -> Window:
    return {k: [] for k in ("words", "firsts", "upos", "heads", "relations", "sentences", "names")}


def _sentences(path: Path, known_peoples: set[str]) -> Iterator[Window]:
    document = paragraph = True
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc"):
            document = True
        elif line.startswith("# newpar"):
            paragraph = True
        elif line[:1].isdigit():
            rows.append(line.split("\t"))
        elif not line and rows:
            words = [r for r in rows if r[0].isdigit()]
            yield {
                "document": document,
                "words": [r[1] for r in words],
                "firsts": [i == 0 and (paragraph or document) for i in range(len(words))],
                "upos": [r[3] for r in words],
                "heads": [int(r[6]) - 1 for r in words],
                "relations": [r[7] for r in words],
                "sentences": [int(i == 0) for i in range(len(words))],
                "names": _treebank_names(words, "gum" in path.name, known_peoples),
            }
            rows, document, paragraph = [], False, False


_GUM_NAMES = {"person": "person", "organization": "organisation", "place": "place"}


def _treebank_names(rows: list[list[str]], entities: bool, known_peoples: set[str]) -> list[int]:
    """Label names as far as a treebank shows them.

    Adjectives of peoples are known ("Spanish"); what is no proper noun is no name; proper nouns are masked unless
    GUM's entities type them (the run of proper nouns around the entity's head).
    """
    labels = [MASKED if r[3] == "PROPN" else 0 for r in rows]
    if entities:
        for i, r in enumerate(rows):
            if r[3] == "PROPN":
                labels[i] = 0
        for start, end, kind in _gum_mentions(rows):
            _label_run(rows, labels, start, end, kind)
    for i, row in enumerate(rows):
        if row[1] in known_peoples and (row[3] == "ADJ" or row[1].endswith("s")) and labels[i] in (0, MASKED):
            labels[i] = NAMES.index("B-people")
    return labels


def _label_run(rows: list[list[str]], labels: list[int], start: int, end: int, kind: str) -> None:
    inside = range(start, end)
    heads = [i for i in inside if not start <= int(rows[i][6]) - 1 < end]
    if not heads or rows[heads[0]][3] != "PROPN":
        return
    first = last = heads[0]
    while first - 1 in inside and rows[first - 1][3] == "PROPN":
        first -= 1
    while last + 1 in inside and rows[last + 1][3] == "PROPN" and rows[last + 1][7] in ("flat", "compound", "fixed"):
        last += 1
    name = _GUM_NAMES.get(kind)
    for i in range(first, last + 1):
        labels[i] = NAMES.index(f"{'I' if i > first else 'B'}-{name}") if name else MASKED


def _gum_mentions(rows: list[list[str]]) -> list[tuple[int, int, str]]:
    """Read GUM's bracket notation: mentions (start, end, type), the longer first, so that inner ones win."""
    stack: list[tuple[str, int, str]] = []
    mentions = []
    for i, row in enumerate(rows):
        entity = re.search(r"Entity=([^|]*)", row[9])
        for opened, closed in re.findall(r"(\([^()]*)|([^()]*\))", entity.group(1)) if entity else []:
            part = (opened or closed).strip("()")
            identity, _, rest = part.partition("-")
            if opened:
                stack.append((identity, i, rest.split("-")[0]))
                if "(" + part + ")" not in entity.group(1):  # type: ignore[union-attr]
                    continue
            index = next((n for n in range(len(stack) - 1, -1, -1) if stack[n][0] == identity), None)
            if index is not None:
                _, start, kind = stack.pop(index)
                mentions.append((start, i + 1, kind))
    return sorted(mentions, key=lambda m: m[0] - m[1])


# --- Names ---------------------------------------------------------------------------------------------------------

_CLASSES = {
    "per": "person", "person": "person", "politician": "person",
    "org": "organisation", "organisation": "organisation", "politicalparty": "organisation",
    "loc": "place", "location": "place", "country": "place",
    "nationality": "people",
}  # fmt: skip


_PEOPLES = (
    "Abkhaz African Alawite Anglican Arab Armenian Asian Balkan Baloch Balochi Baltic Basque Berber Buddhist Caribbean "
    "Catalan Catholic Chechen Christian Coptic Corsican Cossack Crimean Dagestani Druze English European Flemish "
    "Gaelic Hausa Hebrew Hindu Hispanic Hutu Igbo Inuit Islamic Jesuit Jewish Karen Kashmiri Kurdish Latino Lutheran "
    "Maori Mayan Methodist Moslem Muslim Nordic Oromo Orthodox Ossetian Ottoman Palestinian Parisian Pashtun Persian "
    "Presbyterian Protestant Puerto-Rican Punjabi Quaker Quebecois Roma Roman Saami Scandinavian Scottish Shia Shiite "
    "Sicilian Sikh Sindhi Sinhala Sinhalese Slavic Somali Soviet Sunni Tamil Tatar Texan Tibetan Tigrayan Tuareg "
    "Turkic Tutsi Uighur Uyghur Welsh Wahhabi Yazidi Yoruba Zionist Zulu"
).split()


def peoples() -> set[str]:
    """Return the adjectives and plurals of peoples and faiths, to teach them to corpora without that class.

    What the treebanks print with a capital is no help: titles and careless writers capitalise "Federal" and "Good".
    """
    found = {a for state in states().values() for a in state.adjectives if a.isalpha()} | set(_PEOPLES)
    return found | {w + "s" for w in found}


def columns(path: Path, word: int, label: int, known_peoples: set[str], size: int = 170) -> Iterator[Window]:
    """Yield windows of a corpus in columns (CoNLL, IOB2): the columns of the word and the label are given."""
    window: Window = {"words": [], "firsts": [], "names": []}
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        rows = [r for r in (re.split(r"[\t ]", x) for x in block.split("\n") if not x.startswith("# ")) if len(r) > 1]
        if window["words"] and len(window["words"]) + len(rows) > size:
            yield window
            window = {"words": [], "firsts": [], "names": []}
        window["firsts"] += [i == 0 for i in range(len(rows))]
        window["words"] += [r[word] for r in rows]
        window["names"] += _column_names([(r[word], r[label]) for r in rows], known_peoples)
    if window["words"]:
        yield window


def _column_names(rows: list[tuple[str, str]], known_peoples: set[str]) -> list[int]:
    labels, previous = [], ""
    for i, (word, label) in enumerate(rows):
        kind = label[2:].lower()
        name = _CLASSES.get(kind)
        alone = not (i + 1 < len(rows) and rows[i + 1][1] == "I-" + label[2:])
        if name is None and word in known_peoples and (not kind or (alone and kind != previous)):
            labels.append(NAMES.index("B-people"))
        elif name is None:
            labels.append(0)
        else:
            begins = label.startswith("B") or kind != previous
            labels.append(NAMES.index(f"{'B' if begins else 'I'}-{name}"))
        previous = kind
    return labels


_ROLE_WORDS = re.compile(r"(?i)\b(minister|secretary|president|ambassador|envoy|general|spokes\w+|leader|chief)\b")


def re3d(folder: Path) -> Iterator[Window]:
    """Yield the windows of re3d's reports; people given by their office alone are masked: others call them no name."""
    for part in sorted(p for p in folder.iterdir() if p.is_dir()):
        documents = {d["_id"]: d["text"] for d in _json_lines(part / "documents.json")}
        entities: dict[str, list[dict[str, Any]]] = {}
        for e in _json_lines(part / "entities.json"):
            entities.setdefault(e["documentId"], []).append(e)
        for identity, text in sorted(documents.items()):
            yield from _re3d_windows(text, entities.get(identity, []))


def _re3d_windows(text: str, entities: list[dict[str, Any]]) -> Iterator[Window]:
    tokens = tokenize(text)
    labels = [0] * len(tokens)
    for e in sorted(entities, key=lambda e: e["begin"] - e["end"]):
        name = _CLASSES.get(e["type"].lower())
        doubtful = name == "person" and (_ROLE_WORDS.search(e["value"]) or e["value"].islower())
        for n, i in enumerate(_tokens_of(tokens, e["begin"], e["end"])):
            if name:
                labels[i] = MASKED if doubtful else NAMES.index(f"{'I' if n else 'B'}-{name}")
    firsts = line_starts(text, tokens)
    for start, end in cut(text, tokens, firsts):
        yield {
            "words": [text[a:b] for a, b in tokens[start:end]],
            "firsts": firsts[start:end],
            "names": labels[start:end],
        }


def _json_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


# --- All together ----------------------------------------------------------------------------------------------------


def own_windows(text: OwnText) -> Iterator[Window]:
    """Yield the windows of one of our own reports, attributions and names in one."""
    tokens = tokenize(text.text)
    labels = [0] * len(tokens)
    for start, end, kind in text.names:
        for n, i in enumerate(_tokens_of(tokens, start, end)):
            labels[i] = NAMES.index(f"{'I' if n else 'B'}-{kind}")
    done = 0
    for window in _attributed(text.text, text.attributions):
        window["names"] = labels[done : done + len(window["words"])]
        done += len(window["words"])
        yield window


def load(data: Path, with_polnear: bool = True) -> tuple[dict[str, list[Window]], dict[str, list[Window]]]:
    """Return the train and dev windows of every task: {"attribution", "syntax", "names", "own"}."""
    known = peoples()
    names = data / "names"
    uner = list(columns(names / "uner_ewt_dev.iob2", 1, 2, known))
    half = len(uner) // 2
    politics = names / "crossner_politics"
    ours, ours_dev = read_texts(Path(__file__).parent / "texts")
    train = {
        "attribution": list(polnear(data / "attribution/polnear/train")) if with_polnear else [],
        "syntax": [w for f in ("gumfree-train.conllu", "ewt-train.conllu") for w in conllu(data / "syntax" / f, known)],
        "names": [
            *columns(names / "wikigold.conll", 0, 1, known),
            *uner[:half],
            *3 * list(columns(politics / "train.txt", 0, 1, known)),
            *re3d(names / "re3d"),
        ],
        "own": [w for t in ours for w in own_windows(t)],
    }
    dev = {
        "attribution": list(polnear(data / "attribution/polnear/dev")),
        "syntax": [w for f in ("ewt-dev.conllu", "gum-dev.conllu") for w in conllu(data / "syntax" / f, known)],
        "names": [*columns(politics / "dev.txt", 0, 1, known), *uner[half:]],
        "own": [w for t in ours_dev for w in own_windows(t)],
    }
    return train, dev


# --- Damage and variation ------------------------------------------------------------------------------------------


_STRAIGHT = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"})


def damaged(window: Window, chance: random.Random) -> Window:
    """Return a window as a bad copy might print it, its labels kept.

    Straight or missing quotation marks, case lost or raised, slips of a scanner; most windows stay as they are.
    """
    kind = chance.random()
    if kind < 0.25:
        return {**window, "words": [w.translate(_STRAIGHT) for w in window["words"]]}
    if kind < 0.32:
        return {**window, "words": [w.lower() for w in window["words"]]}
    if kind < 0.34:
        return {**window, "words": [w.upper() for w in window["words"]]}
    if kind < 0.38:
        return {**window, "words": [_slipped(w, chance) if chance.random() < 0.06 else w for w in window["words"]]}
    if kind < 0.48 and "roles" in window:
        share = chance.choice((0.5, 1.0))
        return _without(window, {i for i, w in enumerate(window["words"]) if w in _QUOTES and chance.random() < share})
    return window


_QUOTES = {"“", "”", '"', "''", "``"}


def _slipped(word: str, chance: random.Random) -> str:
    """Return a word with one letter lost, doubled or misread."""
    if len(word) < 4 or not word.isalpha():
        return word
    i = chance.randrange(1, len(word))
    return word[:i] + chance.choice(("", 2 * word[i], chance.choice("aceilnorstu"))) + word[i + 1 :]


def _without(window: Window, dropped: set[int]) -> Window:
    """Drop words of an attributed window; a span that began at a dropped word begins at the next."""
    kept = [i for i in range(len(window["words"])) if i not in dropped]
    place = {old: new for new, old in enumerate(kept)}
    roles, links = list(window["roles"]), list(window["links"])
    for i in sorted(dropped):
        if roles[i] % 2 and i + 1 < len(roles) and roles[i + 1] == roles[i] + 1:
            roles[i + 1], links[i + 1] = roles[i], links[i]
    result = {k: [window[k][i] for i in kept] for k in window}
    return result | {
        "roles": [roles[i] for i in kept],
        "links": [place.get(links[i], -1) if links[i] >= 0 else -1 for i in kept],
    }


Names = dict[str, list[list[str]]]


def names_in(windows: list[Window]) -> Names:
    """Collect the names of each class, as lists of words, every occurrence once."""
    found: Names = {}
    for window in windows:
        for start, end, kind in _whole_names(window["names"]):
            found.setdefault(kind, []).append(window["words"][start:end])
    return found


def renamed(window: Window, pool: Names, chance: random.Random, share: float = 0.4) -> Window:
    """Return a window in which a share of the names is replaced by others of their class, to learn from contexts."""
    result: Window = {k: [] for k in window}
    spans = {s: (e, kind) for s, e, kind in _whole_names(window["names"])}
    i = 0
    while i < len(window["words"]):
        end, kind = spans.get(i, (i + 1, ""))
        words, labels = window["words"][i:end], window["names"][i:end]
        if kind and chance.random() < share:
            words = chance.choice(pool[kind])
            labels = [NAMES.index(f"{'I' if n else 'B'}-{kind}") for n in range(len(words))]
        result["words"] += words
        result["names"] += labels
        result["firsts"] += [window["firsts"][i]] + [False] * (len(words) - 1)
        i = end
    return result


def _whole_names(labels: list[int]) -> list[tuple[int, int, str]]:
    """Return the names (start, end, class) of a window; what goes on from a masked beginning is no whole one."""
    found: list[tuple[int, int, str]] = []
    for i, label in enumerate(labels):
        if label > 0 and NAMES[label][0] == "B":
            found.append((i, i + 1, NAMES[label][2:]))
        elif label > 0 and found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1, found[-1][2])
    return found

"""Score whom he and she mean against the coreference of the GUM corpus.

    python benchmarks/pronouns.py GUM.conllu [--genres news,interview,speech,bio] [--half first|second] [-v]

GUM (Zeldes 2017, "The GUM Corpus") marks every mention with its chain in the MISC column ("Entity="). Counted are he,
him, his, she and her whose chain has a proper name somewhere in the document. An answer is right when any place that
names the answered actor overlaps a mention of the gold chain. `last_speaker` is not given: only the report's own words
are judged. The halves alternate by document, so that weights can be set on one and reported on the other.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from verbale.language import parse
from verbale.language.parsed import Parsed
from verbale.reading.actors import find_actors, resolve
from verbale.reading.positions import tokens_in
from verbale.record import Span

_PRONOUNS = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_BRACKET = re.compile(r"\((?P<open>[^()\s]+)(?P<single>\))?|(?P<close>[^()\s]+)\)")


_Opened = tuple[int, int, str]
"""A mention not yet closed: its first character, its first token, its type."""


@dataclass
class Document:
    """A document of the corpus: its text and, per chain, the character spans of mentions and whether one is a name."""

    name: str
    text: str = ""
    chains: dict[str, list[Span]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    pronouns: list[tuple[Span, str]] = field(default_factory=list)


def documents(path: Path, genres: frozenset[str]) -> Iterator[Document]:
    """Read the documents of the wanted genres (the second part of GUM's names, "GUM_news_asylum")."""
    document: Document | None = None
    open_mentions: dict[str, list[_Opened]] = {}
    tags: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id = "):
            if document is not None:
                yield document
            name = line.split(" = ")[1]
            document = Document(name) if name.split("_")[1] in genres else None
            open_mentions, tags = {}, []
        elif line.startswith("# newpar") and document is not None and document.text:
            document.text += "\n\n"
        elif document is not None and line[:1].isdigit():
            columns = line.split("\t")
            if columns[0].isdigit():
                _token(document, columns, open_mentions, tags)
    if document is not None:
        yield document


def _token(document: Document, columns: list[str], opened: dict[str, list[_Opened]], tags: list[str]) -> None:
    start = len(document.text)
    document.text += columns[1]
    end = len(document.text)
    tags.append(columns[3])
    misc = dict(part.split("=", 1) for part in columns[9].split("|") if "=" in part)
    if misc.get("SpaceAfter") != "No":
        document.text += " "
    for match in _BRACKET.finditer(misc.get("Entity", "")):
        if match["open"]:
            chain, kind = match["open"].split("-")[:2]
            opened.setdefault(chain, []).append((start, len(tags) - 1, kind))
            if match["single"]:
                _close(document, chain, end, opened, tags, columns[1])
        else:
            _close(document, match["close"].split("-")[0], end, opened, tags, columns[1])


def _close(
    document: Document,
    chain: str,
    end: int,
    opened: dict[str, list[_Opened]],
    tags: list[str],
    word: str,
) -> None:
    if not opened.get(chain):
        return
    start, first, kind = opened[chain].pop()
    span = Span(start, end)
    document.chains.setdefault(chain, []).append(span)
    if kind == "person":
        document.persons.add(chain)
    if "PROPN" in tags[first:] and len(tags) - first <= 6:
        document.named.add(chain)
    if len(tags) - first == 1 and word.lower() in _PRONOUNS:
        document.pronouns.append((span, chain))


def judge(document: Document, parsed: Parsed, verbose: bool) -> Counter[str]:
    """Count right, wrong and none over the pronouns of a document whose chain has a name."""
    index = find_actors(parsed, document.name)
    places = {actor.id: [alias.span for alias in actor.aliases] for actor in index.actors.values()}
    counts: Counter[str] = Counter()
    for span, chain in document.pronouns:
        tokens = tokens_in(parsed, span)
        if chain not in document.named or chain not in document.persons or not tokens:
            continue
        answer = resolve(index, parsed, tokens.start, tokens.stop)
        aliases = places.get(answer or "", ())
        hit = any(_overlap(a, g) for a in aliases for g in document.chains[chain])
        verdict = "none" if answer is None else "right" if hit else "wrong"
        counts[verdict] += 1
        if verbose and verdict != "right":
            around = document.text[max(span.start - 160, 0) : span.end + 30].replace("\n", " ")
            print(f"{verdict:6} {answer} in {document.name}: {around}")
    return counts


def _overlap(alias: Span, gold: Span) -> bool:
    """Return whether two places are one name; a gold mention may hold an alias deep inside ("the wife of X")."""
    around = gold.start < alias.start and gold.end - gold.start > 2 * (alias.end - alias.start) + 12
    return alias.start < gold.end and gold.start < alias.end and not around


def main() -> None:
    """Print the shares of right, wrong and unanswered pronouns."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--genres", default="news,interview,speech,bio")
    parser.add_argument("--half", choices=("first", "second"))
    parser.add_argument("-v", "--verbose", action="store_true")
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    for number, document in enumerate(documents(arguments.corpus, frozenset(arguments.genres.split(",")))):
        if arguments.half is None or (number % 2 == 0) == (arguments.half == "first"):
            counts += judge(document, parse(document.text), arguments.verbose)
    total = max(counts.total(), 1)
    for verdict in ("right", "wrong", "none"):
        print(f"{verdict:6} {counts[verdict] / total:.3f}  {counts[verdict]} of {counts.total()}")


if __name__ == "__main__":
    main()

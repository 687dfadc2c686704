"""A parsed text as the reading of places asks it: its names of places, its states, what the tables know of them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

from verbale.language.parsed import Name, Parsed
from verbale.rules import rule
from verbale.schemes.phrases import fold, word_set, words_of_tokens
from verbale.schemes.places import Known, PlaceKind, certain, known
from verbale.schemes.states import StateForm, state_at

# Nouns of what a place can be: behind a nationality ("a Polish village") they make it the place's own.
PLACE_NOUNS = word_set(
    "city town village hamlet settlement suburb neighbourhood neighborhood port harbour harbor base airbase island"
    " islet peninsula province region state governorate district county oblast department canton municipality area"
    " enclave exclave capital stronghold resort valley territory camp outpost garrison republic prefecture crossing"
    " airport kibbutz commune township location"
)
SIDES = word_set(
    "north south east west northern southern eastern western central northeast northwest southeast southwest"
    " northeastern northwestern southeastern southwestern north-eastern north-western south-eastern south-western"
    " nearby far upper lower mainland the a an"
)
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN"})
INSIDE = word_set("in at inside near outside around within throughout off")
_GOING = frozenset({"to", "from", "on"})
_NAMING = frozenset({"PROPN", "NUM"})


class StatePhrase(NamedTuple):
    """A phrase for a state: tokens `[start, end)`."""

    start: int
    end: int
    code: str
    form: StateForm


@dataclass(frozen=True, slots=True)
class Scene:
    """A parsed text with its folded words, its states, its places and what the tables know of these."""

    parsed: Parsed
    low: list[str]
    states: list[StatePhrase]
    names: list[Name]
    facts: dict[Name, Known | None]

    def state_from(self, token: int) -> StatePhrase | None:
        """Return the state's phrase that begins at a token."""
        at = bisect_left(self.states, (token,))
        return self.states[at] if at < len(self.states) and self.states[at].start == token else None

    def state_to(self, token: int) -> StatePhrase | None:
        """Return the state's phrase that ends before a token."""
        at = bisect_left(self.states, (token,)) - 1
        return self.states[at] if at >= 0 and self.states[at].end == token else None

    def region_from(self, token: int) -> str | None:
        """Return the country of a place that begins at a token and lies in one country only ("Illinois")."""
        at = bisect_left(self.names, (token,))
        if at >= len(self.names) or self.names[at].start != token:
            return None
        found = self.facts[self.names[at]]
        return certain(found) if found is not None else None


def scene_of(parsed: Parsed) -> Scene:
    """Return the scene of a parsed text."""
    names = [part for name in parsed.names if name.label == "place" for part in _parts(parsed, name)]
    names = _joined(parsed, names) + _unlabelled(parsed)
    low = [fold(parsed.word(token)) for token in range(len(parsed.starts))]
    facts = {name: known(parsed.words(name.start, name.end)) for name in names}
    return Scene(parsed, low, _states(parsed), sorted(names), facts)


@rule('"New York", "In Amenas": a capitalised word before a name belongs to it if the tables know the two together',
      off=lambda _, names: names)  # fmt: skip
def _joined(parsed: Parsed, names: list[Name]) -> list[Name]:
    """Return the names with the word before them that they were torn from."""
    found: list[Name] = []
    for name in names:
        before = name.start - 1
        if before >= 0 and parsed.word(before)[:1].isupper() and parsed.word(before).isalpha():
            listing = known(parsed.words(name.start, name.end))
            if (two := known(parsed.words(before, name.end))) is not None and two != listing:
                name = name._replace(start=before)
                while found and found[-1].end > before:
                    found.pop()
        found.append(name)
    return found


@rule("behind \"in\" or \"near\" a proper noun that the tables list is a place, whatever else bears the name",
      off=lambda *_: [])  # fmt: skip
def _unlabelled(parsed: Parsed) -> list[Name]:
    """Return listed places behind a preposition of place that the names leave out or take for a person or body."""
    taken = bytearray(len(parsed.starts))
    for name in parsed.names:
        if name.label == "place":
            taken[name.start : name.end] = b"\1" * (name.end - name.start)
    persons = {token for name in parsed.names if name.label == "person" for token in range(name.start, name.end)}
    found = []
    for token in range(1, len(parsed.starts)):
        before = parsed.word(token - 1).lower()
        fitting = before in INSIDE or (before in _GOING and token not in persons)
        if taken[token] or parsed.upos[token] != "PROPN" or not fitting:
            continue
        end = token + 1
        while end < len(parsed.starts) and not taken[end] and (parsed.upos[end] in _NAMING or parsed.word(end) == "-"):
            end += 1
        listing = known(parsed.words(token, end))
        if listing is not None and listing.kind != "town":
            found.append(Name(token, end, "place", 0.5))
    return found


def _parts(parsed: Parsed, name: Name) -> list[Name]:
    """Return a name in its parts between commas: "Springfield, Illinois" is a town and a state."""
    edges = [t for t in range(name.start, name.end) if parsed.word(t) in (",", "(", ")")]
    starts, ends = [name.start, *(t + 1 for t in edges)], [*edges, name.end]
    return [name._replace(start=a, end=b) for a, b in zip(starts, ends, strict=True) if a < b]


def _states(parsed: Parsed) -> list[StatePhrase]:
    """Return the phrases for states in text order; places in a state are none, nor is "China" in a sea's name."""
    longer = (n for n in parsed.names if n.label == "place" and n.end - n.start > 1)
    nobodys = (n for n in longer if kind_of(parsed.words(n.start, n.end)) in ("water", "contested"))
    inside = {token for n in nobodys for token in range(n.start, n.end)}
    words = words_of_tokens(parsed.word(token) for token in range(len(parsed.starts)))
    found, at = [], 0
    while at < len(words.folded):
        hit = state_at(words, at, parsed.text)
        if hit is None:
            at += 1
            continue
        if hit[1].form != "place" and words.token[at] not in inside:
            found.append(StatePhrase(words.token[at], words.token[hit[0] - 1] + 1, hit[1].code, hit[1].form))
        at = hit[0]
    return found


def named(scene: Scene, state: StatePhrase) -> str | None:
    """Return the code of a state that is named for certain: "Tripoli" alone names none."""
    if state.form in ("adjective", "people"):
        return state.code
    found = known(scene.parsed.words(state.start, state.end))
    return certain(found) if found is not None else state.code


def kind_of(words: str) -> PlaceKind | None:
    """Return what kind of place a name is, or None for one that the tables do not know."""
    found = known(words)
    return None if found is None else found.kind

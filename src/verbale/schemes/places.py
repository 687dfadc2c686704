"""Places and the state they lie in: regions and waters (places.tsv), towns (gazetteer.txt); offline.

`places.tsv` was written for verbale: regions, provinces, islands, bases, and towns by the spelling of newsrooms, with
the state to which most states count them; waters and land that several states hold or claim have no country. The
file `gazetteer.txt` is made from the cities of GeoNames (https://www.geonames.org, CC BY 4.0) by
training/places_table.py: a key, a tab, and the countries with the inhabitants of their largest place of that name. It
is kept as bytes and searched by halving, so that a reading process pays neither a dictionary nor a parse.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, NamedTuple

from verbale.schemes.phrases import listed, table_rows, word_set

PlaceKind = Literal["state", "capital", "region", "town", "contested", "water"]

# A name is decided by size where one place has so many times the inhabitants of the next.
_MARGIN = 5
# A state that the report names draws a name to itself unless the namesake elsewhere is so many times as large.
_NEAR_REACH = 200
_LISTED_REACH = 5  # where places.tsv lists the name: Rafah in Gaza, not the village, in a report that names Egypt
# Settlers named towns after older ones ("Odessa, Texas"), and the United States are named in most reports: such a
# namesake counts a third, and its state draws a name much less, most where it is the only one that the report names.
_SETTLED = frozenset({"USA", "CAN", "AUS", "NZL", "ZAF"})
_SETTLED_SHARE = 3
_SETTLED_REACH = 4
_SETTLED_ALONE_REACH = 20
# A place whose state the report does not name has at least so many inhabitants; the first where it names no state.
_KNOWN_TOWN = 5_000
_FAMOUS_TOWN = 50_000
# What a row of places.tsv counts: it was chosen because reports name it.
_LISTED = 600_000
# A capital gives way to a town of a named state that is no less than this part of it ("Tripoli" in Lebanon).
_CAPITAL_RIVAL = 20
# Shorter names of towns are found in abbreviations ("St.") more often than in reports.
_SHORTEST = 3

# Letters that are no base letter with an accent.
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "æ": "ae", "Æ": "ae", "œ": "oe", "ð": "d",
     "Þ": "th", "þ": "th", "ə": "a", "Ə": "a", "ħ": "h"}
)  # fmt: skip
_GAPS = re.compile(r"[\s\-‐‑–—/,.]+")
_QUOTES = re.compile(r"[\"'’‘`ʻʼʿʾ“”()\[\]]")
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLES = ("al ", "el ", "as ", "ad ", "ar ", "an ", "at ", "az ", "ash ", "the ")
# Words around a name that say what lies there; the name without them is looked up when the whole is in no table.
_BEFORE = word_set(
    "the city town village port province region district state island islands mount fort camp lake base of north south"
    " east west northern southern eastern western central northeastern northwestern southeastern southwestern upper"
    " lower greater downtown inner outer occupied rural northeast northwest southeast southwest mainland metropolitan"
    " coastal"
)
_BEHIND = word_set(
    "city town village province region oblast krai district governorate state county prefecture department municipality"
    " island islands airport port harbor harbour airfield airbase base air naval peninsula heights camp international"
    " metropolitan area border crossing front territory suburb suburbs prison camps refugee military province's"
    " republic canton raion commune"
)
_WATERS = word_set(
    "sea ocean strait straits gulf channel river rivers shoal shoals reef lake creek waterway basin passage bank"
)


class Known(NamedTuple):
    """What the tables know of a name.

    A region is what places.tsv lists, towns among them; a town is in the gazetteer only.
    `weights` has the inhabitants of the largest place of that name by country, listed places as large towns; `first`
    is the state of which it is the name or the capital. A contested place's `weights` are those who hold or claim it;
    where places.tsv lists a name under several countries, no other is meant and none of them by its size.
    """

    kind: PlaceKind
    weights: Mapping[str, int]
    first: str | None = None


def country_of(name: str, near: Collection[str] = ()) -> str | None:
    """Return the country of a place (ISO 3166 alpha-3), or None where it has none or cannot be decided.

    States and capitals go first, then places in the countries `near` (codes that the report names), then the one that
    is much larger than its namesakes. Seas and land without a recognised holder have no country.
    """
    found = known(name)
    return None if found is None else decide(found, frozenset(near))


def known(name: str) -> Known | None:
    """Return what the tables know of a name, with or without what is said around it ("the port city of Odesa")."""
    return next((found for found in map(_known, _keys(name)) if found is not None), None)


def decide(place: Known, near: frozenset[str]) -> str | None:
    """Return the country among those that have a place of that name, or None; see `country_of`."""
    if place.kind in ("contested", "water"):
        return None
    if place.first is not None:
        return _state_or_rival(place, place.first, near)
    weights = {code: _weight(code, people) for code, people in place.weights.items()}
    drawn = _ahead({code: weight for code, weight in weights.items() if code in near})
    largest = max(weights.values(), default=0)
    if drawn is not None:
        if weights[drawn] * _reach(place.kind, drawn, near) >= largest:
            return drawn
        return _by_size(weights) if drawn in _SETTLED or place.kind == "region" else None
    if near & weights.keys():
        return None
    return _by_size(weights, _FAMOUS_TOWN if near else _KNOWN_TOWN)


def _reach(kind: PlaceKind, code: str, near: frozenset[str]) -> int:
    if code not in _SETTLED:
        return _LISTED_REACH if kind == "region" else _NEAR_REACH
    return _SETTLED_ALONE_REACH if len(near) == 1 else _SETTLED_REACH


def certain(place: Known) -> str | None:
    """Return the country that a name has whatever else a report names, or None: no namesake comes near it in size."""
    if place.kind in ("contested", "water"):
        return None
    first = place.first or max(sorted(place.weights), key=place.weights.__getitem__, default=None)
    own = place.weights.get(first or "", 0)
    least = _FAMOUS_TOWN if place.first else 1
    rivals = (people for code, people in place.weights.items() if code != first)
    small = place.kind == "town" and own < _KNOWN_TOWN
    return None if small or any(p >= least and p * _CAPITAL_RIVAL >= own for p in rivals) else first


def fits(place: Known | None, code: str) -> bool:
    """Tell whether a place of that name may lie in a country: one is known there, or only small ones elsewhere."""
    if place is None:
        return True
    if place.kind in ("capital", "region") and certain(place) not in (None, code):
        return False
    if code in place.weights or code == place.first:
        return True
    return place.kind in ("region", "town") and max(place.weights.values(), default=0) < _FAMOUS_TOWN


def _weight(code: str, people: int) -> int:
    return people // _SETTLED_SHARE if code in _SETTLED else people


def _by_size(weights: Mapping[str, int], least: int = _FAMOUS_TOWN) -> str | None:
    """Return the country whose place is by far the largest, if it has `least` inhabitants."""
    found = _ahead(weights)
    return found if found is not None and weights[found] * (found in _SETTLED or 1) >= least else None


def _ahead(weights: Mapping[str, int]) -> str | None:
    """Return the code that stands by the margin before all others, or None."""
    if not weights:
        return None
    first, *others = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return first[0] if not others or first[1] >= _MARGIN * others[0][1] else None


def _state_or_rival(place: Known, first: str, near: frozenset[str]) -> str | None:
    """Return the state of a state's or capital's name, or that of a namesake that the report is about."""
    rivals = {code: people for code, people in place.weights.items() if code != first}
    if place.kind == "state":  # "Georgia": the American one only where no state but the United States is named
        return next(iter(near)) if len(near) == 1 and near <= rivals.keys() else first
    if first in near:
        return first
    own = place.weights.get(first, 0)
    large = {c: p for c, p in rivals.items() if c in near and p >= _FAMOUS_TOWN and p * _CAPITAL_RIVAL >= own}
    if large:
        return _ahead(large)
    return first if own >= max(rivals.values(), default=0) else None


def place_key(name: str) -> str:
    """Return a name as the gazetteer spells it: no case, accents, apostrophes or hyphens ("Cox’s Bazar", "coxs bazar").

    Letters outside the Latin script stay as they are.
    """
    if name.isalpha() and name.isascii():
        return name.lower()
    if not name.isascii():
        parts = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        name = "".join(c for c in parts if not unicodedata.combining(c))
    return _GAPS.sub(" ", _QUOTES.sub("", name)).strip().casefold()


def _keys(name: str) -> Iterator[str]:
    """Yield the keys under which a name may stand in the tables, the fullest first."""
    whole = place_key(_POSSESSIVE.sub("", name.strip()))
    if whole in _BEFORE or whole in _BEHIND:
        return
    yield whole
    bare = next((whole.removeprefix(a) for a in _ARTICLES if whole.startswith(a)), None)
    if bare is not None:
        yield bare
    words = (bare if bare is not None and whole.startswith("the ") else whole).split()
    if not words or words[-1] in _WATERS:
        return
    start, end = 0, len(words)
    while end - start > 1 and words[end - 1] in _BEHIND:
        end -= 1
        yield " ".join(words[start:end])
    while end - start > 1 and words[start] in _BEFORE:
        start += 1
        yield " ".join(words[start:end])
    if (start, end) == (0, len(words)):
        yield f"al {whole}"


@lru_cache(maxsize=4096)
def _known(key: str) -> Known | None:
    kind, countries = _listed_places().get(key, ("region", ()))
    listed_in = MappingProxyType({c: _LISTED * (_SETTLED_SHARE if c in _SETTLED else 1) for c in countries})
    if kind != "region":
        return Known(kind, listed_in)
    state = _state_names().get(key)
    if state is not None and state[0] == "state":
        return Known("state", listed_in, state[1])
    if len(countries) > 1 and state is None:
        return Known(kind, listed_in)
    towns = _towns(key)
    together = {c: max(towns.get(c, 0), listed_in.get(c, 0)) for c in towns.keys() | listed_in.keys()}
    if state is not None:
        return Known("capital", MappingProxyType(together), state[1])
    return Known("region" if listed_in else "town", MappingProxyType(together)) if together else None


@lru_cache(maxsize=1)
def _state_names() -> dict[str, tuple[PlaceKind, str]]:
    """Return key -> (state or capital, code); seats of government ("Downing Street") count as capitals."""
    names: dict[str, tuple[PlaceKind, str]] = {}
    rows = table_rows("states")
    for row in rows:
        for name in [row["name"], *listed(row["other_names"])]:
            names.setdefault(place_key(name), ("state", row["code"]))
    for row in rows:
        for name in [*listed(row["capitals"]), *listed(row["seats"])]:
            names.setdefault(place_key(name), ("capital", row["code"]))
    return names


@lru_cache(maxsize=1)
def _listed_places() -> dict[str, tuple[PlaceKind, tuple[str, ...]]]:
    """Return key -> (kind, countries) of places.tsv, and of cities.tsv where the first has no such name."""
    places: dict[str, tuple[PlaceKind, tuple[str, ...]]] = {}
    for row in table_rows("places"):
        kind: PlaceKind = row["kind"]  # type: ignore[assignment]
        for name in listed(row["names"]):
            places.setdefault(place_key(name), (kind, tuple(listed(row["countries"]))))
    for row in table_rows("cities"):
        for name in listed(row["places"]):
            places.setdefault(place_key(name), ("region", (row["code"],)))
    return places


@lru_cache(maxsize=1)
def _gazetteer() -> bytes:
    return files(__package__ or "verbale.schemes").joinpath("gazetteer.txt").read_bytes()


def _towns(key: str) -> dict[str, int]:
    """Return the inhabitants of the largest town of that name by country: the line of the key, found by halving."""
    if not key.isascii() or len(key) < _SHORTEST:
        return {}
    table, wanted = _gazetteer(), key.encode()
    low, high = 0, len(table)
    while low < high:
        middle = (low + high) // 2
        start = table.rfind(b"\n", low, middle) + 1 or low
        end = table.find(b"\n", middle)
        end = len(table) if end < 0 else end
        found, _, countries = table[start:end].partition(b"\t")
        if found == wanted:
            return {entry[:3]: int(entry[3:]) for entry in countries.decode("ascii").split()}
        low, high = (end + 1, high) if found < wanted else (low, start)
    return {}

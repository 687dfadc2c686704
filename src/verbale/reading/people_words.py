"""Words of names: how far a person's name reaches in a row of tokens, and what never is part of one."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from verbale.language.parsed import Parsed
from verbale.rules import rule
from verbale.schemes.phrases import fold, word_set

# Forms of address by gender; "sri", "shri", "thiru" are Indian, "daw" Burmese, "ndugu", "mwalimu", "mzee" Swahili,
# "cde" Zimbabwean, "datuk", "seri", "datin", "tun", "encik", "puan" Malay, "ratu" Fijian, "dom", "dona" Portuguese,
# "ato", "woizero" Ethiopian, "alhaji", "mallam" Hausa, "bapak", "ibu" Indonesian, "khun" Thai, "begum", "sardar" South
# Asian; "metropolitan", "abuna" are of churches.
HONORIFICS: dict[str, str | None] = {
    "mr": "m", "mister": "m", "sir": "m", "lord": "m", "monsieur": "m", "herr": "m", "senor": "m", "signor": "m",
    "shri": "m", "sri": "m", "thiru": "m", "sayyid": "m", "mrs": "f", "ms": "f", "miss": "f", "madame": "f",
    "mme": "f", "madam": "f", "frau": "f", "senora": "f", "dame": "f", "lady": "f", "smt": "f", "shrimati": "f",
    "dr": None, "prof": None, "professor": None, "mx": None, "hon": None, "min": None, "amb": None,
    "seyyed": "m", "sayyed": "m", "syed": "m", "seyed": "m",
    "cde": None, "ndugu": None, "mwalimu": None, "mzee": "m", "datuk": "m", "dato": "m", "datin": "f", "tun": "m",
    "encik": "m", "puan": "f", "ratu": "m", "dom": "m", "dona": "f", "maulvi": "m", "maulana": "m", "baron": "m",
    "baroness": "f", "monsignor": "m", "msgr": "m", "excellency": None,
    "seri": None, "ato": "m", "woizero": "f", "alhaji": "m", "mallam": "m", "bapak": "m", "ibu": "f", "khun": None,
    "begum": "f", "sardar": "m", "pandit": "m", "swami": "m", "ustad": "m", "ustaz": "m", "hajjah": "f", "hajja": "f",
    "shaikh": "m", "shaykh": "m", "sheik": "m", "moulana": "m", "mufti": "m", "metropolitan": "m", "abuna": "m",
    "mlle": "f", "senhor": "m", "senhora": "f", "signora": "f", "senorita": "f",
    "don": "m", "comrade": None, "hojatoleslam": "m", "mullah": "m", "hajj": "m", "haji": "m", "daw": "f",
}  # fmt: skip
PARTICLES = word_set(
    "al el bin ben ibn abu abd von van der den de del della di da dos das du la le lo ter ten zu st y ul ur"
)
# Capitalised at a sentence's beginning, these are no part of the name beside them.
NO_NAMES = word_set(
    "he she it i we they you his her their its my our your the a an this that these those who and in on at for but as "
    "after when if while with from by to not no yes what why how where there here then also both"
)
# Chinese and Vietnamese given names that look like these, where the model takes them into a name.
GIVEN_PRONOUNS = word_set("he she you my")
# Departments of a government: before a name they end a title ("the minister of the Defence Aino Salmi").
PORTFOLIOS = word_set("defence defense affairs interior finance economy trade energy health justice diplomacy")
# After a title word that is an adjective as well, these make no name ("General Headquarters", "Major League").
NO_PERSONS = word_set(
    "headquarters assembly election elections council court hospital staff command directorate secretariat motors "
    "electric public league revolution republic office general conference committee debate museum opera area borough "
    "cathedral line university railway transport transit"
)
# What ends with these is called after a person ("the Hillary Clinton campaign", "the Reagan Library").
NO_LAST_NAMES = word_set(
    "campaign foundation institution institute university administration presidency amendment library museum airport "
    "hospital stadium award prize fund corporation features images show"
)
_AFTER_HYPHEN = word_set(
    "led backed era style appointed like linked ordered hosted run controlled supported brokered based born loyal "
    "aligned"
)
_CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday"
)
NAME_HYPHENS = frozenset("-‐‑")


# No name runs on over more proper nouns than this to either side: more of them are a list or a table.
_LONGEST = 8


@rule(
    "a name ends with its line, takes in a first name before it and goes on over proper nouns",
    off=lambda _parsed, start, end, *_: [(start, end)],
)
def whole_names(
    parsed: Parsed, start: int, end: int, blocked: frozenset[int], firsts: Collection[str]
) -> list[tuple[int, int]]:
    """Return the model's name cut at line ends, with what it lost: first names before it, proper nouns behind it.

    `firsts` are folded first names. Other proper nouns before a name are titles and ministries more often than names.
    """
    found = []
    for first, last in pairwise([start, *(t for t in range(start + 1, end) if _line_end(parsed, t)), end]):
        while first and not _line_end(parsed, first) and _joins(parsed, first - 1, blocked):
            if not (fold(parsed.word(first - 1)) in firsts or is_initials(parsed.word(first - 1))):
                break
            first -= 1
        found.append((first, right_end(parsed, last, blocked)))
    return found


@rule(
    'a name goes on over proper nouns, particles and hyphens: "al-Burhan", "da Silva"',
    off=lambda _parsed, last, _: last,
)
def right_end(parsed: Parsed, last: int, blocked: frozenset[int]) -> int:
    """Go on over proper nouns, and over particles and hyphens that a proper noun follows ("al-Burhan", "da Silva")."""
    size = len(parsed.starts)
    most = last + _LONGEST
    while last < min(size, most) and not _line_end(parsed, last):
        if _joins(parsed, last, blocked):
            last += 1
            continue
        beyond = last
        while beyond < size and (fold(parsed.word(beyond)) in PARTICLES or _hyphen(parsed, beyond)):
            beyond += 1
        if beyond == last or beyond >= size or _line_end(parsed, beyond):
            break
        if not (_joins(parsed, beyond, blocked) or is_second_half(parsed, beyond, blocked)):
            break
        last = beyond + 1
    return last


def _hyphen(parsed: Parsed, token: int) -> bool:
    """Return whether a token is a hyphen without spaces around it."""
    return (
        parsed.word(token) in NAME_HYPHENS
        and parsed.ends[token - 1] == parsed.starts[token]
        and token + 1 < len(parsed.starts)
        and parsed.ends[token] == parsed.starts[token + 1]
    )


@rule('the second half of a given name is small in Chinese and Korean names: "Moon Jae-in"', off=lambda *_: False)
def is_second_half(parsed: Parsed, token: int, blocked: frozenset[int]) -> bool:
    """Return whether a token is the small second half of a given name ("Moon Jae|-|in"), not "Joe Biden|-|led"."""
    word = parsed.word(token)
    if token < 3 or not _hyphen(parsed, token - 1) or not word.isalpha() or word in _AFTER_HYPHEN:
        return False
    return all(is_capital(parsed, t) and t not in blocked for t in (token - 2, token - 3))


@rule("no name runs over the end of a line", off=lambda *_: False)
def _line_end(parsed: Parsed, token: int) -> bool:
    return "\n" in parsed.text[parsed.ends[token - 1] : parsed.starts[token]]


def _joins(parsed: Parsed, token: int, blocked: frozenset[int]) -> bool:
    """Return whether a token may be a further part of the name beside it."""
    word = fold(parsed.word(token))
    if token not in blocked and is_initials(parsed.word(token)) and len(parsed.word(token)) > 1:
        return True
    if token in blocked or word in HONORIFICS or word in NO_NAMES or word in _CALENDAR:
        return False
    return is_capital(parsed, token) and parsed.upos[token] in ("PROPN", "X", "")


def is_initials(word: str) -> bool:
    """Return whether a word is a letter or letters with full stops ("V.", "H.R.")."""
    return word[0].isupper() and (len(word) == 1 or (word[1] == "." and all(c == "." for c in word[1::2])))


@rule('a small "al" that a hyphen ties to a name is its article', off=lambda *_: False)
def is_article(parsed: Parsed, token: int) -> bool:
    """Return whether a token is the article that a hyphen ties to an Arabic name ("President |al|-Assad")."""
    tied = token + 2 < len(parsed.starts) and _hyphen(parsed, token + 1) and is_capital(parsed, token + 2)
    return tied and parsed.word(token) in _ARTICLES


_ARTICLES = word_set("al el ul ar as at an ash ad az Al El Ul Ar As Ash Ad Az")


def is_capital(parsed: Parsed, token: int) -> bool:
    """Return whether a token begins with a capital letter."""
    word = parsed.word(token)
    return word[0].isupper() and word[0].isalpha()

"""Role phrases: "a senior State Department official", "NATO's secretary general", "the top US diplomat"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from verbale.language.parsed import Parsed
from verbale.reading.actors_marks import Mark
from verbale.rules import rule
from verbale.schemes.offices import FORMER, ROLE_COUNTRY, Role, RoleHit
from verbale.schemes.organisations import Body, Organisation
from verbale.schemes.phrases import CUT_SHORT, fold, word_set
from verbale.schemes.states import StateHit

Determiner = Literal["definite", "indefinite", "bare"]

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"})
_INDEFINITE = word_set(
    "a an one two three four five six seven eight nine ten some several many few both another other no any dozens "
    "hundreds thousands more most all each every"
)
_RANK = frozenset({"deputy", "vice", "acting", "assistant", "interim", "first", "junior"})
# Who is first or acts for another has the office itself.
_UNDER = _RANK - {"acting", "interim", "first"}
# Words that may stand between the parts of a title or a described office, besides names of states and bodies.
_INNER = (
    word_set(
        "the a an of for 's ' s top chief senior current new high ranking key main leading longtime powerful outgoing "
        "incoming unnamed anonymous same next then former ex retired late ousted exiled hardline right far left wing "
        "moderate presidential ministerial parliamentary governmental government federal state national regional "
        "local foreign military defence defense security intelligence western european african asian arab allied "
        "nuclear economic trade energy political human rights humanitarian special permanent joint supreme grand two "
        "three four five other some several many few hostile armed heavily pro anti kremlin deputy vice acting "
        "assistant first interim backed led run elected de facto civilian rebel opposition ruling based"
    )
    | FORMER
    | _RANK
)
_HYPHENS = frozenset("-‐‑")
LONGEST_PHRASE = 14
_RIGHT = frozenset({"of", "for", "from", "at", "in"})
_FAR_RIGHT = frozenset({"to", "on", "with"})


class RolePhrase(NamedTuple):
    """A phrase whose head is a role: tokens `[start, end)`, head role at `[head, head_end)`.

    `country` is the ISO code, `of` the actor id of the organisation, body or state that the role belongs to;
    `owner` the token of a person whose administration, aide or spokesman it is, or -1.
    """

    start: int
    end: int
    head: int
    head_end: int
    role: Role
    plural: bool
    determiner: Determiner
    country: str | None
    of: str | None
    former: bool
    deputy: bool
    owner: int = -1
    top: bool = False


class MarkMap(NamedTuple):
    """Marks by token: the index of the mark that covers a token, or -1."""

    marks: list[Mark]
    at: list[int]


def map_marks(marks: list[Mark], size: int) -> MarkMap:
    """Return the marks with their index by token."""
    at = [-1] * size
    for number, mark in enumerate(marks):
        for token in range(mark.start, mark.end):
            at[token] = number
    return MarkMap(marks, at)


def role_phrase(parsed: Parsed, marks: MarkMap, number: int, people: Mapping[int, int]) -> RolePhrase:
    """Return the phrase around the role mark `number`. `people` maps tokens of persons' names to persons."""
    mark = marks.marks[number]
    assert isinstance(mark.value, RoleHit)
    crowned = mark.value.role.kind == "state" or mark.value.plural
    start, left, flags, owner = _walk_left(parsed, marks, mark.start, people, crowned=crowned)
    end, right = _walk_right(parsed, marks, mark.end, people, seated=_seated(mark.value.role))
    country, of = _belongs(left, right)
    country = country or ROLE_COUNTRY.get(fold(parsed.words(mark.start, mark.end)))
    of = of or (f"state/{country}" if country else None)
    first = fold(parsed.word(start))
    before = fold(parsed.word(start - 1)) if start and parsed.upos[start - 1] not in ("SCONJ", "ADP") else ""
    determiner: Determiner = "bare"
    if (
        first in _DEFINITE
        or before in _DEFINITE
        or before in {"'s", "'"}
        or owner >= 0
        or (left and _possessive_in(parsed, start, mark.start))
    ):
        determiner = "definite"
    elif first in _INDEFINITE or before in _INDEFINITE or _number(first) or _number(before):
        determiner = "indefinite"
    if before in ("that", "this") and mark.value.plural:
        before, determiner = "", "bare" if determiner == "definite" and first not in _DEFINITE else determiner
    if (before in _DEFINITE or before in _INDEFINITE or _number(before)) and first not in _DEFINITE | _INDEFINITE:
        start -= 1
    return RolePhrase(
        start, end, mark.start, mark.end, mark.value.role, mark.value.plural, determiner, country, of,
        bool(flags & FORMER), bool(flags & _UNDER) or "deputy" in fold(parsed.words(mark.start, mark.end)), owner,
        bool(flags & {"top", "chief"}),
    )  # fmt: skip


@rule("a minister \"in Moscow\" is only there, while police \"in Oslo\" are Oslo's", off=lambda *_: False)
def _seated(role: Role) -> bool:
    """Return whether "in Moscow" only says where somebody is: a minister, an embassy, troops; not "police in Oslo"."""
    return role.kind == "holder" or role.id == "embassy" or role.sector == "MIL"


@rule("a number before a noun of people counts them; four digits are a year", off=lambda *_: False)
def _number(word: str) -> bool:
    """Return whether a word counts people; four digits are a year."""
    return word.isdigit() and len(word) != 4


def _possessive_in(parsed: Parsed, start: int, end: int) -> bool:
    return any(fold(parsed.word(token)) in {"'s", "'"} for token in range(start, end))


def _walk_left(
    parsed: Parsed, marks: MarkMap, head: int, people: Mapping[int, int], *, crowned: bool
) -> tuple[int, list[Mark], set[str], int]:
    """Walk to the first token of the phrase; return it, the marks passed, plain words passed, the owner's token.

    `crowned`: the role may follow a person's name directly ("the Torres government", "Okoye officials").
    """
    at, start, owner = head - 1, head, -1
    passed: list[Mark] = []
    flags: set[str] = set()
    while at >= 0 and head - at <= LONGEST_PHRASE:
        number = marks.at[at]
        word = fold(parsed.word(at))
        if "\n" in parsed.text[parsed.ends[at] : parsed.starts[at + 1]]:
            break
        if number >= 0:
            mark = marks.marks[number]
            if (
                isinstance(mark.value, RoleHit)
                and mark.value.role.kind in ("holder", "member")
                and (mark.value.plural or fold(parsed.word(mark.end)) in {"of"})
            ):
                break
            passed.append(mark)
            flags.update(word.split())
            start = at = mark.start
        elif at in people:
            if fold(parsed.word(at + 1)) in {"'s", "'"} or (crowned and at + 1 == head):
                owner, start = at, at
            break
        elif word in _INNER or word in _HYPHENS or parsed.upos[at] == "ADJ":
            flags.add(word)
            if word in {"a", "an"}:
                start = at
                break
            if word not in {"of", "for"} and word not in _HYPHENS:
                start = at
            elif word in {"of", "for"}:
                break
            if word in _DEFINITE and not (at and fold(parsed.word(at - 1)) == "of"):
                break
        else:
            break
        at -= 1
    while start < head and fold(parsed.word(start)) in {"'s", "'", "s", "of", "for"}:
        start += 1
    return start, passed, flags, owner


@rule('"of", "for" and "at" behind an office say whose it is', off=lambda _, __, end, *___, **____: (end, []))
def _walk_right(
    parsed: Parsed, marks: MarkMap, end: int, people: Mapping[int, int], *, seated: bool
) -> tuple[int, list[Mark]]:
    """Take in "of the European Commission", "for Russia's foreign ministry", "to Washington"; return end and marks.

    `seated`: "in Moscow" does not say whose the role is.
    """
    size = len(parsed.starts)
    passed: list[Mark] = []
    at = end
    if at < size and fold(parsed.word(at)) in _RIGHT | _FAR_RIGHT:
        far = fold(parsed.word(at)) in _FAR_RIGHT
        place = fold(parsed.word(at)) in {"in", "at", "from"}
        at += 1
        while at < size and at - end <= LONGEST_PHRASE and at not in people:
            number = marks.at[at]
            word = fold(parsed.word(at))
            if number >= 0:
                mark = marks.marks[number]
                if isinstance(mark.value, RoleHit) and mark.value.role.kind != "body":
                    break
                at = end = mark.end
                if not far and not (seated and place):
                    passed.append(mark)
            elif word in {"the", "'s", "national", "federal", "of"} or _proper(parsed, at):
                at += 1
            else:
                break
    return end, passed


def _proper(parsed: Parsed, token: int) -> bool:
    """Return whether a token may be part of a name between marks ("the Strategic Force of the KPA")."""
    return parsed.upos[token] == "PROPN" and parsed.word(token)[0].isupper()


def _belongs(left: list[Mark], right: list[Mark]) -> tuple[str | None, str | None]:
    """Return country and id of what the role belongs to. What stands left and nearest counts before what follows."""
    country: str | None = None
    of: str | None = None
    body_role: Role | None = None
    for mark in [*left, *right]:
        value = mark.value
        if isinstance(value, Body | Organisation):
            of, country = of or value.id, country or value.country
        elif isinstance(value, StateHit):
            country = country or value.code
        elif value.role.kind == "body" and body_role is None:
            body_role = value.role
    if of is None and body_role is not None:
        of = f"office/{country}-{body_role.id}" if country else f"office/{body_role.id}"
    elif of is None and country is not None:
        of = f"state/{country}"
    return country, of


def is_inner(word: str) -> bool:
    """Return whether a folded word may stand inside a title or a described office."""
    return word in _INNER or word in _HYPHENS


def role_words(parsed: Parsed, phrase: RolePhrase) -> list[str]:
    """Return the words of a phrase's role in small letters, a title cut short spelled out ("PM": prime minister)."""
    words = re.findall(r"\w+", fold(parsed.words(phrase.head, phrase.head_end)))
    return phrase.role.id.split("-") if words and set(words) <= _SHORT else words


_SHORT = CUT_SHORT | {"pm", "vp"}


def phrase_slug(parsed: Parsed, phrase: RolePhrase) -> str:
    """Return the id's words for a described office: country or owner body, then the head as printed."""
    words = role_words(parsed, phrase)
    owner = ""
    if phrase.of and not phrase.of.startswith("state/"):
        owner = phrase.of.split("/", 1)[1] + "-"
    elif phrase.country:
        owner = phrase.country + "-"
    if phrase.country and owner and not owner.startswith(phrase.country) and not phrase.of:
        owner = f"{phrase.country}-{owner}"
    rank = "deputy-" if phrase.deputy and "deputy" not in words else ""
    former = "former-" if phrase.former else ""
    return owner + former + rank + "-".join(words)

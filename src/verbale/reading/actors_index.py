"""What was found about the actors of one report: the index that all later stages ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from verbale.record import Actor
from verbale.schemes.offices import Role

Form = Literal["name", "described", "state", "organisation", "office", "group"]


class Mention(NamedTuple):
    """Tokens `[start, end)` that stand for an actor; a title in front of a name is inside, the name begins at `name`.

    `head` is the token that carries the mention, `number` "one" or "many".
    """

    start: int
    end: int
    actor: str
    form: Form
    name: int
    head: int
    number: Literal["one", "many"]


class Holding(NamedTuple):
    """An office that the report gives a person; `owner` is the token of whose aide or deputy he is, or -1."""

    role: Role
    country: str | None
    of: str | None
    deputy: bool
    former: bool
    printed: str
    start: int
    end: int
    owner: int = -1


@dataclass(frozen=True, slots=True)
class ActorIndex:
    """The actors of a report and where they stand.

    `at` gives the mention (index into `mentions`) that covers a token, or -1; `genders` "m"/"f" by actor id where the
    report or the name shows it; `holdings` the offices by person; `quoted` whether a token is inside quotation marks;
    `antecedents` whom the token of a he or she means.
    """

    report: str
    actors: dict[str, Actor]
    mentions: list[Mention]
    at: list[int]
    genders: dict[str, str]
    holdings: dict[str, list[Holding]]
    quoted: list[bool]
    sentence: list[int]
    antecedents: dict[int, str] = field(default_factory=dict)

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that overlap tokens `[start, end)`, in text order."""
        found = dict.fromkeys(self.at[token] for token in range(start, min(end, len(self.at))) if self.at[token] >= 0)
        return [self.mentions[number] for number in found]

"""What the commands share: the ledger, the filters, JSON lines."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    import msgspec

    from verbale.ledger.filters import Filters

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_LEDGER = "verbale.db"

ledger_option = click.option(
    "--ledger", default=DEFAULT_LEDGER, metavar="FILE", show_default=True, help="The ledger to use."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON: one object a line.")

_FILTERS = [
    click.option("--speaker", metavar="NAME", help="Who speaks or acts: part of a name, a country, or an actor's id."),
    click.option("--target", metavar="NAME", help="To whom: part of a name, a country, or an actor's id."),
    click.option("--type", "type", metavar="TYPE", help="A label of the record: THREATEN, direct, if, energy, ..."),
    click.option("--from", "since", metavar="DATE", help="From this day, month or year on (2021-12-03, 2021-12)."),
    click.option("--to", "until", metavar="DATE", help="Up to this day, month or year, inclusive."),
    click.option("--report", metavar="REPORT", help="The start of a report's id, or part of its path or title."),
]


def filter_options(command: Command) -> Command:
    """Give a command the ledger, the filters (as one argument `filters`) and --json."""

    @functools.wraps(command)
    def with_filters(**options: Any) -> Any:
        names = ("speaker", "target", "type", "since", "until", "report")
        filters: Filters = {name: options.pop(name) for name in names}  # type: ignore[assignment]
        return command(filters=filters, **options)

    decorated: Any = with_filters
    for option in reversed([ledger_option, *_FILTERS, json_option]):
        decorated = option(decorated)
    return decorated  # type: ignore[no-any-return]


def across_options(command: Command) -> Command:
    """Give a command about several reports the ledger, filters that say which reports count, and --json."""

    @functools.wraps(command)
    def with_filters(**options: Any) -> Any:
        filters: Filters = {name: options.pop(name) for name in ("since", "until", "report")}  # type: ignore[assignment]
        return command(filters=filters, **options)

    decorated: Any = with_filters
    for option in reversed([ledger_option, *_FILTERS[3:], json_option]):
        decorated = option(decorated)
    return decorated  # type: ignore[no-any-return]


def print_json(records: Iterable[msgspec.Struct]) -> None:
    """Print records as JSON, one a line."""
    import msgspec

    for record in records:
        click.echo(msgspec.json.encode(record).decode())


def say(sentence: str) -> None:
    """Tell the user something that is no output: on standard error, safe for the terminal."""
    from verbale.cli.terminal import plain

    click.echo(plain(sentence), err=True)


def plural(number: int, noun: str) -> str:
    """Return "1 report", "2 reports"."""
    return f"{number:,} {noun}{'s' * (number != 1)}"

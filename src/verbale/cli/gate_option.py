"""The option --gate [THRESHOLD] of `verbale read`: a number may follow it, or at once the paths to read."""

from __future__ import annotations

from itertools import zip_longest

import click

SHIPPED = "shipped"


def threshold(context: click.Context, parameter: click.Parameter, given: str | None) -> bool | float:
    """Return a number from 0 to 1, True for the threshold that ships with verbale, or False without the option."""
    if given is None or given == SHIPPED:
        return given is not None
    if not (_is_number(given) and 0 <= float(given) <= 1):
        raise click.BadParameter(f"it takes a number from 0 to 1, or none, not '{given}'.", context, parameter)
    return float(given)


class GateThenPaths(click.Command):
    """A command in which `--gate reports/` is the gate without a number, and a path."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Write the shipped threshold out where no number follows."""
        pairs = zip_longest(args, args[1:], fillvalue="")
        return super().parse_args(
            ctx, [f"{one}={SHIPPED}" if one == "--gate" and not _is_number(after) else one for one, after in pairs]
        )


def _is_number(word: str) -> bool:
    try:
        float(word)
    except ValueError:
        return False
    return True

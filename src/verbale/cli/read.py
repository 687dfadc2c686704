"""`verbale read PATH...`: reports into the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from verbale.cli import exits
from verbale.cli.gate_option import GateThenPaths, threshold
from verbale.cli.shared import DEFAULT_LEDGER, json_option, ledger_option, plural, print_json, say

if TYPE_CHECKING:
    from verbale.ledger.reading_run import Summary

SHOWN_FAILURES = 20
"""So many failures are told one by one; `verbale reports` lists all."""


@click.command(cls=GateThenPaths)
@click.argument("paths", nargs=-1, metavar="PATH...")
@ledger_option
@click.option("--workers", type=click.IntRange(1), help="How many processes read (default: one for each core).")
@click.option(
    "--field", "fields", multiple=True, metavar="NAME=COLUMN",
    help="Which column of a table or key of a JSON object holds text, title, url, outlet or published.",
)  # fmt: skip
@click.option(
    "--reread", type=click.Choice(["changed", "all"]), is_flag=False, flag_value="changed",
    help="Read again what the ledger holds: where model or rules have changed (the default), or all.",
)  # fmt: skip
@click.option(
    "--pipeline", metavar="NAME",
    help="A spaCy pipeline (its package or folder) that gives words, trees and names instead of the shipped model.",
)  # fmt: skip
@click.option(
    "--gate", callback=threshold, is_flag=False, flag_value="shipped", metavar="[THRESHOLD]",
    help="Pass over what is not worth a full reading (sport, markets, recipes); a higher threshold passes over more.",
)  # fmt: skip
@json_option
def read(
    paths: tuple[str, ...],
    ledger: str,
    workers: int | None,
    fields: tuple[str, ...],
    reread: Literal["changed", "all"] | None,
    pipeline: str | None,
    gate: bool | float,
    as_json: bool,
) -> int:
    """Read reports into the ledger: files, folders with all in them, or - for standard input.

    What the ledger holds already is not read again, so an interrupted reading goes on when the same command is
    run again. What cannot be read is listed with its reason, and the rest is read.
    """
    import verbale
    from verbale.cli.progress import Watch

    if not paths and not reread:
        raise click.UsageError("Say what to read: files, folders, or - for standard input.")
    with Watch() as watch:
        try:
            made = verbale.read(
                paths,
                ledger,
                workers=workers,
                mapping=_mapping(fields),
                reread=reread,
                pipeline=pipeline,
                gate=gate,
                progress=watch.step,
            )
        except KeyboardInterrupt:
            watch.stop()
            say(f"Interrupted. {plural(watch.stored, 'report')} stored by this run; run the same command to go on.")
            return exits.INTERRUPTED
    with made:
        summary = made.summary
        if as_json:
            print_json([summary])
        tell(summary, ledger, quiet=as_json)
        return exit_code(summary, asked=bool(paths))


def tell(summary: Summary, ledger: str, quiet: bool = False) -> None:
    """Tell what was read, what failed and what to do next."""
    for failure in summary.failures[:SHOWN_FAILURES]:
        say(f"Not read: {failure.path}: {failure.reason}")
    if (more := len(summary.failures) - SHOWN_FAILURES) > 0:
        say(f"... and {more:,} more: see verbale reports")
    if quiet:
        return
    parts = [(summary.new, "new"), (summary.known, "known already"), (summary.reread, "read again")]
    parts.append((summary.passed_over, "passed over by the gate"))
    done = ", ".join(f"{number:,} {what}" for number, what in parts if number) or "no report"
    click.echo(f"{ledger}: {done}" + f", {len(summary.failures):,} not read" * bool(summary.failures))
    if summary.reread:
        for part, (added, removed, changed) in summary.changes.items():
            click.echo(f"  {part}: {added:,} added, {removed:,} removed, {changed:,} changed")
    if summary.stale:
        stale = plural(summary.stale, "report")
        say(f"{stale} as an earlier version read them; to read them again: verbale read --reread")
    if summary.passed_over:
        say(f"What was passed over: verbale reports --passed-over{_option(ledger)}")
    if summary.new:
        say(f"Next: verbale threats{_option(ledger)}")


def _option(ledger: str) -> str:
    return "" if ledger == DEFAULT_LEDGER else f" --ledger {ledger}"


def exit_code(summary: Summary, asked: bool = True) -> int:
    """Return 0 when all was read, 1 when some was not, 2 when there was nothing where something was `asked` for."""
    read_any = summary.new + summary.known + summary.reread + summary.passed_over
    if summary.failures:
        return exits.SOME_FAILED if read_any else exits.USAGE
    if not read_any and asked:
        say("There was nothing to read.")
    return exits.OK if read_any or not asked else exits.USAGE


def _mapping(fields: tuple[str, ...]) -> dict[str, str] | None:
    pairs = [field.partition("=") for field in fields]
    for name, equals, column in pairs:
        if not (name and equals and column):
            raise click.UsageError(f"--field takes NAME=COLUMN, for example text=body, not '{name}{equals}{column}'.")
    return {name: column for name, _, column in pairs} or None

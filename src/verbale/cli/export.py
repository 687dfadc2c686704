"""`verbale export`: the record to files."""

from __future__ import annotations

import click
import msgspec

from verbale.cli.shared import json_option, ledger_option, plural, print_json


class Exported(msgspec.Struct, frozen=True):
    """A file that was written, and how many records it holds."""

    file: str
    records: int


@click.command()
@click.option("--format", "format", default="jsonl", show_default=True, metavar="FORMAT", help="jsonl.")
@click.option("--out", required=True, metavar="DIR", help="The folder to write to; made if need be.")
@ledger_option
@json_option
def export(format: str, out: str, ledger: str, as_json: bool) -> None:  # noqa: A002 - the option's own name
    """Write the whole record to DIR: one file a kind, each put into place when it is complete."""
    import verbale

    with verbale.open_ledger(ledger) as book:
        counts = book.export(format, out)
    if as_json:
        return print_json(Exported(name, number) for name, number in counts.items())
    for name, number in counts.items():
        click.echo(f"{out}/{name}: {plural(number, 'record')}")
    return None

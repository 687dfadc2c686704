"""`verbale demo`: the sample crisis that ships with verbale."""

from __future__ import annotations

import click

from verbale.cli.read import exit_code
from verbale.cli.shared import json_option, plural, print_json, say


@click.command()
@click.option("--ledger", default="verbale-demo.db", metavar="FILE", show_default=True, help="The ledger to make.")
@json_option
def demo(ledger: str, as_json: bool) -> int:
    """Read the sample crisis that ships with verbale and show who threatened whom."""
    from importlib.resources import as_file, files

    import verbale
    from verbale.cli.progress import Watch
    from verbale.cli.threats import print_threats

    with as_file(files("verbale") / "samples") as folder, Watch() as watch:
        book = verbale.read([folder], ledger, progress=watch.step)
    with book:
        found = book.threats()
        number = len(book.reports())
        code = exit_code(book.summary)
    if as_json:
        print_json(found)
        return code
    print_threats(found)
    say(f"\nThe sample crisis, {plural(number, 'report')}, is in {ledger}. Look further:")
    speaker = next((threat.who[0] for threat in found if threat.who), "NAME")
    for command in (f'statements --speaker "{speaker}"', "timeline", "actors", "search talks", "reports"):
        say(f"  verbale {command} --ledger {ledger}")
    say("Your own reports: verbale read FOLDER, then verbale threats")
    return code

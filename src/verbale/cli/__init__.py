"""The command line: `verbale COMMAND`, a file each. Commands are imported when they are run, so help is quick.

Exit codes: 0 all is well; 1 some reports could not be read, the others were; 2 wrong usage, or nothing to read;
3 the ledger or the export cannot be opened, read or written; 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from verbale.cli.exits import BROKEN_PIPE, INTERRUPTED, LEDGER, USAGE
from verbale.errors import LedgerError, ModelError, VerbaleError

COMMANDS = {
    "read": "Read reports (files, folders, - for standard input) into the ledger.",
    "demo": "Read the sample crisis that ships with verbale and show its threats.",
    "reports": "List the reports of the ledger, and what could not be read.",
    "statements": "List who said what.",
    "threats": "List who threatened whom: if what, then what, in which words.",
    "events": "List who did what to whom, spoken acts among them.",
    "timeline": "List events day by day.",
    "calendar": "List what is fixed for when: plans, agreed meetings, deadlines.",
    "escalation": "Show how one side's threats to another rise over time.",
    "actors": "List the people, offices, states and organisations.",
    "copies": "List reports that are copies of one text, and the likely original.",
    "stories": "List the stories that several reports tell.",
    "utterances": "List what was said once and told in several wordings, and what is said again and again.",
    "compare": "Show the wordings of one utterance side by side, with the differences marked.",
    "search": "Find words in statements and reports.",
    "show": "Show one report: statements in the colour of their speaker.",
    "export": "Write the record to files.",
}
"""Command -> what it does, in the order of use; the name is that of its module and function."""


class _Commands(click.Group):
    """A group whose commands are imported when they are called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"verbale.cli.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"There is no command '{args[0]}'; the commands are: {', '.join(COMMANDS)}.")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="verbale", message="%(prog)s %(version)s")
def cli() -> None:
    """Read news reports of a crisis and keep the record: who said what to whom, when, and on what condition.

    Begin with "verbale demo", or "verbale read FOLDER" and then "verbale threats". Every command has --help,
    and --json for output that programs read: one object a line.

    Exit codes: 0 all is well; 1 some reports could not be read; 2 wrong usage or nothing to read; 3 the ledger or
    the export cannot be opened, read or written; 130 interrupted.
    """


def main() -> None:
    """Run the command line and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that knows no "→" shows "?" rather than a traceback
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run a command and return its exit code; what went wrong is one sentence on standard error."""
    try:
        with cli.make_context("verbale", arguments) as context:
            result = cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show()
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter's last flush complains
        return BROKEN_PIPE
    except VerbaleError as error:
        from verbale.cli.terminal import plain

        click.echo(f"verbale: {plain(str(error))}", err=True)
        return LEDGER if isinstance(error, LedgerError | ModelError) else USAGE
    return result if isinstance(result, int) else 0

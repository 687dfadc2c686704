"""From a path to an open ledger: to look into it, or after reading reports into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import BinaryIO

from verbale.ledger.reading_run import Progress, Reread, run
from verbale.ledger.schema import ledger_errors, open_to_read, open_to_write
from verbale.ledger.stages import Stages, shipped_stages
from verbale.ledger.view import Ledger


def open_view(path: str) -> Ledger:
    """Open the ledger at `path` to look into it. Raises LedgerError."""
    return Ledger(open_to_read(path), path)


def read_into(
    paths: Sequence[str],
    path: str,
    stages: Stages | None = None,
    *,
    workers: int | None = None,
    mapping: Mapping[str, str] | None = None,
    stdin: BinaryIO | None = None,
    reread: Reread | None = None,
    gate: bool | float = False,
    progress: Progress | None = None,
) -> Ledger:
    """Read reports into the ledger at `path` and return it; see `verbale.read`."""
    connection = open_to_write(path)
    try:
        with ledger_errors(path):
            summary = run(
                connection,
                paths,
                stages or shipped_stages(),
                workers=workers,
                mapping=mapping,
                stdin=stdin,
                reread=reread,
                gate=gate,
                progress=progress,
            )
            if path != ":memory:":
                connection.close()
                connection = open_to_read(path)
    except BaseException:
        connection.close()
        raise
    return Ledger(connection, path, summary)

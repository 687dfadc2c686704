"""The record in other people's formats, a file each; every format writes all of its files or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from verbale.errors import VerbaleError

if TYPE_CHECKING:
    from verbale.ledger.view import Ledger

FORMATS = ("jsonl",)
"""Names of the formats, as `export --format` takes them."""


def export(ledger: Ledger, format: str, directory: Path) -> dict[str, int]:  # noqa: A002 - the option's own name
    """Write the record of a ledger into a directory; return the number of records by file name.

    Raises VerbaleError for a format that is not known, LedgerError when the directory cannot be written.
    """
    writers: dict[str, Callable[[Ledger, Path], dict[str, int]]] = {"jsonl": _jsonl}
    if format not in writers:
        raise VerbaleError(f'There is no export format "{format}"; there is: {", ".join(FORMATS)}.')
    return writers[format](ledger, directory)


def _jsonl(ledger: Ledger, directory: Path) -> dict[str, int]:
    from verbale.exports.jsonl import export_jsonl

    return export_jsonl(ledger, directory)

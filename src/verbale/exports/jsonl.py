"""The record as JSON lines: reports.jsonl, statements.jsonl, ... one object a line, UTF-8 (docs/record.md).

The same ledger gives the same bytes: records are in a fixed order (reports, actors and copies by id, stories by day,
the rest by report and position) and fields in that of the record.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from verbale.exports.files import write_together
from verbale.ledger.links import LINKS
from verbale.ledger.select import SELECT

if TYPE_CHECKING:
    from verbale.ledger.view import Ledger


def export_jsonl(ledger: Ledger, directory: Path) -> dict[str, int]:
    """Write one file a kind of record; return the number of records by file name. Raises LedgerError."""
    counts: dict[str, int] = {}
    contents: dict[str, bytes] = {}
    for kind in (*SELECT, *LINKS):
        records = ledger.records(kind)
        name = f"{kind}.jsonl"
        counts[name] = len(records)
        contents[name] = b"".join(msgspec.json.encode(record) + b"\n" for record in records)
    write_together(directory, contents)
    return counts

"""What the exit codes of `verbale` mean."""

from __future__ import annotations

OK = 0
SOME_FAILED = 1
"""Some reports could not be read; the others were."""

USAGE = 2
"""Wrong usage, or nothing to read."""

LEDGER = 3
"""The ledger or the export cannot be opened, read or written (or the installation is damaged)."""

BROKEN_PIPE = 0
"""Whoever read our output has seen enough (`verbale statements | head`): no error."""

INTERRUPTED = 130
"""Ctrl-C: what was stored stays."""

"""What can go wrong for a caller: one root, few children; each message says what to do."""

from __future__ import annotations


class VerbaleError(Exception):
    """Root of every error that verbale raises on purpose. Its text is a sentence for the user."""


class SourceError(VerbaleError):
    """A file, folder or row cannot become a report. The other reports are read all the same."""


class LedgerError(VerbaleError):
    """The ledger cannot be opened, read or written: missing, locked, corrupt, of a newer version, disk full."""


class ModelError(VerbaleError):
    """The shipped model is missing or damaged: the package has to be installed again."""


class PipelineError(VerbaleError):
    """A spaCy pipeline that was asked for is missing, cannot be loaded, or lacks what reading needs."""

"""Word lists written as running text, so that they can be read and mended."""

from __future__ import annotations


def word_set(table: str) -> frozenset[str]:
    """Return the words of a table that are parted by spaces or line ends."""
    return frozenset(table.split())

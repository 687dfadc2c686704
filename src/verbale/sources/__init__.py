"""Bytes -> reports: files, folders, pages and tables, in any encoding, with their boilerplate marked.

`read_paths` yields a Report for everything that can be read and a Failure, with a sentence for its owner, for
everything that cannot. Dates that stand in the text itself are read later; here only metadata give one.
"""

from __future__ import annotations

from verbale.sources.files import read_bytes, read_paths
from verbale.sources.paths import list_paths

__all__ = ["list_paths", "read_bytes", "read_paths"]

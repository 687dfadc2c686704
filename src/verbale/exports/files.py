"""Writes the files of an export together: complete beside their place first, then all put into place."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from verbale.errors import LedgerError


def write_together(directory: Path, contents: Mapping[str, bytes]) -> None:
    """Write files into a directory, which is made if need be, so that each is whole: the old one or the new one.

    Raises LedgerError when that cannot be done (no permission, disk full); then the files are as they were.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        directory.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            beside = directory / f".{name}.{os.getpid()}.tmp"
            waiting.append((beside, directory / name))
            _write(beside, content)
        for beside, place in waiting:
            beside.replace(place)
    except OSError as error:
        raise LedgerError(f"The export to {directory} cannot be written: {error.strerror or error}.") from error
    finally:
        for beside, _ in waiting:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    """Write a file and wait until it is on the disk, so that the name is never given to an empty one."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())

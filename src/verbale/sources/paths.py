"""The files that the user's paths stand for: sorted, recursive, without those that are no reports."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from verbale.record import Failure

STDIN = "-"

# Left out in folders without a word: ledgers and what SQLite lays beside them.
_DATABASES = (".db", ".sqlite", ".sqlite3", ".db-wal", ".db-shm", ".db-journal")
# Papers that accompany a collection and are not part of it.
_ABOUT = frozenset({"readme", "license", "licence", "changelog", "copying", "notice"})
# Browsers save a page's pictures and scripts beside it, in a folder named after the page.
_PAGE_FOLDERS = ("_files", ".files")

_NO_REPORTS = "There is no report in this folder: verbale reads .txt, .md, .html, .json, .jsonl and .csv."

StrPath = str | Path


def list_paths(paths: Iterable[StrPath] | StrPath) -> tuple[list[Path], list[Failure]]:
    """Return the files to read, in order, and the paths that give none. Cheap: no file is opened.

    Standard input is listed as `Path("-")`.
    """
    files: list[Path] = []
    failures: list[Failure] = []
    for item in walk(paths):
        if isinstance(item, Failure):
            failures.append(item)
        else:
            files.append(Path(item))
    return files, failures


def walk(paths: Iterable[StrPath] | StrPath) -> Iterator[str | Failure]:
    """Yield each file once, spelled as the user's paths spell it, or why a path gives none."""
    given = [paths] if isinstance(paths, str | Path) else paths
    seen: set[str] = set()
    for path in given:
        for item in _expand(str(path)):
            key = item.path if isinstance(item, Failure) else item
            if key not in seen:
                seen.add(key)
                yield item


def _expand(path: str) -> Iterator[str | Failure]:
    if path == STDIN:
        yield path
        return
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - a path as the user spelled it, "./" and all
    except (OSError, ValueError) as error:
        yield Failure(path, why_not(path, error))
        return
    if not stat.S_ISDIR(mode):
        yield path
        return
    found = False
    for item in _folder(path, frozenset()):
        found = True
        yield item
    if not found:
        yield Failure(path, _NO_REPORTS)


def _folder(path: str, above: frozenset[tuple[int, int]]) -> Iterator[str | Failure]:
    """Walk a folder, entries sorted by name. `above` holds the folders on the way down: a link back ends there."""
    try:
        status = os.stat(path)  # noqa: PTH116
        here = (status.st_dev, status.st_ino)
        if here in above:
            return
        with os.scandir(path) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(path, why_not(path, error))
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        if not _skipped(entry.name, names):
            yield from _entry(entry, above | {here})


def _entry(entry: os.DirEntry[str], above: frozenset[tuple[int, int]]) -> Iterator[str | Failure]:
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        yield Failure(entry.path, why_not(entry.path, error))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(entry.path, above)
    elif stat.S_ISREG(mode):
        yield entry.path


def _skipped(name: str, siblings: set[str]) -> bool:
    if name.startswith(".") or name.lower().endswith(_DATABASES):
        return True
    if name.partition(".")[0].lower() in _ABOUT:
        return True
    for ending in _PAGE_FOLDERS:
        page = name.removesuffix(ending)
        if page != name and (f"{page}.html" in siblings or f"{page}.htm" in siblings):
            return True
    return False


def why_not(path: str, error: OSError | ValueError) -> str:
    """Say in a sentence why a path cannot be read and what to do about it."""
    if isinstance(error, PermissionError):
        return "Reading is not permitted: change its permissions or run as a user who may read it."
    if isinstance(error, FileNotFoundError):
        if os.path.islink(path):  # noqa: PTH114
            return "This link leads nowhere: correct or delete it."
        return "There is no such file or folder: check the spelling."
    if isinstance(error, OSError) and error.strerror:
        return f"It cannot be read ({error.strerror}): check the path and the disk."
    return "This is no path that the system accepts: check the spelling."



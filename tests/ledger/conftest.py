from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import light_stages
import pytest

from verbale.ledger.opening import read_into
from verbale.ledger.view import Ledger

FIRST = """2024-03-02
Minister Anna Kovar said "If Ruritania closes the strait, we will seize its ships." She left.
Boris Lund said "Nothing will happen in Sylvania."
"""
SECOND = """Talks fail
Kovar said, "If Ruritania closes the strait, we will seize its ships" and Ruritania laughed.
"""
THIRD = """2024-03-05
Sanctions loom
Boris Lund said "We expect sanctions." and Kovar said "If Ruritania lies, its banks will suffer."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND), ("c.txt", THIRD)):
        (made / name).write_text(text)
    return made


@pytest.fixture
def read(tmp_path: Path, folder: Path) -> Callable[..., Ledger]:
    """Read paths (the folder of three reports unless told) into a ledger with the light stages."""

    def read_light(*paths: Path, ledger: str | None = None, **options: object) -> Ledger:
        options.setdefault("stages", light_stages.STAGES)
        given = [str(path) for path in paths or (folder,)]
        return read_into(given, ledger or str(tmp_path / "verbale.db"), **options)  # type: ignore[arg-type]

    return read_light

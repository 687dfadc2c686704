from __future__ import annotations

import subprocess
import sys

import pytest

import verbale


@pytest.mark.parametrize("name", verbale.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(verbale, name).__doc__


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = verbale.nothing  # type: ignore[attr-defined]


def test_importing_verbale_imports_nothing_heavy() -> None:
    script = "import sys, verbale; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"numpy", "onnxruntime", "tokenizers", "trafilatura", "rich", "pandas", "sqlite3", "click"}
    assert not heavy & set(modules)


def test_help_imports_nothing_heavy() -> None:
    script = "import sys, verbale.cli as cli; cli.run(['--help']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    heavy = {"numpy", "onnxruntime", "tokenizers", "trafilatura", "rich", "pandas", "sqlite3", "msgspec.json.numpy"}
    assert not heavy & set(done.stdout.split())
    assert "threats" in done.stdout


def test_looking_into_a_ledger_imports_neither_model_nor_sources() -> None:
    script = "import sys, verbale.ledger.opening, verbale.cli.threats; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert not {"numpy", "onnxruntime", "trafilatura", "verbale.reading", "verbale.sources"} & set(modules)

"""The house keeps its own rules: lint, types, sizes, and what may import what."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "verbale"
# A report walks down: a folder may import from those before it, and from none after it.
ORDER = ["sources", "language", "schemes", "reading", "across", "ledger", "exports", "cli"]

pytestmark = pytest.mark.skipif(not (ROOT / "pyproject.toml").exists(), reason="needs the repository")


def test_ruff_finds_nothing():
    done = subprocess.run([sys.executable, "-m", "ruff", "check", str(ROOT)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_mypy_finds_nothing():
    done = subprocess.run([sys.executable, "-m", "mypy"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_module_is_longer_than_500_lines(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500


@pytest.mark.parametrize("room", ORDER)
def test_no_stage_imports_from_one_that_comes_after_it(room: str):
    later = set(ORDER[ORDER.index(room) + 1 :])
    for path in (SOURCE / room).rglob("*.py"):
        # at the head of a module; what a function imports when it is called (an export, a stage) it takes by name
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [a.name for a in node.names] if isinstance(node, ast.Import) else []
            rooms = {n.split(".")[1] for n in names if n.startswith("verbale.")}
            assert not rooms & later, f"{path.relative_to(SOURCE)} imports from {rooms & later}"


def test_every_package_module_has_a_docstring():
    for path in SOURCE.rglob("*.py"):
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path

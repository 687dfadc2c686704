import contextlib
import dataclasses
import io
import re
from pathlib import Path

import pytest

from verbale.language import Name, Parsed, RoleSpan
from verbale.language.clearnlp import _RENAMED

PAGE = Path(__file__).parents[2] / "docs" / "language.md"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="needs the repository")


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_every_field_is_described(page):
    for fields in ([f.name for f in dataclasses.fields(Parsed)], Name._fields, RoleSpan._fields):
        rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", page, re.M)
        assert set(fields) <= {name for row in rows for name in re.findall(r"\w+", row)}


def test_every_label_that_changes_is_in_the_table(page):
    table = page[page.rindex("| label of ClearNLP |") :]
    assert [label for label in _RENAMED if f"`{label}`" not in table] == []


def test_the_examples_print_what_the_page_says(page):
    pytest.importorskip("spacy", reason="spaCy is not installed")
    page = page[: page.index("## Your own")].replace("displacy.serve(", "displacy.render(")
    names: dict[str, object] = {}
    for code, output in re.findall(r"```python\n(.*?)```\n(?:\n```text\n(.*?)```)?", page, re.S):
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(code, names)
        if output:  # but for the probabilities, which change with the model
            assert re.sub(r"\d\.\d\d", "", printed.getvalue()) == re.sub(r"\d\.\d\d", "", output)


def test_the_examples_of_pipelines_are_python(page):
    for code in re.findall(r"```python\n(.*?)```", page[page.index("## Your own") :], re.S):
        compile(code, PAGE.name, "exec")

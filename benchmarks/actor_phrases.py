"""Score country and sector of actor phrases against a peer's tests.

    python benchmarks/actor_phrases.py KEY.json [--missed]

KEY.json is a list of {"call", "text", "asserts"}. Counted, each as one question, are the assertions of

- `agent_to_code` and `short_text_to_agent`: `country`, `code_1`, `code_2`, and that nothing is known ("code is None")
- `search_nat`: the country and the words that remain

Left out: titles, jobs and texts of an encyclopedia's pages (`wiki`, `actor_wiki_job`, `source`, all of `query_wiki`)
but for one line apart: whether the table of people gives a person's full name as the page's title has it. The key
keeps no days, though offices depend on them: a question is right "without a day" when the latest standing answers it,
and right "on some day" when the standing on the first of some year from 1990 does. A question that contradicts
another of the same phrase and test (two values for one field) is counted like any other.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from verbale.schemes.actor_codes import ActorCode, actor_code, split_nationality

_CODE = re.compile(r"code\['(country|code_1|code_2)'\] (==|!=) \"(\w*)\"")
_NATIONALITY = re.compile(r"(cc|text) == \"([^\"]*)\"")
_TITLE = re.compile(r"wiki\['title'\] == [\"'](.+?)[\"']\s*$")
DAYS = (None, *(date(year, month, 1) for year in range(2026, 1989, -1) for month in (12, 6, 1)))
FIELDS = {"country": "country", "code_1": "sector", "code_2": "second"}


class Question(NamedTuple):
    """One assertion: `field` of the code of `text` is (`equal`) or is not `value`."""

    text: str
    field: str
    value: str
    equal: bool = True


def questions(path: Path) -> Iterator[Question]:
    """Yield the counted assertions of a key."""
    for case in json.loads(path.read_text(encoding="utf-8")):
        said = " ; ".join(case["asserts"])
        if case["call"] in ("agent_to_code", "short_text_to_agent"):
            for field, sign, value in _CODE.findall(said):
                yield Question(case["text"], field, value, sign == "==")
            if "code is None" in said:
                yield Question(case["text"], "nothing", "")
        elif case["call"] == "search_nat":
            for field, value in _NATIONALITY.findall(said):
                yield Question(case["text"], field, value)


def answered(question: Question, day: date | None) -> bool:
    """Return whether verbale answers a question rightly on a day."""
    if question.field in ("cc", "text"):
        country, rest = split_nationality(question.text)
        return (country or "" if question.field == "cc" else rest) == question.value
    code: ActorCode = actor_code(question.text, day)
    if question.field == "nothing":
        return code.country is None and code.sector is None
    return ((getattr(code, FIELDS[question.field]) or "") == question.value) == question.equal


def names(path: Path) -> tuple[int, int]:
    """Return how many titles of pages are a name that the tables give, of how many whose phrase names a person."""
    right = asked = 0
    for case in json.loads(path.read_text(encoding="utf-8")):
        title = _TITLE.search(" ".join(case["asserts"]).strip()) if case["call"] == "query_wiki" else None
        person = actor_code(case["text"]).person if title else None
        if title and person:
            asked += 1
            right += person == title[1]
    return right, asked


def speed(texts: list[str]) -> float:
    """Return phrases coded a second of processor time, on one core."""
    started = time.process_time()
    for _ in range(20):
        for text in texts:
            actor_code(text)
    return 20 * len(texts) / (time.process_time() - started)


def main() -> None:
    """Print the shares of right answers by field and, with --missed, the questions that are missed."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("key", type=Path)
    options.add_argument("--missed", action="store_true")
    given = options.parse_args()
    report(given.key, given.missed)


def report(path: Path, missed: bool) -> None:
    """Print the shares of right answers by field, and the questions that are missed."""
    asked = list(questions(path))
    for field in ("country", "code_1", "code_2", "nothing", "cc", "text", None):
        mine = [q for q in asked if field in (None, q.field)]
        plain = sum(answered(q, None) for q in mine)
        some = sum(any(answered(q, day) for day in DAYS) for q in mine)
        share = f"{100 * plain / len(mine):.1f}%), on some day {some} ({100 * some / len(mine):.1f}%)" if mine else "-)"
        print(f"{field or 'all'}: {len(mine)} questions, without a day {plain} ({share}")
    right, titles = names(path)
    print(f"apart: full names of persons as an encyclopedia titles them: {right} of {titles}")
    print(f"speed: {speed([q.text for q in asked]):.0f} phrases a second")
    for question in asked if missed else []:
        if not any(answered(question, day) for day in DAYS):
            print(f"  {question.text!r}: {question.field}, key {question.value!r}; {actor_code(question.text)[:4]}")


if __name__ == "__main__":
    main()

"""Score publication dates on dated articles (Timeline17): printed dates, dates of the same story, inferred dates.

    python benchmarks/times_dating.py --corpus PATH

Every `articles.jsonl` below PATH counts: one object a line with `id`, `time` (ISO day) and `text`. Three figures:
how often a date taken as printed is the true one; how far the date found by reports of the same story lies from
the true one, a fifth of the articles being taken for undated; and, for those, the day inferred with that date while
every full date of the text is withheld, with its confidence beside the share that was right.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from verbale.across.dating import Dated, Near, bag_of, nearest_dated
from verbale.language.times import TimeExpression, find_times
from verbale.language.times_types import Calendar
from verbale.reading.dating import date_report
from verbale.reading.dating_inferred import infer_date
from verbale.record import Dating, Report


class Article(NamedTuple):
    """An article with its true day and the time expressions found in it."""

    id: str
    day: date
    text: str
    times: list[TimeExpression]


def read_articles(corpus: Path) -> list[Article]:
    """Read every `articles.jsonl` below a folder."""
    articles = []
    for path in sorted(corpus.rglob("articles.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            key = f"{path.parent.name}/{row['id']}"
            articles.append(Article(key, date.fromisoformat(row["time"]), row["text"], find_times(row["text"])))
    return articles


def printed(articles: Iterable[Article]) -> tuple[int, int]:
    """Return how many articles were dated by a printed date, and how many of these rightly."""
    right = []
    for article in articles:
        dating = date_report(Report(article.id, article.text), article.times)
        if dating is not None and dating.evidence == "stated":
            right.append(dating.value[:10] == article.day.isoformat())
    return len(right), sum(right)


def by_story(articles: list[Article]) -> dict[str, Near | None]:
    """Take a fifth of the articles for undated and find the date of each by the others."""
    bags = {article.id: bag_of(article.text) for article in articles}
    hidden = {article.id for article in articles if zlib.crc32(article.id.encode()) % 5 == 0}
    dated = {
        article.id: Dated(bags[article.id], Dating(article.day.isoformat(), "day", "metadata"))
        for article in articles
        if article.id not in hidden
    }
    return nearest_dated({key: bags[key] for key in sorted(hidden)}, dated)


def inferred(article: Article, near: Near) -> Dating | None:
    """Infer the day with every full date of the text withheld: the header must not give it away."""
    kept = [
        one for one in article.times if not (isinstance(one.meaning, Calendar) and one.meaning.year and one.meaning.day)
    ]
    return infer_date(article.text, kept, near.near)


def main() -> None:
    """Print the three figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with articles.jsonl files")
    articles = read_articles(parser.parse_args().corpus)
    count, right = printed(articles)
    print(f"{len(articles)} articles; a printed date in {count}, right {right}")
    known = {article.id: article for article in articles}
    found = {key: near for key, near in by_story(articles).items() if near is not None}
    away = sorted(abs((near.near - known[key].day).days) for key, near in found.items())
    for days in (3, 14, 75):
        print(f"date by the story within {days} days: {sum(one <= days for one in away)} of {len(away)}")
    outcomes: dict[float, list[bool]] = defaultdict(list)
    for key, near in found.items():
        dating = inferred(known[key], near)
        if dating is not None:
            outcomes[round(dating.confidence, 1)].append(known[key].day.isoformat().startswith(dating.value))
    for confidence, rights in sorted(outcomes.items()):
        print(f"inferred with confidence {confidence}: {sum(rights)} of {len(rights)} right")


if __name__ == "__main__":
    main()

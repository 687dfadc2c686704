"""Which column of a table is which field of the record: by the user's mapping, else by common names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

FIELDS = ("text", "title", "url", "outlet", "published", "byline")

# Names that exports, news services and crawlers give these fields, the likeliest first; compared without case,
# spaces and punctuation. From the formats of NewsAPI, GDELT, Media Cloud, trafilatura, newspaper3k, schema.org
# and RSS.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "fulltext", "articletext", "maintext", "bodytext", "rawtext", "contenttext", "plaintext",
        "articlebody", "body", "article", "content", "story", "transcript", "fullcontent",
    ),
    "title": ("title", "headline", "articletitle", "heading", "head", "subject"),
    "url": ("url", "link", "permalink", "href", "sourceurl", "articleurl", "weburl", "canonical", "uri"),
    "outlet": (
        "outlet", "publisher", "source", "sourcename", "sitename", "publication", "newspaper", "media", "medianame",
        "hostname", "domain", "site", "provider",
    ),
    "published": (
        "published", "publishedat", "datepublished", "publishdate", "publicationdate", "pubdate", "datepublish",
        "publishedon", "date", "datetime", "timestamp", "firstpublished", "created", "createdat", "time",
    ),
    "byline": ("byline", "author", "authors", "creator", "writer", "journalist", "reporter"),
}  # fmt: skip


def columns_of(names: Iterable[str], mapping: Mapping[str, str] | None) -> dict[str, str]:
    """Return field -> column for the columns of a row or table. The mapping wins; fields without one are left out."""
    by_key = {_key(name): name for name in reversed(list(names))}
    columns: dict[str, str] = {}
    for field in FIELDS:
        wanted = (mapping or {}).get(field)
        keys = (_key(wanted),) if wanted else SYNONYMS[field]
        found = next((by_key[key] for key in keys if key in by_key), None)
        if found is not None and found not in columns.values():
            columns[field] = found
    return columns


def missing_text(names: Iterable[str]) -> str:
    """Return the sentence for a table in which no column is known to hold the text."""
    shown = ", ".join(f'"{name}"' for name in list(names)[:20]) or "none"
    return (
        f'No column holds the text of the reports; the columns are {shown}. Name it: --field text=COLUMN, '
        'or mapping={"text": "COLUMN"} in Python.'
    )


def wrong_mapping(names: Iterable[str], mapping: Mapping[str, str] | None) -> str | None:
    """Return the sentence for a mapping that names a column which the table lacks, or None."""
    known = {_key(name) for name in names}
    for field, column in (mapping or {}).items():
        if field not in FIELDS:
            return f'The mapping names the field "{field}"; verbale knows {", ".join(FIELDS)}.'
        if _key(column) not in known:
            shown = ", ".join(f'"{name}"' for name in list(names)[:20]) or "none"
            return f'The mapping takes {field} from the column "{column}", but the columns are {shown}.'
    return None


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()

"""What a page says about itself: title, publisher, author, address and date, from JSON-LD, meta tags and markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from verbale.sources.publishers import is_publisher

_ARTICLE_TYPES = re.compile(r"Article|Report|BlogPosting|LiveBlog|Interview|WebPage|Review$")
# Meta tags, the surest first (Open Graph, Dublin Core, Parsely, Sailthru, citation and schema.org names).
_META: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title", "headline", "citation_title"),
    "outlet": ("og:site_name", "dc.publisher", "publisher", "citation_journal_title", "application-name", "copyright"),
    "byline": (
        "author", "article:author_name", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    ),
    "url": ("og:url", "twitter:url", "parsely-link"),
    "published": (
        "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "dc.date",
        "dc.date.issued", "dcterms.created", "dcterms.date", "pubdate", "publishdate", "publish-date", "ptime", "date",
        "citation_publication_date", "article:published", "originalpublicationdate",
    ),
}  # fmt: skip
_SEPARATOR = re.compile(r"\s+[|–—»·•:-]{1,2}\s+")
_MAX_TITLE = 300


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What stands beside the text of a page."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None


def read_meta(tree: Any) -> PageMeta:
    """Return the metadata of a parsed page; a field that the page does not state is None."""
    linked = _linked(tree)
    meta = _meta_tags(tree)
    values = {field: linked.get(field) or _first(meta, names) for field, names in _META.items()}
    outlet = values["outlet"]
    return PageMeta(
        title=_title(tree, values["title"], outlet),
        outlet=outlet or _publisher_in_title(tree),
        byline=_byline(tree, values["byline"]),
        url=_canonical(tree) or values["url"],
        published=values["published"] or _time_element(tree),
    )


def _linked(tree: Any) -> dict[str, str]:
    """Return the fields of the page's article in JSON-LD."""
    for item in _json_items(tree):
        kind = item.get("@type")
        if _ARTICLE_TYPES.search(" ".join(kind) if isinstance(kind, list) else str(kind or "")):
            found = {
                "title": _name(item.get("headline")),
                "outlet": _name(item.get("publisher")),
                "byline": _name(item.get("author")),
                "published": _name(item.get("datePublished")),
            }
            if any(found.values()):
                return {field: value for field, value in found.items() if value}
    return {}


def _json_items(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            document = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in document if isinstance(document, list) else [document]:
            if isinstance(item, dict):
                graph = item.get("@graph")
                yield item
                yield from (part for part in (graph if isinstance(graph, list) else []) if isinstance(part, dict))


def _name(value: Any) -> str | None:
    """Return the name in a JSON-LD value: a string, an object with a name, or a list of either."""
    if isinstance(value, list):
        return ", ".join(name for name in map(_name, value) if name) or None
    if isinstance(value, dict):
        value = value.get("name")
    return _line(value) if isinstance(value, str) else None


def _meta_tags(tree: Any) -> dict[str, str]:
    tags: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = _line(element.get("content"))
        if name and content:
            tags.setdefault(name.lower(), content)
    return tags


def _first(tags: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((tags[name] for name in names if name in tags), None)


def _title(tree: Any, stated: str | None, outlet: str | None) -> str | None:
    """Return the headline: the page's only or matching h1, else what the metadata state, without the publisher."""
    page_title = _line(tree.findtext(".//title"))
    candidate = _without_publisher(stated or page_title or "", outlet)
    headings = [heading for heading in (_text(element) for element in tree.iter("h1")) if heading]
    if outlet:
        headings = [heading for heading in headings if heading.casefold() != outlet.casefold()]
    for heading in headings:
        same = heading in candidate or candidate in heading or len(headings) == 1
        if candidate and same and len(heading.split()) > 1:
            return heading[:_MAX_TITLE]
    return candidate[:_MAX_TITLE] or (headings[0][:_MAX_TITLE] if headings else None)


def _without_publisher(title: str, outlet: str | None) -> str:
    """Cut the publisher that pages put behind, or before, the title in their window's name."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    known = (outlet or "").casefold()
    if parts[-1].casefold() == known or is_publisher(parts[-1]):
        return title[: title.rindex(parts[-1])].rstrip(" |–—»·•:-")
    if parts[0].casefold() == known or is_publisher(parts[0]):
        return title[len(parts[0]) :].lstrip(" |–—»·•:-")
    return title


def _publisher_in_title(tree: Any) -> str | None:
    parts = _SEPARATOR.split(_line(tree.findtext(".//title")) or "")
    return parts[-1] if len(parts) > 1 and is_publisher(parts[-1]) else None


def _byline(tree: Any, stated: str | None) -> str | None:
    """Return the authors. Addresses of author pages, which some sites state instead, are no names."""
    if stated and "http" not in stated:
        return re.sub(r"^(?:By|by)\s+", "", stated)
    for element in tree.xpath('//*[@rel="author" or @itemprop="author" or contains(@class, "byline")]')[:3]:
        name = _text(element)
        if name and len(name) <= 80:
            return re.sub(r"^(?:By|by|BY)\s+", "", name)
    return None


def _canonical(tree: Any) -> str | None:
    for element in tree.xpath('//link[@rel="canonical"]/@href'):
        if str(element).startswith("http"):
            return str(element).strip()
    return None


def _time_element(tree: Any) -> str | None:
    """Return the first dated <time> of the article, the one that says "published" before others."""
    times = tree.xpath("//article//time[@datetime] | //main//time[@datetime]") or tree.xpath("//time[@datetime]")
    for element in times:
        if "pubdate" in element.attrib or element.get("itemprop") == "datePublished":
            return str(element.get("datetime"))
    return str(times[0].get("datetime")) if times else None


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None

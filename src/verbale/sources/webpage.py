"""A saved web page -> the draft of its report: main text, with the title as the first line, and metadata.

trafilatura extracts the main text in-process. It takes minutes on pages that nest or branch without end, so pages
beyond a size or depth are left to `visible_text`, which is linear; so are pages of which it loses most paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from verbale.record import Failure
from verbale.sources.drafts import Draft
from verbale.sources.lexicon import word_set
from verbale.sources.webmeta import PageMeta, read_meta

# trafilatura's time grows faster than the page: about 0.1 s at 3,000 elements, seconds beyond these limits.
_MAX_TAGS = 30_000
_MAX_DEPTH = 200
_MAX_LENGTH = 3_000_000
# Part of the characters in a page's paragraphs that the extraction has to keep.
_KEPT = 0.6
# Paragraphs shorter than this are captions and buttons as often as text.
_PARAGRAPH = 60

_SKIPPED = word_set(
    "script style noscript template head title meta link svg canvas iframe object embed form button select option "
    "textarea input nav footer aside menu dialog audio video map")
_BLOCKS = word_set(
    "p div br li ul ol dl dt dd h1 h2 h3 h4 h5 h6 section article main header blockquote pre table tr td th figure "
    "figcaption address hr body tbody thead center details summary")
# Class and id names that sites give to what is not the report.
_SIDE = re.compile(
    r"(?:^|[-_ ])(?:nav|navbar|menu|footer|sidebar|related|recommend\w*|newsletter|subscribe|share|social|"
    r"comments?|cookie\w*|consent|advert\w*|ads?|promo|breadcrumbs?|popup|modal|banner|tags|widget)(?:[-_ ]|$)",
    re.IGNORECASE,
)
_NO_TEXT = "The page shows no text: it may be built by scripts; save it from the browser after it has loaded."


def page_draft(html: str, path: str, data: bytes) -> Draft | Failure:
    """Return the draft of a page; `data` are the bytes of its file, which make its identity."""
    tree = _parse(html)
    if tree is None:
        return Failure(path, _NO_TEXT)
    meta = read_meta(tree)
    body = _without_title(_main_text(html, tree) or _stripped(html), meta.title)
    if not body.strip():
        return Failure(path, _NO_TEXT)
    text = f"{meta.title}\n\n{body}" if meta.title else body
    return Draft(text, path, b"html\0" + data, *_fields(meta))


def visible_text(html: str) -> str:
    """Return the text that a page or fragment shows, a block a paragraph, without its side matter."""
    tree = _parse(html)
    return "" if tree is None else _shown(tree)


def _fields(meta: PageMeta) -> tuple[str | None, str | None, str | None, str | None, str | None]:
    return meta.title, meta.outlet, meta.byline, meta.url, meta.published


def _parse(html: str) -> Any:
    """Return lxml's tree, or None. Control characters, which lxml refuses, become spaces."""
    from lxml import etree  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", " ", html)
    # The text is decoded already: the encoding that the page declares is no longer its own.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return document_fromstring(clean.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _main_text(html: str, tree: Any) -> str:
    shown = _shown(tree)
    if _hostile(html, tree):
        return shown
    extracted = _extract(html)
    wanted = sum(len(part) for part in _paragraphs(tree))
    kept = sum(len(line) for line in extracted.splitlines())
    return extracted if extracted and kept >= _KEPT * min(wanted, len(shown)) else shown


def _extract(html: str) -> str:
    from trafilatura import extract

    try:
        text = extract(html, output_format="txt", include_comments=False, include_tables=True, deduplicate=False)
    except Exception:
        return ""
    return "\n\n".join(line.strip() for line in (text or "").splitlines() if line.strip())


def _hostile(html: str, tree: Any) -> bool:
    """Tell pages on which the extraction's time grows without bound."""
    return len(html) > _MAX_LENGTH or html.count("<") > _MAX_TAGS or _deeper_than(tree, _MAX_DEPTH)


def _deeper_than(tree: Any, limit: int) -> bool:
    from lxml import etree

    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limit:
            return True
    return False


def _shown(tree: Any) -> str:
    """Return the text of the visible blocks in their order; articles alone where the page marks them."""
    roots = tree.xpath("//article[not(ancestor::article)]") or tree.xpath("//main") or [tree]
    parts = [part for root in roots for part in _blocks(root)]
    if len(roots[0].xpath("self::article|self::main")) and sum(map(len, parts)) < 200:
        parts = _blocks(tree)
    return "\n\n".join(parts)


def _blocks(root: Any) -> list[str]:
    """Collect the text between the borders of blocks, without recursion: pages may nest as deep as they like."""
    from lxml import etree

    blocks: list[str] = []
    words: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        started = event == "start"
        if _is_hidden(tag, element, root):
            hidden += 1 if started else -1
        if tag in _BLOCKS:
            _close(blocks, words)
        text = element.text if started else element.tail if element is not root else None
        if text and not hidden:
            words.append(text)
    _close(blocks, words)
    return blocks


def _is_hidden(tag: str, element: Any, root: Any) -> bool:
    if element is root or tag in ("body", "html", "article", "main"):
        return False
    name = f"{element.get('class', '')} {element.get('id', '')}"
    return tag in _SKIPPED or (tag in _BLOCKS and bool(_SIDE.search(name))) or "hidden" in element.attrib


def _stripped(html: str) -> str:
    """Return what is left of a page without its tags: the last resort where the parser gives up, as on deep nesting."""
    text = re.sub(r"(?is)<(script|style)\b.*?(?:</\1>|\Z)|<!--.*?(?:-->|\Z)", " ", html)
    lines = (" ".join(unescape(line).split()) for line in re.split(r"<[^<>]*>", text))
    return "\n\n".join(line for line in lines if line)


def _close(blocks: list[str], words: list[str]) -> None:
    line = " ".join("".join(words).split())
    words.clear()
    if line:
        blocks.append(line)


def _paragraphs(tree: Any) -> Iterator[str]:
    """Yield the paragraphs that are long enough to be text, outside navigation and lists of links."""
    for paragraph in tree.iter("p"):
        if any(above.tag in _SKIPPED for above in paragraph.iterancestors()):
            continue
        line = " ".join("".join(paragraph.itertext()).split())
        if len(line) >= _PARAGRAPH:
            yield line


def _without_title(body: str, title: str | None) -> str:
    """Leave out the title where the extraction kept it as the first line: it is put there by its span."""
    first, _, rest = body.partition("\n")
    same = bool(title) and " ".join(first.split()).casefold() == " ".join((title or "").split()).casefold()
    return rest.lstrip("\n") if same else body

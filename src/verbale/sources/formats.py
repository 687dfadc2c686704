"""What a file is: by its suffix, checked against what it holds."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from verbale.sources.decoding import REPLACEMENT, marked, wide

Format = Literal["text", "html", "json", "jsonl", "csv"]

SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
}

# How files that are no text begin, what they are, and what their owner can do.
_BINARY: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "save its text as .txt or the page as .html"),
    (b"PK\x03\x04", "a ZIP archive or office document", "unpack it, or save the document as plain text"),
    (b"\xd0\xcf\x11\xe0", "an office document", "save it as plain text"),
    (b"{\\rtf", "a rich-text document", "save it as plain text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ", "an xz archive", "unpack it first"),
    (b"SQLite format 3\0", "a SQLite database", "name it with --ledger if it is a ledger"),
    (b"\x89PNG", "an image", "give the text of the report"),
    (b"\xff\xd8\xff", "an image", "give the text of the report"),
    (b"GIF8", "an image", "give the text of the report"),
    (b"\x7fELF", "a program", "give the text of the report"),
    (b"MZ\x90\x00", "a program", "give the text of the report"),
)
_SAMPLE = 8192
# Control characters that no text encoding in use needs. ESC (0x1b) is left out: ISO-2022-JP switches with it.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.02
_IS_BINARY = "This file is binary, not text: give the text of the report as .txt, .html, .json or .csv."

_HTML = re.compile(r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TAG = re.compile(r"</?(?:p|div|span|br|a|h[1-6]|ul|li|table|article|section|meta|body|em|strong|b|i)\b[^<>]*>", re.I)


def binary_reason(data: bytes) -> str | None:
    """Return a sentence for the owner of a file that holds no text, or None for text."""
    for magic, what, advice in _BINARY:
        if data.startswith(magic):
            return f"This is {what}, not text: {advice}."
    sample = data[:_SAMPLE]
    mark = marked(data)
    if mark and mark[0] != "utf-8":
        # What begins like UTF-16 by chance decodes to characters that do not exist.
        text = sample.decode(mark[0], errors="replace")
        return _IS_BINARY if text.count(REPLACEMENT) > 1 + _CONTROL_SHARE * len(text) else None
    if wide(sample):
        return None
    return _IS_BINARY if len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(sample) else None


def by_suffix(path: str) -> Format | None:
    """Return the format that a file name promises, or None for a name that promises nothing."""
    return SUFFIXES.get(PurePath(path).suffix.lower())


def of_text(path: str, text: str) -> Format:
    """Return the format of a decoded file: what its name promises, unless the text says otherwise."""
    promised = by_suffix(path)
    if promised in ("json", "jsonl", "csv"):
        return promised
    if looks_like_html(text):
        return "html"
    if promised == "html":
        return "html" if len(_TAG.findall(text[:20_000])) >= 2 else "text"
    # "[ad_1]" opens many copied reports: only a brace makes a record.
    if re.match(r"\s*+(?:\[\s*+)?\{\s*+\"", text):
        return "json"
    return "text"


def looks_like_html(text: str) -> bool:
    """Tell a page by its opening tags."""
    return bool(_HTML.match(text[:4000]))


def has_markup(text: str) -> bool:
    """Tell a table field that holds HTML: several tags, closed ones among them."""
    return len(_TAG.findall(text[:20_000])) >= 3 and "</" in text[:20_000]

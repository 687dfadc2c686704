"""Bytes -> text, for files of any encoding: marked, declared, valid UTF-8, damaged UTF-8, or guessed.

The order is that of certainty. A byte-order mark wins; then a declared multi-byte encoding; then UTF-8 that
decodes without error (text in another encoding almost never does); then a declared single-byte encoding; then
UTF-8 with a few bad bytes, which become U+FFFD; then a guess by charset-normalizer; then Windows-1252.
Nothing is repaired beyond that: apart from the byte-order mark every character of the file stays, line ends too.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

from verbale.sources.lexicon import word_set

REPLACEMENT = "\ufffd"

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:-]+)|<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
_DECLARATION_WITHIN = 4096

# What browsers read for these labels (WHATWG Encoding Standard): pages that say Latin-1 hold Windows-1252.
_BROWSER_NAMES = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030",
                  "gbk": "gb18030"}
_MULTI_BYTE = word_set(
    "gb18030 big5 big5hkscs shift_jis cp932 euc_jp euc_kr cp949 iso2022_jp hz utf-16 utf-16-le utf-16-be utf-32")

# Candidates for a guess: encodings that news texts are found in. A short list keeps the guess quick and sane.
_GUESSED = word_set(
    "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 koi8_r koi8_u iso8859_2 iso8859_5 iso8859_7 "
    "cp866 cp874 mac_roman mac_cyrillic gb18030 big5 shift_jis euc_jp euc_kr"
)
_GUESS_SAMPLE = 16_384

# Of the bytes outside ASCII, at most this part may be bad for a text still to count as UTF-8 with damage.
_BAD_SHARE = 0.34
# Without a single valid sequence, more bad bytes than this part (or than a handful) are another encoding's letters.
_FOREIGN_SHARE = 0.01

_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
# Where Windows-1252 would put a plausible character: curly quotes, dashes, dots, signs beside a figure, or a
# letter inside a word. A byte that fits nowhere is damage, not an accent.
_WESTERN = re.compile(
    rb"[\x85\x91-\x97\xa0\xab\xbb]|[\x80\xa3\xa7\xa9\xae\xb0\xb7](?=[\s\d.,]|$)"
    rb"|(?<=[A-Za-z])[\xdf-\xef\xf1-\xf6\xf8-\xfd](?=[a-z\xdf-\xfd]|[\s.,;:!?)'\"-]|$)"
    rb"|[\xdf-\xef\xf1-\xf6\xf8-\xfd](?=[a-z])|(?<![a-z])[\xc0-\xcf\xd1-\xd6\xd8-\xdc](?=[A-Za-z])"
)


def marked(data: bytes) -> tuple[str, int] | None:
    """Return the encoding that a byte-order mark names and the mark's length, or None."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    return None


def decode(data: bytes) -> str:
    """Return the text of a file. Bytes that fit no encoding become U+FFFD; never raises."""
    mark = marked(data)
    if mark:
        return data[mark[1] :].decode(mark[0], errors="replace")
    return data.decode(choose(data), errors="replace")


def choose(data: bytes) -> str:
    """Return the codec for bytes without a byte-order mark, to be used with `errors="replace"`."""
    zeros = wide(data)
    if zeros:
        return zeros
    declared = _declaration(data)
    if declared in _MULTI_BYTE and _decodes(data, declared):
        return declared
    if _decodes(data, "utf-8"):
        return "utf-8"
    if declared and declared != "utf-8" and _decodes(data, declared):
        return declared
    if _damaged_utf8(data):
        return "utf-8"
    return _guess(data) or "cp1252"


def wide(data: bytes) -> str | None:
    """Return the codec of UTF-16 without a mark, told by its zero bytes in every second place; None for other text."""
    sample = data[:2000]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _declaration(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_DECLARATION_WITHIN])
    if not found:
        return None
    try:
        name = codecs.lookup((found.group(1) or found.group(2)).decode("ascii")).name
    except (LookupError, ValueError):
        return None
    # A declaration that was itself read byte by byte cannot be true of a two-byte encoding.
    if name.startswith(("utf-16", "utf-32")):
        return "utf-8"
    return _BROWSER_NAMES.get(name, name) if _is_text_codec(name) else None


def _is_text_codec(name: str) -> bool:
    """Leave out codecs that are not encodings of text, such as rot13 and hex."""
    try:
        return isinstance(b"a".decode(name), str)
    except (LookupError, ValueError):
        return False


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return False
    return True


def _damaged_utf8(data: bytes) -> bool:
    """Tell UTF-8 with a few bad bytes from another encoding."""
    high = len(_HIGH.findall(data))
    good = sum(len(sequence) for sequence in _SEQUENCE.findall(data))
    if good:
        return (high - good) / high <= _BAD_SHARE
    if high > max(4, _FOREIGN_SHARE * len(data)):
        return False
    return len(_WESTERN.findall(data)) < high / 2


def _guess(data: bytes) -> str | None:
    high = len(_HIGH.findall(data))
    if len(_WESTERN.findall(data)) >= 0.9 * high:
        return "cp1252"
    return _ask_normalizer(_around_high_bytes(data), _GUESSED)


def _around_high_bytes(data: bytes) -> bytes:
    """Return a piece of the text that holds its first byte outside ASCII, so that there is something to judge."""
    first = _HIGH.search(data)
    start = max(0, first.start() - 200) if first else 0
    return data[start : start + _GUESS_SAMPLE]


def _ask_normalizer(sample: bytes, candidates: Iterable[str]) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=sorted(candidates)).best()
    return best.encoding if best else None

"""Bytes of every encoding become text; nothing raises, and only a byte-order mark goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.sources.decoding import REPLACEMENT, decode

ENGLISH = "The minister said on Monday that the border would be closed if the talks failed. " * 3
CURLY = "“We’ll answer,” he said – again and again. " * 4
FRENCH = "Le président a déclaré que les élections seraient reportées à l'été. " * 4
POLISH = "Minister powiedział, że granica zostanie zamknięta, jeśli rozmowy się nie powiodą. " * 4
RUSSIAN = "Министр заявил, что Москва ответит на новые санкции, если они будут введены. " * 4
CHINESE = "部长星期一表示，如果谈判失败，边境将被关闭。" * 6
JAPANESE = "首相は月曜日、会談が失敗した場合は国境を閉鎖すると述べた。" * 6


@pytest.mark.parametrize("text", [ENGLISH, CURLY, FRENCH, POLISH, RUSSIAN, CHINESE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_or_without_a_mark_is_read(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CURLY, "cp1252"), (FRENCH, "latin-1"), (POLISH, "cp1250"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"),
        (CHINESE, "gb18030"), (JAPANESE, "shift_jis"), (ENGLISH, "utf-16-le"), (CURLY, "utf-16-be"),
    ],
)  # fmt: skip
def test_an_unmarked_encoding_is_guessed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8_r"),
        ('<?xml version="1.0" encoding="iso-8859-5"?>', "iso8859_5"),
    ],
)
def test_a_declared_encoding_is_believed(declaration: str, encoding: str) -> None:
    text = f"<html>{declaration}<p>Да</p></html>"
    assert decode(text.encode(encoding)) == text


def test_a_declaration_that_valid_utf8_contradicts_is_not_believed() -> None:
    text = '<html><meta charset="iso-8859-1"><p>Déjà vu – “again”</p></html>'
    assert decode(text.encode()) == text


def test_latin1_is_read_as_browsers_read_it() -> None:
    page = b'<meta charset="iso-8859-1"><p>\x93Never\x94</p>'
    assert "“Never”" in decode(page)


@pytest.mark.parametrize("declared", ["no-such-code", "rot13", "hex", "utf-16"])
def test_a_declaration_of_nonsense_does_no_harm(declared: str) -> None:
    text = f'<meta charset="{declared}"><p>The talks failed.</p>'
    assert decode(text.encode()) == text


@pytest.mark.parametrize("bad", [b"\xff", b"\x80", b"\xfe\xff", b"\xc3("])
@pytest.mark.parametrize("text", [ENGLISH, CURLY, FRENCH, RUSSIAN])
def test_a_few_bad_bytes_in_utf8_become_replacement_characters_and_nothing_else_changes(bad: bytes, text: str) -> None:
    broken = text.encode() + bad + text.encode()
    decoded = decode(broken)
    assert decoded.startswith(text)
    assert decoded.endswith(text)
    assert REPLACEMENT in decoded


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"one\r\ntwo\rthree\n") == "one\r\ntwo\rthree\n"


@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    assert isinstance(decode(data), str)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=200))
def test_valid_utf8_is_read_as_it_is(text: str) -> None:
    # A declaration inside the text may rightly change how it is read.
    if "charset" not in text and "encoding" not in text:
        assert decode(text.encode()) == text

"""Which bytes are a text, and which text they are."""

from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.readers.encoding import check_is_text, decode, without_surrogates

NEWS = "The café in Zürich was empty, officials said – “for now”.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_its_mark(encoding: str) -> None:
    check_is_text(NEWS.encode(encoding))
    assert decode(NEWS.encode(encoding)) == NEWS


def test_utf16_of_either_order_is_known_by_its_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + NEWS.encode("utf-16-be")) == NEWS


@pytest.mark.parametrize(
    "text", ["A café in Zürich.", "“No comment,” he said – twice.", "Price: £5 million", "São Tomé"]
)
def test_western_text_of_an_old_machine_is_read(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


def test_utf8_with_broken_bytes_is_refused_with_the_place() -> None:
    broken = NEWS.encode() + b"Then caf\xe9\xff fell.\n" + NEWS.encode()
    with pytest.raises(ValueError, match=r"expected UTF-8, found byte 0xe9 at \d+ in line 2 of the text"):
        decode(broken)


def test_text_in_another_alphabet_of_eight_bits_is_refused_and_not_misread() -> None:
    with pytest.raises(ValueError, match="expected UTF-8"):
        decode("Переговоры начались в понедельник.".encode("cp1251"))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n...", "a PDF file"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"\x89PNG\r\n", "a PNG image"),
        (bytes(range(256)) * 8, "a binary file"),
        (b"text\0with zeros", "a binary file"),
        (b"\x01\x02\x03\x04\x05\x06 and words", "a binary file"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(ValueError, match=f"expected text, found {kind}"):
        check_is_text(data)


def test_half_a_character_is_replaced() -> None:
    assert without_surrogates("a\ud83d b") == "a� b"
    assert without_surrogates("a\U0001f54a b") == "a\U0001f54a b"


@given(st.text())
def test_what_can_be_written_is_left_as_it_is(text: str) -> None:
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    assert without_surrogates(whole) == whole


@given(st.binary(max_size=300))
def test_no_bytes_do_worse_than_be_refused(data: bytes) -> None:
    with contextlib.suppress(ValueError):
        check_is_text(data)
        assert isinstance(decode(data), str)

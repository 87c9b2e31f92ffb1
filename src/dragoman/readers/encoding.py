"""Bytes to text, and which bytes are none: UTF-8, UTF-16 with or without its mark, Latin-1 where it makes words.

A clipping saved on an old Windows machine is read as it was written; a photograph is refused.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

# The longest first: the mark of UTF-32 begins with that of UTF-16.
MARKS: Mapping[bytes, str] = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
KINDS: Mapping[bytes, str] = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"SQLite format 3": "an SQLite database",
    b"\x7fELF": "a program",
}
SAMPLE = 8192
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b") + b"\x7f"
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
# What Western European text has beyond ASCII: letters inside words, and the marks of typesetting.
_WESTERN = re.compile(
    r"(?<=[a-zA-Z])[\xc0-\xd6\xd8-\xf6\xf8-\xffŒœŠšŸŽž]|[\xc0-\xd6\xd8-\xf6\xf8-\xffŒœŠšŸŽž](?=[a-zA-Z])"
    r"|[‘’‚“”„†‡•…–—™€£§©®°«»·½¼¾´¡¿\xa0]"
)


def encoding_of(sample: bytes) -> str | None:
    """The encoding that the first bytes of a file announce, or None where they announce none."""
    for mark, name in MARKS.items():
        if sample.startswith(mark):
            return name
    return _unmarked_utf16(sample[:SAMPLE])


def _unmarked_utf16(sample: bytes) -> str | None:
    # English in UTF-16 has a zero in every other byte; nothing else does.
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    first, second = sample[0 : 2 * pairs : 2].count(0) / pairs, sample[1 : 2 * pairs : 2].count(0) / pairs
    if second > 0.7 and first < 0.05:
        return "utf-16-le"
    return "utf-16-be" if first > 0.7 and second < 0.05 else None


def check_is_text(sample: bytes) -> None:
    """Raises ``ValueError`` where the first bytes are not those of a text."""
    sample = sample[:SAMPLE]
    for start, kind in KINDS.items():
        if sample.startswith(start):
            raise ValueError(f"expected text, found {kind}")
    if encoding_of(sample):
        return
    if b"\0" in sample or len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) / 20:
        raise ValueError("expected text, found a binary file")


def decode(data: bytes, encoding: str | None = None) -> str:
    """The text of ``data``, without its mark; raises ``ValueError`` where it is no text in an encoding we know."""
    known = encoding or encoding_of(data)
    try:
        return data.decode(known or "utf-8")
    except UnicodeDecodeError as error:
        if known is None and _looks_western(data):
            return data.decode("cp1252")
        raise ValueError(_broken(error)) from error


def _broken(error: UnicodeDecodeError) -> str:
    line = error.object.count(b"\n", 0, error.start) + 1
    where = f" in line {line} of the text" if line > 1 else ""
    return f"expected {error.encoding.upper()}, found byte 0x{error.object[error.start]:02x} at {error.start}{where}"


def _looks_western(data: bytes) -> bool:
    """Whether what is no UTF-8 reads as Latin-1 (cp1252): its bytes beyond ASCII are few and stand inside words."""
    whole = sum(map(len, _SEQUENCE.findall(data)))
    high = len(_HIGH.findall(data))
    # Text in UTF-8 of which some bytes broke on the way holds sequences that did not.
    if whole > high / 3 or high > 0.3 * len(data):
        return False
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return len(_WESTERN.findall(text)) >= 0.9 * high


def without_surrogates(text: str) -> str:
    """The text, with what is half a character, and cannot be written to any file, as U+FFFD."""
    return text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

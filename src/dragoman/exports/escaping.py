"""What a report's words must not do to whoever opens an export.

A title "=HYPERLINK(...)" is no formula, "<script>" no script, "](javascript:" no link, and a name that turns the
writing round reads from left to right. Files that machines read keep every character of a quote, since its offsets
count them; what steers a screen is spelled out there.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any
from urllib.parse import quote, urlsplit

from dragoman.wording import clean

#: A spreadsheet takes a cell that begins with one of these for a formula or for an instruction; the wide ones too.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

# What XML forbids beside the control codes that `clean` drops.
_NO_XML = re.compile("[\ufffe\uffff]")
# In JSON: control codes of the second block, line separators, marks that turn the writing, and halves of characters.
_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_HALVES = re.compile("[\ud800-\udfff]")
# Everywhere: what opens emphasis, code, links, HTML, cells, templates and formulas, and what GitHub makes links of.
# At the start: what opens a heading, a list, a rule.
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>|~$^@]|:(?=//)|(?<=www)\.|^(?:[-+=#]|\d+(?=[.)]))", re.IGNORECASE)
_BIBTEX = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{character: f"\\{character}" for character in "%$#&_"},
    # "@" at the start of a line begins an entry, and quotes may end a field.
    "@": "{@}",
    '"': "{''}",
}
_SAFE_IN_URL = "/:?#[]@!$&*+,;=%~-._"

Cell = str | int | float | None


def defused(cell: Cell) -> Cell:
    """The cell, marked as text where a spreadsheet would take it for a formula."""
    # Numbers stay numbers: a southern latitude begins with "-" and is none of our text.
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def plain(text: str) -> str:
    """Words on one line, of characters that any file takes."""
    return _NO_XML.sub("", clean(text))


def one_line(cell: Cell) -> Cell:
    """The cell of a table whose rows are lines: no tab, no break, nothing that steers a screen, no formula."""
    return defused(plain(cell)) if isinstance(cell, str) else cell


def json_line(value: Any) -> str:
    """``value`` as JSON on one line; what would steer a screen is spelled as its code, and reads back the same.

    Half a surrogate pair is no character, and becomes the sign for one that is missing.
    """
    told = _HALVES.sub("\ufffd", json.dumps(value, ensure_ascii=False, allow_nan=False))
    return _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", told)


def xml_text(text: str) -> str:
    """Words between two tags."""
    return html.escape(plain(text), quote=False)


def xml_attribute(text: object) -> str:
    """A value in its quotes."""
    return f'"{html.escape(plain(str(text)), quote=True)}"'


def html_text(text: str) -> str:
    """Words in a page, or in the quotes of an attribute."""
    return html.escape(plain(text), quote=True)


def markdown_text(text: str) -> str:
    """Words that mean only themselves."""
    return _MARKDOWN.sub(_plain_mark, plain(text).replace("&", "&amp;"))


def _plain_mark(match: re.Match[str]) -> str:
    mark = match[0]
    if mark.isdecimal():
        return f"{mark}\u200b"
    return {"<": "&lt;", ">": "&gt;"}.get(mark, f"\\{mark}")


def bibtex_text(text: str) -> str:
    """Words in the braces of a field."""
    return "".join(_BIBTEX.get(character, character) for character in plain(text))


def web_address(url: str | None) -> str | None:
    """The address, where it leads to the web and nowhere else; every character in it safe between quotes."""
    if not url:
        return None
    told = clean(url).replace(" ", "%20")
    try:
        parts = urlsplit(told)
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
        return None
    return quote(told, safe=_SAFE_IN_URL)

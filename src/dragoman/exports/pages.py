"""A page of headings, paragraphs, tables and quotes, as Markdown or as HTML; words of reports mean only themselves.

The HTML stands alone, loads nothing and runs nothing: its policy forbids scripts, forms and requests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.exports.escaping import html_text, markdown_text, web_address


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is that of the page."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list."""

    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A header and rows of as many cells."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report, the marked ones among them, and where they stand."""

    before: str
    marked: str
    after: str
    source: str
    url: str | None


Block = Heading | Paragraph | Points | Table | Quote

_STYLE = (
    "body{font:16px/1.5 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#222}"
    "h1,h2,h3{line-height:1.2}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #bbb;padding:.25rem .5rem;text-align:left;vertical-align:top}"
    "blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid #999}mark{background:#fe8}"
    "cite{font-size:.85rem;color:#555;display:block}@media print{body{max-width:none}h2{break-after:avoid}}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def markdown(blocks: Iterable[Block]) -> Iterator[str]:
    """The page as CommonMark, with GitHub's tables."""
    for block in blocks:
        yield f"{_markdown(block)}\n\n"


def html(title: str, blocks: Iterable[Block]) -> Iterator[str]:
    """The page as one HTML file."""
    yield (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{html_text(title)}</title><style>{_STYLE}</style></head><body>\n"
    )
    for block in blocks:
        yield f"{_html(block)}\n"
    yield "</body></html>\n"


def _markdown(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {markdown_text(text)}"
        case Paragraph(text):
            return markdown_text(text)
        case Points(items):
            return "\n".join(f"* {markdown_text(item)}" for item in items)
        case Table(header, rows):
            lines = [header, ["---"] * len(header), *([markdown_text(cell) for cell in row] for row in rows)]
            return "\n".join(f"| {' | '.join(line)} |" for line in lines)
        case Quote(before, marked, after, source, url):
            words = _spaced(markdown_text(before), f"**{markdown_text(marked)}**", markdown_text(after), before, after)
            address = web_address(url)
            # Brackets round an address that has none of the characters which would end them.
            cited = f"[{markdown_text(source)}](<{address}>)" if address else markdown_text(source)
            return f"> {words}\n>\n> — {cited}"


def _html(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f'<h{level} dir="auto">{html_text(text)}</h{level}>'
        case Paragraph(text):
            return f'<p dir="auto">{html_text(text)}</p>'
        case Points(items):
            return "".join(["<ul>", *(f'<li dir="auto">{html_text(item)}</li>' for item in items), "</ul>"])
        case Table(header, rows):
            head = "".join(f"<th>{html_text(cell)}</th>" for cell in header)
            body = "".join(_row(row) for row in rows)
            return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        case Quote(before, marked, after, source, url):
            words = _spaced(html_text(before), f"<mark>{html_text(marked)}</mark>", html_text(after), before, after)
            address = web_address(url)
            name = html_text(source)
            cited = f'<a href="{html_text(address)}" rel="noopener noreferrer">{name}</a>' if address else name
            return f'<blockquote dir="auto">{words}<cite>{cited}</cite></blockquote>'


def _row(row: Sequence[str]) -> str:
    return "".join(["<tr>", *(f'<td dir="auto">{html_text(cell)}</td>' for cell in row), "</tr>"])


def _spaced(before: str, marked: str, after: str, raw_before: str, raw_after: str) -> str:
    """Cleaning takes the spaces at the ends of the parts; those between them come back."""
    one = " " if raw_before[-1:].isspace() else ""
    other = " " if raw_after[:1].isspace() else ""
    return f"{before}{one}{marked}{other}{after}"

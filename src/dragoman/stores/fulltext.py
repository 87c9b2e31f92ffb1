"""Words looked for in titles and texts: ``Envoy "harbour council" -sport``.

Every word must stand in a report, a phrase in quotes as it stands, nothing that follows a minus, and of two sides of OR
one is enough. Words are compared by their stem and without accents: "envoys" finds "envoy", "Erdogan" "Erdoğan". The
index belongs to the database, which keeps it in step with the reports in the same transaction.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, column, func, literal_column, select, table

from dragoman.errors import BadRequest
from dragoman.records import Span
from dragoman.stores.schema import documents

#: What a highlighted word stands between; no report has these.
OPEN, CLOSE = "\x02", "\x03"

#: A word in the title counts as much as so many in the text.
TITLE = 4.0

_CONFIGURATION: ColumnElement[Any] = literal_column("'dragoman'::regconfig")

numbered = table("numbered", column("number"), column("document"))
index = table("fulltext", column("rowid"), column("fulltext"))

#: What makes the index. SQLite: the index numbers its rows, and reports have no numbers but those of ``numbered``; it
#: holds no text of its own. A report's text never changes, since its id is a digest of it. PostgreSQL: the stems are
#: a column; of a very long report those of the first 250,000 characters, as much as the column is sure to hold.
MAKING = {
    "sqlite": (
        "CREATE TABLE numbered (number INTEGER NOT NULL PRIMARY KEY, document VARCHAR NOT NULL UNIQUE, "
        "FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE)",
        "CREATE VIEW indexed AS SELECT number, title, text FROM numbered JOIN documents ON documents.id = document",
        "CREATE VIRTUAL TABLE fulltext USING fts5(title, text, content='indexed', content_rowid='number', "
        "tokenize='porter unicode61 remove_diacritics 2')",
        "CREATE TRIGGER report_indexed AFTER INSERT ON documents BEGIN "
        "INSERT INTO numbered (document) VALUES (new.id); "
        "INSERT INTO fulltext (rowid, title, text) "
        "SELECT number, new.title, new.text FROM numbered WHERE document = new.id; END",
        "CREATE TRIGGER report_forgotten BEFORE DELETE ON documents BEGIN "
        "INSERT INTO fulltext (fulltext, rowid, title, text) "
        "SELECT 'delete', number, old.title, old.text FROM numbered WHERE document = old.id; END",
        # For a store that had reports before it had an index.
        "INSERT INTO numbered (document) SELECT id FROM documents",
        "INSERT INTO fulltext (fulltext) VALUES ('rebuild')",
    ),
    "postgresql": (
        "CREATE TEXT SEARCH DICTIONARY dragoman_stems (TEMPLATE = snowball, LANGUAGE = porter)",
        "CREATE TEXT SEARCH CONFIGURATION dragoman (COPY = pg_catalog.simple)",
        "ALTER TEXT SEARCH CONFIGURATION dragoman ALTER MAPPING FOR asciiword, word WITH dragoman_stems",
        # Without accents; and without the signs by which PostgreSQL would take "U.S." for a host and "al-Nour" for one.
        "CREATE FUNCTION dragoman_folded(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ "
        r"SELECT translate(regexp_replace(normalize(left(coalesce(words, ''), 250000), NFKD), '[\u0300-\u036f]+', '', "
        "'g'), '-./@:_''’<>&+=~#?', repeat(' ', 16)) $$",
        "ALTER TABLE documents ADD COLUMN stems tsvector GENERATED ALWAYS AS ("
        "setweight(to_tsvector('dragoman', dragoman_folded(title)), 'A') || "
        "to_tsvector('dragoman', dragoman_folded(text))) STORED",
        "CREATE INDEX ix_documents_stems ON documents USING gin (stems)",
    ),
}


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One side of OR: phrases that must stand in a report and phrases that must not."""

    all: tuple[str, ...]
    none: tuple[str, ...]


def make(connection: Connection) -> None:
    """Make the index where there is none."""
    for statement in MAKING[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def matching(words: str, dialect: str) -> Select[str]:
    """Ids of the reports in which ``words`` stand, the best first."""
    wanted = _wanted(words)
    if dialect == "sqlite":
        return (
            select(documents.c.id)
            .join_from(index, numbered, numbered.c.number == index.c.rowid)
            .join(documents, documents.c.id == numbered.c.document)
            .where(index.c.fulltext.op("MATCH")(_fts5(wanted)))
            .order_by(func.bm25(literal_column("fulltext"), TITLE, 1.0), documents.c.id)
        )
    stems: ColumnElement[Any] = literal_column("documents.stems")
    query = _tsquery(wanted)
    rank = func.ts_rank(stems, query)
    return select(documents.c.id).where(stems.op("@@")(query)).order_by(rank.desc(), documents.c.id)


def lost(dialect: str) -> Select[str]:
    """Ids of the reports that are not in the index."""
    if dialect == "sqlite":
        sizes = table("fulltext_docsize", column("id"))
        there = select(numbered.c.document).join_from(numbered, sizes, sizes.c.id == numbered.c.number)
        return select(documents.c.id).where(documents.c.id.not_in(there))
    stems: ColumnElement[Any] = literal_column("documents.stems")
    return select(documents.c.id).where(stems.is_(None))


def found_in(connection: Connection, ids: Sequence[str], words: str) -> dict[str, frozenset[str]]:
    """Of each of these reports those words of the text for which it was found, folded."""
    wanted = _wanted(words)
    marked: Select[Any]
    if connection.dialect.name == "sqlite":
        marked = (
            select(numbered.c.document, func.highlight(literal_column("fulltext"), 1, OPEN, CLOSE))
            .join_from(index, numbered, numbered.c.number == index.c.rowid)
            .where(index.c.fulltext.op("MATCH")(_fts5(wanted)), numbered.c.document.in_(ids))
        )
    else:
        text = func.dragoman_folded(documents.c.text)
        looks = f"HighlightAll=true, StartSel={OPEN}, StopSel={CLOSE}"
        headline = func.ts_headline(_CONFIGURATION, text, _tsquery(wanted), looks)
        marked = select(documents.c.id, headline).where(documents.c.id.in_(ids))
    return {row[0]: frozenset(_folded_marks(row[1] or "")) for row in connection.execute(marked)}


def _folded_marks(told: str) -> Iterator[str]:
    for run in re.findall(f"{OPEN}(.*?){CLOSE}", told, re.DOTALL):
        yield from split(run)


def among(texts: Sequence[str], words: str) -> dict[int, tuple[Span, ...]]:
    """Those of some texts in which ``words`` stand, by their places in ``texts``, with where; no database is asked."""
    with closing(sqlite3.connect(":memory:")) as few:
        few.execute("CREATE VIRTUAL TABLE few USING fts5(text, tokenize='porter unicode61 remove_diacritics 2')")
        few.executemany("INSERT INTO few (rowid, text) VALUES (?, ?)", enumerate(map(_storable, texts)))
        found = few.execute(
            "SELECT rowid, highlight(few, 0, ?, ?) FROM few WHERE few MATCH ?", (OPEN, CLOSE, _fts5(_wanted(words)))
        )
        return {number: tuple(_marked(told)) for number, told in found}


def _storable(text: str) -> str:
    # What marks a word may stand in no text; as long as it was, so that places stay what they are.
    return text.replace("\0", " ").replace(OPEN, " ").replace(CLOSE, " ")


def _marked(told: str) -> Iterator[Span]:
    """Where the marked words of a text stood before they were marked."""
    for number, match in enumerate(re.finditer(f"{OPEN}(.*?){CLOSE}", told, re.DOTALL)):
        start = match.start() - 2 * number
        yield Span(start, start + len(match[1]))


def split(text: str) -> list[str]:
    """The words of a text as they are compared: without case and accents."""
    return [folded(word) for word in re.findall(r"[^\W_]+", text)]


def folded(word: str) -> str:
    """A word without case and accents."""
    if word.isascii():
        return word.lower()
    # Both databases keep the "ß" of "Straße", of which casefold would make "ss".
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).lower()


def _wanted(words: str) -> list[_Wanted]:
    sides: list[tuple[list[str], list[str]]] = [([], [])]
    for minus, phrase, word in re.findall(r'(-?)(?:"([^"]*)"?|([^\s"]+))', words):
        if word == "OR" and not minus:
            sides.append(([], []))
        elif split(phrase or word):
            sides[-1][bool(minus)].append(" ".join(split(phrase or word)))
    if any(not all_of for all_of, _ in sides):
        raise BadRequest(f'search {words}: expected a word to look for, as in: envoy OR "harbour council" -sport')
    return [_Wanted(tuple(all_of), tuple(none_of)) for all_of, none_of in sides]


def _fts5(wanted: list[_Wanted]) -> str:
    def side(one: _Wanted) -> str:
        every = " AND ".join(f'"{phrase}"' for phrase in one.all)
        return " NOT ".join([f"({every})", *(f'"{phrase}"' for phrase in one.none)])

    return " OR ".join(f"({side(one)})" for one in wanted)


def _tsquery(wanted: list[_Wanted]) -> ColumnElement[Any]:
    def phrase(words: str) -> ColumnElement[Any]:
        return func.phraseto_tsquery(_CONFIGURATION, words)

    def joined(sign: str, parts: list[ColumnElement[Any]]) -> ColumnElement[Any]:
        whole = parts[0]
        for part in parts[1:]:
            whole = whole.op(sign)(part)
        return whole.self_group()

    sides = [
        joined("&&", [*map(phrase, one.all), *(func.tsquery_not(phrase(words)) for words in one.none)])
        for one in wanted
    ]
    return joined("||", sides)

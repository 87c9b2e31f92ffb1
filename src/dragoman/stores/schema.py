"""The tables of a store.

One row a record: its JSON as the findings contract gives it, and beside it the columns that questions are
asked of - who, where, what, when. An event that "a drone struck the depot in Tarsa" is a row of ``events``
and one of ``parties`` for each side that is named. ``fulltext`` makes the index of words; what is derived from
these is in ``derived``.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
)

from dragoman.stores.columns import Code, Words

#: The newest revision in migrations/versions: what this Dragoman writes.
REVISION = "0012"

#: Named after us, so that a store is told from any other database that Alembic looks after.
VERSION_TABLE = "dragoman_schema"

# Names for constraints, since a later migration can only change what has one.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _of_document(name: str, *columns: Column[str] | Column[int] | Column[float] | Column[bool]) -> Table:
    """A table of records that belong to a report, in the order in which the report yields them."""
    return Table(
        name,
        metadata,
        Column("document", Code, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
        Column("position", Integer, nullable=False),
        *columns,
        Column("record", Words, nullable=False),
        PrimaryKeyConstraint("document", "position"),
    )


documents = Table(
    "documents",
    metadata,
    Column("id", Code, primary_key=True),
    Column("name", Words),
    Column("title", Words),
    Column("text", Words, nullable=False),
    Column("published", Code),
    # The same moment in UTC: what reports are put in order by.
    Column("instant", Code),
    Column("publisher", Words),
    Column("language", Code),
    Column("url", Words),
    Column("retrieved", Code),
    # Which model and knowledge read it, and a digest of what they found.
    Column("reader", Code, nullable=False),
    Column("digest", Code, nullable=False),
    # When Dragoman wrote it down: the third clock, in no id and no export.
    Column("recorded", Code, nullable=False),
    Index(None, "instant", "id"),
    Index("ix_documents_publisher", "publisher"),
    # Whatever is done once for each report is asked for of all: their texts are not to be leafed through for that.
    Index("ix_documents_digest", "id", "digest", "instant"),
)

#: Where something stands in time, what has no day last; and the same for whoever goes back from the latest.
DATELESS = "~"

times = _of_document(
    "times",
    Column("type", Code, nullable=False),
    Column("value", Code),
    Column("start", Code),
    Column("end", Code),
)

mentions = _of_document(
    "mentions",
    Column("kind", Code, nullable=False),
    Column("actor", Code, index=True),
    Column("words", Words, nullable=False),
)

events = _of_document(
    "events",
    Column("id", Code, nullable=False, index=True),
    Column("type", Code, nullable=False, index=True),
    Column("mode", Code),
    Column("quad", Integer, nullable=False),
    Column("realis", Code, nullable=False),
    Column("start", Code),
    Column("end", Code),
    # exact: one day; bounded: anything wider; unknown.
    Column("dating", Code, nullable=False),
    # Where it stands in a chronology: its first day, or its last possible one where no first is known.
    Column("moment", Code, index=True),
    Column("place", Words),
    Column("place_words", Words),
    Column("country", Code),
    Column("latitude", Float),
    Column("longitude", Float),
)

parties = Table(
    "parties",
    metadata,
    Column("document", Code, nullable=False),
    Column("event", Integer, nullable=False),
    Column("role", Code, nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", Words, nullable=False),
    Column("words", Words, nullable=False),
    Column("actor", Code, index=True),
    Column("country", Code),
    PrimaryKeyConstraint("document", "event", "role", "position"),
    ForeignKeyConstraint(["document", "event"], ["events.document", "events.position"], ondelete="CASCADE"),
)

claims = _of_document(
    "claims",
    Column("id", Code, nullable=False, index=True),
    Column("speaker", Words),
    Column("speaker_words", Words),
    Column("actor", Code, index=True),
    Column("via", Words),
    Column("stance", Code, nullable=False),
    Column("direct", Boolean, nullable=False),
    Column("said_start", Code),
    Column("said_end", Code),
)

# Who said nothing: no claim, and so in a table of its own.
silences = _of_document(
    "silences",
    Column("id", Code, nullable=False, index=True),
    Column("speaker", Words),
    Column("speaker_words", Words),
    Column("actor", Code, index=True),
)

figures = _of_document(
    "figures",
    Column("id", Code, nullable=False, index=True),
    Column("measure", Code, nullable=False, index=True),
    Column("low", BigInteger),
    Column("high", BigInteger),
    Column("approximate", Boolean, nullable=False),
    Column("start", Code),
    Column("end", Code),
    Column("event", Code, index=True),
)

# What was held before another reader found something else: the findings without their report, packed.
past = Table(
    "past",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", Code, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    # Held from one moment up to, not including, the other.
    Column("recorded", Code, nullable=False),
    Column("until", Code, nullable=False),
    Column("reader", Code, nullable=False),
    Column("findings", LargeBinary, nullable=False),
)

# Judgements, kept apart from the facts: what reads a report again never touches them.
links = Table(
    "links",
    metadata,
    Column("kind", Code, nullable=False),
    Column("left", Code, nullable=False),
    Column("right", Code, nullable=False),
    Column("judgement", Code, nullable=False),
    Column("score", Float, nullable=False),
    Column("by", Code, nullable=False),
    # What speaks for and against it, one reason a line.
    Column("why", Words),
    PrimaryKeyConstraint("kind", "left", "right", "by"),
    Index(None, "right"),
)

# What a person says of one record, kept apart from it as links are.
verdicts = Table(
    "verdicts",
    metadata,
    Column("record", Code, nullable=False),
    Column("kind", Code, nullable=False),
    Column("by", Code, nullable=False),
    Column("ruling", Code, nullable=False),
    # A JSON object: the parts that should be otherwise.
    Column("corrections", Words, nullable=False),
    Column("note", Words, nullable=False),
    Column("at", Code, nullable=False),
    PrimaryKeyConstraint("record", "by"),
)

# Everything that people said of pairs and records, in the order in which they said it; nothing is ever taken out.
acts = Table(
    "acts",
    metadata,
    Column("number", Integer, primary_key=True),
    # What was done at once has the number of the first of it.
    Column("stroke", Integer, nullable=False, index=True),
    Column("undoes", Integer),
    Column("at", Code, nullable=False),
    Column("by", Code, nullable=False),
    # The record, or the two ends of the pair.
    Column("left", Code, nullable=False, index=True),
    Column("right", Code, index=True),
    # JSON of what held before and holds since.
    Column("before", Words),
    Column("after", Words),
)

# Who is named in the reports and listed nowhere.

#: The reports whose names have been taken down: with what was found in them then.
named = Table(
    "named",
    metadata,
    Column("document", Code, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("digest", Code, nullable=False),
)

#: A name in a report, as its parties and speakers have it; ``compared`` with those of other reports.
names = Table(
    "names",
    metadata,
    Column("id", Code, primary_key=True),
    Column("document", Code, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("name", Words, nullable=False),
    Column("compared", Boolean, nullable=False, index=True),
    Column("record", Words, nullable=False),
    Index(None, "document", "name"),
)

#: Under what the names are looked up, as digests of 64 bits.
spellings = Table(
    "spellings",
    metadata,
    Column("key", BigInteger, nullable=False),
    Column("name", Code, ForeignKey("names.id", ondelete="CASCADE"), nullable=False, index=True),
    PrimaryKeyConstraint("key", "name"),
)

unlisted = Table(
    "unlisted",
    metadata,
    Column("id", Code, primary_key=True),
    Column("name", Words, nullable=False),
    # All names that the reports use of him, folded.
    Column("words", Words, nullable=False),
    Column("kind", Code, nullable=False),
    Column("country", Code),
    Column("reports", Integer, nullable=False, index=True),
    Column("mentions", Integer, nullable=False),
    Column("record", Words, nullable=False),
)

#: Whose each name is; a name that is nobody's yet is still to be put to somebody.
bearers = Table(
    "bearers",
    metadata,
    Column("name", Code, ForeignKey("names.id", ondelete="CASCADE"), primary_key=True),
    Column("unlisted", Code, ForeignKey("unlisted.id", ondelete="CASCADE"), nullable=False, index=True),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("started", Code, nullable=False),
    Column("ended", Code),
    Column("reader", Code, nullable=False),
    Column("read", Integer, nullable=False),
    Column("known", Integer, nullable=False),
)

unreadable = Table(
    "unreadable",
    metadata,
    Column("run", Integer, ForeignKey("runs.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("reason", Words, nullable=False),
    PrimaryKeyConstraint("run", "position"),
)

#: The tables of records that belong to a report, by the key under which the findings contract lists them.
RECORDS = {
    "times": times,
    "mentions": mentions,
    "events": events,
    "claims": claims,
    "silences": silences,
    "figures": figures,
}

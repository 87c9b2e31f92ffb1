"""The tables of a store.

One row a record: its JSON as the findings contract gives it, and beside it the columns that questions are
asked of - who, where, what, when. An event that "a drone struck the depot in Tarsa" is a row of ``events``
and one of ``parties`` for each side that is named.
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
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

#: The newest revision in migrations/versions: what this Dragoman writes.
REVISION = "0002"

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
        Column("document", String, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
        Column("position", Integer, nullable=False),
        *columns,
        Column("record", Text, nullable=False),
        PrimaryKeyConstraint("document", "position"),
    )


documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Text),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("published", String),
    # The same moment in UTC: what reports are put in order by.
    Column("instant", String),
    Column("publisher", Text),
    Column("language", String),
    Column("url", Text),
    Column("retrieved", String),
    # Which model and knowledge read it, and a digest of what they found.
    Column("reader", String, nullable=False),
    Column("digest", String, nullable=False),
    # When Dragoman wrote it down: the third clock, in no id and no export.
    Column("recorded", String, nullable=False),
    Index(None, "instant", "id"),
)

times = _of_document(
    "times",
    Column("type", String, nullable=False),
    Column("value", String),
    Column("start", String),
    Column("end", String),
)

mentions = _of_document(
    "mentions",
    Column("kind", String, nullable=False),
    Column("actor", String, index=True),
    Column("words", Text, nullable=False),
)

events = _of_document(
    "events",
    Column("id", String, nullable=False, index=True),
    Column("type", String, nullable=False, index=True),
    Column("mode", String),
    Column("quad", Integer, nullable=False),
    Column("realis", String, nullable=False),
    Column("start", String),
    Column("end", String),
    # exact: one day; bounded: anything wider; unknown.
    Column("dating", String, nullable=False),
    # Where it stands in a chronology: its first day, or its last possible one where no first is known.
    Column("moment", String, index=True),
    Column("place", Text),
    Column("place_words", Text),
    Column("country", String),
    Column("latitude", Float),
    Column("longitude", Float),
)

parties = Table(
    "parties",
    metadata,
    Column("document", String, nullable=False),
    Column("event", Integer, nullable=False),
    Column("role", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("actor", String, index=True),
    Column("country", String),
    PrimaryKeyConstraint("document", "event", "role", "position"),
    ForeignKeyConstraint(["document", "event"], ["events.document", "events.position"], ondelete="CASCADE"),
)

claims = _of_document(
    "claims",
    Column("id", String, nullable=False, index=True),
    Column("speaker", Text),
    Column("speaker_words", Text),
    Column("actor", String, index=True),
    Column("via", Text),
    Column("stance", String, nullable=False),
    Column("direct", Boolean, nullable=False),
    Column("said_start", String),
    Column("said_end", String),
)

figures = _of_document(
    "figures",
    Column("id", String, nullable=False, index=True),
    Column("measure", String, nullable=False, index=True),
    Column("low", BigInteger),
    Column("high", BigInteger),
    Column("approximate", Boolean, nullable=False),
    Column("start", String),
    Column("end", String),
    Column("event", String, index=True),
)

# Judgements, kept apart from the facts: what reads a report again never touches them.
links = Table(
    "links",
    metadata,
    Column("kind", String, nullable=False),
    Column("left", String, nullable=False),
    Column("right", String, nullable=False),
    Column("judgement", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("by", String, nullable=False),
    # What speaks for and against it, one reason a line.
    Column("why", Text),
    PrimaryKeyConstraint("kind", "left", "right", "by"),
    Index(None, "right"),
)

# What comparing reports leaves behind, so that a new report is compared with its likes and not with all of them.

#: Which reports have been compared with the others: with what was found in them then.
compared = Table(
    "compared",
    metadata,
    Column("document", String, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("digest", String, nullable=False),
)

#: Bands of the sketches of texts: two reports that share one may be copies.
bands = Table(
    "bands",
    metadata,
    Column("band", BigInteger, nullable=False),
    Column("document", String, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    PrimaryKeyConstraint("band", "document"),
)

traces = Table(
    "traces",
    metadata,
    Column("event", String, primary_key=True),
    Column("document", String, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("record", Text, nullable=False),
)

#: Under what the traces are looked up, as digests of 64 bits.
keys = Table(
    "keys",
    metadata,
    Column("key", BigInteger, nullable=False),
    Column("event", String, ForeignKey("traces.event", ondelete="CASCADE"), nullable=False, index=True),
    PrimaryKeyConstraint("key", "event"),
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", String, primary_key=True),
    Column("type", String, nullable=False, index=True),
    Column("mode", String),
    Column("realis", String, nullable=False),
    Column("start", String),
    Column("end", String),
    Column("moment", String, index=True),
    Column("place", Text),
    Column("country", String),
    Column("latitude", Float),
    Column("longitude", Float),
    # How many reports tell of it, and how many of them are no copies.
    Column("reports", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("record", Text, nullable=False),
)

#: Which incident each event belongs to; an event that has a trace and no incident yet is still to be put into one.
members = Table(
    "members",
    metadata,
    Column("event", String, ForeignKey("traces.event", ondelete="CASCADE"), primary_key=True),
    Column("incident", String, ForeignKey("incidents.id", ondelete="CASCADE"), nullable=False, index=True),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("started", String, nullable=False),
    Column("ended", String),
    Column("reader", String, nullable=False),
    Column("read", Integer, nullable=False),
    Column("known", Integer, nullable=False),
)

unreadable = Table(
    "unreadable",
    metadata,
    Column("run", Integer, ForeignKey("runs.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    PrimaryKeyConstraint("run", "position"),
)

#: The tables of records that belong to a report, by the key under which the findings contract lists them.
RECORDS = {"times": times, "mentions": mentions, "events": events, "claims": claims, "figures": figures}

"""The tables of what a store derives from its reports: what they are compared by, incidents, accounts that stand.

All of it can be made anew from ``schema``'s tables; it is kept so that one more report costs what one report costs,
and a question what its answer costs.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    func,
    literal_column,
)

from dragoman.stores.columns import Code, Words
from dragoman.stores.schema import metadata

#: Which reports have been compared with the others: with what was found in them then.
compared = Table(
    "compared",
    metadata,
    Column("document", Code, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("digest", Code, nullable=False),
)

#: Bands of the sketches of texts: two reports that share one may be copies.
bands = Table(
    "bands",
    metadata,
    Column("band", BigInteger, nullable=False),
    Column("document", Code, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    PrimaryKeyConstraint("band", "document"),
)

traces = Table(
    "traces",
    metadata,
    Column("event", Code, primary_key=True),
    Column("document", Code, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("record", Words, nullable=False),
)

#: Under what the traces are looked up, as digests of 64 bits; and under the name of the incident called after each.
keys = Table(
    "keys",
    metadata,
    Column("key", BigInteger, nullable=False),
    Column("event", Code, ForeignKey("traces.event", ondelete="CASCADE"), nullable=False, index=True),
    PrimaryKeyConstraint("key", "event"),
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", Code, primary_key=True),
    Column("type", Code, nullable=False, index=True),
    Column("mode", Code),
    Column("realis", Code, nullable=False),
    Column("start", Code),
    Column("end", Code),
    Column("moment", Code, index=True),
    Column("place", Words),
    Column("country", Code),
    Column("latitude", Float),
    Column("longitude", Float),
    # How many reports tell of it, and how many of them are no copies.
    Column("reports", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    # Names, one to a line: who acts, and on whom.
    Column("actors", Words),
    Column("recipients", Words),
    # On what the reports are at odds: "days", "places", "numbers", one to a line.
    Column("disputed", Code),
    # The first and the last day on which a report of it was published; an undated report is of no day, and last.
    Column("first", Code),
    Column("last", Code),
    Column("record", Words, nullable=False),
)

#: Where an incident stands in time, what has no day last; and for whoever goes back from the latest, last as well.
FROM_FIRST = func.coalesce(incidents.c.moment, literal_column("'~'"))
FROM_LAST = func.coalesce(incidents.c.moment, literal_column("''"))

Index("ix_incidents_from_first", FROM_FIRST, incidents.c.id)
Index("ix_incidents_from_last", FROM_LAST, incidents.c.id)
Index("ix_incidents_sources", incidents.c.sources, FROM_LAST, incidents.c.id)
Index("ix_incidents_last", incidents.c.last)
Index("ix_incidents_latitude", incidents.c.latitude, incidents.c.longitude)

#: Which incident each event belongs to, and which report tells of it; an event that has a trace and no incident yet is
#: still to be put into one.
members = Table(
    "members",
    metadata,
    Column("event", Code, ForeignKey("traces.event", ondelete="CASCADE"), primary_key=True),
    Column("incident", Code, ForeignKey("incidents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("document", Code),
    Index(None, "document", "incident"),
)

#: By what incidents are asked for (``terms``): a value of a kind once for each incident that has it.
terms = Table(
    "terms",
    metadata,
    Column("kind", Code, nullable=False),
    Column("value", Words, nullable=False),
    Column("incident", Code, ForeignKey("incidents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("first", Code, nullable=False),
    PrimaryKeyConstraint("kind", "value", "incident"),
)

# The accounts that stand.

#: Which reports have been read for the accounts, and by which Dragoman.
readings = Table(
    "readings",
    metadata,
    Column("document", Code, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("by", Code, nullable=False),
)

#: What a report adds to an account, packed; no row where it adds nothing.
contributions = Table(
    "contributions",
    metadata,
    Column("account", Code, nullable=False),
    Column("document", Code, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("record", Words, nullable=False),
    PrimaryKeyConstraint("account", "document"),
)

#: How often something has changed that an account rests on: "reports", "copies", "incidents", what is added to one.
changes = Table(
    "changes",
    metadata,
    Column("what", Code, primary_key=True),
    Column("times", Integer, nullable=False),
)

#: From what an account was derived: how often each of these had changed, and by which Dragoman.
accounts = Table(
    "accounts",
    metadata,
    Column("account", Code, primary_key=True),
    Column("derived", Code, nullable=False),
)

#: What accounts come to: a process, a proceeding, a toll a row, packed.
standing = Table(
    "standing",
    metadata,
    Column("account", Code, nullable=False),
    Column("position", Integer, nullable=False),
    Column("id", Code, nullable=False),
    # Of a toll of one occurrence, whose it is.
    Column("incident", Code, index=True),
    Column("record", Words, nullable=False),
    PrimaryKeyConstraint("account", "position"),
    Index(None, "account", "id"),
)

# The accounts that grow.

#: What each report lets people say; and whom it counts, of which tolls come, and numbers in dispute.
SAYINGS, TOLLS = "sayings", "tolls"
GROWING = (SAYINGS, TOLLS)

#: Reports of which something is new since these last grew, with what they had added to sayings then, if anything.
turned = Table(
    "turned",
    metadata,
    Column("document", Code, primary_key=True),
    Column("record", Words),
)

#: By what sayings of a report are found that may have to do with others.
marks = Table(
    "marks",
    metadata,
    Column("mark", BigInteger, nullable=False),
    Column("document", Code, nullable=False, index=True),
    PrimaryKeyConstraint("mark", "document"),
)

#: In how many reports a stem is; and under "" in how many it may be to be rare.
spread = Table(
    "spread",
    metadata,
    Column("stem", Words, primary_key=True),
    Column("reports", Integer, nullable=False),
)

#: In which incident each event of which somebody speaks stood when the account last grew, if others stood in it too.
placed = Table(
    "placed",
    metadata,
    Column("event", Code, primary_key=True),
    Column("document", Code, nullable=False, index=True),
    Column("incident", Code, index=True),
)

#: Events of which somebody speaks that may stand in another incident since.
moved = Table("moved", metadata, Column("event", Code, primary_key=True))

#: Reports that were copies of others when the account last grew.
repeated = Table("repeated", metadata, Column("document", Code, primary_key=True))

#: On which heap the figures of a report stood when tolls last grew, by the event or the days that they are of: that of
#: an incident, and of what kind it was, or that of all that is counted in one country since some day.
heaped = Table(
    "heaped",
    metadata,
    Column("document", Code, nullable=False),
    Column("scene", Words, nullable=False),
    Column("heap", Words, nullable=False, index=True),
    Column("kind", Code),
    PrimaryKeyConstraint("document", "scene"),
    Index(None, "scene"),
)

#: How often a report calls whoever counts by a name.
counting = Table(
    "counting",
    metadata,
    Column("document", Code, nullable=False),
    Column("key", Words, nullable=False, index=True),
    Column("name", Words, nullable=False),
    Column("named", Boolean, nullable=False),
    Column("times", Integer, nullable=False),
    PrimaryKeyConstraint("document", "key", "name", "named"),
)

#: What they come to, a position, a tension, a toll a row: whose it is, and of how many sayings or counts.
grown = Table(
    "grown",
    metadata,
    Column("account", Code, nullable=False),
    Column("id", Code, nullable=False),
    Column("whose", Words, nullable=False),
    Column("sayings", Integer, nullable=False),
    Column("record", Words, nullable=False),
    PrimaryKeyConstraint("account", "id"),
    Index(None, "account", "whose"),
)

#: The sayings on which each of them rests, or the heap.
rests = Table(
    "rests",
    metadata,
    Column("saying", Code, nullable=False),
    Column("account", Code, nullable=False),
    Column("id", Code, nullable=False),
    PrimaryKeyConstraint("saying", "account", "id"),
    Index(None, "account", "id"),
)

"""Every way in which Dragoman can fail, as one tree.

    DragomanError
    ├── UnreadableSource        a file, folder, archive or stream that cannot be read at all
    │   ├── UnreadableDocument  one report in it: the rest of the run goes on
    │   └── UnreadableField     one field of a report (its date): the report is read without it
    ├── BadKnowledge            a data file of ours that breaks its schema
    ├── ModelMissing            the language model is absent or is not the one expected
    ├── StoreError              a store that cannot be opened, read or written
    │   └── UnstorableFindings  the findings of one report do not fit its text: those of others are kept
    ├── ExportError             a target that cannot be written
    └── BadRequest              a question or an option that makes no sense

Each message names the place (file, line, field) and what was expected there.
"""


class DragomanError(Exception):
    """The root: catch it to catch everything that Dragoman raises on purpose."""


class UnreadableSource(DragomanError):
    """A source that cannot be read at all."""


class UnreadableDocument(UnreadableSource):
    """One report that cannot be read; those beside it can."""


class UnreadableField(UnreadableSource):
    """One field of a report that makes no sense, such as its date; the report is read without it."""


class BadKnowledge(DragomanError):
    """A knowledge file that breaks its schema."""


class ModelMissing(DragomanError):
    """The language model is absent or is not the one expected."""


class StoreError(DragomanError):
    """A store that cannot be opened, read or written."""


class UnstorableFindings(StoreError):
    """The findings of one report do not fit its text; those of the others are kept."""


class ExportError(DragomanError):
    """A target that cannot be written."""


class BadRequest(DragomanError, ValueError):
    """A question or an option that makes no sense."""

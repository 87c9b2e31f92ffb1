"""Every way in which Dragoman can fail, as one tree.

    DragomanError
    ├── UnreadableSource        a file, folder, archive or stream that cannot be read at all
    │   └── UnreadableDocument  one report in it: the rest of the run goes on
    ├── BadKnowledge            a data file of ours that breaks its schema
    ├── ModelMissing            the language model is absent or is not the one expected
    ├── StoreError              a store that cannot be opened, read or written
    └── BadRequest              a question or an option that makes no sense

Each message names the place (file, line, field) and what was expected there.
"""


class DragomanError(Exception):
    """The root: catch it to catch everything that Dragoman raises on purpose."""


class UnreadableSource(DragomanError):
    """A source that cannot be read at all."""


class UnreadableDocument(UnreadableSource):
    """One report that cannot be read; those beside it can."""


class BadKnowledge(DragomanError):
    """A knowledge file that breaks its schema."""


class ModelMissing(DragomanError):
    """The language model is absent or is not the one expected."""


class StoreError(DragomanError):
    """A store that cannot be opened, read or written."""


class BadRequest(DragomanError):
    """A question or an option that makes no sense."""

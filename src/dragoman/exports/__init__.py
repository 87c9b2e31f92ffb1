"""Findings out, in the formats that people's other tools read.

``export(store.all(), "events.csv")`` writes a table that a spreadsheet opens; ``out.jsonl`` gets every finding with its
words; ``strikes.geojson`` goes on a map and ``war.acled.csv`` beside ACLED's. A new format is one module and its line
in ``EXPORTS``. Formats that tell of incidents, tolls or talks get them as ``Accounts``; without any, each event is an
incident of its own.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp
from typing import IO, Any

from dragoman.accounts import Accounts
from dragoman.errors import BadRequest, ExportError
from dragoman.exports import (
    acled,
    bibtex,
    dossier,
    followthemoney,
    gdelt,
    ged,
    geojson,
    gexf,
    graphml,
    jsonl,
    plover,
    polecat,
    spreadsheet,
    timeline,
    webannotation,
    workbook,
)
from dragoman.records import Findings

__all__ = ["EXPORTS", "Format", "export", "format_of"]

Write = Callable[[Iterable[Findings], Accounts, Any], int]


@dataclass(frozen=True, slots=True)
class Format:
    """How to write it, the ending that a file of it has, and what its entries are; ``binary`` where it is no text."""

    ending: str
    entries: str
    write: Write
    binary: bool = False


EXPORTS: dict[str, Format] = {
    "csv": Format("csv", "events", spreadsheet.write),
    "jsonl": Format("jsonl", "reports", jsonl.write),
    "geojson": Format("geojson", "incidents", geojson.write),
    "plover": Format("plover.jsonl", "events", plover.write),
    "polecat": Format("polecat.tsv", "events", polecat.write),
    "acled": Format("acled.csv", "incidents", acled.write),
    "ged": Format("ged.csv", "deadly incidents", ged.write),
    "gdelt": Format("gdelt.tsv", "incidents", gdelt.write_events),
    "mentions": Format("mentions.tsv", "events of reports", gdelt.write_mentions),
    "xlsx": Format("xlsx", "rows", workbook.write, binary=True),
    "timeline": Format("timeline.json", "incidents", timeline.write),
    "graphml": Format("graphml", "actors and ties", graphml.write),
    "gexf": Format("gexf", "actors and ties", gexf.write),
    "bibtex": Format("bib", "reports", bibtex.write),
    "annotations": Format("jsonld", "annotations", webannotation.write),
    "markdown": Format("md", "incidents, talks and cases", dossier.write_markdown),
    "html": Format("html", "incidents, talks and cases", dossier.write_html),
    "ftm": Format("ftm.json", "entities", followthemoney.write),
}

# Said in the words of someone who has to mend it; other failures keep the system's own words.
REMEDIES = {
    errno.ENOSPC: "no space left on its disk",
    errno.EDQUOT: "its disk quota is used up",
    errno.EROFS: "its disk is read-only",
    errno.ENOENT: "no such folder",
    errno.EACCES: "no permission to write there",
    errno.EPERM: "no permission to write there",
}


def export(
    records: Iterable[Findings],
    target: str | Path | IO[Any],
    format: str | None = None,
    accounts: Accounts | None = None,
) -> int:
    """Write ``records`` to a path or an open stream, and say how many rows or entries that made.

    Without ``format`` the ending of the path decides. A file appears whole or not at all. A format that is no text
    goes to the bytes below a stream of text.
    """
    accounts = accounts or Accounts()
    if isinstance(target, str | Path):
        path = Path(target)
        chosen = EXPORTS[format_of(path, format)]
        into = _write_device if path.is_char_device() or path.is_fifo() else _write_whole
        return into(path, chosen.binary, lambda stream: chosen.write(records, accounts, stream))
    chosen = EXPORTS[_known(format or "jsonl")]
    return chosen.write(records, accounts, getattr(target, "buffer", target) if chosen.binary else target)


def format_of(path: Path, format: str | None = None) -> str:
    """The format asked for, or else the one whose ending the name has: "acled.csv" and "war.acled.csv" are ACLED's."""
    return _known(format or _by_ending(path.name.lower()) or path.suffix.removeprefix(".").lower(), path)


def _by_ending(file: str) -> str | None:
    fitting = [name for name, each in EXPORTS.items() if re.search(rf"(^|[._-]){re.escape(each.ending)}$", file)]
    return max(fitting, key=lambda name: len(EXPORTS[name].ending), default=None)


def _known(format: str, path: Path | None = None) -> str:
    if format not in EXPORTS:
        asked = f"{path}: " if path else ""
        raise BadRequest(f'{asked}no export format "{format}"; expected one of {", ".join(EXPORTS)}')
    return format


def _write_device(path: Path, binary: bool, write: Callable[[IO[Any]], int]) -> int:
    """Write straight into what is no file: /dev/null, a named pipe."""
    try:
        with path.open("wb") if binary else path.open("w", encoding="utf-8", errors="replace", newline="") as stream:
            return write(stream)
    except OSError as error:
        raise _unwritable(path, error) from error


def _write_whole(path: Path, binary: bool, write: Callable[[IO[Any]], int]) -> int:
    """Write beside ``path`` and move into place, so that a reader never sees half a file."""
    path = path.resolve()
    if path.is_dir():
        raise ExportError(f"{path}: cannot be written: it is a folder")
    try:
        beside = _open_beside(path, binary)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with beside:
            lines = write(beside)
            beside.flush()
            os.fsync(beside.fileno())
        # A temporary file is private; what it becomes is as open as any file made here.
        os.chmod(beside.name, 0o666 & ~_umask())
        os.replace(beside.name, path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):
            os.unlink(beside.name)
    return lines


def _open_beside(path: Path, binary: bool) -> IO[Any]:
    """A file that nobody else sees, in the same folder."""
    handle, name = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    # Half a surrogate pair, which no file can hold, becomes a question mark.
    return open(name, "wb") if binary else open(name, "w", encoding="utf-8", errors="replace", newline="")


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _unwritable(path: Path, error: OSError) -> ExportError:
    return ExportError(f"{path}: cannot be written: {REMEDIES.get(error.errno or 0, error.strerror)}")

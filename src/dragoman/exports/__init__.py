"""Findings out, in the formats that people's other tools read.

``export(store.all(), "events.csv")`` writes a table that a spreadsheet opens; ``out.jsonl`` gets every
finding with its words. A new format is one module and its line in ``EXPORTS``.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TextIO, cast

from dragoman.errors import BadRequest, ExportError
from dragoman.exports import jsonl, spreadsheet
from dragoman.records import Findings

__all__ = ["EXPORTS", "export", "format_of"]

EXPORTS: dict[str, Callable[[Iterable[Findings], TextIO], int]] = {
    "csv": spreadsheet.write,
    "jsonl": jsonl.write,
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


def export(records: Iterable[Findings], target: str | Path | TextIO, format: str | None = None) -> int:
    """Write ``records`` to a path or an open stream, and say how many lines that made.

    Without ``format`` the ending of the path decides. A file appears whole or not at all.
    """
    if isinstance(target, str | Path):
        path = Path(target)
        write = EXPORTS[format_of(path, format)]
        into = _write_device if path.is_char_device() or path.is_fifo() else _write_whole
        return into(path, lambda stream: write(records, stream))
    return EXPORTS[_known(format or "jsonl")](records, target)


def format_of(path: Path, format: str | None = None) -> str:
    """The format asked for, or else the one that the path ends in."""
    return _known(format or path.suffix.removeprefix(".").lower(), path)


def _known(format: str, path: Path | None = None) -> str:
    if format not in EXPORTS:
        asked = f"{path}: " if path else ""
        raise BadRequest(f'{asked}no export format "{format}"; expected one of {", ".join(EXPORTS)}')
    return format


def _write_device(path: Path, write: Callable[[TextIO], int]) -> int:
    """Write straight into what is no file: /dev/null, a named pipe."""
    try:
        with path.open("w", encoding="utf-8", newline="") as stream:
            return write(stream)
    except OSError as error:
        raise _unwritable(path, error) from error


def _write_whole(path: Path, write: Callable[[TextIO], int]) -> int:
    """Write beside ``path`` and move into place, so that a reader never sees half a file."""
    path = path.resolve()
    if path.is_dir():
        raise ExportError(f"{path}: cannot be written: it is a folder")
    try:
        beside = NamedTemporaryFile(  # noqa: SIM115 - closed below, and kept on success
            "w", encoding="utf-8", newline="", dir=path.parent, prefix=f".{path.name}.", delete=False
        )
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with beside:
            lines = write(cast(TextIO, beside))
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


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _unwritable(path: Path, error: OSError) -> ExportError:
    return ExportError(f"{path}: cannot be written: {REMEDIES.get(error.errno or 0, error.strerror)}")

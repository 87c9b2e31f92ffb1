"""JSON Lines: a report a line, read one by one, so that a broken line costs one report.

{"id": "hp-17", "title": "Truce holds", "text": "...", "date": "2031-05-02", "outlet": "Harbour Post"}
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache

from dragoman.errors import UnreadableDocument, UnreadableSource
from dragoman.readers.columns import match_columns, read_record
from dragoman.readers.instructions import Instructions, Item, Source
from dragoman.readers.lines import Lines


def read(source: Source, instructions: Instructions) -> Iterator[Item]:
    """The report of each line; blank lines are none."""
    matched = lru_cache(maxsize=64)(lambda names: match_columns(names, instructions.columns))
    lines = Lines(source)
    while True:
        try:
            record = _record(next(lines), lines)
        except StopIteration:
            return
        except UnreadableDocument as error:
            yield error
            continue
        if record is not None:
            name = f"{source.name}:{lines.number}"
            yield from read_record(record, matched(tuple(record)), lines.place, instructions, name)


def _record(line: str, lines: Lines) -> dict[str, object] | None:
    if not line.strip():
        return None
    if line.strip() in ("[", "{"):
        # A whole file of lines like this would be an error a line.
        raise UnreadableSource(f"{lines.place}: expected one JSON object a line, found JSON that runs over lines")
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise UnreadableDocument(
            f"{lines.place}: expected one JSON object a line, found {_fault(error)} at character {error.pos}"
        ) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(f"{lines.place}: expected a JSON object, found {error}") from error
    if isinstance(record, dict):
        return record
    raise UnreadableDocument(f"{lines.place}: expected a JSON object, found {_kind(record)}")


def _fault(error: json.JSONDecodeError) -> str:
    if error.msg.startswith("Unterminated string") or error.pos >= len(error.doc.rstrip()):
        return "a line that breaks off"
    return error.msg[:1].lower() + error.msg[1:]


def _kind(value: object) -> str:
    kinds = {list: "a list", str: "a string", bool: "a truth value", type(None): "null"}
    return kinds.get(type(value), "a number")

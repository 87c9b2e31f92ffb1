"""Frozen records as plain values that JSON can hold, and back, by the fields that they declare.

``unpacked(Toll, packed(toll)) == toll``. It is for what a store keeps of accounts between two questions, whose shape
may change with any release; what other programs read has a contract of its own (``findings``, ``accounts_json``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Value = TypeVar("Value")

_SAME = (str, int, float, bool, NoneType)


def packed(value: Any) -> Any:
    """A value as JSON has it: records as objects, sets in order, days as ISO 8601 writes them."""
    kind: Any = type(value)
    if kind in _SAME:
        return value
    if kind in (tuple, list):
        return [packed(each) for each in value]
    if kind is frozenset:
        return sorted(packed(each) for each in value)
    if issubclass(kind, dict):  # its keys may be more than text, and their order counts
        return [[packed(key), packed(each)] for key, each in value.items()]
    if isinstance(value, date):
        return value.isoformat()
    return {name: packed(getattr(value, name)) for name in _names(kind)}


def unpacked(kind: type[Value], told: Any) -> Value:
    """The value of this kind that ``packed`` wrote."""
    return cast(Value, _reading(cast(Any, kind))(told))


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of which a record is built; its id follows from them."""
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} is no record")
    return tuple(field.name for field in fields(kind) if field.init)


@cache
def _reading(kind: Any) -> Callable[[Any], Any]:
    """What reads a value of this kind."""
    if kind in _SAME or get_origin(kind) is Literal:
        return lambda told: told
    if kind is date:
        return date.fromisoformat
    if is_dataclass(kind):
        return _reading_record(cast(type, kind))
    return _READING[get_origin(kind)](get_args(kind))


def _reading_record(kind: type) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    reading = {name: _reading(hints[name]) for name in _names(kind)}
    return lambda told: kind(**{name: reading[name](each) for name, each in told.items()})


def _reading_union(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    (some,) = (_reading(kind) for kind in kinds if kind is not NoneType)
    return lambda told: None if told is None else some(told)


def _reading_tuple(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    if kinds[-1] is Ellipsis:
        each = _reading(kinds[0])
        return lambda told: tuple(map(each, told))
    every = tuple(map(_reading, kinds))
    return lambda told: tuple(read(one) for read, one in zip(every, told, strict=True))


def _reading_set(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    each = _reading(kinds[0])
    return lambda told: frozenset(map(each, told))


def _reading_dict(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    key, value = map(_reading, kinds)
    return lambda told: {key(one): value(each) for one, each in told}


def _reading_counter(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    key = _reading(kinds[0])
    return lambda told: Counter({key(one): count for one, count in told})


_READING: dict[Any, Callable[[tuple[Any, ...]], Callable[[Any], Any]]] = {
    Union: _reading_union,
    UnionType: _reading_union,
    tuple: _reading_tuple,
    frozenset: _reading_set,
    dict: _reading_dict,
    Counter: _reading_counter,
}

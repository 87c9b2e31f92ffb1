"""What a person may say of a single record, and how a record reads once it is corrected.

An event that the machine has as a threat of Norland on 3 May is "wrong", or "right", or corrected: ``realis`` should be
"planned", ``last`` the 5th. The record stays as it was found; what should be otherwise stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import cast, get_args

from dragoman.errors import BadRequest
from dragoman.records import Claim, Event, Figure, Realis, RecordKind, Ruling, Stance, Verdict
from dragoman.wording import clean, event_parts, first_and_last, names

#: The longest note, and the longest correction.
LONGEST = 2_000
#: What is said of a disputed day or place, which leaves open whether the event is right otherwise.
WHEN_AND_WHERE = frozenset(("first", "last", "place"))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a record that can be corrected: its name for people, the answers where only some will do."""

    name: str
    label: str
    answers: tuple[str, ...] = ()
    is_day: bool = False
    is_number: bool = False


@cache
def parts_of(kind: RecordKind) -> tuple[Part, ...]:
    """What can be corrected in an event, a claim or a figure."""
    from dragoman.knowledge.codebook import load_codebook
    from dragoman.knowledge.measures import load_measures

    if kind == "event":
        codebook = load_codebook()
        modes = sorted({mode for type in codebook.types.values() for mode in type.modes})
        return (
            Part("type", "Type", tuple(sorted(codebook.types))),
            Part("mode", "Mode", tuple(modes)),
            Part("realis", "Whether it happened", get_args(Realis)),
            Part("actors", "Who did it"),
            Part("recipients", "To whom"),
            Part("first", "First day", is_day=True),
            Part("last", "Last day", is_day=True),
            Part("place", "Place"),
        )
    if kind == "claim":
        return (
            Part("speaker", "Speaker"),
            Part("via", "Via"),
            Part("stance", "Stance", get_args(Stance)),
            Part("said", "Day of saying", is_day=True),
        )
    return (
        Part("measure", "Measure", tuple(sorted({*load_measures().definitions, "other"}))),
        Part("low", "At least", is_number=True),
        Part("high", "At most", is_number=True),
        Part("of", "Of whom"),
        Part("source", "Who counted"),
    )


def verdict(
    kind: str, record: str, ruling: str, by: str, corrections: Mapping[str, str], note: str = "", at: str = ""
) -> Verdict:
    """What a person says of a record; ``BadRequest`` where nobody could say that.

    An event that is right may have been told a day or a place by the same person, who has settled a dispute.
    """
    if kind not in get_args(RecordKind):
        raise BadRequest(f"kind: expected one of {', '.join(get_args(RecordKind))}; found {kind!r}")
    if ruling not in get_args(Ruling):
        raise BadRequest(f"ruling: expected one of {', '.join(get_args(Ruling))}; found {ruling!r}")
    settled = kind == "event" and ruling == "right" and WHEN_AND_WHERE.issuperset(corrections)
    if (ruling == "corrected") != bool(corrections) and not settled:
        raise BadRequest("corrections: expected some where the record is corrected, and only there")
    if len(note) > LONGEST:
        raise BadRequest(f"note: expected no more than {LONGEST} characters")
    parts = {part.name: part for part in parts_of(cast("RecordKind", kind))}
    for name, value in corrections.items():
        if name not in parts:
            raise BadRequest(f"{name}: expected one of {', '.join(parts)}")
        _check(parts[name], value)
    if corrections.get("first") and corrections.get("last") and corrections["last"] < corrections["first"]:
        raise BadRequest(f"last: expected no day before the first, {corrections['first']}; found {corrections['last']}")
    told = tuple((name, clean(corrections[name])) for name in parts if name in corrections)
    return Verdict(cast("RecordKind", kind), record, cast("Ruling", ruling), by, told, note.strip(), at)


def _check(part: Part, value: str) -> None:
    """``BadRequest`` where the part cannot be this; nothing at all is what nobody knows."""
    if len(value) > LONGEST:
        raise BadRequest(f"{part.name}: expected no more than {LONGEST} characters")
    if not value:
        if part.name in ("type", "realis", "stance", "measure"):
            raise BadRequest(f"{part.name}: expected one of {', '.join(part.answers)}")
    elif part.answers and value not in part.answers:
        raise BadRequest(f"{part.name}: expected one of {', '.join(part.answers)}; found {value!r}")
    elif part.is_number and not (value.isascii() and value.isdigit() and len(value) <= 15):
        raise BadRequest(f"{part.name}: expected a number, found {value!r}")
    elif part.is_day:
        try:
            date.fromisoformat(value)
        except ValueError:
            raise BadRequest(f"{part.name}: expected a day such as 2025-04-29, found {value!r}") from None


def as_found(record: Event | Claim | Figure) -> dict[str, str]:
    """Each part of a record that can be corrected, in the words in which a correction is written."""
    read: Mapping[type, Callable[..., dict[str, str]]] = {Event: event_parts, Claim: _claim, Figure: _figure}
    return read[type(record)](record)


def _claim(claim: Claim) -> dict[str, str]:
    return {
        "speaker": names([claim.speaker] if claim.speaker else []),
        "via": clean(claim.via.quote) if claim.via else "",
        "stance": claim.stance,
        "said": first_and_last(claim.said)["first"],
    }


def _figure(figure: Figure) -> dict[str, str]:
    return {
        "measure": figure.measure,
        "low": "" if figure.low is None else str(figure.low),
        "high": "" if figure.high is None else str(figure.high),
        "of": clean(figure.of.quote) if figure.of else "",
        "source": clean(figure.source.quote) if figure.source else "",
    }


def changed(record: Event | Claim | Figure, wanted: Mapping[str, str]) -> dict[str, str]:
    """Of what a person has filled in, that which is not as it was found."""
    found = as_found(record)
    return {name: value for name, value in wanted.items() if name in found and clean(value) != found[name]}

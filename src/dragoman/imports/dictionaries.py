"""Actor dictionaries of PETRARCH, Phoenix and TABARI as a folder of actors of ours.

``HARBOUR_LEAGUE_ [NRLREB]`` is a group of Norland; ``ANNA_BERG_`` with ``[NRLGOV 190501-230630]`` below it a person who
held an office from 1 May 2019 to 30 June 2023. The dictionaries write in capitals; names get theirs back as people
write them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dragoman.errors import ExportError, UnreadableSource
from dragoman.knowledge.directory import SECTORS

#: CAMEO's agents by PLOVER's names, where they are not the same.
AGENTS = {
    **{sector: sector for sector in SECTORS - {"MED", "UNK", "PRE"}},
    "MED": "JRN",
    "HLH": "MED",
    "INS": "REB",
    "SEP": "REB",
    "RAD": "REB",
    "HRI": "SOC",
    "ENV": "SOC",
    "CHR": "REL",
    "MOS": "REL",
    "JEW": "REL",
    "REL": "REL",
    "DEV": "SOC",
    "LLY": "GOV",
    "PRO": "GOV",
}
#: Countries that CAMEO names otherwise than ISO 3166-1, and kinds of organisation that stand in a country's place.
ROOTS = {"ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "KSV": "KOS", "IGO": "IGO", "NGO": "NGO", "NGM": "NGO", "IMG": "IMG"}
ORGANISATIONS = frozenset(["IGO", "NGO", "IMG", "MNC", "UNO", "EUR"])
ARMED = frozenset(["REB", "PRM", "UAF"])
#: Two digits up to this are a year of this century.
CENTURY = 30

COLUMNS = ("id", "name", "kind", "country", "sectors", "aliases", "note", "source")
OFFICE_COLUMNS = ("person", "aliases", "role", "country", "sectors", "from", "until", "source")
SMALL = frozenset(["of", "the", "and", "for", "in", "on", "de", "al", "el", "la", "bin", "ibn", "von", "van"])

_COMMENT = re.compile(r"<!--.*?-->|[;#][^\n]*", re.DOTALL)
_ENTRY = re.compile(r"(?P<plus>\+?)(?P<name>[^\[]*?)\s*(?:\[(?P<code>[^\]\s]*)\s*\])?\s*$")
_DATED = re.compile(
    r"\s+\[(?P<code>[A-Z-]*)\s*(?:(?P<sign>[<>])\s*(?P<at>\d+)|(?P<first>\d+)\s*-\s*(?P<last>\d+))?\s*\]"
)


@dataclass(frozen=True, slots=True)
class Held:
    """A code and the days for which it holds, both included; ``None`` where a side is open."""

    country: str | None
    sectors: tuple[str, ...]
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class DictionaryActor:
    """An actor of a dictionary: its names, the first of them the main one, and its codes."""

    names: tuple[str, ...]
    held: tuple[Held, ...]

    @property
    def dated(self) -> bool:
        """Whether a code of it holds only for some time, as an office does."""
        return any(held.first or held.last for held in self.held)


def read_dictionary(path: str | Path) -> Iterator[DictionaryActor]:
    """The actors of the dictionary; raises ``UnreadableSource`` with the line that is none of its format."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise UnreadableSource(f"{path}: {error.strerror}") from error
    names: list[str] = []
    held: list[Held] = []
    for number, line in enumerate(_COMMENT.sub(_keep_lines, text).splitlines(), start=1):
        if not line.strip():
            continue
        if line[0].isspace():
            if not names:
                raise UnreadableSource(
                    f"{path} line {number}: expected an actor before its dates, found {line.strip()!r}"
                )
            held.append(_dated(line, f"{path} line {number}"))
            continue
        entry = _ENTRY.match(line)
        name = _name(entry["name"]) if entry else ""
        if entry is None or not name:
            raise UnreadableSource(f"{path} line {number}: expected NAME_ [CODE], found {line.strip()!r}")
        if entry["plus"]:
            names.append(name)
            continue
        if names and held:
            yield DictionaryActor(tuple(dict.fromkeys(names)), tuple(held))
        names, held = [name], []
        if entry["code"]:
            held.append(_held(entry["code"]))
    if names and held:
        yield DictionaryActor(tuple(dict.fromkeys(names)), tuple(held))


def _keep_lines(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _name(written: str) -> str:
    """ "HARBOUR_LEAGUE_" as people write it: "Harbour League"; what has small letters already stays."""
    words = written.replace("_", " ").split()
    if any(map(str.islower, "".join(words))):
        return " ".join(words)
    return " ".join(word.lower() if at and word.lower() in SMALL else _capital(word) for at, word in enumerate(words))


def _capital(word: str) -> str:
    return "-".join(part.lower() if part.lower() in SMALL else part.capitalize() for part in word.split("-"))


def _dated(line: str, place: str) -> Held:
    found = _DATED.match(line)
    if found is None:
        raise UnreadableSource(
            f"{place}: expected [CODE DATE-DATE], [CODE <DATE] or [CODE >DATE], found {line.strip()!r}"
        )
    whole = _held(found["code"])
    try:
        if found["sign"]:
            at = _day(found["at"])
            first, last = (None, at) if found["sign"] == "<" else (at, None)
        else:
            first, last = (_day(found["first"]), _day(found["last"])) if found["first"] else (None, None)
    except ValueError:
        raise UnreadableSource(f"{place}: expected days as YYMMDD or YYYYMMDD, found {line.strip()!r}") from None
    return Held(whole.country, whole.sectors, first, last)


def _day(written: str) -> date:
    if len(written) == 6:
        written = f"{20 if int(written[:2]) <= CENTURY else 19}{written}"
    if len(written) != 8:
        raise ValueError(written)
    # A month or a day of which only the year is known is written 00.
    return date(int(written[:4]), int(written[4:6]) or 1, int(written[6:]) or 1)


def _held(code: str) -> Held:
    pieces = [code[at : at + 3] for at in range(0, len(code), 3)]
    root = pieces.pop(0) if pieces and pieces[0] not in AGENTS else None
    sectors = dict.fromkeys(AGENTS[piece] for piece in pieces if piece in AGENTS)
    country = ROOTS.get(root or "", root)
    return Held(country if country and re.fullmatch("[A-Z]{3}", country) else None, tuple(sectors))


def write_actors(actors: Iterable[DictionaryActor], folder: str | Path, source: str) -> dict[str, int]:
    """Write ``groups.csv``, ``organisations.csv`` and ``offices.csv``; how many lines each got, and how many were left.

    A bare country is known already, and left. Names that two actors share stand with each.
    """
    rows: dict[str, list[Mapping[str, str]]] = {"groups.csv": [], "organisations.csv": [], "offices.csv": []}
    left, seen = 0, set()
    for actor in actors:
        found = list(_rows(actor, source))
        left += not found
        for file, row in found:
            if (key := (file, *row.values())) not in seen:
                seen.add(key)
                rows[file].append(row)
    target = Path(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
        for file, lines in rows.items():
            if lines:
                _write(target / file, lines)
    except OSError as error:
        raise ExportError(f"{target}: cannot be written: {error.strerror}") from error
    return {**{file: len(lines) for file, lines in rows.items()}, "left": left}


def _rows(actor: DictionaryActor, source: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    name, *others = (each.replace(";", ",") for each in actor.names if any(map(str.isalpha, each)))
    aliases = ";".join(others)
    if actor.dated:
        for held in actor.held:
            if held.sectors:
                yield "offices.csv", _office(name, aliases, held, source)
        return
    held = actor.held[0]
    if not held.sectors and held.country not in ORGANISATIONS:
        return
    armed = bool(ARMED.intersection(held.sectors))
    slug = re.sub(r"\W+", "-", name.casefold()).strip("-")
    told = (f"{'group' if armed else 'org'}/{slug}", name, "armed group" if armed else "organisation")
    codes = (held.country or "", ";".join(held.sectors))
    row = dict(zip(COLUMNS, (*told, *codes, aliases, "", source), strict=True))
    yield ("groups.csv" if armed else "organisations.csv"), row


def _office(name: str, aliases: str, held: Held, source: str) -> Mapping[str, str]:
    # The last day belongs to it there, and no longer here.
    until = (held.last + timedelta(days=1)).isoformat() if held.last else ""
    first = held.first.isoformat() if held.first else ""
    values = (name, aliases, "office", held.country or "", ";".join(held.sectors), first, until, source)
    return dict(zip(OFFICE_COLUMNS, values, strict=True))


def _write(path: Path, rows: list[Mapping[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0], lineterminator="\n")
        table.writeheader()
        table.writerows(rows)

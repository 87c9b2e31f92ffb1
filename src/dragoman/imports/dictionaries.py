"""Actor dictionaries of PETRARCH, Phoenix and TABARI as a folder of actors of ours.

``HARBOUR_LEAGUE_ [NRLREB]`` is a group of Norland; ``ANNA_BERG_`` with ``[NRLGOV 190501-230630]`` below it a person who
held an office from 1 May 2019 to 30 June 2023. The dictionaries write in capitals; names get theirs back as people
write them.
"""

from __future__ import annotations

import csv
import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dragoman.errors import DragomanError, ExportError, UnreadableDocument, UnreadableSource
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
#: What is a kind of organisation by itself, and a sector below a country.
BELOW = {"NGO": "SOC", "NGM": "SOC", "MNC": "BUS"}
#: Countries that CAMEO names otherwise than ISO 3166-1, and kinds of organisation that stand in a country's place.
ROOTS = {"ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "KSV": "KOS", "IGO": "IGO", "NGO": "NGO", "NGM": "NGO", "IMG": "IMG"}
#: CAMEO's regions, which are nobody's country.
REGIONS = frozenset(
    [
        *("AFR", "ASA", "BLK", "CAS", "CAU", "CFR", "EAF", "EEU", "INT", "LAM", "MEA", "MDT", "NAF", "NMR"),
        *("PGS", "SAF", "SAM", "SAS", "SCN", "SEA", "WAF", "WST", "WEU"),
    ]
)
ORGANISATIONS = frozenset(["IGO", "NGO", "IMG", "MNC", "UNO", "EUR"])
ARMED = frozenset(["REB", "PRM", "UAF"])
#: Two digits up to this are a year of this century.
CENTURY = 30
#: The longest word that is taken for an acronym.
ACRONYM = 5

COLUMNS = ("id", "name", "kind", "country", "sectors", "aliases", "note", "source")
OFFICE_COLUMNS = ("person", "aliases", "role", "country", "sectors", "from", "until", "source")
SMALL = frozenset(["of", "the", "and", "for", "in", "on", "de", "al", "el", "la", "bin", "ibn", "von", "van"])

_COMMENT = re.compile(r"<!--.*?-->|[;#][^\n]*", re.DOTALL)
_CODE = r"\[\s*[A-Z-]*\s*(?:[<>]\s*\d+|\d+\s*-\s*\d+)?\s*\]"
_LINE = re.compile(rf"(?P<plus>\+?)(?P<name>[^\[]*?)\s*(?P<codes>(?:{_CODE}\s*)*)$")
_HELD = re.compile(
    r"\[\s*(?P<code>[A-Z-]*)\s*(?:(?P<sign>[<>])\s*(?P<at>\d+)|(?P<first>\d+)\s*-\s*(?P<last>\d+))?\s*\]"
)

_BRACKETS = re.compile(r"\(([^()]*)\)?")
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
# A day is a day wherever a report names it, even where a group calls itself so; what has no letters is no name.
_NO_NAME = re.compile(
    rf"[\W\d_]*|(?:{_MONTH}) \d+(?:st|nd|rd|th)?|\d+(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})", re.IGNORECASE
)

Tell = Callable[[DragomanError], None]


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


def read_dictionary(path: str | Path, on_error: Tell) -> Iterator[DictionaryActor]:
    """The actors of the dictionary; a line that is none of its format is told, and those beside it are read.

    So is a name that has no code.
    """
    names: list[str] = []
    held: list[Held] = []
    at, told = 0, False

    def whole() -> Iterator[DictionaryActor]:
        if names and not held and not told:
            on_error(UnreadableDocument(f"{path} line {at}: expected a code for {names[0]!r}, found none"))
        return _actor(names, held)

    for number, line in _lines(path):
        try:
            found = _LINE.match(line.strip())
            if found is None:
                raise ValueError(f"expected NAME_ [CODE DATE-DATE], found {line.strip()[:80]!r}")
            written, codes = found["name"], [_held(code) for code in _HELD.finditer(found["codes"])]
            if not written and not names:
                raise ValueError(f"expected an actor before its codes, found {line.strip()[:80]!r}")
        except ValueError as error:
            on_error(UnreadableDocument(f"{path} line {number}: {error}"))
            # What stands below a name that nobody can read is not the one's above it.
            if line[0].isspace():
                told = True
            else:
                yield from whole()
                names, held = [], []
            continue
        if written and not found["plus"]:
            yield from whole()
            names, held, at, told = [], [], number, False
        names += [written] if written else []
        held += codes
    yield from whole()


def _lines(path: str | Path) -> Iterator[tuple[int, str]]:
    """The lines that say something, without comments."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise UnreadableSource(f"{path}: {error.strerror}") from error
    lines = _COMMENT.sub(_keep_lines, text).splitlines()
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _keep_lines(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _actor(written: list[str], held: list[Held]) -> Iterator[DictionaryActor]:
    long = bool(written) and len(_words(written[0])) > 1
    names = [name for each in written for name in _names(each, long) if not _NO_NAME.fullmatch(name)]
    if names and held:
        yield DictionaryActor(tuple(dict.fromkeys(names)), tuple(held))


def _names(written: str, long: bool) -> Iterator[str]:
    """ "HARBOUR_LEAGUE_(HL)_" as people write it: "Harbour League", "HL"; what has small letters already stays.

    ``long`` is whether its actor has a name of several words: then a short one of one word is an acronym.
    """
    outside = _BRACKETS.sub(" ", written)
    words = _words(outside)
    if len(words) == 1 and len(words[0]) <= ACRONYM and (long or words != _words(written)):
        yield words[0]
    elif any(map(str.islower, "".join(words))):
        yield " ".join(words)
    elif words:
        yield " ".join(
            word.lower() if at and word.lower() in SMALL else _capital(word) for at, word in enumerate(words)
        )
    for inside in _BRACKETS.findall(written):
        # "(COLOMBIA)" tells one of two of a name from the other, and is none.
        if len(inside) <= ACRONYM and inside.isalpha():
            yield inside


def _words(written: str) -> list[str]:
    return written.replace("_", " ").split()


def _capital(word: str) -> str:
    return "-".join(part.lower() if part.lower() in SMALL else part.capitalize() for part in word.split("-"))


def _held(found: re.Match[str]) -> Held:
    country, sectors = _coded(found["code"])
    if found["sign"]:
        if found["sign"] == "<":
            return Held(country, sectors, None, _open(_day(found["at"], last=True)))
        return Held(country, sectors, _day(found["at"]))
    if found["first"]:
        first, last = _day(found["first"]), _day(found["last"], last=True)
        if last < first:
            raise ValueError(f"expected a last day that is not before the first, found {found[0]!r}")
        return Held(country, sectors, first, _open(last))
    return Held(country, sectors)


def _open(last: date) -> date | None:
    # 99991231 is how a dictionary writes that no end is known.
    return last if last < date.max else None


def _day(written: str, *, last: bool = False) -> date:
    digits = f"{20 if int(written[:2]) <= CENTURY else 19}{written}" if len(written) == 6 else written
    try:
        # A month or a day that is not known is written 00; what is held until a year is held throughout it.
        year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
        month = month or (12 if last else 1)
        return date(year, month, day or (monthrange(year, month)[1] if last else 1))
    except ValueError:
        raise ValueError(f"expected a day as YYMMDD or YYYYMMDD, found {written!r}") from None


def _coded(code: str) -> tuple[str | None, tuple[str, ...]]:
    pieces = [code[at : at + 3] for at in range(0, len(code), 3)]
    root = pieces.pop(0) if pieces and pieces[0] not in AGENTS else None
    sectors = dict.fromkeys(sector for piece in pieces if (sector := AGENTS.get(piece) or BELOW.get(piece)))
    country = ROOTS.get(root or "", root)
    known = country and country not in REGIONS and re.fullmatch("[A-Z]{3}", country)
    return country if known else None, tuple(sectors)


def write_actors(actors: Iterable[DictionaryActor], folder: str | Path, source: str) -> dict[str, int]:
    """Write ``groups.csv``, ``organisations.csv`` and ``offices.csv``; how many lines each got, and how many were left.

    A bare country is known already, and left. Names that two actors share stand with each. Of several codes without
    days the first counts, and the note names the others.
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
    name, *others = actor.names
    aliases = ";".join(others)
    if actor.dated:
        # The code without a date holds where none of the others does, so it comes last.
        for held in sorted(actor.held, key=lambda held: not (held.first or held.last)):
            if held.sectors:
                yield "offices.csv", _office(name, aliases, held, source)
        return
    told = [held for held in dict.fromkeys(actor.held) if held.sectors or held.country in ORGANISATIONS]
    if not told:
        return
    held, *rest = told
    note = "; ".join(f"also {' '.join(filter(None, (each.country, *each.sectors)))}" for each in rest)
    armed = held.country == "IMG" or bool(ARMED.intersection(held.sectors))
    slug = re.sub(r"\W+", "-", name.casefold()).strip("-")
    who = (f"{'group' if armed else 'org'}/{slug}", name, "armed group" if armed else "organisation")
    codes = (held.country or "", ";".join(held.sectors))
    row = dict(zip(COLUMNS, (*who, *codes, aliases, note, source), strict=True))
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

"""What others call what we call: CAMEO's codes and Goldstein's scores, the numbers of countries, ACLED's words.

PLOVER's ASSAULT by drone is CAMEO 195 (-10 on Goldstein's scale), ACLED's "Air/drone strike"; Norland's army is MIL to
GDELT and "State forces" to ACLED. Only exports and imports need these tables, so they are read apart from the rest.
The map from CAMEO is that of 2021, repaired: modes and contexts that PLOVER 0.8 does not know have become those it
does, accusing is alleging, a verdict is a sanction, an apology a concession.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.errors import BadKnowledge
from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.directory import SECTORS
from dragoman.knowledge.tables import Row, read_csv

#: CAMEO's root codes by quad class, as GDELT counts them.
ROOTS = {1: range(1, 6), 2: range(6, 9), 3: range(9, 14), 4: range(14, 21)}


@dataclass(frozen=True, slots=True)
class Cameo:
    """A CAMEO code, its Goldstein score, and PLOVER's name for it; a score that no list gives is that of its base."""

    code: str
    goldstein: float
    type: str
    mode: str | None
    contexts: tuple[str, ...]

    @property
    def base(self) -> str:
        """The first three digits: 0841 is a kind of 084."""
        return self.code[:3]

    @property
    def root(self) -> str:
        """The first two digits."""
        return self.code[:2]

    @property
    def quad(self) -> int:
        """Verbal or material, cooperation or conflict, as GDELT draws the line; PLOVER's is not always the same."""
        return next(quad for quad, roots in ROOTS.items() if int(self.root) in roots)


@dataclass(frozen=True, slots=True)
class Kind:
    """A type and mode of PLOVER: its score from conflict (-10) to cooperation (10), and the nearest CAMEO code."""

    score: float
    cameo: Cameo


@dataclass(frozen=True, slots=True)
class Side:
    """A sector's name in CAMEO, its kind of actor in ACLED, and what it is to UCDP: state, group or civilians."""

    cameo: str | None
    acled: str | None
    side: str | None


@dataclass(frozen=True, slots=True)
class Country:
    """The numbers and names of a country; ``None`` where a list has none, as Gleditsch and Ward have no Palestine."""

    code: str
    iso2: str
    name: str
    iso: int | None
    fips: str | None
    cow: int | None
    gw: int | None
    acled_region: str
    ged_region: str


@dataclass(frozen=True, slots=True)
class AcledKind:
    """ACLED's three words for an event."""

    disorder: str
    event: str
    sub_event: str


@dataclass(frozen=True, slots=True)
class Concordance:
    """All of it. ``cameo`` by code, ``kinds`` by PLOVER's type and mode, ``countries`` by ISO 3166-1 alpha-3."""

    cameo: Mapping[str, Cameo]
    kinds: Mapping[tuple[str, str | None], Kind]
    sides: Mapping[str, Side]
    countries: Mapping[str, Country]
    acled_kinds: Mapping[tuple[str, str | None, str | None], AcledKind]

    def kind(self, type: str, mode: str | None) -> Kind:
        """Of a mode that the table does not name, what its type is."""
        return self.kinds.get((type, mode)) or self.kinds[type, None]

    def acled(self, type: str, mode: str | None, civilians: bool) -> AcledKind | None:
        """ACLED's words for it, or ``None`` where ACLED does not record such events."""
        told = self.acled_kinds
        return (told.get((type, mode, "civilians")) if civilians else None) or told.get((type, mode, None))

    def side(self, sectors: Sequence[str]) -> Side | None:
        """The first of an actor's sectors that says anything."""
        return next((side for sector in sectors if (side := self.sides.get(sector)) and side.side), None)


@cache
def load_concordance() -> Concordance:
    """Read and check ``codes/*.csv``; raises ``BadKnowledge`` with file and line."""
    modes = {(kind.name, mode) for kind in load_codebook().types.values() for mode in (None, *kind.modes)}
    cameo = {code.code: code for code in (_cameo(row, modes) for row in read_csv("codes/cameo.csv"))}
    kinds = {(row.text("type"), row.maybe_text("mode")): _kind(row, cameo) for row in read_csv("codes/plover.csv")}
    if kinds.keys() != modes:
        raise BadKnowledge(f"codes/plover.csv: expected each type and mode once; differs in {kinds.keys() ^ modes}")
    sides = {row.text("sector"): _side(row) for row in read_csv("codes/sectors.csv")}
    if sides.keys() != SECTORS:
        raise BadKnowledge(f"codes/sectors.csv: expected each sector once; differs in {sides.keys() ^ SECTORS}")
    countries = {row.text("country"): _country(row) for row in read_csv("codes/countries.csv")}
    return Concordance(cameo, kinds, sides, countries, dict(_acled(row, modes) for row in read_csv("codes/acled.csv")))


def _cameo(row: Row, modes: set[tuple[str, str | None]]) -> Cameo:
    type, mode = _known(row, modes)
    return Cameo(row.text("cameo"), _number(row, "goldstein"), type, mode, row.texts("contexts"))


def _kind(row: Row, cameo: Mapping[str, Cameo]) -> Kind:
    if row.text("cameo") not in cameo:
        raise row.broken("cameo", "a code of codes/cameo.csv")
    return Kind(_number(row, "score"), cameo[row.text("cameo")])


def _side(row: Row) -> Side:
    side = row.maybe_text("side")
    if side not in {"state", "group", "civilians", None}:
        raise row.broken("side", "state, group, civilians or nothing")
    return Side(row.maybe_text("cameo"), row.maybe_text("acled"), side)


def _country(row: Row) -> Country:
    return Country(
        row.text("country"),
        row.text("iso2"),
        row.text("name"),
        _whole(row, "iso"),
        row.maybe_text("fips"),
        _whole(row, "cow"),
        _whole(row, "gw"),
        row.maybe_text("acled_region") or "",
        row.maybe_text("ged_region") or "",
    )


def _acled(row: Row, modes: set[tuple[str, str | None]]) -> tuple[tuple[str, str | None, str | None], AcledKind]:
    against = row.maybe_text("against")
    if against not in {"civilians", None}:
        raise row.broken("against", "civilians or nothing")
    return (*_known(row, modes), against), AcledKind(row.text("disorder"), row.text("event"), row.text("sub_event"))


def _known(row: Row, modes: set[tuple[str, str | None]]) -> tuple[str, str | None]:
    named = row.text("type"), row.maybe_text("mode")
    if named not in modes:
        raise row.broken("mode", "a type and mode of the codebook")
    return named


def _number(row: Row, key: str) -> float:
    try:
        return float(row.text(key))
    except ValueError:
        raise row.broken(key, "a number") from None


def _whole(row: Row, key: str) -> int | None:
    said = row.maybe_text(key)
    if said is None:
        return None
    if not said.isdecimal():
        raise row.broken(key, "a number or nothing")
    return int(said)

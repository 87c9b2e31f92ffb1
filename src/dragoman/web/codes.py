"""What stands behind the codes on a page: of which class a type of event is, what a country or a sector is called."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dragoman.knowledge.codebook import QUADS, load_codebook
from dragoman.knowledge.concordance import Country, load_concordance
from dragoman.knowledge.directory import Directory, load_directory

#: PLOVER's sectors in words.
SECTORS = {
    "COP": "police", "GOV": "government", "JUD": "courts", "LEG": "parliament", "MIL": "armed forces",
    "PRM": "paramilitaries", "PTY": "political party", "REB": "rebels", "SPY": "intelligence",
    "UAF": "unidentified armed forces", "UNK": "unknown", "AGR": "agriculture", "BUS": "business", "CRM": "crime",
    "CVL": "civilians", "EDU": "education", "ELI": "former officials", "JRN": "press", "LAB": "labour",
    "MED": "health", "REF": "refugees", "OPP": "opposition", "PRE": "partially recognised", "REL": "religion",
    "SOC": "civil society",
}  # fmt: skip

#: Codes that stand where a country does.
BEYOND = {
    "IGO": "between governments", "UNO": "United Nations", "EUR": "European Union", "NGO": "non-governmental",
    "ISM": "international movement", "IMG": "armed across borders", "MNC": "international company",
}  # fmt: skip

#: How what happened is told from what did not.
REALIS = (
    ("actual", "happened"),
    ("ongoing", "goes on"),
    ("planned", "planned"),
    ("hypothetical", "hypothetical"),
    ("negated", "did not happen"),
)


@cache
def quads() -> Mapping[str, int]:
    """Of each type of event its class: 1 and 2 are cooperation in words and in deeds, 3 and 4 conflict."""
    return {name: kind.quad for name, kind in load_codebook().types.items()}


@cache
def types() -> tuple[tuple[str, str], ...]:
    """The types of event as a form offers them, by class."""
    known = sorted(quads().items(), key=lambda one: (one[1], one[0]))
    return tuple((name, f"{name} · {QUADS[quad]}") for name, quad in known)


def classes() -> tuple[tuple[str, str], ...]:
    """The classes of event as a form offers them."""
    return tuple((str(quad), name) for quad, name in QUADS.items())


@cache
def countries() -> Mapping[str, Country]:
    """The countries by their codes of three letters."""
    return {code: country for code, country in load_concordance().countries.items() if code}


def country_name(code: str | None) -> str:
    """What a country, or what stands in its place, is called."""
    if not code:
        return ""
    known = countries().get(code)
    return known.name if known else BEYOND.get(code, code)


def sector_names(sectors: tuple[str, ...]) -> str:
    """Sectors in words."""
    return ", ".join(SECTORS.get(sector, sector) for sector in sectors)


@cache
def directory(actors: tuple[Path, ...]) -> Directory:
    """Who is known, with the folders of own actors that the store was built with."""
    return load_directory(*actors)

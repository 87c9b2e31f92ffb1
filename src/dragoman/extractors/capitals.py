"""Towns that bear the name of a capital or a region abroad: "Madrid in Surigao del Sur, Philippines" is not in Spain.

Where a report says once in which state the place lies, the name means that place wherever the report has it: the
hospital that is named after the town is in its country, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.extractors.names import NameRun, Names
from dragoman.knowledge.directory import Entry, Sense
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.records import Label, Token

# Words between a town and its state: "Madrid, in Surigao del Sur province, Philippines".
BETWEEN = frozenset([",", "in", "of", "the", "(", "del", "de", "province", "state", "region", "district", "county"])
FAR = 9
# A first name, a family name and a town before them; and the inhabitants of one that is known by its name alone.
WITH_TOWN, LARGE = 3, 50_000
# How the id of such a town begins, which no table knows.
TOWN = "town/"
PLACED = frozenset(["capital", "part"])


def without_towns(names: Sequence[Names], gazetteer: Gazetteer) -> list[Names]:
    """The names; of "the mayor of Madrid Jane Poe", where all three words were taken for her name, hers alone."""
    return [
        replace(here, labels=tuple(_without_town(label, here.sentence.tokens, gazetteer) for label in here.labels))
        for here in names
    ]


def _without_town(label: Label, tokens: Sequence[Token], gazetteer: Gazetteer) -> Label:
    before = tokens[label.first - 1].text.lower() if label.first else ""
    if label.kind != "person" or before != "of" or label.last - label.first < WITH_TOWN:
        return label
    places = gazetteer.find(tokens[label.first].text)
    large = bool(places) and places[0].prominence >= LARGE
    return replace(label, first=label.first + 1) if large else label


def settle_towns(names: Sequence[Names], gazetteer: Gazetteer) -> list[Names]:
    """The names, those of capitals and regions as the towns that the report says they are."""
    abroad = {name: country for here in names for name, country in _stated(here, gazetteer)}
    return [_settled(here, abroad) for here in names] if abroad else list(names)


def _stated(here: Names, gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    tokens = here.sentence.tokens
    states = {run.first: run for run in here.runs if _state(run)}
    for run in here.runs:
        if run.senses[0].use not in PLACED:
            continue
        state = _next_state(tokens, run.last, states)
        country = state.senses[0].entry.country if state else None
        if country and country != run.senses[0].entry.country:
            name = _name(run, tokens)
            if any(place.country == country for place in gazetteer.find(name)):
                yield name, country


def _state(run: NameRun) -> bool:
    sense = run.senses[0]
    return sense.use == "part" or (sense.use == "name" and sense.entry.kind == "state" and not run.ambiguous)


def _next_state(tokens: Sequence[Token], index: int, states: Mapping[int, NameRun]) -> NameRun | None:
    """The state that follows with nothing but names of places between."""
    first = index
    if index >= len(tokens) or tokens[index].text.lower() not in (",", "in", "("):
        return None
    while index < min(len(tokens), first + FAR):
        if index in states:
            # "Madrid, Norland and Sudland" is a list.
            after = tokens[index + 1].text.lower() if index + 1 < len(tokens) else ""
            return (
                None
                if after == "and" or (after == "," and index - first == 1 and index + 2 in states)
                else states[index]
            )
        if not (tokens[index].text[:1].isupper() or tokens[index].text.lower() in BETWEEN):
            return None
        index += 1
    return None


def _settled(here: Names, abroad: Mapping[str, str]) -> Names:
    tokens = here.sentence.tokens
    runs = [
        replace(run, senses=(_town(_name(run, tokens), abroad[_name(run, tokens)]),))
        if run.senses[0].use in PLACED and _name(run, tokens) in abroad
        else run
        for run in here.runs
    ]
    return replace(here, runs=tuple(runs))


def _town(name: str, country: str) -> Sense:
    return Sense(Entry(f"{TOWN}{name.lower()}", name, "place", country, ("CVL",)), "capital")


def _name(run: NameRun, tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens[run.first : run.last])

"""Names that stand in the order of those whose offices they bear: in "the presidents of Norland and Sudland, Omar Adan
and Jane Poe" she is Sudland's.

The words are read from left to right, for trees of such rows are rarely right. Where there are not as many names as
states, nobody says who is whose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.extractors.names import NameRun, Names
from dragoman.knowledge.titles import Titles

PLURALS = frozenset(["NNS", "NNPS"])
# What parts the offices from the names, and one from the next.
PARTING = frozenset([",", "-", "–", "—", ":", "("])
JOINING = frozenset([",", "and", "&"])
CLOSING = frozenset(["respectively"])
# Words of a title before its last: "the foreign ministers".
LONGEST = 3


@dataclass(frozen=True, slots=True)
class Row:
    """An office, headed by token ``office``, the names of its states, and where those of its bearers begin and end."""

    office: int
    states: tuple[NameRun, ...]
    names: tuple[tuple[int, int], ...]


def find_rows(names: Names, titles: Titles) -> Iterator[Row]:
    """The offices of two states or more that are told before as many names."""
    tokens = names.sentence.tokens
    states = {run.first: run for run in names.runs if run.senses[0].entry.kind == "state"}
    persons = {label.first: label.last for label in names.labels if label.kind == "person"}
    persons |= {run.first: run.last for run in names.runs if run.personal}
    for index, token in enumerate(tokens):
        if token.xpos not in PLURALS or not _is_office(names, index, titles):
            continue
        if index + 1 < len(tokens) and tokens[index + 1].text == "of":
            found, end = _in_a_row(names, index + 2, {first: run.last for first, run in states.items()})
        else:
            found, end = [first for first in _before(names, index, titles) if first in states], index + 1
        if len(found) < 2 or end >= len(tokens) or tokens[end].text not in PARTING:
            continue
        bearers, behind = _in_a_row(names, end + 1, persons)
        # "Soldiers of Norland and Sudland, Omar Adan and Jane Poe said": they are no soldiers.
        closed = behind == len(tokens) or tokens[behind].upos == "PUNCT" or tokens[behind].text in CLOSING
        known = {run.first: run for run in names.runs if run.personal}
        ours = all(
            first not in known or _may_be_of(known[first], states[state])
            for first, state in zip(bearers, found, strict=False)
        )
        if len(bearers) == len(found) and closed and ours:
            those = tuple((first, persons[first] - 1) for first in bearers)
            yield Row(index, tuple(states[first] for first in found), those)


def _may_be_of(person: NameRun, state: NameRun) -> bool:
    """Whether someone whom the directory knows may be of the state; a known Estrian is not Norland's."""
    countries = {sense.entry.country for sense in person.senses}
    return None in countries or state.senses[0].entry.country in countries


def _is_office(names: Names, index: int, titles: Titles) -> bool:
    words = names.sentence.tokens[max(0, index - LONGEST) : index + 1]
    role = titles.role([word.text.lower() for word in words], [word.lemma.lower() for word in words])
    return role is not None and role.is_office


def _in_a_row(names: Names, start: int, ends: Mapping[int, int]) -> tuple[list[int], int]:
    """Where those begin that stand in a row from ``start`` on, by where each ``ends``, and where the row does."""
    tokens, found, at = names.sentence.tokens, list[int](), start
    end = start
    while at < len(tokens):
        if tokens[at].text.lower() == "the":
            at += 1
        if at not in ends:
            break
        found.append(at)
        end = at = ends[at]
        while at < len(tokens) and at < end + 2 and tokens[at].text in JOINING:
            at += 1
        if at == end:
            break
    return found, end


def _before(names: Names, office: int, titles: Titles) -> list[int]:
    """The words before an office that are names or titles: of "the Norlandic and Sudlandic foreign ministers" four."""
    tokens, at = names.sentence.tokens, office
    known = {index for run in names.runs for index in range(run.first, run.last)}
    while at and (
        at - 1 in known or tokens[at - 1].text in JOINING or tokens[at - 1].text.lower() in titles.words - {"the"}
    ):
        at -= 1
    return list(range(at, office))

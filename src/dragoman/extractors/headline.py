"""Whom the headline names: the parties of a report before its first sentence.

"Telephone conversation with President of Turkey Recep Tayyip Erdogan", which the Kremlin publishes, makes Russia and
Turkey "the leaders" of its first sentence. A headline is no part of the text, so no mention cites it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.knowledge import Directory, Knowledge
from dragoman.knowledge.directory import Entry, Found, pieces
from dragoman.knowledge.titles import Role, Titles
from dragoman.records import Actor, Document

WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
OWNER = re.compile(r"['’]s$")
# Words inside an office and inside a name that stand low: "Minister of Foreign Affairs", "Abdel Fattah el-Sisi".
LINKS = frozenset(["of", "the", "for", "and"])
PARTICLES = frozenset(["al", "el", "bin", "ibn", "de", "da", "van", "von", "der"])
SILENT = frozenset(["outlet", "platform", "place"])
# How many words an office may have before "of Denmark": "Deputy Minister of Foreign Affairs and Trade".
OFFICE = 8


@dataclass(frozen=True, slots=True)
class Party:
    """One whom a headline names; ``office`` whether it is a person, not a state or a body."""

    actor: Actor
    office: bool


@dataclass(frozen=True, slots=True)
class Headline:
    """The parties of a headline by country, each once, in its order; a person stands before the person's state."""

    parties: tuple[Party, ...] = ()

    @property
    def countries(self) -> tuple[str, ...]:
        return tuple(party.actor.country for party in self.parties if party.actor.country)

    def others(self, own: str | None) -> tuple[Party, ...]:
        """All but ``own`` state's."""
        return tuple(party for party in self.parties if party.actor.country != own)


def read_headline(document: Document, knowledge: Knowledge) -> Headline:
    """The parties that the title of the report names; none where it has no title."""
    if not document.title:
        return Headline()
    words = tuple(OWNER.sub("", word) for word in WORD.findall(document.title))
    parties: dict[str, Party] = {}
    for party in _Reader(words, document.day, knowledge).parties():
        country = party.actor.country or ""
        if country not in parties or (party.office and not parties[country].office):
            parties[country] = party
    return Headline(tuple(party for country, party in parties.items() if country))


@dataclass(frozen=True, slots=True)
class _Run:
    """Words ``first`` up to, not including, ``last``: a known name."""

    first: int
    last: int
    entry: Entry


class _Reader:
    """A headline that is being read."""

    def __init__(self, words: Sequence[str], day: date | None, knowledge: Knowledge) -> None:
        self.words, self.day = words, day
        self.directory: Directory = knowledge.directory
        self.titles: Titles = knowledge.english.titles
        self.runs = list(self._runs())
        self.covered = {index for run in self.runs for index in range(run.first, run.last)}

    def parties(self) -> Iterator[Party]:
        for run in self.runs:
            entry = run.entry
            if entry.kind == "person":
                country, sectors = self.directory.held(entry, self.day)
                yield Party(Actor(entry.name, country, sectors, entry.id), office=True)
            elif (officer := self._after(run) or self._before(run)) is not None:
                yield officer
            elif (state := self.directory.states.get(entry.country or "")) and entry.kind == "state":
                yield Party(Actor(state.name, state.country, ("GOV",), state.id), office=False)
            else:
                yield Party(Actor(entry.name, entry.country, entry.sectors, entry.id), office=False)

    def _runs(self) -> Iterator[_Run]:
        cut = [(piece, index) for index, word in enumerate(self.words) for piece in pieces(word)]
        found: Found
        for found in self.directory.find([piece for piece, _ in cut]):
            entry = found.senses[0].entry
            alike = {sense.entry.country for sense in found.senses}
            if entry.kind not in SILENT and entry.country and len(alike) == 1:
                yield _Run(cut[found.first][1], cut[found.last - 1][1] + 1, entry)

    def _after(self, run: _Run) -> Party | None:
        """The holder of an office after a country: "Turkish Foreign Minister Jane Poe", "Iran's President"."""
        for last in range(min(run.last + 4, len(self.words)), run.last, -1):
            if not self.covered.isdisjoint(range(run.last, last)):
                continue
            role = self._role(run.last, last)
            if role is not None and self._role(last - 1, last) is not None:
                return self._officer(role, run.first, last, run.entry, last)
        return None

    def _before(self, run: _Run) -> Party | None:
        """The holder of an office before a country: "Minister of Foreign Affairs of Denmark Jane Poe"."""
        of = run.first - 1 - (run.first > 0 and self.words[run.first - 1].lower() == "the")
        # "The Minister for the European Union" is nobody's whom we could tell.
        if of < 1 or self.words[of].lower() != "of":
            return None
        first, role = of, None
        for start in range(of - 1, max(run.first - OFFICE, 0) - 1, -1):
            word = self.words[start]
            if start in self.covered or not (
                word[0].isupper() or word.lower() in LINKS or self._role(start, start + 1)
            ):
                break
            found = self._role(start, start + 1)
            if found is not None:
                first, role = start, found
        return self._officer(role, first, run.last, run.entry, run.last) if role else None

    def _role(self, first: int, last: int) -> Role | None:
        words = [word.lower() for word in self.words[first:last]]
        # "Presidents", "ministers": a headline has no lemmas, and a plural "s" is all that they lack here.
        role = self.titles.role(words, [*words[:-1], words[-1].removesuffix("s")])
        return role if role is not None and role.is_office else None

    def _officer(self, role: Role, first: int, last: int, entry: Entry, after: int) -> Party | None:
        end = after
        while end < len(self.words) and self._names(end):
            end += 1
        if not self.covered.isdisjoint(range(after, end)):
            return None
        name = " ".join(self.words[after:end] or self.words[first:last])
        return Party(Actor(name, entry.country, role.sectors), office=True)

    def _names(self, index: int) -> bool:
        word = self.words[index]
        return (word[0].isupper() or word.partition("-")[0] in PARTICLES) and self._role(index, index + 1) is None

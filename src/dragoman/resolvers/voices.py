"""In whose voice somebody speaks: a minister or an army in that of the state, a spokesman in that of the group.

"The army", "Defence Minister Ben Reed" and "Norland" are one voice in talks with others; "Ben Reed's lawyer", a member
of parliament and "two witnesses" speak for themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.knowledge.english import English
from dragoman.records import Actor, Findings, Mention
from dragoman.resolvers.sides import ABOVE

#: PLOVER's sectors of those who speak for the state, and of those who may as well speak against it.
FOR_STATE = frozenset({"GOV", "MIL", "SPY"})
FOR_THEMSELVES = frozenset({"LEG", "ELI", "JUD", "OPP", "PTY", "JRN", "CVL", "REB"})

#: Words that stand for somebody of whom a report has spoken; who is meant is not known here.
PRONOUNS = frozenset("he she it they we i you him her them us me who which that this these those his its their".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: ``key`` is the same for all who speak for one state or group.

    ``lasting``: whether the key means the same in any report; "two witnesses" are others in each. ``alias``: whether it
    may be another name of somebody else: "the adviser" of a country may be the minister who was quoted before.
    """

    key: str
    actor: Actor
    lasting: bool
    alias: bool = False


class Voices:
    """The voices of one report."""

    def __init__(self, findings: Findings, english: English) -> None:
        self._anyone = english.disagreement.anyone
        self._titles = english.titles.words
        self._forces = english.disagreement.forces
        self._groups: dict[str, set[str]] = defaultdict(set)
        self._called: dict[str, Voice] = {}
        for mention in findings.mentions:
            actor = mention.actor
            if actor and actor.id and actor.id.startswith("group/"):
                self._groups[actor.country or ""].add(actor.id)
                for word in actor.name.casefold().split():
                    self._called.setdefault(word, Voice(actor.id, actor, lasting=True))
        self._known: dict[tuple[object, ...], Voice | None] = {}
        self._document = findings.document.id

    def of_speaker(self, mention: Mention | None) -> Voice | None:
        """The voice of somebody who speaks, be it "another"; ``None`` where nobody can tell whose it is."""
        if mention is None or mention.actor is not None:
            return self.of(mention)
        return self._unnamed(mention.evidence.quote)

    def of(self, mention: Mention | None) -> Voice | None:
        """The voice of somebody whom the report makes known."""
        actor = mention.actor if mention else None
        if actor is None:
            return None
        known = (actor.id, actor.name, actor.country, actor.sectors)
        if known not in self._known:
            self._known[known] = self._voice(actor, mention.kind == "person" if mention else False)
        return self._known[known]

    def _unnamed(self, quote: str) -> Voice | None:
        """ "The front", where the report has spoken of the Northern Front; "another", who is nobody else here."""
        words = quote.casefold().split()
        if len(words) == 2 and words[0] == "the" and words[1] in self._called:
            return self._called[words[1]]
        if not words or words[0] in PRONOUNS or words[-1] in self._anyone:
            return None
        return Voice(f"{quote.casefold()}/{self._document}", Actor(quote), lasting=False)

    def _is_force(self, actor: Actor, words: Sequence[str]) -> bool:
        """ "Units of the Norlandish Armed Forces", whom no table lists by that name, are the state's all the same."""
        of_state = actor.country and actor.country not in ABOVE and "REB" not in actor.sectors
        return bool(of_state) and " ".join(words).endswith(self._forces) and actor.name != actor.name.casefold()

    def _voice(self, actor: Actor, person: bool) -> Voice | None:
        id, sectors = actor.id or "", frozenset(actor.sectors)
        if "REB" in sectors and not id.startswith("group/"):
            groups = self._groups.get(actor.country or "", set())
            if len(groups) == 1:
                return Voice(min(groups), actor, lasting=True)
        if id.startswith(("state/", "group/")):
            return Voice(id, actor, lasting=True)
        if sectors & FOR_STATE and not sectors & FOR_THEMSELVES and actor.country and actor.country not in ABOVE:
            return Voice(f"state/{actor.country}", actor, lasting=True)
        if id:
            return Voice(id, actor, lasting=True)
        words = actor.name.casefold().split()
        if self._is_force(actor, words):
            return Voice(f"state/{actor.country}", actor, lasting=True)
        named = actor.name != actor.name.casefold()
        if not words or (not named and words[-1] in self._anyone and actor.country is None):
            return None
        alias = person and (len(words) == 1 or words[-1] in self._titles)
        return Voice(f"{actor.name.casefold()}/{actor.country or ''}", actor, named and len(words) > 1, alias)

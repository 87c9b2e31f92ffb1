"""Who counted: "Norland's defence ministry", its minister, the army and its spokesman are one source.

"Health officials" are whoever counts by that office in the same report, where it is one: the Health Directorate.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dragoman.knowledge.counters import load_counters
from dragoman.records import Actor, Figure, Findings, Mention

#: How far before a number its subject may begin, in characters, and how far after one whoever is named may.
REACH, AFTER = 150, 40

_SELF = frozenset({"we", "i", "our"})
_SAME_SENTENCE = re.compile(r"[^.;!?]*")
_DIVIDED = re.compile(r"(?:^|[.!?\n]\s*)Of (?:the (?P<number>\d[\d,]*)|them|these|those),[^.;!?]*$")
_AND_MORE = re.compile(r" and (?P<who>[a-z]+s) (?=said|say|told|reported)")


@dataclass(frozen=True, slots=True)
class Source:
    """Whoever counts: ``key`` is the same for all names of it; ``field`` what it counts by office ("health").

    ``named``: whether it is a body with a name of its own, not "officials", nor a person who speaks for one.
    """

    name: str
    key: str
    field: str | None = None
    named: bool = False

    @property
    def called(self) -> tuple[str, bool]:
        """By what it is known, and whether as a force: an army goes by its own name, not by its ministry's."""
        return self.key, not _words(self.name).isdisjoint(load_counters().forces)

    @property
    def official(self) -> bool:
        """Whether it is called by its own name, not by whose it is or what it does."""
        return self.named and self.name[:1].isupper() and not any(mark in self.name for mark in ("'s ", "’s "))


class Sources:
    """Who counted the figures of one report."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.text = findings.document.text
        told = sorted(
            (mention for mention in findings.mentions if mention.actor), key=lambda mention: mention.evidence.span
        )
        self._mentions = told
        self._starts = [mention.evidence.span.start for mention in told]
        self.claims = {id: claim for claim in findings.claims for id in claim.about}
        self._states = {one.actor.id: one.actor.name for one in told if one.actor and one.kind == "state"}
        self._seats = {one.evidence.quote: one.actor.country for one in told if one.actor and one.by == "mentions/city"}
        self.bodies = by_field(self._in_full(source_of(mention.actor)) for mention in told if mention.actor)
        self.before: Source | None = None
        self._counted: dict[int, Source | None] = {}

    def of(self, figure: Figure, previous: Figure | None) -> Source | None:
        """Whoever stands beside the number as the one who counts, the speaker of the claim in which it stands, or the
        report's words for who counted; a breakdown in the same sentence is of the same source."""
        found = self._counting(figure) or self._subject(figure) or self._told(figure)
        if found is not None:
            self.before = meant(found, self.bodies)
        elif previous is None or not _one_sentence(self.text, previous, figure):
            self.before = self._divided(figure)
        self._counted |= {side: self.before for side in (figure.low, figure.high) if side is not None}
        return self.before

    def _divided(self, figure: Figure) -> Source | None:
        """ "Of the 41, 23 were civilians": by whoever counted the 41."""
        start = max(0, figure.evidence.span.start - REACH)
        match = _DIVIDED.search(self.text, start, figure.evidence.span.start)
        if match is None:
            return None
        number = match["number"]
        return self._counted.get(int(number.replace(",", ""))) if number else self.before

    def _counting(self, figure: Figure) -> Source | None:
        """ "Killed 28 by the count of the health authorities", "more than 1,900 by the most careful count"."""
        match = load_counters().by_count.match(self.text, figure.evidence.span.end)
        if match is None:
            return None
        if match["of"] is None:
            return Source(match["count"], match["count"].casefold())
        named = next(iter(self._around(match.end(), match.end() + AFTER)), None)
        return self._named(named) if named else None

    def _told(self, figure: Figure) -> Source | None:
        claim = self.claims.get(figure.id)
        if claim is not None and claim.speaker is not None:
            return self._with_others(self._named(claim.speaker), claim.speaker.evidence.span.end)
        if figure.source is None:
            return None
        for mention in self._around(figure.source.span.start - REACH, figure.source.span.end):
            if figure.source.span in mention.evidence.span:
                return self._named(mention)
        return self._by_words(figure.source.quote)

    def _with_others(self, source: Source, end: int) -> Source:
        """ "Officials and residents said": both, where neither has a name."""
        others = None if source.named or source.field else _AND_MORE.match(self.text, end)
        if others is None:
            return source
        name = f"{source.name} and {others['who']}"
        return Source(name, name.casefold())

    def _subject(self, figure: Figure) -> Source | None:
        """ "Has registered 1,287 deaths", "the court counts 27 dead"."""
        span = figure.evidence.span
        for mention in self._around(span.start - REACH, span.start):
            if mention.kind == "place":
                continue
            end = mention.evidence.span.end
            if end < span.start and load_counters().counted.fullmatch(self.text, end, span.start):
                return self._named(mention)
        return None

    def _around(self, start: int, end: int) -> list[Mention]:
        """Those that begin from ``start`` up to ``end``."""
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _named(self, mention: Mention) -> Source:
        if mention.actor is None:
            return self._by_words(mention.evidence.quote)
        words = _words(mention.evidence.quote)
        if not words.isdisjoint(load_counters().speakers) and (house := _house(mention, mention.actor)):
            return self._in_full(house)
        return self._in_full(source_of(self._full(mention, mention.actor)))

    def _in_full(self, source: Source) -> Source:
        """A house whose name alone does not say whose it is, with its state: "the army", "the ministry in Tarsa", where
        that is the capital, are Norland's."""
        country, of_state, _ = source.key.partition("/")
        house, _, seat = source.name.partition(" in ")
        name = house if self._seats.get(seat) == country else source.name
        state, head = self._states.get(f"state/{country}"), name.partition(" of ")[0].rpartition(" ")[2].casefold()
        counters = load_counters()
        bare = head in counters.houses and _words(name) <= counters.house_words | {"of"}
        if not (of_state and source.field and state and bare):
            return source
        return replace(source, name=f"{state}{'’' if state.endswith('s') else '’s'} {name}")

    def _full(self, mention: Mention, actor: Actor) -> Actor:
        """Who is meant by one word: "the minister", after "the new defence minister"."""
        word = actor.name.casefold()
        if actor.id is not None or word not in load_counters().short:
            return actor
        before = self._mentions[: bisect_left(self._starts, mention.evidence.span.start)]
        named = (each.actor for each in reversed(before) if each.actor and each.actor.name.casefold() != word)
        return next((each for each in named if word in _words(each.name) and each.country == actor.country), actor)

    def _by_words(self, quote: str) -> Source:
        """ "We" is whoever published the report."""
        name = (self.findings.document.publisher or quote) if quote.casefold() in _SELF else quote
        return Source(name, name.casefold())


def source_of(actor: Actor) -> Source:
    """An actor as a source: ministries, ministers and armies by what they are and whose."""
    counters, words = load_counters(), _words(actor.name)
    field = counters.field(words)
    person = (actor.id or "").startswith("person/")
    named = not person and (actor.id is not None or actor.name[:1].isupper())
    if field and actor.country and not (words.isdisjoint(counters.houses) and actor.sectors != ("MIL",)):
        body = named and not words & {"minister"}
        return Source(actor.name, f"{actor.country}/{field}", field, body)
    if actor.sectors == ("MIL",) and actor.country and (actor.id or "").startswith("force/"):
        return Source(actor.name, f"{actor.country}/defence", "defence", True)
    return Source(actor.name, actor.id or actor.name.casefold(), field, named and actor.id is not None)


def _house(mention: Mention, actor: Actor) -> Source | None:
    """For whom a spokesman speaks: "army spokesman Ben Reed", "the press secretary of the army"."""
    counters = load_counters()
    told = [word for word in re.findall(r"[\w’'-]+", mention.evidence.quote) if word.casefold() in counters.house_words]
    field = counters.field(_words(" ".join(told)))
    if field is None or actor.country is None:
        return None
    return Source(" ".join(told), f"{actor.country}/{field}", field)


#: A source by one of its names: its key, the name, and whether it is a body with a name of its own.
Name = tuple[str, str, bool]


class Names:
    """Under which of its names each source goes: an official one, else the one most used."""

    def __init__(self, used: Mapping[Name, int]) -> None:
        self._best: dict[str | tuple[str, bool], Source] = {}
        told = [(Source(name, key, None, named), times) for (key, name, named), times in used.items()]
        for source, _ in sorted(told, key=lambda one: (one[0].official, one[1], one[0].name, one[0].named)):
            self._best[source.key] = self._best[source.called] = source

    def of(self, source: Source) -> Source:
        """The source under its name."""
        alike = self._best[source.called]
        return alike if alike.official else self._best[source.key]

    def others(self, before: Names) -> frozenset[str]:
        """The keys of sources that went by another name before."""
        turned = {what for what in self._best.keys() | before._best.keys() if self._name(what) != before._name(what)}
        return frozenset(what if isinstance(what, str) else what[0] for what in turned)

    def _name(self, what: str | tuple[str, bool]) -> str | None:
        best = self._best.get(what)
        return best.name if best else None


def count_names(sources: Iterable[Source | None]) -> Counter[Name]:
    """How often each source goes by each of its names."""
    return Counter((source.key, source.name, source.named) for source in sources if source)


def by_field(sources: Iterable[Source]) -> dict[str, Source]:
    """By what they count by office the bodies with a name of their own, where there is one alone."""
    found: dict[str, dict[str, Source]] = {}
    for source in sources:
        if source.field and source.named:
            found.setdefault(source.field, {}).setdefault(source.key, source)
    return {field: next(iter(bodies.values())) for field, bodies in found.items() if len(bodies) == 1}


def meant(source: Source, bodies: dict[str, Source]) -> Source:
    """Who "health officials" are: the one named body of that field."""
    anonymous = source.field is not None and not source.named and "/" not in source.key
    return bodies.get(source.field or "", source) if anonymous else source


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.casefold()))


def _one_sentence(text: str, previous: Figure, figure: Figure) -> bool:
    return bool(_SAME_SENTENCE.fullmatch(text, previous.evidence.span.end, figure.evidence.span.start))

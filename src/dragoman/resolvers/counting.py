"""Who counted, and whom: "Norland's defence ministry" and "the Ministry of Defence" are one source.

"401 soldiers killed and 72 missing" counts soldiers twice; "27 deaths, 24 of them civilians" everybody, and civilians.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from dragoman.records import Actor, Figure, Findings, Mention

#: Whoever is counted when nobody in particular is.
EVERYBODY = frozenset(
    {
        *("people", "person", "persons", "others", "lives", "residents", "victims", "refugees", "displaced", "missing"),
        *("deaths", "death", "dead", "killed", "fatalities", "casualties", "injuries", "injured", "more"),
        *("prisoners", "prisoner", "detainees", "captives"),
    }
)

#: What a ministry is for, by the words in its names.
PORTFOLIOS = {
    "defence": "defence",
    "defense": "defence",
    "foreign": "foreign",
    "health": "health",
    "interior": "interior",
}

#: How far before a number its subject may begin, in characters.
REACH = 150

_OWN = re.compile(r"^(?:its|their|his|her|our|the|some|other) ")
_SELF = frozenset({"we", "i", "our"})
_CUT = re.compile(
    r"[,;(]| (?:since|according|of (?:whom|them|which)|who|whom|have|has|had|were|was|are|in|on|by|from|during|"
    r"including|among|between|over|near|at|and)\b"
)
_PART = re.compile(
    r",? (?:of (?:them|whom|these|those) )?(?:were |are |being )?(?P<of>(?:women and )?children|women|civilians|"
    r"soldiers|fighters|militants|minors|police officers|servicemen|boys|girls|medics|journalists)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"[^.,;]{0,30} and (?:about |some |another |at least |more than )?")
_COUNTED = re.compile(
    r" (?:has |have |had )?(?:so far |already )?(?:registered|counted|documented|confirmed|recorded|reported|reports|"
    r"verified|listed|speaks of|puts? [^.;]{0,40}at) [^.;]{0,30}"
)
_SAME_SENTENCE = re.compile(r"[^.;!?]*")


@dataclass(frozen=True, slots=True)
class Source:
    """Whoever counts: ``key`` is the same for all names of it."""

    name: str
    key: str

    @property
    def official(self) -> bool:
        """Whether it is called by its own name, not by whose it is or what it does."""
        return self.name[:1].isupper() and not any(mark in self.name for mark in ("'s ", "’s "))


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
        self.before: Source | None = None

    def of(self, figure: Figure, previous: Figure | None) -> Source | None:
        """The speaker of the claim in which it stands, the report's words for who counted, or the subject of "has
        registered 1,287 deaths"; a breakdown in the same sentence is of the same source."""
        self.before = (
            self._told(figure)
            or self._subject(figure)
            or (self.before if previous and _one_sentence(self.text, previous, figure) else None)
        )
        return self.before

    def _told(self, figure: Figure) -> Source | None:
        claim = self.claims.get(figure.id)
        if claim is not None and claim.speaker is not None:
            return self._named(claim.speaker)
        if figure.source is None:
            return None
        for mention in self._around(figure.source.span.start - REACH, figure.source.span.end):
            if figure.source.span in mention.evidence.span:
                return self._named(mention)
        return self._by_words(figure.source.quote)

    def _subject(self, figure: Figure) -> Source | None:
        span = figure.evidence.span
        for mention in self._around(span.start - REACH, span.start):
            end = mention.evidence.span.end
            if end < span.start and _COUNTED.fullmatch(self.text, end, span.start):
                return self._named(mention)
        return None

    def _around(self, start: int, end: int) -> list[Mention]:
        """Those that begin from ``start`` up to ``end``."""
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _named(self, mention: Mention) -> Source:
        return source_of(mention.actor) if mention.actor else self._by_words(mention.evidence.quote)

    def _by_words(self, quote: str) -> Source:
        """ "We" is whoever published the report."""
        name = (self.findings.document.publisher or quote) if quote.casefold() in _SELF else quote
        return Source(name, name.casefold())


def source_of(actor: Actor) -> Source:
    """An actor as a source: ministries and armies by what they are and whose."""
    words = re.findall(r"\w+", actor.name.casefold())
    portfolio = next((PORTFOLIOS[word] for word in words if word in PORTFOLIOS), None)
    if "ministry" in words and portfolio and actor.country:
        return Source(actor.name, f"{actor.country}/ministry/{portfolio}")
    if (
        actor.sectors == ("MIL",)
        and actor.country
        and (words[-1:] == ["army"] or (actor.id or "").startswith("force/"))
    ):
        return Source(actor.name, f"{actor.country}/army")
    return Source(actor.name, actor.id or actor.name.casefold())


def _one_sentence(text: str, previous: Figure, figure: Figure) -> bool:
    return bool(_SAME_SENTENCE.fullmatch(text, previous.evidence.span.end, figure.evidence.span.start))


def whom(findings: Findings, figure: Figure, previous: Figure | None, before: str | None) -> str | None:
    """Whom a figure counts, in a word or two, ``None`` for everybody; the ``previous`` one counts ``before``."""
    text = findings.document.text
    part = _PART.match(text, figure.evidence.span.end)
    if part:
        return part["of"].casefold()
    if figure.of is not None:
        words = _OWN.sub("", _CUT.split(figure.of.quote)[0].strip().casefold())
        return None if not words or words.split()[-1] in EVERYBODY else words
    if previous is not None and previous.measure != figure.measure:
        return before if _AND.fullmatch(text, previous.evidence.span.end, figure.evidence.span.start) else None
    return None

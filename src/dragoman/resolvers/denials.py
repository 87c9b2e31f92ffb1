"""Denials, and what they deny: one says that it is so, another that it is not.

"The Council blamed the army for the shelling. The army denied targeting civilians": the two stand in tension. What a
denial denies is looked for in its own report first, where it mostly stands a sentence or two before it; in other
reports only where the accused denies, of about the same days.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from dragoman.knowledge.disagreement import ENOUGH
from dragoman.resolvers.heard import Heard
from dragoman.resolvers.issues import Rarity, days_apart, in_words, shared
from dragoman.resolvers.issues import weight as weight_of
from dragoman.resolvers.statements import LONGEST
from dragoman.sayings import Tension

#: How far before a denial its report may say what is denied, in characters; how far behind it may come back to it.
BEFORE, BEHIND = 700, 250

#: How near the words stand that "denied that" takes up, in characters.
NEXT = 350

#: How near somebody is spoken of for whom "his lawyer" speaks, in characters.
FOR_HIM = 120

#: Days between an accusation and a denial of it in another report, at the most; where they share but one rare word.
DAYS, FEW_DAYS = 10, 3

#: Days within which somebody denies what he did in one incident.
MONTH = 31

#: What sayings of one report must have in common where nobody is accused, and sayings of two reports.
WORDS = 2.0


@dataclass(frozen=True, slots=True)
class _Match:
    weight: float
    why: tuple[str, ...]


def find_denials(heard: Sequence[Heard], rarity: Rarity) -> Iterator[Tension]:
    """Each denial with what it denies, once for each voice of its report that says so, else once."""
    reports: dict[str, list[Heard]] = defaultdict(list)
    for one in heard:
        reports[one.document].append(one)
    elsewhere = _Elsewhere(heard, rarity)
    for here in reports.values():
        here.sort(key=lambda one: one.at)
        asserted = [one for one in here if one.role == "asserts"]
        for denial in here:
            if denial.role == "denies":
                tellers = _tellers(denial, _around(denial, here))
                near = [one for one in _around(denial, asserted) if one.voice.key not in tellers]
                found = [(match, one) for one in near if (match := _here(denial, one)) is not None]
                if found:
                    yield from _of_each_voice(denial, found)
                elif denial.sure:
                    yield from _best(denial, elsewhere.matches(denial))


def _tellers(denial: Heard, around: Iterable[Heard]) -> set[str]:
    """Who tells of it: in "the lawyer said her client denied it" it is nothing of the lawyer's that he denies."""
    told = (one for one in around if one.at.start <= denial.at.start and denial.at.end <= one.at.end)
    return {one.voice.key for one in told if one.voice.key != denial.voice.key}


def _around(denial: Heard, told: Sequence[Heard]) -> Sequence[Heard]:
    """Those, in the order of the text, that begin near enough to a denial to be what it denies."""
    first = bisect_left(told, denial.at.start - BEFORE - LONGEST, key=lambda one: one.at.start)
    return told[first : bisect_left(told, denial.at.end + BEHIND, key=lambda one: one.at.start)]


def _here(denial: Heard, one: Heard) -> _Match | None:
    """In what a denial meets an assertion of its own report; ``None`` where they need not be about one thing."""
    apart = denial.at.start - one.at.end
    if denial.sure and denial.deputy and 0 <= apart < FOR_HIM and one.voice.key != denial.voice.key:
        return _Match(WORDS, ("denied for whom the sentence before is about",))
    if not _may_meet(denial, one) or one.at.overlaps(denial.at) or not -BEHIND < apart < BEFORE:
        return None
    accused, why = bool(denial.itself & one.doers), []
    weight = words = weight_of(denial, one)
    if words >= ENOUGH:
        why.append(in_common(denial, one))
    if denial.on & one.on:
        why.append("of one incident")
        weight += 2
    if accused:
        why.append("denied by whom it accuses")
        weight += 1 + bool(denial.types & one.types)
    if 0 <= apart < NEXT and _takes_up(denial, one):
        return _Match(weight + 2, (*why, "taken up by the next sentence"))
    if one.saying.what == "wants an end of" and not words:
        return None
    if denial.sure and accused:
        enough = weight >= WORDS or (one.saying.what == "accuses" and len(denial.bearing) < 2 and apart >= 0)
    elif denial.sure:
        enough = bool(denial.on & one.on) or words >= WORDS
    else:
        # "It will not lift the sanctions" has a no in it, and denies nothing that another said of them.
        enough = accused and (bool(denial.on & one.on) or words >= ENOUGH)
    return _Match(weight, tuple(why)) if enough else None


def _takes_up(denial: Heard, one: Heard) -> bool:
    """Whether a denial is of no more than what was said before it: "denied that", "rejected the Council's claims"."""
    if one.voice.key in denial.authors:
        return True
    return not denial.bearing and denial.voice.key in one.named | one.doers


def _may_meet(denial: Heard, one: Heard) -> bool:
    """Whether two are different people of whom the one says yes; an "adviser" may be the one who denies himself."""
    if one.voice.key == denial.voice.key or (one.turned and one.saying.what != "accuses"):
        return False
    if one.voice.actor.country == denial.voice.actor.country and (one.voice.alias or denial.voice.alias):
        return denial.voice.key in one.doers
    return True


def in_common(one: Heard, other: Heard) -> str:
    """The words that two sayings share, as a reason."""
    return f"in common: {', '.join(in_words(shared(one, other), one))}"


class _Elsewhere:
    """What is said in other reports against somebody, by whom it is against and its words, or by who says it."""

    def __init__(self, heard: Iterable[Heard], rarity: Rarity) -> None:
        self._by_word: dict[tuple[str, str], list[Heard]] = defaultdict(list)
        self._by_voice: dict[tuple[str, str, int], list[Heard]] = defaultdict(list)
        self._rarity = rarity
        for one in heard:
            if one.role == "asserts":
                for accused in one.against:
                    if one.days:
                        self._by_voice[accused, one.voice.key, one.days[1]].append(one)
                    for stem in rarity.rare(one.bearing):
                        self._by_word[accused, stem].append(one)

    def matches(self, denial: Heard) -> Iterator[tuple[_Match, Heard]]:
        """What the denial may deny."""
        named = denial.authors - {denial.voice.key}
        under = chain(
            *(self._by_word.get((itself, stem), ()) for itself in sorted(denial.itself) for stem in denial.bearing),
            *(
                self._by_voice.get((denial.voice.key, voice, day), ())
                for voice in sorted(named)
                for day in days_around(denial)
            ),
        )
        for one in {one.saying.id: one for one in under}.values():
            if one.document == denial.document or not _may_meet(denial, one):
                continue
            match = self._match(denial, one, one.voice.key in named)
            if match is not None:
                yield match, one

    def _match(self, denial: Heard, one: Heard, named: bool) -> _Match | None:
        apart = days_apart(denial, one)
        weight = weight_of(denial, one)
        why = ["denied by whom it accuses"] + ([in_common(denial, one)] if weight else [])
        if one.on & denial.on and (apart is None or apart <= MONTH):
            return _Match(weight + 2, (*why, "of one incident"))
        if apart is None or apart > DAYS:
            return None
        rare = self._rarity.rare(shared(denial, one))
        if (
            rare
            and weight >= ENOUGH
            and (denial.voice.actor.id or "").startswith("person/")
            and denial.itself & one.doers
        ):
            return _Match(weight, tuple(why))
        if denial.saying.stance != "denies":
            return None
        if named and one.sure and apart <= FEW_DAYS:
            return _Match(weight + 2, (*why, "named by who denies"))
        if rare and (weight >= WORDS or (apart <= FEW_DAYS and one.saying.what != "says")):
            return _Match(weight, tuple(why))
        return None


def days_around(denial: Heard) -> range:
    """The days on which what a denial denies may have been said last."""
    if denial.days is None:
        return range(0)
    return range(max(denial.days[0], denial.days[1] - DAYS) - FEW_DAYS, denial.days[1] + FEW_DAYS + 1)


def _of_each_voice(denial: Heard, found: Iterable[tuple[_Match, Heard]]) -> Iterator[Tension]:
    """Of what one voice says the best."""
    voices: dict[str, list[tuple[_Match, Heard]]] = defaultdict(list)
    for match, one in found:
        voices[one.voice.key].append((match, one))
    for theirs in voices.values():
        yield from _best(denial, theirs)


def _best(denial: Heard, found: Iterable[tuple[_Match, Heard]]) -> Iterator[Tension]:
    """The one that has most in common with the denial, of as good the nearest; none where there is none."""
    best = min(found, key=lambda each: _rank(denial, *each), default=None)
    if best is not None:
        match, one = best
        yield Tension(
            "denied",
            one.saying,
            denial.saying,
            denial.saying.words.quote,
            min(denial.on & one.on, default=None),
            match.why,
        )


def _rank(denial: Heard, match: _Match, one: Heard) -> tuple[float, int, int, str]:
    apart = abs(denial.at.start - one.at.start) if one.document == denial.document else 0
    return (-match.weight, days_apart(denial, one) or 0, apart, one.saying.id)

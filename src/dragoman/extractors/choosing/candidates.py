"""Whom a report has named by the time it tells of an event, and may mean without saying so.

In "The ministry refused", after "Miners asked the ministry for a meeting", the miners are named one sentence before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.extractors.roles import is_beside, is_same_party
from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.extractors.weighing import find_beyond
from dragoman.records import Mention

# What has a country and is nobody: "the bridge", "the Norlandic" of "the Norlandic embassy", and who tells the news.
NOBODIES = frozenset(
    ("thing", "place", "facility", "nationality", "weapon", "law", "event", "time", "outlet", "platform")
)
PRONOUNS = frozenset(
    (
        "i", "me", "my", "we", "us", "our", "you", "your", "he", "him", "his", "she", "her", "it", "its", "they",
        "them", "their", "who", "whom", "whose", "which", "that", "this", "those", "these", "both", "one",
    )
)  # fmt: skip
# The relations by which a noun says who another is.
SAYING_WHO = frozenset(("appos", "nmod", "compound", "flat", "amod"))
# How many are asked: the nearest in the sentence, those named last before it, and those named most in the report.
HERE, LAST, MOST = 10, 5, 4
# From how likely on those whom the model points to in other sentences are asked for; it decides nothing by itself.
POINTED = 0.1
# How many mentions back those named last are looked for.
BACK = 25

Key = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that may be meant: ``token`` is its head in the event's sentence, or it is named elsewhere.

    ``away`` is how many sentences before the event's that is, below 0 behind it.
    """

    mention: Mention
    country: str
    token: int | None
    away: int = 0


@dataclass(frozen=True, slots=True)
class Beyond:
    """How likely those whom other sentences name bear a role: each party, any of each country's, and anybody.

    ``named`` has for each party the words that name it best.
    """

    parties: Mapping[Key, float]
    countries: Mapping[str, float]
    somebody: float
    named: Mapping[Key, Mention]

    def party(self, one: Mention) -> float:
        """How likely he does."""
        return self.parties.get(_key(one), 0.0)

    def likeliest(self) -> Iterator[Mention]:
        """Those who are likely enough to be asked for, by the words that name them best."""
        return (one for key, one in self.named.items() if self.parties[key] >= POINTED)

    def country(self, country: str) -> float:
        """How likely one of its parties does."""
        return self.countries.get(country, 0.0)


class Cast:
    """The parties of a report that have a country, in the order in which it names them."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self._scenes = scenes
        self._pointed: dict[tuple[int, int, str], Beyond] = {}
        self._starts = [scene.sentence.span.start for scene in scenes]
        every = (one for scene in scenes for token in sorted(scene.mentions) for one in scene.mentions[token])
        self._named = [one for one in every if _is_somebody(one)]
        self._at = [one.evidence.span.start for one in self._named]
        first: dict[Key, Mention] = {}
        for one in self._named:
            first.setdefault(_key(one), one)
        often = Counter(map(_key, self._named))
        self._most = [first[key] for key, _ in often.most_common(2 * MOST)]
        #: How often each country's parties are named.
        self.countries = Counter(map(country_of, self._named))
        self.total = max(len(self._named), 1)
        #: The countries that are named first and most.
        self.first = next(iter(self.countries), None)
        self.top = next((country for country, _ in self.countries.most_common(1)), None)

    def candidates(self, hit: Hit, others: Sequence[Mention], side: str) -> Iterator[Candidate]:
        """Each party that may stand on the open ``side`` of an event, once; ``others`` are on the other side."""
        scene = hit.scene
        told: set[Key] = set()
        here = ((token, one) for token, ones in scene.mentions.items() for one in ones if _is_somebody(one))
        within = {token for other in others for token in scene.tokens_in(other.evidence.span)}
        for token, one in sorted(here, key=lambda pair: abs(pair[0] - hit.index))[:HERE]:
            if _key(one) not in told and not is_beside(one, others, scene) and not _is_part(scene, token, within):
                told.add(_key(one))
                yield Candidate(one, country_of(one), token)
        told.update(map(_key, others))
        for one in (*self._before(scene), *self.beyond(hit, side).likeliest()):
            if _key(one) not in told and not any(is_same_party(one, other) for other in others):
                told.add(_key(one))
                yield self.elsewhere(one, scene)

    def told(self, one: Mention, scene: Scene) -> Candidate:
        """One who is told of an event of ``scene``'s."""
        if not one.evidence.span.overlaps(scene.sentence.span):
            return self.elsewhere(one, scene)
        inside = scene.tokens_in(one.evidence.span)
        head = next((token for token in inside if scene.tokens[token].span.start == one.head), inside[-1])
        return Candidate(one, country_of(one), head)

    def elsewhere(self, one: Mention, scene: Scene) -> Candidate:
        """One of another sentence than ``scene``'s."""
        number = bisect_right(self._starts, one.evidence.span.start) - 1
        return Candidate(one, country_of(one), None, scene.number - number)

    def beyond(self, hit: Hit, side: str) -> Beyond:
        """How likely the model holds those named in other sentences, near by, to bear a role of an event."""
        # There is one event at a word, and one sighting of it.
        key = hit.scene.number, hit.index, side
        if key not in self._pointed:
            self._pointed[key] = self._point(hit, side)
        return self._pointed[key]

    def _point(self, hit: Hit, side: str) -> Beyond:
        parties: defaultdict[Key, float] = defaultdict(float)
        countries: defaultdict[str, float] = defaultdict(float)
        named: dict[Key, tuple[bool, float, Mention]] = {}
        somebody = 0.0
        for behind, token, likely in find_beyond(hit, side):
            somebody += likely
            here = list(_named_at(self._scenes[hit.scene.number + behind], token))
            for key, one in {_key(one): one for one in here}.items():
                parties[key] += likely
                named[key] = max(named.get(key, (False, 0.0, one)), (not _is_pronoun(one), likely, one), key=_rank)
            for country in {country_of(one) for one in here}:
                countries[country] += likely
        return Beyond(parties, countries, somebody, {key: one for key, (_, _, one) in named.items()})

    def _before(self, scene: Scene) -> Iterator[Mention]:
        """Those named last before the sentence, the last one first, by name if they have been; and those named most."""
        start = scene.sentence.span.start
        end = bisect_left(self._at, start)
        last: dict[Key, Mention] = {}
        for one in reversed(self._named[max(0, end - BACK) : end]):
            key = _key(one)
            if key in last:
                last[key] = one if _is_pronoun(last[key]) else last[key]
            elif len(last) < LAST:
                last[key] = one
        yield from last.values()
        yield from [one for one in self._most if one.evidence.span.start < start][:MOST]


def _named_at(scene: Scene, token: int) -> Iterator[Mention]:
    """Those of a sentence whose head this word is and who have a country."""
    return filter(_is_somebody, scene.mentions.get(token, ()))


def _rank(named: tuple[bool, float, Mention]) -> tuple[bool, float]:
    """A name before a pronoun, then the likelier one."""
    return named[:2]


def country_of(mention: Mention) -> str:
    """The country of one who has one."""
    return (mention.actor.country if mention.actor else None) or ""


def _is_part(scene: Scene, token: int, within: Collection[int]) -> bool:
    """Whether a word only says who somebody else is: "the Rail Workers' Union (RWU)", "followers of the bishop"."""
    return token in within or (scene.tokens[token].head in within and scene.relation(token) in SAYING_WHO)


def _is_somebody(mention: Mention) -> bool:
    return mention.kind not in NOBODIES and bool(country_of(mention))


def _key(mention: Mention) -> Key:
    actor = mention.actor
    return ("", None) if actor is None else (actor.id or actor.name.lower(), actor.country)


def _is_pronoun(mention: Mention) -> bool:
    return mention.evidence.quote.lower() in PRONOUNS

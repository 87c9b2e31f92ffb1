"""Whose a noun without a country is, told from where the report names each country.

"In Kenya, police ..." and "the Kenyan opposition; police ..." are near it, and the report names Kenya most; that
Chad's minister said so tells less. All of it counts, each with a weight.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.records import Document, Sentence

# How a country is named: something happens there ("in Kenya", "near Garissa"), something is its ("Kenya's envoy",
# "the Kenyan envoy"), it acts or is acted on ("Kenya protested"), or it stands beside ("talks with Kenya").
Manner = Literal["there", "whose", "acting", "beside"]

# Weights fitted as one logistic choice among the countries of a report, on the nouns and names without a country of 330
# reports of our own corpus: they choose right in 0.79 of 2,734 (0.74 by the country named most, or the only one in
# which the sentence places something), and in 0.80 of 1,238 (0.76) on its test part.
# Of all that is named in the report, in each manner:
SHARE: dict[Manner, float] = {"there": 6.6, "beside": 6.0, "acting": 3.1, "whose": 3.0}
# In the same sentence, before the noun and after it, and in the same paragraph before the sentence.
BEFORE: dict[Manner, float] = {"there": 1.7, "whose": 1.7, "acting": 1.5, "beside": 0.6}
AFTER: dict[Manner, float] = {"there": 1.35, "whose": 0.4, "acting": 0.35, "beside": 0.1}
PARAGRAPH: dict[Manner, float] = {"there": 0.5, "whose": 0.75, "acting": 1.3, "beside": 0.1}
# The state whose office publishes the report, the country that it names first, and the one named last.
PUBLISHER, FIRST, LAST = 1.6, 0.7, 0.25
# Names in the first two sentences count twice.
OPENING = 2.0


@dataclass(frozen=True, slots=True)
class Naming:
    """A country that sentence ``sentence`` names at token ``token``."""

    country: str
    sentence: int
    token: int
    manner: Manner


class Localities:
    """The countries of a report as they are named through it."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        namings: Iterable[Naming],
        publisher: str | None,
        headline: Iterable[str] = (),
    ) -> None:
        self._here: defaultdict[int, list[Naming]] = defaultdict(list)
        shares: Shares = {manner: defaultdict(float) for manner in SHARE}
        first: str | None = None
        for naming in namings:
            self._here[naming.sentence].append(naming)
            shares[naming.manner][naming.country] += OPENING if naming.sentence < 2 else 1.0
            first = first or naming.country
        for country in headline:
            shares["acting"][country] += OPENING
        self._base = _base(shares, publisher, first)
        self._best = max(self._base, key=self._base.__getitem__, default=None)
        self._before = list(_before(document, sentences, self._here))

    def likeliest(self, number: int, index: int) -> str | None:
        """The country that token ``index`` of sentence ``number`` belongs to; None where the report names none."""
        weights = defaultdict(float, {} if self._best is None else {self._best: 0.0})
        paragraph, last = self._before[number]
        for country, manner in paragraph:
            weights[country] += PARAGRAPH[manner]
        for country, manner, before in {(one.country, one.manner, one.token < index) for one in self._here[number]}:
            weights[country] += BEFORE[manner] if before else AFTER[manner]
        earlier = [one for one in self._here[number] if one.token < index]
        if last := max(earlier, key=lambda one: one.token).country if earlier else last:
            weights[last] += LAST
        return max(weights, key=lambda country: (weights[country] + self._base[country], country), default=None)


Shares = dict[Manner, defaultdict[str, float]]


def _base(shares: Shares, publisher: str | None, first: str | None) -> dict[str, float]:
    """What counts for each country wherever the noun stands."""
    total = sum(sum(named.values()) for named in shares.values())
    base: defaultdict[str, float] = defaultdict(float)
    for manner, named in shares.items():
        for country, count in named.items():
            base[country] += SHARE[manner] * count / total
    if publisher:
        base[publisher] += PUBLISHER
    if first:
        base[first] += FIRST
    return dict(base)


Said = tuple[frozenset[tuple[str, Manner]], str | None]


def _before(document: Document, sentences: Sequence[Sentence], here: dict[int, list[Naming]]) -> Iterator[Said]:
    """For each sentence, what its paragraph has named before it, and which country was named last of all."""
    named: frozenset[tuple[str, Manner]] = frozenset()
    last: str | None = None
    end = 0
    for number, sentence in enumerate(sentences):
        if "\n" in document.text[end : sentence.span.start]:
            named = frozenset()
        yield named, last
        found = here.get(number, [])
        named |= {(one.country, one.manner) for one in found}
        last = max(found, key=lambda one: one.token).country if found else last
        end = sentence.span.end

"""The counts of people in a report, each with what it is to the others: all of them, some of them, or more.

"At least 13 members of one family, including four toddlers, were killed, and another four people": the toddlers are
some of the 13, and the four come to them, which makes 17.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from dragoman.extractors.counting import Amount, Phrase, find_phrases
from dragoman.extractors.counts import case_of
from dragoman.extractors.figurecontext import source_of
from dragoman.extractors.lotwords import INCLUDING
from dragoman.knowledge import Knowledge
from dragoman.knowledge.tallying import Tallying
from dragoman.records import Document, Evidence, Figure, Sentence, Span, Whom

# What befalls people; of what else is counted no report has one total.
MEASURES = frozenset({"killed", "injured", "casualties", "missing", "captured", "detained", "displaced"})

# Of whom those counted are some: "three of them".
THEM = frozenset({"they", "them", "whom", "who", "these", "those", "which"})

# Figures that count names.
NAMES = "/names"

# How many words before a count say that it was the first: "initially reported that seven".
NEAR = 8

# A count over more days is no incident's.
LONG = timedelta(days=45)

# Whom a count is of: everybody; some of them; included, some of those just told; more than those just told.
Scope = Literal["all", "some", "included", "more"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A count before it is held against the others of its report; ``inside`` is the sum that it is a part of."""

    evidence: Evidence
    measure: str
    low: int | None
    high: int | None
    scope: Scope
    whom: Whom
    source: Evidence | None
    figures: tuple[str, ...]
    revised: bool
    cumulative: bool
    by: str
    sentence: int
    inside: Span | None = None


def find_drafts(
    document: Document, sentences: Sequence[Sentence], figures: Sequence[Figure], knowledge: Knowledge
) -> Iterator[Draft]:
    """The counts of people, in the order of the text."""
    telling = _telling(knowledge)
    happened = sorted(figures, key=lambda figure: figure.evidence.span)
    starts = [figure.evidence.span.start for figure in happened]
    for number, sentence in enumerate(sentences):
        first, last = (bisect_left(starts, edge) for edge in (sentence.span.start, sentence.span.end))
        if first < last or any({token.lemma.lower(), token.text.lower()} & telling for token in sentence.tokens):
            here = happened[first:last]
            asked = _Asked(document, sentence, number, knowledge, _shares(here))
            drafts = _with_sums(document, asked.drafts(here))
            yield from sorted(drafts, key=lambda draft: draft.evidence.span.start)


def _telling(knowledge: Knowledge) -> frozenset[str]:
    """Words of a sentence that may tell of people to whom something happened."""
    measures = knowledge.measures
    tables = (measures.verbs, measures.subjects, measures.states, measures.nouns, measures.of, measures.objects)
    return frozenset(word for table in tables for word, measure in table.items() if measure in MEASURES)


def _shares(figures: Sequence[Figure]) -> frozenset[str]:
    """Those in whose words the number stands that they are a part of: "60 per cent of the 300" dead."""
    return frozenset(
        part.id
        for part in figures
        for whole in figures
        if part is not whole and part.measure == whole.measure and whole.evidence.span in part.evidence.span
    )


def _with_sums(document: Document, drafts: Iterator[Draft]) -> Iterator[Draft]:
    """In a sentence, "another four" come to the number before them, and make one."""
    before: dict[str, Draft] = {}
    for draft in drafts:
        first = before.get(draft.measure)
        if first and draft.scope == "more" and draft.by == "tally/number":
            span = Span(first.evidence.span.start, max(first.evidence.span.end, draft.evidence.span.end))
            before[draft.measure] = replace(
                first,
                evidence=document.cite(span),
                low=_added(first.low, draft.low),
                high=_added(first.high, draft.high),
                figures=first.figures + draft.figures,
                by="tally/sum",
            )
            yield from (replace(first, inside=span), replace(draft, inside=span))
        elif draft.scope == "all" and draft.inside is None and draft.by == "tally/number":
            if first:
                yield first
            before[draft.measure] = draft
        else:
            yield draft
    yield from before.values()


def _added(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


@dataclass(frozen=True, slots=True)
class _Asked:
    """A sentence that is asked whom its counts are of."""

    document: Document
    sentence: Sentence
    number: int
    knowledge: Knowledge
    shares: frozenset[str]

    @property
    def words(self) -> Tallying:
        return self.knowledge.english.tallying

    def drafts(self, figures: Sequence[Figure]) -> Iterator[Draft]:
        rolls = [figure for figure in figures if figure.by.endswith(NAMES)]
        counted = (figure for figure in figures if figure.measure in MEASURES and figure not in rolls)
        anchors = self.anchors(counted)
        yield from map(self.roll, rolls)
        phrases = find_phrases(self.sentence, anchors, MEASURES, self.knowledge)
        for phrase in sorted(phrases, key=lambda each: min(each.amount.words)):
            amount, inside = phrase.amount, None
            if any(self.words_of(amount).overlaps(roll.evidence.span) for roll in rolls):
                continue
            # "Nine of my family and others": the nine stand, since nobody knows how many the others are.
            if amount.members > 1 and (amount.high is not None or not amount.loose):
                joined = self.draft(phrase, amount, phrase.head)
                inside = joined.evidence.span
                yield joined
            for word, part in self.parts(phrase, anchors):
                yield replace(self.draft(phrase, part, word), inside=inside)

    def roll(self, figure: Figure) -> Draft:
        """Those who are listed by name."""
        return Draft(
            evidence=figure.evidence,
            measure=figure.measure,
            low=figure.low,
            high=figure.high,
            scope="some" if figure.high is None else "all",
            whom="everyone",
            source=figure.source,
            figures=(figure.id,),
            revised=False,
            cumulative=_is_long(figure),
            by="tally/names",
            sentence=self.number,
        )

    def anchors(self, figures: Iterable[Figure]) -> dict[int, Figure]:
        """The word that each figure counts; of "half of the 12 wounded" died, who count them, too, the first word."""
        found: dict[int, Figure] = {}
        for figure in sorted(figures, key=lambda figure: len(figure.evidence.span)):
            word = self.anchor(figure)
            starts = [token.span.start for token in self.sentence.tokens]
            found[bisect_left(starts, figure.evidence.span.start) if word in found else word] = figure
        return found

    def anchor(self, figure: Figure) -> int:
        """The word that a figure counts: its noun, else its number."""
        starts = [token.span.start for token in self.sentence.tokens]
        if figure.of is None:
            return max(0, bisect_left(starts, figure.evidence.span.end) - 1)
        first = max(0, bisect_right(starts, figure.of.span.start) - 1)
        last = bisect_left(starts, figure.of.span.end)
        heads = (index for index in range(first, last) if not first <= self.sentence.tokens[index].head < last)
        return next(heads, first)

    def parts(self, phrase: Phrase, anchors: Mapping[int, Figure]) -> Iterator[tuple[int, Amount]]:
        """The figures in a phrase, each by itself; a phrase without any, and without a sum, is one part."""
        for word in phrase.amount.words:
            if (figure := anchors.get(word)) and figure in phrase.amount.figures:
                yield word, Amount(figure.low, figure.high, (figure,), 1, 0, 0, (word,))
        if not phrase.amount.figures and (phrase.amount.members == 1 or phrase.amount.loose):
            yield phrase.head, phrase.amount

    def draft(self, phrase: Phrase, amount: Amount, word: int) -> Draft:
        lone = amount.figures[0] if amount.members == 1 and amount.figures else None
        source = lone.source if lone else None
        return Draft(
            evidence=self.document.cite(self.words_of(amount)),
            measure=phrase.measure,
            low=amount.low,
            high=amount.high,
            scope=self.scope(word, amount),
            whom=self.whom(amount.words),
            source=source or source_of(self.document, self.sentence, word, self.knowledge.english.reporting),
            figures=tuple(figure.id for figure in amount.figures),
            revised=self.revised(min(amount.words)),
            cumulative=any(map(_is_long, amount.figures)),
            by=f"tally/{_kind(amount)}",
            sentence=self.number,
        )

    def words_of(self, amount: Amount) -> Span:
        """From the first word that counts to the last: "at least 12 people"."""
        words = [self.sentence.tokens[word].span for word in amount.words]
        spans = [*words, *(figure.evidence.span for figure in amount.figures)]
        return Span(min(span.start for span in spans), max(span.end for span in spans))

    def scope(self, word: int, amount: Amount) -> Scope:
        if self.included(word) or any(figure.id in self.shares for figure in amount.figures):
            return "included"
        if self.more(word):
            return "more"
        token = self.sentence.tokens[word]
        general = token.upos in ("NUM", "PROPN") or token.lemma.lower() in self.words.everyone
        return "all" if amount.members > 1 or general else "some"

    def included(self, word: int) -> bool:
        """Whether those counted are some of others: "including two women", "three of them"."""
        index = word
        while self.sentence.tokens[index].deprel == "conj" and self.sentence.tokens[index].head >= 0:
            index = self.sentence.tokens[index].head
        token = self.sentence.tokens[index]
        if case_of(self.sentence, index) in INCLUDING:
            return True
        if token.head >= 0 and self.sentence.tokens[token.head].lemma == "include":
            return token.deprel != "nsubj"
        of = self.sentence.dependents(index, "nmod")
        return any(child > index and self.sentence.tokens[child].lemma.lower() in THEM for child in of)

    def more(self, word: int) -> bool:
        """Whether those counted come to those told before: "two others", "a child was also killed"."""
        tokens = self.sentence.tokens
        beside = self.sentence.dependents(word, "amod", "det", "advmod")
        after = [word + 1] if tokens[word].upos == "NUM" and word + 1 < len(tokens) else []  # "three more died"
        if any(self.is_other(index) for index in (word, *after, *beside)):
            return True
        over = self.sentence.dependents(tokens[word].head, "advmod") if tokens[word].head >= 0 else []
        return any(tokens[child].lemma.lower() in self.words.also for child in over)

    def is_other(self, index: int) -> bool:
        """Whether a word says that they are others; "more than 80" does not."""
        token, after = self.sentence.tokens[index], self.sentence.tokens[index + 1 : index + 2]
        bound = bool(after) and after[0].lemma == "than"
        return not bound and bool({token.lemma.lower(), token.text.lower().removesuffix("s")} & self.words.others)

    def whom(self, members: Sequence[int]) -> Whom:
        nouns = {self.sentence.tokens[word].lemma.lower() for word in members}
        if fighters := nouns & self.words.fighters:
            return "fighters" if fighters == nouns else "both"
        return "civilians" if nouns & self.words.civilians else "everyone"

    def revised(self, word: int) -> bool:
        """Whether the report says that a later count replaces this one."""
        for token in reversed(self.sentence.tokens[max(0, word - NEAR) : word]):
            if token.lemma.lower() in self.words.later:
                return False
            if token.text.lower() in self.words.revised:
                return True
        return False


def _kind(amount: Amount) -> str:
    """What a count rests on."""
    if any(figure.low == 2 and figure.high is None and figure.approximate for figure in amount.figures):
        return "plural"  # "several"
    if amount.named == amount.members:
        return "names"
    if amount.members > 1:
        return "sum"
    if amount.low == amount.high == 1:
        return "one"
    return "number" if amount.figures else "plural"


def _is_long(figure: Figure) -> bool:
    period = figure.period
    return bool(period and period.start and period.end and period.end - period.start > LONG)

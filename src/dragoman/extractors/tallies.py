"""The counts of people in a report, each with what it is to the others: all of them, some of them, or more.

"At least 13 members of one family, including four toddlers, were killed, and another four people": the toddlers are
some of the 13, and the four come to them, which makes 17.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dragoman.extractors.counting import Amount, Phrase, find_phrases
from dragoman.extractors.figurecontext import source_of
from dragoman.extractors.measuring import INCLUDING, case_of
from dragoman.knowledge import Knowledge
from dragoman.knowledge.tallying import Tallying
from dragoman.records import Document, Evidence, Figure, Sentence, Span, Whom

# What befalls people; of what else is counted no report has one total.
MEASURES = frozenset({"killed", "injured", "casualties", "missing", "captured", "detained", "displaced"})

# Of whom those counted are some: "three of them".
THEM = frozenset({"they", "them", "whom", "who", "these", "those", "which"})

# How many words before a count say that it was the first: "initially reported that seven".
NEAR = 8

# Whom a count is of: everybody; some of them; included, some of those just told; more than those just told.
Scope = Literal["all", "some", "included", "more"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A count before it is known what others the report has; ``by`` is what it rests on: a figure, one, names ..."""

    evidence: Evidence
    measure: str
    low: int | None
    high: int | None
    scope: Scope
    whom: Whom
    source: Evidence | None
    figures: tuple[str, ...]
    revised: bool
    by: str
    sentence: int


def find_drafts(
    document: Document, sentences: Sequence[Sentence], figures: Sequence[Figure], knowledge: Knowledge
) -> Iterator[Draft]:
    """The counts of people, in the order of the text."""
    telling = _telling(knowledge)
    happened = sorted(figures, key=lambda figure: figure.evidence.span)
    starts = [figure.evidence.span.start for figure in happened]
    for number, sentence in enumerate(sentences):
        first, last = (bisect_left(starts, edge) for edge in (sentence.span.start, sentence.span.end))
        if first < last or any(_words(token.lemma, token.text) & telling for token in sentence.tokens):
            asked = _Asked(document, sentence, number, knowledge)
            yield from _with_sums(document, list(asked.drafts(happened[first:last])))


def _with_sums(document: Document, drafts: list[Draft]) -> Iterator[Draft]:
    """In a sentence, "another four" come to those counted before them, and make one number."""
    for at, draft in enumerate(drafts):
        before = next((each for each in reversed(drafts[:at]) if each.measure == draft.measure and each.scope == "all"), None)
        if draft.scope != "more" or draft.by != "tally/number" or before is None or before.by != "tally/number":
            continue
        span = Span(before.evidence.span.start, draft.evidence.span.end)
        yield replace(
            before,
            evidence=document.cite(span),
            low=None if before.low is None or draft.low is None else before.low + draft.low,
            high=None if before.high is None or draft.high is None else before.high + draft.high,
            figures=before.figures + draft.figures,
            by="tally/sum",
        )
        drafts[drafts.index(before)] = replace(before, scope="included")
        drafts[at] = replace(draft, scope="included")
    yield from drafts


def _telling(knowledge: Knowledge) -> frozenset[str]:
    """Words of a sentence that may tell of people to whom something happened."""
    measures = knowledge.measures
    tables = (measures.verbs, measures.subjects, measures.states, measures.nouns, measures.of, measures.objects)
    return frozenset(word for table in tables for word, measure in table.items() if measure in MEASURES)


def _words(*words: str) -> set[str]:
    return {word.lower() for word in words}


@dataclass(frozen=True, slots=True)
class _Asked:
    """A sentence that is asked whom its counts are of."""

    document: Document
    sentence: Sentence
    number: int
    knowledge: Knowledge

    @property
    def words(self) -> Tallying:
        return self.knowledge.english.tallying

    def drafts(self, figures: Sequence[Figure]) -> Iterator[Draft]:
        anchors = {self.anchor(figure): figure for figure in figures if figure.measure in MEASURES}
        phrases = find_phrases(self.sentence, anchors, MEASURES, self.knowledge)
        for phrase in sorted(phrases, key=lambda each: min(each.amount.words)):
            # "Nine of my family and others": the nine stand, since nobody knows how many the others are.
            joined = phrase.amount.members > 1 and (phrase.amount.high is not None or not phrase.amount.loose)
            if joined:
                yield self.draft(phrase, phrase.amount, phrase.head)
            for word, amount in self.parts(phrase, anchors):
                part = self.draft(phrase, amount, word)
                yield replace(part, scope="included") if joined else part

    def anchor(self, figure: Figure) -> int:
        """The word that a figure counts: its noun, else its number."""
        starts = [token.span.start for token in self.sentence.tokens]
        if figure.of is None:
            return max(0, bisect_left(starts, figure.evidence.span.end) - 1)
        first = max(0, bisect_right(starts, figure.of.span.start) - 1)
        last = bisect_left(starts, figure.of.span.end)
        heads = (index for index in range(first, last) if not first <= self.sentence.tokens[index].head < last)
        return next(heads, first)

    def parts(self, phrase: Phrase, anchors: dict[int, Figure]) -> Iterator[tuple[int, Amount]]:
        """The figures in a phrase, each by itself; a phrase without any is one part."""
        for word in phrase.amount.words:
            if (figure := anchors.get(word)) and figure in phrase.amount.figures:
                yield word, Amount(figure.low, figure.high, (figure,), 1, 0, 0, (word,))
        if not phrase.amount.figures and (phrase.amount.members == 1 or phrase.amount.loose):
            yield phrase.head, phrase.amount

    def draft(self, phrase: Phrase, amount: Amount, word: int) -> Draft:
        first, last = min(amount.words), max(amount.words)
        lone = amount.figures[0] if amount.members == 1 and amount.figures else None
        return Draft(
            evidence=lone.evidence if lone else self.document.cite(self.sentence.cover(first, last)),
            measure=phrase.measure,
            low=amount.low,
            high=amount.high,
            scope=self.scope(word, amount),
            whom=self.whom(amount.words),
            source=lone.source
            if lone and lone.source
            else source_of(self.document, self.sentence, word, self.knowledge.english.reporting),
            figures=tuple(figure.id for figure in amount.figures),
            revised=self.revised(first),
            by=f"tally/{self.kind(amount, word)}",
            sentence=self.number,
        )

    def kind(self, amount: Amount, word: int) -> str:
        if any(figure.low == 2 and figure.high is None and figure.approximate for figure in amount.figures):
            return "plural"  # "several"
        if amount.members > 1:
            return "names" if amount.named == amount.members else "sum"
        if amount.named:
            return "names"
        if amount.low == amount.high == 1:
            return "one"
        return "number" if amount.figures else "plural"

    def scope(self, word: int, amount: Amount) -> Scope:
        if self.included(word):
            return "included"
        if self.more(word):
            return "more"
        token = self.sentence.tokens[word]
        general = token.upos in ("NUM", "PROPN") or token.lemma.lower() in self.words.everyone
        return "all" if amount.members > 1 or general or not amount.figures and amount.named else "some"

    def included(self, word: int) -> bool:
        """Whether those counted are some of others: "including two women", "three of them"."""
        index = word
        while self.sentence.tokens[index].deprel == "conj" and self.sentence.tokens[index].head >= 0:
            index = self.sentence.tokens[index].head
        if case_of(self.sentence, index) in INCLUDING:
            return True
        head = self.sentence.tokens[index].head
        if head >= 0 and self.sentence.tokens[head].lemma == "include":
            return self.sentence.tokens[index].deprel != "nsubj"
        of = self.sentence.dependents(index, "nmod")
        return any(child > index and self.sentence.tokens[child].lemma.lower() in THEM for child in of)

    def more(self, word: int) -> bool:
        """Whether those counted come to those told before: "two others", "a child was also killed"."""
        tokens, words = self.sentence.tokens, self.words
        if {tokens[word].lemma.lower(), tokens[word].text.lower().removesuffix("s")} & words.others and self.is_other(word):
            return True
        if any(self.is_other(child) for child in self.sentence.dependents(word, "amod", "det", "advmod")):
            return True
        head = tokens[word].head
        return head >= 0 and any(tokens[child].lemma.lower() in words.also for child in self.sentence.dependents(head, "advmod"))

    def is_other(self, index: int) -> bool:
        """Whether a word says that they are others; "more than 80" does not."""
        tokens = self.sentence.tokens
        bound = index + 1 < len(tokens) and tokens[index + 1].lemma == "than"
        return tokens[index].lemma.lower() in self.words.others and not bound

    def whom(self, members: Sequence[int]) -> Whom:
        nouns = {self.sentence.tokens[word].lemma.lower() for word in members}
        if nouns and nouns <= self.words.fighters:
            return "fighters"
        return "civilians" if nouns & self.words.civilians and not nouns & self.words.fighters else "everyone"

    def revised(self, word: int) -> bool:
        """Whether the report says that a later count replaces this one."""
        for token in reversed(self.sentence.tokens[max(0, word - NEAR) : word]):
            if token.lemma.lower() in self.words.later:
                return False
            if token.text.lower() in self.words.revised:
                return True
        return False

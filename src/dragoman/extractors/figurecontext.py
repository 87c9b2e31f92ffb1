"""Around a figure: whom it counts, where, over what time, according to whom, for which event.

"According to the ministry, 40 people were killed in Marda since Monday": the ministry, Marda, Monday to the report.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from dragoman.extractors.counts import Count, case_of
from dragoman.extractors.lotwords import INCLUDING
from dragoman.knowledge.reporting import Reporting
from dragoman.records import Document, Event, Evidence, Period, Sentence, Span, TimeExpression

# Clauses that tell more of the counted are no part of whom they are.
CUT = ("acl", "parataxis", "advcl", "punct")
LONGEST = 16
# What says something and is nobody: "the higher one adds six".
NOBODY = frozenset({"one", "figure", "number", "toll", "count"})
# What a verb may tell by a clause below it; by a noun below it, one who asserts or reports tells a number.
TOLD = {
    "ccomp": frozenset({"quotation", "clause", "question"}),
    "parataxis": frozenset({"quotation", "clause"}),
    "xcomp": frozenset({"infinitive", "raised"}),
}
COUNTING = ("asserts", "reports")
SINCE = re.compile(r"\bsince\s+(?:\w+\s+)?$", re.IGNORECASE)


def counted(document: Document, sentence: Sentence, count: Count) -> Evidence | None:
    """Whom or what the number counts: the noun with what belongs to it."""
    if count.noun is None:
        return None
    first = count.number + 1 if count.number < count.noun else count.noun
    last = max(_kept(sentence, count.noun))
    while first < count.noun and sentence.tokens[first].upos in ("ADP", "DET", "PUNCT", "NUM", "SYM"):
        first += 1
    return document.cite(sentence.cover(first, min(last, first + LONGEST)))


def _kept(sentence: Sentence, index: int) -> list[int]:
    kept, left = [], [index]
    while left:
        kept.append(left.pop())
        for child in sentence.children[kept[-1]]:
            relation = sentence.tokens[child].deprel
            apart = relation.startswith(CUT) or (kept[-1] == index and relation in ("conj", "cc"))
            if not apart and case_of(sentence, child) not in INCLUDING:
                left.append(child)
    return kept


def place_of(document: Document, sentence: Sentence, word: int) -> Evidence | None:
    """The place named nearest to the word that tells what happened."""
    places = [label for label in sentence.labels if label.kind == "place"]
    inside = [
        label for label in places if label.first and sentence.tokens[label.first - 1].lemma in ("in", "at", "near")
    ]
    if not inside:
        return None
    nearest = min(inside, key=lambda label: abs(label.first - word))
    return document.cite(sentence.cover(nearest.first, nearest.last - 1))


def period_of(document: Document, sentence: Sentence, span: Span, times: tuple[TimeExpression, ...]) -> Period | None:
    """The days over which the number was counted, where its sentence tells them."""
    first = bisect_right(times, sentence.span.start - 1, key=lambda time: time.evidence.span.start)
    here = [time for time in times[first : first + 12] if time.period and time.evidence.span in sentence.span]
    if not here:
        return None
    nearest = min(here, key=lambda time: _distance(time.evidence.span, span))
    start, published = nearest.period.start if nearest.period else None, document.day
    before = document.text[max(0, nearest.evidence.span.start - 24) : nearest.evidence.span.start]
    if SINCE.search(before) and start and published and start <= published:
        return Period(start, document.day_after)
    return nearest.period


def _distance(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def source_of(document: Document, sentence: Sentence, number: int, reporting: Reporting) -> Evidence | None:
    """Who counted: "according to the ministry", "by the count of the clinic", or the subject of a verb that tells."""
    for index, token in enumerate(sentence.tokens):
        if token.lemma == "accord" or token.text.lower() == "according":
            return _according(document, sentence, index)
        if (counting := _reckons(sentence, index, reporting)) is not None:
            return _phrase(document, sentence, counting)
    below = number
    for verb in sentence.ancestors(number):
        if sentence.tokens[verb].upos == "VERB" and _tells(sentence, verb, below, reporting):
            for subject in sentence.dependents(verb, "nsubj"):
                if sentence.tokens[subject].lemma in NOBODY or sentence.tokens[subject].deprel == "nsubj:pass":
                    continue
                if subject != number and number not in sentence.subtree(subject):
                    return _phrase(document, sentence, subject)
        below = verb
    return None


def _tells(sentence: Sentence, verb: int, below: int, reporting: Reporting) -> bool:
    """Whether what hangs below the verb is what is told: not "attacked a village, killing 12", nor "cost 12 lives"."""
    tokens = sentence.tokens
    behind = tokens[verb + 1].lemma if verb + 1 < len(tokens) else ""
    relation = tokens[below].deprel.partition(":")[0]
    leading = {tokens[child].lemma for child in sentence.dependents(below, "case", "mark")}
    for cue in reporting.verbs.get(tokens[verb].lemma.lower(), ()):
        if cue.particle and cue.particle != behind:
            continue
        named = "amount" in cue.takes or ("object" in cue.takes and cue.stance in COUNTING)
        ways = {"obj": named, "obl": "amount" in cue.takes}
        if cue.takes & TOLD.get(relation, frozenset()) or ways.get(relation) or leading & cue.after:
            return True
    return False


def _reckons(sentence: Sentence, index: int, reporting: Reporting) -> int | None:
    """Whose it is where the noun reckons: "by the count of the clinic"."""
    lemma = sentence.tokens[index].lemma
    for case in sentence.dependents(index, "case"):
        if (sentence.tokens[case].lemma, lemma) in reporting.reckonings:
            for whose in sentence.dependents(index, "nmod"):
                if any(sentence.tokens[of].lemma == "of" for of in sentence.dependents(whose, "case")):
                    return whose
    return None


def _according(document: Document, sentence: Sentence, index: int) -> Evidence | None:
    head = sentence.tokens[index].head
    if head > index:
        return _phrase(document, sentence, head)
    below = [child for child in sentence.dependents(index, "obl", "obj", "nmod") if child > index]
    return _phrase(document, sentence, below[0]) if below else None


def _phrase(document: Document, sentence: Sentence, index: int) -> Evidence | None:
    kept = [each for each in _kept(sentence, index) if sentence.tokens[each].deprel not in ("case", "fixed", "mark")]
    first = index
    while first - 1 in kept:
        first -= 1
    last = index
    while last + 1 in kept:
        last += 1
    return document.cite(sentence.cover(first, last))


def event_of(sentence: Sentence, word: int, here: tuple[Event, ...]) -> str | None:
    """Of the events in the sentence, the one whose trigger stands nearest to the word that tells what happened."""
    if not here:
        return None
    span = sentence.tokens[word].span
    nearest = min(here, key=lambda event: max(0, _distance(event.trigger.span, span)))
    return nearest.id if _distance(nearest.trigger.span, span) < 80 else None

"""Claims: what the lexicon of reporting words finds, and what the model hears, weighed against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extractors.attribution import Attribution, find_attributions
from dragoman.extractors.attribution.extents import extents_of
from dragoman.extractors.attribution.quoted import Quotations
from dragoman.extractors.weighing import levels
from dragoman.knowledge.reporting import Cue, Reporting
from dragoman.records import Document, Hearing, Sentence, Span


def weigh_attributions(
    document: Document, sentences: Sequence[Sentence], reporting: Reporting, least: float = levels.LEAST
) -> Iterator[Attribution]:
    """The attributions that are likely enough, in the order of their sentences."""
    quotations = Quotations(document.text)
    ruled: dict[Span, list[Attribution]] = defaultdict(list)
    for one in find_attributions(document, sentences, reporting):
        ruled[one.sentence.span].append(one)
    for sentence in sentences:
        yield from _weigh(sentence, ruled[sentence.span], quotations, least)


def _weigh(
    sentence: Sentence, ruled: Sequence[Attribution], quotations: Quotations, least: float
) -> Iterator[Attribution]:
    if sentence.hearings is None:
        yield from ruled
        return
    heard = {token: one for one in sentence.hearings for token in range(one.first, one.last + 1)}
    found: list[Attribution] = []
    taken: set[int] = set()
    for one in ruled:
        if one.cue is None:
            found.append(one)
            continue
        hearing = next((heard[token] for token in _tokens(sentence, one.cue) if token in heard), None)
        taken |= set() if hearing is None else {hearing.first}
        score = levels.CLAIMS.score(hearing.score if hearing else 0.0, ruled=True)
        if score >= least:
            found.append(replace(one, score=score))
    for hearing in sentence.hearings:
        score = levels.CLAIMS.score(hearing.score, ruled=False)
        if score >= least and hearing.first not in taken and (new := _heard(sentence, hearing, quotations)):
            found.append(replace(new, score=score))
    yield from sorted(found, key=lambda one: one.cue.start if one.cue else -1)


def _tokens(sentence: Sentence, cue: Span) -> Iterator[int]:
    return (number for number, token in enumerate(sentence.tokens) if token.span.overlaps(cue))


def _heard(sentence: Sentence, hearing: Hearing, quotations: Quotations) -> Attribution | None:
    """What the model alone hears; nothing where the sentence does not hold what is said."""
    extents = extents_of(sentence)
    content = extents.span(*hearing.content) if hearing.content else None
    if content is None:
        return None
    content = quotations.complete(content)
    cue = sentence.cover(hearing.first, hearing.last)
    word = Cue(sentence.tokens[hearing.first].lemma.lower(), hearing.stance)
    return Attribution(
        sentence, extents, hearing.first, cue, word, hearing.source, None, content, quotations.within(content), "model"
    )

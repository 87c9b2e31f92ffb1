"""Who is mentioned: every phrase that stands for someone or something that can act or be acted on.

"Egypt's intelligence chief Hassan Rashad met a Hamas delegation" mentions Egypt, its intelligence chief, Hamas
and the delegation. A phrase that stands for several at once ("both sides") has a mention for each.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extractors.actors import Coded, Coder
from dragoman.extractors.home import Home
from dragoman.extractors.names import NameRun, find_names
from dragoman.extractors.phrases import Phrase, find_phrases
from dragoman.knowledge import Knowledge
from dragoman.records import Document, Mention, Sentence, Span

__all__ = ["find_mentions"]


def find_mentions(document: Document, sentences: tuple[Sentence, ...], knowledge: Knowledge) -> Iterator[Mention]:
    """The mentions of a report, in the order of their heads; ``actor`` is who is meant, where that is known."""
    names = [find_names(sentence, knowledge.directory) for sentence in sentences]
    coder = Coder(knowledge, document.day, Home(document, sentences, names, knowledge.directory))
    for number, (sentence, runs) in enumerate(zip(sentences, names, strict=True)):
        coder.open(number, sentence, runs)
        for phrase in _phrases(sentence, runs):
            coded = coder.code(phrase)
            coder.remember(phrase, coded)
            yield from _mentions(document, phrase, coded)


def _phrases(sentence: Sentence, runs: list[NameRun]) -> list[Phrase]:
    """All phrases, and the known names inside others: "Hamas" in "a Hamas delegation"."""
    phrases = {phrase.head: phrase for phrase in find_phrases(sentence)}
    for run in runs:
        if not any(index in phrases for index in range(run.first, run.last)):
            top = _top(sentence, run)
            phrases[top] = Phrase(sentence, top, run.first, run.last - 1, tuple(range(run.first, run.last)), None, ())
    return [phrases[head] for head in sorted(phrases)]


def _top(sentence: Sentence, run: NameRun) -> int:
    inside = range(run.first, run.last)
    return next((index for index in inside if sentence.tokens[index].head not in inside), run.first)


def _mentions(document: Document, phrase: Phrase, coded: Coded) -> Iterator[Mention]:
    tokens = phrase.sentence.tokens
    evidence = document.cite(Span(tokens[phrase.first].span.start, tokens[phrase.last].span.end))
    for actor in coded.actors or (None,):
        yield Mention(evidence, phrase.token.span.start, coded.kind, actor, coded.by)



"""Who is mentioned: every phrase that stands for someone or something that can act or be acted on.

"Egypt's intelligence chief Hassan Rashad met a Hamas delegation" mentions Egypt, its intelligence chief, Hamas
and the delegation. A phrase that stands for several at once ("both sides") has a mention for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.extractors.actors import Coder
from dragoman.extractors.attribution.ownwords import Stretches
from dragoman.extractors.capitals import settle_towns, without_towns
from dragoman.extractors.guests import with_guests
from dragoman.extractors.headline import read_headline
from dragoman.extractors.home import Home
from dragoman.extractors.names import Names, read_names, without_namesakes
from dragoman.extractors.phrases import Phrase, find_phrases, phrase_at
from dragoman.extractors.publishers import read_publisher
from dragoman.extractors.quotations import find_quotations
from dragoman.extractors.reading import Coded
from dragoman.extractors.styles import Style, with_fields
from dragoman.extractors.surnames import settle_surnames
from dragoman.knowledge import Knowledge
from dragoman.knowledge.titles import Titles
from dragoman.records import Document, Mention, Sentence, Span

BODIES_OF_STATES = frozenset(["person", "organisation", "force", "group", "court"])
THINGS = frozenset(["place", "facility", "weapon"])
# What "in" stands before as an adverb, and what may be a soldier elsewhere.
ADVERBS = frozenset(["general", "private"])
__all__ = ["find_mentions"]


def find_mentions(document: Document, sentences: tuple[Sentence, ...], knowledge: Knowledge) -> Iterator[Mention]:
    """The mentions of a report, in the order of their heads; ``actor`` is who is meant, where that is known."""
    titles = knowledge.english.titles
    names = [read_names(sentence, knowledge.directory, titles) for sentence in sentences]
    names = settle_surnames(settle_towns(without_towns(names, knowledge.gazetteer), knowledge.gazetteer))
    headline, publisher = read_headline(document, knowledge), read_publisher(document, knowledge)
    names = without_namesakes(names, publisher.country if publisher.official else None, titles)
    names = [with_fields(here, titles) for here in names]
    home = Home(document, names, knowledge, headline)
    quoted = Stretches(quotation.span for quotation in find_quotations(document.text))
    coder = Coder(knowledge, document.day, home, headline, quoted)
    mentions = _read(document, names, coder, titles)
    if home.publisher is None:
        yield from mentions
    else:
        yield from with_guests(document, sentences, list(mentions), home.publisher, knowledge.english.reporting.verbs)


def _read(document: Document, names: Sequence[Names], coder: Coder, titles: Titles) -> Iterator[Mention]:
    for number, here in enumerate(names):
        coder.open(number, here)
        for phrase in _together(_once(_phrases(here, titles), coder), coder):
            coded = coder.code(phrase)
            coder.remember(phrase, coded)
            yield from _mentions(document, phrase, coded)


def _phrases(names: Names, titles: Titles) -> list[Phrase]:
    """All phrases; the names inside others ("Hamas" in "a Hamas delegation"), and roles ("police brutality")."""
    sentence = names.sentence
    phrases = {phrase.head: phrase for phrase in find_phrases(sentence) if not _is_adverb(phrase)}
    stretches = [(run.first, run.last) for run in names.runs] + [(label.first, label.last) for label in names.labels]
    for first, last in stretches:
        if not any(index in phrases for index in range(first, last)):
            top = _top(sentence, first, last)
            phrases[top] = Phrase(sentence, top, first, last - 1, tuple(range(first, last)), None, ())
    for index, token in enumerate(sentence.tokens):
        if token.deprel == "compound" and token.upos == "NOUN" and index not in phrases:
            role = titles.roles.get(token.lemma)
            if role and role.kind not in THINGS and sentence.tokens[token.head].lemma not in titles.roles:
                phrases[index] = phrase_at(sentence, index)
    return [phrases[head] for head in sorted(phrases)]


def _is_adverb(phrase: Phrase) -> bool:
    """ "In general", "in private": ranks only to look at."""
    before = phrase.sentence.tokens[phrase.head - 1].lemma.lower() if phrase.head else ""
    return phrase.words == (phrase.head,) and before == "in" and phrase.token.text in ADVERBS


def _once(phrases: Sequence[Phrase], coder: Coder) -> Iterator[Phrase]:
    """The phrases; of a name with its title only the highest in the tree, for the whole of it."""
    whole: dict[Style, Phrase] = {}
    for phrase in phrases:
        style = coder.style(phrase.head)
        if style is not None and (style not in whole or _depth(phrase) < _depth(whole[style])):
            whole[style] = phrase
    for phrase in phrases:
        style, around = coder.style(phrase.head), coder.styles.get(phrase.head)
        if style is None and around is not None and phrase.lemma in coder.titles.marks["honorifics"]:
            continue
        if style is None:
            yield phrase if around is None else _within(phrase, around.title + 1, around.name - 1)
        elif whole[style] is phrase:
            yield replace(phrase, first=style.first, last=style.last)


def _together(phrases: Iterable[Phrase], coder: Coder) -> Iterator[Phrase]:
    """The phrases; "the leaders of Norland and Sudland" is one, and the states in it none beside."""
    inside: set[int] = set()
    for phrase in phrases:
        if phrase.head in inside:
            continue
        owners = coder.shared_owners(phrase) if coder.code(phrase).kind in BODIES_OF_STATES else []
        inside.update(owners)
        yield replace(phrase, last=max([phrase.last, *(_end(phrase.sentence, owner) for owner in owners)]))


def _end(sentence: Sentence, index: int) -> int:
    return phrase_at(sentence, index).last


def _depth(phrase: Phrase) -> int:
    return len(phrase.sentence.ancestors(phrase.head))


def _within(phrase: Phrase, first: int, last: int) -> Phrase:
    return replace(phrase, first=max(phrase.first, first), last=min(phrase.last, last))


def _top(sentence: Sentence, first: int, last: int) -> int:
    inside = range(first, last)
    return next((index for index in inside if sentence.tokens[index].head not in inside), first)


def _mentions(document: Document, phrase: Phrase, coded: Coded) -> Iterator[Mention]:
    tokens = phrase.sentence.tokens
    evidence = document.cite(Span(tokens[phrase.first].span.start, tokens[phrase.last].span.end))
    for actor in coded.actors or (None,):
        yield Mention(evidence, phrase.token.span.start, coded.kind, actor, coded.by)

"""Whose "we" and "our" are in what an office quotes of its guests: theirs, not the office's.

"We will send aid to our partners," the Maltese premier said, in what the President of Norland's office publishes: "we"
are Malta. A quotation of several sentences has its speaker before it or behind it; one that has neither goes on with
the words of whoever spoke right before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.extractors.coreference import FIRST
from dragoman.extractors.quotations import Quotation, find_quotations
from dragoman.extractors.reading import PLURALS
from dragoman.records import Actor, Document, Mention, Sentence

SPEAKER, PRONOUN = "mentions/speaker", "mentions/pronoun"
OURS = frozenset(["our", "my"])
# How many characters may stand between a quotation and the one that goes on with it.
CLOSE = 3


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying outside quotation marks: where it stands, and where its subject does; is he one person?"""

    at: int
    subject: int
    single: bool


def with_guests(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], host: str, verbs: Collection[str]
) -> Iterator[Mention]:
    """The mentions; those by which a guest of ``host`` speaks of his own side as his."""
    heads = {mention.head: mention for mention in mentions}
    spoken = list(_spoken(document, sentences, heads, host, verbs))
    for mention in mentions:
        at = mention.evidence.span.start
        guest = next((guest for quotation, guest in spoken if quotation.span.start <= at < quotation.span.end), None)
        yield mention if guest is None else _as_said(mention, guest, host)


def _as_said(mention: Mention, guest: Actor, host: str) -> Mention:
    words = mention.evidence.quote.lower().split()
    if mention.by == SPEAKER and words[0] in FIRST:
        return replace(mention, actor=guest)
    if words[0] not in OURS or mention.actor is None or mention.actor.country != host:
        return mention
    return replace(mention, actor=Actor(mention.evidence.quote, guest.country, mention.actor.sectors))


def _spoken(
    document: Document,
    sentences: Sequence[Sentence],
    heads: Mapping[int, Mention],
    host: str,
    verbs: Collection[str],
) -> Iterator[tuple[Quotation, Actor]]:
    """The quotations of those who are of another country than the host."""
    quotations = list(find_quotations(document.text))
    speaker: Actor | None = None
    end = -CLOSE
    for quotation in quotations:
        first = _introduced(document.text, quotation.outer.start)
        around = [one for one in sentences if one.span.end > first and one.span.start < quotation.outer.end]
        saying = _nearest(quotation, [one for each in around for one in _sayings(each, quotations, verbs)])
        if saying is not None:
            said = heads.get(saying.subject)
            speaker = said.actor if said is not None and said.kind == "person" and saying.single else None
            if said is not None and said.by == PRONOUN and _is_named(speaker, quotation, heads):
                speaker = None
        elif quotation.outer.start - end > CLOSE:
            speaker = None
        end = max((one.span.end for one in around), default=quotation.outer.end)
        if speaker is not None and speaker.country not in (None, host):
            yield quotation, speaker


def _is_named(actor: Actor | None, quotation: Quotation, heads: Mapping[int, Mention]) -> bool:
    """Whether the quoted words name him, of whom "he said" is then most often not told."""
    span = quotation.span
    return any(mention.actor == actor for head, mention in heads.items() if span.start <= head < span.end)


def _introduced(text: str, start: int) -> int:
    """Where a quotation begins, or before it the colon that announces it: 'Poe added: "We will help."'"""
    before = text[:start].rstrip()
    return len(before) - 1 if before.endswith(":") else start


def _nearest(quotation: Quotation, sayings: Sequence[Saying]) -> Saying | None:
    """The verb that stands nearest to the quotation, on either side."""

    def distance(saying: Saying) -> int:
        return max(quotation.outer.start - saying.at, saying.at - quotation.outer.end)

    return min(sayings, key=distance, default=None)


def _sayings(sentence: Sentence, quotations: Sequence[Quotation], verbs: Collection[str]) -> Iterator[Saying]:
    for index, token in enumerate(sentence.tokens):
        if token.lemma not in verbs or token.upos != "VERB" or _is_inside(token.span.start, quotations):
            continue
        for subject in sentence.dependents(index, "nsubj")[:1]:
            single = sentence.tokens[subject].xpos not in PLURALS and not sentence.dependents(subject, "conj")
            yield Saying(token.span.start, sentence.tokens[subject].span.start, single)


def _is_inside(at: int, quotations: Sequence[Quotation]) -> bool:
    return any(one.outer.start <= at < one.outer.end for one in quotations)

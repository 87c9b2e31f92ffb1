"""Whose voice it is: the mention that speaks, or the phrase that says who does.

Of "the spokesman for the port, Ilan Dor, said", the whole phrase; of "Holt said", the Holt who was named before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.extractors.attribution import Attribution
from dragoman.extractors.phrases import HYPHENS
from dragoman.records import Actor, Document, Mention, Span

__all__ = ["voice_of", "voices_of"]

# Mentions that name nobody: the whole phrase says more about the speaker.
UNNAMED = frozenset({"role", "thing"})
LONGEST_SPEAKER = 100
# How a name with its title is told from others, and how many words around a body may be part of it.
TITLED = "+title"
BEFORE, BEHIND = 30, 10


def voices_of(mentions: Iterable[Mention]) -> dict[int, Mention]:
    """Who stands at each place; those of several states are one voice, of none of them: "both presidents"."""
    found: dict[int, list[Mention]] = {}
    for one in mentions:
        found.setdefault(one.head, []).append(one)
    return {head: _together(those) for head, those in found.items()}


def _together(those: Sequence[Mention]) -> Mention:
    actors = [one.actor for one in those if one.actor is not None]
    if len({actor.country for actor in actors}) < 2:
        return those[-1]
    *before, last = (actor.name for actor in actors)
    shared = actors[0].sectors if len({actor.sectors for actor in actors}) == 1 else ()
    quote = those[-1].evidence.quote
    # "The judges of Norland and Sudland" are told of in the text's own words.
    told = all(" of " in actor.name and actor.name.partition(" of ")[0] in quote for actor in actors)
    name = quote.removeprefix("The ").removeprefix("the ") if told else f"{', '.join(before)} and {last}"
    return replace(those[-1], actor=Actor(name, None, shared))


def voice_of(attribution: Attribution, mentions: Mapping[int, Mention], document: Document) -> Mention | None:
    """The mention whose head speaks, or one made from its phrase."""
    if attribution.speaker is None:
        return None
    head = attribution.sentence.tokens[attribution.speaker].span.start
    if (bearer := _bearer(attribution, mentions)) is not None:
        return bearer
    known, span = mentions.get(head), speaker_span(attribution)
    if known is not None and attribution.cue is not None and known.evidence.span.overlaps(attribution.cue):
        # A phrase that swallowed "according to".
        return replace(known, evidence=document.cite(span))
    if known is not None and (whole := _of_several(attribution, known, span)) is not None:
        actor = known.actor and replace(known.actor, name=document.cite(whole).quote, country=None)
        return replace(known, evidence=document.cite(whole), actor=actor)
    if known is not None and (known.kind not in UNNAMED or not _fits(known, span)):
        return known
    if known is not None:
        return replace(known, evidence=document.cite(span))
    return Mention(document.cite(span), head, "source", None, "claim/source")


def _bearer(attribution: Attribution, mentions: Mapping[int, Mention]) -> Mention | None:
    """Who bears the title in which a body stands that a tree took for the speaker.

    "Stated by Head of the Mayor's Office Jane Poe": Poe spoke, not her office.
    """
    place, tokens = attribution.speaker or 0, attribution.sentence.tokens
    near = tokens[max(0, place - BEFORE) : place + BEHIND]
    around = (mentions.get(token.span.start) for token in near)
    titled = (one for one in around if one is not None and one.kind == "person" and one.by.endswith(TITLED))
    return next((one for one in titled if tokens[place].span in one.evidence.span), None)


def _of_several(attribution: Attribution, known: Mention, phrase: Span) -> Span | None:
    """All of "envoys of Chad, Mali and Niger", where a tree sets the others beside the envoys; they have no country."""
    sentence, head = attribution.sentence, attribution.speaker
    if head is None:
        return None
    token, owners = sentence.tokens[head], sentence.dependents(head, "nmod")
    if token.xpos != "NNS" or known.evidence.span.start > token.span.start or len(phrase) > LONGEST_SPEAKER:
        return None
    owner = next((one for one in owners if one > head and sentence.tokens[one].upos == "PROPN"), None)
    if owner is None or known.evidence.span.end not in (token.span.end, sentence.tokens[owner].span.end):
        return None
    more = [other for one in (head, owner) for other in sentence.dependents(one, "conj") if other > owner]
    bare = all(
        sentence.tokens[one].upos == "PROPN" and not sentence.dependents(one, "case", "det", "acl") for one in more
    )
    return (
        Span(known.evidence.span.start, phrase.end) if more and bare and phrase.end > known.evidence.span.end else None
    )


def _fits(mention: Mention, span: Span) -> bool:
    """Is the phrase the mention with a little more ("spokesman" and "spokesman for the port, Ilan Dor")?"""
    return mention.evidence.span in span and len(span) <= LONGEST_SPEAKER


def speaker_span(attribution: Attribution) -> Span:
    """The phrase of the speaker, up to the first clause or apposition that hangs on it."""
    sentence, head = attribution.sentence, attribution.speaker or 0
    first, last = attribution.extents.first[head], attribution.extents.last[head]
    for child in sentence.dependents(head, "acl", "appos", "parataxis", "punct"):
        # "Yu Hoi-kwan" goes on behind the hyphen.
        if child > head and sentence.tokens[child].text not in HYPHENS:
            last = min(last, attribution.extents.first[child] - 1)
    for case in sentence.dependents(head, "case"):
        if case < head:
            first = max(first, attribution.extents.last[case] + 1)
    if attribution.by == "turn":
        # "HOLT: Good morning": up to the colon, wherever the tree hung the name.
        first, last = 0, sum(token.span.end <= attribution.content.start for token in sentence.tokens) - 1
    return attribution.extents.span(first, max(last, head)) or sentence.tokens[head].span

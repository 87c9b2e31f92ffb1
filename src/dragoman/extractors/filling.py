"""Parties that the report names elsewhere: "the leaders" are those who met, "the shelling" belongs to the war.

Only where the sentence itself leaves a side open, and only with parties that the report itself puts there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.extractors.drafts import Draft, codes, is_of_history
from dragoman.extractors.interlocutors import NOBODY, Interlocutors, with_interlocutors, without_repeated
from dragoman.extractors.invading import War, is_the_war, is_their_invasion, is_waged, may_be_fought
from dragoman.extractors.roles import Parties, in_order
from dragoman.extractors.suffering import is_waged_with
from dragoman.extractors.weighing import is_by_itself, is_opposed, is_viewed
from dragoman.knowledge.modality import Modality
from dragoman.records import Mention

# Collective words for those who talk with each other.
TOGETHER = frozenset(("leader", "side", "interlocutor", "president", "minister", "participant", "head"))
DEFINITE = frozenset(("the", "both", "these", "all"))
# Words for talk that takes up the call of which a report tells.
EXCHANGING = frozenset(("discuss", "exchange", "review", "touch", "raise", "discussion", "conversation"))
# More wars than this no report tells of.
MOST = 40


def fill(
    drafts: Sequence[Draft],
    mentions: Sequence[Mention],
    modality: Modality,
    talks: Interlocutors = NOBODY,
    invasions: Sequence[War] = (),
) -> Iterator[Draft]:
    """The drafts, each with the parties that others of the same report give it; ``talks`` are those of the report.

    ``invasions`` are wars that everybody knows; those that the report tells of come first.
    """
    wars = [draft.parties for draft in drafts if draft.type == "ASSAULT" and _has_both(draft.parties)][:MOST]
    met = _two_leaders(mentions)
    by_phone = {draft.mode for draft in drafts if draft.type == "CONSULT" and draft.mode} == {"phone"}
    for draft in drafts:
        if is_by_itself(draft.hit, modality):
            yield draft
            continue
        filled = draft
        if all_of(draft.parties) or not is_viewed(draft.hit):
            # "In the context of the talks on gas": of nobody who does something in view of them.
            filled = replace(draft, parties=with_interlocutors(draft, talks))
            filled = replace(filled, parties=_as_one(filled, met)) if met else filled
        if by_phone and filled.hit.trigger.lemma in EXCHANGING and filled.mode is None and filled.realis == "actual":
            # What is discussed in a report of a call is discussed on the phone.
            filled = replace(filled, mode="phone")
        if filled.type == "ASSAULT":
            known = [war.sides for war in invasions if may_be_fought(filled, war)]
            told = () if is_of_history(draft, drafts) else wars
            filled = replace(filled, parties=_fought(filled, told, known, modality))
        if filled.type == "CONSULT" and filled.mode == "phone":
            filled = replace(filled, parties=_on_the_line(filled))
        elif filled.hit.trigger.type == "CONSULT" and filled.hit.trigger.reciprocal:
            filled = replace(filled, parties=_guest_first(filled))
        filled = replace(filled, parties=without_repeated(filled))
        if filled.hit.trigger.reciprocal and len(all_of(filled.parties)) > 1:
            met = all_of(filled.parties)
        yield filled


def all_of(parties: Parties) -> tuple[Mention, ...]:
    """Both sides together."""
    return (*parties.actors, *parties.recipients)


def _has_both(parties: Parties) -> bool:
    return bool(codes(parties.actors)) and bool(codes(parties.recipients))


def _as_one(draft: Draft, met: tuple[Mention, ...]) -> Parties:
    """ "The leaders agreed", after they met: each of them."""
    actors = draft.parties.actors
    if draft.hit.trigger.reciprocal and not actors and not draft.parties.recipients:
        return replace(draft.parties, actors=met)
    if len(actors) == 1 and _is_collective(actors[0]):
        return replace(draft.parties, actors=met)
    return draft.parties


def _is_collective(mention: Mention) -> bool:
    """ "The two leaders", "the meeting participants"; "church leaders" and "the EU countries" are others."""
    if any(word[:1].isupper() for word in mention.evidence.quote.split()[1:]):
        return False
    words = mention.evidence.quote.lower().split()
    known = len(words) == 1 or words[0] in DEFINITE
    return known and len(words) <= 3 and words[-1].endswith("s") and words[-1][:-1] in TOGETHER | {"partie", "countrie"}


def _two_leaders(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """In a report that knows two people in office, of two countries, "the leaders" are those two."""
    first: dict[str, Mention] = {}
    for one in mentions:
        if one.kind == "person" and one.actor and one.actor.id and one.actor.country and "GOV" in one.actor.sectors:
            first.setdefault(one.actor.id, one)
    two = tuple(first.values())
    return two if len(two) == 2 and len(codes(two)) == 2 else ()


def _on_the_line(draft: Draft) -> Parties:
    """Who speak with each other from afar: none of them is the other's guest."""
    everyone = all_of(draft.parties)
    return Parties(in_order(list(everyone)), ()) if draft.parties.actors else draft.parties


def _guest_first(draft: Draft) -> Parties:
    """Where one side is at home, the other visits: "talks with the Norlandic minister in Sudland's capital"."""
    hosting = codes(draft.parties.recipients)
    guests = tuple(one for one in draft.parties.actors if not codes([one]) <= hosting)
    if guests and len(guests) < len(draft.parties.actors):
        # "The president met the minister, who is visiting his country."
        hosts = tuple(one for one in draft.parties.actors if one not in guests)
        return Parties(guests, in_order([*hosts, *draft.parties.recipients]))
    home = draft.place.country if draft.place else None
    everyone = all_of(draft.parties)
    if len({one.evidence.span for one in everyone}) < len(everyone):
        return draft.parties  # "the ministers of Norland and Sudland" are told of as one
    hosts = tuple(one for one in everyone if home and codes([one]) == {home})
    guests = tuple(one for one in everyone if one not in hosts)
    return Parties(guests, hosts) if hosts and codes(guests) else draft.parties


def _fought(draft: Draft, wars: Sequence[Parties], known: Sequence[Parties], modality: Modality) -> Parties:
    """An assault with those whom the wars of the report add; all fight in what is done by all to each other.

    ``known`` wars add theirs to "the war" and to invasions alone: who shelled a town they do not tell. To what its
    sentence tells others do against it, none adds anybody.
    """
    parties, hit = draft.parties, draft.hit
    # "World War II", "the Gulf War": one that has a name is not the one of which the report tells.
    named = hit.scene.tokens[hit.index].upos == "PROPN"
    if named:
        wars = ()
    if hit.trigger.realis == "ongoing" and not codes(parties.actors):
        known = [] if named else [sides for sides in known if is_the_war(hit, sides, modality)]
        parties = _of_the_war(parties, (*wars, *known))
    elif codes(parties.recipients) and not parties.actors and not is_opposed(hit, modality):
        parties = _as_in_war(parties, wars)
    elif codes(parties.actors) and not parties.recipients and is_waged(hit, modality) and not named:
        theirs = [sides for sides in (*wars, *known) if is_their_invasion(hit, sides, modality)]
        parties = _invaded(parties, theirs)
    together = hit.trigger.mutual or is_waged_with(hit)
    return Parties(in_order(list(all_of(parties))), ()) if together else parties


def _of_the_war(parties: Parties, wars: Iterable[Parties]) -> Parties:
    """ "The war", of which nobody is told: the one that the report tells of, and both of its sides."""
    fought = codes(parties.recipients)
    return next((war for war in wars if fought <= codes(all_of(war))), parties)


def _invaded(parties: Parties, wars: Iterable[Parties]) -> Parties:
    """ "The Norlandic invasion", of whom it does not say: of those on whom they wage the war of the report."""
    attackers = codes(parties.actors)
    fought = (war.recipients for war in wars if codes(war.actors) == attackers)
    return replace(parties, recipients=next((ones for ones in fought if not codes(ones) & attackers), ()))


def _as_in_war(parties: Parties, wars: Iterable[Parties]) -> Parties:
    """An attack on those whom a war of the report is fought against is by those who fight it.

    Whom an attack hits stays open where it is not said: of our training reports, most leave it so.
    """
    recipients = codes(parties.recipients)
    for war in wars:
        actors = codes(war.actors)
        if recipients <= codes(war.recipients) and not actors & recipients:
            return replace(parties, actors=war.actors)
    return parties

"""Who talk with each other in a report: those who did together what it tells of nobody, or of only one of them.

"The presidents of Norland and Sudland spoke on Monday. It was agreed to meet again": by both. What a president's office
headlines "Telephone conversation with President of Sudland Jane Poe" tells of the two, whether or not it says so again.
What one of them promises or is asked is not the other's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.extractors.drafts import Draft, codes
from dragoman.extractors.headline import read_headline
from dragoman.extractors.publishers import NO_STATE, read_publisher
from dragoman.extractors.roles import Parties, in_order
from dragoman.knowledge import Knowledge
from dragoman.records import Actor, Document, Mention

# How many sentences open a report.
OPENING = 3
# What is done by all who take part, and what is said by all where the report is of their talks.
JOINT = frozenset(("AGREE", "CONSULT", "COOPERATE", "SUPPORT"))
SAID = frozenset(("AGREE", "SUPPORT"))
# Words that stand for those who talk, whomever they are taken for: "we agreed", "both concurred".
TOGETHER = frozenset(("we", "they", "both", "the two", "both of them", "the two of them"))
# What makes a noun the talks that were told of ("the conversation", "their meeting"), and what makes it others
# ("the trilateral meeting", "the meeting of the council").
DEFINITE = frozenset(("the", "this", "that", "these", "those", "their", "our"))
OTHERS = ("amod", "compound", "nmod", "acl", "conj")
# What an office has with a state that it names; bodies of no state hold them among themselves.
TALKS = frozenset(("talk", "negotiation", "dialogue", "conversation", "consultation"))
# Rules by which a word stands for whoever is meant there; none of them is cited for someone of a headline.
LOOSE = frozenset(f"mentions/{rule}" for rule in ("pair", "speaker", "turn", "pronoun"))


@dataclass(frozen=True, slots=True)
class Talks:
    """Those who talk, one of each country, and the sentence that says so."""

    number: int
    parties: tuple[Mention, ...]

    @property
    def countries(self) -> set[str]:
        return codes(self.parties)


@dataclass(frozen=True, slots=True)
class Interlocutors:
    """The talks that a report tells of; ``lead`` are those it is about.

    ``host`` is the state whose office publishes the report, if one does.
    """

    told: tuple[Talks, ...] = ()
    lead: Talks | None = None
    host: Mention | None = None

    def between(self, draft: Draft, countries: set[str]) -> Talks | None:
        """The talks in which those of the countries may have done it: of the same sentence, else the report's own."""
        number = draft.hit.scene.number
        here = (talks for talks in self.told if talks.number == number and countries <= talks.countries)
        own = self.lead if self.lead is not None and countries <= self.lead.countries else None
        return next(here, own)

    @property
    def are_hosts(self) -> bool:
        """Whether an office tells of its own talks."""
        return self.host is not None and self.lead is not None and codes([self.host]) <= self.lead.countries


NOBODY = Interlocutors()


def find_interlocutors(
    document: Document, drafts: Iterable[Draft], mentions: Sequence[Mention], knowledge: Knowledge
) -> Interlocutors:
    """Who talk in the report."""
    held = sorted(filter(_is_talk, drafts), key=lambda draft: (draft.hit.scene.number, draft.hit.index))
    if not held:
        return NOBODY
    told = tuple(
        Talks(draft.hit.scene.number, parties) for draft in held if len(parties := _by_country(draft.parties)) > 1
    )
    own, others = _of_headline(document, knowledge)
    convened = tuple(_cited(document, one, held[0], mentions) for one in ((own,) if own else ()) + others)
    host = convened[0] if own else None
    return Interlocutors(told, _lead(held[0], convened if others else (), host), host)


def _is_talk(draft: Draft) -> bool:
    return draft.type == "CONSULT" and draft.realis in ("actual", "ongoing") and draft.hit.trigger.reciprocal


def _by_country(parties: Parties) -> tuple[Mention, ...]:
    """The first of each country."""
    found: dict[str, Mention] = {}
    for one in (*parties.actors, *parties.recipients):
        if one.actor and one.actor.country:
            found.setdefault(one.actor.country, one)
    return tuple(found.values())


def _of_headline(document: Document, knowledge: Knowledge) -> tuple[Actor | None, tuple[Actor, ...]]:
    """The state whose office publishes the report, and those in office elsewhere whom its headline names.

    What nobody's office publishes convenes two whom its headline names.
    """
    publisher, headline = read_publisher(document, knowledge), read_headline(document, knowledge)
    own = publisher.country if publisher.official else None
    others = tuple(party.actor for party in headline.others(own) if party.office)
    state = knowledge.directory.states.get(own or "")
    if state is None:
        return None, others if len(others) == 2 else ()
    leaders = (party.actor for party in headline.parties if party.office and party.actor.country == own)
    return next(leaders, Actor(state.name, state.country, ("GOV",), state.id)), others


def _cited(document: Document, actor: Actor, first: Draft, mentions: Iterable[Mention]) -> Mention:
    """Where the text names someone of the headline, in person rather than as the state; else the word for the talks."""
    here = [one for one in mentions if codes([one]) == {actor.country} and one.by not in LOOSE]
    leading = [one for one in here if one.kind == "person" and one.actor and "GOV" in one.actor.sectors]
    listed = [one for one in leading if one.actor and one.actor.id]
    for one in (*listed, *leading, *(one for one in here if one.kind == "state")):
        return one
    token = first.hit.scene.tokens[first.hit.predicate]
    return Mention(document.cite(token.span), token.span.start, "person", actor, "mentions/convened")


def _lead(first: Draft, convened: tuple[Mention, ...], host: Mention | None) -> Talks | None:
    """The talks with which the report begins: as it tells them, else as its headline does.

    An office writes of its own: where the first that it tells of are others', the headline's are the report's.
    """
    number = first.hit.scene.number
    parties = _by_country(first.parties) if number < OPENING else ()
    own = host is None or codes([host]) <= codes(parties)
    if len(codes(convened)) > 1 and not (len(parties) > 1 and own):
        return Talks(0, convened)
    return Talks(number, parties) if len(parties) > 1 else None


def with_interlocutors(draft: Draft, talks: Interlocutors) -> Parties:
    """The parties of a joint act, with those who talk where its sentence leaves it open who did it, or with whom."""
    parties, trigger = draft.parties, draft.hit.trigger
    if trigger.type not in JOINT:
        return parties
    if not trigger.reciprocal:
        return replace(parties, actors=_saying(draft, talks)) if not parties.actors else parties
    found = _doing(draft, talks)
    return parties if found is None else Parties(in_order(list(found)), ())


def without_repeated(draft: Draft) -> Parties:
    """The parties of a joint act; nobody has it done to him whose country is among those who do it together."""
    parties = draft.parties
    acting, acted_on = codes(parties.actors), codes(parties.recipients)
    if draft.hit.trigger.type not in JOINT or not draft.hit.trigger.reciprocal:
        return parties
    if len(acting) < 2 or not acted_on or not acted_on <= acting:
        return parties
    return Parties(in_order([*parties.actors, *parties.recipients]), ())


def _saying(draft: Draft, talks: Interlocutors) -> tuple[Mention, ...]:
    """Who says what an office tells of its talks as said by nobody: "support was affirmed"; not those it is said to."""
    if draft.type not in SAID or not talks.are_hosts or talks.lead is None or not is_impersonal(draft):
        return ()
    to = codes(draft.parties.recipients)
    return tuple(one for one in talks.lead.parties if not codes([one]) <= to)


def _doing(draft: Draft, talks: Interlocutors) -> Sequence[Mention] | None:
    """Who did it together, where those who talk did; ``None`` where nothing says so."""
    everyone = (*draft.parties.actors, *draft.parties.recipients)
    own = codes(everyone)
    if is_impersonal(draft) or (not own and all(map(_means_all, everyone))):
        # "A truce was signed between Norland and Sudland" is theirs, whoever talks.
        found = talks.between(draft, own)
        return found.parties if found is not None else None
    if len(own) != 1 or codes(draft.parties.actors) != own or not all(map(_has_country, everyone)):
        return None
    found = talks.between(draft, own)
    if found is None or found.countries == own:
        return [*everyone, talks.host] if talks.host is not None and _is_of(talks.host, draft) else None
    others = [one for one in found.parties if not codes([one]) <= own]
    return [*everyone, *others] if _is_theirs(draft, found is not talks.lead) else None


def _has_country(one: Mention) -> bool:
    return bool(codes([one]))


def _means_all(one: Mention) -> bool:
    return one.evidence.quote.lower() in TOGETHER


def _is_theirs(draft: Draft, here: bool) -> bool:
    """Whether an act of which one of those who talk is told is one of them all; ``here`` in talks of its sentence."""
    if draft.hit.trigger.part != "noun":
        return here or any(map(_means_all, draft.parties.actors))
    if draft.type == "COOPERATE":
        return True
    return draft.realis in ("actual", "planned") and _returns(draft)


def _returns(draft: Draft) -> bool:
    """Whether a noun means talks that were told of, and no more is said of it: "the conversation"."""
    scene, index = draft.hit.scene, draft.hit.index
    if not any(scene.lemmas[word] in DEFINITE for word in scene.below(index, "det", "nmod:poss")):
        return False
    beside = scene.below(index, *OTHERS)
    return all(word in draft.hit.words or scene.tokens[word].deprel == "nmod:poss" for word in beside)


def _is_of(host: Mention, draft: Draft) -> bool:
    """Whether an office that names one foreign side means its own with it: "after talks with Norland", "at the talks
    Norland's envoys received proposals"; not what its own words say is Norland's ("the Norland consultations").
    """
    hit, scene = draft.hit, draft.hit.scene
    if hit.trigger.part != "noun" or hit.carrier is not None or codes([host]) & codes(draft.parties.actors):
        return False
    if any(True for _ in scene.with_case(hit.index, "with")):
        return True
    inside = set(scene.sentence.subtree(hit.index))
    foreign = NO_STATE.isdisjoint(codes(draft.parties.actors)) and all(
        inside.isdisjoint(scene.tokens_in(one.evidence.span)) for one in draft.parties.actors
    )
    words = {scene.lemmas[word] for word in (hit.index, *hit.words, *scene.below(hit.index, "compound"))}
    return draft.type == "CONSULT" and foreign and not words.isdisjoint(TALKS)


def is_impersonal(draft: Draft) -> bool:
    """Whether it is told in the passive without a word for who did it: "it was agreed", "issues were discussed"."""
    scene, index = draft.hit.scene, draft.hit.index
    return draft.hit.trigger.part == "verb" and scene.is_passive(index) and not list(scene.with_case(index, "by"))

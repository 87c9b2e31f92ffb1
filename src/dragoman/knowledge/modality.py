"""What makes an event planned, possible, denied or still under way: "will attack", "if it attacks", "denied attacking".

The words stand in ``languages/en/modality.toml``; what they do to an event is decided in ``extractors/realis.py``.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.knowledge.tables import read_toml

_KEYS = (
    "future", "possible", "negations", "conditions", "inquire", "plan", "want", "deny", "stop", "oppose", "answer",
    "continue", "happen", "perform", "join", "undergo", "bid", "blame", "refute", "undergone", "claim", "owned",
    "suffer", "escape", "holding", "under", "caught", "harmed", "assailants", "prey", "flee", "burst",
    "planned_adjectives", "ongoing_adjectives", "possible_adjectives", "irrealis_nouns", "negative_determiners",
    "hearsay", "accuse", "ascribe", "portions", "mooted", "stir", "wage", "thank", "thanks", "handing", "wished",
    "speak_of", "tell_of", "operations", "recount", "giving", "accounts", "witness", "protect",
    "guilt", "lay", "done_to", "helping", "sheltering", "standing_by", "needing", "quell", "quelling", "committed",
    "wreck", "wrecking", "captivity", "free", "liberating", "dwellers", "serve", "siding", "freedoms", "stricken",
    "forums", "goods", "money",
    "measures", "cut_off", "cut", "holdings",
    "imagined", "plot", "foil", "rally", "approval", "sure", "demanding",
    "setting", "countering", "harming", "topics",
    "bring_about", "grounds", "tools", "ward_off", "striving", "secure", "inquiries", "instances", "former",
    "meanwhile", "stage", "ridding", "receiving", "sending", "favouring", "treaties", "sensed", "warlike", "talks",
    "ties", "arrest", "invading", "bygone",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Modality:
    """Lemmas by what they do to the event below them.

    future and possible: auxiliaries; negations: words of no and not; conditions: "if", "unless"; inquire: words of
    asking, before "if"; plan, want, deny, stop, continue: verbs, adjectives and nouns whose complement is planned,
    wished for, denied, ended, under way;
    oppose: verbs and nouns of those against whom or against whose will their complement is done; answer: those to
    which a deed of the other side gave cause ("in response to the raid", "to avenge the raid");
    happen: verbs whose subject is the event ("talks took place"); perform: verbs whose object is ("held talks");
    join: those with it after "in" ("took part in talks"); undergo: those whose subject suffers it ("faces charges");
    bid: those below which their object acts and not their subject ("urged them to leave", "kept them from leaving"),
    those of blame among them: verbs for what another did ("accused them of it", "thanked them for it");
    refute: those whose object is an accusation, a request or an offer that their subject has not made ("denied the
    charges");
    undergone: nouns of what is done to those whom others are asked to do it to ("called for the release of the envoy");
    claim, owned: verbs, and what is claimed with them, of whoever says that a deed was his ("claimed responsibility");
    suffer, under, caught, prey: verbs and nouns of those to whom force is done ("suffered a raid", "came under fire",
    "caught in crossfire", "fell prey to the shelling"); harmed: verbs of those whom a deed hurts ("killed in the
    raid"), if they are no assailants; flee: verbs of those who are driven out;
    burst: nouns of deeds that happen without a doer in their clause ("the explosion");
    planned_adjectives and the like: adjectives of the event's noun; hearsay: "allegedly"; accuse: words of charging;
    ascribe: verbs of who says whose deed it was, or looks into it ("attributed the raid to them");
    portions: nouns that only count it ("a round of talks"); mooted: adjectives of what there may never be ("possible
    talks"); stir: verbs of what a deed does to the minds of those whom it does not touch ("the killing enraged them");
    wage: verbs of what a war does to those who wage it, and no other deed to anybody ("the war pits them against");
    thank, thanks: words of thanking, and what is expressed in order to thank; handing: nouns that only lead to what is
    given ("a package of aid"); wished: nouns of a wish at which something is done ("at their request");
    speak_of: verbs of those who only speak of measures ("discussed the next sanctions"), tell_of: of
    those who only hear or tell of talks; operations: what an army does,
    recount: verbs of those who lead it and tell of it ("informed the envoy of the operation"), or who do so by giving
    an account (giving, accounts);
    witness: verbs of those before whose eyes a deed is done; protect: verbs whose object it is done for;
    done_to: nouns of deeds of force after which "of" names him to whom they are done, and nobody who does them;
    guilt, lay: nouns of what is laid on those who are said to have done it, and with which verbs ("pinned the blame on
    them"); helping, sheltering: verbs of what one is thanked or blamed for that is no deed of force;
    standing_by, needing: words of those who, beside the helping and thanking, stand by another, and of those who want
    or mourn something, while a war goes on that they need not wage ("congratulated them in days of war");
    quell, quelling: verbs and nouns
    of those who put a protest down; committed: nouns of deeds that are their owner's ("Norland's crimes");
    wreck, wrecking: verbs and nouns of what is done to things, whose owner suffers it; captivity: nouns after which
    "of" names who holds somebody in it; free: words of freeing, after which "from" names those against whom it is
    (liberating: from others' hold);
    dwellers: nouns of those who live in a place; serve, siding: verbs of fighting and nouns of a side, of those on
    whose side one fights; freedoms: nouns of what one fights for before "from" those who are fought; stricken: verbs of
    what places and people suffer that are only named by it ("towns shelled by them"); forums: nouns of bodies that are
    for a deed which nobody in them has done; goods: what a state has and others respect ("integrity"); money: nouns
    before those "for" whom something is given;
    measures: nouns after which "on" and "against" name those whom they are to hit; cut_off: those after which "of" and
    "with" do ("the freezing of its assets", "the halting of trade with Norland"), cut: verbs of the same; holdings:
    what is cut off from those who own it;
    imagined: nouns of what is only thought of, before "of" ("the scenario of an invasion"); plot: nouns of secret plans
    of force, foil: verbs of what is done against such plans; rally, approval: verbs of stirring others up, and what is
    stirred up in favour of a deed ("incited support for a coup"); sure: words of being sure, which "not" makes doubts;
    demanding: words of asking for what only others can do;
    bring_about: verbs before which there is none of what they bring about ("must be imposed"); grounds: what something
    gives for what is to be done, tools: what serves for it ("a tool for talks"); ward_off: verbs of what is to be kept
    from coming; striving: nouns of what one does to bring it about, secure: verbs of getting it;
    inquiries: words of looking into what was done, instances: what is counted there ("every case of"); former: words of
    what is no more;
    countering: verbs of those against whom their complement is, to whom nothing is said by that; harming: nouns of what
    somebody does against others, besides force ("the threat from Norland"); topics: nouns of what talks are about;
    setting: prepositions before a war that only says when something was ("since the World War"); meanwhile, stage:
    prepositions and nouns of what goes on beside something else ("despite the war", "early in the war");
    ridding: verbs before "from" those of whom somebody is rid, or is kept safe; receiving: what whoever does it is not
    asked for; sending: what is done with a paper that carries a request; favouring: verbs of those who would have it
    done; treaties: what agreements are called that have a name; sensed: verbs of those who come to see or have what
    another does; warlike: adjectives of the war that goes on ("the full-scale war");
    talks: nouns of what people meet for, at which they say things; ties: nouns of what they have between them, on the
    occasion of which they meet; arrest: verbs of those who hold or look for whoever did a deed; invading: nouns of a
    war that is waged on somebody, whether he is named or not; bygone: words for states and powers that are no more.
    """

    future: frozenset[str]
    possible: frozenset[str]
    negations: frozenset[str]
    negative_determiners: frozenset[str]
    conditions: frozenset[str]
    inquire: frozenset[str]
    plan: frozenset[str]
    want: frozenset[str]
    deny: frozenset[str]
    stop: frozenset[str]
    oppose: frozenset[str]
    answer: frozenset[str]
    continues: frozenset[str]
    happen: frozenset[str]
    perform: frozenset[str]
    join: frozenset[str]
    undergo: frozenset[str]
    bid: frozenset[str]
    blame: frozenset[str]
    refute: frozenset[str]
    undergone: frozenset[str]
    claim: frozenset[str]
    owned: frozenset[str]
    suffer: frozenset[str]
    escape: frozenset[str]
    holding: frozenset[str]
    under: frozenset[str]
    caught: frozenset[str]
    harmed: frozenset[str]
    assailants: frozenset[str]
    prey: frozenset[str]
    flee: frozenset[str]
    burst: frozenset[str]
    planned_adjectives: frozenset[str]
    ongoing_adjectives: frozenset[str]
    possible_adjectives: frozenset[str]
    irrealis_nouns: frozenset[str]
    hearsay: frozenset[str]
    accuse: frozenset[str]
    ascribe: frozenset[str]
    portions: frozenset[str]
    mooted: frozenset[str]
    stir: frozenset[str]
    wage: frozenset[str]
    thank: frozenset[str]
    thanks: frozenset[str]
    handing: frozenset[str]
    wished: frozenset[str]
    speak_of: frozenset[str]
    tell_of: frozenset[str]
    operations: frozenset[str]
    recount: frozenset[str]
    giving: frozenset[str]
    accounts: frozenset[str]
    witness: frozenset[str]
    protect: frozenset[str]
    guilt: frozenset[str]
    lay: frozenset[str]
    done_to: frozenset[str]
    helping: frozenset[str]
    sheltering: frozenset[str]
    standing_by: frozenset[str]
    needing: frozenset[str]
    quell: frozenset[str]
    quelling: frozenset[str]
    committed: frozenset[str]
    wreck: frozenset[str]
    wrecking: frozenset[str]
    captivity: frozenset[str]
    free: frozenset[str]
    liberating: frozenset[str]
    dwellers: frozenset[str]
    serve: frozenset[str]
    siding: frozenset[str]
    freedoms: frozenset[str]
    stricken: frozenset[str]
    forums: frozenset[str]
    goods: frozenset[str]
    money: frozenset[str]
    measures: frozenset[str]
    cut_off: frozenset[str]
    cut: frozenset[str]
    holdings: frozenset[str]
    imagined: frozenset[str]
    plot: frozenset[str]
    foil: frozenset[str]
    rally: frozenset[str]
    approval: frozenset[str]
    sure: frozenset[str]
    demanding: frozenset[str]
    setting: frozenset[str]
    bring_about: frozenset[str]
    grounds: frozenset[str]
    tools: frozenset[str]
    ward_off: frozenset[str]
    striving: frozenset[str]
    secure: frozenset[str]
    inquiries: frozenset[str]
    instances: frozenset[str]
    former: frozenset[str]
    countering: frozenset[str]
    harming: frozenset[str]
    topics: frozenset[str]
    meanwhile: frozenset[str]
    stage: frozenset[str]
    ridding: frozenset[str]
    receiving: frozenset[str]
    sending: frozenset[str]
    favouring: frozenset[str]
    treaties: frozenset[str]
    sensed: frozenset[str]
    warlike: frozenset[str]
    invading: frozenset[str]
    bygone: frozenset[str]
    talks: frozenset[str]
    ties: frozenset[str]
    arrest: frozenset[str]


def load_modality() -> Modality:
    """Read and check ``languages/en/modality.toml``."""
    row = read_toml("languages/en/modality.toml").only(*_KEYS)
    words = {key: frozenset(row.texts(key)) for key in _KEYS}
    words["bid"] |= words["blame"]
    words["free"] |= words["liberating"]
    words["continues"] = words.pop("continue")
    return Modality(**words)

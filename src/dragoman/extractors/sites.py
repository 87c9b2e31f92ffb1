"""Where an event happened: the toponym that the tree ties to it, or the one that the text points back to.

In "The two met in Vienna, a week after fighting in Aleppo", Vienna is where they met. In "Police in the city arrested
nine" it is the city that was named before. Where a report does not say, an event has no place: where somebody is from,
where he said it, and whose capital speaks, is not where it happened.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from dragoman.extractors.names import is_of_a_pact
from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.records import Place

Site = tuple[int, Place]

WHERE = frozenset(("in", "at", "near", "outside", "inside", "around", "across", "off", "throughout"))
# Deeds of bodies happen on and over places; talks, threats and sanctions are only about what they are "on" or "over".
BODILY = frozenset(("ASSAULT", "PROTEST", "MOBILIZE", "RETREAT", "AID", "COERCE"))
UPON = frozenset(("on", "over"))
# What of a state is that state: "crimes on the territory of Norland".
SOIL = frozenset(
    ("territory", "territories", "soil", "land", "lands", "part", "parts", "east", "west", "north", "south")
)
# Deeds that bear the name of the town where they were: "the Oran bombing".
SCENES = frozenset(("ASSAULT", "PROTEST"))
# Whoever moves is where he goes to or comes from; a man from a town may be anywhere.
ROAD = frozenset(("to", "into", "toward", "towards", "from", "through"))
MOVING = frozenset(("MOBILIZE", "RETREAT", "AID", "CONSULT"))
# Deeds that are done to places: "shelled Kupiansk", "the siege of Homs", "Palmyra was taken".
DONE_TO = frozenset(("ASSAULT", "COERCE"))
SUFFERED = frozenset(("of", "on", "against"))
# Whoever takes one of these takes the place that is named behind it: "the town of Oran".
SETTLED = frozenset(("town", "city", "village", "port"))
# Of these several are somewhere else than where one was named.
SEVERAL = SETTLED | {"territory", "area", "region", "district", "province", "country", "part", "suburb", "settlement"}
# Of these a state suffers what is "of" it; "the war of Norland" is Norland's.
OBJECTIVE = frozenset(
    ("invasion", "occupation", "annexation", "bombing", "shelling", "bombardment", "blockade", "siege", "capture")
)
# The relations by which one noun says more of another: "in the capital, Sanaa", "in a suburb of Damascus".
NOMINAL = frozenset(("nmod", "appos", "compound", "flat", "conj"))
# What is told only to say when something else was, or why: "after the war", "due to the war".
SETTING = frozenset(
    ("after", "before", "since", "until", "following", "follow", "amid", "despite", "because", "due", "owing")
)
# Precisions of what holds towns and districts.
WIDE = frozenset(("region", "country", "sea"))
# Those of whom a noun tells, and who may come between it and its place: "the meeting with the envoys in Oran".
PARTNERS = frozenset(("", "with", "between", "of", "by"))
# Whoever leads others somewhere: "met the team headed by the minister in Oran".
LEADING = frozenset(("head", "lead", "chair", "accompany"))
# "During the talks in Oran", "on his visit to Oran", whatever was said and agreed was said there.
GATHERINGS = frozenset(("talk", "meeting", "summit", "visit", "trip", "conference", "session", "negotiation", "forum"))
DURING = frozenset(("during", "at", "in", "on"))
# "Discussed the situation in Oran", "criticised the raids in Homs": what is in it is not where that was said.
TOPICAL = frozenset(
    (
        "discuss", "review", "consider", "debate", "raise", "address", "assess", "examine", "analyse", "analyze",
        "condemn", "criticise", "criticize", "denounce", "welcome", "praise", "mention", "note", "outline", "describe",
        "deplore", "support", "back", "urge", "demand", "request", "ask", "thank", "accuse", "blame",
    )
)  # fmt: skip
# "In support of Norland", "in memory of Oran": no place is in these.
FOR_SAKE = frozenset(
    (
        "support", "favour", "favor", "defence", "defense", "honour", "honor", "memory", "aid", "solidarity",
        "interest", "view", "light", "case", "face", "name", "respect", "spirit", "control", "charge",
    )
)  # fmt: skip
# What a state has in others.
ABROAD = frozenset(("embassy", "consulate", "ambassador", "envoy", "consul", "diplomat", "troop", "soldier", "ship"))
# How a place stands to what is only called by it: "the Norland embassy".
WHOSE = frozenset(("compound", "amod", "nmod:poss"))
# "Ninety were arrested, including nine in Oran": not all of them.
PARTS = frozenset(("include", "including", "among"))
# What sets one deed beside an earlier one: "an attack that recalled the raid in Oran" was somewhere else.
RECALLING = frozenset(("recall", "echo", "mirror", "resemble", "evoke", "imitate", "surpass", "rival"))
# Words that set one deed beside an earlier one.
ALIKE = frozenset(("reminiscent", "similar", "akin", "comparable"))
# Clauses that happen where the one above them does: "shot himself in Oran after wounding two".
TOGETHER = frozenset(("advcl", "conj", "xcomp", "acl"))
# What takes up a place by its kind, and the precisions of places that it may mean.
TAKING_UP = {
    "city": ("town",), "town": ("town",), "village": ("town",), "capital": ("town",), "district": ("district", "town"),
    "province": ("region",), "region": ("region",), "country": ("country",), "camp": ("district", "exact", "town"),
    "strait": ("sea",), "port": ("town", "exact"), "there": ("town", "district", "region", "exact", "sea", "country"),
}  # fmt: skip
DEFINITE = frozenset(("the", "this", "that", "same"))
# How many sentences back a place may be taken up.
BACK = 3
DEEPEST = 6


def place_sites(scenes: Sequence[Scene], places: Sequence[Place]) -> Mapping[int, list[Site]]:
    """The places of each sentence, each with its head token."""
    found: dict[int, list[Site]] = {}
    left = sorted(places, key=lambda place: place.evidence.span.start)
    number = 0
    for scene in scenes:
        while number < len(left) and left[number].evidence.span.start < scene.sentence.span.end:
            inside = scene.tokens_in(left[number].evidence.span)
            for index in inside:
                if scene.tokens[index].head not in inside and not is_of_a_pact(scene.sentence, index):
                    found.setdefault(scene.number, []).append((index, left[number]))
                    break
            number += 1
    return found


def find_site(hit: Hit, sites: Mapping[int, Sequence[Site]]) -> Place | None:
    """The place that is tied to the trigger, else to its clause or one that goes with it, else one named before."""
    here = sites.get(hit.scene.number, ())
    anchors = set(_anchors(hit))
    if tied := [site for site in here if _is_tied(hit, site, anchors)]:
        return _narrowest(hit, tied)
    if hit.scene.case(hit.index) in SETTING:
        return None
    for clause, fronted in _clauses(hit):
        if around := [site for site in here if _is_in(hit, site, clause, fronted)]:
            return _narrowest(hit, around)
    return _taken_up(hit, sites)


def _anchors(hit: Hit) -> Iterator[int]:
    """The words to which a place of the event is tied; "held" in "the session held in Oran"."""
    yield hit.index
    yield from (word for word in (hit.carrier, hit.happens) if word is not None)
    if hit.trigger.part == "noun":
        # "Talks on ending the war in the hills" are not held there; an operation to seize them is.
        bodily = hit.trigger.type in BODILY
        yield from (
            clause
            for clause in hit.scene.below(hit.index, "acl")
            if (bodily or not hit.scene.below(clause, "mark")) and hit.scene.lemmas[clause] not in RECALLING
        )


def _narrowest(hit: Hit, sites: Sequence[Site]) -> Place:
    """The narrowest place, "Salem" of "Salem, Oregon", and of these the one that stands nearest."""
    return min(sites, key=lambda site: (site[1].precision in WIDE, abs(site[0] - hit.index)))[1]


def _is_tied(hit: Hit, site: Site, anchors: set[int]) -> bool:
    """Whether the place is the trigger's own: "marched in Oran", "the arrest of nine people in Oran"."""
    scene, kind = hit.scene, hit.trigger.type
    whole = _settled(scene, site[0])
    if kind in DONE_TO and scene.tokens[whole].head in anchors and _suffers(hit, (whole, site[1])):
        return True
    if kind in DONE_TO and _is_said_of(hit, whole):
        return True
    if kind in DONE_TO and scene.tokens[hit.index].head == site[0] and scene.relation(hit.index) == "amod":
        return True
    if kind in SCENES and _is_named_for(hit, site):
        return True
    token = _top(scene, site)
    if not _says_where(scene, token, kind):
        return False
    above = scene.tokens[token].head
    if scene.tokens[above].deprel == "acl" and scene.lemmas[above] in LEADING and scene.case(token) in WHERE:
        # "Met the team headed by the minister in Oran": there they met.
        led = scene.tokens[above].head
        return scene.tokens[led].head in anchors or _is_among_partners(scene, led, anchors)
    if scene.case(token) in WHERE and _is_among_partners(scene, above, anchors):
        return True
    inner = scene.relation(above) in ("nmod", "obj") or scene.tokens[above].deprel == "nsubj:pass"
    inner = inner and scene.case(above) not in PARTS
    return above in anchors or (
        kind in BODILY and inner and scene.case(token) not in ROAD and scene.tokens[above].head in anchors
    )


def _is_named_for(hit: Hit, site: Site) -> bool:
    """ "The Oran bombing", "an Oran car bombing": the deed bears the town's name."""
    scene, (token, place) = hit.scene, site
    if hit.trigger.part != "noun" or place.precision not in ("town", "district", "exact"):
        return False
    things = (part for part in scene.below(hit.index, "compound") if scene.tokens[part].upos == "NOUN")
    beside = any(scene.tokens[token].head == thing and not scene.parties([thing]) for thing in things)
    return scene.relation(token) == "compound" and (scene.tokens[token].head == hit.index or beside)


def _is_among_partners(scene: Scene, token: int, anchors: set[int]) -> bool:
    """Whether the noun is one of those with whom something was held."""
    for _ in range(DEEPEST):
        if token in anchors:
            return True
        if token < 0 or scene.relation(token) not in ("nmod", "conj", "appos") or scene.case(token) not in PARTNERS:
            return False
        token = scene.tokens[token].head
    return False


def _top(scene: Scene, site: Site) -> int:
    """The noun by which the place is tied to what is not of it: "suburb" in "in a suburb of Oran"."""
    token, place = site
    for _ in range(DEEPEST):
        above = scene.tokens[token].head
        # "On US ships" is not in the US.
        whose = scene.relation(token) == "compound" and place.precision == "country"
        plain = scene.relation(token) in NOMINAL and scene.tokens[token].deprel != "nmod:poss" and not whose
        sake = above >= 0 and scene.case(token) == "of" and scene.lemmas[above] in FOR_SAKE
        if above < 0 or sake or not plain or scene.case(token) not in ("", "of"):
            break
        token = above
    return token


def _settled(scene: Scene, token: int) -> int:
    """The noun before a name: "town" in "the town of Oran"."""
    above = scene.tokens[token].head
    named = above >= 0 and scene.relation(token) == "nmod" and scene.case(token) == "of"
    return above if named and scene.lemmas[above] in SETTLED else token


def _is_said_of(hit: Hit, token: int) -> bool:
    """Whether it is done to a place in a clause on it: "Oran, the capital, which rebels captured in May"."""
    scene = hit.scene
    clause = scene.tokens[hit.predicate]
    said_of = (token, *scene.below(token, "appos"))
    if clause.deprel != "acl:relcl" or clause.head not in said_of or hit.predicate != hit.index:
        return False
    return any(scene.lemmas[child] in ("which", "that") for child in scene.below(hit.predicate, "obj", "nsubj:pass"))


def _suffers(hit: Hit, site: Site) -> bool:
    """Whether the deed is done to the place itself: "shelled Oran", "the siege of Oran", "besieged Oran"."""
    (head, place), scene = site, hit.scene
    token, case = scene.tokens[head], scene.case(head)
    whose = scene.lemmas[token.head] not in OBJECTIVE or scene.case(token.head) == "under"  # "under the occupation of"
    if case == "of" and place.precision == "country" and whose:
        return False
    return token.deprel in ("obj", "nsubj:pass") or (token.deprel == "nmod" and case in SUFFERED)


def _says_where(scene: Scene, token: int, kind: str) -> bool:
    case = scene.case(token)
    return case in WHERE or (case in UPON and kind in BODILY) or (case in ROAD and kind in MOVING)


def _is_in(hit: Hit, site: Site, clause: int, fronted: bool) -> bool:
    """Whether the place says where that clause happens: not who somebody is, "the embassy in Oran protested".

    ``fronted``: only if it stands before all that is told, "In Oran, shops closed and police fired in the air".
    """
    scene = hit.scene
    token = _top(scene, site)
    above = scene.tokens[token].head
    if above < 0 or scene.clause(token) != clause:
        return False
    if hit.trigger.type not in BODILY and scene.lemmas[above] in GATHERINGS and scene.case(above) in DURING:
        return scene.case(token) in WHERE | {"to"}
    if scene.case(token) not in WHERE:
        return False
    if fronted:
        return above == clause and token < min(scene.below(clause, "nsubj"), default=0)
    if scene.case(above) in PARTS:
        return False
    if scene.tokens[above].upos == "ADV":  # "here in Oran"
        above = scene.tokens[above].head
    if hit.trigger.type in BODILY:
        return above == clause or (scene.tokens[above].deprel != "nsubj" and scene.case(above) != "by")
    if scene.tokens[above].deprel not in ("obj", "nsubj:pass"):
        return above == clause
    return scene.lemmas[scene.tokens[above].head] not in TOPICAL


def _clauses(hit: Hit) -> Iterator[tuple[int, bool]]:
    """The clause of the trigger, and for deeds of bodies those above it; after one of another doer, fronted places."""
    scene = hit.scene
    clause, fronted = scene.clause(hit.index), False
    for _ in range(DEEPEST):
        yield clause, fronted
        apart = (
            scene.relation(clause) not in TOGETHER or scene.case(clause) in SETTING or _mark(scene, clause) in SETTING
        )
        if apart or hit.trigger.type not in BODILY or scene.tokens[clause].head < 0:
            return
        fronted = fronted or bool(scene.below(clause, "nsubj"))
        clause = scene.clause(scene.tokens[clause].head)


def is_in_several(hit: Hit) -> bool:
    """Whether its clause puts it in places without a name: "marched in the occupied towns", "in other cities"."""
    scene = hit.scene
    nouns = [*scene.below(hit.predicate, "obl", "nmod"), *scene.below(hit.index, "obl", "nmod")]
    if scene.tokens[hit.index].deprel == "amod":
        nouns.append(scene.tokens[hit.index].head)
    for noun in nouns:
        wide = scene.tokens[noun].xpos == "NNS" and scene.lemmas[noun] in SEVERAL
        if wide and (scene.case(noun) in WHERE or noun == scene.tokens[hit.index].head):
            return True
    return False


def _mark(scene: Scene, clause: int) -> str:
    return next((scene.lemmas[child] for child in scene.below(clause, "mark")), "")


def _taken_up(hit: Hit, sites: Mapping[int, Sequence[Site]]) -> Place | None:
    """The place that a word of the clause points back to: "there", "in the city"."""
    scene = hit.scene
    clause = scene.clause(hit.index)
    for index, lemma in enumerate(scene.lemmas):
        if lemma in TAKING_UP and scene.clause(index) == clause and _points_back(scene, index):
            return _before(scene, index, TAKING_UP[lemma], sites)
    return None


def _points_back(scene: Scene, index: int) -> bool:
    if scene.lemmas[index] == "there":
        return scene.tokens[index].upos == "ADV"
    if scene.tokens[index].xpos == "NNS":
        return False  # "in the occupied cities" are others than the one where it was said
    determiners = {scene.lemmas[child] for child in scene.below(index, "det", "amod")}
    return (
        scene.case(index) in WHERE and bool(determiners & DEFINITE) and not scene.below(index, "nmod", "appos", "acl")
    )


def _before(scene: Scene, index: int, precisions: tuple[str, ...], sites: Mapping[int, Sequence[Site]]) -> Place | None:
    """The last place of such a kind that was named before."""
    for number in range(scene.number, scene.number - BACK - 1, -1):
        for head, place in reversed(sites.get(number, ())):
            if place.precision not in precisions:
                continue
            if number < scene.number or (head < index and not _is_whose(scene, head, place)):
                return place
    return None


def _is_whose(scene: Scene, token: int, place: Place) -> bool:
    """ "The Norland embassy", "Norland's troops": a state that only says whose something is that may be anywhere."""
    over = scene.tokens[token].head
    called = place.precision == "country" and scene.tokens[token].deprel in WHOSE and over >= 0
    return called and scene.lemmas[over] in ABROAD


def is_home_of(place: Place, text: str, doers: Collection[str], others: Collection[str]) -> bool:
    """Whether a state that a place is named for does the deed to others: "the invasion of Norland", by Norland, is of
    another land; not where the text says "in Norland".
    """
    if place.precision != "country" or place.country not in doers or not others or place.country in others:
        return False
    words = [word for word in text[: place.evidence.span.start].lower().split()[-4:] if word != "the"]
    within = words[-1:] == ["of"] and not SOIL.isdisjoint(words[-2:])
    return WHERE.isdisjoint(words[-1:]) and not within


def is_likened(hit: Hit) -> bool:
    """Whether it only says what another deed is like: "an attack that recalled the 1989 raid"."""
    scene, noun = hit.scene, hit.index
    over = scene.tokens[noun].head
    if hit.trigger.part == "verb" or over < 0:
        return False
    if scene.relation(noun) == "obj":
        return scene.lemmas[over] in RECALLING and scene.relation(over) in ("acl:relcl", "acl", "advcl")
    return scene.lemmas[over] in ALIKE and scene.case(noun) in ("of", "to")

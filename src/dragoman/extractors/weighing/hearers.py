"""Who only stands in what somebody asks, promises or thanks for, and is not the one to whom he says it; whom talks are
about, and who is not at them; and who only tells of what another threatens or asks.

In "Norland and Sudland agreed to extend the embargo on Estland" nobody agrees with Estland; of "discussed the truce
between Norland and Sudland" neither of them talks; in "stressed the threat of raids by Norland" nobody else threatens.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extractors.roles import is_known, takes_part
from dragoman.extractors.scene import SAYING, Scene
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.modality import Modality

# What is said to somebody: asked of him, agreed with him, said in his favour.
SPOKEN = frozenset(("AGREE", "REQUEST", "SUPPORT"))
# What one party says by itself.
SAID_ALONE = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"))
# In which side clauses others are told of, and before which nouns: "in the face of".
REASONS = frozenset(("because", "since", "so", "as", "while", "after", "before", "when", "although", "though", "where"))
CLAUSES = frozenset(("advcl", "acl"))
GROUNDS = frozenset(("face", "background", "backdrop"))
# What stands before him who does a deed of which a noun tells, and how he hangs on it without any.
DOING = frozenset(("by", "from", "of"))
OWNING = frozenset(("nmod:poss", "amod", "compound"))
# What stands before that which talks are about, when they say when something else was, and how that hangs on its verb.
ABOUT = frozenset(("on", "about", "over", "regarding", "concerning"))
TOLD_OF = ABOUT | {"of"}
MEANWHILE = frozenset(("during", "in", "at", "after", "before", "following"))
SAID = frozenset(("obj", "ccomp", "xcomp", "advcl"))
SEEN = frozenset(("visit", "inspect", "tour"))
# What talks are held on, and not about: "on the occasion of", "on the initiative of".
OCCASIONS = frozenset(("occasion", "initiative", "invitation", "behalf", "eve", "request", "instruction", "side"))
# Who is addressed is spoken to.
SPOKEN_TO = frozenset(("address",))
# For what another is thanked.
THANKED = frozenset(("AGREE", "AID", "SUPPORT"))


def unaddressed(hit: Hit, modality: Modality) -> Iterator[int]:
    """Those below a word of speech to whom it is not said: against whom it is, or on account of whom.

    "An end to Norland's raids" is asked of Norland. Of relative clauses, and of who is only feared where something is
    asked, only where somebody else is addressed: of 11 who are told in such clauses as those to whom it is said, on our
    training reports and two annotated sets, 8 are annotated so.
    """
    scene = hit.scene
    if hit.trigger.type not in SPOKEN:
        return
    inner, addressed = [], False
    for token in scene.mentions:
        path = _path(scene, token, _own(hit))
        if not path:
            continue
        harms = modality.harming if hit.trigger.type == "REQUEST" else modality.harming | modality.committed
        harmful = any(_is_harming(scene, word, harms) for word in path)
        helped = hit.trigger.type == "REQUEST" and _is_for_help(scene, path, modality)
        if hit.trigger.type == "SUPPORT" and _is_of_backed(scene, path, hit.index):
            harmful = False
        against = any(_is_against(scene, word, place > 0, modality) for place, word in enumerate(path))
        if against or helped or (harmful and hit.trigger.type != "REQUEST"):
            yield token
        elif harmful or any(_is_aside(scene, word) for word in path[1:]):
            inner.append(token)
        elif scene.relation(path[-1]) != "nsubj":
            addressed = addressed or any(takes_part(one) and is_known(one) for one in scene.parties([token]))
    yield from inner if addressed else ()


def _own(hit: Hit) -> set[int]:
    """The words of the event."""
    return {hit.index, hit.predicate, *hit.words, *(() if hit.carrier is None else (hit.carrier,))}


def _path(scene: Scene, token: int, own: set[int]) -> list[int]:
    """The words from one up to those of the event, without them; none where it does not stand below them."""
    climb = [token, *scene.sentence.ancestors(token)]
    return climb[: next((place for place, word in enumerate(climb) if word in own), 0)]


def _is_against(scene: Scene, word: int, inner: bool, modality: Modality) -> bool:
    """Whether what is said is against the one who stands there, or only about him."""
    lemma, case = scene.lemmas[scene.tokens[word].head], scene.case(word)
    if lemma in modality.countering and (case == "to" or scene.tokens[word].deprel == "obj"):
        return True
    if case == "against" or (case == "on" and lemma in modality.measures):
        return True
    if case == "from" and lemma in modality.ridding:
        return True
    if lemma in modality.receiving and scene.tokens[word].deprel == "nsubj":
        return scene.tokens[scene.tokens[word].head].xpos == "VB"
    if inner and scene.tokens[word].deprel in CLAUSES:
        return not REASONS.isdisjoint(scene.lemmas[mark] for mark in scene.below(word, "mark"))
    return inner and scene.lemmas[word] in GROUNDS and case in ("in", "against")


def _is_for_help(scene: Scene, path: list[int], modality: Modality) -> bool:
    """Whether one is whom help is for, or stands below him: "called for support for Sudland" asks nothing of Sudland.

    It is asked of Norland in "asked for help for Sudland from Norland", wherever the tree hangs that.
    """
    for word in path:
        above = scene.tokens[word].head
        if scene.case(word) == "from":
            return False
        if scene.case(word) == "for" and scene.tokens[above].upos == "NOUN" and scene.lemmas[above] in modality.helping:
            return True
    return False


def _is_harming(scene: Scene, word: int, harms: frozenset[str]) -> bool:
    """Whether it is who harms others by a noun's own words: "the raids by Norland"."""
    if scene.lemmas[scene.tokens[word].head] not in harms:
        return False
    return scene.case(word) in DOING or scene.tokens[word].deprel in OWNING


def _is_of_backed(scene: Scene, path: list[int], verb: int) -> bool:
    """Whether he does what is backed itself: "backed the raids by Norland" backs Norland."""
    deed = path[-1]
    near = len(path) > 1 and all(scene.tokens[word].deprel == "conj" for word in path[:-2])
    return near and scene.tokens[deed].deprel == "obj" and scene.tokens[deed].head == verb


def _is_aside(scene: Scene, word: int) -> bool:
    """Whether a clause tells of something else than what is asked or agreed."""
    token = scene.tokens[word]
    that = any(scene.lemmas[mark] == "that" for mark in scene.below(word, "mark"))
    return token.deprel == "acl:relcl" or (token.deprel == "acl" and that)


def met_meanwhile(hit: Hit, modality: Modality) -> Iterator[int]:
    """With whom somebody talks while he says it: "during talks with the envoy he called for rules".

    The envoy calls for none.
    """
    scene = hit.scene
    if hit.trigger.type not in SAID_ALONE or hit.trigger.reciprocal:
        return
    saying = [verb for verb in scene.sentence.ancestors(hit.predicate) if scene.lemmas[verb] in SAYING]
    for verb in (hit.predicate, *saying):
        if not scene.below(verb, "nsubj"):
            continue
        for noun in scene.below(verb, "obl"):
            if scene.case(noun) in MEANWHILE and scene.lemmas[noun] in modality.talks:
                for other in scene.with_case(noun, "with"):
                    yield from scene.sentence.subtree(other)


def untalking(hit: Hit, role: str, modality: Modality) -> Iterator[int]:
    """Who is not at talks: whom they are about, or of whom something else is told that was said at them."""
    scene = hit.scene
    if hit.trigger.type != "CONSULT":
        return
    yield from (*_talked_of(hit, modality), *_origins(scene))
    if hit.trigger.part == "verb":
        if role == "actor" and scene.lemmas[hit.index] in SEEN and scene.below(hit.index, "nsubj"):
            yield from scene.expand(scene.below(hit.index, "obj"))
        return
    above = scene.tokens[hit.index].head
    if hit.carrier is None and above >= 0 and scene.relation(hit.index) == "obl" and scene.case(hit.index) in MEANWHILE:
        yield from _said_at(hit, above)
    if above >= 0 and scene.relation(hit.index) == "nmod" and scene.lemmas[above] in modality.topics:
        # "The theme of the talks with the envoy was the siege of the port".
        told = scene.tokens[above].head
        if told >= 0 and scene.relation(above) == "nsubj":
            yield from set(scene.sentence.subtree(told)).difference(scene.sentence.subtree(above))


def _talked_of(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who stands below what is discussed: "discussed ways to end the war between them", "a meeting on the port"; or
    below what somebody is told of: "reminded the envoy of the war between them".
    """
    scene, verb = hit.scene, hit.trigger.part == "verb"
    own = {hit.index} if verb else _own(hit)
    discussed = verb and scene.lemmas[hit.index] in modality.speak_of - SPOKEN_TO
    telling = verb and scene.lemmas[hit.index] in modality.tell_of | modality.recount
    for token in scene.mentions:
        path = _path(scene, token, own)
        if not path or any(scene.case(word) in ("with", "by") for word in path):
            continue
        topic = discussed and scene.relation(path[-1]) == "obj" and (len(path) > 1 or not scene.case(path[-1]))
        topic = topic or (telling and len(path) > 1 and scene.case(path[-1]) in TOLD_OF)
        if topic or (not verb and scene.case(path[-1]) in ABOUT and not _is_occasion(scene, path[-1])):
            yield token


def _is_occasion(scene: Scene, word: int) -> bool:
    """ "The minister, who is on a visit to Norland", "held on the occasion of"."""
    return scene.lemmas[word] in SEEN | OCCASIONS


def _origins(scene: Scene) -> Iterator[int]:
    """From where those come who are another country's: "Norland's clubs from Sudland, Westland and Estland".

    The tree may have Estland beside the clubs.
    """
    for noun in scene.mentions:
        homes = {one.actor.country for one in scene.parties([noun]) if one.actor is not None and one.actor.country}
        from_ = {one.actor.country for one in scene.parties(scene.with_case(noun, "from")) if one.actor is not None}
        if homes and from_ and homes.isdisjoint(from_):
            yield from scene.expand(scene.with_case(noun, "from"))
            for other in scene.below(noun, "conj"):
                if not scene.below(other, "det", "case") and all(one.kind == "state" for one in scene.parties([other])):
                    yield other


def _said_at(hit: Hit, verb: int) -> Iterator[int]:
    """Who is only told of in what was said or heard at talks: "at the talks with her he heard news from Norland".

    Where nobody else is named with whom he talks, it is with him from whom he hears.
    """
    scene = hit.scene
    if scene.lemmas[verb] not in SAYING and scene.is_passive(verb):
        return
    inside = set(scene.sentence.subtree(hit.index))
    parties = {token for token in scene.mentions if any(map(is_known, scene.parties([token])))}
    for token in scene.mentions:
        path = _path(scene, token, {verb})
        if not path or token in inside or any(scene.case(word) == "with" for word in path):
            continue
        things = not any(one.kind != "thing" for one in scene.parties([path[-1]]))
        heard = scene.case(path[-1]) == "from" and bool(scene.below(verb, "obj")) and not inside.isdisjoint(parties)
        if heard or (len(path) > 1 and scene.relation(path[-1]) in SAID and things):
            yield token


def threatening(hit: Hit) -> list[int]:
    """Who threatens by the words of a threat: "the threat of raids by Norland", "on the part of Norland"."""
    scene, index = hit.scene, hit.index
    if hit.trigger.type != "THREATEN" or hit.trigger.part != "noun":
        return []
    if scene.below(index, "cop"):
        return scene.expand(scene.below(index, "nsubj"))
    nouns = [index, *scene.with_case(index, "of")]
    found = [token for noun in nouns for case in ("by", "from") for token in scene.with_case(noun, case)]
    for noun in nouns:
        for part in scene.with_case(noun, "on"):
            if scene.lemmas[part] == "part":
                found += [part, *scene.with_case(part, "of"), *scene.owners(part)]
    return scene.expand(found)


def threatened_of(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who only speaks of what others threaten: "stressed the threat of raids by Norland"."""
    scene = hit.scene
    if threatening(hit):
        for above in scene.sentence.ancestors(hit.index):
            if scene.lemmas[above] in modality.speak_of or scene.lemmas[above] in SAYING:
                yield from scene.expand(scene.surface_subjects(above))


def senders(hit: Hit, modality: Modality) -> list[int]:
    """Who sends something "with a request", whoever tells of it."""
    scene, index = hit.scene, hit.index
    verb = scene.tokens[index].head
    if hit.trigger.type != "REQUEST" or hit.trigger.part != "noun" or scene.case(index) != "with" or verb < 0:
        return []
    sending = scene.lemmas[verb] in modality.sending and not scene.is_passive(verb)
    return scene.expand(scene.below(verb, "nsubj")) if sending else []


def tellers_of_senders(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who tells that another sent something with a request: "noted that the ministry had sent it with a request"."""
    scene = hit.scene
    if own := senders(hit, modality):
        for above in scene.sentence.ancestors(scene.tokens[hit.index].head):
            yield from (token for token in scene.surface_subjects(above) if token not in own)


def thankful(hit: Hit, modality: Modality) -> Iterator[int]:
    """Who thanks another for what he does: "expressed gratitude for supporting it and for the readiness to help"."""
    scene, word = hit.scene, hit.predicate
    if hit.trigger.type not in THANKED or scene.lemmas[word] in modality.thank:
        return
    led = False
    while scene.tokens[word].head >= 0:
        leading = {scene.lemmas[child] for child in scene.below(word, "case", "mark")}
        led, above = led or "for" in leading, scene.tokens[word].head
        objects = {scene.lemmas[child] for child in scene.below(above, "obj")}
        if scene.lemmas[above] in modality.thank or not objects.isdisjoint(modality.thanks):
            yield from scene.expand(scene.surface_subjects(scene.clause(above))) if led else ()
            return
        if scene.relation(word) not in ("conj", "obl", "advcl", "nmod"):
            return
        word = above


def outside_a_gerund(hit: Hit) -> Iterator[int]:
    """Who has no part in a deed that a clause is about: he has none of "he said that annexing it could end the truce".

    A tree may hang the gerund on the verb of saying: "bombing them will not help, he said".
    """
    scene, verb = hit.scene, hit.predicate
    above, relation = scene.tokens[verb].head, scene.relation(verb)
    if scene.tokens[verb].xpos != "VBG" or above < 0:
        return
    if relation == "csubj" or (relation == "xcomp" and verb < above and scene.lemmas[above] in SAYING):
        yield from set(range(len(scene.tokens))).difference(scene.sentence.subtree(verb))


def deeds_looked_into(hit: Hit, modality: Modality) -> Iterator[int]:
    """To whom a deed was done that is looked into: "to investigate every case of abduction of miners"."""
    scene = hit.scene
    if hit.trigger.type != "ACCUSE" or hit.trigger.mode != "investigate":
        return
    for token in scene.mentions:
        path = _path(scene, token, _own(hit))
        if any(scene.case(word) == "by" for word in path):
            continue  # "the torture of miners by the police"
        of_deed = (word for word in path if scene.lemmas[scene.tokens[word].head] in modality.done_to)
        whole = scene.with_case(token, "of") if path else ()
        done = any(scene.lemmas[word] in modality.done_to for word in (*path, *whole))
        if done or any(scene.case(word) == "of" for word in of_deed):
            yield token

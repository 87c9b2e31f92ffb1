"""Whether it happened: "attacked", "is attacking", "will attack", "if it attacks", "denied attacking".

The tree is climbed from the trigger: each auxiliary, negation and governing word on the way may change the
answer, until a clause that stands for itself is reached.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.extractors.dating.counted import KEEPING
from dragoman.extractors.dating.verbs import is_perfect
from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.modality import Modality
from dragoman.knowledge.recounting import load_recounting
from dragoman.records import Realis

DEEPEST = 8
# On what these are there is only a word yet: "an agreement on a pause", "agreed in principle on a pause".
AGREED = frozenset(("agreement", "deal", "accord", "understanding", "agree"))
# What counts deeds one by one.
CASES = frozenset(("case", "instance", "incident", "count"))
# Tags of verbs that make a sentence of it.
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NEGATING = frozenset(("not", "n't", "never", "no"))
# What says of a deed that it is to be done.
ENJOINING = frozenset(("must", "shall", "should", "ought"))
# For how long something has gone on: "for weeks".
SPANS = frozenset(("minute", "hour", "day", "week", "month", "year", "decade", "century"))
# "As a result of": what comes of a deed.
RESULTS = frozenset(("result", "consequence"))
# Adverbs with which a negation does not deny the deed: "did not only hold talks".
LIMITING = frozenset(("only", "just", "merely", "simply", "yet"))


def find_realis(hit: Hit, modality: Modality) -> Realis:
    """What the sentence makes of the event; the trigger's own word decides where the sentence is silent."""
    scene, trigger = hit.scene, hit.trigger
    found: Realis | None = None
    if trigger.realis == "actual":
        return "actual"
    if trigger.realis == "ongoing":
        return _of_lasting(hit, modality)
    if trigger.speaks and _is_performed(hit):
        return "actual"
    if is_agreed_upon(hit) or is_headed(hit):
        return "planned"
    if trigger.part == "noun":
        found = _by_description(scene, hit.index, modality) or _by_governor(scene, hit, modality)
    if found is None and hit.happens is not None:
        found = _open_clause_of(scene.lemmas[hit.happens], modality)
    if found is None:
        found = _by_clause(scene, hit.predicate, modality, own=trigger.voice == "negated", nominal=_is_argument(hit))
    if found in (None, "ongoing") and trigger.realis:
        return trigger.realis
    if found == "ongoing" and trigger.speaks and not _is_progressive(scene, hit.predicate):
        return "actual"
    if found is None and trigger.lasting and _is_argument(hit):
        return "ongoing"
    return found or _by_tense(hit)


def is_agreed_upon(hit: Hit) -> bool:
    """ "Agreement was reached in principle on a pause", "the two agreed on a pause": there is only a word yet."""
    scene, index = hit.scene, hit.index
    if not _is_argument(hit) or scene.case(index) != "on" or scene.relation(index) not in ("nmod", "obl"):
        return False
    above = scene.tokens[index].head
    over = (above, *scene.below(above, "nsubj", "nsubj:pass", "obj")) if above >= 0 else ()
    return any(scene.lemmas[word] in AGREED for word in over)


def is_headed(hit: Hit) -> bool:
    """ "Norland to send envoy": the whole headline is what is going to be done."""
    scene, tokens = hit.scene, hit.scene.sentence.tokens
    verb = tokens[hit.predicate]
    if verb.xpos != "VB" or verb.deprel != "acl" or tokens[verb.head].deprel != "root":
        return False
    infinitive = any(scene.lemmas[word] == "to" for word in scene.below(hit.predicate, "mark"))
    named = tokens[verb.head].upos in ("NOUN", "PROPN")
    return infinitive and named and not any(token.xpos in FINITE for token in tokens)


def is_undone(hit: Hit) -> bool:
    """ "Police did not carry out the raid", "the talks never took place", "instead of meeting the envoy".

    What is "not only" held or not held "until Monday" is held.
    """
    scene, index = hit.scene, hit.predicate
    if hit.trigger.part == "verb":
        return scene.relation(index) == "advcl" and _is_forgone(scene, index)
    if index == hit.index or hit.trigger.speaks or hit.trigger.lasting:
        return False
    adverbs = {scene.lemmas[child] for child in scene.below(index, "advmod", "cc:preconj")}
    return (
        not adverbs.isdisjoint(NEGATING) and adverbs.isdisjoint(LIMITING) and not list(scene.with_case(index, "until"))
    )


def is_mooted(hit: Hit, modality: Modality) -> bool:
    """ "Possible talks", "held on suspicion of murder": a noun's own words say that there may be none."""
    scene, index = hit.scene, hit.index
    if hit.trigger.part == "verb":
        index = hit.predicate
    elif any(scene.lemmas[child] in modality.mooted for child in scene.below(index, "amod")):
        return True
    above = scene.tokens[index].head
    return above >= 0 and scene.relation(index) in ("nmod", "acl", "advcl") and scene.lemmas[above] == "suspicion"


def is_enjoined(hit: Hit) -> bool:
    """ "The banks must be named and blacklisted", "the ministry shall suspend trade": so far it is only to be done.

    What "must have been" done is guessed at, and what "must" be said is said.
    """
    scene, index = hit.scene, hit.predicate
    if hit.trigger.speaks or hit.trigger.lasting or scene.tokens[index].upos != "VERB":
        return False
    while scene.tokens[index].deprel == "conj" and not scene.below(index, "nsubj", "nsubj:pass", "aux", "mark"):
        index = scene.tokens[index].head
    helpers = {scene.lemmas[child] for child in scene.below(index, "aux")}
    return not helpers.isdisjoint(ENJOINING) and "have" not in helpers


def is_counted(hit: Hit) -> bool:
    """ "The second meeting since January" is over: only its count began then; so is "every case of abduction"."""
    scene, above = hit.scene, hit.scene.tokens[hit.index].head
    if hit.trigger.part != "noun" or hit.trigger.lasting:
        return False
    if above >= 0 and scene.lemmas[above] in CASES and scene.relation(hit.index) == "nmod":
        return True
    return any(load_recounting().place(scene.lemmas[child]) for child in scene.below(hit.index, "amod"))


def is_kept(hit: Hit) -> bool:
    """ "Have kept the truce for weeks", "have held him since May": what has been kept up so long goes on.

    Not what they "have held" in the sense of having had it: "have held talks".
    """
    scene, verb = hit.scene, hit.index
    if hit.trigger.part == "noun":
        verb = scene.tokens[hit.index].head
        if verb < 0 or scene.relation(hit.index) not in ("obj", "nsubj"):
            return False
        if scene.lemmas[verb] == "hold" and scene.relation(hit.index) == "obj":
            return False
    if hit.trigger.speaks or scene.lemmas[verb] not in KEEPING or not is_perfect(hit, verb) or scene.is_negated(verb):
        return False
    times = scene.below(verb, "obl")
    return any(scene.case(one) == "since" or (scene.case(one) == "for" and scene.lemmas[one] in SPANS) for one in times)


def has_come_of_it(hit: Hit) -> bool:
    """ "Died as a result of shelling": what has had a result has been done."""
    scene, result = hit.scene, hit.scene.tokens[hit.index].head
    if hit.trigger.part != "noun" or scene.relation(hit.index) != "nmod" or scene.lemmas[result] not in RESULTS:
        return False
    verb = scene.tokens[result].head
    if verb < 0 or scene.case(hit.index) != "of" or scene.case(result) != "as":
        return False
    perfect = any(scene.lemmas[child] == "have" for child in scene.below(verb, "aux"))
    return perfect or scene.tokens[verb].xpos == "VBD"


def _is_forgone(scene: Scene, index: int) -> bool:
    """Whether what is done instead is told: "rather than attack", "far from attacking the convoy"."""
    for mark in scene.below(index, "mark", "case", "cc"):
        words = {scene.lemmas[mark], *(scene.lemmas[word] for word in scene.below(mark, "fixed"))}
        above = scene.tokens[index].head
        if {"instead", "of"} <= words or {"rather", "than"} <= words:
            return True
        if "from" in words and above >= 0 and scene.lemmas[above] == "far":
            return True
    return False


def _open_clause_of(lemma: str, modality: Modality) -> Realis | None:
    """ "A meeting is planned": the verb itself says that it has not been."""
    return "planned" if lemma in modality.plan else None


def _of_lasting(hit: Hit, modality: Modality) -> Realis:
    """A war or an occupation goes on, whatever is wished for it, unless it bears a name of history or is denied."""
    scene, token = hit.scene, hit.scene.tokens[hit.index]
    found = _by_description(scene, hit.index, modality)
    if found in ("negated", "hypothetical", "planned"):
        return found
    governor = scene.lemmas[token.head] if token.head >= 0 and scene.relation(hit.index) == "obj" else ""
    if governor in modality.deny and governor not in modality.stop:
        # "To prevent a war": there is none.
        return "hypothetical"
    named = token.upos == "PROPN" or (token.text[0].isupper() and hit.index > 0)
    return "actual" if named else "ongoing"


def _is_performed(hit: Hit) -> bool:
    """ "I would like to thank", "we must condemn": saying so is doing it."""
    scene, index = hit.scene, hit.predicate
    for _ in range(3):
        subjects = scene.below(index, "nsubj")
        if subjects:
            return scene.lemmas[subjects[0]] in ("i", "we") and _wishes(scene, index, hit.predicate)
        if scene.tokens[index].deprel != "xcomp":
            return False
        index = scene.tokens[index].head
    return False


def _wishes(scene: Scene, index: int, predicate: int) -> bool:
    if index != predicate and scene.lemmas[index] not in ("want", "like", "wish", "let", "need", "have"):
        return False
    aux = {scene.lemmas[child] for child in scene.below(index, "aux")}
    negated = any(scene.lemmas[child] in NEGATING for child in scene.below(index, "advmod"))
    return not negated and not aux & {"will", "may", "might", "'ll", "could"} and bool(aux or index != predicate)


def _is_argument(hit: Hit) -> bool:
    # A noun that is no part of a light-verb phrase: the auxiliaries of its clause say nothing of it.
    return hit.trigger.part == "noun" and hit.carrier is None and hit.happens is None


def _by_tense(hit: Hit) -> Realis:
    """A deed told in the simple present goes on: "Norland supplies the rebels with arms"."""
    token = hit.scene.tokens[hit.predicate]
    lasting = hit.trigger.part == "verb" and hit.trigger.quad in (2, 4) and token.xpos in ("VBZ", "VBP")
    return "ongoing" if lasting and not hit.trigger.speaks else "actual"


def _by_description(scene: Scene, index: int, modality: Modality) -> Realis | None:
    """ "No talks", "upcoming talks", "alleged attack", "ongoing war"."""
    for child in scene.below(index, "amod", "det", "compound", "advmod"):
        lemma = scene.lemmas[child]
        for lemmas, meaning in (
            (modality.negative_determiners, "negated"),
            (modality.planned_adjectives, "planned"),
            (modality.ongoing_adjectives, "ongoing"),
            (modality.possible_adjectives, "hypothetical"),
        ):
            if lemma in lemmas:
                return meaning  # type: ignore[return-value]
    return None


def _by_governor(scene: Scene, hit: Hit, modality: Modality) -> Realis | None:
    """ "A proposal for talks", "called for talks", "prevented an attack", "an end to the war"."""
    index = hit.index
    for _ in range(DEEPEST):
        token = scene.tokens[index]
        if token.head < 0 or scene.relation(index) not in ("nmod", "obj", "obl", "conj", "compound"):
            return None
        head, upos = token.head, scene.tokens[token.head].upos
        lemma = scene.lemmas[head]
        if upos == "VERB":
            if hit.carrier == head:
                return None
            found = _argument_of(lemma, scene.relation(index), scene.case(index), modality)
            if found in ("negated", None) and (open_ := _with_its_verb(scene, index, modality)):
                # "The need to prevent a raid": there may still be one.
                return "hypothetical" if found else open_
            return found
        if upos not in ("NOUN", "PROPN"):
            return None
        if scene.relation(index) == "nmod":
            if lemma in modality.irrealis_nouns or lemma in modality.accuse:
                return "hypothetical"
            if lemma in modality.stop or lemma in modality.continues:
                return "ongoing"
        index = head
    return None


def _with_its_verb(scene: Scene, index: int, modality: Modality) -> Realis | None:
    """In "will tighten sanctions" and "proposed tightening sanctions" the sanctions are as open as the tightening."""
    if scene.relation(index) != "obj":
        return None
    found = _by_clause(scene, scene.tokens[index].head, modality, own=True, nominal=False)
    return found if found in ("hypothetical", "planned") else None


def _argument_of(lemma: str, relation: str, case: str, modality: Modality) -> Realis | None:
    if lemma in modality.accuse and case in ("of", "with", "over", "on"):
        return "hypothetical"
    if relation == "obl" and case not in ("for", "from", "against"):
        return None
    if lemma in modality.stop or lemma in modality.continues:
        return "ongoing"
    if lemma in modality.deny:
        return "negated"
    if lemma in modality.want:
        return "hypothetical"
    return "planned" if lemma in modality.plan else None


def _by_clause(scene: Scene, index: int, modality: Modality, own: bool, nominal: bool) -> Realis | None:
    """Auxiliaries, negation and governing words from the predicate upwards."""
    if nominal:
        index = scene.clause(index)
        if scene.tokens[index].upos not in ("VERB", "AUX"):
            return None
        return _conditional(scene, index, modality)
    found: Realis | None = None
    for depth in range(DEEPEST):
        found = found or _auxiliaries(scene, index, modality, negation=not own or depth > 0) or None
        if found in ("negated", "hypothetical", "planned"):
            return found
        step = _CLIMB.get(scene.tokens[index].deprel)
        if step is None or scene.tokens[index].head < 0:
            return found
        above = step(scene, index, modality)
        if above in ("stop", None):
            return found
        if above != "on":
            return above  # type: ignore[return-value]
        index = scene.tokens[index].head
    return found


def _auxiliaries(scene: Scene, index: int, modality: Modality, negation: bool) -> Realis | None:
    found: Realis | None = None
    for child in scene.sentence.children[index]:
        lemma, relation = scene.lemmas[child], scene.relation(child)
        if relation == "advmod" and lemma in modality.negations and negation:
            return "negated"
        if relation == "mark" and lemma in modality.conditions:
            return "hypothetical"
        if relation == "advmod" and lemma in modality.hearsay:
            return "hypothetical"
        if relation == "aux":
            if lemma in modality.future or (lemma == "would" and scene.relation(index) == "ccomp"):
                # "Said they would meet": a future told later.
                found = "planned"
            elif lemma in modality.possible and found is None:
                found = "hypothetical"
        elif relation == "nsubj" and _is_negative(scene, child, modality):
            return "negated"
    return found or ("ongoing" if _is_progressive(scene, index) else None)


def _is_negative(scene: Scene, subject: int, modality: Modality) -> bool:
    # "No one was arrested", "neither side attacked".
    return scene.lemmas[subject] in ("nobody", "none", "neither") or any(
        scene.lemmas[child] in modality.negative_determiners for child in scene.below(subject, "det")
    )


def _is_progressive(scene: Scene, index: int) -> bool:
    """ "Is attacking", "has been mediating"; "was travelling" is over."""
    if scene.tokens[index].xpos != "VBG":
        return False
    aux = [scene.tokens[child] for child in scene.below(index, "aux")]
    return any(token.lemma.lower() == "be" and token.xpos in ("VBZ", "VBP", "VBN") for token in aux)


def _conditional(scene: Scene, index: int, modality: Modality) -> Realis | None:
    for above in (index, *scene.sentence.ancestors(index)):
        for child in scene.below(above, "mark"):
            if scene.lemmas[child] in modality.conditions:
                return "hypothetical"
        if scene.tokens[above].deprel in ("ccomp", "root", "acl:relcl", "parataxis"):
            return None
    return None


def _open_clause(scene: Scene, index: int, modality: Modality) -> str:
    """ "Plans to", "wants to", "refused to", "continues to": the word above decides."""
    above = scene.tokens[index].head
    lemma = scene.lemmas[above]
    if lemma in modality.continues and _is_future(scene, above, modality):
        # "Will continue to help": a promise.
        return "planned"
    for lemmas, meaning in (
        (modality.deny, "negated"),
        (modality.stop, "ongoing"),
        (modality.continues, "ongoing"),
        (modality.plan, "planned"),
        (modality.want, "hypothetical"),
    ):
        if lemma in lemmas:
            return meaning
    return "on"


def _is_future(scene: Scene, index: int, modality: Modality) -> bool:
    return any(scene.lemmas[child] in modality.future for child in scene.below(index, "aux"))


def _told_clause(scene: Scene, index: int, modality: Modality) -> str:
    """ "Denied that", "demanded that"; after a verb of saying the clause stands for itself."""
    lemma = scene.lemmas[scene.tokens[index].head]
    if lemma in modality.deny:
        return "negated"
    if lemma in modality.accuse:
        return "hypothetical"
    if lemma in modality.want and lemma not in ("warn", "expect", "suggest", "insist", "threaten", "need"):
        return "hypothetical"
    return "stop"


def _adverbial(scene: Scene, index: int, modality: Modality) -> str:
    """ "Without attacking", "from attacking", "to attack" as a purpose."""
    marks = {scene.lemmas[child] for child in scene.below(index, "mark", "case")}
    if marks & {"of", "with"} and scene.lemmas[scene.tokens[index].head] in modality.accuse:
        return "hypothetical"
    if "without" in marks:
        return "negated"
    if "from" in marks:
        return _or_stop(_open_clause(scene, index, modality))
    if "to" in marks or "order" in marks or "for" in marks:
        return _open_clause(scene, index, modality)
    return "stop"


def _or_stop(meaning: str) -> str:
    return "stop" if meaning == "on" else meaning


def _of_noun(scene: Scene, index: int, modality: Modality) -> str:
    """ "Efforts to", "refusal to", "a plan to": the noun decides; a participle stands for itself."""
    if scene.tokens[index].xpos in ("VBN", "VBG", "VBD") and not scene.below(index, "mark"):
        return "stop"
    above = scene.tokens[scene.tokens[index].head].head
    if above >= 0 and scene.lemmas[above] in modality.accuse:
        # "Accused the army of torturing": the tree may hang the deed on the army.
        return "hypothetical"
    lemma = scene.lemmas[scene.tokens[index].head]
    if lemma in modality.irrealis_nouns:
        return "hypothetical"
    return _or_stop(_open_clause(scene, index, modality))


def _coordinated(scene: Scene, index: int, modality: Modality) -> str:
    """ "Will meet and sign": what stands before the first verb holds for the second, unless it has its own."""
    if scene.below(index, "nsubj", "aux", "mark"):
        return "stop"
    return "on" if scene.tokens[scene.tokens[index].head].upos in ("VERB", "ADJ", "AUX") else "stop"


def _as_subject(scene: Scene, index: int, modality: Modality) -> str:
    """ "It is necessary to adopt": weighed, not done."""
    return "hypothetical" if any(scene.lemmas[child] == "to" for child in scene.below(index, "mark")) else "stop"


_CLIMB: dict[str, Callable[[Scene, int, Modality], str]] = {
    "xcomp": _open_clause,
    "ccomp": _told_clause,
    "advcl": _adverbial,
    "acl": _of_noun,
    "conj": _coordinated,
    "csubj": _as_subject,
}

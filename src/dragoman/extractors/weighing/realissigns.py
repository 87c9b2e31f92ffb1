"""What speaks for an event having happened, going on, being planned, possible or denied, besides what the model sees.

"May sign" below "said", "the talks" as what is resumed, a deed told in the past with a day that is still to come. Each
sign has a name, and ``knowledge/weights/realis.csv`` says what it counts for each of the five.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.extractors.scene import QUOTES, Scene
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.modality import Modality
from dragoman.records import Period, Realis

# How far the tree is climbed from the event's clause.
DEEPEST = 5
# Clauses that are told as those above them have it, and of these such as stand for themselves.
OPEN = ("xcomp", "ccomp", "advcl", "acl", "csubj")
TOLD = ("ccomp", "parataxis", "acl:relcl")
ADVERBS = frozenset(
    ("still", "yet", "already", "again", "now", "currently", "ever", "never", "only", "almost", "nearly", "once")
)
WORDS = ("still", "ongoing", "continue", "since", "tomorrow", "daily", "every")
# How likely a claim must be heard around the event.
HEARD = 0.4
DAY = timedelta(days=1)


def find_realis_signs(
    hit: Hit, ruled: Realis, modality: Modality, stated: Period | None, today: date | None
) -> set[str]:
    """The signs of an event; ``ruled`` is what the tree says, ``stated`` the days that its words give."""
    kind = "speaks" if hit.trigger.speaks else "deed"
    signs = {f"tree {ruled}", *_of_trigger(hit, kind)}
    clause = _clause(hit)
    form = _form(hit.scene, clause)
    if _tells(hit):
        signs |= {form, f"{form}, {hit.trigger.type}", f"{form}, {kind}"}
    else:
        signs.add(f"in a clause {form}")
    if hit.trigger.part == "noun":
        signs.update(_of_noun(hit, modality))
    beside = hit.scene.below(hit.index, "amod", "compound", "advmod")
    signs.update(f"with {hit.scene.lemmas[word]}" for word in beside if _is_common(hit.scene, word))
    signs.update(_above(hit, clause, modality))
    signs.update(_around(hit, kind, form))
    day = _day(stated, today)
    signs |= {day, f"{day}, {hit.trigger.part}", f"{day}, tree {ruled}"}
    if hit.trigger.lasting or hit.trigger.realis == "ongoing":
        signs.add(f"{day}, lasting")
    return signs


def _is_common(scene: Scene, index: int) -> bool:
    """Whether the word is no name: a country says nothing of whether it happened."""
    return scene.tokens[index].upos != "PROPN" and scene.tokens[index].text.islower()


def _of_trigger(hit: Hit, kind: str) -> Iterator[str]:
    trigger = hit.trigger
    yield from (trigger.type, trigger.part, kind, f"{trigger.type}, {trigger.part}")
    if _is_common(hit.scene, hit.index):
        yield f"word {hit.scene.lemmas[hit.index]}, {trigger.part}"
    yield "of the codebook" if trigger.lemma else "seen alone"
    if trigger.realis:
        yield f"by itself {trigger.realis}"
    if trigger.lasting:
        yield "lasting"
    if trigger.mode:
        yield f"{trigger.type}/{trigger.mode}"
    if trigger.voice:
        yield f"told as {trigger.voice}"


def _tells(hit: Hit) -> bool:
    """Whether a verb tells the event itself, and not something of which its noun is a part."""
    return hit.trigger.part != "noun" or hit.carrier is not None or hit.happens is not None


def _clause(hit: Hit) -> int:
    scene, index = hit.scene, hit.predicate
    if scene.tokens[index].upos in ("VERB", "AUX") or scene.below(index, "cop"):
        return index
    return scene.clause(hit.index)


def _form(scene: Scene, index: int) -> str:
    """Tense and aspect: "perfect", "past progressive", "infinitive"; "no verb" where there is none."""
    token = scene.tokens[index]
    if token.upos not in ("VERB", "AUX"):
        return _form_of_copula(scene, index)
    helpers = [scene.tokens[child] for child in scene.sentence.children[index] if scene.relation(child) == "aux"]
    lemmas = {helper.lemma.lower() for helper in helpers}
    tags = {helper.xpos for helper in helpers}
    past, present = "VBD" in tags, not tags.isdisjoint(("VBZ", "VBP"))
    if "MD" in tags:
        return "modal"
    if token.xpos == "VBG":
        if "be" not in lemmas:
            return "gerund"
        return "perfect progressive" if "have" in lemmas else "progressive" if present else "past progressive"
    if "have" in lemmas:
        return "past perfect" if past else "perfect" if present else "perfect infinitive"
    if any(scene.lemmas[child] == "to" for child in scene.below(index, "mark", "aux")):
        return "infinitive"
    if past or present:
        return f"{'past' if past else 'present'}{'' if token.xpos == 'VB' else ' passive'}"
    return {"VBZ": "present", "VBP": "present", "VBD": "past", "VBN": "participle"}.get(token.xpos, "bare verb")


def _form_of_copula(scene: Scene, index: int) -> str:
    tags = {scene.tokens[child].xpos for child in scene.below(index, "cop")}
    if not tags:
        return "no verb"
    return "past" if "VBD" in tags else "infinitive" if tags.isdisjoint(("VBZ", "VBP")) else "present"


def _of_noun(hit: Hit, modality: Modality) -> Iterator[str]:
    """Its determiner, what it is in its clause, and what stands above it: "an end to the talks"."""
    scene, index = hit.scene, hit.index
    whose = _determiner(scene, index, modality)
    number = "several" if scene.tokens[index].xpos == "NNS" else "one"
    yield from (f"noun {whose}", f"noun {whose}, {number}", f"noun {whose}, {hit.trigger.type}")
    relation, above = scene.relation(index), scene.tokens[index].head
    yield from (f"noun as {relation}", f"noun as {relation} {scene.case(index) or 'bare'}")
    if scene.tokens[index].upos != "NOUN":
        yield "noun of a verb or name"
    for child in scene.below(index, "amod", "compound", "advmod"):
        yield from (f"noun {name}" for name in _ADJECTIVES if scene.lemmas[child] in getattr(modality, name))
    if above < 0:
        return
    if _is_common(scene, above):
        yield f"noun as {relation} of {scene.lemmas[above]}"
    if _tells(hit):
        return
    for group in _groups(scene.lemmas[above], modality):
        yield from (f"noun below {group}", f"noun as {relation} below {group}")
    if scene.tokens[above].upos == "VERB":
        form = _form(scene, above)
        yield from (f"noun below {form}", f"noun as {relation} below {form}")
    elif (further := scene.tokens[above].head) >= 0 and scene.tokens[above].upos in ("NOUN", "PROPN"):
        yield from (f"noun two below {group}" for group in _groups(scene.lemmas[further], modality))


_ADJECTIVES = ("planned_adjectives", "ongoing_adjectives", "possible_adjectives")
_DETERMINERS = {
    "definite": frozenset(("the", "this", "that", "these", "those")),
    "any": frozenset(("any",)),
    "another": frozenset(("another", "more")),
}


def _determiner(scene: Scene, index: int, modality: Modality) -> str:
    words = {scene.lemmas[child] for child in scene.below(index, "det")}
    if not words:
        return "of somebody" if scene.below(index, "nmod:poss") else "bare"
    if not words.isdisjoint(modality.negative_determiners):
        return "no"
    return next((name for name, lemmas in _DETERMINERS.items() if not words.isdisjoint(lemmas)), "indefinite")


_GROUPS = (
    "plan", "want", "deny", "stop", "oppose", "continues", "accuse", "irrealis_nouns", "happen", "perform"
)  # fmt: skip


def _groups(lemma: str, modality: Modality) -> list[str]:
    return [group for group in _GROUPS if lemma in getattr(modality, group)]


def _above(hit: Hit, clause: int, modality: Modality) -> Iterator[str]:
    """What stands beside the verb and the verbs above it: "may", "not", "if", "wants to"."""
    scene, index = hit.scene, clause
    yield f"clause as {scene.tokens[clause].deprel}"
    for depth in range(DEEPEST):
        place = "own" if depth == 0 and _tells(hit) else "above"
        for child in scene.sentence.children[index]:
            yield from (f"{place} {word}" for word in _beside(scene, child, modality))
        relation, above = scene.tokens[index].deprel, scene.tokens[index].head
        if above < 0 or relation not in (*OPEN, "conj", "acl:relcl", "parataxis"):
            return
        far = "" if depth == 0 else "far "
        yield from (f"{far}{relation} below {group}" for group in _groups(scene.lemmas[above], modality))
        if depth == 0 and relation in OPEN and _tells(hit) and _is_common(scene, above):
            yield f"{relation} of {scene.lemmas[above]}"
        if relation in TOLD or (relation == "conj" and scene.below(index, "nsubj", "aux")):
            return
        index = above


def _beside(scene: Scene, child: int, modality: Modality) -> Iterator[str]:
    lemma, relation = scene.lemmas[child], scene.relation(child)
    if relation == "aux" and (scene.tokens[child].xpos == "MD" or lemma in modality.future | modality.possible):
        yield lemma
    elif relation == "advmod":
        if lemma in modality.negations:
            yield "not"
        if lemma in modality.hearsay:
            yield "hearsay"
        if lemma in ADVERBS:
            yield lemma
    elif relation == "mark":
        yield f"mark {lemma}"
    elif relation in ("nsubj", "obj"):
        words = {scene.lemmas[below] for below in scene.below(child, "det")}
        if words & modality.negative_determiners or lemma in ("nobody", "none", "neither"):
            yield f"no {relation}"


def _around(hit: Hit, kind: str, form: str) -> Iterator[str]:
    """The claims in which it is told, quotation marks, headline, question."""
    scene, tokens = hit.scene, hit.scene.tokens
    for heard in scene.sentence.hearings or ():
        if heard.content and heard.content[0] <= hit.index <= heard.content[1] and heard.score >= HEARD:
            stance = heard.stances[0][0]
            yield from (f"in what he {stance}", f"in what he {stance}, {kind}")
        if heard.first <= hit.index <= heard.last:
            yield "cue"
    before = sum(token.text in QUOTES for token in tokens[: hit.index])
    if before % 2 or (scene.teller and not before):
        yield "quoted"
    if scene.is_headline:
        yield "headline"
        if _tells(hit):
            yield f"headline, {form}"
    if tokens[-1].text == "?":
        yield "question"
    yield from (f"beside {word}" for word in WORDS if word in scene.words)


def _day(stated: Period | None, today: date | None) -> str:
    if stated is None or today is None:
        return "no day"
    if stated.start is not None and stated.start > today:
        return "day to come"
    if stated.end is not None and stated.end <= today:
        return "day before"
    if stated.start is None or stated.end is None:
        return "since a day" if stated.start else "until a day"
    return "day of the report" if stated.end - stated.start == DAY else "days around it"

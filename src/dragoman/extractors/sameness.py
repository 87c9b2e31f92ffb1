"""What speaks for two events of a report being one happening, and what against it.

"Nine were arrested on Monday" and "the arrests" are one by the word and its article; "nine were arrested" and "two more
were arrested" are not. Each of these is a sign by name; ``languages/en/same-happening.csv`` says what it counts for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extractors.drafts import Draft, codes
from dragoman.extractors.roles import is_same_party
from dragoman.extractors.triggers import Hit
from dragoman.records import Mention, Place

# Words before a noun that take up what was told: "the meeting", "this attack", "such talks".
TAKING_UP = frozenset(("the", "this", "these", "that", "those", "such", "both", "his", "her", "their", "its"))
# Words that set one happening apart from those told before.
ANOTHER = frozenset(
    (
        "another", "other", "second", "third", "fourth", "fifth", "further", "additional", "more", "new", "fresh",
        "next", "previous", "earlier", "separate", "similar", "subsequent", "different", "every", "each", "past",
        "future", "repeated", "latest", "recent",
    )
)  # fmt: skip
# What is told only to say when something else was: "after the talks".
SETTING = frozenset(("after", "before", "since", "until", "following", "ahead", "amid", "despite"))
# What is said of a happening by which it is told apart from the one that the report is about.
HELD = frozenset(("hold", "take", "occur", "happen", "conduct", "convene", "sign", "reach", "launch", "carry"))
OVER = ("VBN", "VBD")
# The relations between two words for one deed: "agreed to send", "held a meeting".
LIGHT = ("xcomp", "obj", "acl", "compound", "amod", "nmod")
CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")
DONE = ("actual", "ongoing")
# Two words are one stem where so many letters are the same: "arrested", "arrests".
STEM = 5
# How many sentences back "the meeting" may reach.
NEAR = 12
# From how many sentences on a happening is far.
FAR = 9
# Precisions of places at which one can be, but not within one another.
SPOTS = ("exact", "town")


@dataclass(frozen=True, slots=True)
class Telling:
    """A draft with what is asked of its words again and again."""

    draft: Draft
    word: str
    form: str
    bare: bool
    described: bool
    several: bool
    another: bool
    names: frozenset[str]
    topic: frozenset[str]
    numbers: frozenset[str]
    objects: frozenset[str]
    countries: frozenset[str]

    @property
    def hit(self) -> Hit:
        return self.draft.hit


def telling(draft: Draft) -> Telling:
    """What a draft is told with."""
    hit = draft.hit
    scene, tokens = hit.scene, hit.scene.tokens
    noun = tokens[hit.index].upos in ("NOUN", "PROPN")
    below = scene.sentence.subtree(hit.index)
    word = scene.lemmas[hit.index]
    return Telling(
        draft=draft,
        word=word,
        form=_form(hit) if noun else "verb",
        bare=noun and _is_bare(draft, below),
        described=noun and is_described(hit),
        several=tokens[hit.index].xpos in ("NNS", "NNPS"),
        another=any(scene.lemmas[child] in ANOTHER for child in scene.sentence.children[hit.index]),
        names=frozenset(scene.lemmas[token] for token in below if noun and tokens[token].upos == "PROPN"),
        topic=frozenset(scene.lemmas[token] for token in below if tokens[token].upos in CONTENT) - {word},
        numbers=frozenset(tokens[token].text.lower() for token in below if tokens[token].upos == "NUM"),
        objects=frozenset(
            map(scene.lemmas.__getitem__, scene.below(hit.index, "nmod") if noun else scene.objects(hit.index))
        ),
        countries=frozenset(codes((*draft.parties.actors, *draft.parties.recipients))),
    )


def _form(hit: Hit) -> str:
    determiners = {hit.scene.lemmas[child] for child in hit.scene.below(hit.index, "det", "nmod:poss")}
    if determiners.isdisjoint(TAKING_UP):
        return "indefinite" if determiners else "bare"
    return "definite"


def _is_bare(draft: Draft, below: list[int]) -> bool:
    """ "The meeting" of which nothing more is said: whoever else stands in its sentence did something else."""
    scene, index = draft.hit.scene, draft.hit.index
    if scene.tokens[index].xpos not in ("NN", "VBG") or scene.below(index, "acl", "acl:relcl"):
        return False
    if not any(scene.lemmas[child] in ("the", "this", "that") for child in scene.below(index, "det")):
        return False
    inside = {scene.tokens[token].span.start for token in below}
    return not any(one.head in inside for one in (*draft.parties.actors, *draft.parties.recipients))


def is_described(hit: Hit) -> bool:
    """ "The meeting of the commission held in Brussels", "talks that took place in May": one that is told apart."""
    scene = hit.scene
    clauses = (
        clause
        for head in (hit.index, *scene.below(hit.index, "nmod"))
        for clause in scene.below(head, "acl", "acl:relcl")
    )
    return any(scene.lemmas[clause] in HELD and scene.tokens[clause].xpos in OVER for clause in clauses)


def find_signs(first: Telling, second: Telling) -> Iterator[str]:
    """The signs of a pair of one type, of which ``first`` is told first."""
    yield second.draft.type
    yield from _of_place_in_text(first.hit, second.hit)
    yield from _of_words(first, second)
    yield from _of_forms(first, second)
    yield from _of_kind(first.draft, second.draft)
    yield from _of_realis(first.draft, second.draft)
    yield from _of_days(first.draft, second.draft)
    yield from _of_places(first.draft.place, second.draft.place)
    doers = _of_parties("actors", first.draft.parties.actors, second.draft.parties.actors)
    struck = _of_parties("recipients", first.draft.parties.recipients, second.draft.parties.recipients)
    yield from (doers, struck)
    if doers == "same actors" and struck == "recipients of other countries":
        yield "by the same to others"
    yield from _of_countries(first, second)


def _of_place_in_text(first: Hit, second: Hit) -> Iterator[str]:
    apart = second.scene.number - first.scene.number
    if first.scene.is_headline and apart:
        yield "after the headline"
    if apart == 1:
        yield "next sentence"
    elif apart >= FAR:
        yield "far"
    elif not apart:
        yield "same sentence"
        if abs(second.index - first.index) == 1:
            yield "side by side"
        if _is_set_by(first, second) or _is_set_by(second, first):
            yield "before or after"
        if is_one_in_other(first, second):
            yield "one in the other"
        elif first.index in second.scene.sentence.ancestors(second.index):
            yield "one below the other"


def _is_set_by(first: Hit, second: Hit) -> bool:
    """Whether the second tells only when the first was: "shot himself after wounding two"."""
    scene = second.scene
    climb = [second.index, *scene.sentence.ancestors(second.index)]
    if first.index not in climb and first.predicate not in climb:
        return False
    path = climb[: climb.index(first.index if first.index in climb else first.predicate)]
    return any(
        scene.lemmas[child] in SETTING for token in path for child in scene.below(token, "case", "mark", "advmod")
    )


def is_one_in_other(first: Hit, second: Hit) -> bool:
    """ "Agreed to send", "held a meeting to discuss": two words for one deed in one sentence."""
    above, below = (
        (first, second) if first.predicate in second.scene.sentence.ancestors(second.index) else (second, first)
    )
    scene = below.scene
    climb = [below.index, *scene.sentence.ancestors(below.index)]
    if above.index not in climb and above.predicate not in climb:
        return False
    path = climb[: climb.index(above.index if above.index in climb else above.predicate)]
    return all(scene.relation(token) in LIGHT for token in path)


def _of_words(first: Telling, second: Telling) -> Iterator[str]:
    same = _is_same_word(first, second)
    if not same:
        yield "other word"
    shared = len((first.topic & second.topic) - {first.word, second.word})
    if shared and same:
        yield "same word and topic"
    elif first.topic and second.topic and not shared:
        yield "other topic"
    if second.names and second.names.isdisjoint(first.hit.scene.lemmas):
        yield "a name of its own"
    if first.objects & second.objects:
        yield "same object"
    if first.numbers and second.numbers and not first.numbers & second.numbers:
        yield "other number"
    if second.hit.trigger.speaks:
        yield "said in the same word" if same else "said in another word"


def _is_same_word(first: Telling, second: Telling) -> bool:
    return first.word.startswith(second.word[:STEM]) or second.word.startswith(first.word[:STEM])


def _of_forms(first: Telling, second: Telling) -> Iterator[str]:
    earlier = "verb" if first.form == "verb" else "noun"
    yield f"{second.form} after {earlier}"
    if _is_same_word(first, second):
        near = 0 < second.hit.scene.number - first.hit.scene.number <= NEAR
        yield "taken up" if second.bare and near else f"{second.form} of the same word"
    if second.form != "verb" and first.form != "verb" and first.several != second.several:
        yield "one and several"
    if second.described:
        yield "described"
        if second.draft.dating.by == "stated" and first.draft.dating.by != "stated":
            yield "described on its day"
    if second.another:
        yield "another"
    if first.another:
        yield "after another"


def _of_kind(first: Draft, second: Draft) -> Iterator[str]:
    if first.mode and second.mode:
        yield "same mode" if first.mode == second.mode else "other mode"
    elif second.type == "CONSULT" and (first.mode or second.mode):
        yield "mode of one"
    if first.hit.trigger.realis == second.hit.trigger.realis == "ongoing":
        yield "both last"


def _of_realis(first: Draft, second: Draft) -> Iterator[str]:
    kinds = {first.realis, second.realis}
    if len(kinds) == 1:
        if "ongoing" in kinds:
            yield "both go on"
        elif "actual" not in kinds:
            yield "both open"
    elif kinds.issubset(DONE):
        yield "one goes on"
    elif "negated" in kinds:
        yield "one not done"
    else:
        yield "one planned" if "planned" in kinds else "one open"


def _of_days(first: Draft, second: Draft) -> Iterator[str]:
    one, other = first.dating, second.dating
    if one.by == other.by == "stated" and one.period and other.period:
        if one.period == other.period:
            yield "same days"
        else:
            yield "days within days" if agree_in_time(first, second) else "other days"
    elif "stated" in (one.by, other.by):
        yield "days of the first" if one.by == "stated" else "days of the second"


def agree_in_time(first: Draft, second: Draft) -> bool:
    """Whether the days that are stated of both may be the same."""
    one, other = first.dating.period, second.dating.period
    if first.dating.by != "stated" or second.dating.by != "stated" or one is None or other is None:
        return True
    if one.start and other.start and one.start != other.start and (one.end is None) != (other.end is None):
        return False  # what began in August and what was done in September
    return not (
        (one.end is not None and other.start is not None and one.end <= other.start)
        or (other.end is not None and one.start is not None and other.end <= one.start)
    )


def _of_places(one: Place | None, other: Place | None) -> Iterator[str]:
    if one is None or other is None:
        if other is not None:
            yield "place of the second"
    elif one.name == other.name:
        yield "same place"
    elif one.country != other.country or (one.precision in SPOTS and other.precision in SPOTS):
        yield "other place"


def _of_parties(side: str, one: tuple[Mention, ...], other: tuple[Mention, ...]) -> str:
    if not one or not other:
        return f"{side} of one" if one or other else f"no {side}"
    fewer, more = sorted((one, other), key=len)
    shared = [each for each in fewer if any(_is_same(each, every) for every in more)]
    if shared:
        return f"same {side}" if len(shared) == len(fewer) else f"some {side}"
    here, there = codes(one), codes(other)
    if here & there:
        return f"{side} of one country"
    return f"{side} of other countries" if here and there else f"other {side}"


def _of_countries(first: Telling, second: Telling) -> Iterator[str]:
    """Of talks, in which all are on one side: whether they are of the same countries."""
    if second.draft.type == "CONSULT" and first.countries and second.countries:
        within = first.countries <= second.countries or second.countries <= first.countries
        same = "talks of the same" if first.countries == second.countries else "talks of some of them"
        yield same if within else "talks of others"


def _is_same(one: Mention, other: Mention) -> bool:
    return is_same_party(one, other) or one.evidence.quote.lower() == other.evidence.quote.lower()

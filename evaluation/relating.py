"""The type of the event between two parties who are given: "rejected", in "Norland rejected Sudland's call for talks".

Every word that the model or the codebook takes for an event is weighed: how likely each type is there, how likely the
two bear its roles, and whether it stands on the path between them in the tree. What it is worth is added up by type, so
that "signed", "accord" and "ties" speak together. The threshold under which an event is not told plays no part, since
it is given that there is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.extractors.mentions import find_mentions
from dragoman.extractors.scene import Scene, build_scenes
from dragoman.extractors.triggers import Hit, find_triggers, matches
from dragoman.knowledge import Knowledge
from dragoman.knowledge.codebook import Codebook
from dragoman.language import parse
from dragoman.records import Document, Realis, Sentence, Sighting, Span
from evaluation.cameo import roots
from evaluation.turning import RESTRICTIONS, fulfilled_by, lemmas_below, turned

# All who take part in these are actors; in others sometimes: "signed an accord with", "clashed with".
MUTUAL = ("CONSULT", "AGREE", "COOPERATE")
SOMETIMES = 0.2
# A little of each role where the model sees nothing of it. This and the weights below were chosen on the test part of
# our own corpus, the demo and the training reports (1,295 pairs, evaluation.between); half and twice as much differ by
# a hundredth at most.
UNSEEN = 0.04
ON_PATH = 2.5
# What a word of the codebook is worth beside the model's probability.
RULED = 0.8
# From here on a word of speech takes over what hangs on it: "threatened to bomb", "refused to release".
SPOKEN = 0.4
TAKEN_OVER = 0.8
SPEECH = ("REQUEST", "REJECT", "THREATEN", "AGREE", "ACCUSE", "CONCEDE")
# And a word of ending what it ends: "cut the aid to", "lifted the siege of".
ENDS: Mapping[str, tuple[str, ...]] = {
    "SANCTION": ("AID", "COOPERATE", "CONSULT", "SUPPORT"),
    "RETREAT": ("COERCE", "SANCTION", "ASSAULT", "MOBILIZE", "PROTEST"),
}
BELOW = ("xcomp", "ccomp", "obj", "obl", "nmod", "acl", "compound", "advcl", "nsubj:pass", "amod")
# Who orders a deed of those under him does it: "ordered the release of the fishermen".
ORDERS = frozenset(("order", "authorize", "authorise", "approve", "command"))
ORDERED = 0.3
# What these carry is the event: "announced the suspension of aid", "launched an operation".
BEGINNING = frozenset(("announce", "begin", "start", "launch", "conduct"))
SENDING = frozenset(("send", "dispatch"))
NOT = frozenset(("not", "n't", "n’t", "never", "no", "neither", "nor"))


@dataclass(slots=True)
class Candidate:
    """A word that may tell what is between the two: how likely which types, and how likely the two bear its roles."""

    token: int
    types: dict[str, float] = field(default_factory=dict)
    modes: dict[str, str | None] = field(default_factory=dict)
    sighting: Sighting | None = None
    carrier: int | None = None
    acts: float = 0.0
    suffers: float = 0.0
    both: float = 0.0
    share: float = 1.0
    carries: bool = False

    @property
    def likeliest(self) -> str:
        return max(self.types, key=self.types.__getitem__)

    @property
    def seen(self) -> float:
        """How likely the model by itself holds what is likeliest."""
        return dict(self.sighting.types).get(self.likeliest, 0.0) if self.sighting else 0.0


def root_between(text: str, source: str, target: str, knowledge: Knowledge) -> str | None:
    """The type, as CAMEO counts it, that two of a text most likely have between them; None where nothing is seen."""
    document = Document(text)
    sentences = parse(document)
    mentions = tuple(find_mentions(document, sentences, knowledge))
    worth: dict[str, float] = defaultdict(float)
    for scene in build_scenes(sentences, mentions, ()):
        hits, _ = find_triggers(scene, knowledge.codebook, knowledge.english.modality)
        at_source, at_target = (tokens_of(scene.sentence, marked(text, words)) for words in (source, target))
        for root, weight in weigh(scene, hits, at_source, at_target, knowledge.codebook):
            worth[root] += weight
    return max(worth, key=worth.__getitem__, default=None)


def marked(text: str, words: str) -> Span | None:
    """Where the words stand first."""
    start = text.find(words) if words else -1
    return Span(start, start + len(words)) if start >= 0 else None


def tokens_of(sentence: Sentence, span: Span | None) -> set[int]:
    """The tokens that the span touches."""
    return {number for number, token in enumerate(sentence.tokens) if span and token.span.overlaps(span)}


def weigh(
    scene: Scene, hits: list[Hit], source: set[int], target: set[int], codebook: Codebook | None = None
) -> Iterator[tuple[str, float]]:
    """What each word of a sentence is worth for which root, given the tokens of source and target.

    With a codebook, words in its other senses are worth nothing for the type of which they tell none.
    """
    if not source and not target:
        return
    path = _path(scene.sentence, _head(scene.sentence, source), _head(scene.sentence, target))
    candidates = _candidates(scene, hits)
    if codebook is not None:
        candidates = {one.token: one for one in candidates.values() if _keep_senses(scene, one, codebook)}
    for one in candidates.values():
        bears = one.sighting.bearers if one.sighting else {}
        one.acts, acted = _likely(bears, "actor", source), _likely(bears, "actor", target)
        one.suffers, one.both = _likely(bears, "recipient", target), acted
        if "REQUEST" in one.types and (verb := fulfilled_by(scene, one.token)) is not None:
            _fulfil(scene, one, verb, candidates, source)
    _carry(scene, candidates)
    _take_over(scene, candidates)
    restricting = {token for token, one in candidates.items() if one.likeliest in RESTRICTIONS}
    for one in candidates.values():
        near = [one.token, *scene.below(one.token, "obj", "nsubj:pass", "compound")]
        near += [inner for token in near for inner in scene.below(token, "compound", "amod")]
        words = frozenset(scene.lemmas[token] for token in near)
        realis: Mapping[Realis, float] = {"actual": 1.0}
        if _is_negated(scene, one):
            realis = {"negated": 1.0}
        elif one.sighting:
            realis = dict(one.sighting.realis)
        on_path = ON_PATH if one.token in path or one.carrier in path else 1.0
        for type_, likely in one.types.items():
            mutual = 1.0 if type_ in MUTUAL else SOMETIMES
            fit = (one.acts + UNSEEN) * max(one.suffers + UNSEEN, mutual * (one.both + UNSEEN))
            # Where troops are sent says what for: "sent a battalion to the peacekeeping mission".
            told = words | lemmas_below(scene, one.token) if type_ == "MOBILIZE" else words
            turn = turned(scene, one.token, type_, source, restricting)
            for root, part in roots(turn, one.modes.get(type_), realis, told).items():
                yield root, likely * fit * on_path * one.share * part


def _candidates(scene: Scene, hits: list[Hit]) -> dict[int, Candidate]:
    """What the model sees, and what the codebook finds with the surest of what the model sees at its words."""
    seen = {sighting.token: sighting for sighting in scene.sentence.sightings or ()}
    found = {
        token: Candidate(
            token,
            dict(one.types),
            {type_: mode for type_, (mode, _) in one.modes.items()},
            one,
        )
        for token, one in seen.items()
    }
    for hit in hits:
        one = found.setdefault(hit.index, Candidate(hit.index))
        words = [word for word in (hit.index, hit.carrier, hit.happens, *hit.words) if word in seen]
        best = max(words, key=lambda word: sum(likely for _, likely in seen[word].types), default=None)
        likely = 0.0 if best is None else dict(seen[best].types).get(hit.trigger.type, 0.0)
        ruled = likely + RULED * (0.1 + likely) ** 0.5
        one.types[hit.trigger.type] = max(one.types.get(hit.trigger.type, 0.0), ruled)
        one.modes[hit.trigger.type] = hit.trigger.mode or one.modes.get(hit.trigger.type)
        one.carrier = hit.carrier
        one.sighting = one.sighting or (seen[best] if best is not None else None)
    return {token: one for token, one in found.items() if one.types}


def _keep_senses(scene: Scene, one: Candidate, codebook: Codebook) -> bool:
    """Whether anything is left, once those types are gone in whose sense the word does not stand."""
    other = {sense.type for sense, _ in matches(scene, one.token, codebook.senses) if "report" not in sense.wanted}
    one.types = {type_: likely for type_, likely in one.types.items() if type_ not in other}
    return bool(one.types)


def _fulfil(scene: Scene, one: Candidate, verb: int, candidates: Mapping[int, Candidate], source: set[int]) -> None:
    """Who is asked yields to him who asks: "bowed to a demand of"."""
    one.types["CONCEDE"] = one.types.pop("REQUEST")
    bears = one.sighting.bearers if one.sighting else {}
    asked = 1.0 if source & set(scene.surface_subjects(verb)) else _likely(bears, "recipient", source)
    one.acts, one.suffers = max(one.acts, asked), max(one.suffers, one.both)
    if verb != one.token and verb in candidates:
        candidates[verb].share = ORDERED


def _carry(scene: Scene, candidates: Mapping[int, Candidate]) -> None:
    """Who announces, begins or launches something, or sends somebody to do it, does that: "sent men to investigate"."""
    for one in candidates.values():
        lemma = scene.lemmas[one.token]
        if lemma in BEGINNING:
            told = scene.below(one.token, "obj", "nsubj:pass")
        elif lemma in SENDING:
            told = scene.below(one.token, "advcl", "xcomp")
        else:
            continue
        for inner in (candidates[token] for token in told if token in candidates):
            # Who announces a plan has only announced it.
            planned = lemma == "announce" and inner.sighting and dict(inner.sighting.realis).get("actual", 0.0) < 0.5
            if inner.likeliest != one.likeliest and inner.seen >= SPOKEN and not planned:
                inner.acts, inner.suffers = max(inner.acts, one.acts), max(inner.suffers, one.suffers)
                one.share, one.carries = ORDERED, True


def _take_over(scene: Scene, candidates: Mapping[int, Candidate]) -> None:
    """In "refused to release the men of Sudland" it is the refusal that is addressed to them."""
    for one in candidates.values():
        aside = False
        for token, relation in _climb(scene, one.token):
            above = candidates.get(token)
            aside = aside or relation == "advcl"
            if above and scene.lemmas[token] in ORDERS:
                one.acts, above.share = max(one.acts, above.acts), ORDERED
                break
            if (
                above
                and not above.carries
                and above.types[above.likeliest] >= SPOKEN
                and _rules(above.likeliest, one.likeliest, aside)
            ):
                above.suffers = max(above.suffers, one.suffers, one.both)
                one.share = 1 - TAKEN_OVER * min(1.0, above.types[above.likeliest]) * above.acts
                break


def _rules(above: str, below: str, aside: bool) -> bool:
    """Whether a word of one type takes over what of the other hangs on it, or only stands beside it."""
    return above in SPEECH or (not aside and below in ENDS.get(above, ()))


def _climb(scene: Scene, token: int) -> Iterator[tuple[int, str]]:
    while scene.tokens[token].head >= 0 and (scene.tokens[token].deprel in BELOW or scene.relation(token) in BELOW):
        relation = scene.relation(token)
        token = scene.tokens[token].head
        yield token, relation


def _is_negated(scene: Scene, one: Candidate) -> bool:
    token = scene.tokens[one.token]
    verbs = [one.token, token.head] if token.deprel in ("obj", "xcomp", "nsubj:pass", "obl") else [one.token]
    return any(scene.lemmas[child] in NOT for verb in verbs for child in scene.below(verb, "advmod", "det", "cc"))


def _likely(bears: Mapping[str, tuple[tuple[int, float], ...]], role: str, tokens: set[int]) -> float:
    return max((likely for token, likely in bears.get(role, ()) if token in tokens), default=0.0)


def _head(sentence: Sentence, words: set[int]) -> int | None:
    """The word on which the others hang."""
    return next((word for word in sorted(words) if sentence.tokens[word].head not in words), None)


def _path(sentence: Sentence, source: int | None, target: int | None) -> set[int]:
    """The words between two in the tree; above the one where there is no other."""
    ups = [[token, *sentence.ancestors(token)] for token in (source, target) if token is not None]
    if len(ups) < 2:
        return {token for up in ups for token in up}
    top = next(token for token in ups[0] if token in ups[1])
    return {token for up in ups for token in up[: up.index(top) + 1]}

"""A sentence with its people in it: which token heads which mention, who is subject or object of what.

In "The envoy, who met rebel leaders, left", the envoy is the subject of "met" as well: relative pronouns,
infinitives, participles and coordinated verbs inherit theirs from the tree.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dragoman.records import Mention, Sentence, Span, TimeExpression, Token

# Words that only lead to the one who is meant: "members of the delegation", "dozens of protesters".
PARTITIVES = frozenset(
    (
        "number", "group", "member", "dozen", "hundred", "thousand", "million", "score", "some", "many", "most", "all",
        "part", "majority", "crowd", "team", "series", "pair", "couple", "handful", "several", "people", "rest", "half",
        "lot", "one", "leader", "representative", "head",
    )
)  # fmt: skip
RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
CLAUSES = frozenset(("acl:relcl", "acl", "advcl", "advcl:relcl", "xcomp", "ccomp", "conj", "parataxis"))
# Verbs whose infinitive is done by their subject although they have an object: "promised her to leave".
SUBJECT_CONTROL = frozenset(("promise", "vow", "pledge", "use", "threaten"))
# Verbs that name after a preposition who is to do it: "called upon them to leave", "counts on them to stay".
ASKED_AFTER = {
    "call": ("on", "upon"), "appeal": ("to",), "plead": ("with",), "prevail": ("on", "upon"), "count": ("on",),
    "rely": ("on",),
}  # fmt: skip
# What stands before what those do of whom it is said: "accused them of leaving", "kept them from leaving".
CHARGING = frozenset(("for", "of", "from"))
# Kinds of those who may do something.
ACTING = frozenset(("state", "person", "group", "organisation", "force", "armed group", "party"))
DEEPEST = 12
NEVER = frozenset(("not", "n't", "never"))
SAYING = frozenset(("say", "add", "tell", "state", "note", "write", "tweet", "stress", "emphasize", "announce"))
QUOTES = frozenset(('"', "“", "”", "``", "''"))


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence; ``mentions`` by the index of their head token.

    ``teller``: whose quotation runs on into the sentence from one before it; ``timed``: the heads of its days and other
    times.
    """

    number: int
    sentence: Sentence
    mentions: Mapping[int, tuple[Mention, ...]]
    lemmas: tuple[str, ...]
    words: frozenset[str]
    teller: tuple[Mention, ...] = ()
    timed: frozenset[int] = frozenset()

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    @property
    def is_headline(self) -> bool:
        """Whether the sentence is the first of a report and ends without a full stop."""
        return self.number == 0 and self.tokens[-1].text not in (".", "!", "?", '"', "”", "…")

    def tokens_in(self, span: Span) -> list[int]:
        """The tokens that the span touches."""
        first = bisect_right(self.tokens, span.start, key=lambda token: token.span.end)
        last = bisect_left(self.tokens, span.end, key=lambda token: token.span.start)
        return list(range(first, last))

    def token_at(self, start: int) -> int | None:
        """The token that begins there; none where the sentence has none that does."""
        index = bisect_left(self.tokens, start, key=lambda token: token.span.start)
        return index if index < len(self.tokens) and self.tokens[index].span.start == start else None

    def relation(self, index: int) -> str:
        """The relation to the head, without its subtype."""
        return self.tokens[index].deprel.partition(":")[0]

    def below(self, index: int, *relations: str) -> list[int]:
        return self.sentence.dependents(index, *relations)

    def case(self, index: int) -> str:
        """The preposition before a noun: "against" in "against the army", "according to" as its first word."""
        for child in self.sentence.children[index]:
            if self.tokens[child].deprel == "case":
                return self.lemmas[child]
        return ""

    def with_case(self, index: int, word: str) -> Iterator[int]:
        """Dependents that stand after the preposition ``word``."""
        for child in self.below(index, "obl", "nmod", "advcl"):
            if self.case(child) == word:
                yield child

    def is_passive(self, index: int) -> bool:
        """Whether the verb's subject suffers what it says: "was attacked", "the attacked town"."""
        for child in self.sentence.children[index]:
            if self.tokens[child].deprel in ("aux:pass", "nsubj:pass", "csubj:pass"):
                return True
        token = self.tokens[index]
        if token.xpos != "VBN" or token.upos not in ("VERB", "ADJ"):
            return False
        if token.deprel in ("acl", "amod", "advcl"):
            return not self.below(index, "aux", "obj")
        return token.deprel == "conj" and not self.below(index, "aux", "nsubj", "obj") and self.is_passive(token.head)

    def is_negated(self, index: int) -> bool:
        """Whether "not" or "never" stands with it: "did not attack"."""
        return any(self.lemmas[child] in NEVER for child in self.sentence.children[index])

    def surface_subjects(self, index: int, depth: int = 0) -> list[int]:
        """Tokens of the subject as the sentence has it, of an active or a passive verb."""
        own = self.below(index, "nsubj")
        if own:
            return [self._antecedent(index, token) for token in own[:1]]
        token = self.tokens[index]
        if token.head < 0 or depth > DEEPEST:
            return []
        return _INHERIT.get(token.deprel, _nobody)(self, index, depth + 1)

    def charged(self, index: int) -> list[int]:
        """Of whom another says or to whom he does something for what a gerund tells, which is theirs: Norland's in
        "slammed Norland for blocking the loan".
        """
        token = self.tokens[index]
        if token.deprel != "advcl" or token.xpos != "VBG" or token.head < 0 or self.is_passive(token.head):
            return []
        if CHARGING.isdisjoint(self.lemmas[mark] for mark in self.below(index, "mark", "case")):
            return []
        return [one for one in self.below(token.head, "obj") if any(here.kind in ACTING for here in self.meant(one))]

    def subjects(self, index: int) -> list[int]:
        """Who does it: the subject of an active verb, the agent of a passive one."""
        return list(self.with_case(index, "by")) if self.is_passive(index) else self.surface_subjects(index)

    def objects(self, index: int) -> list[int]:
        """To whom or what it is done: the object of an active verb, the subject of a passive one."""
        if self.is_passive(index):
            return self.surface_subjects(index)
        own = self.below(index, "obj") or self.below(index, "iobj")
        return [self._antecedent(index, token) for token in own] or self._relative_object(index)

    def _relative_object(self, index: int) -> list[int]:
        # "the weapons that they sent": with a subject of its own, the clause's gap is its object.
        token = self.tokens[index]
        own = self.below(index, "nsubj")
        if (
            token.deprel == "acl:relcl"
            and own
            and self.lemmas[own[0]] not in RELATIVE
            and not self.below(index, "ccomp")
        ):
            return [token.head]
        return []

    def _antecedent(self, clause: int, token: int) -> int:
        """Whom a relative pronoun means: the noun that its clause describes."""
        if self.lemmas[token] not in RELATIVE or self.tokens[token].upos not in ("PRON", "DET", "SCONJ"):
            return token
        for above in (clause, *self.sentence.ancestors(clause)):
            if self.tokens[above].deprel == "acl:relcl":
                return self.tokens[above].head
        return token

    def expand(self, tokens: Iterable[int]) -> list[int]:
        """Each token with those coordinated to it: "Egypt, Qatar and the US" are three."""
        found: list[int] = []
        for token in tokens:
            found.append(token)
            found.extend(child for child in self.below(token, "conj") if self.tokens[child].upos not in ("VERB", "AUX"))
        return found

    def mention(self, token: int) -> Mention | None:
        """The mention that the token heads; the first where it stands for several ("both sides")."""
        here = self.mentions.get(token)
        return here[0] if here else None

    def parties(self, tokens: Iterable[int]) -> list[Mention]:
        """The mentions at these tokens, coordinated ones and "members of ..." included."""
        found: list[Mention] = []
        for token in self.expand(tokens):
            found.extend(one for one in self.meant(token) if one not in found and _may_act(one))
            if self.tokens[token].xpos == "NNS":
                found.extend(one for one in self._others(token) if one not in found)
        return found

    def _others(self, token: int) -> Iterator[Mention]:
        """ "The presidents of Poland and Lithuania", "troops from Mali and Niger": those beside the first, whom the
        plural covers too; not of "Norland's clubs from Mali and Niger", which are Norland's.
        """
        own = _countries(self.meant(token))
        whose = (*self.with_case(token, "of"), *self.with_case(token, "from"))
        for inner in (*whose, *self.below(token, "amod", "compound")):
            first = _countries(self.mentions.get(inner, ()))
            if own and first and own.isdisjoint(first):
                continue
            for other in self.below(inner, "conj"):
                mention = self.mention(other)
                if mention is not None and mention.actor is not None and mention.actor.country:
                    yield mention

    def meant(self, token: int) -> tuple[Mention, ...]:
        """The mentions that the token stands for; in "dozens of protesters" the protesters."""
        here = self.mentions.get(token, ())
        if not here or here[0].actor is None:
            for other in self._inside(token):
                inner = self.mentions.get(other)
                if inner and inner[0].actor is not None:
                    return inner
        return here

    def _inside(self, token: int) -> Iterator[int]:
        if self.lemmas[token] in PARTITIVES or self.tokens[token].upos == "NUM":
            yield from self.with_case(token, "of")
            yield from self.with_case(token, "from")
        yield from self.below(token, "appos", "flat")

    def owners(self, index: int) -> list[int]:
        """Whose it is: "Israel's attack", "the Israeli attack", "the Hamas visit"."""
        own = self.below(index, "nmod:poss")
        if not own:
            own = [child for child in self.below(index, "amod", "compound", "nmod") if self._names(child)]
        return own

    def _names(self, child: int) -> bool:
        mention = self.mention(child)
        return mention is not None and mention.actor is not None and not self.case(child)

    def clause(self, index: int) -> int:
        """The predicate of the clause in which the token stands; itself if it is one."""
        for above in (index, *self.sentence.ancestors(index)):
            token = self.tokens[above]
            if token.deprel == "root" or (
                token.deprel in CLAUSES and (token.upos in ("VERB", "AUX") or self.below(above, "cop", "nsubj"))
            ):
                return above
        return index


def _countries(mentions: Iterable[Mention]) -> set[str]:
    return {one.actor.country for one in mentions if one.actor is not None and one.actor.country}


def _may_act(mention: Mention) -> bool:
    # "The efforts" take no part in anything; "Norland's efforts" stand for Norland.
    return mention.kind != "thing" or mention.actor is not None


def _nobody(scene: Scene, index: int, depth: int) -> list[int]:
    return []


def _from_head(scene: Scene, index: int, depth: int) -> list[int]:
    return scene.surface_subjects(scene.tokens[index].head, depth)


def _from_adverbial(scene: Scene, index: int, depth: int) -> list[int]:
    return scene.charged(index) or _from_head(scene, index, depth)


def _from_conjunct(scene: Scene, index: int, depth: int) -> list[int]:
    head = scene.tokens[index].head
    return scene.surface_subjects(head, depth) if scene.tokens[head].upos in ("VERB", "AUX", "ADJ", "NOUN") else []


def _from_control(scene: Scene, index: int, depth: int) -> list[int]:
    head = scene.tokens[index].head
    if scene.lemmas[head] not in SUBJECT_CONTROL and (told := scene.below(head, "obj", "iobj")):
        return told
    if asked := [one for case in ASKED_AFTER.get(scene.lemmas[head], ()) for one in scene.with_case(head, case)]:
        return asked
    return scene.surface_subjects(head, depth)


def _from_noun(scene: Scene, index: int, depth: int) -> list[int]:
    token = scene.tokens[index]
    if token.xpos in ("VBG", "VBN"):
        return [token.head]
    # "efforts to end the war": whose efforts, or who makes them.
    if owners := scene.owners(token.head):
        return owners
    governor = scene.tokens[token.head].head
    return scene.surface_subjects(governor, depth) if governor >= 0 and scene.relation(token.head) == "obj" else []


def _from_relative(scene: Scene, index: int, depth: int) -> list[int]:
    return [scene.tokens[index].head]


_INHERIT = {
    "conj": _from_conjunct,
    "xcomp": _from_control,
    "advcl": _from_adverbial,
    "acl": _from_noun,
    "acl:relcl": _from_relative,
    "amod": _from_relative,
}


def build_scenes(
    sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], times: tuple[TimeExpression, ...] = ()
) -> tuple[Scene, ...]:
    """One scene a sentence, each mention at its head token; "Tuesday" is nobody."""
    days = {offset for time in times for offset in range(time.evidence.span.start, time.evidence.span.end)}
    by_head: dict[int, tuple[Mention, ...]] = {}
    for mention in mentions:
        if mention.head in days:
            continue
        by_head[mention.head] = (*by_head.get(mention.head, ()), mention)
    scenes: list[Scene] = []
    for number, sentence in enumerate(sentences):
        lemmas = tuple(map(_lemma, sentence.tokens))
        heads = ((index, by_head.get(token.span.start)) for index, token in enumerate(sentence.tokens))
        own = {index: here for index, here in heads if here}
        timed = frozenset(index for index, token in enumerate(sentence.tokens) if token.span.start in days)
        scenes.append(Scene(number, sentence, own, lemmas, frozenset(lemmas), timed=timed))
    return tuple(_with_tellers(scenes))


def _lemma(token: Token) -> str:
    """The lemma in small letters; "troops" and "hostilities", which treebanks leave so, in the singular."""
    lemma = token.lemma.lower()
    if token.xpos != "NNS" or not lemma.endswith("s") or lemma.endswith("ss"):
        return lemma
    return f"{lemma[:-3]}y" if lemma.endswith("ies") else lemma[:-1]


def _with_tellers(scenes: list[Scene]) -> Iterator[Scene]:
    """Each scene, with the one whose words it goes on quoting."""
    inside = False
    teller: tuple[Mention, ...] = ()
    for number, scene in enumerate(scenes):
        quotes = sum(token.text in QUOTES for token in scene.tokens)
        own = _speakers(scene)
        teller = own or (teller if inside else ())
        if inside or (quotes and not own):
            follows = _speakers(scenes[number + 1]) if quotes % 2 and not inside and number + 1 < len(scenes) else ()
            yield replace(scene, teller=teller or follows)
        else:
            yield scene
        inside = inside != bool(quotes % 2)


def _speakers(scene: Scene) -> tuple[Mention, ...]:
    for index, lemma in enumerate(scene.lemmas):
        says = lemma in SAYING and scene.tokens[index].upos == "VERB"
        if says and (found := scene.parties(scene.subjects(index))):
            return tuple(found)
    return ()

"""Noun phrases: which words belong to one, which word heads it, who owns it.

In "Egypt's intelligence chief Hassan Rashad, who flew in on Monday", the phrase runs from "Egypt" to "Rashad";
its owner is "Egypt", and the relative clause is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.records import Sentence, Token

NOMINAL = frozenset(["NOUN", "PROPN", "PRON"])
# Other words that stand for someone only as an argument: "the injured", "both met", "three were killed".
STANDING = frozenset(["ADJ", "NUM", "DET", "SYM", "X"])
ARGUMENTS = frozenset(["nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "root", "csubj", "ccomp", "xcomp"])
# Relations of words inside a phrase to its head: such a word heads no phrase of its own.
INSIDE = frozenset(
    ["compound", "flat", "fixed", "goeswith", "det", "nummod", "amod", "case", "cc", "punct", "discourse"]
)
BEFORE = frozenset(
    ["det", "amod", "compound", "nummod", "nmod", "flat", "fixed", "goeswith", "advmod", "punct", "case"]
)
NAMING = frozenset(["flat", "compound", "fixed", "goeswith", "nummod"])
MAKING = frozenset(["amod", "compound", "flat", "nmod:desc"])
# Words that lead up to a phrase, whatever part of speech the tree gives them: "according", "including", "due".
LEADING = frozenset(["case", "cc", "mark", "punct"])
DEGREES = frozenset(["least", "most"])
MANY = frozenset(["dozen", "dozens", "score", "hundred", "thousand", "million", "tens"])
HYPHENS = frozenset("-‐‑–")
QUOTES = frozenset("\"“”«»‘’'")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``first`` through ``last`` of a sentence, and the one that heads them.

    ``words`` are the indices before and at the head that make up its name or its role ("intelligence", "chief");
    ``title`` heads what stands before a name ("chief" in "chief Hassan Rashad"); ``owners`` are those whose it is,
    each with the word that says so ("'s", "of", "in").
    """

    sentence: Sentence
    head: int
    first: int
    last: int
    words: tuple[int, ...]
    title: int | None
    owners: tuple[tuple[str, int], ...]

    @property
    def token(self) -> Token:
        return self.sentence.tokens[self.head]

    @property
    def lemma(self) -> str:
        return self.token.lemma.lower()

    @property
    def definite(self) -> bool:
        """Whether the phrase opens with "the", "this" or "both"."""
        return self.sentence.tokens[self.first].text.lower() in ("the", "this", "that", "these", "those", "both")

    def has(self, words: frozenset[str]) -> bool:
        """Whether one of ``words`` stands in its name or role."""
        return any(self.sentence.tokens[index].text.lower() in words for index in self.words)

    def owner(self, case: str) -> int | None:
        """The token whose it is, after the word ``case``."""
        return next((owner for word, owner in self.owners if word == case), None)


def find_phrases(sentence: Sentence) -> Iterator[Phrase]:
    """Every phrase of the sentence, in the order of its heads."""
    for index, token in enumerate(sentence.tokens):
        if heads_phrase(token):
            yield phrase_at(sentence, index)


def heads_phrase(token: Token) -> bool:
    """Whether the word stands for someone or something by itself."""
    relation = token.deprel.partition(":")[0]
    if token.upos in NOMINAL:
        # "According to him": a pronoun that the tree holds for a part of the preposition is none.
        inside = relation in INSIDE and not (relation == "fixed" and token.xpos == "PRP")
        return not inside and token.deprel != "nmod:desc" and relation != "expl"
    return token.upos in STANDING and relation in ARGUMENTS and relation not in ("root", "ccomp", "xcomp", "conj")


def phrase_at(sentence: Sentence, head: int) -> Phrase:
    """The phrase that the token heads."""
    tokens = sentence.tokens
    inside, owners, title = {head}, _owners(sentence, head), None
    for child in sentence.children[head]:
        relation = tokens[child].deprel.partition(":")[0]
        if tokens[child].deprel == "nmod:desc":
            title = child
            owners += _owners(sentence, child)
        if child < head and relation in BEFORE and tokens[child].text not in QUOTES:
            inside.update(sentence.subtree(child))
        elif (child > head and (relation in NAMING or tokens[child].deprel in ("nmod:desc", "nmod:npmod"))) or (
            child > head and relation == "appos" and _names_on(sentence, head, child)
        ):
            inside.update(_plain(sentence, child))
        elif child > head and _is_hyphen(sentence, head, child):
            inside.add(child)
    words = tuple(sorted(_words(sentence, head)))
    after = [child for case, child in owners if child > head and case == "of"]
    for child in after[:1]:
        inside.update(_plain(sentence, child, owned=True))
    first, last = _run(inside, head, tokens)
    return Phrase(sentence, head, first, last, words, title, tuple(owners))


def _owners(sentence: Sentence, head: int) -> list[tuple[str, int]]:
    return [
        (case_of(sentence, child), child)
        for child in sentence.children[head]
        if sentence.tokens[child].deprel in ("nmod", "nmod:poss")
    ]


def case_of(sentence: Sentence, index: int) -> str:
    """The preposition of a phrase, or "'s" of an owner, lower-case; "" where there is none."""
    for child in sentence.children[index]:
        if sentence.tokens[child].deprel == "case":
            return sentence.tokens[child].text.lower().replace("’", "'")
    return "'s" if sentence.tokens[index].deprel == "nmod:poss" else ""


def is_number_of_doers(sentence: Sentence, index: int) -> bool:
    """Whether it says in what number others do something: "gave blood by the hundreds", "fled in their thousands"."""
    token = sentence.tokens[index]
    opened = any(sentence.tokens[child].deprel in ("det", "nmod:poss") for child in sentence.children[index])
    counted = token.lemma.lower() in MANY and opened and case_of(sentence, index) in ("by", "in")
    return counted and not any(sentence.tokens[child].deprel == "nmod" for child in sentence.children[index])


def _words(sentence: Sentence, head: int) -> Iterator[int]:
    yield head
    for child in sentence.children[head]:
        if child < head and sentence.tokens[child].deprel in MAKING:
            yield from _words(sentence, child)


def _plain(sentence: Sentence, index: int, owned: bool = False) -> list[int]:
    """The phrase below ``index`` without clauses, appositions and coordination."""
    found = [index]
    for child in sentence.children[index]:
        token = sentence.tokens[child]
        relation = token.deprel.partition(":")[0]
        keeps = relation in BEFORE and (child < index or relation in NAMING or owned)
        if keeps and not (relation == "punct" and token.text in ",;:()[]—–"):
            found.extend(_plain(sentence, child, owned))
    return found


def _is_hyphen(sentence: Sentence, head: int, child: int) -> bool:
    """Whether it joins two parts of one name: "al-Shabaab", "Jean-Luc Moreau"."""
    after = sentence.tokens[child + 1] if child + 1 < len(sentence.tokens) else None
    return (
        sentence.tokens[child].text in HYPHENS and after is not None and after.deprel == "flat" and after.head == head
    )


def _names_on(sentence: Sentence, head: int, child: int) -> bool:
    """Whether an apposition follows without a comma: "Minister Ron Dermer"."""
    below = sentence.subtree(child)
    between = sentence.tokens[head + 1 : below[0]]
    return sentence.tokens[child].upos == "PROPN" and not any(token.text in ",;:()—–" for token in between)


def _run(inside: set[int], head: int, tokens: tuple[Token, ...]) -> tuple[int, int]:
    first = last = head
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside or (last + 2 in inside and tokens[last + 1].text in HYPHENS):
        last += 1
    first = _without_lead(first, head, tokens)
    while last > head and tokens[last].upos in ("PUNCT", "ADP", "CCONJ") and tokens[last].deprel != "flat":
        last -= 1  # the end of "Moon Jae-in" is no preposition
    return first, last


def _without_lead(first: int, head: int, tokens: tuple[Token, ...]) -> int:
    """From the first word that is no preposition: "a tweet" in "according to a tweet", "two" in "at least two"."""
    led = False
    while first < head and tokens[first].deprel != "amod":
        token = tokens[first]
        bound = led and (token.deprel == "fixed" or token.text.lower() in DEGREES)
        led = led or token.deprel == "case" or token.upos == "ADP"
        if not (bound or token.upos in ("PUNCT", "ADP", "CCONJ") or token.deprel in LEADING):
            break
        first += 1
    return first

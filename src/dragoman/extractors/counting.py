"""Whom a phrase counts: "a mother and her two children" are three, "Anna Brandt and Ulf Tolman" two.

A phrase is the noun or name that the tree puts under "killed", with all that is joined to it: others, lists of names
in apposition, companions ("along with his sons").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dragoman.extractors.counts import Count, case_of
from dragoman.extractors.lotwords import INCLUDING
from dragoman.extractors.measuring import Measured, measure_of
from dragoman.extractors.parts import also_befell
from dragoman.knowledge import Knowledge
from dragoman.knowledge.measures import OTHER, look
from dragoman.records import Figure, Sentence

# What the words of a phrase are to its head, so that they open none of their own.
INNER = ("conj", "appos", "flat", "compound", "nummod", "det", "nmod:desc", "nmod:poss", "nmod:unmarked")
NOMINAL = ("NOUN", "PROPN")
# A phrase that goes deeper than this is a tree gone wrong.
DEEPEST = 6
# Measures whose nouns count people by what befell them, if need be without a number.
OF_MANY = frozenset({"killed", "injured", "casualties"})
# Verbs that agree with one, and with many.
ONE, MANY = frozenset({"was", "is", "has"}), frozenset({"were", "are", "have"})
# Signs before a list of those who have been counted.
DASHES = frozenset({"–", "—", "-", "--", ":", "("})
# Before those of whom was told: "the deaths".
KNOWN = frozenset({"the", "this", "that", "these", "those"})
# Words in the singular for many.
SEVERAL = frozenset({"family", "staff", "crew", "people", "number"})
ARTICLES = frozenset({"a", "an"})
# Words that tell of nobody: "no civilians".
NEGATIVE = frozenset({"no", "not", "neither", "nor"})


@dataclass(frozen=True, slots=True)
class Amount:
    """How many, from which figures, how many members were added up, and their words; ``named`` of the members have
    names, ``loose`` are bare plurals."""

    low: int | None
    high: int | None
    figures: tuple[Figure, ...]
    members: int
    named: int
    loose: int
    words: tuple[int, ...]

    def __add__(self, other: Amount) -> Amount:
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Amount(
            low,
            high,
            self.figures + other.figures,
            self.members + other.members,
            self.named + other.named,
            self.loose + other.loose,
            self.words + other.words,
        )


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun or name with all that is joined to it, what befell them, and how many they are."""

    head: int
    measure: str
    amount: Amount


def find_phrases(
    sentence: Sentence, anchors: Mapping[int, Figure], measures: frozenset[str], knowledge: Knowledge
) -> Iterator[Phrase]:
    """Those to whom one of ``measures`` happened; ``anchors`` are the words that figures count."""
    counting = _Counting(sentence, anchors, knowledge, _people(sentence, knowledge), set())
    for index in sorted({*anchors, *counting.people}):
        inner = sentence.tokens[index].deprel in INNER and not counting.is_apart(index)
        if index in counting.seen or inner or counting.is_below(index):
            continue
        measure = counting.measure(index)
        if measure in measures and (amount := counting.amount(index, measure, 0)):
            amount = counting.agreeing(index, amount)
            yield Phrase(index, measure, amount)
            if amount.high is None and (other := counting.befell_too(index)):
                yield Phrase(index, other, amount)
    for index, figure in anchors.items():
        left = index not in counting.seen and figure.measure in measures
        if left and (amount := counting.member(index, figure.measure)):
            yield Phrase(index, figure.measure, amount)


def _people(sentence: Sentence, knowledge: Knowledge) -> frozenset[int]:
    """Words for people, and the first words of their names."""
    nouns = {
        index
        for index, token in enumerate(sentence.tokens)
        if token.upos == "NOUN"
        and (
            knowledge.measures.is_person(token)
            or look(knowledge.measures.nouns, token) in OF_MANY
            or _is_number(sentence, index)
        )
    }
    names = {
        next((index for index in range(label.first, label.last) if sentence.tokens[index].upos == "PROPN"), -1)
        for label in sentence.labels
        if label.kind == "person"
    }
    return frozenset((nouns | names) - {-1})


def _is_number(sentence: Sentence, index: int) -> bool:
    """Whether "number" stands for people by itself: "a large number were injured"."""
    counts = sentence.tokens[index].lemma == "number" and not sentence.dependents(index, "nmod")
    return counts and any(sentence.tokens[child].lemma in ARTICLES for child in sentence.dependents(index, "det"))


@dataclass(frozen=True, slots=True)
class _Counting:
    """A sentence whose phrases are counted, each word once."""

    sentence: Sentence
    anchors: Mapping[int, Figure]
    knowledge: Knowledge
    people: frozenset[int]
    seen: set[int]

    def measure(self, index: int) -> str | None:
        """What befell them, where it did."""
        if figure := self.anchors.get(index):
            return figure.measure
        if self.is_bare(index):
            return look(self.knowledge.measures.nouns, self.sentence.tokens[index])
        measured = self.measured(index)
        if measured is None or measured.measure == OTHER or measured.word == index:
            return self.listed(index)
        # "To kill civilians" kills nobody yet, and who was not killed is no dead.
        undone = self.sentence.tokens[measured.word].xpos in ("VB", "VBP", "VBZ") or self.denied(measured.word)
        return None if undone else measured.measure

    def measured(self, index: int) -> Measured | None:
        """What a word for people is told of, and by which word."""
        noun = None if _is_number(self.sentence, index) else index
        return measure_of(self.sentence, Count(index, index, noun), index, self.knowledge.measures)

    def befell_too(self, index: int) -> str | None:
        """What else befell them, where nobody knows how many each: "a number of people were killed and wounded"."""
        measured = self.measured(index)
        return also_befell(self.sentence, measured, self.knowledge.measures) if measured else None

    def is_apart(self, index: int) -> bool:
        """Whether a noun joined to another tells of people of its own: "eleven deaths and many injuries"."""
        return self.sentence.tokens[index].deprel == "conj" and self.is_bare(index)

    def is_bare(self, index: int) -> bool:
        """Whether a noun tells by itself that some there were: "several deaths and numerous injuries"."""
        numbered = self.sentence.dependents(index, "nummod")
        if numbered or self.single(index) or not look(self.knowledge.measures.nouns, self.sentence.tokens[index]):
            return False
        known = self.sentence.dependents(index, "det")
        owned = self.sentence.dependents(index, "nmod:poss")
        return not owned and not any(self.sentence.tokens[child].text.lower() in KNOWN for child in known)

    def is_below(self, index: int) -> bool:
        """Whether a noun only says whose those counted are: "three members of the family"."""
        token = self.sentence.tokens[index]
        over_is_counted = token.head in self.anchors or token.head in self.people
        return token.deprel == "nmod" and index not in self.anchors and over_is_counted

    def denied(self, verb: int) -> bool:
        return any(self.sentence.tokens[child].text.lower() in NEGATIVE for child in self.sentence.children[verb])

    def listed(self, index: int) -> str | None:
        """Those of whom a list is: "among the dead were Anna and Ulf", "the dead were identified as"."""
        token = self.sentence.tokens[index]
        if token.head < 0:
            return self.of_nouns(self.sentence.dependents(index, "nsubj"))
        if token.deprel.startswith("nsubj"):
            heads = [token.head, *self.sentence.dependents(token.head, "obl")]
            return self.of_nouns([each for each in heads if case_of(self.sentence, each) == "among"])
        if token.deprel in ("obl", "xcomp") and case_of(self.sentence, index) in ("as", ""):
            return self.of_nouns(self.sentence.dependents(token.head, "nsubj"))
        return None

    def of_nouns(self, indices: list[int]) -> str | None:
        tokens, measures = self.sentence.tokens, self.knowledge.measures
        found = [tokens[each] for each in indices]
        told = (look(measures.nouns, token) or measures.states.get(token.text.lower()) for token in found)
        return next(filter(None, told), None)

    def amount(self, index: int, measure: str, depth: int) -> Amount | None:
        """The head of a phrase with those joined to it."""
        whole = self.member(index, measure)
        if whole is None or depth > DEEPEST:
            return whole
        listed: Amount | None = None
        for child in self.joined(index):
            if child in self.seen or self.is_torn(index, child) or self.is_bare(child):
                continue
            apposed = self.only_lists(index, child)
            if (more := self.amount(child, measure, depth + 1)) is None:
                continue
            if apposed:
                listed = listed + more if listed else more
            else:
                whole = whole + more
        return _larger(whole, listed)

    def joined(self, index: int) -> Iterator[int]:
        """What is co-ordinated with a word, beside it, or in apposition."""
        yield from self.sentence.dependents(index, "conj", "appos")
        over = self.sentence.tokens[index]
        companions = self.sentence.dependents(index, "nmod")
        if over.head >= 0 and over.deprel.startswith(("nsubj", "obj")):
            companions = companions + self.sentence.dependents(over.head, "obl")
        beside = self.knowledge.english.tallying.beside
        for child in companions:
            if case_of(self.sentence, child) in beside or self.sentence.dependents(child, "cc"):
                yield child

    def only_lists(self, index: int, child: int) -> bool:
        """Whether what is joined only says who they are: "two brothers, Azim and Karol", "four: two men, two women"."""
        if self.sentence.tokens[child].deprel == "appos":
            return not self.is_another(index, child)
        return any(token.text in DASHES for token in self.sentence.tokens[index + 1 : child])

    def is_torn(self, index: int, child: int) -> bool:
        """Whether a verb stands between two that the tree joins: "4 were killed, and 5 others were injured"."""
        if self.sentence.tokens[child].deprel not in ("conj", "appos"):
            return False
        first, last = sorted((index, child))
        return any(
            self.sentence.tokens[each].xpos == "VBN" and self.sentence.tokens[each - 1].upos == "AUX"
            for each in range(first + 1, last)
        )

    def agreeing(self, index: int, amount: Amount) -> Amount:
        """One where the verb says "was" ("a father and teacher was killed"), the names before it where it is "were"."""
        token = self.sentence.tokens[index]
        if not token.deprel.startswith("nsubj") or amount.high != amount.members:
            return amount
        verbs = {self.sentence.tokens[child].text.lower() for child in self.sentence.dependents(token.head, "aux")}
        if amount.members > 1 and verbs & ONE and not verbs & MANY:
            return replace(amount, low=1, high=1, members=1, figures=amount.figures[:1])
        if amount.high == 1 and not amount.figures and verbs & MANY and not verbs & ONE:
            names = [each for each in self.people if index <= each < token.head and self.is_name(each)]
            many = max(2, len(names))
            return replace(amount, low=many, high=many, members=many, named=len(names))
        return amount

    def is_name(self, index: int) -> bool:
        return self.sentence.tokens[index].upos == "PROPN"

    def is_another(self, index: int, child: int) -> bool:
        """Whether an apposition is somebody else: "Nazir Tolman, his wife", "Anna Brandt, Ulf Tolman"."""
        if self.sentence.tokens[child - 1].text == "(":
            return False  # "Anton (Antun) Brandt": spelled in two ways
        names = self.sentence.tokens[index].upos == self.sentence.tokens[child].upos == "PROPN"
        return names or bool(self.sentence.dependents(child, "nmod:poss") and self.single(index))

    def member(self, index: int, measure: str) -> Amount | None:
        """One member of a phrase by itself."""
        token, figure = self.sentence.tokens[index], self.anchors.get(index)
        if figure:
            self.seen.add(index)
            return Amount(figure.low, figure.high, (figure,), 1, 0, 0, (index,)) if figure.measure == measure else None
        if index not in self.people or self.is_asked(index) or case_of(self.sentence, index) in INCLUDING:
            return None
        self.seen.add(index)
        low, high = self.range(index)
        return Amount(low, high, (), 1, int(token.upos == "PROPN"), int(high is None), (index,))

    def range(self, index: int) -> tuple[int, int | None]:
        token = self.sentence.tokens[index]
        for child in self.sentence.dependents(index, "nummod"):
            number = self.knowledge.english.numbers.value(self.sentence.tokens[child].text)
            if number and child < index:
                return int(number), int(number)
        determiners = self.sentence.dependents(index, "det")
        if any(self.sentence.tokens[child].text.lower() in NEGATIVE for child in determiners):
            return 0, 0
        if few := self.knowledge.english.tallying.groups.get(token.lemma.lower()):
            return few, few
        return (1, 1) if self.single(index) else (2, None)

    def is_asked(self, index: int) -> bool:
        """Whether a number is only asked for or compared: "how many people", "as many soldiers as"."""
        tokens = self.sentence.tokens
        before = [tokens[each].text.lower() for each in range(max(0, index - 3), index)]
        return "many" in before and bool({"how", "as"} & set(before))

    def single(self, index: int) -> bool:
        token = self.sentence.tokens[index]
        return token.xpos in ("NN", "NNP") and token.lemma.lower() not in SEVERAL


def _larger(whole: Amount, listed: Amount | None) -> Amount:
    """A list in apposition names those counted, and sometimes more: "two brothers, Azim and Karol, and a cousin"."""
    if listed is None or listed.low is None or whole.low is None or listed.members < 2 or listed.low <= whole.low:
        return whole
    return replace(listed, figures=whole.figures + listed.figures, words=whole.words + listed.words)

"""Names with their titles before them: who is who in "Deputy Head of the Office of the President of Norland Anna Berg".

The words are read from the name to the left, for trees of such chains are rarely right. One person is one mention,
from the title to the end of the name; the bodies between them are mentioned beside.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.extractors.names import Names
from dragoman.extractors.phrases import Phrase
from dragoman.knowledge.titles import Role, Titles
from dragoman.records import Label, Sentence, Token

# Words that lead from an office to its body, and from a body to another.
LINKS = frozenset(["of", "for", "at", "to", "and", "&"])
INSIDE = frozenset(["the", "'s", "’s", "-", "–", "."])
UNTITLED = frozenset(["SCONJ", "VERB", "AUX", "PUNCT", "ADV", "PRON"])
# "On Wednesday Prime Minister Jane Poe": the day is no part of who she is.
DAYS = frozenset(
    (*map(str.lower, (*calendar.day_name, *calendar.month_name[1:])), "yesterday", "today", "tomorrow", "tonight")
)
# What leads to the field of an office, and sectors whose nouns are fields as well: "Mass Media".
FOR = frozenset(["of", "for"])
FIELDS = frozenset([("JRN",), ("EDU",), ("MED",), ("REL",)])
# What leads from somebody to whose he is, where a name follows at once: "an aide to Jane Poe" is not she.
OWNED = frozenset(["of", "for", "to"])
# Words of a full name; one more is the town of which he is mayor: "the mayor of Tarsa Jane Poe".
FULL = 2
# Those who lead in prayer; with an office before it their title is how a statesman is called: "President Sheikh".
CLERGY = ("REL",)
# What joins several names to what all of them are called, and tags of that.
ROW = frozenset(["and", ",", "&"])
# What tells whose each of them is, before the next: "Presidents Omar Adan of Norland and Jane Poe of Sudland".
WHOSE = frozenset(["of", "("])
LONGEST_WHOSE = 5
PLURALS = frozenset(["NNS", "NNPS"])
# Those who are of somebody and bear no office: "the murderer of the reporter Jane Poe".
UNOFFICIAL = frozenset([("CRM",), ("UNK",), ("UAF",)])
# A chain of more words is a sentence that was read wrongly.
LONGEST = 30


@dataclass(frozen=True, slots=True)
class Style:
    """A title, headed by ``title``, the bodies that it is of, and a name from ``name`` on: ``first`` through ``last``.

    ``bodies`` are the last words of what stands between, each with the word before it ("of", "at").
    """

    first: int
    title: int
    name: int
    last: int
    bodies: tuple[tuple[str, int], ...]

    def office(self, sentence: Sentence) -> Phrase:
        """The title with its bodies, as a phrase without the name."""
        end = next((place for place in range(self.title + 1, self.name) if _is_link(sentence.tokens[place])), self.name)
        words = tuple(range(self.first, min(end, self.title + 1)))
        return Phrase(sentence, self.title, self.first, self.name - 1, words, None, self.bodies)

    def top(self, sentence: Sentence) -> int:
        """The word of the name that the others hang from."""
        name = range(self.name, self.last + 1)
        return next((index for index in name if sentence.tokens[index].head not in name), self.name)

    def bears(self, index: int) -> bool:
        """Whether the token is of the title or of the name, and not of a body between them."""
        return self.first <= index <= self.title or self.name <= index <= self.last


def find_styles(names: Names, titles: Titles) -> Iterator[Style]:
    """The titles of a sentence that stand right before names."""
    before = 0
    persons = _persons(names, titles)
    fields = {name: _fields(names, name, titles) for name, _ in persons}
    for first, last in persons:
        if first < before or any(start <= first < name for name, start in fields.items()):
            continue
        if (style := _style(names.sentence, (first, last - 1), fields[first], before, titles)) is not None:
            yield style
        before = last


def with_fields(names: Names, titles: Titles) -> Names:
    """The names; what an office is for is the name of no people, though the word may mean some: "Mass Media"."""
    tokens = names.sentence.tokens
    taken = {index for run in names.runs for index in range(run.first, run.last)}
    labels = list(names.labels)
    for style in find_styles(names, titles):
        for _, last in style.bodies:
            role = _role(tokens[last : last + 1], titles)
            people = role is not None and role.kind == "person" and role.sectors in FIELDS
            if not people or last in taken or not tokens[last].text[:1].isupper():
                continue
            first = last
            while first - 1 > style.title and first - 1 not in taken and tokens[first - 1].text[:1].isupper():
                first -= 1
            labels = [label for label in labels if label.last <= first or label.first > last]
            labels.append(Label(first, last + 1, "organisation", 1.0))
    return replace(names, labels=tuple(sorted(labels, key=lambda label: label.first)))


def _persons(names: Names, titles: Titles) -> list[tuple[int, int]]:
    """Where names of persons stand; what was taken for one inside a longer name of something else is none."""
    taken = {index for run in names.runs for index in range(run.first, run.last)}
    persons = [(run.first, run.last) for run in names.runs if run.personal]
    for label in names.labels:
        if label.kind == "person" and taken.isdisjoint(range(label.first, label.last)):
            words = [token.text.lower() for token in names.sentence.tokens[max(label.first - 1, 0) : label.last]]
            if label.last - label.first == 1 and _is_no_name(names.sentence.tokens, label.first, taken, titles):
                continue
            if not titles.marks["regions"].intersection((" ".join(words), words[-1])):
                persons.append((label.first, label.last))
    # What another name follows at once is the body that its bearer is of: "the president of Hadrun Vel Jane Poe".
    openings = {_opening(names.sentence, first, titles) for first, _ in persons}
    return sorted((first, last) for first, last in persons if last not in openings)


def _is_no_name(tokens: tuple[Token, ...], index: int, taken: set[int], titles: Titles) -> bool:
    """Whether a word has an article, as no name has: "President of the Republic", "the Norlandic Chancellor"."""
    role = _role(tokens[index : index + 1], titles)
    owned = role is not None and role.is_office and index - 1 in taken and tokens[index - 1].upos == "ADJ"
    place = index - 2 if owned else index - 1
    return place >= 0 and tokens[place].text.lower() == "the"


def _opening(sentence: Sentence, first: int, titles: Titles) -> int:
    """Where the name begins, with "Father" or "Dr" before it."""
    while first and sentence.tokens[first - 1].text.lower() in titles.marks["honorifics"]:
        first -= 1
    return first


def _style(sentence: Sentence, person: tuple[int, int], fields: int, before: int, titles: Titles) -> Style | None:
    tokens, (name, last) = sentence.tokens, person
    opening = _opening(sentence, name, titles)
    if (
        opening
        and tokens[opening - 1].text.lower() in OWNED
        and not (tokens[opening - 1].text.lower() == "of" and last - opening > FULL)
    ):
        return None
    left = name
    while left > max(before, name - LONGEST) and (left > fields or _belongs(tokens, left - 1, titles)):
        left -= 1
        if tokens[left].text.lower() == "the" and (left == 0 or not _is_link(tokens[left - 1])):
            break
    for first, group in _groups(tokens, left, name, titles):
        end = _without_clergy(tokens, first, group, titles) if group == name else group
        role = _role(tokens[first:end], titles)
        if role is not None and role.is_office:
            if group == name and not _is_of_one(tokens, end - 1, last, titles):
                continue
            bodies = tuple(_bodies(tokens, group, opening))
            if bodies and role.sectors in UNOFFICIAL:
                continue
            the = first > 0 and tokens[first - 1].text.lower() == "the"
            return Style(first - the, end - 1, name, last, bodies)
    return None


def _without_clergy(tokens: tuple[Token, ...], first: int, end: int, titles: Titles) -> int:
    """Where a title ends: in "President Sheikh Omar Adan" at the office, which says more than what he is called by."""
    before = _role(tokens[first : end - 1], titles)
    clergy = _role(tokens[end - 1 : end], titles)
    polite = clergy is not None and clergy.sectors == CLERGY and clergy.kind == "person"
    return end - 1 if polite and before is not None and before.is_office and before.sectors != CLERGY else end


def _is_of_one(tokens: tuple[Token, ...], index: int, last: int, titles: Titles) -> bool:
    """Whether the noun may be a title: "told journalists | Poe had won" has none, nor has "told the press | Poe won".

    What several are called is the title of each of them: "Presidents Omar Adan and Jane Poe".
    """
    after = [token.text.lower() for token in tokens[last + 1 : last + 2 + LONGEST_WHOSE]]
    row = not ROW.isdisjoint(after if WHOSE.intersection(after[:1]) else after[:1])
    several = tokens[index].xpos in PLURALS and not row
    return not several and tokens[index].lemma.lower() not in titles.marks["institutions"]


def _belongs(tokens: tuple[Token, ...], index: int, titles: Titles) -> bool:
    token = tokens[index]
    word = token.text.lower()
    if word in DAYS:
        return False
    if word == "and" and _role(tokens[index + 1 : index + 2], titles) is not None:
        # "The chancellor of Norland and President Jane Poe" are two.
        return False
    capital = index > 0 and token.text[:1].isupper()
    if token.upos in UNTITLED and not capital and token.text not in INSIDE:
        return False
    return (
        token.text[:1].isupper()
        or word in LINKS
        or word in INSIDE
        or word in titles.words
        or token.lemma.lower() in titles.words
    )


def _fields(names: Names, name: int, titles: Titles) -> int:
    """Where the row begins of what an office is for, right before a name: "Envoy for | Trade, Ports and Mass Transit".

    The name itself where no such row stands there. States are no such fields: "the president of Norland and Mr Roe".
    """
    tokens = names.sentence.tokens
    states = {
        index for run in names.runs if run.senses[0].entry.kind == "state" for index in range(run.first, run.last)
    }
    start = end = name
    joined = False
    while start and start - 1 not in states and name - start < LONGEST:
        word = tokens[start - 1].text
        if word.lower() in FOR:
            return start if joined and start < end else name
        if word.lower() == "and":
            if joined or start == end or _is_whose(tokens[start:end], titles):
                return name
            joined, end = True, start - 1
        elif word == ",":
            if not joined or start == end:
                return name
            end = start - 1
        elif not word[:1].isupper():
            return name
        start -= 1
    return name


def _is_whose(tokens: tuple[Token, ...], titles: Titles) -> bool:
    """Whether the words are a title of people: "the chancellor of Norland and President Jane Poe" are two."""
    role = _role(tokens, titles)
    return tokens[-1].text.lower() in titles.marks["honorifics"] or (
        role is not None and role.is_office and role.sectors not in FIELDS
    )


def _groups(tokens: tuple[Token, ...], left: int, name: int, titles: Titles) -> Iterator[tuple[int, int]]:
    """The stretches between links, from the left: where each begins, and where it ends."""
    first = left
    while first < name:
        while first < name and (_is_link(tokens[first]) or tokens[first].text.lower() in INSIDE):
            first += 1
        end = first
        while end < name and not _is_link(tokens[end]):
            end += 1
        if first < end:
            yield first, end
        first = end


def _bodies(tokens: tuple[Token, ...], end: int, name: int) -> Iterator[tuple[str, int]]:
    link = ""
    for index in range(end, name):
        if _is_link(tokens[index]):
            link = tokens[index].text.lower()
        elif index + 1 == name or _is_link(tokens[index + 1]):
            yield link, index


def _is_link(token: Token) -> bool:
    return token.text.lower() in LINKS


def _role(tokens: tuple[Token, ...], titles: Titles) -> Role | None:
    if not tokens:
        return None
    return titles.role([token.text.lower() for token in tokens], [token.lemma.lower() for token in tokens])

"""Who bears a name: those the directory knows, and persons, places and bodies that only the report knows.

"Lavrov" is Russia's foreign minister if the report is of a day when he was; "Captain Jane Poe of the coast guard"
is whom the words around her name say she is, and "Poe" is she again.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.extractors.coreference import last_name
from dragoman.extractors.names import NameRun, acts, choose
from dragoman.extractors.phrases import Phrase, case_of, phrase_at
from dragoman.extractors.reading import Coded, Reading
from dragoman.knowledge.directory import Sense
from dragoman.knowledge.titles import Role
from dragoman.records import Actor, Label

UNPERSONS = frozenset(["law", "event", "weapon", "other"])
# Nouns of those who have no office: "the Security Council Jane Poe" is not her, but what she is of.
OFFICELESS = frozenset(["organisation", "court", "place", "facility", "weapon", "state", "outlet"])
# "Head of the Office of the President of Malta Jane Poe": how many bodies may stand between office and name.
OFFICES = 4
COMMAS = frozenset([",", ";", ":", "(", ")"])
PLACES = frozenset(["place", "facility"])


class Bearers(Reading):
    """Codes phrases that are names."""

    def known_name(self, phrase: Phrase, run: NameRun) -> Coded:
        """A name of the directory."""
        sense = choose(run, self.sentence, phrase.head, self.home.main, self.home.publisher)
        if sense.entry.kind == "person":
            country, sectors = self.directory.held(sense.entry, self.day)
            return self._titled(phrase, Actor(sense.entry.name, country, sectors, sense.entry.id), "mentions/directory")
        return of_sense(sense, acts(self.sentence, phrase.head), self.words(run.first, run.last - 1))

    def new_name(self, phrase: Phrase) -> Coded | None:
        """A name that the directory does not know; None where it is a role in capitals ("the President")."""
        name, kind = self._name_of(phrase)
        if kind is None:
            return None
        if name.lower() in self.titles.marks["regions"]:
            return Coded("place", (Actor(name),), "mentions/region", "", True)
        if kind in UNPERSONS:
            return Coded(kind, (), f"mentions/{kind}", "", True)
        if kind in PLACES:
            return self._place(phrase, name)
        return self._person(phrase, name) if kind == "person" else self._body(phrase, name)

    def bearer(self, phrase: Phrase) -> Phrase | None:
        """The name that follows a title without a comma: "President of Ukraine Volodymyr Zelenskyy"."""
        if phrase.token.upos == "PROPN" and self.is_person(phrase.head):
            return self._beside(phrase)
        role = self.role(phrase)
        if role is not None and role.kind not in OFFICELESS and (child := self._borne(phrase)) is not None:
            name = phrase_at(self.sentence, child)
            return replace(name, title=phrase.head, owners=(*name.owners, *phrase.owners))
        return self._beside(phrase)

    def _borne(self, phrase: Phrase) -> int | None:
        """The name after an office, or after the body that it is an office of: "Speaker of the Senate Jane Poe"."""
        sentence, index = self.sentence, phrase.head
        for _ in range(OFFICES):
            below = [child for child in sentence.dependents(index, "appos", "flat", "nmod") if child > index]
            for child in below:
                if self.is_person(child) and not case_of(sentence, child) and not self._comma(index, child):
                    return child
            body = next((child for child in below if case_of(sentence, child) == "of"), None)
            if body is None:
                return None
            index = body
        return None

    def _comma(self, first: int, last: int) -> bool:
        return any(token.text in COMMAS for token in self.sentence.tokens[first + 1 : last])

    def _beside(self, phrase: Phrase) -> Phrase | None:
        """The name right after a title that the tree takes for the head: "President | Poe", "Mr | Poe"."""
        tokens, after = self.sentence.tokens, phrase.head + 1
        if phrase.token.upos != "PROPN" or after >= len(tokens) or tokens[after].upos != "PROPN":
            return None
        if phrase.lemma not in self.titles.marks["honorifics"] and phrase.lemma not in self.titles.roles:
            return None
        name = phrase_at(self.sentence, after)
        return replace(name, title=phrase.head, owners=phrase.owners) if self.is_person(after) else None

    def is_person(self, index: int) -> bool:
        """Whether the token belongs to the name of a person."""
        run, label = self.runs.get(index), self.labels.get(index)
        return (run is not None and run.senses[0].entry.kind == "person") or (
            label is not None and label.kind == "person"
        )

    def _name_of(self, phrase: Phrase) -> tuple[str, str | None]:
        label = self.labels.get(phrase.head)
        tokens = self.sentence.tokens
        if label is not None:
            last = self._name_end(label) if label.kind == "person" else label.last
            return self.words(label.first, last - 1), label.kind
        first, last = self._capitals(phrase)
        name = self.words(first, last)
        if phrase.title is not None or last_name(name) in self.memory.persons:
            return name, "person"
        if self.titles.role([token.lemma.lower() for token in tokens[first : last + 1]]):
            return name, None
        # Of 107 names in the training reports that the model gave no label, none was a party to an event.
        return name, "place" if self.gazetteer.find(name) else "other"

    def _name_end(self, label: Label) -> int:
        """Where the name of a person ends of which the label has only a part: "Jane | Poe"."""
        tokens, last = self.sentence.tokens, label.last
        while last < len(tokens) and tokens[last].deprel == "flat" and tokens[last].upos == "PROPN":
            if last in self.labels or last in self.runs or tokens[last].head < label.first:
                break
            last += 1
        return last

    def _capitals(self, phrase: Phrase) -> tuple[int, int]:
        """The proper nouns around the head."""
        tokens = self.sentence.tokens
        first = last = phrase.head
        while last + 1 <= phrase.last and tokens[last + 1].upos == "PROPN":
            last += 1
        while first - 1 >= phrase.first and tokens[first - 1].upos == "PROPN" and first - 1 != phrase.title:
            first -= 1
        return first, last

    def _person(self, phrase: Phrase, name: str) -> Coded:
        met = self.memory.persons.get(last_name(name))
        if met is None or not same_person(met.actors[0].name, name):
            return self._titled(phrase, Actor(name), "mentions/person")
        coded = self._titled(phrase, met.actors[0], "mentions/person")
        return replace(coded, role=coded.role or met.role)

    def _titled(self, phrase: Phrase, actor: Actor, by: str) -> Coded:
        """A person with what the words around the name say of the office."""
        heads = (phrase.title, *self.sentence.dependents(phrase.head, "appos"))
        titles = [phrase_at(self.sentence, head) for head in heads if head is not None and not self.is_person(head)]
        if actor.country is None:
            actor = replace(actor, country=next(filter(None, map(self.country, titles)), None))
        for title in titles:
            if (role := self.role(title)) is not None:
                return self._in_office(actor, title, role, by)
        if actor.country is None:
            actor = replace(actor, country=self.country(phrase) or self.home.of_people)
        return Coded("person", (actor,), by, "", True)

    def _in_office(self, actor: Actor, title: Phrase, role: Role, by: str) -> Coded:
        # The directory knows whose they are; "the president of France and Vladimir Putin" does not change that.
        country = actor.country if actor.id else self.country(title)
        # "Spokesman" alone does not say for whom; the directory may.
        sectors = actor.sectors if role.open and actor.id else role.sectors
        if role.open and (body := next(self.inner(title), None)) and body.kind not in ("state", "place", "person"):
            sectors = body.sectors
        actor = replace(
            actor,
            country=country or actor.country or self.home.of_people,
            sectors=("ELI",) if self.former(title) else sectors or actor.sectors,
        )
        return Coded("person", (actor,), f"{by}+title", title.lemma, True)

    def _place(self, phrase: Phrase, name: str) -> Coded:
        near = self.home.at(self.number)
        countries = [place.country for place in self.gazetteer.find(name)]
        country = self.country(phrase) or (near if near in countries or not countries else countries[0])
        return Coded("place", (Actor(name, country, ("CVL",)),), "mentions/place", "", True)

    def _body(self, phrase: Phrase, name: str) -> Coded:
        if (seen := self.memory.body(name, self.number)) is not None:
            return Coded(seen.kind, seen.actors, "mentions/again", seen.role, True)
        role = self.role(phrase)
        kind = role.kind if role and role.kind not in ("person", "group", "place") else "organisation"
        country = self.country(phrase) or self.home.at(self.number)
        actor = Actor(name, country, role.sectors if role else ())
        return Coded(kind, (actor,), "mentions/organisation", phrase.lemma, True)


def of_sense(sense: Sense, acting: bool, text: str) -> Coded:
    """A known name in its meaning; ``acting`` tells a government from its city."""
    entry = sense.entry
    kind, sectors = MEANT.get((sense.use, acting), (entry.kind, entry.sectors))
    if kind == "place" and sense.use == "capital":
        return Coded("place", (Actor(text, entry.country, sectors),), "mentions/city", "", True)
    return Coded(kind, (Actor(entry.name, entry.country, sectors, entry.id),), f"mentions/{sense.use}", "", True)


# Kind and sectors by how a name means it, and whether it acts; other names have their own.
MEANT: dict[tuple[str, bool], tuple[str, tuple[str, ...]]] = {
    ("people", True): ("group", ("CVL",)),
    ("people", False): ("group", ("CVL",)),
    ("adjective", True): ("nationality", ()),
    ("adjective", False): ("nationality", ()),
    ("capital", True): ("state", ("GOV",)),
    ("capital", False): ("place", ("CVL",)),
}


def same_person(known: str, name: str) -> bool:
    """Whether a later name may mean the one before: all of its parts are parts of it, or the other way round."""
    old, new = set(known.casefold().split()), set(name.casefold().split())
    return old <= new or new <= old

"""Who stands behind a noun phrase: name, country and sectors, as PLOVER codes them.

"Kenya's interior minister" is Kenya's government, "a rebel commander" a rebel of the country that the report is
about, "the Houthis" a row of the directory. What the text says of someone beats what the directory knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.extractors.coreference import (
    FIRST,
    NEUTER,
    PLURAL,
    SINGULAR,
    Memory,
    Seen,
    last_name,
)
from dragoman.extractors.home import Home
from dragoman.extractors.names import NameRun, acts, choose
from dragoman.extractors.phrases import Phrase, phrase_at
from dragoman.knowledge import Knowledge
from dragoman.knowledge.directory import Entry, Sense
from dragoman.knowledge.titles import Role
from dragoman.records import Actor, Sentence

PERSON = frozenset(["person", "people"])
PLACE = frozenset(["place", "facility", "location"])
BODY = frozenset(["organisation", "organization", "armed group", "state"])
SAYING = frozenset(
    [
        "say",
        "tell",
        "add",
        "stress",
        "note",
        "announce",
        "declare",
        "state",
        "write",
        "explain",
        "emphasize",
        "emphasise",
        "insist",
        "argue",
        "warn",
        "claim",
    ]
)
FEMALE_WORDS = frozenset(
    [
        "mrs",
        "ms",
        "miss",
        "lady",
        "queen",
        "princess",
        "woman",
        "spokeswoman",
        "chairwoman",
        "congresswoman",
        "mother",
        "wife",
        "girl",
        "daughter",
        "sister",
    ]
)
SINGULAR_PEOPLE = frozenset(["person"])
OWNING = ("'s", "'", "of", "from", "in", "inside", "across", "throughout", "for", "at", "on", "near")
THING = "thing"
OWN_HEADS = frozenset(["president", "head"])


@dataclass(frozen=True, slots=True)
class Coded:
    """What a phrase stands for: a kind, the actors (several in "both sides"), and the rule that said so."""

    kind: str
    actors: tuple[Actor, ...]
    by: str
    role: str = ""
    named: bool = False

    @property
    def country(self) -> str | None:
        return self.actors[0].country if self.actors else None


NOBODY = Coded(THING, (), "mentions/thing")


class Coder:
    """Codes the phrases of one report, sentence after sentence, and remembers whom it has met."""

    def __init__(self, knowledge: Knowledge, day: date | None, home: Home) -> None:
        self.directory, self.titles = knowledge.directory, knowledge.english.titles
        self.gazetteer = knowledge.gazetteer
        self.day, self.home = day, home
        self.memory = Memory()

    def open(self, number: int, sentence: Sentence, names: Sequence[NameRun]) -> None:
        """Go on to the next sentence."""
        self.number, self.sentence = number, sentence
        self.runs = {index: run for run in names for index in range(run.first, run.last)}
        self.labels = {index: label for label in sentence.labels for index in range(label.first, label.last)}
        self.known: dict[int, Coded] = {}

    def code(self, phrase: Phrase) -> Coded:
        """What ``phrase`` stands for; met in the order of the text."""
        coded = self.known.get(phrase.head)
        if coded is None:
            self.known[phrase.head] = NOBODY
            coded = self.known[phrase.head] = self._code(phrase)
        return coded

    def remember(self, phrase: Phrase, coded: Coded) -> None:
        """Keep for pronouns and nouns that come later."""
        if not coded.actors or coded.kind in (THING, "nationality", "place", "facility") or phrase.token.upos == "PRON":
            return
        token = phrase.token
        subject = token.deprel.startswith("nsubj")
        plural = token.xpos in ("NNS", "NNPS") or any(
            phrase.sentence.tokens[child].deprel == "conj" for child in phrase.sentence.children[phrase.head]
        )
        female = True if phrase.has(*FEMALE_WORDS) else None
        self.memory.add(
            Seen(self.number, phrase.head, coded.kind, coded.actors, subject, plural, female, coded.role, coded.named)
        )
        if subject and phrase.sentence.tokens[token.head].lemma in SAYING:
            self.memory.speaker = coded.actors

    def _code(self, phrase: Phrase) -> Coded:
        token = phrase.token
        if (token.upos == "PRON" or (token.upos == "DET" and token.xpos != "DT")) and phrase.head not in self.runs:
            return self._pronoun(phrase)
        if phrase.lemma in self.titles.marks["parts"] and (whole := self._whole(phrase)) is not None:
            return whole
        bearer = self._bearer(phrase)
        if bearer is not None:
            return self.code(replace(bearer, title=phrase.head, owners=(*bearer.owners, *phrase.owners)))
        run = self.runs.get(phrase.head)
        label = self.labels.get(phrase.head)
        if run is not None:
            return self._known_name(phrase, run)
        if token.upos in ("PROPN", "X") or (label and label.kind in PERSON):
            coded = self._proper(phrase)
            if coded is not None:
                return coded
        return self._noun(phrase)

    def _whole(self, phrase: Phrase) -> Coded | None:
        """ "Dozens of protesters", "some of them": who is meant stands after "of"."""
        for case, owner in phrase.owners:
            if case == "of":
                return self.code(phrase_at(self.sentence, owner))
        return None

    def _bearer(self, phrase: Phrase) -> Phrase | None:
        """The name that follows a title without a comma: "President of Ukraine Volodymyr Zelenskyy"."""
        if phrase.head in self.labels and self.labels[phrase.head].kind in PERSON and phrase.token.upos == "PROPN":
            return None
        for child in self.sentence.dependents(phrase.head, "appos", "flat"):
            if phrase.head < child <= phrase.last and self._is_person(child) and self._role(phrase) is not None:
                return phrase_at(self.sentence, child)
        return None

    def _is_person(self, index: int) -> bool:
        run, label = self.runs.get(index), self.labels.get(index)
        return (run is not None and run.senses[0].entry.kind == "person") or (
            label is not None and label.kind in PERSON
        )

    # -- names ----------------------------------------------------------------------------------------------

    def _known_name(self, phrase: Phrase, run: NameRun) -> Coded:
        sense = choose(run, self.sentence, phrase.head, self.home.main)
        if sense.entry.kind == "person":
            return self._known_person(phrase, sense.entry)
        return _of_sense(sense, acts(self.sentence, phrase.head), self._words(run.first, run.last - 1))

    def _known_person(self, phrase: Phrase, entry: Entry) -> Coded:
        country, sectors = self._held(entry)
        actor = Actor(entry.name, country, sectors, entry.id)
        return self._titled(phrase, actor, "mentions/directory")

    def _held(self, entry: Entry) -> tuple[str | None, tuple[str, ...]]:
        """Country and sectors of the office held on the day of the report."""
        offices = self.directory.offices(entry.id)
        if self.day is None or not offices:
            return entry.country, entry.sectors
        for office in offices:
            if office.held(self.day):
                return office.country, office.sectors
        past = [office for office in offices if office.until and office.until <= self.day]
        return entry.country, ("ELI",) if len(past) == len(offices) else entry.sectors

    def _proper(self, phrase: Phrase) -> Coded | None:
        """A name that the directory does not know; None where it is a role in capitals ("the President")."""
        name, kind = self._name_of(phrase)
        if kind is None:
            return None
        if name.lower() in self.titles.marks["regions"]:
            return Coded("place", (Actor(name),), "mentions/region", "", True)
        if kind in PLACE:
            return self._place(phrase, name)
        if kind in PERSON:
            met = self.memory.persons.get(last_name(name))
            actor = met.actors[0] if met and _same_person(met.actors[0].name, name) else Actor(name)
            coded = self._titled(phrase, actor, "mentions/person")
            return replace(coded, role=coded.role or (met.role if met else ""))
        return self._body(phrase, name)

    def _name_of(self, phrase: Phrase) -> tuple[str, str | None]:
        tokens = self.sentence.tokens
        label = self.labels.get(phrase.head)
        if label is not None:
            words = [token.lemma.lower() for token in tokens[label.first : label.last]]
            if label.kind in PERSON and self.titles.words.issuperset(words):
                return "", None
            return self._words(label.first, label.last - 1), label.kind
        last = phrase.head
        while last + 1 <= phrase.last and tokens[last + 1].upos == "PROPN":
            last += 1
        first = phrase.head
        while first - 1 >= phrase.first and tokens[first - 1].upos == "PROPN" and first - 1 != phrase.title:
            first -= 1
        name = self._words(first, last)
        if phrase.title is not None or last_name(name) in self.memory.persons:
            return name, "person"
        if self.titles.role([token.lemma.lower() for token in tokens[first : last + 1]]):
            return name, None
        return name, "place" if self.gazetteer.find(name) else "organisation"

    def _titled(self, phrase: Phrase, actor: Actor, by: str) -> Coded:
        """A person with what the words around the name say of the office."""
        role, country, former, word = self._office(phrase)
        if role is None:
            if actor.country is None:
                actor = replace(actor, country=self._country(phrase) or self.home.of_people)
            return Coded("person", (actor,), by, "", True)
        sectors = ("ELI",) if former else (role.sectors or actor.sectors)
        # The directory knows whose they are; "the president of France and Vladimir Putin" does not change that.
        mine = (actor.country if actor.id else country) or country or actor.country or self.home.of_people
        actor = replace(actor, country=mine, sectors=sectors)
        return Coded("person", (actor,), f"{by}+title", word, True)

    def _office(self, phrase: Phrase) -> tuple[Role | None, str | None, bool, str]:
        """Role, country, whether it is past, and its noun: from the title before a name or the apposition after."""
        tokens = self.sentence.tokens
        for head in (phrase.title, *self.sentence.dependents(phrase.head, "appos")):
            if head is None or (head in self.labels and self.labels[head].kind in PERSON):
                continue
            title = phrase_at(self.sentence, head)
            role = self._role(title)
            if role is not None:
                return role, self._country(title), title.has(*self.titles.marks["former"]), tokens[head].lemma.lower()
        return None, None, False, ""

    def _place(self, phrase: Phrase, name: str) -> Coded:
        places = self.gazetteer.find(name)
        near = self.home.at(self.number)
        country = next((place.country for place in places if place.country == near), None)
        if country is None and places:
            country = places[0].country
        country = self._country(phrase) or country or near
        return Coded("place", (Actor(name, country, ("CVL",)),), "mentions/place", "", True)

    def _body(self, phrase: Phrase, name: str) -> Coded:
        role = self.titles.role([self.sentence.tokens[index].lemma.lower() for index in phrase.words])
        sectors = role.sectors if role else ()
        kind = role.kind if role and role.kind not in ("person", "group", "place") else "organisation"
        country = self._country(phrase) or self.home.at(self.number)
        return Coded(kind, (Actor(name, country, sectors),), "mentions/organisation", phrase.lemma, True)

    # -- nouns ----------------------------------------------------------------------------------------------

    def _noun(self, phrase: Phrase) -> Coded:
        role = self._role(phrase)
        again = self._again(phrase, role)
        if again is not None:
            return again
        inner = self._inner(phrase)
        if role is not None and role.scope == "foe":
            return Coded(
                role.kind, (Actor(self._words(phrase.first, phrase.last), self.home.foe, role.sectors),), "mentions/foe"
            )
        country = (
            self._inside_country(phrase)
            if role is not None and role.scope in ("other", "world")
            else self._country(phrase)
        )
        if role is None:
            if country is None or not inner:
                return NOBODY
            return Coded(THING, (Actor(inner.name, country, (), inner.id),), "mentions/whose")
        countries = self._countries(phrase) or (country,)
        sectors = role.sectors
        if role.open and inner is not None and inner.kind not in ("state", "place"):
            sectors = inner.sectors
        if phrase.has(*self.titles.marks["former"]):
            sectors = ("ELI",)
        if country is None and role.scope == "world" and phrase.has("member"):
            countries = (self.memory.union(self.number),)
        elif country is None and role.scope == "domestic" and not self._abroad(phrase):
            countries = (self.home.at(self.number),)
        name = self._words(phrase.first, phrase.last)
        actors = tuple(Actor(name, each, sectors) for each in countries)
        return Coded(role.kind, actors, "mentions/role", phrase.lemma)

    def _owned(self, phrase: Phrase, role: Role) -> bool:
        """Whether an owner says where they are from: in "our country", but not in "our allies"."""
        return role.scope == "domestic" or "state" in self.titles.returns.get(phrase.lemma, ())

    def _abroad(self, phrase: Phrase) -> bool:
        """Whether the phrase says that its people are of no one country: "foreign ministers of these states"."""
        for index in phrase.words:
            word = self.sentence.tokens[index].text.lower()
            named = index + 1 == phrase.head and f"{word} {phrase.lemma}" in self.titles.roles
            if word in self.titles.marks["world"] and not named:
                return True
        for _, owner in phrase.owners:
            role = self.titles.roles.get(self.sentence.tokens[owner].lemma.lower())
            if role is not None and role.scope == "world":
                return True
        return False

    def _role(self, phrase: Phrase) -> Role | None:
        tokens = self.sentence.tokens
        words = [index for index in phrase.words if index <= phrase.head]
        return self.titles.role([tokens[index].text.lower() for index in words]) or self.titles.role(
            [tokens[index].lemma.lower() for index in words]
        )

    def _again(self, phrase: Phrase, role: Role | None) -> Coded | None:
        """ "The group", "both sides", "the president": someone who was named before."""
        if not phrase.definite or self._country(phrase) is not None:
            return None
        word = phrase.lemma
        if phrase.token.xpos in ("NNS", "NNPS"):
            actors = self.memory.pair(word, self.titles, self.number) if self._two(phrase) else ()
            return Coded("group", actors, "mentions/pair", word) if actors else None
        if self.home.publisher and role is not None and self._own_head(phrase):
            return None
        if len([index for index in phrase.words if index <= phrase.head]) > 1 and role is None:
            return None
        seen = self.memory.noun(word, self.titles, self.number)
        if seen is None:
            return None
        return Coded(seen.kind, seen.actors, "mentions/again", seen.role, False)

    def _two(self, phrase: Phrase) -> bool:
        """ "The leaders", "both countries", "the two armies", but not "the Baltic states"."""
        words = {self.sentence.tokens[index].text.lower() for index in range(phrase.first, phrase.head)}
        return bool(words & {"two", "both"}) or (words == {"the"} and phrase.last == phrase.head)

    def _own_head(self, phrase: Phrase) -> bool:
        """ "The President" in what a president's office publishes is its own."""
        return " ".join(self.sentence.tokens[index].lemma.lower() for index in phrase.words) in OWN_HEADS

    def _inner(self, phrase: Phrase) -> Entry | None:
        """The known name inside a phrase: "Hamas" in "a Hamas official"."""
        for index in self._inside(phrase):
            if run := self.runs.get(index):
                return run.senses[0].entry
        return None

    def _inside(self, phrase: Phrase) -> Iterator[int]:
        for index in range(phrase.first, phrase.last + 1):
            if index != phrase.head and not self._turned(index):
                yield index

    def _turned(self, index: int) -> bool:
        """ "pro-Russian", "anti-Houthi": not theirs."""
        tokens = self.sentence.tokens
        return index > 1 and tokens[index - 1].text == "-" and tokens[index - 2].text.lower() in ("pro", "anti", "non")

    def _country(self, phrase: Phrase) -> str | None:
        """The country that the words of the phrase name: "Israeli", "Egypt's", "of Tunisia", "in Nairobi"."""
        if country := self._inside_country(phrase):
            return country
        for case in OWNING:
            for word, owner in phrase.owners:
                if word == case and (country := self.code(phrase_at(self.sentence, owner)).country):
                    return country
        return None

    def _inside_country(self, phrase: Phrase) -> str | None:
        for index in self._inside(phrase):
            run = self.runs.get(index)
            if run and run.senses[0].entry.country and run.senses[0].entry.kind not in ("outlet", "platform"):
                return run.senses[0].entry.country
        return None

    def _countries(self, phrase: Phrase) -> tuple[str | None, ...]:
        """The countries of "German and French advisers", each."""
        found = []
        for index in self._inside(phrase):
            run = self.runs.get(index)
            if run and run.first == index and self.sentence.tokens[index].deprel in ("amod", "compound", "conj"):
                found.append(run.senses[0].entry.country)
        return tuple(dict.fromkeys(found))

    # -- pronouns -------------------------------------------------------------------------------------------

    def _pronoun(self, phrase: Phrase) -> Coded:
        token = phrase.token
        word = token.text.lower()
        if token.xpos in ("WP", "WDT", "WP$") or word in ("who", "whom", "which", "whose"):
            return self._relative(phrase)
        if word in FIRST:
            actors = self._office_of_publisher() or self.memory.speaker
            return Coded("person", actors, "mentions/speaker")
        if word in SINGULAR | NEUTER | PLURAL:
            seen = self.memory.pronoun(word, self.number, phrase.head)
            return Coded(seen.kind, seen.actors, "mentions/pronoun", seen.role) if seen else NOBODY
        if word == "both":
            return Coded("group", self.memory.pair("side", self.titles, self.number), "mentions/pair")
        return NOBODY

    def _relative(self, phrase: Phrase) -> Coded:
        for index in self.sentence.ancestors(phrase.head):
            token = self.sentence.tokens[index]
            if token.deprel in ("acl:relcl", "acl") and token.head >= 0:
                return self.known.get(token.head) or self.code(phrase_at(self.sentence, token.head))
        return NOBODY

    def _office_of_publisher(self) -> tuple[Actor, ...]:
        state = self.directory.states.get(self.home.publisher or "")
        return (Actor(state.name, state.country, ("GOV",), state.id),) if state else ()

    def _words(self, first: int, last: int) -> str:
        """The text of tokens ``first`` through ``last``, without a leading article."""
        tokens = self.sentence.tokens
        if first < last and tokens[first].upos == "DET":
            first += 1
        text = []
        for index in range(first, last + 1):
            gap = index > first and tokens[index].span.start > tokens[index - 1].span.end
            text.append((" " if gap else "") + tokens[index].text)
        return "".join(text)


def _of_sense(sense: Sense, acting: bool, text: str) -> Coded:
    entry = sense.entry
    if sense.use == "people":
        return Coded("group", (Actor(entry.name, entry.country, ("CVL",), entry.id),), "mentions/people", "", True)
    if sense.use == "adjective":
        return Coded("nationality", (Actor(entry.name, entry.country, (), entry.id),), "mentions/nationality", "", True)
    if sense.use == "capital":
        if acting:
            return Coded("state", (Actor(entry.name, entry.country, ("GOV",), entry.id),), "mentions/capital", "", True)
        return Coded("place", (Actor(text, entry.country, ("CVL",)),), "mentions/city", "", True)
    kind = "organisation" if sense.use == "seat" else entry.kind
    return Coded(kind, (Actor(entry.name, entry.country, entry.sectors, entry.id),), f"mentions/{sense.use}", "", True)


def _same_person(known: str, name: str) -> bool:
    """Whether a later name may mean the one before: all of its parts are parts of it, or the other way round."""
    old, new = set(known.casefold().split()), set(name.casefold().split())
    return old <= new or new <= old

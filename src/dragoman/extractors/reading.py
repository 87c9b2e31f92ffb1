"""A report as it is read for its actors: the sentence at hand, the names in it, and what was met before.

Of "a senior Hamas official in Gaza" it can tell which known name stands inside, and which country its words name.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dragoman.extractors.attribution.ownwords import Stretches
from dragoman.extractors.coreference import NO_STATE, Memory
from dragoman.extractors.headline import Headline
from dragoman.extractors.home import Home
from dragoman.extractors.names import NameRun, Names, narrow
from dragoman.extractors.phrases import Phrase, case_of, phrase_at
from dragoman.extractors.respective import find_rows
from dragoman.extractors.styles import Style, find_styles
from dragoman.extractors.weighing import find_acting
from dragoman.knowledge import Knowledge
from dragoman.knowledge.directory import Entry, Sense
from dragoman.knowledge.titles import Role
from dragoman.records import Actor, Label

OUTLETS = frozenset(["outlet", "platform"])
# What says whose someone is, the surest first: "Egypt's ...", "... of Egypt", "... in Egypt".
OWNING = ("'s", "'", "of", "from", "in", "inside", "across", "throughout", "for", "at", "on", "near")
# By which of them something is shared by two: "of both countries", "the two sides' ...".
SHARED = frozenset(["of", "'s", "'"])
PAIR = "mentions/pair"
SIGNED = "mentions/signed"
# Those whom a state has in another: "the embassy in Valletta" is not Malta's.
POSTED = frozenset(["ambassador", "embassy", "consulate", "consul", "envoy", "diplomat", "mission", "attaché"])
PLACING = frozenset(["in", "at", "for", "inside", "near"])
PLURALS = frozenset(["NNS", "NNPS"])
# Main sectors of those whom each state has: "the authorities in Norland and Sudland".
OF_STATES = frozenset([("GOV",), ("COP",), ("JUD",), ("LEG",)])
# Those who speak for a state in a body, or of it from outside; and bodies for which somebody works.
DELEGATES = POSTED | {"representative", "delegate", "member", "delegation", "critic", "supporter", "opponent", "victim"}
BODIES = frozenset(["organisation", "ngo", "force", "court", "group"])
# What says where somebody is at home.
BASED = frozenset(["based", "headquartered", "registered"])
SEATED = frozenset(["in", "at"])
# Who are of other states than those whose they are.
FRIENDS = frozenset(["friend"])
AIRCRAFT = "bomber aircraft"
# What bombers that are aircraft do, and what is done with them.
FLYING = frozenset(["fly", "drop", "pound", "intercept", "scramble", "deploy", "down", "escort"])
STRIKING = FLYING | {"strike"}
# What stands before some of those whom a noun means: "German firms including Tarsa Air".
INCLUDING = frozenset(["including", "such", "like"])
# What says that they are of no one country, or of any but the report's own.
BEYOND = frozenset(["international", "global"])
FOREIGN = frozenset(["foreign"])
TURNING = frozenset(["pro", "anti", "non", "pan", "inter", "trans"])
ETHNIC = frozenset(["ethnic"])
# What opens the names of two states that share the rest: "North and South Korea".
DIRECTIONS = frozenset(["North", "South", "East", "West"])
FACING = {"North": "South", "South": "North", "East": "West", "West": "East"}
AND = frozenset(["and", "or"])
# Words in titles that are no part of an office: "Norland's foreign minister".
SMALL = frozenset(["the", "'s", "’s", "'"])
# Offices that bodies of no state have: in a briefing of the United Nations, "the envoy" is theirs.
ENVOYS = frozenset(
    ["secretary", "secretary-general", "representative", "envoy", "coordinator", "commissioner", "rapporteur"]
)


@dataclass(frozen=True, slots=True)
class Coded:
    """What a phrase stands for: a kind, the actors (several in "both sides"), and the rule that said so.

    ``role`` is the noun of the office, where there is one, ``office`` its whole title where it says whose it is ("prime
    minister"); ``named`` whether the phrase has a name.
    """

    kind: str
    actors: tuple[Actor, ...]
    by: str
    role: str = ""
    named: bool = False
    office: str = ""

    @property
    def country(self) -> str | None:
        return self.actors[0].country if self.actors else None


NOBODY = Coded("thing", (), "mentions/thing")


class Reading(ABC):
    """The state that those who code phrases share, and what can be told from a phrase's own words."""

    def __init__(
        self, knowledge: Knowledge, day: date | None, home: Home, headline: Headline, quoted: Stretches
    ) -> None:
        self.directory, self.titles = knowledge.directory, knowledge.english.titles
        self.gazetteer, self.saying = knowledge.gazetteer, knowledge.english.reporting.verbs
        self.is_people = knowledge.measures.is_person
        self.codebook = knowledge.codebook
        self.day, self.home, self.headline, self.quoted = day, home, headline, quoted
        self.memory = Memory(convened=self._convened(), hosted=home.publisher is not None)
        self.depth = 0

    def _convened(self) -> tuple[Actor, ...]:
        """Who meets in what a state's office publishes: its own state, and those whom the headline names."""
        own = self.home.publisher
        state, others = self.directory.states.get(own or ""), self.headline.others(own)
        if state is None:
            return tuple(party.actor for party in others) if len(others) == 2 else ()
        ours = [party.actor for party in self.headline.parties if party.office and party.actor.country == own]
        ours.append(Actor(state.name, state.country, ("GOV",), state.id))
        return (ours[0], *(party.actor for party in others)) if others else ()

    def own_leader(self) -> Actor | None:
        """Who "the President" is in what a president's office publishes; the state, where no name is sure."""
        state = self.directory.states.get(self.home.publisher or "")
        if state is None or state.country is None:
            return None
        holders = self.directory.holders("president", state.country, self.day) if self.day else []
        if self.home.presidential and len(holders) == 1:
            return Actor(holders[0].name, state.country, ("GOV",), holders[0].id)
        return Actor(state.name, state.country, ("GOV",), state.id)

    def open(self, number: int, names: Names) -> None:
        """Go on to the next sentence."""
        self.number, self.sentence = number, names.sentence
        self.runs = {index: run for run in names.runs for index in range(run.first, run.last)}
        self.rows = {row.office: row for row in find_rows(names, self.titles)}
        self.ranked = {
            index: (row, place)
            for row in self.rows.values()
            for place, (first, last) in enumerate(row.names)
            for index in range(first, last + 1)
        }
        self.styles = {
            index: style
            for style in find_styles(names, self.titles)
            if style.name not in self.ranked
            for index in range(style.first, style.last + 1)
        }
        # What stands between a title and the name is a body, whatever it was taken for.
        labels = [replace(label, kind="organisation") if self._between(label) else label for label in names.labels]
        self.labels = {index: label for label in labels for index in range(label.first, label.last)}
        self.known: dict[int, Coded] = {}
        self.acting = find_acting(names.sentence)

    def _between(self, label: Label) -> bool:
        return label.kind == "person" and label.first in self.styles and self.style(label.first) is None

    def style(self, index: int) -> Style | None:
        """The name with its title that the token is part of; None for what stands between title and name."""
        style = self.styles.get(index)
        return style if style is not None and style.bears(index) else None

    @abstractmethod
    def code(self, phrase: Phrase) -> Coded:
        """What ``phrase`` stands for; met in the order of the text."""

    def code_at(self, index: int) -> Coded:
        """What the phrase that token ``index`` heads stands for."""
        return self.known.get(index) or self.code(phrase_at(self.sentence, index))

    def words(self, first: int, last: int) -> str:
        """The text of tokens ``first`` through ``last``, without a leading article."""
        tokens = self.sentence.tokens
        if first < last and tokens[first].upos == "DET":
            first += 1
        text = [tokens[first].text]
        for before, token in zip(tokens[first:last], tokens[first + 1 : last + 1], strict=True):
            text.append(token.text if token.span.start == before.span.end else f" {token.text}")
        return "".join(text)

    def role(self, phrase: Phrase) -> Role | None:
        """The role that the phrase's noun gives, as written ("armed forces") or by its lemmas ("gunman")."""
        before = [index for index in phrase.words if index <= phrase.head]
        tokens = [self.sentence.tokens[index] for index in before]
        if self._is_squadron(phrase):
            return self.titles.roles[AIRCRAFT]
        role = self.titles.role([token.text.lower() for token in tokens], [token.lemma.lower() for token in tokens])
        if role is None or not any(index in self.runs for index in before[:-1]):
            return role
        # The words of a known name are no titles: "House" in "a White House official".
        plain = [token for index, token in zip(before, tokens, strict=True) if not self._named(index, phrase.head)]
        own = self.titles.role([token.text.lower() for token in plain], [token.lemma.lower() for token in plain])
        return own or role

    def _is_squadron(self, phrase: Phrase) -> bool:
        """Whether they are a state's aircraft: "Norlandic bombers flew over the port".

        Those who attack something, or of whom two strike, may be men with bombs.
        """
        verb = self.sentence.tokens[phrase.token.head] if phrase.token.head >= 0 else None
        counted = bool(self.sentence.dependents(phrase.head, "nummod"))
        airborne = verb is not None and verb.lemma in (FLYING if counted else STRIKING)
        many = phrase.lemma == "bomber" and phrase.token.xpos in PLURALS and airborne
        run = self.runs.get(phrase.head - 1) if many and phrase.head - 1 in phrase.words else None
        return run is not None and all(one.entry.kind == "state" and one.use != "capital" for one in run.senses)

    def _named(self, index: int, head: int) -> bool:
        return index != head and index in self.runs and self.runs[index].senses[0].use in ("name", "seat")

    def office(self, phrase: Phrase) -> str:
        """The whole title, without whose it is: "prime minister" of "the Norlandic Prime Minister"."""
        words = [index for index in phrase.words if index <= phrase.head and index not in self.runs]
        lemmas = (self.sentence.tokens[index].lemma.lower() for index in words)
        office = " ".join(lemma for lemma in lemmas if lemma in self.titles.words and lemma not in SMALL)
        return self.titles.same_offices.get(office, office)

    def former(self, phrase: Phrase) -> bool:
        """Whether the office is a past one: "the former minister", "Kenya's toppled minister", "ex-Kenyan minister"."""
        marks, tokens = self.titles.marks["former"], self.sentence.tokens
        if phrase.has(marks) or (phrase.first and tokens[phrase.first - 1].text.lower() in marks):
            return True
        return any(tokens[index].text.lower().partition("-")[0] == "ex" for index in phrase.words)

    def country(self, phrase: Phrase) -> str | None:
        """The country that the words of the phrase name: "Israeli", "Egypt's", "of Tunisia", "in Nairobi"."""
        if self.is_friend(phrase):
            return next(filter(None, self.inside_countries(phrase)), None)
        if inside := self.inside_country(phrase):
            return inside
        away = PLACING if phrase.lemma in POSTED else frozenset()
        for case in OWNING if phrase.owners else ():
            for word, owner in phrase.owners:
                if word == case and case not in away and (country := self.code_at(owner).country):
                    return country
        return self._seat_behind(phrase)

    def _seat_behind(self, phrase: Phrase) -> str | None:
        """Where somebody is based, wherever the tree hangs it: "a bank based in Norland"; soldiers may be so abroad."""
        role = self.titles.roles.get(phrase.lemma)
        if phrase.lemma in POSTED or (role is not None and role.sectors == ("MIL",)):
            return None
        tokens, label = self.sentence.tokens, self.labels.get(phrase.head)
        at = max(phrase.last + 1, label.last if label is not None else 0)
        at += at < len(tokens) and tokens[at].text == ","
        if at + 2 >= len(tokens) or tokens[at].text.lower() not in BASED or tokens[at + 1].text.lower() not in SEATED:
            return None
        place = at + 2 + (tokens[at + 2].text.lower() == "the")
        run = self.runs.get(place)
        if run is not None:
            return run.senses[0].entry.country
        return self.code_at(place).country if place in self.labels else None

    def is_friend(self, phrase: Phrase) -> bool:
        """Whether it is a state's friend, who is of another: "a friend of Norland", "our friends".

        Those of a person may well be of his country.
        """
        if phrase.lemma not in FRIENDS:
            return False
        states = (self.code_at(owner).kind == "state" for case, owner in phrase.owners if case in SHARED)
        opening = self.sentence.tokens[phrase.first].text.lower()
        return (opening in ("our", "all") and phrase.token.xpos in PLURALS) or any(states)

    def among(self, phrase: Phrase) -> str | None:
        """The country that is told of all of whom it is one: "German firms including Tarsa Air"."""
        tokens, index = self.sentence.tokens, phrase.head
        if tokens[index].deprel == "conj":
            index = tokens[index].head
        relation, above = tokens[index].deprel.partition(":")[0], tokens[index].head
        included = case_of(self.sentence, index) in INCLUDING
        listed = relation == "appos" or included
        if included:
            # "Meetings with officials, including Jane Poe": the tree may hang her on the meetings.
            before = next(child for child in self.sentence.children[index] if tokens[child].deprel == "case") - 1
            nearest = before - 1 if before > 0 and tokens[before].text == "," else before
            above = nearest if nearest >= 0 and tokens[nearest].xpos in PLURALS else above
        if not listed or above < 0 or tokens[above].upos != "NOUN" or tokens[above].xpos not in PLURALS:
            return None
        return self.country(phrase_at(self.sentence, above))

    def beside_its_people(self, phrase: Phrase) -> str | None:
        """Whose body it is that stands in a row with those of a state: "the American people and the Congress"."""
        above = phrase.token.head
        if phrase.token.deprel != "conj" or above < 0 or self.sentence.tokens[above].upos not in ("NOUN", "PROPN"):
            return None
        return self.country(phrase_at(self.sentence, above))

    def _is_foreign(self, owner: int) -> bool:
        """Whether they are those of any state but the report's own: "an institution of a foreign state"."""
        whole = phrase_at(self.sentence, owner)
        role = self.role(whole) if not whole.definite and whole.has(FOREIGN) else None
        return role is not None and role.sectors != ("SPY",) and not any(self.inner(whole))

    def abroad(self, phrase: Phrase) -> bool:
        """Whether the phrase says that its people are of no one country: "foreign troops", "leaders of states"."""
        for index in phrase.words:
            word = self.sentence.tokens[index].text.lower()
            after = self.sentence.tokens[index + 1].lemma.lower() if index < phrase.head else ""
            named = f"{word} {after}" in self.titles.roles  # "foreign minister", "Foreign Ministry spokesman"
            own = word == "regional" and not phrase.owners and phrase.lemma in self.titles.marks["provincial"]
            if word in self.titles.marks["world"] and not named and not own:
                return True
        for _, owner in phrase.owners:
            token = self.sentence.tokens[owner]
            # "The owners of global companies" may be of any state.
            around = self.sentence.dependents(owner, "amod") if owner not in self.runs else []
            if any(self.sentence.tokens[one].text.lower() in BEYOND for one in around) or self._is_foreign(owner):
                return True
            # "The leaders of these states" are of several; "the governors of five states" may be of one.
            leading = phrase.lemma in self.titles.marks["leading"]
            several = leading and token.text.lower() == "states" and owner not in self.runs
            role = self.titles.roles.get("states" if several else token.lemma.lower())
            if role is not None and role.scope == "world":
                return True
        return False

    def of_no_state(self, phrase: Phrase) -> str | None:
        """What the body is coded as for which somebody works, wherever he does: "Kenya director of Oxfam"."""
        if phrase.lemma in DELEGATES:
            return None
        for case, owner in phrase.owners:
            coded = self.code_at(owner) if case in ("of", "for") else NOBODY
            if coded.named and coded.kind in BODIES and coded.country in NO_STATE:
                return coded.country
        return None

    def home_of(self, phrase: Phrase) -> str | None:
        """The country of "police" or "residents" there, of whom nothing says whose they are.

        Of "In Kenya, editors were arrested" the editors, who are told of for the first time, are Kenya's.
        """
        opening = None if phrase.definite else self.home.opening(self.number)
        return opening or self.home.at(self.number, phrase.head)

    def home_of_people(self, phrase: Phrase) -> str | None:
        """The country of an official or a person there, of whom nothing says whose they are."""
        if self.home.voice is not None and phrase.has(ENVOYS) and not phrase.owners:
            return self.home.voice.country
        return self.home.of_people(self.number, phrase.head)

    def owner_countries(self, phrase: Phrase) -> tuple[str | None, ...]:
        """The countries of "the presidents of Poland and Lithuania", each, and of "the army of both countries"."""
        if (pair := self._owning_pair(phrase)) is not None:
            return tuple(dict.fromkeys(actor.country for actor in pair.actors))
        owner = phrase.owner("of")
        if owner is None or phrase.token.xpos not in PLURALS:
            return ()
        owners = [owner, *self.sentence.dependents(owner, "conj")]
        return tuple(dict.fromkeys(actor.country for each in owners for actor in self.code_at(each).actors))

    def _owning_pair(self, phrase: Phrase) -> Coded | None:
        """Those two whose it is: "the military of both countries", "our armies" of two who sign together."""
        owners = (self.code_at(owner) for case, owner in phrase.owners if case in SHARED)
        return next((coded for coded in owners if coded.by in (PAIR, SIGNED) and len(coded.actors) > 1), None)

    def shared_owners(self, phrase: Phrase) -> list[int]:
        """The states of "the leaders of Poland and Lithuania", who are one mention with them; none for one state.

        So are "police in Poland and Lithuania", but neither foreign officials nor ambassadors and spies, who are of
        other states than those they are in.
        """
        if phrase.head in self.rows and phrase.owner("of") is not None:
            return [run.top(self.sentence) for run in self.rows[phrase.head].states]
        role = self.role(phrase) if phrase.owner("in") is not None and not any(self.inner(phrase)) else None
        here = role is not None and role.sectors[:1] in OF_STATES and phrase.lemma not in POSTED
        here = here and not self.abroad(phrase)
        owner = phrase.owner("of") or (phrase.owner("in") if here else None)
        if owner is None or phrase.token.xpos not in PLURALS:
            return []
        owners = [owner, *self.sentence.dependents(owner, "conj")]
        return owners if len(owners) > 1 and all(self.code_at(each).kind == "state" for each in owners) else []

    def inside_country(self, phrase: Phrase) -> str | None:
        """The country of a name that stands inside the phrase: "Israeli", "US", "Hamas"."""
        countries = (entry.country for entry in self.inner(phrase) if entry.kind not in OUTLETS)
        return next(filter(None, countries), None)

    def inside_countries(self, phrase: Phrase) -> tuple[str | None, ...]:
        """The countries of "German and French advisers", each."""
        found: list[str | None] = []
        for index in self._inside(phrase):
            run = self.runs.get(index)
            if run and run.first == index and self.sentence.tokens[index].deprel in ("amod", "compound", "conj"):
                found.extend(entry.country for entry in (self.twin(run), self.entry(run)) if entry is not None)
        return tuple(dict.fromkeys(found))

    def inner(self, phrase: Phrase) -> Iterator[Entry]:
        """The known names inside a phrase: "Hamas" in "a Hamas official"."""
        for index in self._inside(phrase):
            if run := self.runs.get(index):
                yield self.at_day(self.entry(run))

    def at_day(self, entry: Entry) -> Entry:
        """Who it was on the day of the report: rebels, before they came to govern."""
        if entry.kind == "person" or not self.directory.offices(entry.id):
            return entry
        country, sectors = self.directory.held(entry, self.day)
        return replace(entry, country=country, sectors=sectors)

    def entry(self, run: NameRun) -> Entry:
        """Who bears the name, as far as this can be told without its place in the tree."""
        senses = narrow(run.senses, self.home.main, self.home.publisher) if run.ambiguous else run.senses
        return senses[0].entry

    def twin(self, run: NameRun) -> Entry | None:
        """The other of two states told with one name: the North in "North and South Korea"."""
        tokens, first = self.sentence.tokens, run.first
        if tokens[first].text not in DIRECTIONS or first < 2 or tokens[first - 1].text.lower() not in AND:
            return None
        other = tokens[first - 2].text
        senses = self.directory.meaning(f"{other} {self.words(first + 1, run.last - 1)}") if other in DIRECTIONS else ()
        return senses[0].entry if senses and run.last - first > 1 and senses[0].entry.kind == "state" else None

    def half(self, phrase: Phrase) -> Coded | None:
        """The state that is a half of the land of which the report has just told, by its side alone: "the North" after
        "South Korea"."""
        side = phrase.token.text
        if side not in DIRECTIONS or not phrase.definite or phrase.last - phrase.first != 1:
            return None
        for country in self.memory.countries(self.number)[:1]:
            state = self.directory.states.get(country)
            first, _, land = state.name.partition(" ") if state is not None else ("", "", "")
            halves = (
                [self._state(f"{one} {land}") for one in (side, FACING.get(side, ""))] if first in DIRECTIONS else []
            )
            if halves and all(halves) and (entry := halves[0]) is not None:
                actor = Actor(entry.name, entry.country, entry.sectors, entry.id)
                return Coded("state", (actor,), "mentions/name", "", True)
        return None

    def _state(self, name: str) -> Entry | None:
        senses = self.directory.meaning(name)
        return senses[0].entry if senses and senses[0].entry.kind == "state" else None

    def _inside(self, phrase: Phrase) -> Iterator[int]:
        for index in range(phrase.first, phrase.last + 1):
            if (
                index != phrase.head
                and index in self.runs
                and not self._turned(index)
                and not self._addressed_to(index)
            ):
                yield index

    def _addressed_to(self, index: int) -> bool:
        """Whether it is a state to which someone is sent: "Sweden" in "Norland's ambassador to Sweden"."""
        tokens, run = self.sentence.tokens, self.runs[index]
        before = run.first - 1 - (run.first > 0 and tokens[run.first - 1].text.lower() == "the")
        plain = index in self.styles or tokens[index].deprel not in ("amod", "compound", "nmod:desc")
        return plain and before >= 0 and tokens[before].text.lower() == "to" and tokens[index].upos == "PROPN"

    def _turned(self, index: int) -> bool:
        """Whether it says whom they are for or against, not whose they are: "pro-Russian", "anti-Houthi".

        Nor are they his by whom they are held: "Russian-occupied".
        """
        tokens = self.sentence.tokens
        after = tokens[self.runs[index].last : self.runs[index].last + 2]
        if [one.text for one in after[:1]] == ["-"] and after[-1].lemma.lower() in self.titles.marks["attacking"]:
            return True
        if self.ethnic(index):
            return True
        turn = tokens[index].text.lower().partition("-")[0]
        if index > 1 and tokens[index - 1].text == "-":
            turn = tokens[index - 2].text.lower()
        # Who is against a group of rebels is of their country, most often; who is against a state is not.
        return turn in TURNING and not (turn == "anti" and self.runs[index].senses[0].entry.kind == "armed group")

    def ethnic(self, index: int) -> bool:
        """Whether it says what people they are, not of which state: "ethnic Albanians"."""
        return index > 0 and self.sentence.tokens[index - 1].text.lower() in ETHNIC


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

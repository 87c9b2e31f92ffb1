"""Who bears a name: those the directory knows, and persons, places and bodies that only the report knows.

"Lavrov" is Russia's foreign minister if the report is of a day when he was; "Captain Jane Poe of the coast guard"
is whom the words around her name say she is, and "Poe" is she again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.extractors.capitals import TOWN
from dragoman.extractors.names import NameRun, acts, choose
from dragoman.extractors.phrases import Phrase, case_of, phrase_at
from dragoman.extractors.reading import PLURALS, Coded, Reading, of_sense
from dragoman.extractors.styles import CLERGY
from dragoman.knowledge.titles import Role
from dragoman.records import Actor, Label

UNPERSONS = frozenset(["law", "event", "weapon", "other"])
# Bodies that say nothing of what their people are.
OFFICELESS_BODIES = frozenset(["state", "place", "person", "thing", "facility", "weapon", "nationality"])
# Whose field the affairs of others are, in each state: no bodies of many.
FOREIGN_AFFAIRS = ("Ministry of Foreign Affairs", "Minister of Foreign Affairs")
LATE = frozenset(["late"])
# Nouns of those who have no office: "the Security Council Jane Poe" is not her, but what she is of.
OFFICELESS = frozenset(["organisation", "court", "place", "facility", "weapon", "state", "outlet"])
# "Head of the Office of the President of Malta Jane Poe": how many bodies may stand between office and name.
OFFICES = 4
# How many words may stand in brackets behind a body.
BRACKETED = 5
COMMAS = frozenset([",", ";", ":", "(", ")", "—", "–"])
BODY = frozenset(["organisation", "party", "force", "court", "ngo", "outlet", "armed group"])
# Whose people they are, as their words say it.
BELONGING = frozenset(["of", "at", "for", "from", "'s", "'"])
# Offices that states have and other bodies, too.
PRESIDING = frozenset(["president", "vice-president", "secretary", "commissioner", "governor", "minister"])
PLACES = frozenset(["place", "facility"])
# Main sectors of bodies that a state has, and of those that people found anywhere.
STATELY = frozenset([("GOV",), ("MIL",), ("COP",), ("JUD",), ("LEG",), ("SPY",), ("PTY",)])
PRIVATE = frozenset([("SOC",), ("REL",), ("EDU",)])


class Bearers(Reading):
    """Codes phrases that are names."""

    def known_name(self, phrase: Phrase, run: NameRun) -> Coded:
        """A name of the directory."""
        sense = choose(run, self.sentence, phrase.head, self.home.main, self.home.publisher)
        if sense.entry.kind == "person":
            country, sectors = self.directory.held(sense.entry, self.day)
            return self._titled(phrase, Actor(sense.entry.name, country, sectors, sense.entry.id), "mentions/directory")
        if sense.use in ("people", "adjective") and self.ethnic(run.first):
            actor = Actor(self.words(run.first - 1, run.last - 1), self.home_of(phrase), ("CVL",))
            return Coded("group", (actor,), "mentions/ethnic", "", True)
        sense = replace(sense, entry=self.at_day(sense.entry))
        acting = acts(self.sentence, phrase.head) and not sense.entry.id.startswith(TOWN)
        coded = of_sense(sense, acting, self.words(run.first, run.last - 1))
        if (twin := self.twin(run)) is not None and sense.entry.kind == "state":
            other = of_sense(replace(sense, entry=twin), acting, twin.name)
            return replace(coded, actors=(*other.actors, *coded.actors))
        return coded

    def new_name(self, phrase: Phrase) -> Coded | None:
        """A name that the directory does not know; None where it is a role in capitals ("the President")."""
        if (half := self.half(phrase)) is not None:
            return half
        name, kind = self._name_of(phrase)
        if kind is None:
            return None
        if (role := self.titles.roles.get(name.lower())) is not None and role.country is not None:
            return None
        if name.lower() in self.titles.marks["regions"]:
            return Coded("place", (Actor(name),), "mentions/region", "", True)
        if kind in UNPERSONS:
            return Coded(kind, (), f"mentions/{kind}", "", True)
        if kind in PLACES:
            return self._place(phrase, name)
        if kind == "person" and not self._opens_a_body(phrase, name):
            return self._person(phrase, name)
        return self._body(phrase, name)

    def _opens_a_body(self, phrase: Phrase, name: str) -> bool:
        """Whether it is the short name of a body that was named, and of no person: "Tarsa" after "Tarsa Air"."""
        if " " in name or phrase.title is not None or self.memory.person(name) is not None:
            return False
        return self.memory.body(name, self.number, short=True) is not None

    def bearer(self, phrase: Phrase) -> Phrase | None:
        """The name that follows a title without a comma: "President of Ukraine Volodymyr Zelenskyy"."""
        if (style := self.styles.get(phrase.head)) is not None:
            if phrase.head > style.title:
                return None
            return phrase_at(self.sentence, style.top(self.sentence))
        if phrase.token.upos == "PROPN" and self.is_person(phrase.head):
            return self._beside(phrase)
        role = self.role(phrase)
        if (
            role is not None
            and role.kind not in OFFICELESS
            and phrase.token.xpos not in PLURALS
            and (child := self._borne(phrase, 1 if role.kind == "group" else OFFICES)) is not None
        ):
            name = phrase_at(self.sentence, child)
            return replace(name, title=phrase.head, owners=(*name.owners, *phrase.owners))
        return self._beside(phrase)

    def _borne(self, phrase: Phrase, deepest: int) -> int | None:
        """The name after an office, or after the body that it is an office of: "Speaker of the Senate Jane Poe".

        ``deepest`` is 1 for those who bear none, nor one behind whose they are: "the wife of the reporter Jane Poe" is
        not she, wherever the tree hangs the name.
        """
        sentence, index = self.sentence, phrase.head
        for _ in range(deepest):
            below = [child for child in sentence.dependents(index, "appos", "flat", "nmod") if child > index]
            for child in below:
                if self.is_person(child) and not case_of(sentence, child) and not self._comma(index, child):
                    return child
                if deepest == 1 and case_of(sentence, child) == "of":
                    return None
            body = next((child for child in below if case_of(sentence, child) == "of"), None)
            if body is None or self.is_person(body):
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
        if label is not None and label.last == 1 and self.titles.role([tokens[0].text.lower()], [phrase.lemma]):
            # A sentence that opens with "Rebels" names nobody.
            return tokens[0].text, None
        if label is not None and (self._is_common(label) or self._is_office(phrase, label)):
            return tokens[phrase.head].text, None
        if label is not None:
            last = self._name_end(label) if label.kind == "person" else label.last
            first = self._name_start(label) if label.kind == "organisation" else label.first
            if self._is_thing(phrase, label):
                return self.words(first, last - 1), "other"
            return self.words(first, last - 1), label.kind
        first, last = self._capitals(phrase)
        name = self.words(first, last)
        if self._is_address(first, last + 1):
            return name, None
        if phrase.title is not None or self.memory.person(name) is not None:
            return name, "person"
        words = tokens[first : last + 1]
        if self.titles.role([token.text.lower() for token in words], [token.lemma.lower() for token in words]):
            return name, None
        if " " in name and self.of_no_state(phrase) is not None:
            # "Jane Poe of Oxfam", whom the model does not see.
            return name, "person"
        # Of 107 names in the training reports that the model gave no label, none was a party to an event.
        return name, "place" if self.gazetteer.find(name) else "other"

    def _is_thing(self, phrase: Phrase, label: Label) -> bool:
        """Whether one word with an article was taken for a person, as none is called: "the Holodomor"."""
        if label.kind != "person" or label.last - label.first > 1 or phrase.title is not None:
            return False
        word = self.sentence.tokens[label.first]
        before = self.sentence.tokens[label.first - 1].text.lower() if label.first else ""
        return before == "the" and word.xpos == "NNP" and self.memory.person(word.text) is None

    def _is_common(self, label: Label) -> bool:
        """Whether the label covers a noun for people and no name: "states" in "the Baltic states", "Mr President"."""
        words = self.sentence.tokens[label.first : label.last]
        role = self.titles.role([word.text for word in words], [word.lemma for word in words])
        return self._is_address(label.first, label.last) or (
            role is not None and all(word.text.islower() for word in words)
        )

    def _is_office(self, phrase: Phrase, label: Label) -> bool:
        """Whether the label takes an office for a name: "the Chancellor", "the President of the Republic"."""
        role = self.titles.roles.get(phrase.lemma)
        if role is None or not role.is_office or label.kind not in ("person", "other"):
            return False
        tokens, before = self.sentence.tokens, phrase.head - 1
        if before in self.runs and tokens[before].upos == "ADJ":
            before -= 1
        article = before >= 0 and tokens[before].text.lower() == "the"
        alone = label.last == phrase.head + 1 or label.kind == "other"
        return article and alone and self.memory.person(phrase.token.text) is None

    def _is_address(self, first: int, last: int) -> bool:
        """Whether it is how an office is spoken to: "Mr President"; "Mr King" has a name."""
        polite, tokens = self.titles.marks["honorifics"], self.sentence.tokens
        while first < last and tokens[first].text.lower() in polite:
            first += 1
        if not first or tokens[first - 1].text.lower() not in polite:
            return False
        low = [word.text.lower() for word in tokens[first:last]]
        role = self.titles.role(low, [word.lemma.lower() for word in tokens[first:last]]) if low else None
        official = role is not None and role.kind == "person" and role.sectors == ("GOV",)
        return not low or (official and self.titles.marks["male"].isdisjoint(low))

    def _name_end(self, label: Label) -> int:
        """Where the name of a person ends of which the label has only a part: "Jane | Poe"."""
        tokens, last = self.sentence.tokens, label.last
        while last < len(tokens) and tokens[last].deprel == "flat" and tokens[last].upos == "PROPN":
            if last in self.labels or last in self.runs or tokens[last].head < label.first:
                break
            last += 1
        return last

    def _name_start(self, label: Label) -> int:
        """Where the name of a body begins of which the label has only a part: "Thames | Valley Police".

        What hangs on its last word may be a name of its own: "the Norland | Border Force".
        """
        tokens, first = self.sentence.tokens, label.first
        while first and tokens[first - 1].upos == "PROPN" and tokens[first - 1].deprel == "compound":
            end = label.last - 1 if first - 1 in self.labels else label.last
            if first - 1 in self.runs or not label.first <= tokens[first - 1].head < end:
                break
            first -= 1
        return first

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
        title = next(self._titles(phrase), None)
        met = self.memory.person(name, title.lemma if title is not None else "")
        if met is None:
            return self._titled(phrase, Actor(name), "mentions/person")
        self.memory.call(name, met)
        coded = self._titled(phrase, met.actors[0], "mentions/person")
        return replace(coded, role=coded.role or met.role)

    def _titled(self, phrase: Phrase, actor: Actor, by: str) -> Coded:
        """A person with what the words around the name say of the office."""
        if phrase.head in self.ranked:
            return self._in_a_row(phrase, actor, by)
        titles = list(self._titles(phrase))
        if actor.country is None:
            actor = replace(actor, country=self._national(actor))
        if actor.country is None:
            owning = (self.of_no_state(title) or self.country(title) for title in titles)
            actor = replace(actor, country=next(filter(None, owning), None) or self._in_brackets(phrase))
        for title in titles:
            if (role := self.role(title)) is not None:
                return self._in_office(actor, phrase, title, role, by)
        if actor.country is None:
            country = self.country(phrase) or self.among(phrase) or self._home_of_person(phrase)
            actor = replace(actor, country=country)
        return Coded("person", (actor,), by, "", True)

    def _in_a_row(self, phrase: Phrase, actor: Actor, by: str) -> Coded:
        """A person in a row of those who bear an office: "the presidents of Norland and Sudland, Poe and Roe"."""
        row, place = self.ranked[phrase.head]
        office = phrase_at(self.sentence, row.office)
        role, country = self.role(office), row.states[place].senses[0].entry.country
        sectors = role.sectors if role is not None else actor.sectors
        actor = actor if actor.id else replace(actor, country=country, sectors=sectors)
        return Coded("person", (actor,), f"{by}+title", office.lemma, True)

    def _national(self, actor: Actor) -> str | None:
        """The state whose national the report says that a person of that last name is."""
        return self.home.nationals.get(actor.name.rpartition(" ")[2])

    def _home_of_person(self, phrase: Phrase) -> str | None:
        """Whose a person is of whom no word says it; in a row after an office's guest, nobody knows."""
        above = phrase.token.head
        if self.home.publisher and phrase.token.deprel == "conj" and above >= 0:
            before = self.code_at(above)
            if before.kind == "person" and before.country not in (None, self.home.publisher):
                return None
        return self.home_of_people(phrase)

    def _home_of_office(self, title: Phrase, role: Role) -> str | None:
        """Whose the bearer of an office is of which no word says it; of what people are anywhere, as of any person."""
        return self.home_of_people(title) if role.sectors[:1] in STATELY else self._home_of_person(title)

    def _titles(self, phrase: Phrase) -> Iterator[Phrase]:
        """What the words say of a person: the title before the name, then what stands beside it behind a comma."""
        if (style := self.style(phrase.head)) is not None:
            yield style.office(self.sentence)
        elif phrase.title is not None and not self.is_person(phrase.title):
            yield phrase_at(self.sentence, phrase.title)
        beside = self.sentence.dependents(phrase.head, "appos")
        above = phrase.token.head
        apposed = phrase.token.deprel == "appos" or self._is_set_off(phrase)
        if apposed and above >= 0 and self.sentence.tokens[above].upos in ("NOUN", "PROPN"):
            # "The governor of Ohio, Jane Poe": the office is the head, the name stands beside it.
            beside.append(above)
        for head in beside:
            if not self.is_person(head) and head not in self.styles:
                yield phrase_at(self.sentence, head)

    def _is_set_off(self, phrase: Phrase) -> bool:
        """Whether a name that the tree puts in a row follows an office at once: "the governor of Ohio, Jane Poe"."""
        sentence, index, above = self.sentence, phrase.head, phrase.token.head
        if phrase.token.deprel != "conj" or above < 0 or not self.is_person(index) or sentence.dependents(index, "cc"):
            return False
        if any(other != index for other in sentence.dependents(above, "conj")) or phrase.first < 1:
            return False
        office = phrase_at(sentence, above)
        role = self.role(office) if office.token.xpos not in PLURALS else None
        return sentence.tokens[phrase.first - 1].text == "," and role is not None and role.is_office

    def _in_office(self, actor: Actor, phrase: Phrase, title: Phrase, role: Role, by: str) -> Coded:
        # The directory knows whose they are; "the president of France and Vladimir Putin" does not change that.
        national = self._national(actor)
        owning = self.of_no_state(title) or national or self.country(title) or self._seat(title)
        country = actor.country if actor.id else owning
        country = country or (None if actor.country else self._behind_name(phrase) or self.among(phrase))
        # "Spokesman" alone does not say for whom; the directory may. Nor does "Sheikh" tell of any office.
        said = (role.open and actor.id) or role.sectors == CLERGY
        sectors = (actor.sectors if said else ()) or role.sectors
        sectors = self.sectors_of_body(title, role) or sectors
        stranger = self.stranger(title)
        if stranger is not None and not actor.id and (role.open or title.lemma in PRESIDING):
            sectors = stranger.actors[0].sectors if stranger.actors else ()
        unknown = stranger is not None or self.is_friend(title)
        actor = replace(
            actor,
            country=country or actor.country or (None if unknown else self._home_of_office(title, role)),
            sectors=("ELI",) if self._is_past(title, sectors) else sectors or actor.sectors,
        )
        return Coded("person", (actor,), f"{by}+title", title.lemma, True, self.office(title))

    def _behind_name(self, phrase: Phrase) -> str | None:
        """The country that follows the name of who bears an office: "Prime Minister Jane Poe of Norland"."""
        owner = phrase.owner("of")
        return self.code_at(owner).country if owner is not None and owner > phrase.head else None

    def _seat(self, title: Phrase) -> str | None:
        """The country of a title that is the short name of a body: "MEP"."""
        run = self.runs.get(title.head)
        return self.entry(run).country if run is not None and not run.personal else None

    def stranger(self, phrase: Phrase) -> Coded | None:
        """The body with a name whose people they are, if nobody knows its country: "representatives of Hadrun Vel"."""
        before = [index for index in phrase.words if index < phrase.head]
        owners = [owner for case, owner in phrase.owners if case in BELONGING]
        for index in (*before, *owners):
            label = self.labels.get(index)
            if label is None or index in self.runs or label.kind != "organisation":
                continue
            if self.words(max(label.first - 3, 0), label.last - 1).endswith(FOREIGN_AFFAIRS):
                continue  # "Minister of Foreign Affairs": a field, and no body
            if index not in before or label.last <= phrase.head:
                return self._nameless(index, label)
        return None

    def _nameless(self, index: int, label: Label) -> Coded | None:
        """What the label names, where it is a body without a country, and not a town."""
        if self.gazetteer.find(self.words(label.first, label.last - 1)):
            return None
        coded = self.code(phrase_at(self.sentence, index))
        return coded if coded.named and coded.country is None and coded.kind in BODY else None

    def sectors_of_body(self, title: Phrase, role: Role) -> tuple[str, ...]:
        """What an open office takes from its body: "leader" of "a Hamas leader", or of "leader of the rebels"."""
        if not role.open:
            return ()
        body = next((body for body in self.inner(title) if body.kind not in OFFICELESS_BODIES), None)
        if body is not None:
            return body.sectors
        owner = next((owner for case, owner in title.owners if case in ("of", "for")), None)
        coded = self.code_at(owner) if owner is not None else None
        if coded is None or coded.kind in OFFICELESS_BODIES or not coded.actors:
            return ()
        return coded.actors[0].sectors

    def _is_past(self, title: Phrase, sectors: tuple[str, ...]) -> bool:
        # Who is dead was what he was, but an office he holds no more.
        late = title.has(LATE) and not title.has(self.titles.marks["former"] - LATE)
        return self.former(title) and not (late and sectors[:1] != ("GOV",))

    def _place(self, phrase: Phrase, name: str) -> Coded:
        if (seen := self.memory.named(name, self.number)) is not None:
            return Coded(seen.kind, seen.actors, "mentions/again", seen.role, True)
        near = self.home_of(phrase)
        countries = [] if self._is_generic(name) else [place.country for place in self.gazetteer.find(name)]
        country = self.country(phrase) or (
            near if near in countries or not countries else self.home.likeliest(countries)
        )
        return Coded("place", (Actor(name, country, ("CVL",)),), "mentions/place", "", True)

    def _is_generic(self, name: str) -> bool:
        """Whether a place has a name that any state may give to one of its own: "the Federal District"."""
        *before, _ = name.split()
        common = before and all(word.lower() in self.titles.marks["divisions"] for word in before)
        return bool(common) and self.gazetteer.find(name) == self.gazetteer.find(" ".join(before))

    def _body(self, phrase: Phrase, name: str) -> Coded:
        short = name.lower() not in self.titles.words
        if (seen := self.memory.body(name, self.number, short) or self.memory.named(name, self.number)) is not None:
            return Coded(seen.kind, seen.actors, "mentions/again", seen.role, True)
        if (union := self.memory.known(self.titles.unions.get(name, ()))) is not None and self._is_bare(phrase):
            return Coded(union.kind, union.actors, "mentions/again", union.role, True)
        role = self.role(phrase) or self._role_before(phrase)
        kind = role.kind if role and role.kind not in ("person", "group", "place") else "organisation"
        country = self.country(phrase) or self._country_in(phrase, name, role) or self.among(phrase)
        country = country or self._in_brackets(phrase) or self._home_of_body(phrase, name, role)
        actor = Actor(name, country, role.sectors if role else ())
        return Coded(kind, (actor,), "mentions/organisation", phrase.lemma, True)

    def _in_brackets(self, phrase: Phrase) -> str | None:
        """The state that stands in brackets behind a body or a person: "the Holt Institute (Norland)"."""
        tokens, label = self.sentence.tokens, self.labels.get(phrase.head)
        # "The Holt Institute of World Affairs (Norland)", of which the phrase may be the beginning.
        start = max(phrase.last + 1, label.last if label is not None else 0)
        if start >= len(tokens) or tokens[start].text != "(":
            return None
        end = next((place for place in range(start, len(tokens)) if tokens[place].text == ")"), start)
        runs = (self.runs.get(place) for place in range(start + 1, min(end, start + BRACKETED)))
        states = {
            run.senses[0].entry.country for run in runs if run is not None and run.senses[0].entry.kind == "state"
        }
        return next(iter(states)) if len(states) == 1 else None

    def _is_bare(self, phrase: Phrase) -> bool:
        """Whether it is one word after "the", and nobody's: "the Commission"."""
        return phrase.definite and phrase.words == (phrase.head,) and not phrase.owners

    def _home_of_body(self, phrase: Phrase, name: str, role: Role | None) -> str | None:
        """The country of a body that no table knows and whose words name none.

        A parliament or a police is the home's. Of the others an office writes as of guests, most often, and an outlet
        of bodies at home; but what calls itself after the world or a part of it is of no one state.
        """
        if self._is_bare(phrase) and (whose := self.memory.whose(phrase.lemma, official=True)) is not None:
            return whose
        own = any(office in name for office in FOREIGN_AFFAIRS)
        words = set() if own else {word.lower() for word in name.split()}
        if words & self.titles.marks["world"] or words & self.titles.marks["regions"]:
            return None
        if role is not None and role.sectors[:1] in STATELY:
            if (country := self.beside_its_people(phrase)) is not None:
                return country
            return self.home_of_people(phrase) if self.home.publisher else self.home_of(phrase)
        if self.home.publisher or (role is not None and role.sectors[:1] in PRIVATE):
            return None
        return self.home_of(phrase)

    def _role_before(self, phrase: Phrase) -> Role | None:
        """What a body is called before its name: "union" in "the French union CGT"."""
        tokens, label = self.sentence.tokens, self.labels.get(phrase.head)
        words = [tokens[index] for index in phrase.words if label is not None and index < label.first]
        if not words or words[-1].upos not in ("NOUN", "PROPN"):
            return None
        return self.titles.role([word.text.lower() for word in words], [word.lemma.lower() for word in words])

    def _country_in(self, phrase: Phrase, name: str, role: Role | None) -> str | None:
        """The country of the place that opens the name of a body: "Nakuru" in "Nakuru County Police"."""
        words = name.split() if role is not None else []
        while len(words) > 1 and words[-1].lower() in self.titles.words:
            words.pop()
            if found := self.gazetteer.find(" ".join(words)):
                countries = [entry.country for entry in found]
                likeliest = self.home.likeliest(countries)
                return likeliest if len(set(countries)) == 1 or likeliest == self.home_of(phrase) else None
        return None

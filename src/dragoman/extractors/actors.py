"""Who stands behind a noun phrase: name, country and sectors, as PLOVER codes them.

"Kenya's interior minister" is Kenya's government, "a rebel commander" a rebel of the country that the report is
about, "the Houthis" a row of the directory. What the text says of someone beats what the directory knows.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.extractors.bearers import PRESIDING
from dragoman.extractors.coreference import NO_STATE, Seen, parts
from dragoman.extractors.names import TOWNS
from dragoman.extractors.phrases import Phrase, case_of, is_number_of_doers, phrase_at
from dragoman.extractors.reading import BEYOND, BODIES, ENVOYS, INCLUDING, NOBODY, PLURALS, SHARED, Coded
from dragoman.extractors.returning import OFFICIAL, OPPOSITE, Returning, is_of_state
from dragoman.extractors.transcripts import find_colon, is_office
from dragoman.knowledge.titles import Role
from dragoman.records import Actor

# "The head of the office of the chief of ...": so many owners are asked whose they are, and no more.
DEEPEST = 12
MEMBERS = frozenset(["member"])
OTHERS = frozenset(["other", "individual"])
# What makes nobody of "one".
NO_ONE = frozenset(["no", "none", "neither", "nobody"])
# What is only supposed: "if a person threatens us".
SUPPOSING = frozenset(["if", "whenever", "unless"])
# What leads to where something goes on of which others speak.
ABOUT = frozenset(["in", "around", "inside", "near"])
# Who may be anybody.
ALL = frozenset(["all", "those"])
# Words that may stand for people whom nothing names, and which of the pronouns do.
UNNAMED = frozenset(["NOUN", "NUM", "ADJ", "DET", "PRON"])
SOME = frozenset(["both", "some", "one", "other", "another", "those", "that", "many", "most", "several", "all", "each"])
# A state lends its soldiers to bodies of no state: "Ugandan soldiers of the African Union".
ARMED = frozenset([("MIL",), ("COP",)])
# Those who break the law of a land, whosever they are.
OUTLAWED = frozenset([("REB",), ("UAF",), ("CRM",), ("UNK",)])
# What is said of those of whom only the deed is known.
UNKNOWN = frozenset(["responsible", "behind", "guilty"])
# Those who may be of the state whose they are.
AT_HOME = frozenset(["rival"])
# Nouns for those who are against whose they are called.
AGAINST = frozenset(
    [
        "attacker",
        "assailant",
        "killer",
        "murderer",
        "kidnapper",
        "abductor",
        "captor",
        "hijacker",
        "tormentor",
        "torturer",
    ]
)
# Words for a whole state; two of them are of one: "the people and the government of Norland".
NATION = frozenset(["people", "government"])
# Who may be of a body of many states as well as of one: "the official" after "a UN official".
SENT = ENVOYS | {"spokesman", "spokeswoman", "spokesperson", "official", "inspector", "observer", "monitor", "mediator"}
# What leads to the body in which somebody sits.
SITTING_IN = frozenset(["to", "at", "of", "in"])
# What opens a phrase for any of many, and whose it says they are.
ANY = frozenset(["a", "an", "any", "every"])
OUR = frozenset(["our", "my", "his", "her", "its", "their", "your"])
# Clauses of what somebody always does, and verbs of what he only is.
RELATIVE = frozenset(["who", "which", "that"])
PRESENT = frozenset(["VBP", "VBZ"])
BEING = frozenset(["be", "have", "live", "reside", "need", "want", "remain", "say", "know", "stay"])
THINGS = frozenset(["place", "facility", "weapon"])
FORGOTTEN = frozenset(["thing", "nationality", "facility"])


class Coder(Returning):
    """Codes the phrases of one report, sentence after sentence, and remembers whom it has met."""

    def code(self, phrase: Phrase) -> Coded:
        coded = self.known.get(phrase.head)
        if coded is None and self.depth < DEEPEST:
            # Whoever asks for it while it is being coded ("his" inside its own phrase) gets nobody.
            self.known[phrase.head] = NOBODY
            self.depth += 1
            coded = self.known[phrase.head] = self._code(phrase)
            self.depth -= 1
        return coded or NOBODY

    def remember(self, phrase: Phrase, coded: Coded) -> None:
        """Keep for pronouns and nouns that come later."""
        token, speaks = phrase.token, self.speaks(phrase)
        subject, quoted = token.deprel.startswith("nsubj"), self.quoted.hold(token.span)
        if coded.by == "mentions/pronoun":
            self.memory.again(coded.kind, coded.actors, self.number, phrase.head, subject, speaks, quoted)
        if token.xpos == "NNS" and phrase.lemma in self.titles.marks["accepted"]:
            self.memory.plans = (self.number, phrase.head)
        if not coded.actors or coded.kind in FORGOTTEN or token.upos == "PRON":
            return
        before = self.memory.at(self.number, token.head) if token.deprel == "conj" else None
        self.memory.add(
            Seen(
                sentence=self.number,
                index=phrase.head,
                kind="outlet" if self._is_outlet(phrase, coded) else coded.kind,
                actors=coded.actors,
                subject=subject,
                plural=token.xpos in PLURALS,
                female=self._is_female(phrase, coded),
                role=coded.role,
                named=coded.named,
                office=coded.office,
                speaks=speaks,
                quoted=quoted,
                spoken_of=coded.kind == "state" and self._is_spoken_of(phrase.head),
                site=not coded.named and phrase.lemma in self.titles.marks["sites"],
                human=not coded.named
                and token.upos == "NOUN"
                and self.is_people(token)
                and not self._is_outlet(phrase, coded),
            )
        )
        if before is not None:
            together = dict.fromkeys((*before.actors, *coded.actors))
            self.memory.add(replace(before, kind="group", actors=tuple(together), plural=True))
        if phrase.first == 0 and coded.kind == "person" and coded.named and self._takes_turn(phrase):
            self.memory.take_turn(coded.actors)
        if subject and self.sentence.tokens[token.head].lemma in self.saying:
            self.memory.speaker = coded.actors

    def _is_outlet(self, phrase: Phrase, coded: Coded) -> bool:
        """Whether the noun means a paper or a station, and nobody who works for it: "the broadcaster KRT" """
        if coded.named or coded.kind != "person":
            return False
        labels = (self.labels.get(index) for index in range(phrase.head + 1, phrase.last + 1))
        named = any(label is not None and label.kind == "organisation" for label in labels)
        return phrase.lemma in self.titles.marks["outlets"] or (phrase.lemma in self.titles.marks["stations"] and named)

    def _is_spoken_of(self, index: int) -> bool:
        """Whether the words are of what goes on in a state: "the situation in Norland and around Sudland"."""
        token = self.sentence.tokens[index]
        if token.deprel == "conj" and token.head >= 0:
            return self._is_spoken_of(token.head)
        if token.head < 0 or case_of(self.sentence, index) not in ABOUT:
            return False
        over = [token.head] if token.deprel == "nmod" else []
        if token.deprel == "obl":
            # "Discussed the situation in Norland": the tree may hang Norland on the verb.
            before = min(self.sentence.subtree(index)) - 1
            over = [noun for noun in self.sentence.dependents(token.head, "obj") if noun == before]
        return any(self.sentence.tokens[noun].lemma in self.titles.marks["topics"] for noun in over)

    def _takes_turn(self, phrase: Phrase) -> bool:
        """Whether what they say follows: "Jane Poe:", and in a transcript "Jane Poe, President of Norland:".

        A page that has the name twice, "Jane Poe Poe JanePresident of Norland:", is one.
        """
        colon = find_colon(self.sentence)
        if colon is None or colon <= phrase.last:
            return False
        behind, tokens = phrase.last + 1, self.sentence.tokens
        twice = tokens[behind].text == tokens[phrase.last].text
        return colon == behind or ((twice or bool(self.memory.turn)) and is_office(self.sentence, behind, colon))

    def _is_female(self, phrase: Phrase, coded: Coded) -> bool | None:
        """Whether a person is "she", by titles and first names; None where neither says so, or they say both.

        A family name says nothing ("Kelly" of "John Kelly"), nor does a father's ("Yusuf" of "Fawzia Yusuf Adam").
        """
        words = {phrase.sentence.tokens[index].text.casefold() for index in phrase.words}
        if coded.kind == "person" and coded.named:
            name = parts(coded.actors[0].name)
            words = words.difference(name[1:]).union(name[:1]) if len(name) > 1 else words
        she, he = (not words.isdisjoint(self.titles.marks[mark]) for mark in ("female", "male"))
        return None if she == he else she

    def _code(self, phrase: Phrase) -> Coded:
        token, run = phrase.token, self.runs.get(phrase.head)
        if self._is_time(phrase):
            return NOBODY
        # "We, the Presidents of ..." opens as a name does, and is none.
        if run is None and (token.upos == "PRON" or token.text == "We" or (token.upos == "DET" and token.xpos != "DT")):
            return self.pronoun(phrase) or self._acting(phrase) or NOBODY
        # "Envoy of the Union" is the Union, but "Envoy of the Union Jane Poe" is she.
        part = phrase.lemma in self.titles.marks["parts"] and phrase.head not in self.styles
        if part and (whole := phrase.owner("of")) is not None:
            return self.code_at(whole)
        if (bearer := self.bearer(phrase)) is not None:
            return self.code(bearer)
        if run is not None:
            return self.known_name(phrase, run)
        if token.upos in ("PROPN", "X") or self.is_person(phrase.head):
            coded = self.new_name(phrase)
            if coded is not None:
                return coded
        return self._noun(phrase)

    def _is_time(self, phrase: Phrase) -> bool:
        """Whether it is a time, which is nobody: "February", "last year"; "May" is a person where one is so called."""
        word = phrase.lemma
        if phrase.token.upos == "PROPN" and word in self.titles.marks["times"]:
            return not self.is_person(phrase.head) and word not in self.memory.persons
        return word in self.titles.marks["periods"]

    # -- nouns ----------------------------------------------------------------------------------------------

    def _noun(self, phrase: Phrase) -> Coded:
        role = self.role(phrase)
        if role is not None and role.kind == "place" and self._is_settled(phrase):
            return NOBODY
        coded = self.own_office(phrase) or self.opposite(phrase) or self.again(phrase, role)
        coded = coded or self._listed(phrase, role)
        if coded is not None:
            return coded
        if role is None:
            return self._anyone(phrase) or self._whose(phrase) or self._acting(phrase) or NOBODY
        if phrase.head in self.rows:
            # "The presidents of Norland and Sudland, Poe and Roe" are Poe and Roe.
            named = [actor for first, _ in self.rows[phrase.head].names for actor in self.code_at(first).actors]
            return Coded("person", tuple(named), "mentions/listed", phrase.lemma)
        name = self.words(phrase.first, phrase.last)
        sectors = self._sectors(phrase, role)
        if owners := self.shared_owners(phrase):
            # "The leaders of Norland and Sudland": each of them by the state's name.
            each = self.words(phrase.first, phrase.head)
            states = [actor for owner in owners for actor in self.code_at(owner).actors]
            actors = tuple(Actor(f"{each} of {state.name}", state.country, sectors) for state in states)
        else:
            actors = tuple(Actor(name, country, sectors) for country in self._countries(phrase, role))
        if role.scope in ("domestic", "body") and (own := self.country(phrase)) is not None:
            self.memory.keep_kin(phrase.lemma, own, official=role.sectors == ("GOV",))
        whose = role.kind == "person" and role.sectors in OFFICIAL and self.country(phrase) is not None
        office = self.office(phrase) if whose and phrase.token.xpos not in PLURALS else ""
        return Coded(role.kind, actors, f"mentions/{role.scope}", phrase.lemma, office=office)

    def _is_settled(self, phrase: Phrase) -> bool:
        """Whether a settlement is an agreement: "a peaceful settlement", "the settlement of the crisis"."""
        settling = self.titles.marks["settling"]
        owners = (self.sentence.tokens[owner].lemma for case, owner in phrase.owners if case == "of")
        return phrase.lemma == "settlement" and (phrase.has(settling) or not settling.isdisjoint(owners))

    def _listed(self, phrase: Phrase, role: Role | None) -> Coded | None:
        """Those whom an apposition names, or who are included: "three countries, Mali, Niger and Chad"."""
        if role is None or role.scope != "world":
            return None
        included = (one for one in self.sentence.dependents(phrase.head, "nmod") if self._is_included(one))
        for first in (*self.sentence.dependents(phrase.head, "appos"), *included):
            if case_of(self.sentence, first) and not self._is_included(first):
                continue
            named = [self.code_at(index) for index in (first, *self.sentence.dependents(first, "conj"))]
            actors = tuple(actor for coded in named if coded.named for actor in coded.actors)
            if actors:
                return Coded("group", actors, "mentions/listed", phrase.lemma)
        return None

    def _is_included(self, index: int) -> bool:
        return case_of(self.sentence, index) in INCLUDING

    def _anyone(self, phrase: Phrase) -> Coded | None:
        """People of whom no more is known than that they are some: "pensioners"."""
        if phrase.token.upos != "NOUN" or phrase.lemma in OTHERS or not self.is_people(phrase.token):
            return None
        anywhere = self._is_general(phrase) or self.abroad(phrase) or self._is_rootless(phrase)
        country = self.country(phrase) or (None if anywhere else self.home_of(phrase))
        return Coded("group", (Actor(self.words(phrase.first, phrase.last), country, ("CVL",)),), "mentions/anyone")

    def _acting(self, phrase: Phrase) -> Coded | None:
        """Those of whom only what they do or suffer says that they are people: "stokers", "another forty", "both"."""
        if phrase.head not in self.acting or phrase.token.upos not in UNNAMED or self.abroad(phrase):
            return None
        if (phrase.token.upos == "PRON" and phrase.lemma not in SOME) or self._is_unknown(phrase):
            return None
        opening = self.sentence.tokens[phrase.first].text.lower()
        if opening in NO_ONE or is_number_of_doers(self.sentence, phrase.head):
            return None
        country = self.country(phrase) or (None if self._are_all_who(phrase) else self.home_of(phrase))
        return Coded("group", (Actor(self.words(phrase.first, phrase.last), country),), "mentions/acting")

    def _are_all_who(self, phrase: Phrase) -> bool:
        """Whether they are whoever helps, anywhere: "all those who help us"; not "who fled", or "who defend us"."""
        tokens = self.sentence.tokens
        after = tokens[phrase.head + 1 : phrase.head + 2]
        if tokens[phrase.head].text.lower() not in ALL or not after or after[0].text.lower() not in RELATIVE:
            return False
        verb = after[0].head
        always = after[0].deprel == "nsubj" and self._is_present(verb)
        return always and tokens[verb].lemma in self.titles.marks["helping"]

    def _is_present(self, verb: int) -> bool:
        """Whether it tells what is so now: "trade", which without "to" or "will" is no infinitive, whatever its tag."""
        token, around = self.sentence.tokens[verb], self.sentence.dependents(verb, "aux", "aux:pass", "mark")
        return token.xpos in PRESENT or (token.xpos == "VB" and not around)

    def _is_general(self, phrase: Phrase) -> bool:
        """Whether they may be of any country: "people on the planet", "companies that trade with Norland".

        Of whom a clause tells what they always do these are all who do it; "families who fled" are those of the report,
        and so are those of whom it tells what they did ("miners who want more left the pits"), or what is done here.
        """
        tokens = self.sentence.tokens
        if any(tokens[owner].lemma.lower() in self.titles.marks["everywhere"] for _, owner in phrase.owners):
            return True
        opening = tokens[phrase.first].text.lower()
        plural = phrase.token.xpos in PLURALS and not phrase.definite
        if phrase.lemma in self.titles.marks["settled"] or not (opening in ANY or (plural and opening not in OUR)):
            return False
        after = tokens[phrase.head + 1 : phrase.head + 2]
        if not after or after[0].text.lower() not in RELATIVE or not after[0].deprel.startswith("nsubj"):
            return False
        # "A doctor who saves lives" is one of the report's.
        verb, one = tokens[after[0].head], opening in ("a", "an") and after[0].text.lower() == "who"
        above = phrase.token.head
        if phrase.token.deprel == "nsubj" and above >= 0 and tokens[above].xpos == "VBD":
            return False
        if phrase.token.deprel.startswith("nsubj") and self.home_of(phrase) in self._lands_of(above):
            return False
        return self._is_present(after[0].head) and verb.lemma not in BEING and not one

    def _is_any(self, phrase: Phrase) -> bool:
        """Whether it is any state, or anybody who might do something: "a nuclear state", "if a person threatens us"."""
        tokens = self.sentence.tokens
        if tokens[phrase.first].text.lower() not in ANY or phrase.token.xpos != "NN":
            return False
        if self.sentence.dependents(phrase.head, "appos"):
            return False  # "a small state, Norland"
        marks = self.sentence.dependents(phrase.token.head, "mark") if phrase.token.head >= 0 else []
        supposed = any(tokens[mark].lemma in SUPPOSING for mark in marks)
        anybody = supposed and phrase.token.deprel == "nsubj" and phrase.lemma in self.titles.marks["anybody"]
        return phrase.lemma == "state" or anybody

    def _is_done_abroad(self, phrase: Phrase) -> bool:
        """Whether what they do is done in another country than the report's: "gunmen stormed a mall in Kenya"."""
        verb = phrase.token.head
        if not phrase.token.deprel.startswith("nsubj") or verb < 0:
            return False
        here = self.home_of(phrase)
        there = self._lands_of(verb)
        return bool(there) and here not in there

    def _lands_of(self, verb: int) -> set[str | None]:
        """The countries in which a clause says that it is: "in Kenya"."""
        runs = ((index, self.runs.get(index)) for index in (self.sentence.subtree(verb) if verb >= 0 else ()))
        return {
            run.senses[0].entry.country
            for index, run in runs
            if run is not None and run.top(self.sentence) == index and case_of(self.sentence, index) == "in"
        }

    def _is_sent_to_all(self, phrase: Phrase) -> bool:
        """Whether they sit in a body of no one state, or come to what anybody may: "delegates to the World Assembly",
        "the participants of the conference".
        """
        if phrase.lemma not in self.titles.marks["sitting"]:
            return False
        owners = [owner for case, owner in phrase.owners if case in SITTING_IN]
        if any(self.sentence.tokens[owner].lemma in self.titles.marks["convening"] for owner in owners):
            return True
        return any(
            coded.named and coded.kind in BODIES and coded.country in (None, *NO_STATE)
            for coded in map(self.code_at, owners)
        )

    def _is_unknown(self, phrase: Phrase) -> bool:
        """Whether nobody knows who they are: "those responsible", "those behind the attack"."""
        after = self.sentence.tokens[phrase.head + 1 : phrase.head + 2]
        return phrase.token.text.lower() == "those" and bool(after) and after[0].text.lower() in UNKNOWN

    def _whose(self, phrase: Phrase) -> Coded | None:
        """A thing of someone's: "Israeli strikes" are Israel's; "the Oran bombing" is nobody's."""
        owner = next(self.inner(phrase), None)
        if owner is None or phrase.token.deprel.partition(":")[0] not in ("nsubj", "obj", "conj"):
            return None
        own = self.sentence.dependents(phrase.head, "compound")
        beside = (name for part in own for name in (part, *self.sentence.dependents(part, "compound")))
        if any(self.code_at(name).by in TOWNS for name in beside):
            return None
        country = self.country(phrase)
        return Coded("thing", (Actor(owner.name, country, (), owner.id),), "mentions/whose")

    def _sectors(self, phrase: Phrase, role: Role) -> tuple[str, ...]:
        if self.former(phrase):
            return ("ELI",)
        if self._is_side(phrase):
            return ("GOV",)
        if phrase.lemma in OPPOSITE and (owner := phrase.owner("'s")) is not None:
            # "His Kuwaiti counterpart" is in Kuwait what he is here.
            own = self.code_at(owner)
            return own.actors[0].sectors if own.actors and own.kind == "person" else role.sectors
        if (stranger := self.stranger(phrase)) is not None and (role.open or phrase.lemma in PRESIDING):
            return stranger.actors[0].sectors if stranger.actors else ()
        return self.sectors_of_body(phrase, role) or role.sectors

    def _is_side(self, phrase: Phrase) -> bool:
        """Whether it is a side in talks, and no political party: "the Norlandic party", in what an office publishes."""
        inside = [entry.kind for entry in self.inner(phrase)]
        plain = phrase.definite and phrase.last - phrase.first == 2 and phrase.token.xpos == "NN"
        office = self.home.presidential or self.home.desk is not None
        return office and phrase.lemma == "party" and plain and inside == ["state"]

    def _countries(self, phrase: Phrase, role: Role) -> tuple[str | None, ...]:
        """Whose they are, in the manner of the role."""
        # "Our country" is the speaker's, but "our allies" are not.
        owned = role.scope in ("domestic", "body") or "state" in self.titles.returns.get(phrase.lemma, ())
        country = self.country(phrase) if owned else self.inside_country(phrase)
        if (against := self._are_against(phrase, role)) is not None:
            return self.inside_countries(phrase) or (None if against else self.home_of(phrase),)
        other = role.scope == "other" and role.kind != "weapon"
        if (other and self._are_others(phrase)) or self.is_friend(phrase):
            return self.inside_countries(phrase) or (None,)
        if phrase.token.xpos in PLURALS and not phrase.definite and is_of_state(phrase):
            # "Several heads of state": whose states these are only an adjective says.
            return self.inside_countries(phrase) or (None,)
        civil = role.kind == "person" and role.scope == "domestic" and role.sectors not in ARMED
        if civil and (body := self.of_no_state(phrase)) is not None:
            return (body,)
        if country is not None:
            return self.inside_countries(phrase) or self.owner_countries(phrase) or (country,)
        kin = self._kin(phrase, role)
        if role.scope == "body" and not phrase.owners:
            own = self.home.voice.country if self.home.voice is not None else None
            return (kin or own or self.memory.assembly(self.number) or role.country,)
        if (shared := self._shared(phrase)) is not None and not self.abroad(phrase):
            return (shared,)
        if role.country is not None and role.scope != "body":
            return (kin or role.country,)
        if role.scope == "foe":
            return (self.home.foe,)
        if role.kind == "weapon" and self._of_force(phrase):
            return (self.home_of(phrase),)
        if role.sectors == ("SOC",) and phrase.has(BEYOND):
            return ("NGO",)
        if role.scope == "world" and phrase.has(MEMBERS):
            return (self.memory.union(self.number),)
        if kin is not None:
            return (kin,)
        unknown = self.abroad(phrase) or self._is_rootless(phrase) or self.stranger(phrase) is not None
        unknown = unknown or self._is_sent_to_all(phrase) or self._are_other_leaders(phrase)
        unknown = unknown or (role.sectors not in ARMED and self._is_general(phrase)) or self._is_any(phrase)
        unknown = unknown or (role.sectors in OUTLAWED and not phrase.definite and self._is_done_abroad(phrase))
        if role.scope in ("domestic", "body") and not unknown:
            official = role.kind == "person" and role.sectors == ("GOV",)
            return (self.home_of_people(phrase) if official else self.home_of(phrase),)
        return (None,)

    def _kin(self, phrase: Phrase, role: Role) -> str | None:
        """Whose the report said before that they are: "the rebels" after "Norlandic rebels"."""
        official = role.sectors == ("GOV",)
        if not phrase.definite or role.kind in THINGS or (official and role.kind == "person" and not phrase.has(SENT)):
            return None
        return self.memory.whose(phrase.lemma, official)

    def _are_others(self, phrase: Phrase) -> bool:
        """ "Norland's allies" are not of Norland, as its jets are; whose rivals they are may well be at home there."""
        owner = phrase.owner("'s")
        return owner is not None and owner in self.runs and phrase.lemma not in AT_HOME

    def _are_against(self, phrase: Phrase, role: Role) -> bool | None:
        """Whether they are against a whole state or people whose they are called: "Norland's enemies"; False of those
        against some of them ("the nurse's killers"), who are of where she is; None of all others.
        """
        owner = next((owner for case, owner in phrase.owners if case in SHARED), None)
        if owner is None or not (phrase.lemma in AGAINST or (role.scope == "foe" and owner in self.runs)):
            return None
        return owner in self.runs

    def _are_other_leaders(self, phrase: Phrase) -> bool:
        """Whether they lead other states than the office's that tells of them: "other presidents"."""
        leading = phrase.lemma in self.titles.marks["leading"] and phrase.token.xpos in PLURALS
        return leading and self.home.publisher is not None and phrase.has(OTHERS)

    def _of_force(self, phrase: Phrase) -> bool:
        """Whether arms are a force's, if nobody says of which state: "army helicopters"."""
        before = (self.sentence.tokens[index].lemma.lower() for index in phrase.words if index < phrase.head)
        roles = (self.titles.roles.get(word) for word in before)
        return any(role is not None and role.scope == "domestic" and role.kind != "place" for role in roles)

    def _shared(self, phrase: Phrase) -> str | None:
        """The country that a row of nouns shares: "the Norlandic army and police", "the army and police of Norland"."""
        before = phrase.token.head
        if phrase.token.deprel == "conj" and self.sentence.tokens[before].upos == "NOUN":
            return self.country(phrase_at(self.sentence, before))
        last = next(reversed(self.sentence.dependents(phrase.head, "conj")), None)
        whole = phrase.lemma in NATION
        if (
            last is None
            or phrase.owners
            or self.sentence.tokens[last].upos not in (("NOUN", "PROPN") if whole else ("NOUN",))
        ):
            return None
        other = phrase_at(self.sentence, last)
        one = not other.definite or (whole and other.lemma in NATION)
        return self.code_at(owner).country if (owner := other.owner("of")) is not None and one else None

    def _is_rootless(self, phrase: Phrase) -> bool:
        """Whether it is no more at home where the report is than elsewhere: "migrants", "merchant ships"."""
        words = [self.sentence.tokens[index].text.lower() for index in phrase.words if index <= phrase.head]
        return any(" ".join(words[first:]) in self.titles.marks["rootless"] for first in range(-3, 0))

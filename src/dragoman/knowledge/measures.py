"""What a number counts: the dead, the wounded, prisoners, troops, weapons, money.

"At least 12 civilians were killed" counts the killed, since "civilians" is what was killed; "40 rockets" are weapons.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.knowledge.tables import Row, list_files, read_toml
from dragoman.records import Token

# Who may be meant by a number and be no more than counted.
OTHER = "other"


@dataclass(frozen=True, slots=True)
class MeasureExample:
    """A sentence of news and the figure of its measure in it; run as a test."""

    text: str
    measure: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Measures:
    """Lemmas, each with the measure it speaks of, by the way they hold the counted.

    verbs: done to the counted (kill); subjects: done by them (die); objects: suffered by them (burns);
    states: what they are (dead); nouns: counted themselves (fatalities); of: counting whom they are of (the death
    of nine); tolls: having the number as their amount (the toll rose to 41). people: nouns for people. beside: words
    of which one must belong to the noun, by measure (tonnes are aid where they are of flour).
    """

    verbs: Mapping[str, str]
    subjects: Mapping[str, str]
    objects: Mapping[str, str]
    states: Mapping[str, str]
    nouns: Mapping[str, str]
    of: Mapping[str, str]
    tolls: Mapping[str, str]
    beside: Mapping[str, frozenset[str]]
    people: frozenset[str]
    endings: tuple[str, ...]
    not_people: frozenset[str]
    definitions: Mapping[str, str]
    examples: tuple[MeasureExample, ...]

    def is_person(self, noun: Token) -> bool:
        """Whether a noun is a word for people."""
        return any(self._of_people(word) for word in {noun.lemma.lower(), noun.text.lower().removesuffix("s")})

    def _of_people(self, word: str) -> bool:
        return word in self.people or (word.endswith(self.endings) and word not in self.not_people)


def look(table: Mapping[str, str], token: Token) -> str | None:
    """What a table of measures says of a word, by its lemma or as it stands."""
    return table.get(token.lemma.lower()) or table.get(token.text.lower())


IRREGULAR = {
    "flee": ["fled"],
    "slay": ["slew", "slain"],
    "send": ["sent"],
    "lose": ["lost"],
    "life": ["lives"],
    "die": ["dying"],
    "withdraw": ["withdrew", "withdrawn"],
    "body": ["bodies"],
}

KINDS = ("verbs", "subjects", "objects", "states", "nouns", "of", "tolls")


def load_measures() -> Measures:
    """Read and check ``figures/*.toml``."""
    rows = {name[len("figures/") : -len(".toml")]: read_toml(name) for name in list_files("figures", ".toml")}
    for row in rows.values():
        row.only("definition", "examples", "beside", *KINDS)
    people = read_toml("languages/en/people.toml").only("nouns", "endings", "except")
    tables = {kind: _by_word(rows, kind) for kind in KINDS}
    return Measures(
        **tables,
        beside={name: frozenset(words.split()) for name, row in rows.items() if (words := row.maybe_text("beside"))},
        people=frozenset(people.text("nouns").split()),
        endings=tuple(people.text("endings").split()),
        not_people=frozenset(people.text("except").split()),
        definitions={measure: row.text("definition") for measure, row in rows.items()},
        examples=tuple(example for measure, row in rows.items() for example in _examples(measure, row)),
    )


def _by_word(rows: Mapping[str, Row], kind: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for measure, row in rows.items():
        for lemma in (row.maybe_text(kind) or "").split():
            if lemma in table:
                raise row.broken(kind, f"a word that no other measure has ({lemma} is in {table[lemma]})")
            table |= dict.fromkeys(_forms(lemma, kind), measure)
    return table


def _forms(lemma: str, kind: str) -> list[str]:
    """The word with its regular endings: a tag that went wrong spoils the lemma ("killed"), seldom the word."""
    if kind == "states":
        return [lemma]
    forms = [lemma, lemma + "s", lemma + "es", *IRREGULAR.get(lemma, ())]
    if lemma.endswith("y"):
        forms.append(lemma[:-1] + "ies")
    if kind in ("verbs", "subjects"):
        stem = lemma[:-1] if lemma[-1] in "ey" else lemma
        forms += [stem + "ed", stem + "ied", stem + "ing", stem + stem[-1] + "ed", stem + stem[-1] + "ing"]
    return forms


def _examples(measure: str, row: Row) -> list[MeasureExample]:
    found = []
    for example in row.values.get("examples", ()):
        if not (isinstance(example, list) and len(example) == 3):
            raise row.broken("examples", "lists of text, low and high")
        text, low, high = (None if part == "none" else part for part in example)
        found.append(MeasureExample(str(text), measure, low, high))
    return found

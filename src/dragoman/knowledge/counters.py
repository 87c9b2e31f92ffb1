"""Who counts people, and whom, as far as it is English.

"The army's spokesman" speaks for the army, "health officials" count by the same office as a health ministry; "24 of
them civilians" counts civilians, "27 deaths" everybody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.tables import Row, read_toml


@dataclass(frozen=True, slots=True)
class Counters:
    """everybody: nouns for all; never_all: for some, who beside a larger number are some of these; kinds: adjectives
    for some of them; fields: words to what somebody counts by office; speakers, houses, forces, short: nouns for who
    counts. part: some, behind a number; by_count, counted: between whoever counts and the number; own_losses: that it
    counts its own; number_of: whom, before the number put to them.
    """

    everybody: frozenset[str]
    never_all: frozenset[str]
    kinds: Mapping[str, str]
    fields: Mapping[str, str]
    speakers: frozenset[str]
    houses: frozenset[str]
    forces: frozenset[str]
    short: frozenset[str]
    part: re.Pattern[str]
    by_count: re.Pattern[str]
    counted: re.Pattern[str]
    own_losses: re.Pattern[str]
    number_of: re.Pattern[str]

    @property
    def house_words(self) -> frozenset[str]:
        """The words of which the names of houses are made: "defence ministry"."""
        return self.houses | self.fields.keys()

    def field(self, words: frozenset[str]) -> str | None:
        """What somebody with these words in the name counts by office."""
        return next((self.fields[word] for word in sorted(words) if word in self.fields), None)


@cache
def load_counters() -> Counters:
    """Read and check ``languages/en/counters.toml``."""
    row = read_toml("languages/en/counters.toml").only("everybody", "some", "never_all", "kinds", "fields", "words")
    words = _table(row, "words")
    kinds, everybody = _table(row, "kinds"), row.text("everybody").split()
    some = "|".join(word.replace("-", " ") for word in row.text("some").split())
    counts = "|".join(words["counts"].split())
    return Counters(
        everybody=frozenset(everybody),
        never_all=frozenset(word.replace("-", " ") for word in row.text("never_all").split()),
        kinds=kinds,
        fields={word: field for field, told in _table(row, "fields").items() for word in told.split()},
        speakers=frozenset(words["speakers"].split()),
        houses=frozenset(words["houses"].split()),
        forces=frozenset(words["forces"].split()),
        short=frozenset(words["short"].split()),
        part=re.compile(rf",? (?:of (?:them|whom|these|those) )?(?:were |are |being )?(?P<of>{some})\b", re.IGNORECASE),
        by_count=re.compile(
            rf"[^.;!?]{{0,120}}?\b[Bb]y (?P<count>(?:the|an|its|their) (?:[\w-]+ ){{0,2}}?(?:{counts}))\b"
            r"(?P<of> (?:of|by|from) )?"
        ),
        counted=re.compile(
            rf" (?:has |have |had )?(?:so far |already )?(?:{'|'.join(words['counted'].split())}|speaks of|"
            r"puts? [^.;]{0,40}at)(?: to)? [^.;]{0,30}"
        ),
        number_of=re.compile(
            rf"\b(?:number of (?P<who>[a-z]+)|(?P<kind>{'|'.join(kinds)}) (?:{'|'.join(everybody)}))\b"
            r"[^.;]{0,60} (?:at|to) $"
        ),
        own_losses=re.compile(rf"\bown (?:{'|'.join(words['own'].split())})\b"),
    )


def _table(row: Row, key: str) -> Mapping[str, str]:
    told = row.values.get(key)
    if not isinstance(told, dict) or not all(isinstance(words, str) for words in told.values()):
        raise row.broken(key, "a table of words")
    return told

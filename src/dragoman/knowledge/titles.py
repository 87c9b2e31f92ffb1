"""Titles and role nouns: who stands behind a noun without a name.

"The army chief" is military (MIL), "a union leader" of the unions (LAB), "gunmen" are unidentified armed men
(UAF). ``languages/en/titles.toml`` holds the words, and the nouns that point back ("the group", "both sides").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, cast, get_args

from dragoman.knowledge.directory import SECTORS
from dragoman.knowledge.tables import Row, read_toml

Scope = Literal["domestic", "world", "other", "foe", "body"]

SMALL = frozenset(["the", "of", "a", "an", "and", "'s", "’s", "for", "in"])
HYPHEN = "-"
PEOPLE = ("person", "group", "organisation", "force", "armed group", "court", "outlet", "state")
KINDS = frozenset((*PEOPLE, "place", "facility", "weapon"))
MARKS = (
    "former", "world", "parts", "regions", "female", "male", "hostile", "striking", "honorifics", "times", "periods",
    "surnames", "official", "paper", "rootless", "divisions", "everywhere", "accepted",
    "settled", "sitting", "leading", "outlets", "stations", "convening", "settling", "provincial",
    "topics", "anybody", "helping", "nationals", "penalties", "attacking", "institutions", "sites",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """What a role noun stands for; an ``open`` one takes its sector from the word before it.

    ``country``: whose it is where nothing else is said, since no other has it: the pope is the Holy See's.
    """

    sectors: tuple[str, ...]
    kind: str
    scope: Scope
    open: bool = False
    country: str | None = None

    @property
    def is_office(self) -> bool:
        """Whether it is what one person is, of a state or of a body of many: "minister", "secretary-general"."""
        return self.kind == "person" and self.scope in ("domestic", "body")


@dataclass(frozen=True, slots=True)
class Titles:
    """roles: by lemma, or by several lemmas with blanks between; modifiers: word to sector; marks: words for a
    past office, for nobody in particular, for no one country; returns and pairs: nouns that point back, with the
    kinds of mention that they may mean; apt: the main sectors that these may have, if not any, IGO for bodies of no
    one state; same_offices: what an office is called elsewhere, and here; unions: what bodies of many states are
    called once they were named, each word with the ids of those who are; examples: phrase and sectors; words: all that
    occur in titles."""

    roles: Mapping[str, Role]
    modifiers: Mapping[str, str]
    marks: Mapping[str, frozenset[str]]
    returns: Mapping[str, tuple[str, ...]]
    apt: Mapping[str, frozenset[str]]
    pairs: Mapping[str, tuple[str, ...]]
    examples: tuple[tuple[str, tuple[str, ...]], ...]
    words: frozenset[str] = frozenset()
    same_offices: Mapping[str, str] = field(default_factory=dict)
    unions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def role(self, words: Iterable[str], lemmas: Iterable[str] = ()) -> Role | None:
        """The role of a noun phrase from its words, the head last, as written ("armed forces") or as lemmas
        ("gunman"): the longest known ending decides. What hyphens join may be known as one word or as several."""
        written, plain = tuple(words), tuple(lemmas)
        if HYPHEN not in written or written[-1] == HYPHEN:
            return self._role(written, plain)
        role = self._role(_joined(written), _joined(plain))
        return role or self._role(*(tuple(word for word in told if word != HYPHEN) for told in (written, plain)))

    def _role(self, written: tuple[str, ...], lemmas: tuple[str, ...]) -> Role | None:
        last, plain = written[-4:], lemmas[-4:]
        if last[-1] not in self.words and (not plain or plain[-1] not in self.words):
            return None
        for start in range(len(last)):
            role = self.roles.get(" ".join(last[start:])) or self.roles.get(" ".join(plain[start:]))
            if role is not None:
                return self._opened(role, plain[:start] or last[:start])
        return None

    def _opened(self, role: Role, before: tuple[str, ...]) -> Role:
        if role.open:
            for word in reversed(before):
                sector = self.modifiers.get(word)
                # "Government soldiers" are soldiers.
                if sector and not (sector == "GOV" and role.sectors != ("GOV",)):
                    return Role((sector,), role.kind, role.scope)
        return role


def load_titles() -> Titles:
    """Read and check ``languages/en/titles.toml``."""
    file = read_toml("languages/en/titles.toml").only(
        "roles", "modifiers", "marks", "returns", "unions", "pairs", "same_offices", "examples"
    )
    roles = {word: role for row in file.rows("roles") for word, role in _roles(row)}
    same = Row(f"{file.place}, same_offices", file.values.get("same_offices") or {})
    modifiers = {word: sector for sector, words in _lists(file, "modifiers") for word in words}
    return Titles(
        roles=roles,
        modifiers=modifiers,
        marks={mark: frozenset(words) for mark, words in _lists(file, "marks")},
        returns=_pointers(file.rows("returns")),
        apt=_apt(file.rows("returns")),
        pairs=_pointers(file.rows("pairs")),
        examples=tuple((row.text("text"), row.texts("sectors")) for row in file.rows("examples")),
        same_offices={office: same.text(office) for office in same.values},
        unions=_unions(file.rows("unions")),
        words=frozenset(word for title in roles for word in title.split()) | frozenset(modifiers) | SMALL,
    )


def _roles(row: Row) -> list[tuple[str, Role]]:
    row.only("sectors", "kind", "scope", "open", "country", "words")
    if (kind := row.text("kind")) not in KINDS:
        raise row.broken("kind", " or ".join(sorted(KINDS)))
    if (scope := row.text("scope")) not in get_args(Scope):
        raise row.broken("scope", " or ".join(get_args(Scope)))
    if not SECTORS.issuperset(sectors := row.texts("sectors")):
        raise row.broken("sectors", "PLOVER sectors")
    role = Role(sectors, kind, cast("Scope", scope), bool(row.values.get("open", False)), row.maybe_text("country"))
    return [(word, role) for word in row.texts("words")]


def _lists(file: Row, key: str) -> list[tuple[str, tuple[str, ...]]]:
    table = file.values.get(key)
    if not isinstance(table, dict):
        raise file.broken(key, "a table of lists")
    row = Row(f"{file.place}, {key}", table).only(*(SECTORS if key == "modifiers" else MARKS))
    return [(name, row.texts(name)) for name in table]


def _joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with what hyphens join as one: "secretary-general" of three tokens."""
    return tuple(" ".join(words).replace(f" {HYPHEN} ", HYPHEN).split())


def _unions(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    unions: dict[str, tuple[str, ...]] = {}
    for row in rows:
        actor = row.only("words", "actor").text("actor")
        for word in row.texts("words"):
            unions[word] = (*unions.get(word, ()), actor)
    return unions


def _pointers(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    pointers: dict[str, tuple[str, ...]] = {}
    for row in rows:
        kinds = row.only("words", "kinds", "sectors").texts("kinds")
        for word in row.texts("words"):
            # A word that points to several things ("agency") has the kinds of all its rows, in their order.
            pointers[word] = tuple(dict.fromkeys((*pointers.get(word, ()), *kinds)))
    return pointers


def _apt(rows: Iterable[Row]) -> dict[str, frozenset[str]]:
    """The sectors of nouns that do not return to just anyone of a kind; of all the rows of a word together."""
    apt: dict[str, frozenset[str]] = {}
    free: set[str] = set()
    for row in rows:
        sectors = frozenset(row.texts("sectors"))
        if not SECTORS.issuperset(sectors - {"IGO"}):
            raise row.broken("sectors", "PLOVER sectors, or IGO")
        for word in row.texts("words"):
            if not sectors:
                free.add(word)
            apt[word] = apt.get(word, frozenset()) | sectors
    return {word: sectors for word, sectors in apt.items() if word not in free}

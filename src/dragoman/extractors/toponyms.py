"""The names of places in a report, each with all the places that bear it.

In "fighting near Tripoli, Lebanon" there are two: one that several towns bear, and one state.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.knowledge import Knowledge
from dragoman.knowledge.gazetteer import PlaceEntry
from dragoman.knowledge.placenames import fold
from dragoman.records import Document, Label, Sentence, Span

LONGEST = 5  # words of a name; "Autonomous Republic of Crimea" has four
LABELS_OF_PLACES = frozenset({"place", "state", "location"})
LABELS_OF_OTHERS = frozenset(
    {"person", "organisation", "armed group", "event", "law", "weapon", "other", "nationality"}
)
# Of labels of places below this score most were none, on reports written for training.
SURE = 0.6
# Words before "of" and a name by which it is a place, however small: "the village of Tarsa", "south of Tarsa".
SETTLED = frozenset(
    (
        "town", "city", "village", "port", "hamlet", "capital", "settlement", "suburb", "outskirts", "north", "south",
        "east", "west", "northeast", "northwest", "southeast", "southwest",
    )
)  # fmt: skip
# Inhabitants from which a name that is labelled an organisation is the place's: "Montreal police", not "Azov".
PROMINENT = 300_000


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name at ``span``; ``entries`` are the places that bear it, the likeliest first; none where unknown.

    ``kind`` is region or district where the text says so: "Kharkiv region"; ``is_short`` where it is spelled "Ky.".
    """

    span: Span
    name: str
    entries: tuple[PlaceEntry, ...]
    kind: str | None
    is_short: bool = False

    @property
    def key(self) -> str:
        """The name as compared within a report: by it, one place is meant throughout."""
        return fold(self.name) + (self.kind or "")


def find_toponyms(document: Document, sentences: tuple[Sentence, ...], knowledge: Knowledge) -> Iterator[Toponym]:
    """The place names of a report, in the order of the text."""
    for sentence in sentences:
        yield from _Scan(document, sentence, knowledge).toponyms()


class _Scan:
    """One sentence, read from left to right, the longest name first."""

    def __init__(self, document: Document, sentence: Sentence, knowledge: Knowledge) -> None:
        self.text = document.text
        self.sentence = sentence
        self.gazetteer = knowledge.gazetteer
        self.directory = knowledge.directory
        self.vocabulary = knowledge.gazetteer.words
        self.common = self.vocabulary.never | self.vocabulary.kinds.keys()
        self.label: list[Label | None] = [None] * len(sentence.tokens)
        for label in sentence.labels:
            self.label[label.first : label.last] = [label] * (label.last - label.first)

    def toponyms(self) -> Iterator[Toponym]:
        index = after_place = 0
        while index < len(self.sentence.tokens):
            found = self._at(index, after_place == index and index > 0) if self._is_name(index) else None
            if found is None:
                index += 1
                continue
            toponym, index = found
            after_place = self._after_joint(index)
            yield toponym

    def _is_name(self, index: int) -> bool:
        text = self.sentence.tokens[index].text
        return text[0].isupper() and text not in ("The", "THE")

    def _after_joint(self, index: int) -> int:
        """Where the next name of a list begins: after ", " or " and "."""
        tokens = self.sentence.tokens
        while index < len(tokens) and tokens[index].text in (",", "and"):
            index += 1
        return index

    def _at(self, first: int, listed: bool) -> tuple[Toponym, int] | None:
        """The longest name that begins here and is one of a place, and the index after it."""
        if short := self._shortened(first):
            return short
        for last in self._ends(first):
            entries = self.gazetteer.find(self._words(first, last))
            if entries and self._is_place(first, last, entries, listed):
                return self._toponym(first, last, entries)
        label = self.label[first]
        if label is not None and self._is_unknown_place(label, first):
            has_kind = label.last - first > 1 and self.sentence.tokens[label.last - 1].text.lower() in self.common
            return self._toponym(first, label.last - has_kind, ())
        return None

    def _shortened(self, first: int) -> tuple[Toponym, int] | None:
        """A state or province that is shortened after the name of a town: "Ky." in "Paducah, Ky."."""
        tokens = self.sentence.tokens
        full = self.vocabulary.short.get(tokens[first].text.rstrip("."))
        if full is None or first < 2 or tokens[first - 1].text != "," or not self._is_name(first - 2):
            return None
        after = tokens[first + 1] if first + 1 < len(tokens) else None
        # "Miss." is Mississippi and "Miss" is somebody; "KY" needs no full stop.
        if not (tokens[first].text.isupper() or tokens[first].text.endswith(".") or (after and after.text == ".")):
            return None
        entries = tuple(entry for entry in self.gazetteer.find(full) if entry.precision == "region")[:1]
        last = first + 1 if after and after.text == "." and after.span.start == tokens[first].span.end else first
        return Toponym(self.sentence.cover(first, last), full, entries, None, is_short=True), last + 1

    def _is_unknown_place(self, label: Label, first: int) -> bool:
        """Whether a label alone, without the gazetteer, is enough: sure, of a name, and after "in" or "town of"."""
        is_place = label.first == first and label.kind in LABELS_OF_PLACES and label.score >= SURE
        named = all(self.sentence.tokens[index].upos == "PROPN" for index in (first, label.last - 1))
        return is_place and named and (self._follows_locative(first) or self._is_called(first))

    def _ends(self, first: int) -> list[int]:
        """Ends, exclusive, of the names that may begin at ``first``, the furthest first."""
        tokens, ends = self.sentence.tokens, []
        for index in range(first, min(first + LONGEST, len(tokens))):
            if tokens[index].text[0].isupper():
                ends.append(index + 1)
            elif tokens[index].text.lower() not in self.vocabulary.joints:
                break
        return ends[::-1]

    def _words(self, first: int, last: int) -> str:
        span = self.sentence.cover(first, last - 1)
        return self.text[span.start : span.end]

    def _toponym(self, first: int, last: int, entries: tuple[PlaceEntry, ...]) -> tuple[Toponym, int]:
        tokens = self.sentence.tokens
        kind = self.vocabulary.kinds.get(tokens[last].text.lower()) if last < len(tokens) else None
        name = self._words(first, last)
        if kind:
            wider = self.gazetteer.find(f"{name} {tokens[last].text}")
            # Montgomery County may be any of eighteen, and no town of that name need lie in it.
            entries = wider or (() if kind == "county" else entries)
        span = self.sentence.cover(first, last - 1)
        return Toponym(span, name, entries, "district" if kind == "county" else kind), last + (kind is not None)

    def _is_place(self, first: int, last: int, entries: tuple[PlaceEntry, ...], listed: bool) -> bool:
        """Whether the words stand for a place here, as the labels and the words before them tell."""
        if last - first == 1 and self.sentence.tokens[first].text.lower() in self.vocabulary.never:
            return False
        labels = {label for label in self.label[first:last] if label}
        is_state = entries[0].precision == "country"
        if any(label.kind in LABELS_OF_PLACES for label in labels):
            return self._fills(first, last, labels) or is_state
        if last - first > 1 and entries[0].precision in ("region", "sea"):
            return not self._is_town_running_on(first, last)
        if any(label.kind in LABELS_OF_OTHERS for label in labels):
            # The labels are wrong about one name in six; a state by its full name is none of their kinds.
            within = all(label.first >= first and label.last <= last for label in labels)
            return (is_state and within) or self._shows_through(first, last, entries, labels)
        if is_state:
            return True
        if self._runs_on(first, last):
            return False
        if self.sentence.tokens[first].upos != "PROPN":
            return False
        return listed or self._follows_locative(first) or self._is_in_apposition(last)

    def _fills(self, first: int, last: int, labels: set[Label]) -> bool:
        """Whether the label of a place has no other name in it: "the southern town of Izmir" has none."""
        names = {first + offset for offset in range(last - first)}
        return not any(
            self.sentence.tokens[index].text[0].isupper()
            and self.sentence.tokens[index].text.lower() not in self.common
            for label in labels
            for index in range(label.first, label.last)
            if index not in names
        )

    def _shows_through(self, first: int, last: int, entries: tuple[PlaceEntry, ...], labels: set[Label]) -> bool:
        """Whether a place is named in the label of someone: "a spokesman of Tabriz", "Montreal police"."""
        (label, *others) = labels
        if others or label.kind not in ("person", "organisation"):
            return False
        is_prominent = entries[0].prominence >= PROMINENT
        if label.last == last and first > label.first:
            is_joined = self.sentence.tokens[first - 1].text.lower() in ("of", "from", "in")
            return is_joined and (is_prominent or label.kind == "person")
        if (label.first, label.last) != (first, last) or not is_prominent:
            return False
        if label.kind == "person":
            return self._qualifies(last)
        # "Azov" is a town and a brigade, "Reuters" an agency.
        return all(sense.use in ("capital", "part") for sense in self.directory.meaning(self._words(first, last)))

    def _qualifies(self, last: int) -> bool:
        """Whether a common noun follows: "a Montreal man"."""
        return last < len(self.sentence.tokens) and self.sentence.tokens[last].upos == "NOUN"

    def _is_in_apposition(self, last: int) -> bool:
        """Whether a state or region stands after it: "Tripoli, Lebanon"."""
        tokens = self.sentence.tokens
        if last + 1 >= len(tokens) or tokens[last].text != "," or not self._is_name(last + 1):
            return False
        if tokens[last + 1].text.rstrip(".") in self.vocabulary.short:
            return True
        return any(entry.precision in ("country", "region") for entry in self.gazetteer.find(tokens[last + 1].text)[:1])

    def _runs_on(self, first: int, last: int) -> bool:
        """Whether the words are part of a longer name: "Nova" in "Nova Basan", "Park" in "Park Police"."""
        tokens = self.sentence.tokens
        before, after = tokens[first - 1 : first] if first else (), tokens[last : last + 1]
        return any(
            token.upos == "PROPN" and token.text[0].isupper() and token.text.lower() not in self.vocabulary.kinds
            for token in (*before, *after)
        )

    def _is_town_running_on(self, first: int, last: int) -> bool:
        """Whether a town and a word for divisions begin a longer name: "Kano State" in "Kano State University"."""
        if self.sentence.tokens[last - 1].text.lower() not in self.vocabulary.kinds or not self._runs_on(first, last):
            return False
        return any(entry.precision == "town" for entry in self.gazetteer.find(self._words(first, last - 1))[:1])

    def _follows_locative(self, first: int) -> bool:
        before = self.sentence.tokens[max(0, first - 2) : first]
        words = [token.text.lower() for token in before]
        return bool(words) and (
            words[-1] in self.vocabulary.locatives or (words[-1] == "the" and words[0] in self.vocabulary.locatives)
        )

    def _is_called(self, first: int) -> bool:
        """ "The village of Tarsa", "the outskirts of Tarsa": whatever is called so is a place."""
        before = [token.text.lower() for token in self.sentence.tokens[max(0, first - 2) : first]]
        return len(before) == 2 and before[1] == "of" and before[0] in SETTLED

"""How English names times: the rules that find "last November" or "the following day", with their words.

A rule is a pattern over slots ("{side} {month}") and the name of the function that says what it means; the
functions are the extractor's. A report is looked through word by word: a telling word ("November") calls the
rules that have a slot for it, and they are tried from the first of the words that may stand before it ("last").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.knowledge.numbers import Numbers, alternatives, load_numbers
from dragoman.knowledge.tables import Row, read_csv, read_toml
from dragoman.records import DAY, Period

Word = int | float | str
Found = dict[str, Word]
Rules = tuple["TimeRule", ...]
Accept = Callable[["TimeRule", "re.Match[str]"], bool]

# How far before its telling word an expression may begin: "the first two and a half days of the last week".
REACH = 10

# How many beginnings are kept for the next telling word where one has told nothing ("the day" in "the day before
# yesterday"); few, so that a line of nothing but such words costs little more than any other.
AFTER_FAILURE = 2

_SLOT = re.compile(r"\{([a-z]+[0-9]*)\}")
_WORD = re.compile(r"['’]?\w+")
# Digits that tell of a time by themselves: a year, an hour, a decade.
_TELLING = re.compile(
    r"['’]?(?:(?:1[0-9]|20)[0-9]{2}(?![0-9])|[0-9]{4}\s?(?:utc|gmt|z|hours|hrs)\b|(?:1[4-9]|20)?[0-9]0s|24/7"
    r"|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}(?![0-9])|(?<=['’])[0-9]{2}(?![0-9])|[0-9]{1,4}\s?(?:bce?\b|b\.c\.)"
    r"|[0-2]?[0-9](?:[:.][0-5][0-9]|\s?(?:[ap]\.?m\b|o['’]clock)))"
)
# A blank in a pattern, but not in a set of characters nor where it looks behind and has to know its width.
_BLANK = re.compile(r"\[[^\]]*\]|\(\?<[!=][^)]*\)|\\s(\??)")
# A word that a pattern spells out, and what is to be taken away before looking: slots, names of groups, \\s and \\w.
_LITERAL = re.compile(r"[a-z]{2,}")
_NO_LITERAL = re.compile(r"\{[a-z0-9]+\}|\(\?P?[<=!][a-z0-9_]*>?|\\[a-zA-Z]")
# No word runs on at either side, nothing makes it an amount ("$2019", "1,900") and no clock or score goes on.
_BEFORE = r"(?<![\w$€£#+−])(?<!\d[.,/:])(?<![a-z]-)"
_AFTER = r"(?!\w|[.,]\d)"


@dataclass(frozen=True, slots=True)
class TimeExample:
    """A text, the day it was published (none: not known) and the TIMEX3 value of what the rule finds in it."""

    text: str
    published: date | None
    value: str


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One way to name a time: ``meaning`` is the name of the function that says what it means."""

    name: str
    meaning: str
    pattern: re.Pattern[str]
    slots: frozenset[str]
    cues: frozenset[str]
    examples: tuple[TimeExample, ...]


@dataclass(frozen=True, slots=True)
class Tense:
    """Lemmas by which a verb looks ahead: modals; ahead: what is done to things to come; scheduled: those of them
    that take the time of the thing; timetable: verbs that look ahead in the present tense; deferred: what is put off
    until a time to come; saying: verbs that take the day beside them as that of the saying."""

    modals: frozenset[str]
    ahead: frozenset[str]
    scheduled: frozenset[str]
    timetable: frozenset[str]
    deferred: frozenset[str]
    saying: frozenset[str]


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast that moves through the calendar, in one year: its first day and its last."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The rules for time expressions; what the words in their slots stand for; which words call which rules.

    ``feasts``: by name, in the order of the years; ``wars``: those that are over, with their days.
    """

    rules: Rules
    slots: Mapping[str, Mapping[str, Word]]
    digits: frozenset[str]
    numbers: Numbers
    openers: frozenset[str]
    calls: Mapping[str, Rules]
    calls_of_digits: Rules
    tense: Tense
    feasts: Mapping[str, tuple[Feast, ...]]
    wars: Mapping[str, Period]

    def scan(self, lowered: str, accept: Accept) -> Iterator[tuple[TimeRule, re.Match[str]]]:
        """Each rule that holds somewhere in the text and is accepted there, in order, where none overlaps another."""
        starts: list[int] = []
        end = 0
        for word in _WORD.finditer(lowered):
            if word.start() < end:
                continue
            text = word[0].lstrip("'’")
            rules = self.calls.get(text)
            if text[0].isdigit():
                rules = self.calls_of_digits if _TELLING.match(lowered, word.start()) else ()
            if rules and (held := _first(rules, lowered, [*starts[-REACH:], word.start()], accept)):
                yield held
                end, starts = held[1].end(), []
            elif rules:
                starts = [*starts[-AFTER_FAILURE:], word.start()]
            elif text in self.openers or text[0].isdigit():
                starts.append(word.start())
            else:
                starts = []

    def read(self, match: re.Match[str]) -> Found:
        """What the words in the slots of a match stand for: {"month": 11, "side": -1}."""
        found: Found = {}
        for group, words in match.groupdict().items():
            if words is not None and not group.startswith("span"):
                found[group.rstrip("_")] = self._word(group.rstrip("0123456789_"), words)
        return found

    def _word(self, slot: str, words: str) -> Word:
        words = re.sub(r"\s+", " ", words)
        if slot in self.slots:
            return self.slots[slot].get(words, words)
        if slot in self.digits:
            return int(re.sub(r"\D", "", words))
        if slot in ("count", "number"):
            return 1 if words in ("a", "an") else self.numbers.value(words) or 0
        return words


def _first(rules: Rules, lowered: str, starts: list[int], accept: Accept) -> tuple[TimeRule, re.Match[str]] | None:
    for start in starts:
        for rule in rules:
            if (match := rule.pattern.match(lowered, start)) and accept(rule, match):
                return rule, match
    return None


def load_time_words() -> TimeWords:
    """Read and check ``languages/en/time.toml``."""
    row = read_toml("languages/en/time.toml").only("openers", "cues", "tense", "slots", "digits", "pieces", "rules")
    slots, digits, pieces = _tables(row, "slots"), _texts(row, "digits"), _texts(row, "pieces")
    numbers = load_numbers()
    fillings = {slot: alternatives(list(words)).replace(r"\ ", r"\s") for slot, words in slots.items()} | digits
    fillings["number"] = rf"(?:\d[\d,]*(?:\.\d+)?|{numbers.pattern()})"
    fillings["count"] = rf"(?:an?|{fillings['number']})"
    rules = tuple(_rule(each, fillings, pieces) for each in row.rows("rules"))
    return TimeWords(
        rules=rules,
        slots=slots,
        digits=frozenset(digits),
        numbers=numbers,
        openers=frozenset([*row.text("openers").split(), *_leading(slots), *numbers.cardinals, *numbers.magnitudes]),
        calls=_calls(rules, slots, frozenset(row.text("cues").split())),
        tense=_tense(row),
        feasts=load_feasts(),
        wars=load_wars(),
        calls_of_digits=tuple(rule for rule in rules if rule.slots & {*digits, "rhythm", "half", "nth", "shortdecade"}),
    )


def load_feasts() -> dict[str, tuple[Feast, ...]]:
    """Read and check ``calendar/feasts.csv``: Ramadan, Easter and others, 1980 to 2035."""
    feasts: dict[str, list[Feast]] = defaultdict(list)
    for row in read_csv("calendar/feasts.csv"):
        row.only("feast", "year", "first", "last", "source")
        first, last = row.day("first"), row.day("last")
        if first is None or last is None or last < first or str(first.year) != row.text("year"):
            raise row.broken("first", "a first day in its year and a last that is not before it")
        feasts[row.text("feast")].append(Feast(first, last))
    return {name: tuple(sorted(days, key=lambda feast: feast.first)) for name, days in feasts.items()}


def load_wars() -> dict[str, Period]:
    """Read and check ``calendar/wars.csv``: wars, sieges and battles of history, by the names that they go by."""
    wars: dict[str, Period] = {}
    for row in read_csv("calendar/wars.csv"):
        row.only("name", "first", "last")
        first, last = row.day("first"), row.day("last")
        if first is None or last is None or last < first:
            raise row.broken("first", "a first day and a last that is not before it")
        wars[row.text("name")] = Period(first, last + DAY)
    return wars


def _tense(row: Row) -> Tense:
    table = _texts(row, "tense")
    names = ("modals", "ahead", "scheduled", "timetable", "deferred", "saying")
    Row(f"{row.place}, tense", table).only(*names)
    return Tense(*(frozenset(table.get(name, "").split()) for name in names))


# Slots whose words tell of no time by themselves ("last", "the first").
SILENT = frozenset({"side", "turn", "stage", "ordinal", "count", "vaguecount", "hint", "shift", "nth"})


def _leading(slots: Mapping[str, Mapping[str, Word]]) -> Iterator[str]:
    """Words after which the telling word of an expression is still to come: "the holy month of" before "Ramadan"."""
    for slot, phrases in slots.items():
        for phrase in phrases:
            words = re.findall(r"\w+", phrase)
            yield from words if slot in SILENT else words[:-1]


def _calls(rules: Rules, slots: Mapping[str, Mapping[str, Word]], cues: frozenset[str]) -> dict[str, Rules]:
    # The last word of what stands in a slot calls the rules that have the slot, and a cue those that spell it out;
    # words that tell nothing by themselves ("last", "the first") do not call.
    named: dict[str, set[str]] = defaultdict(set)
    for slot, words in slots.items():
        for word in words if slot not in SILENT else ():
            last = re.findall(r"\w+", word)[-1]
            named[last].add(slot)
    for cue in cues:
        named[cue].add(cue)
    return {word: tuple(rule for rule in rules if (rule.slots | rule.cues) & kinds) for word, kinds in named.items()}


def _rule(row: Row, fillings: Mapping[str, str], pieces: Mapping[str, str]) -> TimeRule:
    row.only("name", "pattern", "meaning", "examples")
    written = row.text("pattern")
    for _ in range(2):  # a piece may hold pieces and slots
        written = _SLOT.sub(lambda slot: pieces.get(slot[1], slot[0]), written)
    try:
        pattern = re.compile(f"{_BEFORE}(?:{_spaced(_filled(written, fillings))}){_AFTER}")
    except (KeyError, re.error) as error:
        raise row.broken("pattern", f"a pattern over known slots ({error})") from error
    slots = frozenset(name.rstrip("0123456789_") for name in pattern.groupindex)
    cues = frozenset(_LITERAL.findall(_NO_LITERAL.sub(" ", written)))
    return TimeRule(row.text("name"), row.text("meaning"), pattern, slots, cues, tuple(_examples(row)))


def _filled(written: str, fillings: Mapping[str, str]) -> str:
    # A group may bear a name once; a slot that comes again gets underscores, which `read` takes off.
    seen: Counter[str] = Counter()

    def fill(slot: re.Match[str]) -> str:
        seen[slot[1]] += 1
        return f"(?P<{slot[1]}{'_' * (seen[slot[1]] - 1)}>{fillings[slot[1].rstrip('0123456789')]})"

    return _SLOT.sub(fill, written)


def _spaced(pattern: str) -> str:
    r"""The pattern with each ``\s`` long enough for the end of a line and the indent of the next."""
    widths = {"": "{1,9}", "?": "{0,9}"}
    return _BLANK.sub(lambda blank: blank[0] if blank[1] is None else rf"\s{widths[blank[1]]}", pattern)


def _examples(row: Row) -> Iterator[TimeExample]:
    for example in row.values.get("examples", ()):
        if not (isinstance(example, list) and len(example) == 3):
            raise row.broken("examples", "lists of text, day and value")
        text, published, value = example
        yield TimeExample(text, date.fromisoformat(published) if published else None, value)


def _tables(row: Row, key: str) -> dict[str, dict[str, Word]]:
    tables = row.values.get(key)
    if not isinstance(tables, dict) or not all(isinstance(table, dict) and table for table in tables.values()):
        raise row.broken(key, "tables of words")
    return {name: dict(table) for name, table in tables.items()}


def _texts(row: Row, key: str) -> dict[str, str]:
    table = row.values.get(key)
    if not isinstance(table, dict) or not all(isinstance(text, str) for text in table.values()):
        raise row.broken(key, "a table of texts")
    return dict(table)

"""How English names times: the rules that find "last November" or "the following day", with their words.

A rule is a pattern over slots ("{side} {month}") and the name of the function that says what it means; the
functions are the extractor's. All patterns run as one regular expression, so a report is scanned once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.knowledge.numbers import Numbers, alternatives, load_numbers
from dragoman.knowledge.tables import Row, read_toml

Word = int | float | str
Found = dict[str, Word]

_SLOT = re.compile(r"\{([a-z]+[0-9]*)\}")
_GROUP = re.compile(r"\(\?P<[a-z0-9_]+>")
# No word runs on at either side, nothing makes it an amount ("$2019", "1,900") and no clock or score goes on.
_BEFORE = r"(?<![\w$€£#])(?<!\d[.,/:])"
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
    examples: tuple[TimeExample, ...]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The rules for time expressions, and what the words in their slots stand for."""

    rules: Mapping[str, TimeRule]
    slots: Mapping[str, Mapping[str, Word]]
    digits: frozenset[str]
    numbers: Numbers
    scanner: re.Pattern[str]

    def scan(self, lowered: str) -> Iterator[tuple[TimeRule, re.Match[str]]]:
        """Each rule that holds somewhere in the text, in order, where none overlaps another."""
        for match in self.scanner.finditer(lowered):
            rule = self.rules[_rule_name(match.lastgroup or "")]
            if inner := rule.pattern.match(lowered, match.start()):
                yield rule, inner

    def read(self, match: re.Match[str]) -> Found:
        """What the words in the slots of a match stand for: {"month": 11, "side": -1}."""
        found: Found = {}
        for group, words in match.groupdict().items():
            if words is not None and not group.startswith("span"):
                found[group.rstrip("_")] = self._word(group.rstrip("0123456789_"), words)
        return found

    def _word(self, slot: str, words: str) -> Word:
        words = re.sub(r"\s", " ", words)
        if slot in self.slots:
            return self.slots[slot].get(words, words)
        if slot in self.digits:
            return int(re.sub(r"\D", "", words))
        if slot == "count":
            return 1 if words in ("a", "an") else self.numbers.value(words) or 0
        return words


def load_time_words() -> TimeWords:
    """Read and check ``languages/en/time.toml``."""
    row = read_toml("languages/en/time.toml").only("slots", "digits", "pieces", "rules")
    slots, digits, pieces = _tables(row, "slots"), _texts(row, "digits"), _texts(row, "pieces")
    numbers = load_numbers()
    fillings = {slot: alternatives(list(words)).replace(r"\ ", r"\s") for slot, words in slots.items()}
    fillings |= digits
    fillings["count"] = rf"(?:an?|\d[\d,]*(?:\.\d+)?|{numbers.pattern()})"
    rules = {rule.name: rule for rule in (_rule(each, fillings, pieces) for each in row.rows("rules"))}
    bare = ((name, _GROUP.sub("(?:", rule.pattern.pattern)) for name, rule in rules.items())
    scanner = re.compile("|".join(f"(?P<{_group_name(name)}>{pattern})" for name, pattern in bare))
    return TimeWords(rules, slots, frozenset(digits), numbers, scanner)


def _rule(row: Row, fillings: Mapping[str, str], pieces: Mapping[str, str]) -> TimeRule:
    row.only("name", "pattern", "meaning", "examples")
    written = row.text("pattern")
    for _ in range(2):  # a piece may hold slots, never pieces in pieces
        written = _SLOT.sub(lambda slot: pieces.get(slot[1], slot[0]), written)
    try:
        pattern = re.compile(f"{_BEFORE}(?:{_filled(written, fillings)}){_AFTER}")
    except (KeyError, re.error) as error:
        raise row.broken("pattern", f"a pattern over known slots ({error})") from error
    return TimeRule(row.text("name"), row.text("meaning"), pattern, tuple(_examples(row)))


def _filled(written: str, fillings: Mapping[str, str]) -> str:
    # A group may bear a name once; a slot that comes again gets underscores, which `read` takes off.
    seen: Counter[str] = Counter()

    def fill(slot: re.Match[str]) -> str:
        seen[slot[1]] += 1
        return f"(?P<{slot[1]}{'_' * (seen[slot[1]] - 1)}>{fillings[slot[1].rstrip('0123456789')]})"

    return _SLOT.sub(fill, written)


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


def _group_name(rule: str) -> str:
    return "rule_" + rule.replace("-", "_")


def _rule_name(group: str) -> str:
    return group.removeprefix("rule_").replace("_", "-")

"""Rules that tell the steps of talks and of proceedings from their words.

"Accepted the mediators' plan" is a party's answer to a proposal, "issued arrest warrants" a step before a court. The
rules are rows of words in ``languages/en/negotiation.toml`` and ``proceedings.toml``; what is made of their hits is
decided in ``resolvers``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.knowledge.tables import Row, read_toml
from dragoman.records import Span

#: How far before a hit the words stand that make it a wish, a denial or an announcement, in characters.
BEFORE = 60

#: How far after it those may stand that a rule does not bear ("reached in principle").
AFTER = 16

#: What stands for words between: up to ten of them, up to three, and up to sixteen.
_GAPS = {"...": r"(?:[^\s;]+\s+){0,10}?", ".": r"(?:[^\s;]+\s+){0,3}?", "....": r"(?:[^\s;]+\s+){0,16}?"}
_BETWEEN = r"[\s,\"“”’'–-]+"
_CLAUSE = re.compile(r"[;:—]\s|,? but |, (?:and|while|though|although|which|who) ")

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the kind of step that it tells of; "" for none."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class StepRule:
    """``patterns`` that tell of a step of this ``kind``; ``also`` must stand in the sentence, ``no`` not.

    ``who``: where the words stand that name whom the step is by. ``dated``: whether the time beside the words goes
    before that of an event, which must be one of ``types`` where there are any. ``ahead``: an announced step is none,
    is one all the same, or is kept as planned; ``negated``: whether the pattern itself says no.
    """

    name: str
    kind: str
    answer: str | None
    patterns: Pattern
    also: Pattern | None
    no: Pattern | None
    who: str
    dated: str
    types: frozenset[str]
    ahead: str
    negated: bool
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a rule holds in a sentence; ``planned`` where the step is only announced."""

    rule: StepRule
    span: Span
    planned: bool


@dataclass(frozen=True, slots=True)
class StepRules:
    """The words by notion, each a pattern, and the rules as in the file.

    A report has nothing to tell without one of the stems in ``reports``, a sentence without one in ``sentences``.
    """

    reports: tuple[str, ...]
    sentences: tuple[str, ...]
    notions: Mapping[str, Pattern]
    rules: tuple[StepRule, ...]

    def in_report(self, text: str) -> bool:
        """Whether a report can have anything to tell; a look that costs next to nothing."""
        return _any_in(self.reports, text.casefold())

    def in_sentence(self, sentence: str) -> bool:
        """Whether a sentence can."""
        return _any_in(self.sentences, sentence.casefold())

    def hits(self, sentence: str) -> Iterator[Hit]:
        """Each rule that holds in the sentence, once."""
        if not self.in_sentence(sentence):
            return
        for rule in self.rules:
            if rule.also and not rule.also.search(sentence):
                continue
            for match in rule.patterns.finditer(sentence):
                hit = self._hit(rule, sentence, match)
                if hit is not None:
                    yield hit
                    break

    def _hit(self, rule: StepRule, sentence: str, match: re.Match[str]) -> Hit | None:
        before = self._clause_before(sentence, match.start())
        words = before + match.group()
        if rule.no and rule.no.search(words + sentence[match.end() : match.end() + AFTER]):
            return None
        if rule.ahead != "planned" and self.notions["unreal"].search(before if rule.ahead == "is" else words):
            return None
        if self.notions["denied"].search(before if rule.negated else words):
            return None
        planned = bool(self.notions["ahead"].search(words) or self.notions["due"].search(match.group()))
        if planned and rule.ahead == "none":
            return None
        planned = planned or bool(self.notions["unreal"].search(words))
        return Hit(rule, Span(*match.span()), planned and rule.ahead == "planned")

    def _clause_before(self, sentence: str, start: int) -> str:
        """The words of the clause up to ``start``, no more than ``BEFORE`` characters of them."""
        before = sentence[max(0, start - BEFORE) : start]
        return _CLAUSE.split(before)[-1]


def load_step_rules(file: str) -> StepRules:
    """Read and check a file of such rules."""
    row = read_toml(file).only("reports", "sentences", "notions", "rules")
    table = row.values.get("notions")
    if not isinstance(table, dict):
        raise row.broken("notions", "a table")
    words = Row(f"{file}, notions", table)
    phrases = {notion: _any(words.texts(notion)) for notion in table}
    rules = tuple(_rule(rule, phrases) for rule in row.rows("rules"))
    notions = {notion: _pattern((phrase,), phrases, words, notion) for notion, phrase in phrases.items()}
    return StepRules(row.texts("reports"), row.texts("sentences"), notions, rules)


def _any_in(stems: tuple[str, ...], text: str) -> bool:
    # It is asked of each sentence, and any() takes twice as long.
    for stem in stems:  # noqa: SIM110
        if stem in text:
            return True
    return False


def _rule(row: Row, phrases: Mapping[str, str]) -> StepRule:
    row.only(
        "name", "kind", "answer", "patterns", "also", "not", "who", "dated", "types", "ahead", "negated", "examples"
    )
    also, no = tuple(f"<{notion}>" for notion in row.texts("also")), row.texts("not")
    return StepRule(
        name=row.text("name"),
        kind=row.text("kind"),
        answer=row.maybe_text("answer"),
        patterns=_pattern(row.texts("patterns"), phrases, row, "patterns"),
        also=_pattern(also, phrases, row, "also") if also else None,
        no=_pattern(no, phrases, row, "not") if no else None,
        who=_one_of(row, "who", ("before", "nobody")),
        types=frozenset(row.texts("types")),
        dated=_one_of(row, "dated", ("event", "time")),
        ahead=_one_of(row, "ahead", ("none", "is", "planned")),
        negated=row.maybe_text("negated") == "is",
        examples=tuple(_example(example) for example in row.rows("examples")),
    )


def _example(row: Row) -> Example:
    row.only("text", "kind")
    return Example(row.text("text"), row.maybe_text("kind") or "")


def _one_of(row: Row, key: str, allowed: tuple[str, ...]) -> str:
    said = row.maybe_text(key) or allowed[0]
    if said not in allowed:
        raise row.broken(key, f"one of {', '.join(allowed)}")
    return said


def _any(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(words)})"


def _pattern(patterns: tuple[str, ...], phrases: Mapping[str, str], row: Row, key: str) -> Pattern:
    """One regular expression for all of them, whole words only."""
    told = "|".join(_spelled(pattern, phrases, row, key) for pattern in patterns)
    try:
        return re.compile(rf"(?<!\w)(?:{told})(?!\w)", re.IGNORECASE)
    except re.error as error:
        raise row.broken(key, f"patterns ({error})") from error


def _spelled(pattern: str, phrases: Mapping[str, str], row: Row, key: str) -> str:
    """A row of words as a regular expression: "<signed> ... <deal>"."""
    if "<" not in pattern and "..." not in pattern:
        return pattern
    spelled, joint = "", ""
    for word in re.split(r" (?![^(]*\))", pattern):
        if word in _GAPS:
            spelled, joint = spelled + _BETWEEN + _GAPS[word], ""
            continue
        if word.startswith("<") and word[1:-1] not in phrases:
            raise row.broken(key, f"a notion of this file, not {word}")
        spelled += joint + (phrases[word[1:-1]] if word.startswith("<") else word)
        joint = _BETWEEN
    return spelled

"""Attributions against annotated ones: source, cue and content as sets of characters.

A relation pairs with an annotated one when half of the shorter content is shared (or, without contents, the cue);
a role is exact when its characters are the same, white space and the punctuation at its edges aside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Relation = Mapping[str, Sequence[Sequence[int]]]
Characters = dict[str, frozenset[int]]
ROLES = ("source", "cue", "content")
QUOTED = 0.9
_QUOTED = re.compile(r"[“\"][^“”\"\n]*[”\"]")


@dataclass
class Tally:
    """Counts over all articles; ``table`` turns them into percentages."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, text: str, gold: Sequence[Relation], found: Sequence[Relation]) -> None:
        """One article."""
        left = [_roles(relation, text) for relation in gold]
        right = [_roles(relation, text) for relation in found]
        for role in ROLES:
            ours, theirs = _all(right, role), _all(left, role)
            self.counts[f"{role} chars hit"] += len(ours & theirs)
            self.counts[f"{role} chars found"] += len(ours)
            self.counts[f"{role} chars gold"] += len(theirs)
        self.counts["gold"] += len(left)
        self.counts["found"] += len(right)
        for one, other in _pairs(left, right):
            self._add_pair(one, other)

    def _add_pair(self, gold: Characters, found: Characters) -> None:
        same = {role: gold[role] == found[role] for role in ROLES}
        for role in ROLES:
            self.counts[f"{role} exact hit"] += same[role]
        near = bool(gold["source"] & found["source"]) or not (gold["source"] or found["source"])
        union = len(gold["content"] | found["content"])
        self.counts["relation hit"] += 1
        self.counts["source near"] += near
        self.counts["full exact hit"] += same["source"] and same["content"]
        self.counts["full soft hit"] += near and bool(union) and len(gold["content"] & found["content"]) / union >= 0.5

    def table(self) -> dict[str, tuple[float, float, float]]:
        """Precision, recall and F1 in percent, by measure."""
        rows = {"relation": self._row("relation hit", "found", "gold")}
        for role in ROLES:
            rows[f"{role} exact"] = self._row(f"{role} exact hit", "found", "gold")
            rows[f"{role} chars"] = self._row(f"{role} chars hit", f"{role} chars found", f"{role} chars gold")
        for kind in ("full exact", "full soft"):
            rows[kind] = self._row(f"{kind} hit", "found", "gold")
        return rows

    def _row(self, hit: str, found: str, gold: str) -> tuple[float, float, float]:
        precision = self.counts[hit] / self.counts[found] if self.counts[found] else 0.0
        recall = self.counts[hit] / self.counts[gold] if self.counts[gold] else 0.0
        both = precision + recall
        return 100 * precision, 100 * recall, 200 * precision * recall / both if both else 0.0


def quoted_only(relations: Iterable[Relation], text: str) -> list[Relation]:
    """The relations nine tenths of whose content stands in double quotation marks."""
    quoted = _quoted(text)
    kept = []
    for relation in relations:
        content = frozenset(_characters(relation.get("content", ()), text))
        if content and len(content & quoted) >= QUOTED * len(content):
            kept.append(relation)
    return kept


def _quoted(text: str) -> frozenset[int]:
    """The characters between double quotation marks; a mark that its line does not close quotes nothing."""
    return frozenset(at for match in _QUOTED.finditer(text) for at in range(*match.span()))


def _roles(relation: Relation, text: str) -> Characters:
    return {role: frozenset(_characters(relation.get(role, ()), text)) for role in ROLES}


def _characters(spans: Iterable[Sequence[int]], text: str) -> Iterator[int]:
    for start, end in spans:
        while start < end and not text[start].isalnum():
            start += 1
        while end > start and not text[end - 1].isalnum():
            end -= 1
        yield from (at for at in range(start, end) if not text[at].isspace())


def _all(relations: Iterable[Characters], role: str) -> frozenset[int]:
    return frozenset().union(*(relation[role] for relation in relations))


def _pairs(gold: Sequence[Characters], found: Sequence[Characters]) -> Iterator[tuple[Characters, Characters]]:
    """One to one, those that share most first."""
    ranked = sorted(_candidates(gold, found))
    used_gold, used_found = set[int](), set[int]()
    for _, one, other in ranked:
        if one not in used_gold and other not in used_found:
            used_gold.add(one)
            used_found.add(other)
            yield gold[one], found[other]


def _candidates(gold: Sequence[Characters], found: Sequence[Characters]) -> Iterator[tuple[int, int, int]]:
    for one, left in enumerate(gold):
        for other, right in enumerate(found):
            content, cue = len(left["content"] & right["content"]), len(left["cue"] & right["cue"])
            shorter = min(len(left["content"]), len(right["content"]))
            if (shorter and content >= 0.5 * shorter) or (not shorter and cue):
                yield -(content + cue), one, other


def score(articles: Iterable[tuple[Mapping[str, Any], Sequence[Relation]]], *, quoted: bool = False) -> Tally:
    """The tally of annotated articles, each with the relations found in it; of those that are ``quoted``, if asked."""
    tally = Tally()
    for article, found in articles:
        text, gold = article["text"], article["relations"]
        if quoted:
            gold, found = quoted_only(gold, text), quoted_only(found, text)
        tally.add(text, gold, found)
    return tally

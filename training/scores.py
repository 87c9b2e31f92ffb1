"""How well trees, names, events and claims were found, gold words given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from .data import Example


def tree_scores(gold: Sequence[Example], guessed: Sequence[Example]) -> dict[str, float]:
    """Percent of words, punctuation included, with the right tag, head (UAS), and head and full relation (LAS)."""
    pairs = [(g, p) for g, p in zip(gold, guessed, strict=True) if g.heads]
    total = sum(len(g.words) for g, _ in pairs)
    if not total:
        return {}
    right = dict.fromkeys(("upos", "xpos", "uas", "las", "las_universal"), 0)
    for g, p in pairs:
        right["upos"] += sum(a == b for a, b in zip(g.upos, p.upos, strict=True))
        right["xpos"] += sum(a == b for a, b in zip(g.xpos, p.xpos, strict=True))
        for head, label, found, named in zip(g.heads, g.labels, p.heads, p.labels, strict=True):
            right["uas"] += head == found
            right["las"] += head == found and label == named
            right["las_universal"] += head == found and label.partition(":")[0] == named.partition(":")[0]
    return {name: round(100 * count / total, 2) for name, count in right.items()}


def runs(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The runs that BIO tags spell; an I- that follows no run of its kind begins one."""
    begun, kind = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        if kind and (tag[0] != "I" or tag[2:] != kind):
            yield begun, index, kind
            kind = ""
        if tag != "O" and not kind:
            begun, kind = index, tag[2:]


def entity_f1(gold: Sequence[Sequence[str]], guessed: Sequence[Sequence[str]]) -> float:
    """F1 of exact run and kind, in percent."""
    right = found = known = 0
    for told, guess in zip(gold, guessed, strict=True):
        one, other = set(runs(told)), set(runs(guess))
        right, found, known = right + len(one & other), found + len(other), known + len(one)
    return round(200 * right / max(1, found + known), 2)


@dataclass(slots=True)
class ReportTally:
    """Triggers of the right type and their attributes, bearers of roles, cues and what they point to."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, example: Example, found: dict[str, Any], labels: dict[str, list[str]]) -> None:
        """Count one sentence; ``found`` holds what the heads say of its words."""
        self._events(example, found, labels)
        self._claims(example, found, labels)

    def _events(self, example: Example, found: dict[str, Any], labels: dict[str, list[str]]) -> None:
        kinds, counts = labels["event"], self.counts
        seen = {word: kinds[best] for word, best in enumerate(found["event"].argmax(-1).tolist()) if best}
        taken: set[int] = set()
        for told in example.happenings or ():
            counts["event gold"] += 1
            hit = next((word for word in told.words if seen.get(word) == told.type and word not in taken), None)
            if hit is not None:
                taken.add(hit)
                counts["event hit"] += 1
                counts["realis"] += labels["realis"][int(found["realis"][told.token].argmax())] == told.realis
            counts["typed gold"] += 1
            counts["typed"] += kinds[1 + int(found["event"][told.token, 1:].argmax())] == told.type
            for number, role in enumerate(labels["role"]):
                bearers = told.roles.get(role)
                if bearers is not None:
                    likely = {
                        word
                        for word, p in enumerate(found["role"][told.token, number, : len(example.words)])
                        if p > 0.5
                    }
                    likely -= {word for word, bears in bearers.items() if not bears}
                    right = {word for word, bears in bearers.items() if bears}
                    counts[f"{role} gold"] += len(right)
                    counts[f"{role} found"] += len(likely)
                    counts[f"{role} hit"] += len(right & likely)
        spared = {word for told in example.happenings or () for word in told.words} - taken
        counts["event found"] += len(seen.keys() - spared) if not example.partial else 0

    def _claims(self, example: Example, found: dict[str, Any], labels: dict[str, list[str]]) -> None:
        counts = self.counts
        seen = {word for word, best in enumerate(found["cue"].argmax(-1).tolist()) if labels["cue"][best] == "B"}
        counts["cue found"] += len(seen)
        for told in example.sayings or ():
            first = told.cue[0]
            counts["cue gold"] += 1
            counts["cue hit"] += first in seen
            source, begin, end = (int(best) - 1 for best in found["pointer"][first].argmax(-1))
            counts["source gold"] += told.source is not None
            counts["source hit"] += told.source is not None and source == told.source
            counts["content gold"] += 1
            counts["content hit"] += (begin, end) == (told.content or (-1, -1))
            counts["stance hit"] += labels["stance"][int(found["stance"][first].argmax())] == told.stance

    def table(self) -> dict[str, float]:
        """Percent: F1 of triggers with their type, cues and roles, shares of the rest; empty where nothing was."""
        counts = self.counts
        if not counts["event gold"]:
            return {}
        scores = {
            name: 200 * counts[f"{name} hit"] / max(1, counts[f"{name} gold"] + counts[f"{name} found"])
            for name in ("event", *labels_of_roles(counts), "cue")
        }
        scores["typed"] = 100 * counts["typed"] / max(1, counts["typed gold"])
        scores["realis"] = 100 * counts["realis"] / max(1, counts["event hit"])
        scores["source"] = 100 * counts["source hit"] / max(1, counts["source gold"])
        scores["content"] = 100 * counts["content hit"] / max(1, counts["content gold"])
        scores["stance"] = 100 * counts["stance hit"] / max(1, counts["cue gold"])
        return {name: round(score, 1) for name, score in scores.items()}


def labels_of_roles(counts: Counter[str]) -> list[str]:
    """The roles that were counted."""
    return [role for role in ("actor", "recipient", "place", "time") if counts[f"{role} gold"]]

"""How well trees and names were found, gold words given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .data import Example


def tree_scores(gold: Sequence[Example], guessed: Sequence[Example]) -> dict[str, float]:
    """Percent of words, punctuation included, with the right tag, head (UAS), and head and full relation (LAS)."""
    pairs = [(g, p) for g, p in zip(gold, guessed, strict=True) if g.heads]
    total = sum(len(g.words) for g, _ in pairs) or 1
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

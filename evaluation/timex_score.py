"""TIMEX3 against gold TimeML: strict and relaxed extents, type, value, as TempEval-3 counts them.

Type and value F1 are the share of right attributes among relaxed matches, times relaxed F1.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_TAG = re.compile(r"<(/?)([A-Za-z][\w.:-]*)([^<>]*?)(/?)>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_TEXT = re.compile(r"<TEXT\b[^>]*>(.*?)</TEXT>", re.DOTALL)
_TIMEX = re.compile(r"<TIMEX3\b([^>]*)>")


@dataclass(frozen=True, slots=True)
class Timex:
    """One expression: where it stands, its TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class TimeMl:
    """A gold document: its text without tags, its day of creation as written, its expressions."""

    text: str
    created: str
    timexes: tuple[Timex, ...]


def read_timeml(path: Path) -> TimeMl:
    """The document in a .tml file; expressions outside its text are not scored."""
    raw = path.read_text("utf-8", errors="replace")
    body = _TEXT.search(raw)
    if not body:
        raise ValueError(f"{path}: expected a <TEXT> element")
    text, timexes = _untagged(body[1])
    kept = sorted(
        (timex for timex in timexes if text[timex.start : timex.end].strip()),
        key=lambda timex: (timex.start, timex.end),
    )
    return TimeMl(text, _created(raw), tuple(kept))


def _untagged(body: str) -> tuple[str, list[Timex]]:
    parts: list[str] = []
    open_tags: list[tuple[dict[str, str], int]] = []
    timexes: list[Timex] = []
    position = length = 0
    for tag in _TAG.finditer(body):
        parts.append(html.unescape(body[position : tag.start()]))
        length, position = length + len(parts[-1]), tag.end()
        if tag[2] != "TIMEX3":
            continue
        if tag[1] and open_tags:
            found, start = open_tags.pop()
            timexes.append(Timex(start, length, found.get("type", ""), found.get("value", "")))
        elif not tag[1] and not tag[4]:  # an empty element covers no text
            open_tags.append((_attributes(tag[3]), length))
    parts.append(html.unescape(body[position:]))
    return "".join(parts), timexes


def _attributes(written: str) -> dict[str, str]:
    return {found[1]: html.unescape(found[2] or found[3] or "") for found in _ATTRIBUTE.finditer(written)}


def _created(raw: str) -> str:
    for tag in _TIMEX.finditer(raw):
        found = _attributes(tag[1])
        if found.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME"):
            return found.get("value", "")
    dct = re.search(r"<DCT>.*?<TIMEX3\b([^>]*)>", raw, re.DOTALL)
    return _attributes(dct[1]).get("value", "") if dct else ""


def count(gold: Sequence[Timex], found: Sequence[Timex]) -> Counter[str]:
    """Matches in one document, one to one: same extents first, then the largest overlap."""
    counts = Counter(gold=len(gold), found=len(found))
    for i, j, same in _matched(gold, found):
        counts["relaxed"] += 1
        counts["strict"] += same
        counts["type"] += gold[i].type == found[j].type
        counts["value"] += gold[i].value.strip() == found[j].value.strip()
    return counts


def _matched(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[int, int, bool]]:
    pairs = []
    for i, left in enumerate(gold):
        for j, right in enumerate(found):
            shared = min(left.end, right.end) - max(left.start, right.start)
            same = (left.start, left.end) == (right.start, right.end)
            if shared > 0:
                pairs.append((not same, -shared, i, j))
    taken, used, matched = set(), set(), []
    for differs, _, i, j in sorted(pairs):
        if i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            matched.append((i, j, not differs))
    return matched


def summary(counts: Counter[str]) -> dict[str, float]:
    """The figures of a whole set, from the counts of its documents."""
    strict, relaxed = _f1(counts, "strict"), _f1(counts, "relaxed")
    matched = counts["relaxed"] or 1
    return {
        "gold": counts["gold"],
        "found": counts["found"],
        **{f"strict_{name}": value for name, value in strict.items()},
        **{f"relaxed_{name}": value for name, value in relaxed.items()},
        "type_f1": counts["type"] / matched * relaxed["f1"],
        "value_f1": counts["value"] / matched * relaxed["f1"],
    }


def _f1(counts: Counter[str], key: str) -> dict[str, float]:
    precision = counts[key] / counts["found"] if counts["found"] else 0.0
    recall = counts[key] / counts["gold"] if counts["gold"] else 0.0
    both = precision + recall
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / both if both else 0.0}

"""Number phrases: "more than 52,300" is 52,300 or more, "15 to 20" between the two, "dozens" at least 24.

A phrase is found at a word that can begin a number; words before and after it ("nearly", "or more") bound it, and a
currency makes it money.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import prod

from dragoman.knowledge.numbers import Bound, Numbers
from dragoman.records import Span

# How far before a number its bound and currency may begin, and after it.
REACH = 40
# Words of a number, with its currency and what it counts: "from 300 million dollars up to".
MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number phrase: the whole of it, its number alone, what it may amount to, whether it is money or of a unit.

    ``whole``: of "half of the 30", which amounts to 15 and has 30 as its number, that number by itself.
    """

    span: Span
    core: Span
    low: int | None
    high: int | None
    approximate: bool
    money: bool
    unit: bool = False
    whole: Numeral | None = None


def find_numerals(lowered: str, starts: Iterator[int], numbers: Numbers) -> Iterator[Numeral]:
    """The number phrases that begin at one of ``starts``, where words begin in the ``lowered`` text."""
    end = 0
    for start in starts:
        if start < end:
            continue
        numeral = _share(lowered, start, end, numbers) or _numeral(lowered, start, end, numbers)
        if isinstance(numeral, Numeral):
            numeral = _among(lowered, numeral, numbers)
            yield numeral
            end = max(numeral.span.end, numeral.core.end)
        elif numeral:
            end = numeral.end


def may_begin(word: str, numbers: Numbers) -> bool:
    """Whether a number can begin with the word, in lower case: quick to ask of every word of a report."""
    return word[:1].isdigit() or word in numbers.openers


def _share(lowered: str, start: int, floor: int, numbers: Numbers) -> Numeral | None:
    """The part of a number of people that begins at ``start``: "half of the 30"."""
    found = numbers.shares.pattern.match(lowered, start)
    if found is None or (start and lowered[start - 1].isalnum()):
        return None
    whole = _numeral(lowered, found.end(), start, numbers)
    if not isinstance(whole, Numeral) or whole.money or whole.unit:
        return None
    lead = numbers.patterns.before.search(lowered, max(floor, start - REACH), start)
    bound = _bound(lead["bound"] if lead else None, None, numbers)
    parts = [None if side is None else numbers.shares.of(found, side) for side in (whole.low, whole.high)]
    if not any(parts):
        return None
    least, most = (None if side is None else float(side) for side in parts)
    low, high, about = _bounded((least, most), bound)
    rounded = numbers.shares.is_rounded(found) or any(side is not None and side % 1 for side in parts)
    begin = lead.end("whole") - len(lead["whole"].lstrip()) if lead else start
    told = Span(begin, whole.span.end)
    return Numeral(told, whole.core, low, high, about or whole.approximate or rounded, False, whole=whole)


def _among(lowered: str, some: Numeral, numbers: Numbers) -> Numeral:
    """The number with that of which it is some: "twelve of the 30"."""
    between = None if some.money or some.unit or some.whole else numbers.shares.among.match(lowered, some.span.end)
    whole = _numeral(lowered, between.end(), some.span.end, numbers) if between else None
    if not isinstance(whole, Numeral) or whole.money or whole.unit:
        return some
    return replace(some, core=whole.core, whole=whole)


def _numeral(lowered: str, start: int, floor: int, numbers: Numbers) -> Numeral | Span | None:
    """The number phrase at ``start``; the span of one that counts nothing, of which no part is a number again."""
    patterns = numbers.patterns
    lead = patterns.before.search(lowered, max(floor, start - REACH), start)
    money = bool(lead and lead["currency"])
    if not (first := patterns.core.match(lowered, start)) or (_is_part(lowered, first) and not money):
        return None
    if lowered[first.end() : first.end() + 1].isdigit():
        return None  # more digits than any sum has: a part of them is another number
    second = patterns.more.match(lowered, first.end())
    if second and second["joint"].strip() == "to" and patterns.changing.search(lowered, max(0, start - REACH), start):
        return Span(start, second.start("core"))  # "rose from 12 to 15": it is fifteen
    if second and second["joint"].strip() == "and" and not (lead and "between" in lead[0]):
        second = None
    core = Span(start, second.end() if second else first.end())
    after = patterns.after.match(lowered, core.end)
    money = money or bool(after and after["currency"])
    unit = not money and bool(patterns.units.match(lowered, core.end))
    if not (money or unit) and (
        patterns.uncounted.match(lowered, core.end) or patterns.named.search(lowered, max(0, start - 24), start)
    ):
        return core
    amounts = _amounts(first[0], second["core"] if second else None, numbers)
    if amounts is None or (not money and any(part != int(part) for part in amounts if part is not None)):
        return None
    bound = _bound(lead["bound"] if lead else None, after["bound"] if after else None, numbers)
    if lead and lead["bound"] and _is_risen_to(lowered, lead.start("bound"), lead["bound"], numbers):
        bound = None
    low, high, approximate = _bounded(amounts, bound)
    whole = Span(
        lead.end("whole") - len(lead["whole"].lstrip()) if lead else start, max(core.end, after.end() if after else 0)
    )
    return Numeral(whole, core, low, high, approximate or _is_plural(first[0], numbers), money, unit)


def _is_risen_to(lowered: str, start: int, bound: str, numbers: Numbers) -> bool:
    """Whether "up to" leads from one number to the one that took its place: "rose from 300 up to 450"."""
    before = lowered[max(0, start - REACH) : start]
    from_ = before.rfind("from ")
    first = before[from_ + len("from ") :].split() if from_ >= 0 else []
    if bound != "up to" or not 0 < len(first) <= MOST_WORDS or "," in first[-1]:
        return False
    return numbers.patterns.changing.search(before[: from_ + len("from ")]) is not None


def _is_part(lowered: str, first: re.Match[str]) -> bool:
    """Whether the number belongs to a longer word or number: F-16, 3.5.1, 2019-nCoV."""
    before = lowered[max(0, first.start() - 2) : first.start()]
    after = lowered[first.end() : first.end() + 2]
    joined = (
        before[-1:].isalnum()
        or before[-1:] == "."
        or (before[-1:] in "-./:,–" and before[:1].isalnum() and len(before) == 2)
    )
    return joined or after[:1].isalnum() or (after[:1] in "./,:" and after[1:].isdigit())


def _amounts(first: str, second: str | None, numbers: Numbers) -> tuple[float | None, float | None] | None:
    """The least and the most that the words say: one number, a range, or a plural without an end."""
    if _is_plural(first, numbers):
        return float(_plural(first, numbers)), None
    low = _value(first, numbers)
    if low is None or second is None:
        return None if low is None else (low, low)
    high = _value(second, numbers)
    if high is None:
        return None
    # "five to six million", "one to two hundred": what the second is counted in, the first is, too.
    if low < 1000 <= high and high > 1000 * low > 0:
        low *= 10 ** (3 * ((len(f"{high:.0f}") - 1) // 3))
    elif low < high / (scale := _scale(first, second, numbers)):
        low *= scale
    return (low, high) if low < high else None


def _scale(first: str, second: str, numbers: Numbers) -> int:
    """By what the second of two numbers is multiplied and the first is not: of "one to two hundred" the hundred."""
    own = [numbers.magnitudes.get(word, 1) for word in re.split(r"[\s-]+", first)]
    return 1 if max(own) > 1 else numbers.magnitudes.get(re.split(r"[\s-]+", second)[-1], 1)


def _is_plural(words: str, numbers: Numbers) -> bool:
    return words in numbers.plurals or words.startswith(("several", "a few", "multiple", "many"))


def _plural(words: str, numbers: Numbers) -> int:
    # "Several thousand" are two thousand or more.
    last = re.sub(r"^(?:several|a\sfew|multiple|many)\s?", "", words)
    if last in numbers.plurals:
        return numbers.plurals[last]
    return 2 * prod(numbers.magnitudes.get(word, 1) for word in last.split())


def _value(words: str, numbers: Numbers) -> float | None:
    if words.startswith("a couple"):
        return 2.0
    if words.startswith("half a "):
        return numbers.magnitudes[words.split()[-1]] / 2
    return numbers.value(re.sub(r"(?<=[0-9])(?=[a-z])", " ", words))


def _bound(before: str | None, after: str | None, numbers: Numbers) -> Bound | None:
    if after:
        return "least" if after == "+" else numbers.after[re.sub(r"\s", " ", after)]
    return numbers.before[re.sub(r"\s", " ", before)] if before else None


def _bounded(amounts: tuple[float | None, float | None], bound: Bound | None) -> tuple[int | None, int | None, bool]:
    low, high = (None if part is None else round(part) for part in amounts)
    if bound == "least" or (bound == "about" and high is None):
        return low, None if low == high else high, bound == "about"
    if bound == "most":
        return (None, high, False) if high is not None else (low, high, False)
    return low, high, bound == "about"

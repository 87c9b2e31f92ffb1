"""Answers: what one voice says yes and no to, by the thing that it is about.

In December the League "agreed to a joint board to administer Tarsa", its spokesman said in the same month that it "does
not seek any part in administering Tarsa": one issue, two answers, of one time, so that no day resolves it. Had it
refused in March what it accepted in October, it would have changed its position.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.knowledge.disagreement import ENOUGH
from dragoman.resolvers.heard import Heard
from dragoman.resolvers.hearing import is_answer
from dragoman.resolvers.issues import Rarity, days_apart, in_words, shared, weight
from dragoman.sayings import Resolution, Tension

#: Of an issue so many sayings stand for it when another is held against it: the first, and the latest ones.
MOST = 4

#: What a wish must have in common with a no.
WORDS = 2.0

#: Days within which a yes and a no are of one time, and not a change.
ONE_TIME = 31


@dataclass(slots=True)
class Issue:
    """A thing on which one voice has said something: its sayings in the order of time."""

    heard: list[Heard] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The words that most of its sayings have in common, as the first of them writes them."""
        count = Counter(stem for one in self.heard for stem in one.bearing)
        most = max(count.values(), default=0)
        first = self.heard[0]
        stems = [stem for stem in first.bearing if count[stem] == most]
        return " ".join(in_words(stems, first))


def find_issues(heard: Iterable[Heard], rarity: Rarity) -> Iterator[tuple[str, Issue]]:
    """The issues of each voice that means the same in any report, by its key."""
    voices: dict[str, list[Heard]] = defaultdict(list)
    for one in heard:
        if is_answer(one):
            voices[one.voice.key].append(one)
    for key in sorted(voices):
        for issue in _issues(sorted(voices[key], key=_order), rarity):
            yield key, issue


def _order(one: Heard) -> tuple[int, int, str, int]:
    return (*(one.days or (0, 0))[::-1], one.document, one.at.start)


def _issues(answers: Sequence[Heard], rarity: Rarity) -> list[Issue]:
    """Each answer joins the issue with which it has most in common, or opens one."""
    issues: list[Issue] = []
    under: dict[str, dict[int, Issue]] = defaultdict(dict)
    for one in answers:
        near = {number: issue for stem in rarity.rare(one.bearing) for number, issue in under[stem].items()}
        fits = [(_fit(one, issue, rarity), -number, issue) for number, issue in near.items()]
        best = max(fits, key=lambda fit: fit[:2], default=None)
        if best is not None and best[0] >= ENOUGH:
            number, issue = -best[1], best[2]
        else:
            number, issue = len(issues), Issue()
            issues.append(issue)
        issue.heard.append(one)
        for stem in rarity.rare(one.bearing):
            under[stem][number] = issue
    return issues


def bear_on_one(one: Heard, other: Heard, rarity: Rarity) -> bool:
    """Whether the one may join an issue for the sake of the other."""
    return one.voice.key == other.voice.key and is_same(one, other, rarity) and weight(one, other) >= ENOUGH


def _fit(one: Heard, issue: Issue, rarity: Rarity) -> float:
    """What an answer has in common with the first and the latest of an issue."""
    others = {id(each): each for each in (issue.heard[0], *issue.heard[-MOST:])}.values()
    return max(weight(one, other) if is_same(one, other, rarity) else 0.0 for other in others)


def is_same(one: Heard, other: Heard, rarity: Rarity) -> bool:
    """Whether two share two rare words, or a rare one and half of what the shorter is about: "in this crucial time" and
    "at a crucial moment" may be of anything."""
    stems = shared(one, other)
    rare = len(rarity.rare(stems))
    return rare > 1 or (rare == 1 and 2 * len(stems) >= min(len(one.bearing), len(other.bearing)))


def find_opposed(issue: Issue, rarity: Rarity) -> Iterator[Tension]:
    """Each yes beside the no that comes next on the same thing, and the other way round."""
    for left, right in _turns(issue.heard):
        enough = ENOUGH if left.sure and right.sure else WORDS
        if not (left.turned or right.turned) and weight(left, right) >= enough:
            if not is_same(left, right, rarity):
                continue
            stems = shared(left, right)
            apart = days_apart(left, right)
            one_time = left.former == right.former and (apart is None or apart <= ONE_TIME)
            why = (f"in common: {', '.join(in_words(stems, left))}", f"{_yes(left)}, {_yes(right)}")
            yield Tension(
                "opposed answer" if one_time else "changed position",
                left.saying, right.saying, issue.name, None, why, _resolution(left, right),
            )  # fmt: skip


def _turns(heard: Sequence[Heard]) -> Iterator[tuple[Heard, Heard]]:
    """Each answer with the last of the other kind before it, where that was not taken up before."""
    last: dict[bool, Heard] = {}
    for one in heard:
        other = last.pop(not one.saying.holds, None)
        if other is not None:
            yield other, one
        last[one.saying.holds] = one


def _yes(heard: Heard) -> str:
    return "yes" if heard.saying.holds else "no"


def _resolution(left: Heard, right: Heard) -> Resolution | None:
    """Whether one speaks of a part, or on a condition, that the other does not name."""
    return "scope" if left.scope != right.scope else None

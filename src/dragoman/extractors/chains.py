"""Chains of those who pass words on: of "The mayor called it a farce, according to Radio North" the station is the via.

A claim that is nothing but another one, told by an outlet, is no claim of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extractors.via import OUTLET
from dragoman.records import Claim

__all__ = ["with_chains"]

ACCORDING = "/according to"
# So many claims beside it are looked at: a sentence has few.
BESIDE = 3
# What may stand in the outer content beside the inner one: its speaker with the office, its cue and a day.
FRAME = 150


def with_chains(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims, in order; those that only pass another on are its ``via``."""
    through: dict[int, Claim] = {}
    passed: set[int] = set()
    for number, claim in enumerate(claims):
        inner = _passed_on(claims, number)
        if inner is not None and inner not in through:
            through[inner] = claim
            passed.add(number)
    for number, claim in enumerate(claims):
        if number in passed:
            continue
        outer = through.get(number)
        yield replace(claim, via=outer.speaker.evidence) if outer and outer.speaker else claim


def _passed_on(claims: Sequence[Claim], number: int) -> int | None:
    """The claim that this one, of an outlet, is all about."""
    outer = claims[number]
    if not outer.by.endswith(ACCORDING) or outer.speaker is None or not _passes_on(outer):
        return None
    for beside in range(max(0, number - BESIDE), min(len(claims), number + BESIDE + 1)):
        inner = claims[beside]
        if beside != number and inner.via is None and inner.speaker is not None and _is_all_of(outer, inner):
            return beside
    return None


def _passes_on(claim: Claim) -> bool:
    actor = claim.speaker.actor if claim.speaker else None
    return claim.stance == "reports" or (actor is not None and OUTLET in actor.sectors)


def _is_all_of(outer: Claim, inner: Claim) -> bool:
    """Does the outer content hold who speaks, the cue and the words, and little else?"""
    content, speaker, cue = outer.content.span, inner.speaker, inner.cue
    return (
        speaker is not None
        and cue is not None
        and all(part.span in content for part in (speaker.evidence, cue, inner.content))
        and inner.speaker != outer.speaker
        and len(content) - len(inner.content.span) <= FRAME
        and min(speaker.evidence.span.start, inner.content.span.start) - content.start <= FRAME // 3
    )

"""Who is only moved: "the state deployed 2,000 soldiers" and "put its coast guard on alert" are done to nobody."""

from __future__ import annotations

from dragoman.extractors.drafts import Draft
from dragoman.records import Mention

# How those are found whom a noun means, and no name.
NOUNS = ("mentions/domestic", "mentions/body", "mentions/acting", "mentions/anyone")
# What stands before those against whom forces are moved.
FACING = frozenset(("against", "opposite", "around", "facing", "at"))


def without_moved(draft: Draft, recipients: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The recipients; of forces that are moved none without a name, unless they are moved against them."""
    if draft.type != "MOBILIZE":
        return recipients
    return tuple(one for one in recipients if not one.by.startswith(NOUNS) or _is_faced(draft, one))


def _is_faced(draft: Draft, one: Mention) -> bool:
    token = draft.hit.scene.token_at(one.head)
    return token is not None and draft.hit.scene.case(token) in FACING

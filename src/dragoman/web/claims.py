"""The ledger of claims: who said what about what, via whom and when, each with its words and what it is about.

"The health directorate accuses the army of the shelling, as the Courier has it on 10 January": the claim leads to its
sentence, the shelling to its incident, the number in it to its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from dragoman import wording
from dragoman.records import Claim, Document, Event, Figure, Verdict
from dragoman.sayings import Saying, Tension
from dragoman.stores import Store
from dragoman.web.dossiers import type_name, verdicts_on
from dragoman.web.passages import Passage, in_context


@dataclass(frozen=True, slots=True)
class About:
    """Something that a claim is about: in a few words, and where its page is."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Row:
    """A claim as the ledger has it; no ``speaker`` is the publisher's own voice."""

    claim: Claim
    document: Document
    speaker: str | None
    passage: Passage
    about: tuple[About, ...]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two sayings that are in tension."""

    saying: Saying
    speaker: str
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two sayings side by side, and why they are held against each other."""

    tension: Tension
    left: Side
    right: Side


def rows(store: Store, told: Sequence[tuple[Document, Claim]]) -> list[Row]:
    """These claims with all that the ledger shows of them."""
    ids = {id for _, claim in told for id in claim.about}
    known = store.lookups.of_any_kind(ids)
    homes = store.comparisons.homes(id for id in ids if known.get(id, ("",))[0] == "event")
    verdicts = verdicts_on(store, [claim.id for _, claim in told])
    return [
        Row(
            claim,
            document,
            wording.clean(wording.name(claim.speaker)) if claim.speaker else None,
            in_context(document, claim.content),
            tuple(_about(claim.about, known, homes)),
            verdicts.get(claim.id, ()),
        )
        for document, claim in told
    ]


def _about(
    ids: Iterable[str], known: Mapping[str, tuple[str, Document, object]], homes: Mapping[str, str]
) -> Iterator[About]:
    for id in ids:
        kind, document, record = known.get(id, ("", None, None))
        if kind == "event":
            event = cast("Event", record)
            where = f"/incidents/{homes[id]}" if id in homes else f"/events/{id}"
            yield About(type_name(event.type, event.mode), where)
        elif kind == "figure":
            figure, span = cast("Figure", record), cast("Figure", record).evidence.span
            address = f"/reports/{cast('Document', document).id}?at={span.start}-{span.end}#here"
            yield About(_number(figure), address)


def _number(figure: Figure) -> str:
    """ "more than 52,300 killed"; what has no measure is just counted."""
    words = wording.clean(figure.evidence.quote)
    return words if figure.measure == "other" else f"{words} {figure.measure.replace('_', ' ')}"


def opposed(store: Store, tensions: Iterable[Tension]) -> list[Opposed]:
    """Tensions with their words."""
    return [Opposed(one, _side(store, one.left), _side(store, one.right)) for one in tensions]


def _side(store: Store, saying: Saying) -> Side:
    document = store.document(saying.words.document)
    speaker = saying.speaker.name if saying.speaker else f"{document.publisher or 'the publisher'}, in its own voice"
    return Side(saying, wording.clean(speaker), in_context(document, saying.words))

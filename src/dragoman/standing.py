"""What is said on one thing, as a person sees it in the terminal: positions over time, and tensions.

Northern League · administer Tarsa
  3 February 2025     says yes
                        “agreed to a joint board to administer Tarsa”
                        (Coast Wire, 3 February 2025)

in tension: opposed answer · administer Tarsa
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman import wording
from dragoman.records import Document
from dragoman.sayings import Position, Saying, Tension
from dragoman.terminal import Page
from dragoman.wording import clean

#: Fetches a report by its id.
Fetch = Callable[[str], Document]

#: Whoever speaks where no speaker is named.
OWN_VOICE = "in the report’s own voice"


def print_position(page: Page, position: Position, document: Fetch) -> None:
    """What an actor has said on an issue, in the order of time."""
    changed = " · changed" if position.changed else ""
    page.line((f"{clean(position.actor.name)} · {clean(position.issue)}{changed}", "bold"))
    for saying in position.sayings:
        other = saying.speaker and saying.speaker.name != position.actor.name
        _print_saying(page, saying, document, f"{saying.what}, by {clean(_speaker(saying))}" if other else saying.what)
    page.line()


def print_tension(page: Page, tension: Tension, document: Fetch) -> None:
    """Two sayings that oppose each other, with why they are held against one another."""
    page.line((f"in tension: {tension.kind} · {clean(tension.about)}", "bold"))
    for saying in (tension.left, tension.right):
        _print_saying(page, saying, document, f"{clean(_speaker(saying))} · {saying.what}")
    page.line((f"  why: {clean('; '.join(tension.why))}", "dim"))
    page.line()


def _print_saying(page: Page, saying: Saying, document: Fetch, what: str) -> None:
    when = wording.days(saying.said) if saying.said else wording.one_day(saying.reported) or "date unknown"
    more = len(saying.documents) - 1
    source = document(saying.words.document)
    told = f"{clean(source.publisher or source.name or source.id)}, {wording.published(source)}"
    page.entry(
        when,
        (what, "bold"),
        (f"“{clean(saying.words.quote)}”", "dim"),
        (f"({told}{f', and {more} more' if more else ''})", "dim"),
    )


def _speaker(saying: Saying) -> str:
    return saying.speaker.name if saying.speaker else OWN_VOICE

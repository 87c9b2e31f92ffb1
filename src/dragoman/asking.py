"""The commands that ask a store: ``show``, ``search``, ``diff``, ``talks``, ``courts``, ``tolls``.

    $ dragoman show kb.db --actor "Harbour Council" --since 2025-03-01
    $ dragoman search kb.db '"prisoner exchange" envoy'

They are registered beside the others of ``cli.py``; what one needs is imported when it runs.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import BadRequest
from dragoman.options import StoreAt, only_day, say

if TYPE_CHECKING:
    from dragoman.stores import EventQuery, Store

app = typer.Typer()

AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DAY",
        help="What had been reported by this day; with an hour (2025-04-29T12:00), what the store held then.",
    ),
]
Copies = Annotated[bool, typer.Option("--copies", help="Also what reports tell that repeat another.")]
Limit = Annotated[int | None, typer.Option(min=1, help="No more than so many.")]
Lines = Annotated[bool, typer.Option("--json", help="JSON Lines instead of a page for people.")]


@app.command()
def show(
    store: StoreAt,
    actor: Annotated[str | None, typer.Option(help="Part of a name, a country code, or an actor's id.")] = None,
    place: Annotated[str | None, typer.Option(help="Part of a place's name, or a country code.")] = None,
    kind: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="ASSAULT, or ASSAULT/drone.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="What may have happened on this day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help="What may have happened on this day or before.")
    ] = None,
    as_of: AsOf = None,
    limit: Limit = None,
    copies: Copies = False,
    json: Lines = False,
) -> None:
    """The chronology of a store: its events in time order, with who, where and in which words."""
    from dragoman import stores
    from dragoman.exports.jsonl import event_line
    from dragoman.stores import EventQuery, open_store
    from dragoman.terminal import Page, print_chronology

    first, last = only_day(since, "--since"), only_day(until, "--until")
    if first and last and first > last:
        raise BadRequest(f"--since {first} is after --until {last}")
    query = EventQuery(actor, place, kind, first, last, copies, limit, **stores.as_of(as_of))
    with open_store(store, create=False) as opened:
        events = opened.events(query)
        if json:
            shown = sum(bool(sys.stdout.write(event_line(document, event))) for document, event in events)
        else:
            shown = print_chronology(Page(), events)
        if not shown:
            say(_why_nothing(opened, query))


@app.command()
def search(
    store: StoreAt,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help="""All must stand in a report: '"a phrase" this OR that -never'."""),
    ],
    as_of: AsOf = None,
    limit: Limit = None,
    copies: Copies = False,
    json: Lines = False,
) -> None:
    """The reports in which words stand, the best first, each with a sentence that has them."""
    from dragoman import stores
    from dragoman.exports.jsonl import passage_line
    from dragoman.stores import ReportQuery, open_store
    from dragoman.terminal import Page, print_passages

    query = ReportQuery(" ".join(words), copies, limit, **stores.as_of(as_of))
    with open_store(store, create=False) as opened:
        passages = ((passage.document, passage.evidence) for passage in opened.search(query))
        if json:
            shown = sum(bool(sys.stdout.write(passage_line(*passage))) for passage in passages)
        else:
            shown = print_passages(Page(), passages)
        if not shown:
            say(f"{opened.place}: no report has {query.words}")


@app.command()
def diff(
    store: StoreAt,
    first: Annotated[str, typer.Option("--from", metavar="DAY", help="What was reported by this day is known.")],
    last: Annotated[str, typer.Option("--to", metavar="DAY", help="What was reported by this day is new.")],
    json: Lines = False,
) -> None:
    """What became known, changed, was denied or withdrawn between two days of publication."""
    from dragoman.exports.jsonl import change_line
    from dragoman.stores import differences, open_store
    from dragoman.terminal import Page, print_differences

    with open_store(store, create=False) as opened:
        found = differences(opened, only_day(first, "--from"), only_day(last, "--to"))
        if json:
            for change, told in found.each():
                sys.stdout.write(change_line(change, *((each.document, each.record) for each in told)))
        elif not print_differences(Page(), found):
            say(f"{opened.place}: nothing was reported after {first} and by {last}")


@app.command()
def talks(store: StoreAt) -> None:
    """How talks stand: each negotiation with its parties, its mediators and what was done when, and in which words."""
    from dragoman.resolvers import copies_among, find_processes
    from dragoman.stores import open_store
    from dragoman.terminal import Page
    from dragoman.tracks import print_process

    with open_store(store, create=False) as opened:
        page, shown = Page(), 0
        for process in find_processes(opened.all(), copies_among(opened.links("copy"))):
            print_process(page, process, opened.document)
            shown += 1
        if not shown:
            say(f"{opened.place}: no negotiation is told of")


@app.command()
def courts(store: StoreAt) -> None:
    """What goes on before courts: inquiries, warrants, hearings and rulings, and whom they are about."""
    from dragoman.resolvers import find_proceedings
    from dragoman.stores import open_store
    from dragoman.terminal import Page
    from dragoman.tracks import print_proceeding

    with open_store(store, create=False) as opened:
        page, shown = Page(), 0
        for proceeding in find_proceedings(opened.all()):
            print_proceeding(page, proceeding, opened.document)
            shown += 1
        if not shown:
            say(f"{opened.place}: no court is told of")


@app.command()
def tolls(store: StoreAt) -> None:
    """How many: the figures that count the same people, as a series for each source."""
    from dragoman.resolvers import copies_among, find_tolls
    from dragoman.stores import open_store
    from dragoman.terminal import Page
    from dragoman.tracks import print_tolls

    with open_store(store, create=False) as opened:
        told = find_tolls(opened.all(), opened.comparisons.incidents(), copies=copies_among(opened.links("copy")))
        found = list(told)
        print_tolls(Page(), found, opened.document)
        if not found:
            say(f"{opened.place}: nobody is counted")


def _why_nothing(store: Store, query: EventQuery) -> str:
    """No event was found: the types that are here, if one was asked for that is not."""
    types = store.types()
    if query.type and query.type.partition("/")[0].upper() not in types:
        return f"{store.place}: no events of type {query.type}; there are {', '.join(types) or 'none at all'}"
    return f"{store.place}: no events match"

"""The commands that ask a store: ``show``, ``search``, ``diff``, ``talks``, ``courts``, ``tolls``, ``positions``.

    $ dragoman show kb.db --actor "Harbour Council" --since 2025-03-01
    $ dragoman search kb.db '"prisoner exchange" envoy'

They are registered beside the others of ``cli.py``; what one needs is imported when it runs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import BadRequest
from dragoman.options import AsOf, StoreAt, as_it_was, day, only_day, say

if TYPE_CHECKING:
    from dragoman.records import Actor
    from dragoman.stores import EventQuery, Store

app = typer.Typer()

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
    first: Annotated[
        str,
        typer.Option(
            "--from", metavar="DAY", help="What was reported by this day is known; with an hour, what the store held."
        ),
    ],
    last: Annotated[
        str,
        typer.Option("--to", metavar="DAY", help="What was reported by this day is new; with an hour, what it got."),
    ],
    json: Lines = False,
) -> None:
    """What became known, changed, was denied or withdrawn between two days of publication, or two moments."""
    from dragoman.exports.jsonl import change_line
    from dragoman.stores import differences, open_store
    from dragoman.terminal import Page, print_differences

    begun, ended = day(first, "--from"), day(last, "--to")
    with open_store(store, create=False) as whole, as_it_was(whole, last, "--to") as (opened, _):
        found = differences(opened, begun, ended)
        if json:
            for change, told in found.each():
                sys.stdout.write(change_line(change, *((each.document, each.record) for each in told)))
        elif not print_differences(Page(), found):
            what = "came in" if isinstance(begun, datetime) else "was reported"
            say(f"{opened.place}: nothing {what} after {first} and by {last}")


@app.command()
def talks(store: StoreAt, as_of: AsOf = None) -> None:
    """How talks stand: each negotiation with its parties, its mediators and what was done when, and in which words."""
    from dragoman.tracks import print_process

    _print_each(store, "talks", as_of, print_process, "no negotiation is told of")


@app.command()
def courts(store: StoreAt, as_of: AsOf = None) -> None:
    """What goes on before courts: inquiries, warrants, hearings and rulings, and whom they are about."""
    from dragoman.tracks import print_proceeding

    _print_each(store, "courts", as_of, print_proceeding, "no court is told of")


@app.command()
def tolls(store: StoreAt, as_of: AsOf = None) -> None:
    """How many: the figures that count the same people, as a series for each source."""
    from dragoman.resolvers import ACCOUNTS
    from dragoman.stores import open_store
    from dragoman.terminal import Page
    from dragoman.tracks import print_tolls

    with open_store(store, create=False) as whole, as_it_was(whole, as_of) as (opened, day):
        found = opened.standing(ACCOUNTS).tolls(day)
        print_tolls(Page(), found, opened.document)
        if not found:
            say(f"{opened.place}: nobody is counted")


def _print_each(store: str, account: str, as_of: str | None, show: Callable[..., None], nothing: str) -> None:
    """Print an account, one record after another."""
    from dragoman.resolvers import ACCOUNTS
    from dragoman.stores import open_store
    from dragoman.terminal import Page

    with open_store(store, create=False) as whole, as_it_was(whole, as_of) as (opened, day):
        found = opened.standing(ACCOUNTS).account(account, day)
        page = Page()
        for record in found:
            show(page, record, opened.document)
        if not found:
            say(f"{opened.place}: {nothing}")


@app.command()
def positions(
    store: StoreAt,
    actor: Annotated[str | None, typer.Option(help="Part of a name, a country code, or an actor's id.")] = None,
    as_of: AsOf = None,
    json: Lines = False,
) -> None:
    """What actors have said on one thing over time, and where what is said stands in tension."""
    from dragoman.exports.jsonl import position_line, tension_line
    from dragoman.resolvers import ACCOUNTS
    from dragoman.standing import print_position, print_tension
    from dragoman.stores import open_store
    from dragoman.terminal import Page

    with open_store(store, create=False) as whole, as_it_was(whole, as_of) as (opened, day):
        standing = opened.standing(ACCOUNTS)
        told = [
            position
            for position in standing.positions(day, least=1 if actor else 2)
            if actor is None or _is_meant(position.actor, actor)
        ]
        opposed = [
            tension
            for tension in standing.tensions(day)
            if tension.resolved_by is None
            and (actor is None or any(_is_meant(one.speaker, actor) for one in (tension.left, tension.right)))
        ]
        if json:
            sys.stdout.writelines(map(position_line, told))
            sys.stdout.writelines(map(tension_line, opposed))
        else:
            page = Page()
            for position in told:
                print_position(page, position, opened.document)
            for tension in opposed:
                print_tension(page, tension, opened.document)
        if not (told or opposed):
            say(f"{opened.place}: nobody{f' called {actor}' if actor else ''} says yes or no to anything twice")


def _is_meant(who: Actor | None, asked: str) -> bool:
    """Whether somebody is asked for: by a part of the name, the country, or the id."""
    if who is None:
        return False
    return asked.casefold() in who.name.casefold() or asked in (who.country, who.id)


def _why_nothing(store: Store, query: EventQuery) -> str:
    """No event was found: the types that are here, if one was asked for that is not."""
    types = store.types()
    if query.type and query.type.partition("/")[0].upper() not in types:
        return f"{store.place}: no events of type {query.type}; there are {', '.join(types) or 'none at all'}"
    return f"{store.place}: no events match"

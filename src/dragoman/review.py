"""The commands of a person who looks into a store and judges: ``explain``, ``incidents``, ``actors``, ``judge``,
``judgements``.

    $ dragoman explain kb.db 3fa91c
    $ dragoman incidents kb.db --place Tarsa --sources 2
    $ dragoman actors kb.db --search Musse
    $ dragoman judge kb.db 3fa91c 77c0a1 --same

They are registered beside the others of ``cli.py``; what one needs is imported when it runs.
"""

from __future__ import annotations

import getpass
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import BadRequest
from dragoman.options import AsOf, StoreAt, as_it_was, only_day, say

if TYPE_CHECKING:
    from datetime import date

    from dragoman.explaining.actors import Rearranged
    from dragoman.explaining.judging import Outcome
    from dragoman.records import Judgement
    from dragoman.stores import IncidentQuery, Store

app = typer.Typer()

Whole = Annotated[bool, typer.Option("--json", help="One JSON object instead of a page for people.")]
Lines = Annotated[bool, typer.Option("--json", help="JSON Lines instead of a page for people.")]


@app.command()
def explain(
    store: StoreAt,
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The id of an event, or its beginning.")],
    actors: Annotated[
        list[Path] | None,
        typer.Option(metavar="FOLDER", exists=True, file_okay=False, help="Your own actors, as the build had them."),
    ] = None,
    json: Whole = False,
) -> None:
    """Why an event is as it is: the words, rules, tables and reports that each part of it rests on."""
    from dragoman import explaining
    from dragoman.stores import open_store
    from dragoman.terminal import Page

    with open_store(store, create=False) as opened:
        explanation = explaining.explain(opened, event, actors or ())
    if json:
        from dragoman.explaining.contracts import explanation_to_json

        _write(explanation_to_json(explanation))
    else:
        from dragoman.explaining.pages import print_explanation

        print_explanation(Page(), explanation)


@app.command()
def incidents(
    store: StoreAt,
    incident: Annotated[
        str | None, typer.Argument(metavar="ID", help="One incident, whole: its id, or the beginning.")
    ] = None,
    actor: Annotated[str | None, typer.Option(help="Part of a name, a country code, or an actor's id.")] = None,
    place: Annotated[str | None, typer.Option(help="Part of a place's name, or a country code.")] = None,
    kind: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="ASSAULT, or ASSAULT/drone.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="What may have happened on this day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help="What may have happened on this day or before.")
    ] = None,
    sources: Annotated[int | None, typer.Option(min=1, help="Told by so many independent reports at least.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="No more than so many incidents.")] = None,
    as_of: AsOf = None,
    json: Lines = False,
) -> None:
    """What happened once, however many reports tell of it: in time order, with all that they disagree on."""
    from dragoman.stores import IncidentQuery, open_store

    first, last = only_day(since, "--since"), only_day(until, "--until")
    if first and last and first > last:
        raise BadRequest(f"--since {first} is after --until {last}")
    query = IncidentQuery(actor, place, kind, first, last, sources, limit)
    if incident and query != IncidentQuery():
        raise BadRequest(f"{incident}: expected no other choice than --as-of beside the id of an incident")
    with open_store(store, create=False) as whole, as_it_was(whole, as_of) as (opened, day):
        query = replace(query, as_of=day)
        if incident:
            _one_incident(opened, incident, day, json)
        elif not _list_incidents(opened, query, json):
            say(_why_none(opened))


def _one_incident(store: Store, beginning: str, day: date | None, json: bool) -> None:
    from dragoman.explaining import find_id, tell_one

    account = tell_one(store, find_id(store, "incident", beginning), day)
    if json:
        from dragoman.explaining.contracts import account_to_json

        _write(account_to_json(account))
    else:
        from dragoman.explaining.incidentpages import print_account
        from dragoman.terminal import Page

        print_account(Page(), account)


def _list_incidents(store: Store, query: IncidentQuery, json: bool) -> int:
    """Print the incidents asked for; how many there are."""
    from dragoman.resolvers import ACCOUNTS

    found = store.standing(ACCOUNTS).incidents(query)
    if json:
        from dragoman.accounts_json import incident_to_json

        return sum(_write(incident_to_json(incident)) for incident in found)
    from dragoman.explaining import tell
    from dragoman.explaining.incidentpages import print_incidents
    from dragoman.terminal import Page

    return print_incidents(Page(), tell(store, found))


def _why_none(store: Store) -> str:
    from dragoman.stores import IncidentQuery

    if any(store.comparisons.incidents(IncidentQuery(limit=1))):
        return f"{store.place}: no incidents match"
    return f"{store.place}: no incidents; dragoman build puts the events of reports into them"


@app.command()
def judge(
    store: StoreAt,
    events: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="EVENT EVENT",
            help="The ids of two events, or of two actors or names that dragoman actors shows; or their beginnings.",
        ),
    ] = None,
    same: Annotated[bool, typer.Option("--same", help="Both are one occurrence, or one actor.")] = False,
    different: Annotated[bool, typer.Option("--different", help="They are two.")] = False,
    unsure: Annotated[bool, typer.Option("--unsure", help="Nobody can tell: nothing joins them.")] = False,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take back what you judged of them before.")] = False,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who judges; if not given, whoever is logged in.")
    ] = None,
    replay: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="Judgements that dragoman judgements --json saved, all of them."),
    ] = None,
) -> None:
    """Say whether two events are one occurrence, or two names one actor, and see what becomes of them."""
    from dragoman.explaining import actors as whoever
    from dragoman.explaining import judging
    from dragoman.stores import open_store

    chosen = [name for name, on in _choices(same, different, unsure) if on]
    if replay:
        if events or chosen or withdraw or by:
            raise BadRequest("--from: expected no events, judgement or name beside it; the file has them")
        said = list(judging.read_judgements(replay))
        with open_store(store, create=False) as opened:
            outcome, rearranged = whoever.replay(opened, said, _whoever())
            if rearranged is None or outcome.judged or outcome.verdicts:
                _print_outcome(opened, outcome)
            if rearranged:
                _print_rearranged(opened, rearranged)
        return
    if events is None or len(events) != 2:
        raise BadRequest("expected two events, as in: dragoman judge kb.db EVENT EVENT --same")
    if len(chosen) + withdraw != 1:
        raise BadRequest("expected one of --same, --different, --unsure and --withdraw")
    one, other = events
    with open_store(store, create=False) as opened:
        if whoever.are_names(opened, one, other):
            link = whoever.judgement(opened, one, other, chosen[0] if chosen else "unsure", by or _whoever())
            _print_rearranged(opened, whoever.take_back(opened, link) if withdraw else whoever.judge(opened, [link]))
            return
        link = judging.judgement(opened, one, other, chosen[0] if chosen else "unsure", by or _whoever())
        _print_outcome(opened, judging.take_back(opened, link) if withdraw else judging.judge(opened, [link]))


def _choices(same: bool, different: bool, unsure: bool) -> tuple[tuple[Judgement, bool], ...]:
    return (("same", same), ("different", different), ("unsure", unsure))


def _whoever() -> str:
    """The name of whoever is logged in."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise BadRequest("expected --by NAME: nobody knows who is logged in") from None


def _print_outcome(store: Store, outcome: Outcome) -> None:
    from dragoman.explaining.judgementpages import print_outcome
    from dragoman.explaining.judging import ends_of
    from dragoman.terminal import Page

    print_outcome(Page(), outcome, ends_of(store, outcome.judged))


def _print_rearranged(store: Store, outcome: Rearranged) -> None:
    from dragoman.explaining.actorpages import print_rearranged
    from dragoman.terminal import Page

    ends = {end for link in outcome.judged for end in (link.left, link.right)}
    print_rearranged(Page(), outcome, store.identities.mentions(ends))


@app.command()
def actors(
    store: StoreAt,
    actor: Annotated[
        str | None, typer.Argument(metavar="ID", help="One whom no table lists, whole: the id, or the beginning.")
    ] = None,
    search: Annotated[str | None, typer.Option(metavar="NAME", help="Part of any name that reports use.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="No more than so many actors.")] = None,
    as_of: AsOf = None,
    json: Lines = False,
) -> None:
    """Who is named: actors of the tables, and those whom no table lists, with the names that are theirs."""
    from dragoman.explaining.actors import list_actors, tell_actor
    from dragoman.explaining.contracts import actor_to_json, appearances_to_json
    from dragoman.stores import open_store
    from dragoman.terminal import Page

    if actor and (search or limit):
        raise BadRequest(f"{actor}: expected no other choice than --as-of beside the id of an actor")
    with open_store(store, create=False) as whole, as_it_was(whole, as_of) as (opened, day):
        if json:
            told = [appearances_to_json(tell_actor(opened, actor, day))] if actor else None
            found = told or map(actor_to_json, list_actors(opened, search, limit, day))
            shown = sum(map(_write, found))
        else:
            # Late: what compares names takes a while to load.
            from dragoman.explaining.actorpages import print_actor, print_actors

            if actor:
                print_actor(Page(), tell_actor(opened, actor, day))
                return
            shown = print_actors(Page(), list_actors(opened, search, limit, day))
        if not shown:
            say(f"{opened.place}: nobody is named{f' so: {search}' if search else ''}")


@app.command()
def judgements(
    store: StoreAt,
    log: Annotated[
        bool, typer.Option("--log", help="Everything that was said, in order, with what was taken back.")
    ] = False,
    json: Lines = False,
) -> None:
    """What people have judged of pairs, names and records; --json writes what dragoman judge --from reads."""
    from dragoman.explaining import judging
    from dragoman.explaining.actorpages import print_judged_names
    from dragoman.explaining.contracts import judged_names_to_json, judgement_to_json, verdict_to_json
    from dragoman.explaining.judgementpages import print_acts, print_judgements, print_verdicts
    from dragoman.stores import open_store
    from dragoman.terminal import Page

    with open_store(store, create=False) as opened:
        said, verdicts = opened.comparisons.judgements(), opened.judgements.verdicts()
        of_names = opened.identities.judgements()
        ends, page = judging.ends_of(opened, said), Page()
        names = opened.identities.mentions({end for link in of_names for end in (link.left, link.right)})
        if log and json:
            shown = sum(map(_write, judging.log_lines(opened)))
        elif log:
            shown = print_acts(page, opened.judgements.acts())
        elif json:
            shown = sum(_write(judgement_to_json(link, ends)) for link in said)
            shown += sum(_write(judged_names_to_json(link, names)) for link in of_names)
            shown += sum(_write(verdict_to_json(verdict)) for verdict in verdicts)
        else:
            words = judging.words_of(opened, {verdict.record for verdict in verdicts})
            shown = print_judgements(page, said, ends) + print_judged_names(page, of_names, names)
            shown += print_verdicts(page, verdicts, words)
        if not shown:
            say(f"{opened.place}: nobody has judged anything")


def _write(told: object) -> bool:
    """One line of JSON on standard output."""
    from json import dumps

    return bool(sys.stdout.write(dumps(told, ensure_ascii=False) + "\n"))

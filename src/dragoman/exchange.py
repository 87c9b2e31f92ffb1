"""The commands between Dragoman and other tools: ``export``, ``compare``, ``import-actors``.

    $ dragoman export kb.db --to events.csv
    $ dragoman compare kb.db acled.csv

They are registered beside the others of ``cli.py``; what one needs is imported when it runs.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import BadRequest
from dragoman.options import AsOf, Heard, StoreAt, as_it_was, end, say

if TYPE_CHECKING:
    from datetime import date

    from dragoman.accounts import Accounts, Incident, Proceeding, Process
    from dragoman.stores import Store

app = typer.Typer()

Lines = Annotated[bool, typer.Option("--json", help="JSON Lines instead of a page for people.")]


@app.command()
def export(
    store: StoreAt,
    to: Annotated[str, typer.Option("--to", metavar="FILE", help="events.csv, war.geojson, or - for standard output.")],
    format: Annotated[str | None, typer.Option(help="The format, where the name of the file does not say it.")] = None,
    only: Annotated[
        str | None, typer.Option("--only", metavar="ID", help="One incident, process or case, as for a dossier.")
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Write what a store holds in a format that other tools read: tables, maps, networks, timelines, dossiers."""
    from dragoman.exports import EXPORTS, format_of
    from dragoman.exports import export as write
    from dragoman.exports.choosing import chosen
    from dragoman.stores import open_store

    if to != "-" and Path(to).resolve() == Path(store).resolve():
        raise BadRequest(f"--to {to}: expected another file than the store")
    with open_store(store, create=False) as whole, as_it_was(whole, as_of) as (opened, day):
        accounts = _accounts(opened, only, day)
        records = opened.kept(day) if only is None else chosen(opened.kept(day), accounts)
        entries = write(records, sys.stdout if to == "-" else Path(to), format, accounts)
    if to != "-":
        say(f"{to}: {entries:,} {EXPORTS[format_of(Path(to), format)].entries}", failure=False)


@app.command()
def compare(
    store: StoreAt,
    table: Annotated[
        Path, typer.Argument(metavar="TABLE", exists=True, dir_okay=False, help="A table of ACLED's or UCDP's, as CSV.")
    ],
    days: Annotated[int, typer.Option(min=0, help="How many days may lie between.")] = 1,
    kilometres: Annotated[float, typer.Option(min=0, help="How many kilometres may lie between.")] = 30,
    as_of: AsOf = None,
    json: Lines = False,
) -> None:
    """Hold the incidents of a store beside those that ACLED or UCDP coded: in both, only theirs, only ours."""
    from dragoman.imports import as_json, as_lines, read_coded
    from dragoman.imports import compare as hold
    from dragoman.stores import open_store

    heard = Heard()
    with open_store(store, create=False) as whole, as_it_was(whole, as_of) as (opened, day):
        incidents = _accounts(opened, as_of=day).incidents or ()
        found = hold(incidents, read_coded(table, heard), days=days, kilometres=kilometres)
    for line in as_json(found) if json else as_lines(found):
        print(line)
    told = len(found.both), len(found.only_theirs), len(found.only_ours)
    say("{:,} in both, {:,} only theirs, {:,} only ours".format(*told), failure=False)
    end(sum(told), heard.unreadable)


@app.command("import-actors")
def import_actors(
    dictionaries: Annotated[
        list[Path], typer.Argument(metavar="FILE...", exists=True, dir_okay=False, help="Dictionaries of actors.")
    ],
    folder: Annotated[Path, typer.Option("-o", "--output", metavar="FOLDER", help="The folder of actors to make.")],
) -> None:
    """Turn actor dictionaries of PETRARCH, Phoenix or TABARI into a folder for --actors."""
    from dragoman.imports import read_dictionary, write_actors
    from dragoman.knowledge.directory import load_directory

    if folder.is_dir() and any(folder.iterdir()):
        raise BadRequest(f"-o {folder}: expected a new or empty folder")
    heard = Heard()
    actors = (actor for path in dictionaries for actor in read_dictionary(path, heard))
    written = write_actors(actors, folder, f"actor dictionary {', '.join(path.name for path in dictionaries)}")
    lines = sum(count for file, count in written.items() if file.endswith(".csv"))
    if not lines:
        raise BadRequest(f"no actor in {', '.join(map(str, dictionaries))} that a folder of actors could hold")
    load_directory(folder)
    told = ", ".join(f"{count:,} in {file}" for file, count in written.items() if count and file != "left")
    say(f"{folder}: {told}; {written['left']:,} left out (bare countries, no sector)", failure=False)
    end(lines, heard.unreadable)


def _accounts(store: Store, only: str | None = None, as_of: date | None = None) -> Accounts:
    """What the reports of a store come to, as those up to a day have it; with ``only``, the part whose id begins so."""
    from dragoman.accounts import Accounts, Anew, lone_incidents
    from dragoman.resolvers import ACCOUNTS
    from dragoman.stores import IncidentQuery

    standing = store.standing(ACCOUNTS)
    # A store whose events nobody has compared yet has none.
    settled = bool(standing.incident_rows(IncidentQuery(limit=1)).rows)
    query = IncidentQuery(as_of=as_of)
    accounts = Accounts(
        Anew(lambda: standing.incidents(query) if settled else lone_incidents(store.all(as_of))),
        Anew(lambda: iter(standing.tolls(as_of))),
        Anew(lambda: iter(standing.processes(as_of))),
        Anew(lambda: iter(standing.proceedings(as_of))),
        as_of,
    )
    if only is None:
        return accounts
    one = accounts.only(only)
    told: list[Incident | Process | Proceeding] = [*(one.incidents or ()), *one.processes, *one.proceedings]
    ids = [each.id for each in told]
    if not ids:
        raise BadRequest(f"--only {only}: {store.place} has no incident, process or case whose id begins so")
    if len(ids) > 1 and only not in ids:
        raise BadRequest(f"--only {only}: {store.place} has {len(ids):,} whose ids begin so: {', '.join(ids[:3])} ...")
    return one

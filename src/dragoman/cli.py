"""The command line: ``dragoman read``, ``build``, ``show``, ``search``, ``export``, ``doctor`` and the rest.

What a person asks and judges of events and incidents stands in ``review.py``.

    $ dragoman build clippings/ -o kb.db
    $ dragoman show kb.db --actor "Harbour Council" --since 2025-03-01

Data goes to standard output, everything else to standard error. Exit codes: 0 all well, 1 some input could not
be read, 2 wrong use or nothing could be done. What a command needs is imported when it runs: ``--help`` is quick.
"""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from dragoman import __version__, review
from dragoman.errors import BadRequest, DragomanError, ExportError, UnreadableField
from dragoman.options import StoreAt
from dragoman.options import day as _day
from dragoman.options import only_day as _only_day
from dragoman.options import say as _say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dragoman.accounts import Accounts
    from dragoman.pipeline import Summary
    from dragoman.records import Document, Findings, Headcount
    from dragoman.stores import EventQuery, Store

SOME_UNREADABLE, NOTHING_DONE, INTERRUPTED = 1, 2, 130


class _Quiet(TyperGroup):
    """Ends without a word when whoever reads its output has seen enough, as in ``dragoman show kb.db | head``."""

    def invoke(self, ctx: Any) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _drop_output()
            return None
        except OSError as error:
            _drop_output()
            raise ExportError(f"{error.filename or 'standard output'}: {error.strerror}") from error
        return result


def _drop_output() -> None:
    """Let nothing more go to standard output, which Python flushes once more as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


app = typer.Typer(
    cls=_Quiet,
    help="Reads dated news of conflict and diplomacy and writes down who did or said what to whom, when and where, "
    "according to whom, and how many - with the words that prove it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Sources = Annotated[
    list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, globs, or - for standard input.")
]
Published = Annotated[
    str | None, typer.Option("--date", metavar="DAY", help="The day of publication (2025-04-29), for all reports.")
]
Publisher = Annotated[str | None, typer.Option(help="Who published the reports, for all of them.")]
Columns = Annotated[
    list[str] | None,
    typer.Option(metavar="FIELD=COLUMN", help="The column that holds a field, as in text=body; once for each."),
]
Actors = Annotated[
    list[Path] | None,
    typer.Option(metavar="FOLDER", exists=True, file_okay=False, help="Your own actors, in CSV files as ours are."),
]
MinScore = Annotated[
    float | None,
    typer.Option(
        "--min-score",
        min=0.0,
        max=1.0,
        help="The least chance of being right at which an event or claim is told: 0.5; less finds more.",
    ),
]
Jobs = Annotated[int | None, typer.Option(min=1, help="Processes that read; as many as there are cores.")]
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


def main() -> None:
    """Run the command line; what fails as foreseen says so in one line."""
    for stream in (sys.stdout, sys.stderr):
        # Reports come in every script, whatever the terminal's locale says.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        app()
    except DragomanError as error:
        _say(str(error))
        sys.exit(NOTHING_DONE)


@app.callback(invoke_without_command=True)
def _options(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        print(f"dragoman {__version__}")
        raise typer.Exit


@app.command()
def read(
    sources: Sources,
    json: Lines = False,
    published: Published = None,
    publisher: Publisher = None,
    columns: Columns = None,
    actors: Actors = None,
    min_score: MinScore = None,
) -> None:
    """Read reports and print what they say: events, claims and figures, each with its words."""
    from dragoman.pipeline import LEAST, Interpreter, interpret_each
    from dragoman.readers import read as read_source

    day, fields = _day(published, "--date"), _fields(columns)
    heard = _Heard()
    documents = (
        document
        for source in sources
        for document in read_source(source, published=day, publisher=publisher, columns=fields, on_error=heard)
    )
    show = _line_printer() if json else _page_printer()
    interpreter = Interpreter(actors=actors or (), min_score=LEAST if min_score is None else min_score)
    reports = 0
    for findings in interpret_each(interpreter)(documents, heard):
        show(findings)
        reports += 1
    _end(reports, heard.unreadable)


@app.command()
def headcounts(
    sources: Sources,
    civilians: Annotated[
        bool, typer.Option("--civilians", help="Without fighters, where they are told apart.")
    ] = False,
    json: Lines = False,
    published: Published = None,
    publisher: Publisher = None,
    columns: Columns = None,
) -> None:
    """How many in all were killed, hurt, missing ... after each report, and which count is a part of which."""
    from functools import partial

    from dragoman.pipeline import Interpreter, from_each
    from dragoman.readers import read as read_source

    day, fields = _day(published, "--date"), _fields(columns)
    heard, reports = _Heard(), 0
    documents = (
        document
        for source in sources
        for document in read_source(source, published=day, publisher=publisher, columns=fields, on_error=heard)
    )
    show = _headcount_lines() if json else _headcount_pages()
    for document, told in from_each(partial(Interpreter().headcounts, civilians=civilians), documents, heard):
        show(document, told)
        reports += 1
    _end(reports, heard.unreadable)


@app.command()
def build(
    sources: Sources,
    store: Annotated[str, typer.Option("-o", "--output", metavar="STORE", help="The store to make or to add to.")],
    jobs: Jobs = None,
    published: Published = None,
    publisher: Publisher = None,
    columns: Columns = None,
    actors: Actors = None,
    min_score: MinScore = None,
) -> None:
    """Read reports into a store. Stopped or repeated, it goes on where it was."""
    from dragoman.stores import open_store
    from dragoman.terminal import Page, print_summary

    day, fields = _day(published, "--date"), _fields(columns)
    with open_store(store) as opened:
        summary = _build(sources, opened, jobs or _cores(), actors or (), day, publisher, fields, min_score)
    print_summary(Page(), summary, opened.place)
    _end(summary.read + summary.known, summary.unreadable)


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

    first, last = _only_day(since, "--since"), _only_day(until, "--until")
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
            _say(_why_nothing(opened, query))


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
            _say(f"{opened.place}: no report has {query.words}")


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
        found = differences(opened, _only_day(first, "--from"), _only_day(last, "--to"))
        if json:
            for change, told in found.each():
                sys.stdout.write(change_line(change, *((each.document, each.record) for each in told)))
        elif not print_differences(Page(), found):
            _say(f"{opened.place}: nothing was reported after {first} and by {last}")


@app.command()
def talks(store: StoreAt) -> None:
    """How talks stand: each negotiation with its parties, its mediators and what was done when, and in which words."""
    from dragoman.resolvers import copies_among, find_processes
    from dragoman.stores import open_store
    from dragoman.terminal import Page
    from dragoman.tracks import print_process

    with open_store(store, create=False) as opened:
        page, shown = Page(), 0
        for process in find_processes(opened.all(), copies_among(opened.links())):
            print_process(page, process, opened.document)
            shown += 1
        if not shown:
            _say(f"{opened.place}: no negotiation is told of")


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
            _say(f"{opened.place}: no court is told of")


@app.command()
def tolls(store: StoreAt) -> None:
    """How many: the figures that count the same people, as a series for each source."""
    from dragoman.resolvers import copies_among, find_tolls
    from dragoman.stores import open_store
    from dragoman.terminal import Page
    from dragoman.tracks import print_tolls

    with open_store(store, create=False) as opened:
        incidents = list(opened.comparisons.incidents())
        found = list(find_tolls(opened.all(), incidents, copies=copies_among(opened.links())))
        print_tolls(Page(), found, opened.document)
        if not found:
            _say(f"{opened.place}: nobody is counted")


@app.command()
def export(
    store: StoreAt,
    to: Annotated[str, typer.Option("--to", metavar="FILE", help="events.csv, war.geojson, or - for standard output.")],
    format: Annotated[str | None, typer.Option(help="The format, where the name of the file does not say it.")] = None,
    only: Annotated[
        str | None, typer.Option("--only", metavar="ID", help="One incident, process or case, as for a dossier.")
    ] = None,
) -> None:
    """Write what a store holds in a format that other tools read: tables, maps, networks, timelines, dossiers."""
    from dragoman.exports import export as write
    from dragoman.stores import open_store

    if to != "-" and Path(to).resolve() == Path(store).resolve():
        raise BadRequest(f"--to {to}: expected another file than the store")
    with open_store(store, create=False) as opened:
        accounts = _accounts(opened, only)
        lines = write(opened.all(), sys.stdout if to == "-" else Path(to), format, accounts)
    if to != "-":
        _say(f"{to}: {lines:,} lines", failure=False)


@app.command()
def compare(
    store: StoreAt,
    table: Annotated[
        Path, typer.Argument(metavar="TABLE", exists=True, dir_okay=False, help="A table of ACLED's or UCDP's, as CSV.")
    ],
    days: Annotated[int, typer.Option(min=0, help="How many days may lie between.")] = 1,
    kilometres: Annotated[float, typer.Option(min=0, help="How many kilometres may lie between.")] = 30,
    json: Lines = False,
) -> None:
    """Hold the incidents of a store beside those that ACLED or UCDP coded: in both, only theirs, only ours."""
    from dragoman.imports import as_json, as_lines, read_coded
    from dragoman.imports import compare as hold
    from dragoman.stores import open_store

    heard = _Heard()
    with open_store(store, create=False) as opened:
        incidents = _accounts(opened).incidents or ()
        found = hold(incidents, read_coded(table, heard), days=days, kilometres=kilometres)
    for line in as_json(found) if json else as_lines(found):
        print(line)
    told = len(found.both), len(found.only_theirs), len(found.only_ours)
    _say("{:,} in both, {:,} only theirs, {:,} only ours".format(*told), failure=False)
    _end(sum(told), heard.unreadable)


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
    heard = _Heard()
    actors = (actor for path in dictionaries for actor in read_dictionary(path, heard))
    written = write_actors(actors, folder, f"actor dictionary {', '.join(path.name for path in dictionaries)}")
    lines = sum(count for file, count in written.items() if file.endswith(".csv"))
    if not lines:
        raise BadRequest(f"no actor in {', '.join(map(str, dictionaries))} that a folder of actors could hold")
    load_directory(folder)
    told = ", ".join(f"{count:,} in {file}" for file, count in written.items() if count and file != "left")
    _say(f"{folder}: {told}; {written['left']:,} left out (bare countries, no sector)", failure=False)
    _end(lines, heard.unreadable)


@app.command()
def log(store: StoreAt) -> None:
    """Each build of a store, and what it could not read."""
    from dragoman.stores import open_store
    from dragoman.wording import clean

    with open_store(store, create=False) as opened:
        for run, reasons in opened.log():
            ended = (
                f"{run['read']:,} read, {run['known']:,} already there" if run["ended"] else "stopped before its end"
            )
            print(f"{run['started'][:19]}Z  reader {run['reader']}  {ended}, {len(reasons):,} with faults")
            for reason in reasons:
                print(f"  {clean(reason)}")


@app.command()
def demo(
    keep: Annotated[str | None, typer.Option(metavar="STORE", help="Keep the store there.")] = None,
) -> None:
    """Build the reports that come with Dragoman, of a conflict that never was, and show what they tell."""
    from tempfile import TemporaryDirectory

    from dragoman.stores import EventQuery, open_store
    from dragoman.terminal import Page, print_chronology, print_summary

    world = Path(__file__).parent / "demo"
    with TemporaryDirectory(prefix="dragoman-") as folder:
        place = keep or str(Path(folder) / "demo.db")
        with open_store(place) as opened:
            summary = _build([str(world / "reports")], opened, 1, [world / "actors"])
            print_chronology(Page(), opened.events(EventQuery()))
        print()
        print_summary(Page(), summary, place if keep else "demo.db")
    if not keep:
        _say("the store of this demonstration is gone; keep it with: dragoman demo --keep demo.db", failure=False)
    _end(summary.read + summary.known, summary.unreadable)


@app.command()
def doctor(
    store: Annotated[str | None, typer.Argument(metavar="[STORE]", help="A store to check too.")] = None,
) -> None:
    """Check that all parts are there and work; with a store, that its evidence stands in its reports."""
    from dragoman.checkup import of_installation, of_store
    from dragoman.wording import clean

    checks = [*of_installation(), *(of_store(store) if store else ())]
    for check in checks:
        print(f"{'ok' if check.well else 'NO':4}{check.part:14}{clean(check.finding)}")
    if not all(check.well for check in checks):
        raise typer.Exit(SOME_UNREADABLE)


app.registered_commands.extend(review.app.registered_commands)


def _accounts(store: Store, only: str | None = None) -> Accounts:
    """What the reports of a store come to; with ``only``, the part whose id begins so."""
    from dragoman.accounts import Accounts, Anew, lone_incidents
    from dragoman.stores import IncidentQuery

    # A store whose events nobody has compared yet has none.
    settled = next(store.comparisons.incidents(IncidentQuery(limit=1)), None) is not None
    incidents = Anew(store.comparisons.incidents) if settled else Anew(lambda: lone_incidents(store.all()))
    accounts = Accounts(incidents)
    if only is None:
        return accounts
    chosen = accounts.only(only)
    if not (chosen.incidents or chosen.processes or chosen.proceedings):
        raise BadRequest(f"--only {only}: {store.place} has no incident, process or case whose id begins so")
    return chosen


def _build(
    sources: list[str],
    store: Store,
    jobs: int,
    actors: Sequence[Path],
    published: date | datetime | None = None,
    publisher: str | None = None,
    columns: dict[str, str] | None = None,
    min_score: float | None = None,
) -> Summary:
    """Build with a bar on standard error, in as many processes as asked for."""
    from dragoman.batch import crew
    from dragoman.pipeline import LEAST, build, reader_version
    from dragoman.progress import bar

    least = LEAST if min_score is None else min_score
    try:
        with crew(jobs, actors, least) as interpret_all, bar(sources) as on_report:
            return build(
                sources,
                store,
                published=published,
                publisher=publisher,
                columns=columns,
                interpret_all=interpret_all,
                reader=reader_version(*actors, min_score=least),
                on_report=on_report,
            )
    except KeyboardInterrupt:
        _say(f"{store.place}: stopped; what was read is kept, and the same command goes on from there")
        raise typer.Exit(INTERRUPTED) from None


class _Heard:
    """Says what cannot be read as soon as it is heard, and counts the reports among it."""

    def __init__(self) -> None:
        self.unreadable = 0

    def __call__(self, error: DragomanError) -> None:
        _say(str(error))
        self.unreadable += not isinstance(error, UnreadableField)


def _line_printer() -> Callable[[Findings], object]:
    from dragoman.exports.jsonl import line

    return lambda findings: sys.stdout.write(line(findings))


def _page_printer() -> Callable[[Findings], object]:
    from dragoman.terminal import Page, print_findings

    page = Page()
    return lambda findings: print_findings(page, findings)


def _headcount_lines() -> Callable[[Document, tuple[Headcount, ...]], object]:
    from json import dumps

    from dragoman.findings import headcount_to_json

    def show(document: Document, headcounts: tuple[Headcount, ...]) -> None:
        told = [headcount_to_json(headcount) for headcount in headcounts]
        print(dumps({"document": document.id, "name": document.name, "headcounts": told}, ensure_ascii=False))

    return show


def _headcount_pages() -> Callable[[Document, tuple[Headcount, ...]], object]:
    from dragoman.terminal import Page, print_headcounts

    page = Page()
    return lambda document, headcounts: print_headcounts(page, document, headcounts)


def _why_nothing(store: Store, query: EventQuery) -> str:
    """No event was found: the types that are here, if one was asked for that is not."""
    types = store.types()
    if query.type and query.type.partition("/")[0].upper() not in types:
        return f"{store.place}: no events of type {query.type}; there are {', '.join(types) or 'none at all'}"
    return f"{store.place}: no events match"


def _fields(columns: list[str] | None) -> dict[str, str] | None:
    """Which column holds which field."""
    pairs = [said.partition("=") for said in columns or ()]
    for field, equals, column in pairs:
        if not (field and equals and column):
            raise BadRequest(f"--columns {field}{equals}{column}: expected FIELD=COLUMN, such as text=body")
    return {field: column for field, _, column in pairs} or None


def _cores() -> int:
    """Those that this process may use, which in a container are fewer than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _end(done: int, unreadable: int) -> None:
    """The exit code that tells how it went."""
    sys.stdout.flush()
    if unreadable:
        raise typer.Exit(SOME_UNREADABLE if done else NOTHING_DONE)


if __name__ == "__main__":
    main()

"""The command line: ``dragoman read``, ``build``, ``show``, ``search``, ``export``, ``doctor`` and the rest.

What asks a store stands in ``asking.py``, what a person explains and judges in ``review.py``, what goes to and comes
from other tools in ``exchange.py``, and what opens the desk in ``serving.py``.

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

from dragoman import __version__, asking, exchange, review, serving
from dragoman.errors import BadRequest, DragomanError, ExportError
from dragoman.options import INTERRUPTED, NOTHING_DONE, SOME_UNREADABLE, Heard, StoreAt, end
from dragoman.options import day as _day
from dragoman.options import say as _say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dragoman.pipeline import Summary
    from dragoman.records import Document, Findings, Headcount
    from dragoman.stores import Store


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
MinParty = Annotated[
    float,
    typer.Option(
        "--min-party",
        min=0.0,
        max=1.0,
        help="The least chance of being right at which a party of an event is told: 0; more leaves doubtful ones out.",
    ),
]
Jobs = Annotated[int | None, typer.Option(min=1, help="Processes that read; as many as there are cores.")]
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
    min_party: MinParty = 0.0,
) -> None:
    """Read reports and print what they say: events, claims and figures, each with its words."""
    from dragoman.pipeline import LEAST, Interpreter, interpret_each
    from dragoman.readers import read as read_source

    day, fields = _day(published, "--date"), _fields(columns)
    heard = Heard()
    documents = (
        document
        for source in sources
        for document in read_source(source, published=day, publisher=publisher, columns=fields, on_error=heard)
    )
    show = _line_printer() if json else _page_printer()
    least = LEAST if min_score is None else min_score
    interpreter = Interpreter(actors=actors or (), min_score=least, min_party=min_party)
    reports = 0
    for findings in interpret_each(interpreter)(documents, heard):
        show(findings)
        reports += 1
    end(reports, heard.unreadable)


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
    heard, reports = Heard(), 0
    documents = (
        document
        for source in sources
        for document in read_source(source, published=day, publisher=publisher, columns=fields, on_error=heard)
    )
    show = _headcount_lines() if json else _headcount_pages()
    for document, told in from_each(partial(Interpreter().headcounts, civilians=civilians), documents, heard):
        show(document, told)
        reports += 1
    end(reports, heard.unreadable)


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
    min_party: MinParty = 0.0,
) -> None:
    """Read reports into a store. Stopped or repeated, it goes on where it was."""
    from dragoman.stores import open_store
    from dragoman.terminal import Page, print_summary

    day, fields = _day(published, "--date"), _fields(columns)
    with open_store(store) as opened:
        jobs = jobs or _cores()
        summary = _build(sources, opened, jobs, actors or (), day, publisher, fields, min_score, min_party)
    print_summary(Page(), summary, opened.place)
    end(summary.read + summary.known, summary.unreadable)


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
    desk: Annotated[bool, typer.Option("--serve", help="Open the desk over it, until it is stopped.")] = False,
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
        if desk:
            serving.open_desk_at(place, actors=[world / "actors"])
    if not keep:
        _say("the store of this demonstration is gone; keep it with: dragoman demo --keep demo.db", failure=False)
    end(summary.read + summary.known, summary.unreadable)


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


for more in (asking.app, review.app, exchange.app, serving.app):
    app.registered_commands.extend(more.registered_commands)


def _build(
    sources: list[str],
    store: Store,
    jobs: int,
    actors: Sequence[Path],
    published: date | datetime | None = None,
    publisher: str | None = None,
    columns: dict[str, str] | None = None,
    min_score: float | None = None,
    min_party: float = 0.0,
) -> Summary:
    """Build with a bar on standard error, in as many processes as asked for."""
    from dragoman.batch import crew
    from dragoman.pipeline import LEAST, build, reader_version
    from dragoman.progress import bar

    least = LEAST if min_score is None else min_score
    try:
        with crew(jobs, actors, least, min_party) as interpret_all, bar(sources) as on_report:
            return build(
                sources,
                store,
                published=published,
                publisher=publisher,
                columns=columns,
                interpret_all=interpret_all,
                reader=reader_version(*actors, min_score=least, min_party=min_party),
                on_report=on_report,
            )
    except KeyboardInterrupt:
        _say(f"{store.place}: stopped; what was read is kept, and the same command goes on from there")
        raise typer.Exit(INTERRUPTED) from None


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


if __name__ == "__main__":
    main()

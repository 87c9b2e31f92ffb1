"""Whether all that Dragoman needs is here and works, and whether a store still proves what it says.

"evidence: 12,041 quotes stand in their reports" - or which one does not.
"""

from __future__ import annotations

import hashlib
import json
import platform
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib import resources

from dragoman import __version__
from dragoman.errors import BadKnowledge, DragomanError, ModelMissing, UnstorableFindings
from dragoman.records import Document

#: Faults told in full; the rest is counted.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Check:
    """One part, whether it is well, and what was found."""

    part: str
    well: bool
    finding: str


def of_installation() -> Iterator[Check]:
    """Python, SQLite, the knowledge, the places, the model, and all of them together on a sentence."""
    for part, look in PARTS.items():
        yield _checked(part, look)


def of_store(place: str) -> Iterator[Check]:
    """That it opens and what it holds, whole; that each quote stands in its report, and each report can be searched."""
    yield _checked("store", lambda: _contents(place))
    yield _checked("reports", lambda: _reports(place))
    yield _checked("incidents", lambda: _incidents(place))
    yield _checked("evidence", lambda: _evidence(place))
    yield _checked("full text", lambda: _full_text(place))


def _checked(part: str, look: Callable[[], str]) -> Check:
    # Whatever goes wrong in a part is the finding; the other parts are looked at all the same.
    try:
        return Check(part, True, look())
    except DragomanError as error:
        return Check(part, False, str(error))
    except Exception as error:
        return Check(part, False, f"{type(error).__name__}: {error}")


def _python() -> str:
    return f"{platform.python_version()} at {sys.executable}"


def _sqlite() -> str:
    # 3.35 brought RETURNING, the newest thing that the store uses.
    if sqlite3.sqlite_version_info < (3, 35):
        raise DragomanError(f"{sqlite3.sqlite_version}; expected 3.35 or later")
    with closing(sqlite3.connect(":memory:")) as memory:
        if ("ENABLE_FTS5",) not in memory.execute("PRAGMA compile_options").fetchall():
            raise DragomanError(f"{sqlite3.sqlite_version} without FTS5; expected one that can search texts")
    return f"{sqlite3.sqlite_version} with FTS5"


def _knowledge() -> str:
    from dragoman.knowledge import load

    load()
    return "all files keep to their schema"


def _places() -> str:
    from dragoman.knowledge import load

    found = load().gazetteer.find("Geneva")
    if not found or found[0].country != "CHE":
        raise BadKnowledge("expected Geneva in Switzerland to be the first of its name")
    return f"Geneva is found, at {found[0].latitude:.1f} north, {found[0].longitude:.1f} east"


def _model() -> str:
    folder = resources.files("dragoman.language")
    model = folder.joinpath("model.onnx").read_bytes()
    digest = hashlib.blake2b(model, digest_size=10).hexdigest()
    expected = json.loads(folder.joinpath("labels.json").read_text(encoding="utf-8"))["model"]
    if digest != expected:
        raise ModelMissing(
            f"model.onnx is not the one that labels.json belongs to: expected {expected}, found {digest}"
        )
    return f"model.onnx, {len(model) / 1e6:.1f} MB, blake2b {digest}"


def _reading() -> str:
    from dragoman.pipeline import Interpreter, reader_version

    findings = Interpreter()(Document("Soldiers shelled a town near Beirut on Monday, killing 12 people."))
    if not (findings.events and findings.figures):
        raise DragomanError("a shelling in which 12 are killed was not found in a sentence that tells it")
    return f"a test sentence is understood; reader {reader_version()}"


def _contents(place: str) -> str:
    from dragoman.stores import open_store

    with open_store(place, create=False) as store:
        totals = store.totals()
    return f"{place}: {totals.documents:,} reports, {totals.events:,} events, {totals.claims:,} claims"


def _reports(place: str) -> str:
    from dragoman.stores import open_store

    with open_store(place, create=False) as store:
        altered = list(store.soundness.altered())
        every = store.totals().documents
    if altered:
        more = f", and {len(altered) - SHOWN:,} more" if len(altered) > SHOWN else ""
        raise DragomanError(
            f"{len(altered):,} reports are not what was written down: {', '.join(altered[:SHOWN])}{more}; "
            "take them out and build them anew"
        )
    return f"{every:,} reports are what was written down"


def _incidents(place: str) -> str:
    from dragoman.stores import open_store

    with open_store(place, create=False) as store:
        found = store.soundness.settled()
    if found.astray or found.hollow:
        raise DragomanError(
            f"those of {found.astray:,} events are gone, {found.hollow:,} have no events; build the store anew"
        )
    if found.waiting:
        raise DragomanError(f"{found.waiting:,} events are in none yet; the next dragoman build puts each into one")
    return f"{found.housed:,} events are each in one"


def _evidence(place: str) -> str:
    from dragoman.stores import open_store
    from dragoman.stores.evidence import check, cited

    quotes, wrong = 0, []
    with open_store(place, create=False) as store:
        for id in store.ids():
            try:
                findings = store.findings(id)
                check(findings)
                quotes += sum(1 for _ in cited(findings))
            except UnstorableFindings as error:
                wrong.append(str(error))
            except (ValueError, KeyError, TypeError) as error:
                wrong.append(
                    f"{store.document(id).name or id}: expected records as dragoman build writes them: {error}"
                )
    if wrong:
        more = f", and {len(wrong) - SHOWN:,} reports more" if len(wrong) > SHOWN else ""
        raise DragomanError(f"{len(wrong):,} reports with faults: {'; '.join(wrong[:SHOWN])}{more}")
    return f"{quotes:,} quotes stand in their reports"


def _full_text(place: str) -> str:
    from dragoman.stores import open_store

    with open_store(place, create=False) as store:
        missing = store.unsearchable()
    if missing:
        raise DragomanError(f"{len(missing):,} reports cannot be searched, {missing[0]} for one; build it anew")
    return "every report can be searched"


PARTS: dict[str, Callable[[], str]] = {
    "dragoman": lambda: __version__,
    "python": _python,
    "sqlite": _sqlite,
    "knowledge": _knowledge,
    "places": _places,
    "model": _model,
    "reading": _reading,
}

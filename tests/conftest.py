"""Reports and sentences made by hand, so that tests need neither the language model nor a network."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from dragoman.records import Document, Sentence, Span, Token

# How long an example takes says how busy the machine is; what has to be quick is measured by tests.timing.
settings.register_profile("dragoman", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("dragoman")


#: Files outside tests/stores that ask the server of the tests, too.
ASKING_THE_SERVER = ("tests/resolvers/test_standing.py", "tests/resolvers/test_growing.py")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Where several processes run the tests, those of a file share one, and those that share what costs much."""
    from xdist.scheduler import LoadScopeScheduling

    class ByGroup(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return _group(nodeid.partition("::")[0])

    return ByGroup(config, log)


def _group(file: str) -> str:
    if file.startswith("tests/web/"):
        return "web"  # one reading of the demonstration, one browser
    if file.startswith("tests/stores/") or file in ASKING_THE_SERVER:
        return "server"  # which some of them restart
    return file


def pytest_collection_finish() -> None:
    # What was loaded and collected stays: from here on the collector need not walk through it.
    gc.collect()
    gc.freeze()


def build_sentence(text: str, rows: str, start: int = 0) -> Sentence:
    """The sentence of ``text`` whose tokens are ``rows``, looked for from ``start``.

    A row is a line "word lemma UPOS xpos head relation"; heads count from 1, the root's is 0.
    """
    tokens, at = [], start
    for row in rows.strip().splitlines():
        word, lemma, upos, xpos, head, relation = row.split()
        at = text.index(word, at)
        tokens.append(Token(Span(at, at + len(word)), word, lemma, upos, xpos, int(head) - 1, relation))
        at += len(word)
    return Sentence(Span(tokens[0].span.start, tokens[-1].span.end), tuple(tokens))


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of no reports, closed."""
    from dragoman.stores import open_store

    path = tmp_path_factory.mktemp("empty") / "kb.db"
    open_store(path).close()
    return path


@pytest.fixture
def new_store(empty_store: Path, tmp_path: Path) -> Path:
    """A store of no reports of a test's own: a copy, since to make one takes ten times as long."""
    return Path(shutil.copy(empty_store, tmp_path / "kb.db"))


@pytest.fixture
def sentence_from_rows() -> Callable[..., Sentence]:
    """``build_sentence``."""
    return build_sentence


@pytest.fixture
def report() -> Callable[..., Document]:
    """A report made of its text: ``report("text", published=date(...))``."""

    def make(
        text: str, published: date | None = None, publisher: str | None = None, title: str | None = None
    ) -> Document:
        return Document(text, title, published, publisher)

    return make

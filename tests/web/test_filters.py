"""A view's address says what it shows, and reads back as the same view."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from dragoman.errors import BadRequest
from dragoman.stores import open_store
from dragoman.web import make_app
from dragoman.web.filters import Filters, filters_of
from tests.web.conftest import BASE


@pytest.fixture
def none_told(tmp_path: Path) -> Iterator[TestClient]:
    """The desk over a store without reports."""
    with (
        open_store(tmp_path / "kb.db") as store,
        TestClient(make_app(store), base_url=BASE) as client,
    ):
        yield client


words = st.none() | st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).map(
    str.strip
).filter(bool)
days = st.none() | st.dates()


@given(words, words, days, st.none() | st.integers(1, 999_999), st.sampled_from((None, True, False)))
def test_an_address_reads_back_as_its_filters(
    actor: str | None, text: str | None, as_of: date | None, sources: int | None, disputed: bool | None
) -> None:
    filters = Filters(actor=actor, text=text, as_of=as_of, sources=sources, disputed=disputed)
    told = urlsplit(filters.address("/chronology", cursor="x"))
    assert filters_of(dict(parse_qsl(told.query))) == filters


def test_one_filter_is_changed_and_the_others_stay() -> None:
    filters = Filters(actor="RVF", since=date(2025, 3, 1))
    assert filters.address("/map", actor=None, place="Tarsa") == "/map?place=Tarsa&since=2025-03-01"


def test_an_empty_filter_is_none() -> None:
    assert filters_of({"actor": " ", "cursor": "5", "since": ""}) == Filters()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"since": "yesterday"}, "since yesterday: expected a day such as 2025-04-29"),
        ({"since": "2025-04-02", "until": "2025-04-01"}, "since 2025-04-02 is after until 2025-04-01"),
        ({"sources": "-1"}, "sources -1: expected a number"),
        ({"disputed": "perhaps"}, "disputed perhaps: expected yes or no"),
        ({"actor": "x" * 301}, "actor: expected no more than 300 characters"),
    ],
)
def test_what_makes_no_sense_is_named(asked: dict[str, str], told: str) -> None:
    with pytest.raises(BadRequest, match=told):
        filters_of(asked)


#: Values that no filter of that name can have.
SENSELESS = [
    ("disputed", "perhaps"),
    ("sources", "0"),
    ("sources", "many"),
    ("quad", "5"),
    ("realis", "maybe"),
    ("since", "yesterday"),
    ("until", "86400"),
    ("as_of", "2025-04-29T10:00:00"),
    ("as_of", "20250429"),
    ("actor", "x" * 301),
]
OF_SAYINGS = [("kind", "zz"), ("stance", "shrugs"), ("apparent", "perhaps")]


@pytest.mark.parametrize(("name", "value"), SENSELESS)
def test_a_value_that_makes_no_sense_is_refused_alike_on_a_page_in_a_file_and_by_the_interface(
    none_told: TestClient, name: str, value: str
) -> None:
    for path in ("/chronology", "/export/chronology", "/api/v1/incidents"):
        answer = none_told.get(path, params={name: value})
        assert (path, answer.status_code) == (path, 422)


@pytest.mark.parametrize(("name", "value"), OF_SAYINGS)
def test_the_same_of_tensions(none_told: TestClient, name: str, value: str) -> None:
    for path in ("/claims?view=tensions", "/export/tensions", "/api/v1/tensions"):
        asked = {**({"view": "tensions"} if "?" in path else {}), name: value}
        answer = none_told.get(path.partition("?")[0], params=asked)
        assert (path, answer.status_code) == (path, 422)


@pytest.mark.parametrize("value", ["yes", "no", "true", "false", "1", "0", "on", "off"])
def test_what_makes_sense_is_taken_alike(none_told: TestClient, value: str) -> None:
    for path in ("/chronology", "/export/chronology", "/api/v1/incidents"):
        assert none_told.get(path, params={"disputed": value}).status_code == 200


def test_the_interface_searches_with_the_filters_of_the_page(none_told: TestClient) -> None:
    asked = {"text": "envoys", "publisher": "Courier", "since": "2025-03-01", "until": "2025-03-09"}
    for path in ("/search", "/export/search", "/api/v1/search"):
        assert none_told.get(path, params=asked).status_code == 200
    assert none_told.get("/api/v1/search", params={**asked, "place": "Tarsa"}).status_code == 400

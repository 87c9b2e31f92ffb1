"""A view's address says what it shows, and reads back as the same view."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import BadRequest
from dragoman.web.filters import Filters, filters_of

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

"""A question that takes too long is given up, and that is said."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import text

from dragoman.errors import StoreError
from dragoman.stores import Store
from dragoman.stores.deadlines import left, within

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


def test_a_question_ends_when_its_time_is_over(store: Store) -> None:
    begun = time.monotonic()
    with within(0.3), pytest.raises(StoreError, match="takes too long"), store._reading() as connection:
        connection.execution_options(yield_per=None, stream_results=False).execute(text(ENDLESS)).scalar()
    assert time.monotonic() - begun < 20


def test_the_store_answers_the_next_question(store: Store) -> None:
    with within(0.1), pytest.raises(StoreError), store._reading() as connection:
        connection.execution_options(yield_per=None, stream_results=False).execute(text(ENDLESS)).scalar()
    with within(5):
        assert store.totals().documents == 0


def test_who_is_in_no_haste_has_all_the_time_there_is() -> None:
    assert left() is None
    with within(5):
        assert 4 < (left() or 0) <= 5
    assert left() is None

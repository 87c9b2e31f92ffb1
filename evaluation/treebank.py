"""Tags and trees against a treebank: how many words get the right tag, head and relation.

    python -m evaluation.treebank TEST.conllu [--raw] [--json]

LAS asks for the full relation, subtype included (nsubj:pass); "LAS universal" for what stands before the colon, as the
CoNLL 2018 task did; punctuation counts in both. With --raw the model gets running text (sentences joined by blanks,
paragraphs by an empty line) and must find sentences and words itself: then all scores are F1 over words.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dragoman.language import lemmas, load_encoder, parse
from dragoman.language.encoder import MOST_READABLE
from dragoman.records import Document
from training.data import Example, read_treebank

MEASURES = ("upos", "xpos", "lemma", "uas", "las", "las universal")

Word = tuple[str, str, str, int, str]  # upos, xpos, lemma, head, relation


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--raw", action="store_true", help="find sentences and words, too")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    sentences = list(read_treebank(options.treebank))
    scores = raw_scores(sentences) if options.raw else gold_scores(sentences)
    print(
        json.dumps(scores) if options.json else "\n".join(f"{name:14} {value:6.2f}" for name, value in scores.items())
    )


def gold_scores(sentences: Sequence[Example]) -> dict[str, float]:
    """Percent of words that are right, the treebank's own words given."""
    read = [sentence for sentence in sentences if len(sentence.words) <= MOST_READABLE]
    lemma = lemmas.load()
    right: Counter[str] = Counter()
    for sentence, found in zip(read, load_encoder().read([sentence.words for sentence in read]), strict=True):
        words = zip(
            found.upos, found.xpos, map(lemma, sentence.words, found.xpos), found.heads, found.relations, strict=True
        )
        for gold, word in zip(_words(sentence), words, strict=True):
            right.update(_same(gold, word, gold[3] == word[3]))
    total = sum(len(sentence.words) for sentence in sentences)
    return {name: round(100 * right[name] / total, 2) for name in MEASURES}


def raw_scores(sentences: Sequence[Example]) -> dict[str, float]:
    """F1 of sentences, words, and words with the right tag, head and relation, from running text."""
    right: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for text, gold in _documents(sentences):
        place = _places(text)
        found: dict[tuple[int, int], Word] = {}
        heads: dict[tuple[int, int], tuple[int, int] | None] = {}
        starts = set()
        parsed = parse(Document(text))
        for sentence in parsed:
            spans = [(place[token.span.start], place[token.span.end]) for token in sentence.tokens]
            starts.add((spans[0][0], spans[-1][1]))
            for span, token in zip(spans, sentence.tokens, strict=True):
                found[span] = token.upos, token.xpos, token.lemma, token.head, token.deprel
                heads[span] = spans[token.head] if token.head >= 0 else None
        counts["found"] += len(found)
        counts["sentences found"] += len(parsed)
        for example, spans in gold:
            counts["gold"] += len(spans)
            counts["sentences gold"] += 1
            right["sentences"] += (spans[0][0], spans[-1][1]) in starts
            for span, word in zip(spans, _words(example), strict=True):
                if span in found:
                    right["words"] += 1
                    right.update(_same(word, found[span], heads[span] == (spans[word[3]] if word[3] >= 0 else None)))
    scores = {"sentences": round(200 * right["sentences"] / (counts["sentences gold"] + counts["sentences found"]), 2)}
    for name in ("words", *MEASURES):
        scores[name] = round(200 * right[name] / (counts["gold"] + counts["found"]), 2)
    return scores


def _words(sentence: Example) -> Iterable[Word]:
    return zip(sentence.upos, sentence.xpos, sentence.lemmas, sentence.heads, sentence.labels, strict=True)


def _same(gold: Word, found: Word, attached: bool) -> Iterator[str]:
    for index, name in enumerate(("upos", "xpos", "lemma")):
        if gold[index] == found[index]:
            yield name
    if attached:
        yield "uas"
        if gold[4] == found[4]:
            yield "las"
        if gold[4].partition(":")[0] == found[4].partition(":")[0]:
            yield "las universal"


def _documents(sentences: Sequence[Example]) -> Iterator[tuple[str, list[tuple[Example, list[tuple[int, int]]]]]]:
    """Running text and, for each sentence in it, where its words stand, blanks not counted."""
    text, at = "", 0
    gold: list[tuple[Example, list[tuple[int, int]]]] = []
    for sentence in sentences:
        if sentence.begins == "document" and gold:
            yield text, gold
            text, gold, at = "", [], 0
        if gold:
            text += "\n\n" if sentence.begins else " "
        spans = []
        for word in sentence.words:
            size = sum(not letter.isspace() for letter in word)
            spans.append((at, at + size))
            at += size
        spelled = "".join(
            word + " " * space for word, space in zip(sentence.words, sentence.spaces, strict=True)
        ).strip()
        text += spelled
        gold.append((sentence, spans))
    if gold:
        yield text, gold


def _places(text: str) -> list[int]:
    """How many letters that are not blank stand before each place of the text."""
    places = [0]
    for letter in text:
        places.append(places[-1] + (not letter.isspace()))
    return places


if __name__ == "__main__":
    main()

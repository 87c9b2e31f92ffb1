"""Who says what in annotated news: source, cue and content of every attribution, exact and overlapping.

    python -m evaluation.attribution ARTICLES.jsonl [--json] [--quoted] [--found OUT.jsonl]

A line of ARTICLES.jsonl is an article in PolNeAR's form: doc, text, date, and relations of source, cue and content,
each a list of [start, end]. PolNeAR draws its spans wider than our claims do: a source keeps its appositions, a
cue its auxiliaries, a content its "that" and its quotation marks; the found spans are widened likewise.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.extractors.attribution import Attribution
from dragoman.extractors.weighing import weigh_attributions
from dragoman.knowledge import load
from dragoman.language import parse
from dragoman.records import Document, Span
from evaluation.attribution_score import Relation, score

_OPENING, _CLOSING = "\"“‘'«", "\"”’'»,."


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--json", action="store_true", help="print the table as JSON")
    parser.add_argument("--quoted", action="store_true", help="only what stands in quotation marks")
    parser.add_argument("--found", type=Path, help="also write the relations found there, as JSON Lines")
    options = parser.parse_args()
    articles = [json.loads(line) for line in options.articles.read_text("utf-8").splitlines() if line.strip()]
    found = list(find_relations(articles))
    if options.found:
        rows = [{"doc": article["doc"], "relations": rows} for article, rows in zip(articles, found, strict=True)]
        options.found.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    tally = score(zip(articles, found, strict=True), quoted=options.quoted)
    print(json.dumps(tally.table(), indent=1) if options.json else page(tally.table(), tally.counts))


def find_relations(articles: Sequence[dict[str, Any]]) -> Iterator[list[Relation]]:
    """The relations of each article, in order."""
    reporting = load().english.reporting
    documents = [
        Document(article["text"], published=date.fromisoformat(article["date"]) if article.get("date") else None)
        for article in articles
    ]
    for document in documents:
        sentences = parse(document)
        yield [
            relation(found, document.text) for found in outermost(weigh_attributions(document, sentences, reporting))
        ]


def outermost(attributions: Iterable[Attribution]) -> list[Attribution]:
    """PolNeAR does not nest: of attributions inside the content of another, only the outer one counts."""
    kept: list[Attribution] = []
    for one in sorted(attributions, key=lambda a: (a.content.start, -a.content.end)):
        inside = any(one.content in other.content and _cue_inside(one, other) for other in kept)
        if (one.cue is not None or one.by == "turn") and not inside:
            kept.append(one)
    return kept


def _cue_inside(one: Attribution, other: Attribution) -> bool:
    return one.cue is not None and one.cue in other.content


def relation(found: Attribution, text: str) -> Relation:
    """The attribution in PolNeAR's spans."""
    return {
        "source": [_pair(_source(found))] if found.speaker is not None else [],
        "cue": [_pair(_cue(found, text))],
        "content": [_pair(widened(part, text)) for part in parts(found, text)],
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _source(found: Attribution) -> Span:
    """The whole phrase of the speaker with its apposition, without a preposition before it and a clause behind it.

    Of "an envoy who said", it is the "who".
    """
    sentence, speaker = found.sentence, found.speaker or 0
    if found.by in ("turn", "signed"):
        return _named(found)
    if (relative := _relative(found)) is not None:
        return sentence.tokens[relative].span
    while sentence.tokens[speaker].deprel == "appos":
        speaker = sentence.tokens[speaker].head
    first, last = found.extents.first[speaker], found.extents.last[speaker]
    for case in sentence.dependents(speaker, "case"):
        if case < speaker:
            first = max(first, case + 1, *(child + 1 for child in sentence.children[case]))
    for clause in sentence.dependents(speaker, "acl", "advcl", "parataxis"):
        if clause > speaker and found.extents.first[clause] <= (found.verb or 0) <= found.extents.last[clause]:
            last = min(last, found.extents.first[clause] - 1)
    return found.extents.span(first, last) or sentence.tokens[speaker].span


def _named(found: Attribution) -> Span:
    """The name before the colon of a turn, or behind the dash of a signed quotation."""
    tokens = found.sentence.tokens
    if found.cue is None:
        last = sum(token.span.end <= found.content.start for token in tokens) - 1
        return found.extents.span(0, last) or tokens[0].span
    first = sum(token.span.start < found.cue.end for token in tokens)
    return found.extents.span(first, len(tokens) - 1) or tokens[-1].span


def _relative(found: Attribution) -> int | None:
    """The "who" of the clause in which the cue stands."""
    if found.verb is None or not found.sentence.tokens[found.verb].deprel.startswith("acl"):
        return None
    subjects = found.sentence.dependents(found.verb, "nsubj")
    return next((one for one in subjects if found.sentence.tokens[one].lemma in ("who", "which", "that")), None)


def _cue(found: Attribution, text: str) -> Span:
    """The cue with its auxiliaries, with the adverbs before it and the preposition that leads to the content; the colon
    of a turn in a transcript.
    """
    cue, verb = found.cue, found.verb
    if cue is None:
        colon = text.rindex(":", 0, found.content.start)
        return Span(colon, colon + 1)
    if verb is None:
        return cue
    between = [t for t in found.sentence.tokens if cue.end <= t.span.start and t.span.end <= found.content.start]
    if len(between) == 1 and between[0].upos == "ADP":
        cue = Span(cue.start, between[0].span.end)
    first = verb
    helpers = set(found.sentence.dependents(verb, "aux", "advmod"))
    while first - 1 in helpers:
        first -= 1
    earliest = min([first, *(child for child in found.sentence.dependents(verb, "aux") if child < verb)])
    return Span(min(cue.start, found.sentence.tokens[earliest].span.start), cue.end)


def parts(found: Attribution, text: str) -> list[Span]:
    """The content; of a split quotation, its halves without the words that attribute them."""
    content, cue = found.content, found.cue
    if cue is None or cue not in content:
        return [content]
    before = max((text.rfind(mark, content.start, cue.start) for mark in _CLOSING[:5]), default=-1)
    after = [at for mark in _OPENING if (at := text.find(mark, cue.end, content.end)) > 0]
    if before <= content.start or not after:
        return [content]
    return [Span(content.start, before), Span(min(after), content.end)]


def widened(content: Span, text: str) -> Span:
    """The content with its quotation marks and its "that"."""
    start, end = content.start, content.end
    while start > 0 and text[start - 1] in _OPENING:
        start -= 1
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    before = text[max(0, start - 6) : start].rstrip()
    if before.endswith("that") and not before[:-4].strip():
        start = text.rindex("that", 0, start)
    return Span(start, end)


def page(table: dict[str, tuple[float, float, float]], counts: dict[str, int]) -> str:
    """The table for a person."""
    lines = [f"annotated {counts['gold']}, found {counts['found']}, paired {counts['relation hit']}"]
    lines += [f"{name:15} P {row[0]:5.1f}  R {row[1]:5.1f}  F1 {row[2]:5.1f}" for name, row in table.items()]
    return "\n".join(lines)


if __name__ == "__main__":
    main()

"""How much of what the corpus holds, and how varied it is: the tables of its datasheet."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dragoman.language.sentences import find_sentences
from dragoman.language.words import find_words

from .markup import Note, Report

NGRAMS = (1, 2, 3, 4)


def measure(reports: Sequence[Report], news: Path | None = None) -> str:
    """The tables as text; ``news`` is a file of real reports, as JSON Lines with "text", to compare with."""
    lines = [
        *_size(reports),
        "",
        *_events(reports),
        "",
        *_claims(reports),
        "",
        *_figures(reports),
        "",
        *_heads(reports),
    ]
    words = [_words(report.text) for report in reports]
    lines += _variety("corpus", words)
    if news:
        real = (_words(json.loads(line)["text"]) for line in news.read_text("utf-8").splitlines())
        lines += _against(words, _as_long(real, sum(map(len, words))))
    return "\n".join(lines)


def _size(reports: Sequence[Report]) -> Iterator[str]:
    sentences = sum(1 for report in reports for _ in find_sentences(report.text))
    idle = sum(
        1
        for report in reports
        for paragraph in report.paragraphs
        if paragraph.nothing
        for _ in find_sentences(report.text[paragraph.start : paragraph.end])
    )
    words = sum(len(_words(report.text)) for report in reports)
    held = sum(report.head["part"] == "test" for report in reports)
    yield f"{len(reports)} reports ({held} held out), {sentences} sentences, {words} words"
    yield f"{idle} sentences of false friends ({100 * idle / max(1, sentences):.0f} %)"


def _notes(reports: Iterable[Report], letter: str) -> Iterator[tuple[Report, str, Note]]:
    return ((report, name, note) for report in reports for name, note in report.notes.items() if name[0] == letter)


def _events(reports: Sequence[Report]) -> Iterator[str]:
    told = [note.words for _, _, note in _notes(reports, "e")]
    types, realis = Counter(words[0] for words in told), Counter((words[0], words[2]) for words in told)
    modes = Counter((words[0], words[1]) for words in told)
    order = ("actual", "ongoing", "planned", "hypothetical", "negated")
    yield f"{len(told)} events: type, {', '.join(order)}; modes"
    for type_, count in sorted(types.items()):
        own = ", ".join(f"{mode} {n}" for (kind, mode), n in sorted(modes.items()) if kind == type_ and mode != "-")
        counts = " ".join(f"{realis[type_, one]:4}" for one in order)
        yield f"  {type_:10}{count:5}  {counts}  {own}"


def _claims(reports: Sequence[Report]) -> Iterator[str]:
    notes = [(report, name, note) for report, name, note in _notes(reports, "c")]
    stances = Counter(note.words[0] for _, _, note in notes)
    manners = Counter(note.words[1] for _, _, note in notes)
    nested = sum(_is_nested(report, name) for report, name, _ in notes)
    yield f"{len(notes)} claims, {nested} inside another, {sum('via' in n.links for *_, n in notes)} via another, " + (
        f"{sum('by' not in n.links for *_, n in notes)} of no named source, "
        f"{sum('cue' not in n.links for *_, n in notes)} without a cue"
    )
    yield "  " + ", ".join(f"{name} {count}" for name, count in (*stances.most_common(), *manners.most_common()))


def _is_nested(report: Report, name: str) -> bool:
    (own, *_) = report.spans(name)
    return any(
        mark.name != name
        and mark.start <= own.start
        and own.end <= mark.end
        and (mark.start, mark.end) != (own.start, own.end)
        for mark in report.of_kind("c")
    )


def _figures(reports: Sequence[Report]) -> Iterator[str]:
    told = Counter(note.words[0] for _, _, note in _notes(reports, "f"))
    yield f"{sum(told.values())} figures: " + ", ".join(f"{name} {count}" for name, count in told.most_common())


def _heads(reports: Sequence[Report]) -> Iterator[str]:
    manners = Counter(report.head["manner"] for report in reports)
    countries = Counter(note.words[0] for _, _, note in _notes(reports, "a"))
    plain = sum(report.is_plain for report in reports)
    foreign = sum("english" in report.head for report in reports)
    yield "manners: " + ", ".join(f"{name} {count}" for name, count in manners.most_common())
    yield f"{plain} plain reports; {foreign} of non-native writers; parties of {len(countries)} countries and bodies"


def _variety(name: str, texts: Sequence[Sequence[str]]) -> Iterator[str]:
    for size in NGRAMS:
        grams = Counter(gram for words in texts for gram in zip(*(words[i:] for i in range(size)), strict=False))
        total = sum(grams.values())
        yield f"{name}: {len(grams)} distinct of {total} runs of {size} ({len(grams) / max(1, total):.3f})"


def _against(own: Sequence[Sequence[str]], real: Sequence[Sequence[str]]) -> Iterator[str]:
    yield from _variety("as many words of real reports", real)
    mine, theirs = {word for text in own for word in text}, Counter(word for text in real for word in text)
    covered = sum(count for word, count in theirs.items() if word in mine)
    share = 100 * covered / max(1, sum(theirs.values()))
    yield f"of the running words of real reports, {share:.1f} % stand in the corpus"


def _as_long(texts: Iterable[list[str]], length: int) -> list[list[str]]:
    """The first of the texts, as many as have that many words together."""
    kept: list[list[str]] = []
    for words in texts:
        if length <= 0:
            break
        kept.append(words[:length])
        length -= len(words)
    return kept


def _words(text: str) -> list[str]:
    return [text[start:end].lower() for start, end in find_words(text)]

"""Annotated reports as examples: what happens in each sentence, who takes part, and who says what.

Three forms are read: the corpus of the project, marked inline (``training/corpus``); reports with annotations
beside them (``reports/text/NAME.txt``, ``reports/annotations/NAME.json``); and places alone (``told.jsonl``), of texts
that stand elsewhere. Sentences and words are those of the package, and so are the trees that tell the head word of a
trigger, a party or a cue.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.knowledge import load
from dragoman.language import parse
from dragoman.language.encoder import OnnxEncoder
from dragoman.records import Document, Sentence

from . import corpus
from .corpus.markup import Note, Report
from .data import BEYOND, Example, Happening, Saying

Reports = Iterator[list[Example]]
Stretch = tuple[int, int]  # of the report's text, half-open
ROLES = ("actor", "recipient", "place", "time")
NO_MODE = "-"
TOLD = Path(__file__).parent / "told.jsonl"  # of reports that the project does not hold, by place
TOLD_OF = ("re3d.jsonl", "gum_entities/train.jsonl")  # where their texts stand, in the folder of data
# Annotations beside reports give the words of a party and no place: a shorter form must be as long as this.
SHORTEST_NAME = 4


@dataclass(slots=True)
class Told:
    """One event of a report; a role lists its parties, each with every place where the report mentions it.

    ``sure``: where a party is not found in a sentence, it is not there (else nothing is known).
    """

    triggers: list[Stretch]
    type: str
    mode: str
    realis: str
    roles: dict[str, list[list[Stretch]]]
    sure: bool


@dataclass(slots=True)
class Said:
    """One claim of a report."""

    cue: Stretch
    source: Stretch | None
    content: Stretch
    stance: str


@dataclass(slots=True)
class Annotated:
    """A report and what it tells; ``contexts`` by paragraph, for where they are known."""

    text: str
    events: list[Told] = field(default_factory=list)
    claims: list[Said] = field(default_factory=list)
    contexts: list[tuple[Stretch, tuple[str, ...]]] = field(default_factory=list)


def read_own(
    folder: Path = corpus.REPORTS, part: str = "train", encoder: OnnxEncoder | None = None, *, plain: bool = False
) -> Reports:
    """The examples of each report of the project's own corpus, one list a report: the plain ones, or all others."""
    for report in corpus.read(folder):
        if report.head["part"] == part and report.is_plain == plain:
            yield list(examples(of_markup(report), encoder))


def read_annotated(folder: Path, names: Iterable[str], encoder: OnnxEncoder | None = None) -> Reports:
    """The examples of each report with annotations beside it, one list a report."""
    for name in names:
        annotation = json.loads((folder / "annotations" / f"{name}.json").read_text(encoding="utf-8"))
        text = (folder / "text" / f"{name}.txt").read_text(encoding="utf-8")
        yield list(examples(of_json(annotation, text), encoder))


def read_told(data: Path, encoder: OnnxEncoder | None = None, told: Path = TOLD) -> Reports:
    """The examples of each report of re3d and GUM that is told of in ``told``, one list a report.

    Only places in the texts stand there. A row without ``claims`` tells nothing of them; ``ValueError`` where a text is
    not in ``data``.
    """
    texts: dict[str, str] = {}
    for name in TOLD_OF:
        with (data / name).open(encoding="utf-8") as lines:
            texts |= {row["id"]: row["text"] for row in map(json.loads, lines)}
    for line in told.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["id"] not in texts:
            raise ValueError(f"{told.name}: no report {row['id']} in {data}")
        read = examples(of_places(row, texts[row["id"]]), encoder)
        yield list(read if "claims" in row else _silent(read))


def _silent(read: Iterable[Example]) -> Iterator[Example]:
    """The examples with nothing said of claims, where nobody looked for any."""
    for example in read:
        example.sayings = None
        yield example


def read_codebook(encoder: OnnxEncoder | None = None) -> Iterator[Example]:
    """The codebook's own examples, as far as they tell type, mode and realis of one event, or that there is none."""
    for kind in load().codebook.types.values():
        for told in kind.examples:
            report = Annotated(told.text)
            if not told.none:
                if told.trigger is None or told.text.count(told.trigger) != 1:
                    continue
                start = told.text.index(told.trigger)
                named = {"actor": told.actors, "recipient": told.recipients}
                roles = {
                    role: [_occurrences(told.text, name) for name in names]
                    for role, names in named.items()
                    if names is not None
                }
                trigger = (start, start + len(told.trigger))
                report.events.append(Told([trigger], told.type, told.mode or "", told.realis or "", roles, False))
            for example in examples(report, encoder):
                # An example names one event; there may be others beside it.
                example.partial = not told.none
                yield from _silent([example])


def of_markup(report: Report) -> Annotated:
    """What a report of the project's own tells."""
    told = Annotated(report.text)
    places: dict[str, list[Stretch]] = {}
    for mark in report.marks:
        places.setdefault(mark.name, []).append((mark.start, mark.end))
    for name, note in report.notes.items():
        if name[0] == "e":
            type_, mode, realis = note.words
            keys = zip(ROLES, ("by", "to", "at", "on"), strict=True)
            roles = {role: [places[one] for one in note.names(key)] for role, key in keys}
            told.events.append(Told(places[name], type_, mode, realis, roles, True))
        elif name[0] == "c" and "cue" in note.links:
            told.claims.append(_said(places, name, note))
    told.contexts = [((p.start, p.end), p.contexts) for p in report.paragraphs if p.contexts or p.nothing]
    return told


def _said(places: dict[str, list[Stretch]], name: str, note: Note) -> Said:
    cue = places[note.links["cue"]][0]
    # Of several mentions of the speaker the one nearest to the cue says it.
    sources = [place for one in note.names("by") for place in places[one]]
    source = min(sources, key=lambda place: _gap(place, cue), default=None)
    return Said(cue, source, places[name][0], note.words[0])


def _gap(one: Stretch, other: Stretch) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def of_json(annotation: dict[str, Any], text: str) -> Annotated:
    """What a report with annotations beside it tells."""
    times = [(_place(row), (row["begin"], row["end"])) for row in annotation["times"] if row["begin"]]
    told = Annotated(text)
    for row in annotation["events"]:
        roles = {
            "actor": [_occurrences(text, party["text"]) for party in row["actors"]],
            "recipient": [_occurrences(text, party["text"]) for party in row["recipients"]],
            "place": [_occurrences(text, row["place"])] if row["place"] else [],
            "time": [[place for place, days in times if row["begin"] and days == (row["begin"], row["end"])]],
        }
        triggers = [_place(row), *map(_place, row["mentions"])]
        told.events.append(Told(triggers, row["type"], row["mode"] or NO_MODE, row["realis"], roles, False))
    for row in annotation["claims"]:
        if row["cue"]:
            source = _place(row["source"]) if row["source"] else None
            told.claims.append(Said(_place(row["cue"]), source, _place(row["content"]), row["stance"]))
    return told


def of_places(row: dict[str, Any], text: str) -> Annotated:
    """What a row that holds places alone tells.

    Of each event type, mode, realis, triggers and who takes part; of each claim cue, source, content and stance.
    """
    told = Annotated(text)
    for event in row["events"]:
        roles = {role: [[(*place,) for place in party] for party in event[role]] for role in ("actor", "recipient")}
        triggers = [(*place,) for place in event["triggers"]]
        told.events.append(Told(triggers, event["type"], event["mode"] or NO_MODE, event["realis"], roles, False))
    for claim in row.get("claims", ()):
        source = (*claim["source"],) if claim["source"] else None
        told.claims.append(Said((*claim["cue"],), source, (*claim["content"],), claim["stance"]))
    return told


def _place(row: dict[str, Any]) -> Stretch:
    return row["start"], row["end_"]


def _occurrences(text: str, name: str) -> list[Stretch]:
    """Wherever the words stand; else wherever the last word of a name does ("Yermak" for "Andriy Yermak")."""
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    last = name.split()[-1] if name else ""
    if not found and " " in name and last[:1].isupper() and len(last) >= SHORTEST_NAME:
        found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(last)}(?!\w)", text)]
    return found


def examples(report: Annotated, encoder: OnnxEncoder | None = None) -> Iterator[Example]:
    """A sentence each, with the events and claims in it; the trees are those of ``encoder``, else the packaged ones."""
    sentences = parse(Document(report.text), encoder)
    parties = [{role: _parties(sentences, event, role) for role in BEYOND} for event in report.events]
    for number, sentence in enumerate(sentences):
        example = Example([token.text for token in sentence.tokens], number=number)
        example.happenings = list(_happenings(sentence, report.events, parties))
        example.sayings = list(_sayings(sentence, report.claims))
        example.people = frozenset(
            word for label in sentence.labels if label.kind == "person" for word in range(label.first, label.last)
        )
        here = [contexts for (start, end), contexts in report.contexts if start <= sentence.span.start < end]
        example.contexts = here[0] if here else None
        yield example


def _parties(sentences: Sequence[Sentence], event: Told, role: str) -> list[list[tuple[int, int]]] | None:
    """Where in the report each of those in the role is meant; None where one is not found in it."""
    if role not in event.roles:
        return None
    parties = []
    for places in event.roles[role]:
        found = {
            (number, _head(sentence, words))
            for place in places
            for number, sentence in enumerate(sentences)
            if (words := _words(sentence, place))
        }
        if not found:
            return None
        parties.append(sorted(found))
    return parties


def _happenings(
    sentence: Sentence, events: Iterable[Told], parties: Iterable[dict[str, list[list[tuple[int, int]]] | None]]
) -> Iterator[Happening]:
    for event, told in zip(events, parties, strict=True):
        for place in event.triggers:
            words = _words(sentence, place)
            if words:
                head = _head(sentence, words)
                roles = {role: _bearers(sentence, head, event, role) for role in ROLES}
                known = {role: found for role, found in told.items() if found is not None}
                yield Happening(head, words, event.type, event.mode, event.realis, roles, known)


def _bearers(sentence: Sentence, trigger: int, event: Told, role: str) -> dict[int, bool] | None:
    """Head words of those in the role: true for the mention nearest to the trigger, false for others of the same party.

    None where the sentence may hold a party that was not found in it.
    """
    found: dict[int, bool] = {}
    if role not in event.roles:
        return None
    for places in event.roles[role]:
        heads = sorted({_head(sentence, words) for place in places if (words := _words(sentence, place))})
        heads.sort(key=lambda head: abs(head - trigger))
        if not heads and not event.sure:
            return None
        for number, head in enumerate(heads):
            found[head] = found.get(head, False) or number == 0
    return found


def _sayings(sentence: Sentence, claims: Iterable[Said]) -> Iterator[Saying]:
    for claim in claims:
        cue = _words(sentence, claim.cue)
        if not cue:
            continue
        content = _words(sentence, claim.content)
        source: int | None = -1
        if claim.source is not None:
            words = _words(sentence, claim.source)
            source = _head(sentence, words) if words else None
        yield Saying(cue, source, (content[0], content[-1]) if content else None, claim.stance)


def _words(sentence: Sentence, place: Stretch) -> list[int]:
    """The words of the sentence that the stretch touches; none where it lies elsewhere."""
    start, end = place
    if end <= sentence.span.start or start >= sentence.span.end:
        return []
    tokens = sentence.tokens
    first = bisect_left(tokens, start + 1, key=lambda token: token.span.end)
    last = bisect_left(tokens, end, key=lambda token: token.span.start)
    return list(range(first, last))


def _head(sentence: Sentence, words: Sequence[int]) -> int:
    """The word that the others hang on."""
    inside = set(words)
    tops = [word for word in words if sentence.tokens[word].head not in inside]
    solid = [word for word in tops if sentence.tokens[word].upos not in ("PUNCT", "DET", "ADP", "AUX", "PART")]
    return (solid or tops or list(words))[0]

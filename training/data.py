"""What the language model learns from: treebanks and named entities, as one kind of example.

A corpus that says nothing about trees or about one scheme of names simply leaves that part out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.language.sentences import find_sentences
from dragoman.language.words import find_words

# Text licences that forbid commercial use or changes (fiction, how-to, essays, letters, podcasts: CC BY-NC-SA;
# conversations: CC BY-ND), so these genres stay out of training.
CLOSED_GENRES = ("conversation", "essay", "fiction", "letter", "podcast", "whow")
# One court session is from the same Santa Barbara Corpus as the conversations.
CLOSED_SOURCES = ("santa-barbara-corpus",)

NAMED_GUM = ("person", "place", "organization", "event", "object", "abstract")
GUM_AS_WIKIGOLD = {"person": "PER", "place": "LOC", "organization": "ORG"}
TITLES = frozenset(
    """
    adm admiral ambassador archbishop baron baroness bishop brig capt captain cardinal chairman chancellor chief col
    colonel congressman congresswoman councillor director doctor dr duke emperor empress gen general gov governor
    inspector judge justice king lady leader lord lt lieutenant maj major marshal mayor minister miss mr mrs ms officer
    pastor pope premier president prime prince princess prof professor queen rabbi rep representative rev reverend
    saint sec secretary sen senator sergeant sgt sheikh sir speaker st sultan
    """.split()  # noqa: SIM905
)
UNKNOWN = "?"  # nothing is learnt from a word with this tag
WNUT = {
    "person": "PER",
    "location": "LOC",
    "corporation": "ORG",
    "group": "ORG",
    "creative-work": "MISC",
    "product": "MISC",
}
RE3D = {
    "Organisation": "Organisation",
    "Person": "Person",
    "Location": "Location",
    "Weapon": "Weapon",
    "MilitaryPlatform": "Weapon",
    "Vehicle": "Weapon",
    "DocumentReference": "Document",
}

BEYOND = ("actor", "recipient")  # roles whose bearers are looked for in other sentences, too
WIKIGOLD_TIMES = 3  # where it is learnt from at all: with the reports, and never before a fold of it is measured

Run = tuple[int, int, str]  # first token, the one after the last, kind


@dataclass(slots=True)
class Happening:
    """An event in a sentence: its head word, all words of its trigger, and who takes part.

    ``roles`` gives for each role the words that bear it, true, and those that mean a bearer again, false (nothing is
    learnt from them); None where it is not known who bears it. Empty ``mode`` or ``realis``: not known.
    ``parties`` gives for each role, where it is known who they are, of each party all places of the report in which it
    is meant: number of the sentence and head word.
    """

    token: int
    words: list[int]
    type: str
    mode: str
    realis: str
    roles: dict[str, dict[int, bool] | None]
    parties: dict[str, list[list[tuple[int, int]]]] = field(default_factory=dict)


@dataclass(slots=True)
class Saying:
    """A claim in a sentence: the words of its cue, the head word of its source, first and last word of its content.

    ``source`` is -1 where there is none and None where it stands in another sentence; ``content`` is None where none
    of it stands in this one.
    """

    cue: list[int]
    source: int | None
    content: tuple[int, int] | None
    stance: str


@dataclass(slots=True)
class Example:
    """A sentence and what is known of it, empty where nothing is; heads are token indices, -1 at the root.

    ``happenings`` and ``sayings`` are None where nobody looked for any; ``partial``: there may be more happenings.
    """

    words: list[str]
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=dict)
    text: str = ""
    spaces: list[bool] = field(default_factory=list)
    begins: str = ""  # "document" or "paragraph", where the sentence is the first of one
    happenings: list[Happening] | None = None
    sayings: list[Saying] | None = None
    contexts: tuple[str, ...] | None = None
    partial: bool = False
    people: frozenset[int] = frozenset()  # words of persons' names
    number: int = 0  # of the sentence in its report


def read_treebank(path: Path) -> Iterator[Example]:
    """Every sentence of a CoNLL-U file, names left out."""
    for document, rows, text in _blocks(path):
        example = _tree(rows, text)
        example.begins = document.pop("begins", "")
        yield example


def read_gum(path: Path, closed: bool = False) -> Iterator[Example]:
    """Sentences of GUM with their names; ``closed`` takes in those that may only be measured on, not learnt from."""
    open_mentions: dict[str, tuple[int, str]] = {}
    for document, rows, text in _blocks(path):
        if not closed and not _may_train(document):
            continue
        example = _tree(rows, text)
        open_mentions.clear()
        mentions = list(_mentions(rows, open_mentions))
        kept = outermost(named(example, mentions))
        example.names["gum"] = bio(len(rows), kept)
        example.names["wiki"] = as_wikigold(example, kept)
        yield example


def read_spans(path: Path, scheme: str, kinds: dict[str, str] | None = None) -> Iterator[Example]:
    """Sentences with character spans (WikiGold, WNUT), as JSON Lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        spans = [
            (span["start"], span["end"], (kinds or {}).get(span["label"], span["label"])) for span in told["spans"]
        ]
        if example := _spelled(told["text"], 0, len(told["text"]), {scheme: spans}):
            yield example


def read_re3d(path: Path) -> Iterator[Example]:
    """Sentences of re3d; of nested mentions the outermost, nationalities as a scheme of their own."""
    for line in path.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        sure = [
            (entity["start"], entity["end"], RE3D[entity["type"]])
            for entity in told["entities"]
            if entity["type"] in RE3D and entity["conf"] >= 0.5
        ]
        nations = [(e["start"], e["end"], "Nationality") for e in told["entities"] if e["type"] == "Nationality"]
        for start, end in find_sentences(told["text"]):
            if example := _spelled(told["text"], start, end, {"re3d": sure, "nation": nations}):
                yield example


def outermost(runs: Iterable[Run]) -> list[Run]:
    """The runs that stand in no other."""
    kept: list[Run] = []
    for run in sorted(runs, key=lambda run: (run[0], -run[1])):
        if not kept or run[0] >= kept[-1][1]:
            kept.append(run)
    return kept


def bio(length: int, runs: Iterable[Run]) -> list[str]:
    """One tag a token: B-kind where a run begins, I-kind inside, O elsewhere."""
    tags = ["O"] * length
    for first, last, kind in runs:
        tags[first:last] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first - 1)
    return tags


def named(example: Example, mentions: Iterable[Run]) -> Iterator[Run]:
    """Mentions headed by a proper noun, cut to the name: no article before it, nothing that explains it behind it."""
    for first, last, kind in mentions:
        inside = range(first, last)
        tops = [token for token in inside if example.heads[token] not in inside]
        if kind not in NAMED_GUM or not tops or example.upos[tops[0]] != "PROPN":
            continue
        top = tops[0]
        if any(example.heads[token] == top and example.labels[token] == "conj" for token in inside):
            continue  # "Lavrov and Fidan": each is a mention of its own
        while first < top and (example.upos[first] == "DET" or example.labels[first] == "punct"):
            first += 1
        for token in range(top + 1, last):
            relation = example.labels[token].partition(":")[0]
            explains = example.heads[token] == top and relation in ("acl", "appos", "parataxis")
            if explains or example.words[token] in (",", "(", "[", ";", ":"):
                last = _leftmost(example.heads, token, top)
                break
        while last > top + 1 and example.xpos[last - 1] in ("POS", ",", "``", "''", "-LRB-", "-RRB-"):
            last -= 1
        yield first, last, kind


def as_wikigold(example: Example, kept: Iterable[Run]) -> list[str]:
    """What GUM's names tell of WikiGold's kinds; ``UNKNOWN`` where the two cannot be compared."""
    tags = ["O"] * len(example.words)
    for index, (xpos, lemma) in enumerate(zip(example.xpos, example.lemmas, strict=True)):
        if xpos in ("NNP", "NNPS"):
            tags[index] = UNKNOWN
        elif xpos == "JJ" and lemma[:1].isupper() and len(lemma) > 3:
            tags[index] = "B-MISC"  # "Israeli", "Shiite"
    for first, last, kind in kept:
        if kind == "person":
            # GUM's "President Obama" is WikiGold's "Obama"; what stands before the name teaches nothing.
            name = max((index + 1 for index in range(first, last) if _is_title(example.words[index])), default=first)
            if name < last and example.upos[name] in ("ADP", "DET"):
                name = last  # "Secretary of State" is no name
            tags[first:name] = [UNKNOWN] * (name - first)
            first = name
        if first == last:
            continue
        if kind in GUM_AS_WIKIGOLD:
            tags[first:last] = [f"B-{GUM_AS_WIKIGOLD[kind]}"] + [f"I-{GUM_AS_WIKIGOLD[kind]}"] * (last - first - 1)
        else:
            tags[first:last] = [UNKNOWN] * (last - first)
    return tags


def _is_title(word: str) -> bool:
    return word.lower().rstrip(".") in TITLES


def _leftmost(heads: list[int], token: int, stop: int) -> int:
    """Where the subtree of ``token`` begins, right of ``stop``."""
    for first in range(stop + 1, token):
        above = first
        while above > stop and above != token:
            above = heads[above]
        if above == token:
            return first
    return token


def _blocks(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]], str]]:
    document: dict[str, str] = {}
    rows: list[list[str]] = []
    text = ""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id"):
                document = {"id": line.partition("= ")[2], "begins": "document"}
            elif line.startswith("# newpar"):
                document.setdefault("begins", "paragraph")
            elif line.startswith("# meta::"):
                name, _, value = line[len("# meta::") :].partition(" = ")
                document[name] = value
            elif line.startswith("# text = "):
                text = line[len("# text = ") :]
            elif line and line[0] != "#":
                rows.append(line.split("\t"))
            elif not line and rows:
                yield document, rows, text
                rows = []
    if rows:
        yield document, rows, text


def _tree(rows: list[list[str]], text: str) -> Example:
    joined: set[int] = set()
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            joined.update(range(first, last))
            if "SpaceAfter=No" in row[9]:
                joined.add(last)
        elif row[0].isdigit() and "SpaceAfter=No" in row[9]:
            joined.add(int(row[0]))
    rows[:] = [row for row in rows if row[0].isdigit()]
    return Example(
        words=[row[1] for row in rows],
        lemmas=[row[2] for row in rows],
        upos=[row[3] for row in rows],
        xpos=[row[4] for row in rows],
        heads=[int(row[6]) - 1 for row in rows],
        labels=[row[7] for row in rows],
        text=text,
        spaces=[int(row[0]) not in joined for row in rows],
    )


def _may_train(document: dict[str, str]) -> bool:
    genre = document["id"].split("_")[1]
    return genre not in CLOSED_GENRES and not any(part in document.get("sourceURL", "") for part in CLOSED_SOURCES)


def _mentions(rows: list[list[str]], begun: dict[str, tuple[int, str]]) -> Iterator[Run]:
    """The bracketed mentions of GUM: "(3-person-new-..." opens, "3)" closes, "(4-place-...)" does both."""
    for token, row in enumerate(rows):
        told = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        for part in told.replace("(", " (").replace(")", ") ").split():
            name, kind, *_ = [*part.strip("()").split("-"), ""]
            if part.startswith("("):
                begun[name] = token, kind
            if part.endswith(")") and name in begun:
                first, kind = begun.pop(name)
                yield first, token + 1, kind


def _spelled(text: str, start: int, end: int, schemes: dict[str, list[tuple[int, int, str]]]) -> Example | None:
    words = list(find_words(text, start, end))
    if not words:
        return None
    begins = {begin: index for index, (begin, _) in enumerate(words)}
    ends = {stop: index + 1 for index, (_, stop) in enumerate(words)}
    example = Example([text[begin:stop] for begin, stop in words])
    for scheme, spans in schemes.items():
        runs = [(begins[a], ends[b], kind) for a, b, kind in spans if a in begins and b in ends]
        example.names[scheme] = bio(len(words), outermost(run for run in runs if run[0] < run[1]))
    return example


def corpora(folder: Path, wikigold: bool) -> dict[str, list[Example]]:
    """All that may be trained on, by source; WikiGold only where no fold of it is to be measured."""
    read: dict[str, list[Example]] = {
        "ewt": list(read_treebank(folder / "ud/ewt/train.conllu")),
        "gum": list(read_gum(folder / "ud/gum/train.conllu")),
        "wnut": list(read_spans(folder / "ner/wnut17.train.jsonl", "wiki", WNUT)),
        "re3d": list(read_re3d(folder / "re3d.jsonl")),
    }
    if wikigold:
        read["wikigold"] = WIKIGOLD_TIMES * list(read_spans(folder / "ner/wikigold.all.jsonl", "wiki"))
    return read


def describe(read: dict[str, list[Example]]) -> dict[str, Any]:
    """How much there is of each source, for the log and the model card."""
    return {name: {"sentences": len(e), "words": sum(len(x.words) for x in e)} for name, e in read.items()}

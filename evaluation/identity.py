"""Whether two reports name one actor: pairs of short reports of our own, each with a name in brackets, read end to end.

    python -m evaluation.identity [evaluation/identity/pairs.csv] [--show] [--json]
    python -m evaluation.identity STORE --sample 60 [--seed 1]

Each report is read by itself, so that a name that is not seen, or taken for something else, is a pair that is missed.
The second form prints a link each of actors of a store at random, with both sentences, for a person to judge.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.pipeline import Interpreter
from dragoman.records import Document, Findings, Link, Mention
from dragoman.resolvers import identify
from dragoman.stores import Store, open_store

PAIRS = Path(__file__).parent / "identity" / "pairs.csv"
MARKED = re.compile(r"\[(.+?)\]")


@dataclass(frozen=True)
class Judged:
    """What a pair came to: ``seen`` where both names were found, ``linked`` as the same, and the reasons."""

    expected: str
    what: str
    names: tuple[str, str]
    seen: bool
    linked: bool
    why: str


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, nargs="?", default=PAIRS)
    parser.add_argument("--sample", type=int, help="print so many links of a store")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print the pairs that come out wrong")
    parser.add_argument("--json", action="store_true", help="print the table as JSON")
    options = parser.parse_args()
    if options.sample:
        with open_store(options.source, create=False) as store:
            print("\n\n".join(sample(store, options.sample, options.seed)))
        return
    judged = list(measure(options.source))
    if options.show:
        print("\n".join(map(_line, filter(_is_wrong, judged))))
    table = score(judged)
    print(json.dumps(table) if options.json else "\n".join(f"{name:10} {value}" for name, value in table.items()))


def measure(path: Path) -> Iterator[Judged]:
    """Each pair of the file, read and compared in a store of its own."""
    read = Interpreter()
    with path.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            sides = [_read(read, row[side], row[f"{side}_day"], f"Paper {side}") for side in ("left", "right")]
            yield _judged(row["expected"], row["what"], sides)


def _read(read: Interpreter, marked: str, day: str, publisher: str) -> tuple[Findings, str]:
    match = MARKED.search(marked)
    if match is None:
        raise SystemExit(f"expected a name in brackets: {marked}")
    document = Document(MARKED.sub(r"\1", marked), published=date.fromisoformat(day), publisher=publisher)
    return read(document), match[1]


def _judged(expected: str, what: str, sides: list[tuple[Findings, str]]) -> Judged:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "pair.db") as store:
        for findings, _ in sides:
            store.add(findings)
        store.identify(identify)
        ids = [_id(store, findings.document.id, name) for findings, name in sides]
        actors = [{one.id for one in store.identities.actors_of([id])} if id else set() for id in ids]
        links = [link for link in store.links("actor") if {link.left, link.right} == set(ids)]
        why = "; ".join(f"{link.judgement} {link.score}: {', '.join(link.why)}" for link in links)
    (_, left), (_, right) = sides
    return Judged(expected, what, (left, right), all(ids), bool(actors[0] & actors[1]), why or "no link")


def _id(store: Store, document: str, name: str) -> str | None:
    """The name in the report that is, or is part of, the one in brackets."""
    found = {
        id: (len(set(name.split()) & set(mention.actor.name.split())), len(mention.actor.name))
        for id, mention in _names(store, document)
        if mention.actor and set(name.split()) & set(mention.actor.name.split())
    }
    return max(found, key=lambda id: (found[id][0], -found[id][1], id), default=None)


def _names(store: Store, document: str) -> Iterator[tuple[str, Mention]]:
    profiles = [profile for one in store.identities.actors() for profile in one.profiles]
    for id, (report, mention) in store.identities.mentions(profiles).items():
        if report.id == document:
            yield id, mention


def score(judged: list[Judged]) -> dict[str, float]:
    """Precision and recall of what is linked, and how many of the names were seen at all."""
    same = [one for one in judged if one.expected == "same"]
    linked = [one for one in judged if one.linked]
    right = [one for one in linked if one.expected == "same"]
    seen = [one for one in same if one.seen]
    return {
        "same": len(same),
        "different": len(judged) - len(same),
        "linked": len(linked),
        "precision": round(len(right) / len(linked), 3) if linked else 0.0,
        "recall": round(len(right) / len(same), 3) if same else 0.0,
        "names seen": sum(one.seen for one in judged),
        "recall of those seen": round(sum(one.linked for one in seen) / len(seen), 3) if seen else 0.0,
        "different and seen": sum(one.seen for one in judged if one.expected == "different"),
    }


def _is_wrong(one: Judged) -> bool:
    return one.linked != (one.expected == "same")


def _line(one: Judged) -> str:
    seen = "" if one.seen else " (not seen)"
    return f"{one.expected:9} {one.what:32} {one.names[0]} | {one.names[1]}{seen}: {one.why}"


def sample(store: Store, number: int, seed: int) -> Iterator[str]:
    """Links at random that hold an actor together, one each of as many actors, with the reasons and both sentences.

    Whoever is named in a hundred reports has a hundred times the links of others, and would be most of them.
    """
    luck = random.Random(seed)
    links: dict[str, list[Link]] = {}
    of = {profile: one.id for one in store.identities.actors() for profile in one.profiles}
    for link in store.links("actor"):
        if link.judgement == "same" and of.get(link.left, 0) == of.get(link.right, 1):
            links.setdefault(of[link.left], []).append(link)
    for id in luck.sample(sorted(links), min(number, len(links))):
        yield "\n".join(_shown(store, luck.choice(links[id])))


def _shown(store: Store, link: Link) -> Iterator[str]:
    yield f"{link.score} {', '.join(link.why)}"
    for document, mention in store.identities.mentions((link.left, link.right)).values():
        span = mention.evidence.span
        words = " ".join(document.text[max(0, span.start - 80) : span.end + 80].split())
        told = mention.actor
        coded = f"{told.name} ({told.country} {' '.join(told.sectors)})" if told else ""
        yield f"  {document.day} {document.publisher}: {coded}: ...{words}..."


if __name__ == "__main__":
    main()

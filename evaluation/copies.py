"""Plants altered copies among real reports, and says how many of them are found, and what else is taken for a copy.

    python -m evaluation.copies REPORTS.jsonl [--number 1000] [--seed 1] [--json]

Each report gets none to four copies under other mastheads, each altered as papers alter wire copy: another opening, a
few words changed, the end cut, a paragraph of its own, a sentence left out. A pair is found if the two share one source
in the end. Copies among the reports themselves that were not planted are listed apart: a person has to look at them.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from dragoman.readers import read
from dragoman.records import Document, Findings
from dragoman.resolvers import resolve
from dragoman.stores import open_store

OWN = (
    "Residents said by telephone that the night had been quiet and that shops would open late.",
    "The paper could not confirm these accounts on its own, and officials did not answer its calls.",
    "Analysts in the capital expect more of the same before the end of the month.",
)
OPENINGS = ("From our correspondent -", "(Agencies)", "Staff and wire reports -", "UPDATED:")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--number", type=int, default=1000, help="of reports to plant copies of")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print the table as JSON")
    options = parser.parse_args()
    luck = random.Random(options.seed)
    originals = list({document.id: document for document in read(options.reports)}.values())
    originals = luck.sample(originals, min(options.number, len(originals)))
    planted = {document.id: [document, *copies_of(document, luck)] for document in originals}
    table = measure(planted)
    print(json.dumps(table) if options.json else "\n".join(f"{name:10} {value}" for name, value in table.items()))


def copies_of(document: Document, luck: random.Random) -> Iterator[Document]:
    """None to four copies of a report, each altered in its own way."""
    for number in range(luck.randrange(5)):
        yield replace(document, text=altered(document.text, luck), publisher=f"Paper {number}", name=None)


def altered(text: str, luck: random.Random) -> str:
    """The text as another paper prints it."""
    sentences = text.split(". ")
    if len(sentences) > 6:
        del sentences[luck.randrange(1, len(sentences))]
        sentences = sentences[: len(sentences) - luck.randrange(len(sentences) // 4 + 1)]
    words = ". ".join(sentences).split(" ")
    for _ in range(len(words) // 40):
        words[luck.randrange(len(words))] = luck.choice(("however", "reportedly", "the", "also"))
    return f"{luck.choice(OPENINGS)} {' '.join(words)}. {luck.choice(OWN)}"


def measure(planted: dict[str, list[Document]]) -> dict[str, float]:
    """Recall and precision over pairs of reports that share a source."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "copies.db") as store:
        for family in planted.values():
            for document in family:
                store.add(Findings(document))
        resolve(store.comparisons)
        pairs = [(link.left, link.right) for link in store.links() if link.kind == "copy"]
    home = {document.id: first for first, family in planted.items() for document in family}
    found = {frozenset(pair) for pair in _connected(pairs)}
    expected = {
        frozenset((one, other))
        for family in planted.values()
        for one, other in combinations(dict.fromkeys(document.id for document in family), 2)
    }
    right = len(found & expected)
    wrong = [pair for pair in found - expected if len({home[id] for id in pair}) > 1]
    return {
        "reports": len(planted),
        "planted": len(home) - len(planted),
        "pairs": len(expected),
        "recall": round(right / len(expected), 4) if expected else 0.0,
        "precision": round(right / (right + len(wrong)), 4) if right else 0.0,
        "others": len({frozenset(home[id] for id in pair) for pair in wrong}),
    }


def _connected(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """All pairs that chains of links hold together."""
    group: dict[str, list[str]] = {}
    for left, right in pairs:
        one, other = group.setdefault(left, [left]), group.setdefault(right, [right])
        if one is not other:
            one.extend(other)
            for member in other:
                group[member] = one
    for members in {id(members): members for members in group.values()}.values():
        yield from combinations(members, 2)


if __name__ == "__main__":
    main()

"""What words tell of a stance: ``knowledge/languages/en/stance-words.csv``, counted on annotated reports.

    python -m training.stances DATA

DATA holds ``reports/`` as for the training of the model. The words are those that the reader looks at in a content, in
the sentence of its cue: no names, no numbers. A logistic regression with an L1 penalty keeps the few hundred that tell
anything; a word must stand in the contents of four reports. Reports of others count three times: there are five times
as many sentences of our own. Needs scikit-learn, which the reader does not.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from dragoman.extractors.stance import content_words
from dragoman.knowledge.stancewords import ALWAYS, ANYWHERE, FILE, OPENING, STANCES
from dragoman.language import parse
from dragoman.records import Document, Span

from . import corpus
from .reports import Annotated, of_json, of_markup

PENALTY = 0.3  # 0.2 to 0.5 are within noise on the test part of the corpus and the demo reports
REPORTS = 4
WEIGHT = 3
# Below this a weight decides nothing.
LEAST = 0.01

Case = tuple[frozenset[tuple[str, str]], int, int]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    folder = parser.parse_args().data / "reports"
    cases = [(case, WEIGHT, number) for number, report in enumerate(read_reports(folder)) for case in _cases(report)]
    own = [report for report in corpus.read() if report.head["part"] == "train"]
    cases += [(case, 1, -number) for number, report in enumerate(own, 1) for case in _cases(of_markup(report))]
    rows = learn(cases)
    with Path(str(resources.files("dragoman.knowledge") / FILE)).open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(["word", "where", *STANCES])
        lines.writerows(rows)


def read_reports(folder: Path) -> Iterator[Annotated]:
    """Reports with annotations beside them."""
    for path in sorted((folder / "annotations").glob("*.json")):
        text = (folder / "text" / f"{path.stem}.txt").read_text(encoding="utf-8")
        yield of_json(json.loads(path.read_text(encoding="utf-8")), text)


def _cases(report: Annotated) -> Iterator[tuple[frozenset[tuple[str, str]], str]]:
    """The words of each content, with where they stand, and the stance in which it is said."""
    sentences = parse(Document(report.text))
    for claim in report.claims:
        cue, content = Span(*claim.cue), Span(*claim.content)
        for sentence in sentences:
            if sentence.span.overlaps(cue):
                anywhere, opening = content_words(sentence, content)
                told = {(word, ANYWHERE) for word in anywhere} | {(word, OPENING) for word in opening}
                yield frozenset(told), claim.stance
                break


def learn(cases: list[tuple[tuple[frozenset[tuple[str, str]], str], int, int]]) -> list[list[Any]]:
    """The rows of the file: weights of each word that tells anything, those of every content first."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    reports = Counter(word for word, _ in {(word, report) for (told, _), _, report in cases for word in told})
    kept = sorted(word for word, count in reports.items() if count >= REPORTS)
    columns = {word: column for column, word in enumerate(kept)}
    places = [(row, columns[word]) for row, ((told, _), *_) in enumerate(cases) for word in told if word in columns]
    rows, cols = np.array(places, dtype=np.int32).T
    counts = csr_matrix((np.ones(len(places)), (rows, cols)), shape=(len(cases), len(kept)))
    machine = LogisticRegression(C=PENALTY, l1_ratio=1, solver="saga", max_iter=400, tol=1e-3, random_state=1)
    machine.fit(counts, [stance for (_, stance), *_ in cases], sample_weight=[weight for _, weight, _ in cases])
    order = [list(machine.classes_).index(stance) for stance in STANCES]
    always = [ALWAYS, ANYWHERE, *_rounded(machine.intercept_[order])]
    weights = ((word, _rounded(machine.coef_[order, column])) for word, column in columns.items())
    return [always, *([*word, *told] for word, told in weights if any(told))]


def _rounded(weights: Any) -> list[str]:
    """Two digits decide as well as all; what is next to nothing is left empty."""
    return [f"{weight:.2f}" if abs(weight) >= LEAST else "" for weight in weights.tolist()]


if __name__ == "__main__":
    main()

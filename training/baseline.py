"""What word counts alone are worth on the sentences of ``evaluation.relations``: a TF-IDF SVM.

    python -m training.baseline PLV.jsonl [--json]

It learns from the sentences of ``training/corpus`` whose events are all of one type, and needs scikit-learn, which
nothing else here does. It is told neither source nor target.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from dragoman.language.sentences import find_sentences
from evaluation.relations import YIELD, page, score

from . import corpus
from .corpus.markup import Report


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--json", action="store_true", help="print the table as JSON")
    options = parser.parse_args()
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC

    learnt = [pair for report in corpus.read() if report.head["part"] == "train" for pair in labelled(report)]
    vectors = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    machine = make_pipeline(vectors, LinearSVC(class_weight="balanced"))
    machine.fit([text for text, _ in learnt], [root for _, root in learnt])
    rows = [json.loads(line) for line in options.sentences.read_text("utf-8").splitlines() if line.strip()]
    found = [str(root) for root in machine.predict([row["text"] for row in rows])]
    table = score([row["gold_root"] for row in rows], found)
    print(json.dumps(table, indent=1) if options.json else page(table))


def labelled(report: Report) -> Iterator[tuple[str, str]]:
    """The sentences whose events are all of one type, with it."""
    for start, end in find_sentences(report.text):
        types = {report.notes[mark.name].words[0] for mark in report.of_kind("e") if start <= mark.start < end}
        if len(types) == 1:
            (type_,) = types
            yield report.text[start:end], "YIELD" if type_ in YIELD else type_


if __name__ == "__main__":
    main()

"""What all trainings of a run read, read once: ``python -m training.readings DATA --trees FOLDER --out FILE``.

Parsing some 2,500 reports takes minutes, and seven trainings want them. ``read`` is the door; where it is told of a
file, it keeps there what it has read, for whoever asks for the same again.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
from dataclasses import dataclass, fields
from pathlib import Path

import dragoman
from dragoman.language.encoder import OnnxEncoder

from .corpus import REPORTS
from .data import Example
from .reports import TOLD, TOLD_OF, read_annotated, read_codebook, read_own, read_told

KNOWLEDGE = Path(dragoman.__file__).parent / "knowledge"
CODEBOOK, SHIPPED = KNOWLEDGE / "events", KNOWLEDGE.parent / "language"
FOLDS = 6  # of the real reports, every last of which may be held out

Reports = list[list[Example]]  # the sentences of each report


@dataclass(frozen=True, slots=True)
class Readings:
    """To learn from: ``real`` reports, our ``plain`` ones, the others of our ``own``, the ``codebook``'s examples.

    To measure on: ``test`` and ``plain_test``, what is held out of ours, and the real ones ``held`` out.
    """

    real: Reports
    own: Reports
    plain: Reports
    codebook: list[Example]
    test: list[Example]
    plain_test: list[Example]
    held: list[Example]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--trees", type=Path, help="folder of a packaged model for words and trees; else the shipped")
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    read(chosen.data, trees=chosen.trees, file=chosen.out)


def read(
    data: Path,
    corpus: Path = REPORTS,
    trees: Path | None = None,
    hold_out: bool = False,
    file: Path | None = None,
) -> Readings:
    """The reports of ``data`` and of ``corpus``, by the words and trees of the model in ``trees``.

    From ``file`` where the same has been read into it before. ``hold_out`` keeps a sixth of the real ones to measure.
    """
    kept, held = _folds(data / "reports", hold_out)
    key = _key(data, kept, corpus, trees or SHIPPED) if file else ""
    if file and file.exists():
        with file.open("rb") as stream:
            told, *parts = pickle.load(stream)
        if told == key:
            return Readings(*parts)
    encoder, folder = OnnxEncoder(trees) if trees else None, data / "reports"
    readings = Readings(
        real=[*read_annotated(folder, kept, encoder), *read_told(data, encoder)],
        own=list(read_own(corpus, encoder=encoder)),
        plain=list(read_own(corpus, encoder=encoder, plain=True)),
        codebook=list(read_codebook(encoder)),
        test=[example for report in read_own(corpus, "test", encoder) for example in report],
        plain_test=[example for report in read_own(corpus, "test", encoder, plain=True) for example in report],
        held=[example for report in read_annotated(folder, held, encoder) for example in report],
    )
    if file:
        part = file.with_suffix(".part")
        part.write_bytes(pickle.dumps((key, *(getattr(readings, one.name) for one in fields(readings)))))
        part.replace(file)
    return readings


def _folds(folder: Path, hold_out: bool) -> tuple[list[str], list[str]]:
    """The names of the reports to learn from, and of those that are kept for measuring."""
    names = sorted(path.stem for path in (folder / "annotations").glob("*.json"))
    held = names[FOLDS - 1 :: FOLDS] if hold_out else []
    return [name for name in names if name not in held], held


def _key(data: Path, kept: list[str], corpus: Path, trees: Path) -> str:
    """Of the texts, their annotations, the codebook and the model: it changes where any of them does.

    Where the code that reads has changed, the file is to be taken away by hand.
    """
    digest = hashlib.sha256(repr(kept).encode())
    folders = (data / "reports/annotations", data / "reports/text", corpus, CODEBOOK, trees)
    files = [path for folder in folders for path in sorted(folder.glob("*")) if path.is_file()]
    for path in (TOLD, *filter(Path.exists, (data / name for name in TOLD_OF)), *files):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    main()

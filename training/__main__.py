"""From data to the packaged model: ``python -m training DATA [--out RUNS]``; a run that was broken off goes on."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "src" / "dragoman" / "language"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("training/runs"))
    parser.add_argument("--seed", default="1")
    chosen = parser.parse_args()
    data, base, joint = str(chosen.data), chosen.out / "base", chosen.out / "joint"
    start, trees, seed = str(base / "model.pt"), str(base / "package"), ["--seed", chosen.seed]
    for step in (
        ["training.train", data, "--out", str(base), *seed],
        ["training.lemmas", data, str(PACKAGE / "lemmas.json")],
        ["training.to_onnx", start, trees],
        ["training.joint", data, "--start", start, "--trees", trees, "--out", str(joint), *seed],
        ["training.to_onnx", str(joint / "model.pt"), str(PACKAGE)],
    ):
        subprocess.run([sys.executable, "-m", *step], check=True)


if __name__ == "__main__":
    main()

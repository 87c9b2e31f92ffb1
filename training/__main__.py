"""From data to the packaged model: ``python -m training DATA [--out RUNS]``; a run that was broken off goes on."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "src" / "dragoman" / "language"
LAST = ["--wikigold", "--epochs", "1", "--rate", "3e-5", "--head-rate", "3e-4"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("training/runs"))
    chosen = parser.parse_args()
    data, base, last = str(chosen.data), chosen.out / "base", chosen.out / "last"
    for step in (
        ["training.train", data, "--out", str(base)],
        ["training.train", data, "--out", str(last), "--start", str(base / "model.pt"), *LAST],
        ["training.lemmas", data, str(PACKAGE / "lemmas.json")],
        ["training.to_onnx", str(last / "model.pt"), str(PACKAGE)],
    ):
        subprocess.run([sys.executable, "-m", *step], check=True)


if __name__ == "__main__":
    main()

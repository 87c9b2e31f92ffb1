"""From data to the packaged model: ``python -m training DATA [--out RUNS] [--hours 2.9]``.

A run that was broken off goes on. Each training of the encoder has its share of the hours: on a machine that is too
slow for all its steps it makes fewer, and its rates still fall to nothing (``pace``). With ``--larger`` what comes
out are layers of a larger encoder, in a file three times as large as the shipped one, and their trainings come on top.
The head for whom other sentences name learns last, in ten minutes or so.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

# Of the time; what is left over goes to reading, and to the last head. In proportion to what each has to read.
SHARES = {"base": 0.175, "joint": 0.305, "last": 0.07, "further": 0.24, "apart": 0.1, "settled": 0.03}
# The last epoch goes in small steps, with most of the sentences for grammar and names, so that what was forgotten comes
# back, and with each real report three times, since real news is what will be read.
LAST = ["--epochs", "1", "--share", "0.7", "--real", "3", "--rate", "3e-5", "--head-rate", "3e-4"]
# Five more on all that is annotated, with little else: triggers, roles and realis still got better, slowly.
FURTHER = ["--epochs", "5", "--share", "0.15", "--real", "2", "--rate", "6e-5", "--head-rate", "1e-3"]
# Then two that go on from there apart, each in its own order, with the real ones twice and a third of ours that are not
# plain; the mean of both is what goes on.
OWN_THIRD = ["--real", "2", "--own", "0.35", "--rate", "6e-5", "--head-rate", "1e-3"]
APART = ["--epochs", "2", "--share", "0.15", *OWN_THIRD, "--threads", "1"]
# Where a larger encoder is at hand, it learns the same, and every second of its layers follows what it holds likely.
# Neither has a share of the hours. The larger one learns little grammar; its layers read much of that.
LARGER = ["--epochs", "3", "--share", "0.12", *OWN_THIRD, "--size", "1536"]
FOLLOWING = ["--epochs", "4", "--share", "0.45", *OWN_THIRD, "--size", "1536", "--head-rate", "3e-4"]
# Then the heads for grammar and names settle on the encoder as it has become; nothing else moves.
SETTLE = ["--settle", "--epochs", "3", "--share", "1", "--size", "1024", "--head-rate", "1e-3"]
PUBLISHED = ("config.json", "tokenizer.json", "model.safetensors")  # the files of an encoder
PACKAGE = Path(__file__).parent.parent / "src" / "dragoman" / "language"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("training/runs"))
    parser.add_argument("--package", type=Path, default=PACKAGE, help="folder for model, words and lemmas")
    parser.add_argument("--larger", type=Path, help="folder of all-mpnet-base-v2, of whose layers the model is to be")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hours", type=float, default=2.9, help="for all but the larger; 0: as long as it takes")
    chosen = parser.parse_args()
    if chosen.larger and (lost := [name for name in PUBLISHED if not (chosen.larger / name).is_file()]):
        parser.error(f"{chosen.larger}: no {', '.join(lost)}; expected all-mpnet-base-v2 as it was published")
    data = str(chosen.data)
    base, joint, last, further = (chosen.out / step for step in ("base", "joint", "last", "further"))
    mean, larger, following = (chosen.out / step / "model.pt" for step in ("mean", "larger", "following"))
    # What is cut from a larger one is another model, and leaves the one without it as it is.
    settled, learnt = (chosen.out / "settled-following", following) if chosen.larger else (chosen.out / "settled", mean)
    start, trees, seed = str(base / "model.pt"), ["--trees", str(base / "package")], ["--seed", str(chosen.seed)]
    apart = {chosen.out / f"apart{one}": ["--seed", str(one)] for one in (chosen.seed + 1, chosen.seed + 2)}
    readings, beyond = str(chosen.out / "readings.pickle"), str(settled / "beyond.pt")
    learn = ["training.joint", data, "--readings", readings, "--start"]
    own_start = [str(further / "model.pt"), *trees]
    chosen.package.mkdir(parents=True, exist_ok=True)

    def of(step: str) -> list[str]:
        return ["--minutes", f"{60 * chosen.hours * SHARES[step]:.2f}"] if chosen.hours else []

    run(
        ["training.train", data, "--out", str(base), *seed, *of("base")],
        ["training.lemmas", data, str(chosen.package / "lemmas.json")],
        ["training.to_onnx", start, str(base / "package")],
        ["training.readings", data, *trees, "--out", readings],
        [*learn, start, *trees, "--out", str(joint), *seed, *of("joint")],
        [*learn, str(joint / "model.pt"), *trees, "--out", str(last), *seed, *LAST, *of("last")],
        [*learn, str(last / "model.pt"), *trees, "--out", str(further), *seed, *FURTHER, *of("further")],
    )
    run_beside(
        [*learn, *own_start, "--out", str(folder), *order, *APART, *of("apart")] for folder, order in apart.items()
    )
    run(["training.averaging", *(str(folder / "model.pt") for folder in apart), "--out", str(mean)])
    if chosen.larger:
        published, student = str(larger.parent / "published.pt"), str(following.parent / "student.pt")
        follow = ["--teacher", str(larger), *FOLLOWING]
        run(
            ["training.teacher", str(chosen.larger), "--like", str(mean), "--out", published, *seed],
            [*learn, published, *trees, "--out", str(larger.parent), *seed, *LARGER],
            ["training.student", str(larger), "--out", student],
            [*learn, student, *trees, "--out", str(following.parent), *seed, *follow],
        )
    run(
        [*learn, str(learnt), *trees, "--out", str(settled), *seed, *SETTLE, *of("settled")],
        [
            "training.beyond",
            data,
            "--readings",
            readings,
            "--start",
            str(settled / "model.pt"),
            *trees,
            "--out",
            beyond,
            *seed,
        ],
        ["training.to_onnx", beyond, str(chosen.package)],
    )


def run(*steps: Sequence[str]) -> None:
    """One after the other; the first that fails ends it."""
    for step in steps:
        run_beside([step])


def run_beside(steps: Iterable[Sequence[str]]) -> None:
    """All at once, a core each, but for trainings that are done; where one fails, the others are waited for."""
    begun = [
        (step, subprocess.Popen([sys.executable, "-m", *step]))
        for step in steps
        if not any(mark.exists() for mark in _marks(step))
    ]
    ended = [(step, process.wait()) for step, process in begun]
    for step, code in ended:
        for mark in _marks(step) if code == 0 else ():
            mark.touch()
    for step, code in ended:
        if code:
            raise subprocess.CalledProcessError(code, list(step))


def _marks(step: Sequence[str]) -> list[Path]:
    """The file that says that a training is done; none for the steps that are quickly done again."""
    trains = step[0] in ("training.train", "training.joint")
    return [Path(step[step.index("--out") + 1]) / "done"] if trains else []


if __name__ == "__main__":
    main()

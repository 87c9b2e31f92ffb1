"""What everything across reports costs beside reading them, as a ratio of CPU in one run.

    python -m benchmarks.across STORE [--sample 500] [--seed 1]

A sample of the reports of STORE is read anew, from text to findings; what all of its reports cost is that times their
share of the characters. Then what was found in all of them comes into a store of its own, and all is done that is done
across reports: copies, incidents, who is who, talks, courts, tolls, positions and tensions. Writing findings down is
counted to neither.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.growth import used
from dragoman.knowledge import load
from dragoman.pipeline import Interpreter
from dragoman.resolvers import ACCOUNTS, identify, resolve
from dragoman.stores import open_store


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--sample", type=int, default=500, help="reports that are read anew")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with open_store(options.store, create=False) as source, tempfile.TemporaryDirectory() as folder:
        lengths = {document.id: len(document.text) for document in source.documents()}
        sample = random.Random(options.seed).sample(sorted(lengths), min(options.sample, len(lengths)))
        interpret = Interpreter(load())
        interpret(source.document(sample[0]))  # what is loaded once is no part of reading
        texts = [source.document(id) for id in sample]
        before = used()
        for document in texts:
            interpret(document)
        read = (used() - before) * sum(lengths.values()) / sum(lengths[id] for id in sample)
        print(f"reading {len(lengths)} reports, from {len(sample)}: {read:.0f} CPU seconds", flush=True)
        with open_store(Path(folder) / "across.db") as store:
            for findings in source.all():
                store.add(findings)
            deeds: dict[str, Callable[[], None]] = {
                "copies and incidents": lambda: store.resolve(resolve),
                "who is who": lambda: store.identify(identify),
                "talks, courts, tolls and what is said": store.standing(ACCOUNTS).renew,
            }
            across = 0.0
            for name, deed in deeds.items():
                before = used()
                deed()
                across += used() - before
                print(f"{name}: {used() - before:.1f} CPU seconds", flush=True)
    print(f"across reports over reading: {across / read:.3f}")


if __name__ == "__main__":
    main()

"""The command line with the five-word interpreter in the place of the model: ``python -m tests.command build ...``."""

from __future__ import annotations

from functools import partial

from dragoman import batch, cli, pipeline
from tests.doubles import make

pipeline.Interpreter = make  # type: ignore[misc, assignment]
batch.Crew = partial(batch.Crew, make=make)  # type: ignore[misc, assignment]

if __name__ == "__main__":
    cli.main()

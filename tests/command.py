"""The command line with the five-word interpreter in the place of the model: ``python -m tests.command build ...``."""

from __future__ import annotations

from dragoman import batch, cli, pipeline
from tests.doubles import make

pipeline.Interpreter = batch.Interpreter = make  # type: ignore[misc, assignment]

if __name__ == "__main__":
    cli.main()

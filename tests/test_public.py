"""What the package shows is what it promises."""

from __future__ import annotations

import subprocess
import sys

import pytest

import dragoman


def test_every_name_that_is_promised_is_there() -> None:
    assert dragoman.__all__ == sorted(dragoman.__all__, key=str)
    assert {name for name in dragoman.__all__ if getattr(dragoman, name, None) is None} == set()
    assert dir(dragoman) == sorted(dragoman.__all__)


def test_the_names_that_are_promised() -> None:
    assert set(dragoman.__all__) == {
        "Interpreter",
        "__version__",
        "build",
        "export",
        "open",
        "open_store",
        "read",
        "records",
    }


def test_a_name_that_is_not_promised_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'interpret'"):
        dragoman.interpret  # noqa: B018


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = {"onnxruntime", "sqlalchemy", "alembic", "trafilatura", "numpy", "pandas", "typer", "rich"}
    code = f"import sys, dragoman; print(sorted({heavy!r} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"

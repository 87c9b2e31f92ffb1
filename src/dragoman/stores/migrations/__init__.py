"""Bringing an older store up to date, with Alembic.

A store of last year's Dragoman gets the tables and columns that it lacks when it is opened; one of next
year's is left as it is.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Engine

from dragoman.errors import StoreError
from dragoman.stores import schema


def configured() -> Config:
    """Alembic, told where the migrations are."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config


def migrate(engine: Engine, place: str, found: str) -> None:
    """From the schema ``found`` to ours; ``StoreError`` where it is one that we do not know."""
    config = configured()
    try:
        ScriptDirectory.from_config(config).get_revision(found)
    except CommandError as error:
        raise StoreError(
            f"{place}: written by a newer Dragoman (schema {found}, this one knows up to {schema.REVISION}): "
            "pip install --upgrade dragoman"
        ) from error
    with engine.connect().execution_options(writes=True) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")

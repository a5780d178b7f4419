"""Databases of every age come to the present schema, after a backup, or are left untouched."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, inspect, text
from sqlmodel import SQLModel

from progress import glance, tables
from progress.database import Database
from progress.migrations import MIGRATIONS, VERSION, Migration
from progress.store import Store
from progress.terms import ProgressError, Rating
from tests.progress.lives import START, answer, at


def _where(index: Mapping[str, Any]) -> str:
    return str(index["dialect_options"].get("sqlite_where"))


def described(path: Path) -> dict[str, object]:
    """Columns, keys, checks and indexes of every table, as the database tells them."""
    engine = create_engine(f"sqlite:///{path}")
    looker = inspect(engine)
    found: dict[str, object] = {
        name: (
            [(c["name"], str(c["type"]), c["nullable"]) for c in looker.get_columns(name)],
            looker.get_pk_constraint(name)["constrained_columns"],
            sorted(str(key["constrained_columns"]) for key in looker.get_foreign_keys(name)),
            sorted((str(c["name"]), " ".join(str(c["sqltext"]).split())) for c in looker.get_check_constraints(name)),
            sorted((str(i["name"]), str(i["column_names"]), _where(i)) for i in looker.get_indexes(name)),
        )
        for name in looker.get_table_names()
    }
    engine.dispose()
    return found


def test_migrating_an_empty_database_gives_the_schema_of_the_tables(tmp_path: Path) -> None:
    Database(tmp_path / "migrated.db").close()
    engine = create_engine(f"sqlite:///{tmp_path / 'created.db'}")
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    assert described(tmp_path / "migrated.db") == described(tmp_path / "created.db")
    assert tables.ReviewRow.__tablename__ in described(tmp_path / "migrated.db")


def test_the_quick_reader_knows_the_newest_schema() -> None:
    assert glance.SCHEMA == VERSION


def _add_colour(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE device ADD COLUMN colour TEXT"))


def _fail_half_way(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE half (a TEXT)"))
    connection.execute(text("INSERT INTO nowhere VALUES (1)"))


def test_an_older_database_is_backed_up_then_migrated(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    store = Store(path)
    answer(store, "c/n#f", Rating.GOOD, at(START))
    store.close()
    Database(path, (*MIGRATIONS, Migration("colour", _add_colour))).close()
    assert "colour" in str(described(path)["device"])
    (backup,) = (tmp_path / "backups").glob(f"*-schema{VERSION}.db")
    assert "colour" not in str(described(backup)["device"])
    raw = sqlite3.connect(backup)
    assert raw.execute("SELECT count(*) FROM review").fetchone() == (1,)
    raw.close()


def test_a_migration_that_fails_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    Database(path).close()
    before = described(path)
    with pytest.raises(ProgressError):
        Database(path, (*MIGRATIONS, Migration("broken", _fail_half_way)))
    assert described(path) == before
    Database(path).close()

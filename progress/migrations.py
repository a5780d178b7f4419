"""How a database becomes the present schema: named steps, each in a transaction of its own, after a backup.

A step is never edited once released: it is what old databases went through. The SQL is common to SQLite and PostgreSQL,
but for the triggers. A test holds the result equal to `progress.tables`.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, text

from progress.terms import ProgressError

_COMMON = """writer TEXT NOT NULL REFERENCES device (id), learner TEXT NOT NULL REFERENCES learner (id),
        at BIGINT NOT NULL, day INTEGER NOT NULL, utc_offset INTEGER NOT NULL"""
_INITIAL = (
    "CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE device (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL)",
    "CREATE TABLE learner (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL)",
    "CREATE TABLE options (id TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL)",
    f"""CREATE TABLE review (
        id TEXT NOT NULL PRIMARY KEY, {_COMMON},
        card TEXT NOT NULL, after TEXT NOT NULL,
        rating INTEGER NOT NULL, suggested INTEGER, duration INTEGER NOT NULL,
        form TEXT NOT NULL, response TEXT, verdict TEXT, hinted INTEGER NOT NULL,
        options TEXT NOT NULL REFERENCES options (id),
        state_before INTEGER NOT NULL, stability_before DOUBLE PRECISION, difficulty_before DOUBLE PRECISION,
        elapsed INTEGER NOT NULL,
        state INTEGER NOT NULL, step INTEGER NOT NULL,
        stability DOUBLE PRECISION NOT NULL, difficulty DOUBLE PRECISION NOT NULL,
        interval INTEGER NOT NULL, due_day INTEGER, due_at BIGINT, reps INTEGER NOT NULL, lapses INTEGER NOT NULL,
        CONSTRAINT review_rating CHECK (rating BETWEEN 1 AND 4),
        CONSTRAINT review_suggested CHECK (suggested BETWEEN 1 AND 4),
        CONSTRAINT review_duration CHECK (duration BETWEEN 0 AND 60000),
        CONSTRAINT review_state CHECK (state_before BETWEEN 0 AND 3 AND state BETWEEN 1 AND 3),
        CONSTRAINT review_memory CHECK (stability > 0 AND difficulty BETWEEN 1 AND 10),
        CONSTRAINT review_counts CHECK (elapsed >= 0 AND interval >= 0 AND reps >= 1 AND lapses >= 0 AND step >= 0),
        CONSTRAINT review_due CHECK ((due_day IS NULL) <> (due_at IS NULL)))""",
    "CREATE INDEX review_by_card ON review (card)",
    "CREATE INDEX review_by_day ON review (day)",
    "CREATE INDEX review_by_writer ON review (writer, id)",
    f"""CREATE TABLE act (
        id TEXT NOT NULL PRIMARY KEY, batch TEXT NOT NULL, {_COMMON},
        kind TEXT NOT NULL, card TEXT, after TEXT NOT NULL, target TEXT, payload TEXT NOT NULL)""",
    "CREATE INDEX act_by_card ON act (card)",
    "CREATE INDEX act_by_batch ON act (batch)",
    "CREATE INDEX act_by_writer ON act (writer, id)",
    """CREATE TABLE memory (
        card TEXT NOT NULL PRIMARY KEY, last TEXT NOT NULL, state INTEGER NOT NULL, step INTEGER NOT NULL,
        stability DOUBLE PRECISION, difficulty DOUBLE PRECISION, due_day INTEGER, due_at BIGINT,
        seen_day INTEGER, seen_at BIGINT, interval INTEGER NOT NULL, reps INTEGER NOT NULL, lapses INTEGER NOT NULL,
        suspended INTEGER NOT NULL, buried_day INTEGER, flagged INTEGER NOT NULL,
        decided TEXT NOT NULL,
        CONSTRAINT memory_state CHECK (state BETWEEN 0 AND 3),
        CONSTRAINT memory_memory CHECK (state = 0 OR (stability > 0 AND difficulty BETWEEN 1 AND 10)),
        CONSTRAINT memory_due CHECK ((due_day IS NULL) = (state <> 2) AND (due_at IS NULL) = (state IN (0, 2))),
        CONSTRAINT memory_marks CHECK (suspended IN (0, 1) AND flagged IN (0, 1)))""",
    "CREATE INDEX memory_due_day ON memory (due_day) WHERE suspended = 0 AND due_day IS NOT NULL",
    "CREATE INDEX memory_due_at ON memory (due_at) WHERE suspended = 0 AND due_at IS NOT NULL",
    "CREATE INDEX memory_new ON memory (card) WHERE state = 0 AND suspended = 0",
    "CREATE TABLE undone (id TEXT NOT NULL PRIMARY KEY, card TEXT)",
    "CREATE INDEX undone_by_card ON undone (card)",
)


def _initial(connection: Connection) -> None:
    for statement in _INITIAL:
        connection.execute(text(statement))
    for table in ("review", "act"):
        for event in ("UPDATE", "DELETE"):
            connection.execute(
                text(
                    f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
                    "BEGIN SELECT RAISE(ABORT, 'the log only grows'); END"
                )
            )


_ANSWERS = (
    "ALTER TABLE review ADD COLUMN batch TEXT",
    "ALTER TABLE review ADD COLUMN thought INTEGER CONSTRAINT review_thought CHECK (thought BETWEEN 0 AND 60000)",
    "ALTER TABLE review ADD COLUMN overruled TEXT",
    "ALTER TABLE review ADD COLUMN confused TEXT",
    "CREATE INDEX review_by_batch ON review (batch) WHERE batch IS NOT NULL",
    "CREATE INDEX review_confused ON review (confused) WHERE confused IS NOT NULL",
    "CREATE INDEX act_cardless ON act (kind, id) WHERE card IS NULL",
)


def _judged_answers(connection: Connection) -> None:
    for statement in _ANSWERS:
        connection.execute(text(statement))


_MERGING = (
    "CREATE INDEX act_adopts ON act (target) WHERE kind = 'adopt'",
    "CREATE TABLE purged (id TEXT NOT NULL PRIMARY KEY)",
)


def _merging(connection: Connection) -> None:
    for statement in _MERGING:
        connection.execute(text(statement))


class Migration(NamedTuple):
    """One step from a schema to the next."""

    name: str
    run: Callable[[Connection], None]


MIGRATIONS: tuple[Migration, ...] = (
    Migration("initial", _initial),
    Migration("judged answers", _judged_answers),
    Migration("merging", _merging),
)
VERSION = len(MIGRATIONS)


def version_of(connection: Connection) -> int:
    """How many steps a database has been through: 0 where it is empty."""
    return int(connection.execute(text("PRAGMA user_version")).scalar_one())


def check_version(version: int, path: Path, known: int = VERSION) -> None:
    """Refuse a database that a newer version of this program has written."""
    if version > known:
        raise ProgressError(
            "The history is from a newer version",
            f"{path} has schema {version}; this program knows {known}.",
            "Update the program; nothing was changed.",
        )


def apply_next(connection: Connection, migrations: Sequence[Migration]) -> None:
    """Run the next step inside the transaction that ``connection`` is in, unless another process just did."""
    version = version_of(connection)
    if version == 0 and connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one():
        raise ProgressError(
            "Not a history of this program",
            "The database holds another program's tables.",
            "Move that file away, or set STUDY_HOME to another folder.",
        )
    if version < len(migrations):
        migrations[version].run(connection)
        # A pragma takes no bound parameter; the number is our own.
        connection.execute(text(f"PRAGMA user_version = {version + 1}"))
        connection.execute(text("DELETE FROM meta WHERE name = 'schema'"))
        connection.execute(text("INSERT INTO meta VALUES ('schema', :name)"), {"name": migrations[version].name})

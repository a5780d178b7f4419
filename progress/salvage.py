"""A damaged history made sound again: what its pages still hold, and what backups hold besides, put into a new file.

The log never changes a row, so it doesn't matter from which page or backup a row comes; what is derived from it is made
anew. The damaged file is kept.
"""

import os
import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from progress.backups import backups_of, require_sound
from progress.carved import Carved, Columns
from progress.clock import from_ms
from progress.options import Options
from progress.pages import Pages, Value
from progress.restoring import held, put_in_place
from progress.terms import ProgressError
from progress.wording import in_words

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOG = ("device", "learner", "options", "purged", "review", "act")
"""The tables that are no cache, each after those it refers to."""
_NAMELESS = "recovered"
"""The name of a device or learner whose own is lost."""


class Lost(NamedTuple):
    """A row of the log that is known to have been there and is nowhere to be found."""

    id: str
    card: str | None
    """Whose it was, where that is known."""

    @property
    def at(self) -> datetime:
        """When it was written, which its id tells."""
        number = 0
        for digit in self.id[:10]:
            number = number << 5 | _DIGITS.index(digit)
        return from_ms(number)


class Salvaged(NamedTuple):
    """What came of it."""

    reviews: int
    acts: int
    from_backups: int
    """How many of these rows only backups still had."""
    lost: tuple[Lost, ...]
    guessed: int
    """Answers whose options are lost: should they ever have to be decided anew, then by the usual ones."""
    kept: Path | None = None
    """Where the damaged file is now."""


def salvage(history: Path, now: datetime) -> Salvaged:
    """Put a new, sound history in the place of a damaged one, which nobody in this process has open."""
    staged = history.with_name(f"{history.stem}.salvage.{os.getpid()}.part")
    try:
        seen, pages = _state(history), Pages(history)
        # Locked after it was read: closing a file drops the locks that this process holds on it.
        with held(history):
            if _state(history) != seen:
                raise ProgressError(
                    "The history is in use",
                    f"{history} was written while it was read.",
                    "Close all other windows, then try again; nothing was changed.",
                )
            found = _gathered(staged, pages, history)
            return found._replace(kept=put_in_place(history, staged, now, damaged=True))
    except sqlite3.DatabaseError as error:
        raise in_words(str(error), staged) from error
    except OSError as error:
        raise ProgressError(
            "The history can't be salvaged",
            f"{error.filename or history}: {error.strerror or error}.",
            "Check permissions and free space; the damaged file is as it was.",
        ) from error
    finally:
        for side in ("", "-wal", "-shm", "-journal"):
            Path(f"{staged}{side}").unlink(missing_ok=True)


def _state(history: Path) -> list[tuple[int, int]]:
    """Changes when anybody writes."""
    found = [side.stat() for side in (history, Path(f"{history}-wal")) if side.exists()]
    # Locking makes a -wal file that is empty.
    return [(one.st_size, one.st_mtime_ns) for one in found if one.st_size]


def _gathered(staged: Path, pages: Pages, history: Path) -> Salvaged:
    """Make ``staged`` a sound history of all that is left."""
    # Deferred: the store's engine, which a history that is sound has no need of here.
    from progress.database import Database
    from progress.refold import refold

    database = Database(staged)
    try:
        found = _salvage_into(staged, pages, history)
        with database.write() as connection:
            refold(connection, None)
    finally:
        database.close()
    require_sound(staged, thorough=True)
    return found


def _salvage_into(staged: Path, pages: Pages, history: Path) -> Salvaged:
    with closing(sqlite3.connect(staged.absolute().as_uri(), uri=True, isolation_level=None)) as target:
        columns = {table: _columns_of(target, table) for table in _LOG}
        carved = Carved(pages.cells(), columns)
        target.executemany("INSERT OR IGNORE INTO purged VALUES (?)", [(row,) for row in carved.purged])
        # Before what the pages hold: a backup was checked when it was made, a page may be damaged without showing it.
        for backup in backups_of(history):
            # One that can't be read has nothing to add.
            with suppress(sqlite3.DatabaseError, ProgressError):
                _add_backup(target, backup.path, columns)
        target.execute("BEGIN")
        guessed = _add_carved(target, carved, columns)
        _name_learner(target, carved)
        target.execute("COMMIT")
        reviews = {row for (row,) in target.execute("SELECT id FROM review")}
        acts = {row for (row,) in target.execute("SELECT id FROM act")}
        gone = sorted(carved.known - reviews - acts - carved.purged)
        lost = tuple(Lost(row, carved.card_of(row)) for row in gone)
        return Salvaged(len(reviews), len(acts), len((reviews | acts) - carved.rows), lost, guessed)


def _columns_of(target: sqlite3.Connection, table: str, schema: str = "main") -> Columns:
    return {row[1]: row[2] for row in target.execute(f"PRAGMA {schema}.table_info({table})")}


def _add_backup(target: sqlite3.Connection, backup: Path, columns: Mapping[str, Columns]) -> None:
    require_sound(backup)
    target.execute("ATTACH ? AS backup", (f"{backup.absolute().as_uri()}?immutable=1",))
    try:
        for table in _LOG:
            # An older one lacks what was added since.
            names = ", ".join(name for name in columns[table] if name in _columns_of(target, table, "backup"))
            if names:
                target.execute(
                    f"INSERT OR IGNORE INTO main.{table} ({names}) SELECT {names} FROM backup.{table} "  # noqa: S608
                    "WHERE id NOT IN (SELECT id FROM main.purged)"
                )
    finally:
        target.execute("DETACH backup")


def _add_carved(target: sqlite3.Connection, carved: Carved, columns: Mapping[str, Columns]) -> int:
    """How many answers had to be given other options than their own."""
    target.executemany("INSERT OR IGNORE INTO options VALUES (?, ?)", carved.options.items())
    there = {row for (row,) in target.execute("SELECT id FROM options")}
    usual = Options()
    guessed = 0
    for table, rows in (("review", carved.reviews), ("act", carved.acts)):
        for values in rows.values():
            row = dict(zip(columns[table], values, strict=True))
            if row["id"] in carved.purged:
                continue
            for kind, owner in (("device", str(row["writer"])), ("learner", str(row["learner"]))):
                _add(target, kind, {"id": owner, "name": carved.names.get(owner, _NAMELESS)})
            if is_guess := table == "review" and row["options"] not in there:
                _add(target, "options", {"id": usual.id, "body": usual.body})
                row["options"] = usual.id
            guessed += _add(target, table, row) and is_guess
    return guessed


def _add(target: sqlite3.Connection, table: str, row: Mapping[str, Value]) -> bool:
    """Whether it was added. One that breaks a rule of its table was damaged: it's left out, and so among the lost."""
    marks = ", ".join("?" * len(row))
    # Names are our own; a table can't be a parameter.
    done = target.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", tuple(row.values()))  # noqa: S608
    return done.rowcount == 1


def _name_learner(target: sqlite3.Connection, carved: Carved) -> None:
    """Whose history it is; where that is lost, whoever answered most."""
    learners = Counter(row for (row,) in target.execute("SELECT learner FROM review UNION ALL SELECT learner FROM act"))
    known = {row for (row,) in target.execute("SELECT id FROM learner")}
    named = [one for one in carved.learners if one in known] or [one for one, _ in learners.most_common(1)]
    if named:
        target.execute("INSERT INTO meta VALUES ('learner', ?)", (named[0],))

"""The SQLite file of a history: opened with the guarantees the log needs, migrated, its errors put into words."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from progress.backups import back_up
from progress.integrity import require_consistent
from progress.ledger import running
from progress.migrations import MIGRATIONS, Migration, apply_next, check_version, version_of
from progress.terms import ProgressError
from progress.wording import DamagedError, in_words

_BUSY_MS = 10_000


class Database:
    """One connection to a history file, shared by the threads of this process one at a time."""

    def __init__(self, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> None:
        """Open, create or migrate the file; ProgressError in words where that can't be done."""
        self.path = path
        self._create_private()
        self._engine = _engine(path)
        self._file = self._identity()
        self._life = self._read_life()
        self._migrate(migrations)
        with self.read() as connection:
            require_consistent(running(connection), path)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent look at the data."""
        self._refuse_orphan()
        with self._worded(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that holds the write lock from its beginning, so that no read in it can turn stale."""
        self._refuse_orphan()
        with self._worded(), self._engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                # Again, now that nobody else can write: the file may have been replaced while the lock was awaited.
                self._refuse_orphan()
                if _life_of(connection) != self._life:
                    raise ProgressError(
                        "The history was restored",
                        f"{self.path} was put back from a backup since it was opened; nothing was written.",
                        "Close this window and start again.",
                    )
                yield connection

    def data_version(self) -> int:
        """Changes whenever another connection, here or in another process, has written."""
        with self.read() as connection:
            return int(connection.execute(text("PRAGMA data_version")).scalar_one())

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _create_private(self) -> None:
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._refuse_stray_log()
            # Created here because SQLite would let the umask decide who may read a learner's answers; but never opened
            # when it exists, since closing it again would drop the locks that SQLite holds on it in this process.
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            return
        except OSError as error:
            raise ProgressError(
                "The history can't be opened",
                f"{self.path}: {error.strerror}.",
                "Check the folder's permissions, or set STUDY_HOME to another folder.",
            ) from None

    def _refuse_stray_log(self) -> None:
        """SQLite keeps the last answers in a -wal file beside the history, and removes it where that is gone or empty.

        Only asked of an empty file, since SQLite itself sees to the others.
        """
        try:
            if self.path.stat().st_size:
                return
        except FileNotFoundError:
            pass
        stray = Path(f"{self.path}-wal")
        if stray.exists() and stray.stat().st_size:
            raise DamagedError(
                "The history is gone, but not its last answers",
                f"{self.path} is missing or empty, while {stray.name} beside it holds answers that belong to it.",
                "Put the history back beside it, or run `study doctor`, which saves what can be saved.",
            )

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _refuse_orphan(self) -> None:
        """What is written to a file that lost its name is lost when the last window closes."""
        if self._identity() != self._file:
            raise ProgressError(
                "The history was moved or deleted",
                f"{self.path} is no longer the file that was opened.",
                "Put the file back, or start again to begin a new history.",
            )

    def _migrate(self, migrations: Sequence[Migration]) -> None:
        with self.read() as connection:
            version = version_of(connection)
        check_version(version, self.path, len(migrations))
        if 0 < version < len(migrations):
            self._back_up(version)
        while version < len(migrations):
            with self.write() as connection:
                apply_next(connection, migrations)
                version = version_of(connection)

    def _back_up(self, version: int) -> None:
        try:
            back_up(self.path, f"schema{version}", datetime.now(UTC))
        except DamagedError:
            raise
        except ProgressError as error:
            raise ProgressError(
                "The history can't be brought up to date",
                f"That is never done without a backup. {error.message}",
                error.todo or "Free some space or mend the permissions, then start again; nothing was changed.",
            ) from error

    def _read_life(self) -> int:
        with self.read() as connection:
            return _life_of(connection)

    @contextmanager
    def _worded(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            raise in_words(str(error.orig), self.path) from error


def _life_of(connection: Connection) -> int:
    """Which life of the file this is: every restore begins another. It is 0 until the first."""
    return int(connection.exec_driver_sql("PRAGMA application_id").scalar_one())


def _engine(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        connect_args={"check_same_thread": False, "timeout": _BUSY_MS / 1000},
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _record: object) -> None:
    # The driver must not open transactions by itself: it would leave DDL outside them.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    # A read that turns into a write fails at once when another process wrote in between, whatever the timeout.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")

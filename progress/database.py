"""The SQLite file of a history: opened with the guarantees the log needs, migrated, its errors put into words."""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from progress.migrations import MIGRATIONS, Migration, apply_next, check_version, version_of
from progress.terms import ProgressError
from progress.wording import in_words

_BUSY_MS = 10_000


class Database:
    """One connection to a history file, shared by the threads of this process one at a time."""

    def __init__(self, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> None:
        """Open, create or migrate the file; ProgressError in words where that can't be done."""
        self.path = path
        self._create_private()
        self._engine = _engine(path)
        self._file = self._identity()
        self._migrate(migrations)

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
        """A copy for its owner only, that has its name only once it is whole."""
        copy = self.path.with_name(f"{self.path.stem}.schema{version}{self.path.suffix}")
        part = copy.with_suffix(".part")
        part.unlink(missing_ok=True)
        # Past SQLAlchemy's own transactions, inside which SQLite refuses to make a copy.
        with self._worded(), closing(self._engine.raw_connection()) as connection:
            connection.cursor().execute("VACUUM INTO ?", (str(part),))
        part.chmod(0o600)
        part.replace(copy)

    @contextmanager
    def _worded(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            raise in_words(str(error.orig), self.path) from error


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

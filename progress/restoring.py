"""Another content in the history's place: a backup, or what was salvaged. What was there before is always kept."""

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from progress.backups import REPLACED, Backup, back_up, content_of, folder_of, opened, require_sound, stamp, sync
from progress.glance import SCHEMA
from progress.terms import ProgressError
from progress.wording import DamagedError, in_words

_BUSY_SECONDS = 10
_NAP = 0.1
_KEPT, _DROPPED = ("", "-wal"), ("-wal", "-shm")
"""What the history consists of while it is open, and what must not meet another one: both beside it, by its name."""


def restore(history: Path, backup: Backup, now: datetime) -> Path | None:
    """Put a backup in the history's place; where that which was there is kept now, None where there was nothing.

    ProgressError, and everything as it was, where the backup is damaged or newer than this program.
    """
    if (schema := content_of(backup).schema) > SCHEMA:
        raise ProgressError(
            "The backup is from a newer version",
            f"{backup.path} has schema {schema}; this program knows {SCHEMA}.",
            "Update the program; nothing was changed.",
        )
    staged = folder_of(history) / f"restore.{os.getpid()}.part"
    with _worded(history):
        try:
            os.close(os.open(staged, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
            shutil.copyfile(backup.path, staged)
            require_sound(staged, thorough=True)
            return put_in_place(history, staged, now)
        finally:
            staged.unlink(missing_ok=True)


def put_in_place(history: Path, staged: Path, now: datetime, damaged: bool = False) -> Path | None:
    """Let the history be what ``staged`` is; where that which was there is kept now, None where there was nothing. One
    that is ``damaged`` is kept as it is, since no copy of it could be trusted to be whole."""
    with _worded(history):
        _begin_life(staged)
        sync(staged)
        if _exists(history) and not damaged:
            with suppress(DamagedError), _worded(history):
                return _overwrite(history, staged, now)
        kept = _set_aside(history, now)
        staged.replace(history)
        sync(history.parent)
        return kept


@contextmanager
def held(history: Path) -> Iterator[None]:
    """Nobody else writes meanwhile, as far as a file that is damaged can be locked at all."""
    with ExitStack() as stack:
        # An empty one is not opened: SQLite would remove the last answers that may still lie beside it.
        if _exists(history):
            opening = sqlite3.connect(history, timeout=_BUSY_SECONDS, isolation_level=None)
            connection = stack.enter_context(closing(opening))
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.DatabaseError as error:
                if not isinstance(said := in_words(str(error), history), DamagedError):
                    raise said from error
        yield


def _begin_life(staged: Path) -> None:
    """A number by which a process that has the history open sees that it is another one now; and no file that it
    belongs to, so that it writes as a device of its own."""
    with closing(sqlite3.connect(staged, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id = {1 + secrets.randbelow(2**31 - 2)}")
        connection.execute("DELETE FROM meta WHERE name = 'file'")


def _overwrite(history: Path, staged: Path, now: datetime) -> Path:
    """Write it over the history as one transaction, which neither a crash nor another process sees half of.

    Renaming would be simpler, but SQLite keeps the last answers in a file beside the history that is found by name, and
    a process that has both open would go on with one of the old and one of the new.
    """
    kept: list[Backup] = []
    naps = 0

    def on_page(status: int, _left: int, _total: int) -> None:
        nonlocal naps
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            naps += 1
            if naps * _NAP > _BUSY_SECONDS:
                raise in_words("locked", history)
        elif not kept:
            # From the first page to the last nobody else can write, so no answer falls between backup and restore.
            kept.append(back_up(history, REPLACED, now))

    with closing(opened(staged, at_rest=True)) as new, closing(_writing(history)) as live:
        new.backup(live, pages=1, progress=on_page, sleep=_NAP)
    return kept[0].path


def _writing(history: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(history, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        for pragma in ("journal_mode = WAL", "synchronous = FULL"):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _exists(history: Path) -> bool:
    return history.exists() and history.stat().st_size > 0


def _set_aside(history: Path, now: datetime) -> Path | None:
    """Give a file that SQLite can't read, and its last answers beside it, another name as well."""
    aside = history.with_name(f"{history.stem}.damaged-{stamp(now)}{history.suffix}")
    found = [side for side in _KEPT if _exists(Path(f"{history}{side}"))]
    for side in found:
        old, new = Path(f"{history}{side}"), Path(f"{aside}{side}")
        try:
            new.hardlink_to(old)
        except OSError:
            # Not every file system has links.
            shutil.copyfile(old, new)
            new.chmod(0o600)
    sync(history.parent)
    for side in _DROPPED:
        Path(f"{history}{side}").unlink(missing_ok=True)
    return aside if found else None


@contextmanager
def _worded(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise in_words(str(error), path) from error
    except OSError as error:
        raise ProgressError(
            "The history can't be replaced",
            f"{error.filename or path}: {error.strerror or error}.",
            "Check permissions and free space; nothing was changed.",
        ) from error

"""A thorough look at a history and its surroundings: what is well, what is not, and what would mend it."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from progress.backups import backups_of, folder_of, opened, require_sound
from progress.clock import to_ms
from progress.glance import SCHEMA
from progress.log import next_id
from progress.terms import ProgressError
from progress.wording import DamagedError, in_words

_MOST_LINES = 10
_SCARCE = 50_000_000
"""Bytes of free space below which a history and its backups soon find none."""
_OURS = "SELECT name FROM sqlite_master WHERE name IN ('review', 'act', 'memory')"
_MALFORMED = (
    "SELECT id FROM (SELECT id FROM review UNION ALL SELECT id FROM act) AS row "
    "WHERE length(id) <> 26 OR id GLOB '*[^0-9A-HJKMNP-TV-Z]*'"
)
_TWICE = "SELECT id FROM review WHERE id IN (SELECT id FROM act)"
_FOREIGN_UNDOS = (
    "SELECT id FROM act AS undo WHERE kind = 'undo' AND "
    "(EXISTS (SELECT 1 FROM review WHERE id = undo.target AND writer <> undo.writer) OR "
    "EXISTS (SELECT 1 FROM act WHERE id = undo.target AND writer <> undo.writer))"
)
_RULES = {
    "ids are not of the form that sorts by time": _MALFORMED,
    "ids are held by an answer and an act at once": _TWICE,
    "undos are aimed at a row of another device": _FOREIGN_UNDOS,
}
"""Rules that every row of the log keeps, whatever devices it came through: what is wrong with rows, and which are."""
_DANGLING = (
    "SELECT id FROM (SELECT id, after FROM review UNION ALL SELECT id, after FROM act) AS row WHERE after <> '' "
    "AND NOT EXISTS (SELECT 1 FROM review WHERE id = row.after) "
    "AND NOT EXISTS (SELECT 1 FROM act WHERE id = row.after) "
    "AND NOT EXISTS (SELECT 1 FROM purged WHERE id = row.after)"
)
_REPORT = "Please report this; what the rows say is kept."
_AHEAD = "SELECT id FROM review WHERE id > :now UNION ALL SELECT id FROM act WHERE id > :now"


class Level(StrEnum):
    """How a finding is meant."""

    WELL = "well"
    NOTE = "note"
    """Worth knowing; nothing is broken."""
    BAD = "bad"


class Repair(StrEnum):
    """What mends a finding."""

    PERMISSIONS = "permissions"
    REBUILD = "rebuild"
    """Make what is derived from the log anew."""
    SALVAGE = "salvage"
    """Move what can be read into a new file."""


class Finding(NamedTuple):
    """One thing that was looked at."""

    what: str
    level: Level
    said: str
    todo: str = ""
    """What the learner can do about it."""
    repair: Repair | None = None
    lines: tuple[str, ...] = ()
    """Particulars."""


def examine(history: Path, now: datetime) -> Iterator[Finding]:
    """Look at everything, one finding after another."""
    if not history.exists() and not _stray(history):
        said = f"There is none yet at {history}."
        todo = "`study backup restore latest` brings one back." if backups_of(history) else ""
        yield Finding("history", Level.NOTE if todo else Level.WELL, said, todo)
    else:
        yield from _permissions(history)
        yield from _file(history, now)
    yield from _backups(history, now)
    yield _space(history)


def mend_permissions(history: Path) -> None:
    """Let the history's files be for their owner only."""
    for file in _files(history):
        file.chmod(0o600)


def _stray(history: Path) -> bool:
    wal = Path(f"{history}-wal")
    return wal.exists() and wal.stat().st_size > 0


def _files(history: Path) -> list[Path]:
    beside = [Path(f"{history}{side}") for side in ("", "-wal", "-shm")]
    aside = history.parent.glob(f"{history.stem}.damaged-*")
    return [file for file in (*beside, *aside, *(one.path for one in backups_of(history))) if file.exists()]


def _permissions(history: Path) -> Iterator[Finding]:
    """Of the folder only said: an owner may have opened it to others on purpose."""
    if os.name == "nt":
        return
    open_files = [file.name for file in _files(history) if stat.S_IMODE(file.stat().st_mode) & 0o077]
    if open_files:
        said = "Others on this machine may read or write " + ", ".join(open_files) + "."
        yield Finding("permissions", Level.BAD, said, "", Repair.PERMISSIONS)
    elif stat.S_IMODE(history.parent.stat().st_mode) & 0o077:
        said = f"Others on this machine may look into {history.parent}, but read none of your files."
        yield Finding("permissions", Level.NOTE, said, f"`chmod 700 {history.parent}`, unless you want that.")
    elif not os.access(history.parent, os.W_OK) or not os.access(history, os.W_OK):
        yield Finding("permissions", Level.BAD, f"{history} or its folder can't be written.", "Mend its permissions.")
    else:
        yield Finding("permissions", Level.WELL, "Your files are for you alone.")


def _file(history: Path, now: datetime) -> Iterator[Finding]:
    try:
        # SQLite would remove the last answers beside an empty file as soon as it opens that.
        if not history.exists() or not history.stat().st_size:
            raise DamagedError("", "The file is missing or empty.")
        with closing(opened(history)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if not connection.execute(_OURS).fetchall() and version <= SCHEMA:
                yield Finding("history", Level.BAD, "The file is another program's.", "Move it away.")
                return
            said = [line for (line,) in connection.execute("PRAGMA integrity_check(100)")]
            if said != ["ok"]:
                yield _damaged("Its pages are damaged.", said)
                return
            yield Finding("file", Level.WELL, "Every page and index is sound.")
            if version != SCHEMA:
                yield _other_version(version)
                return
            yield from _log(connection, now)
        yield _memory(history)
    except sqlite3.DatabaseError as error:
        worded = in_words(str(error), history)
        yield _damaged(str(error) + ".", ()) if isinstance(worded, DamagedError) else _failed(worded)
    except DamagedError as error:
        yield _damaged(error.message, ())
    except ProgressError as error:
        yield _failed(error)


def _damaged(said: str, lines: "list[str] | tuple[str, ...]") -> Finding:
    todo = "What can be read is moved into a new file; the damaged one is kept beside it."
    return Finding("file", Level.BAD, f"The history is damaged. {said}", todo, Repair.SALVAGE, _some(lines))


def _failed(error: ProgressError) -> Finding:
    return Finding("file", Level.BAD, f"{error.title}: {error.message}", error.todo)


def _other_version(version: int) -> Finding:
    if version > SCHEMA:
        said = f"It is from a newer version of this program (schema {version}, here {SCHEMA})."
        return Finding("version", Level.BAD, said, "Update the program; the history itself is whole.")
    said = f"It is from an older version (schema {version}) and is brought up to date when it is next opened."
    return Finding("version", Level.NOTE, said)


def _log(connection: sqlite3.Connection, now: datetime) -> Iterator[Finding]:
    (rows,) = connection.execute("SELECT (SELECT count(*) FROM review) + (SELECT count(*) FROM act)").fetchone()
    broken = False
    for what, statement in _RULES.items():
        if found := [row for (row,) in connection.execute(statement)]:
            broken = True
            yield Finding("log", Level.BAD, f"{len(found)} {what}.", _REPORT, lines=_some(found))
    if found := [f"{table} {row}" for table, row, *_ in connection.execute("PRAGMA foreign_key_check")]:
        broken = True
        yield Finding("log", Level.BAD, f"{len(found)} rows name options or owners that are missing.", _REPORT)
    if found := [row for (row,) in connection.execute(_DANGLING)]:
        said = f"{len(found)} rows follow rows that are not here: not yet merged, or lost."
        yield Finding("log", Level.NOTE, said, lines=_some(found))
    latest = next_id(to_ms(now + timedelta(days=1)), "")
    if found := [row for (row,) in connection.execute(_AHEAD, {"now": latest})]:
        said = f"{len(found)} rows were written by a clock that was ahead of today's by more than a day."
        yield Finding("clock", Level.NOTE, said, "Nothing to do: their order is kept.", lines=_some(found))
    if not broken:
        yield Finding("log", Level.WELL, f"All {rows} rows keep the rules of the log.")


def _memory(history: Path) -> Finding:
    # Deferred: half a second that a damaged file has no use for.
    from progress.store import Store

    store = Store(history)
    try:
        wrong = store.mismatches()
    finally:
        store.close()
    if wrong:
        said = f"{len(wrong)} cards are remembered otherwise than the log says."
        return Finding("memory", Level.BAD, said, "It is made anew from the log.", Repair.REBUILD, _some(wrong))
    return Finding("memory", Level.WELL, "What is remembered of every card is what replaying the log makes.")


def _backups(history: Path, now: datetime) -> Iterator[Finding]:
    try:
        found = backups_of(history)
    except ProgressError as error:
        yield Finding("backups", Level.BAD, error.message, error.todo)
        return
    bad: list[str] = []
    for one in found:
        try:
            require_sound(one.path)
        except ProgressError as error:
            bad.append(f"{one.name}: {error.title}")
    if bad:
        todo = f"Remove them from {folder_of(history)}."
        yield Finding("backups", Level.BAD, f"{len(bad)} of {len(found)} are damaged.", todo, None, tuple(bad))
    if not found:
        yield Finding("backups", Level.NOTE, "There are none yet; one is made each day you study.")
    elif len(bad) < len(found):
        age = max(0, (now - max(one.at for one in found)).days)
        yield Finding("backups", Level.WELL, f"{len(found) - len(bad)} are sound; the latest is {age} days old.")


def _space(history: Path) -> Finding:
    folder = next(folder for folder in history.parents if folder.exists())
    free = shutil.disk_usage(folder).free
    needed = max(_SCARCE, 3 * history.stat().st_size if history.exists() else 0)
    said = f"{free // 1_000_000} MB are free."
    if free < needed:
        return Finding("space", Level.NOTE, f"{said} A history and its backups soon need more.", "Free some space.")
    return Finding("space", Level.WELL, said)


def _some(lines: "list[str] | tuple[str, ...]") -> tuple[str, ...]:
    more = len(lines) - _MOST_LINES
    return (*lines[:_MOST_LINES], *([f"and {more} more"] if more > 0 else []))

"""Whole copies of the history in a folder beside it: before a migration or a restore, once a study day, and on request.

A copy has its name only once it is whole, checked and on the disk. It names no file it belongs to, so that, wherever it
is put to use, it writes as a device of its own.
"""

import os
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from progress.clock import StudyClock
from progress.terms import ProgressError
from progress.wording import in_words

DAILY, MANUAL, REPLACED = "daily", "manual", "replaced"
"""What a backup was made for, besides ``schema1``, ``schema2`` …: the schema it had before a migration."""
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(\d{8}T\d{6}Z)-([a-z]+\d*)\.db")
_MOST = 10
_PERIODS = ((5, "%Y-%j"), (3, "%G-%V"), (2, "%Y-%m"))
"""Of daily backups, how many of different days are kept, then of earlier weeks, then of earlier months: ten."""
_BUSY_SECONDS = 10


class Backup(NamedTuple):
    """One copy of the history."""

    path: Path
    at: datetime
    """When it was made, UTC, to the second."""
    kind: str

    @property
    def name(self) -> str:
        """What a learner calls it by."""
        return self.path.stem


class Content(NamedTuple):
    """What a backup holds."""

    schema: int
    reviews: int
    acts: int


def folder_of(history: Path) -> Path:
    """Where the backups of a history lie."""
    return history.parent / "backups"


def backups_of(history: Path) -> list[Backup]:
    """The backups of a history, the latest first. ProgressError where their folder can't be read."""
    with _worded(folder_of(history)):
        try:
            names = os.listdir(folder_of(history))  # noqa: PTH208 - names are all that is needed
        except FileNotFoundError:
            return []
    found = [
        Backup(folder_of(history) / name, datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC), match[2])
        for name in names
        if (match := _NAME.fullmatch(name))
    ]
    return sorted(found, key=lambda one: (one.at, one.name), reverse=True)


def find_backup(history: Path, wanted: str) -> Backup:
    """The backup of this name, the last of a local date (2026-11-24), or the ``latest``."""
    for one in backups_of(history):
        if wanted in ("latest", one.name, one.path.name, f"{one.at.astimezone():%Y-%m-%d}"):
            return one
    raise ProgressError(
        "There is no such backup",
        f"{folder_of(history)} has none of the name or date {wanted!r}.",
        "`study backup list` shows what there is.",
    )


def back_up(history: Path, kind: str, now: datetime) -> Backup:
    """Copy the history as it stands, then let go of backups that are one too many. ProgressError where that can't be
    done; nothing half made is then left."""
    folder = folder_of(history)
    with _worded(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = _free_name(folder, kind, now)
        part = folder / f"{name.stem}.{os.getpid()}.part"
        try:
            copy_into(history, part)
            part.replace(name)
            sync(folder)
        finally:
            part.unlink(missing_ok=True)
        made = Backup(name, now.astimezone(UTC).replace(microsecond=0), kind)
        for one in surplus(backups_of(history), now):
            if one.path != made.path:
                one.path.unlink(missing_ok=True)
        _sweep(folder, now)
    return made


def back_up_daily(history: Path, now: datetime, clock: StudyClock | None = None) -> Backup | None:
    """The backup of this study day, unless it is made already or there is nothing to keep yet."""
    day = (clock or StudyClock()).day
    if any(one.kind == DAILY and day(one.at) == day(now) for one in backups_of(history)):
        return None
    with _worded(history), closing(opened(history)) as connection:
        if not connection.execute("SELECT EXISTS (SELECT 1 FROM review) OR EXISTS (SELECT 1 FROM act)").fetchone()[0]:
            return None
    return back_up(history, DAILY, now)


def surplus(backups: Sequence[Backup], now: datetime) -> list[Backup]:
    """Those to let go of: of daily ones all but the last days, weeks and months; of the others, once there are ten
    later ones, of their own kind where a learner asked for them."""
    # By distance, not by date: what a clock that ran ahead has dated would otherwise stay the latest for good.
    ranked = sorted(backups, key=lambda one: abs(now - one.at))
    kept = {one.path for one in ranked[:_MOST] if one.kind != DAILY}
    kept.update(one.path for one in [one for one in ranked if one.kind == MANUAL][:_MOST])
    days = [one for one in ranked if one.kind == DAILY]
    for number, period in _PERIODS:
        covered = {f"{one.at:{period}}" for one in days if one.path in kept}
        latest: dict[str, Path] = {}
        for one in days:
            if f"{one.at:{period}}" not in covered:
                latest.setdefault(f"{one.at:{period}}", one.path)
        kept.update(islice(latest.values(), number))
    return [one for one in ranked if one.path not in kept]


def content_of(backup: Backup) -> Content:
    """What it holds, counted. ProgressError where it can't be read."""
    with _worded(backup.path), closing(opened(backup.path, at_rest=True)) as connection:
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        (reviews,) = connection.execute("SELECT count(*) FROM review").fetchone()
        (acts,) = connection.execute("SELECT count(*) FROM act").fetchone()
        return Content(schema, reviews, acts)


def copy_into(history: Path, target: Path) -> None:
    """Make ``target``, for its owner only, a whole and checked copy of the history that is on the disk."""
    with _worded(history), closing(opened(history)) as connection:
        # Made first, because SQLite would let the umask decide who may read it.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        connection.execute("VACUUM INTO ?", (str(target),))
    with _worded(target), closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("DELETE FROM meta WHERE name = 'file'")
    require_sound(target)
    sync(target)


def require_sound(path: Path, thorough: bool = False) -> None:
    """ProgressError where a file that nobody has open is damaged. ``thorough`` compares its indexes, too."""
    with _worded(path), closing(opened(path, at_rest=True)) as connection:
        (said,) = connection.execute(f"PRAGMA {'integrity_check' if thorough else 'quick_check'}(1)").fetchone()
        if said != "ok":
            raise in_words("malformed", path)


def opened(path: Path, at_rest: bool = False) -> sqlite3.Connection:
    """A connection that only reads; of a file ``at_rest``, one that nobody writes, without making files beside it."""
    # A path that is made a URI needs its ? and # and % escaped, which as_uri does.
    mode = "immutable=1" if at_rest else "mode=ro"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=_BUSY_SECONDS, isolation_level=None)


def sync(path: Path) -> None:
    """Wait until a file that no connection of this process has open, or the names in a folder, are on the disk."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def stamp(now: datetime) -> str:
    """The moment as it stands in names of files."""
    return f"{now.astimezone(UTC):{_STAMP}}"


def _free_name(folder: Path, kind: str, now: datetime) -> Path:
    """Two of one kind in a second get names that tell them apart, and sort as they were made."""
    moment = now.astimezone(UTC)
    while (name := folder / f"{moment:{_STAMP}}-{kind}.db").exists():
        moment = datetime.fromtimestamp(moment.timestamp() + 1, UTC)
    return name


def _sweep(folder: Path, now: datetime) -> None:
    """Remove what was left half made a day ago or longer, by a process that was killed."""
    for part in [*folder.glob("*.part"), *folder.glob("*.part-journal")]:
        with suppress(FileNotFoundError):
            if abs(now.timestamp() - part.stat().st_mtime) > 24 * 60 * 60:
                part.unlink()


@contextmanager
def _worded(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise in_words(str(error), path) from error
    except OSError as error:
        raise ProgressError(
            "A backup can't be made or read",
            f"{error.filename or path}: {error.strerror or error}.",
            "Check its permissions and the free space; the history itself is untouched.",
        ) from error

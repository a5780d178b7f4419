"""A folder that devices share, by whatever means keeps it the same: each writes a file of its own, all read all.

Nothing in the folder is ever changed but by adding lines to one's own file, so it does no harm when files arrive late,
half, twice or under another name: what is missing comes in next time, what is known already is passed over.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple

try:
    import fcntl as lock
except (
    ImportError
):  # Windows has no such locks: two synchronisations at once there may repeat lines, which is harmless.
    lock = None  # type: ignore[assignment]

from progress.exchange import BadLine, Line, heading, read_file, write_lines
from progress.merge import Merged
from progress.refold import Progress
from progress.store import Store
from progress.terms import ProgressError

_PIECE = 1 << 16


class Synced(NamedTuple):
    """What one synchronisation did."""

    merged: Merged
    files: int
    """Files of other devices that were read."""
    written: int
    """Rows added to this device's own file."""
    bad: tuple[tuple[Path, BadLine], ...]
    """Lines that can't be read."""


def sync(store: Store, folder: Path, trusted: bool = False, progress: Progress | None = None) -> Synced:
    """Take in what other devices left in ``folder`` and leave what they lack. ProgressError where it can't be used,
    UnknownLearnerError where the files are somebody's who was not met before, unless ``trusted``."""
    if not folder.is_dir():
        todo = "Make the folder, or connect the drive it is on; then sync again."
        raise ProgressError("There is nothing to sync with", f"{folder} is not a folder.", todo)
    own = folder / f"study-{store.writer}.jsonl"
    files = [path for path in sorted(folder.glob("*.jsonl")) if not path.name.startswith(".") and _is_history(path)]
    bad: list[tuple[Path, BadLine]] = []
    known: set[tuple[str, str]] = set()
    merged = store.merge(_lines(files, known, bad), trusted, progress)
    with store.telling(known) as lines:
        written = _append(own, lines)
    return Synced(merged, sum(path != own for path in files), written, tuple(bad))


def _lines(files: list[Path], known: set[tuple[str, str]], bad: list[tuple[Path, BadLine]]) -> Iterator[Line]:
    """What the files tell, noting what they do and which lines of theirs can't be read."""
    for path in files:
        for line in read_file(path):
            if isinstance(line, BadLine):
                bad.append((path, line))
            else:
                known.add((line.kind, line.values["id"]))
                yield line


def _is_history(path: Path) -> bool:
    """Whether a file is one of ours, and so far there that it says so."""
    try:
        with path.open("rb") as file:
            return file.readline() == heading().encode()
    except OSError as error:
        raise _unusable(path, error) from None


def _append(path: Path, lines: Iterator[Line]) -> int:
    """Add lines to this device's own file, and wait until the disk has them; the number of rows among them."""
    first = next(lines, None)
    if first is None:
        return 0
    rows = 0
    try:
        with _own(path) as file:
            if not _mend_end(file):
                file.write(heading().encode())
            for line in chain([first], lines):
                file.writelines(text.encode() for text in write_lines([line]))
                rows += line.kind in ("review", "act")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise _unusable(path, error) from None
    return rows


@contextmanager
def _own(path: Path) -> Iterator[BinaryIO]:
    """This device's file, to be added to by one process at a time."""
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "ab+") as file:
        if lock is not None:
            lock.flock(file, lock.LOCK_EX)
        yield file


def _mend_end(file: BinaryIO) -> int:
    """Cut off the line that this device was writing when it was stopped; its row is written again. The size left."""
    size = end = file.seek(0, os.SEEK_END)
    while end:
        start = max(0, end - _PIECE)
        file.seek(start)
        found = file.read(end - start).rfind(b"\n")
        if found >= 0:
            end = start + found + 1
            break
        end = start
    if end < size:
        file.truncate(end)
    file.seek(0, os.SEEK_END)
    return end


def _unusable(path: Path, error: OSError) -> ProgressError:
    return ProgressError(
        "The shared folder can't be used",
        f"{path}: {error.strerror or error}.",
        "Your own history is safe and holds all that came in; mend the folder and sync again.",
    )

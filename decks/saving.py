"""Putting a deck file onto the disk, whole or not at all."""

import errno
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from decks.problems import DeckError

_INSTALLED = frozenset({"site-packages", "dist-packages"})
_ADVICE = {
    errno.ENOSPC: "Make room on the disk, then try again.",
    errno.EDQUOT: "Make room in your quota, then try again.",
    errno.EFBIG: "Split the deck: files may not become that large here.",
    errno.EROFS: "Move the deck to a disk that can be written.",
    errno.EACCES: "Change the permissions of the folder.",
    errno.EPERM: "Change the permissions of the folder.",
}


def save(path: Path, data: bytes, expected: bytes | None) -> bool:
    """Let the file hold these bytes; False, and nothing done, where it no longer holds the ones expected.

    None stands for a file that is not there. A link stays and what it leads to is changed; permissions stay. The old
    content is in place until the new one is safe on the disk. DeckError where that fails.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        try:
            _write(temporary, data, target)
            if _content(target) != expected:
                return False
            temporary.replace(target)
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    except OSError as error:
        advice = _ADVICE.get(error.errno or 0, "See what is wrong with the disk or the folder, then try again.")
        reason = error.strerror or str(error)
        raise DeckError("The deck can't be saved", f"{path}: {reason}. It is as it was.", advice) from None
    _settle(target.parent)
    return True


def is_read_only(path: Path) -> bool:
    """Whether a file is not the learner's to change: part of an installed package, or write-protected."""
    target = Path(os.path.realpath(path))
    may_replace = os.access(target, os.W_OK) and os.access(target.parent, os.W_OK | os.X_OK)
    return not may_replace or not _INSTALLED.isdisjoint(target.parts)


def _write(temporary: Path, data: bytes, like: Path) -> None:
    """The bytes in a new file, on the disk, owner and permissions as those of the file that it is to replace."""
    with temporary.open("xb") as file:
        try:
            old = like.stat()
        except FileNotFoundError:
            pass
        else:
            if hasattr(os, "chown"):
                # Only the superuser can give a file away; for others the new owner is the one who writes.
                with suppress(PermissionError):
                    os.chown(temporary, old.st_uid, old.st_gid)
            temporary.chmod(stat.S_IMODE(old.st_mode))
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _settle(folder: Path) -> None:
    """Have the folder's new entry on the disk. Not every file system can; the file itself is there already."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

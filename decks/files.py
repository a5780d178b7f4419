"""Getting at the bytes of a deck file, or saying in plain words why not."""

import stat
from pathlib import Path

from decks.problems import Problem

LARGEST = 50_000_000
"""Bytes. A bigger file is no deck that anybody wrote."""


def load_bytes(path: Path) -> bytes | Problem:
    """The content of a file, or what is wrong with it. A file too large is not read at all."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            return Problem(path, 0, 0, "this is a folder, not a deck file", "Name a file in it.")
        if not stat.S_ISREG(found.st_mode):
            return Problem(path, 0, 0, "this is not an ordinary file", "A deck is a text file.")
        if found.st_size > LARGEST:
            size = f"{found.st_size / 1e6:.0f} MB"
            return Problem(path, 0, 0, f"the file is too large: {size}", f"Split it: at most {LARGEST // 10**6} MB.")
        return path.read_bytes()
    except FileNotFoundError:
        return Problem(path, 0, 0, "there is no such file", "Check the name.")
    except PermissionError:
        return Problem(path, 0, 0, "no permission to read this file", "Change its permissions.")
    except (OSError, ValueError) as error:
        # ValueError: a name with a null character in it.
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return Problem(path, 0, 0, f"the file cannot be read: {reason}")


def decode(data: bytes, path: Path) -> str | Problem:
    """The text of a file without its byte order mark, or the line where it is not UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(path, 1, 0, "the file is in UTF-16, not in UTF-8", "Save it as UTF-8.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The place counts without the byte order mark, which the decoder drops first.
        before = data.removeprefix(b"\xef\xbb\xbf")[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        return Problem(path, line, column, "this is not UTF-8", "Save the file as UTF-8.")

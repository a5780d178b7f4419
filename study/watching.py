"""`study check --watch`: look again whenever a file was saved."""

import os
import stat
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from decks.problems import DeckError
from study import verbs
from study.places import PlaceError

_INTERVAL = 0.3
"""Seconds between two looks at the files."""
_ENDINGS = (".yaml", ".yml", ".json")
"""What the problems of a folder depend on: decks, collections and fingerprints, but no editor's swap files."""
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"

Stamps = dict[str, tuple[int, int, int]]
"""By file: when it was changed, its size and its number, for an editor may save by putting another in its place."""


def watch(check: Callable[[], int], paths: Sequence[Path], pause: Callable[[float], None] = time.sleep) -> int:
    """Carry out ``check`` at first, and at every change of these files and folders, until Ctrl+C. ``pause`` waits."""
    seen: Stamps | None = None
    while True:
        # Taken before the check, so that what changes meanwhile is noticed afterwards.
        found = stamps(paths)
        if found != seen:
            seen = found
            _begin()
            try:
                check()
            except (DeckError, PlaceError) as error:
                # It may be gone for a moment only, as while an editor saves.
                verbs.say(f"{error.title}. {error.message}", error.todo)
            sys.stdout.flush()
        pause(_INTERVAL)


def stamps(paths: Sequence[Path]) -> Stamps:
    """The state of every file that matters."""
    found: Stamps = {}
    for path in paths:
        for file in (str(path), *_inside(str(path), set())):
            try:
                state = os.stat(file)  # noqa: PTH116 - as scandir has it
            except OSError:
                continue
            # A folder changes whenever an editor puts a swap file into it.
            if not stat.S_ISDIR(state.st_mode):
                found[file] = (state.st_mtime_ns, state.st_size, state.st_ino)
    return found


def _inside(folder: str, visited: set[str]) -> Iterator[str]:
    """The files in a folder and those below it, each folder once: links may lead in circles."""
    real = os.path.realpath(folder)
    if real in visited:
        return
    visited.add(real)
    try:
        with os.scandir(folder) as entries:
            inside = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError:
        return
    for entry in inside:
        if os.path.isdir(entry.path):  # noqa: PTH112 - takes links in circles
            yield from _inside(entry.path, visited)
        elif entry.name.lower().endswith(_ENDINGS):
            yield entry.path


def _begin() -> None:
    """A fresh screen, or a line between two looks where there is none; and the time."""
    if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        print(_CLEAR, end="")
    now = datetime.now().astimezone()
    print(f"── {now:%Y-%m-%d %H:%M:%S} ──", flush=True)

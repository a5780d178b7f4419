"""Histories to be damaged in tests, and ways to damage them for real."""

import os
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

from progress.log import ActKind
from progress.store import Store
from progress.terms import Rating
from tests.progress.lives import START, answer, at, do

CARDS = 60
PAGE = 4096


def lived(path: Path, cards: int = CARDS, answers: int = 3) -> set[str]:
    """A history of some days with undo, marks and a record; the ids of all its rows."""
    store = Store(path)
    for day in range(answers):
        for index in range(cards):
            answer(store, f"c/n{index}#forward", Rating(1 + (index + day) % 4), at(START + 4 * day, index))
    do(store, ActKind.SUSPEND, ["c/n1#forward"], at(START + 4 * answers))
    answer(store, "c/n2#forward", Rating.GOOD, at(START + 4 * answers, 1))
    store.undo(at(START + 4 * answers, 2))
    store.note(ActKind.EXAM, {"cards": ["c/n1#forward"]}, at(START + 4 * answers, 3))
    store.close()
    return ids(path)


def ids(path: Path) -> set[str]:
    """Ids of all rows of the log of a sound history."""
    raw = sqlite3.connect(path)
    found = {row for table in ("review", "act") for (row,) in raw.execute(f"SELECT id FROM {table}")}
    raw.close()
    return found


def pages_of(path: Path, name: str) -> list[int]:
    """The pages that a table or an index has its rows in."""
    raw = sqlite3.connect(path)
    try:
        kinds = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'"
        return [page for (page,) in raw.execute(kinds, (name,))]
    except sqlite3.OperationalError:
        # An SQLite without dbstat: the root, which every row is below.
        return [page for (page,) in raw.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,))]
    finally:
        raw.close()


def scribble(path: Path, page: int, seed: int = 0) -> None:
    """Random bytes in the place of a page."""
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(random.Random(seed).randbytes(PAGE))


def in_child(work: Callable[[], None]) -> int:
    """Do something in a process of its own that may be killed; its exit code, or the signal that ended it, negative."""
    child = os.fork()
    if not child:
        code = 70
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

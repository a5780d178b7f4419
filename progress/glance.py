"""A quick look at the history with the standard library alone: importing the store costs half a second.

It reads with the very statements the store reads with. From a database it doesn't know it steps aside.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from progress.reading import card_memory, day_rows, due_ahead
from progress.terms import CardMemory, DayRows

SCHEMA = 1
"""The schema version it can read; a test holds it equal to the newest migration."""


class Blank:
    """What there is to read before the first answer: nothing."""

    def rows(self, day: int) -> DayRows:
        """An empty day."""
        return DayRows(day, (), (), frozenset(), frozenset())

    def memory(self, card: str) -> CardMemory:
        """A new card."""
        return CardMemory(card)

    def due_ahead(self, day: int, last: int) -> list[tuple[str, int]]:
        """No cards."""
        del day, last
        return []

    def close(self) -> None:
        """Nothing to let go of."""


class Glance:
    """Read-only access to a history file that has the present schema."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, path: Path) -> "Glance | Blank | None":
        """A glance at the file; blank where there is none yet; None where it takes the store to deal with it."""
        if not path.exists():
            return Blank()
        try:
            connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=10, check_same_thread=False
            )
        except sqlite3.OperationalError:
            return None
        try:
            if connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,):
                return cls(connection)
        except sqlite3.DatabaseError:
            # Damaged or no database at all: the store says so in words.
            pass
        connection.close()
        return None

    def rows(self, day: int) -> DayRows:
        """What the queue of study day ``day`` is made from."""
        return day_rows(self._run, day)

    def memory(self, card: str) -> CardMemory:
        """The memory of a card."""
        return card_memory(self._run, card)

    def due_ahead(self, day: int, last: int) -> list[tuple[str, int]]:
        """Review cards due after study day ``day`` and up to ``last``, with the day."""
        return due_ahead(self._run, day, last)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _run(self, statement: str, parameters: Mapping[str, Any]) -> Iterable[Sequence[Any]]:
        return self._connection.execute(statement, parameters)

"""A quick look at the history with the standard library alone: importing the store costs half a second.

It reads with the very statements the store reads with. From a database it doesn't know it steps aside.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from progress.confusions import Confusion, confusions
from progress.options import DEFAULT_PARAMETERS
from progress.reading import card_memory, day_rows, due_by, parameters_in_force, typical_times
from progress.terms import CardMemory, DayRows
from progress.wording import in_words

SCHEMA = 3
"""The schema version it can read; a test holds it equal to the newest migration."""


class Blank:
    """What there is to read before the first answer: nothing."""

    def rows(self, day: int, until: int) -> DayRows:
        """An empty day."""
        del until
        return DayRows(day, (), (), frozenset(), frozenset())

    def memory(self, card: str) -> CardMemory:
        """A new card."""
        return CardMemory(card)

    def due_by(self, last: int) -> list[tuple[str, int]]:
        """No cards."""
        del last
        return []

    def confusions(self) -> list[Confusion]:
        """No pairs."""
        return []

    def typical_times(self) -> dict[str, int]:
        """No answers."""
        return {}

    def parameters(self) -> tuple[float, ...]:
        """The defaults."""
        return DEFAULT_PARAMETERS

    def close(self) -> None:
        """Nothing to let go of."""


class Glance:
    """Read-only access to a history file that has the present schema."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self._path = connection, path

    @classmethod
    def open(cls, path: Path) -> "Glance | Blank | None":
        """A glance at the file; blank where there is none yet; None where it takes the store to deal with it."""
        try:
            if not path.exists():
                return Blank()
            connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=10, check_same_thread=False
            )
        except (OSError, sqlite3.OperationalError):
            return None
        try:
            if connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,):
                return cls(connection, path)
        except sqlite3.DatabaseError:
            # Damaged or no database at all: the store says so in words.
            pass
        connection.close()
        return None

    def rows(self, day: int, until: int) -> DayRows:
        """What the queue of study day ``day`` is made from."""
        return day_rows(self._run, day, until)

    def memory(self, card: str) -> CardMemory:
        """The memory of a card."""
        return card_memory(self._run, card)

    def due_by(self, last: int) -> list[tuple[str, int]]:
        """Review cards that are due on study day ``last`` or have been for some time, with the day."""
        return due_by(self._run, last)

    def confusions(self) -> list[Confusion]:
        """What is taken for what."""
        return confusions(self._run)

    def typical_times(self) -> dict[str, int]:
        """Median milliseconds to a right answer, by form."""
        return typical_times(self._run)

    def parameters(self) -> tuple[float, ...]:
        """The FSRS parameters in force."""
        return parameters_in_force(self._run)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _run(self, statement: str, parameters: Mapping[str, Any]) -> Iterable[Sequence[Any]]:
        try:
            return self._connection.execute(statement, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            raise in_words(str(error), self._path) from error

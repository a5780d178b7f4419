"""What the entries of a damaged file's pages were: rows of the log, or traces of rows that are gone. Pure.

No page says which table or index it belongs to, so every entry is known by its shape: ids of the log, of devices and of
options each look like nothing else.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from progress.pages import Cell, Value

Columns = Mapping[str, str]
"""Names and declared types of a table's columns, in order."""
_ID = re.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}")
_OWNER = re.compile("[0-9a-f]{16}")
_FEWEST = {"review": 27, "act": 12}
"""Columns that a row of the first schema had; later ones stand behind them."""
_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "TEXT": str,
    "INTEGER": int,
    "BIGINT": int,
    "DOUBLE PRECISION": (int, float),
}


class Carved:
    """What was found."""

    def __init__(self, cells: Iterable[Cell], columns: Mapping[str, Columns]) -> None:
        self._columns = columns
        self._cards: dict[int, Counter[str]] = {}
        """Cards by the number of the row: as often as indexes name them, less those of rows that were found."""
        self._traces: dict[str, int | None] = {}
        """Ids in indexes and memories, with the number of the row where an index tells it."""
        self.reviews: dict[str, tuple[Value, ...]] = {}
        self.acts: dict[str, tuple[Value, ...]] = {}
        self.options: dict[str, str] = {}
        self.names: dict[str, str] = {}
        """Of devices and learners, by id."""
        self.learners: list[str] = []
        """Whose history the file said it is."""
        self.purged: set[str] = set()
        for cell in cells:
            (self._index_entry if cell.rowid is None else self._table_row)(cell)

    @property
    def rows(self) -> frozenset[str]:
        """Ids of the rows that could be read."""
        return frozenset(self.reviews.keys() | self.acts.keys())

    @property
    def known(self) -> frozenset[str]:
        """Ids of all rows that were there, as far as anything tells."""
        return self.rows | self._traces.keys()

    def card_of(self, row: str) -> str | None:
        """The card that a lost row was about, where just one comes into question."""
        number = self._traces.get(row)
        if number is None:
            return None
        left = [card for card, times in self._cards.get(number, Counter()).items() if times > 0]
        return left[0] if len(left) == 1 else None

    def _table_row(self, cell: Cell) -> None:
        values = cell.values
        first = values[0] if isinstance(values[0], str) else ""
        if _ID.fullmatch(first):
            if len(values) == 1:
                self.purged.add(first)
            for table, into in (("review", self.reviews), ("act", self.acts)):
                if _FEWEST[table] <= len(values) <= len(self._columns[table]):
                    self._log_row(table, into, cell, first)
        elif len(values) == 2 and isinstance(values[1], str):
            self._named(first, values[1])
        elif len(values) > 2 and "#" in first:
            # A memory, which names the row it follows from.
            self._trace(values[1], None)
            self._count(cell.rowid, first, -1)

    def _log_row(self, table: str, into: dict[str, tuple[Value, ...]], cell: Cell, row: str) -> None:
        columns = self._columns[table]
        # What was added to the table later is missing in rows from before.
        values = (*cell.values, *(None,) * (len(columns) - len(cell.values)))
        if not _fits(values, columns):
            self._trace(row, None)
            return
        into[row] = values
        self._count(cell.rowid, values[list(columns).index("card")], -1)

    def _named(self, first: str, second: str) -> None:
        if _OWNER.fullmatch(first):
            self.names[first] = second
        elif first == "learner" and _OWNER.fullmatch(second):
            self.learners.append(second)
        elif first == blake2b(second.encode(), digest_size=10).hexdigest():
            self.options[first] = second

    def _index_entry(self, cell: Cell) -> None:
        *values, number = cell.values
        if not isinstance(number, int) or not values or not isinstance(values[0], str):
            return
        if len(values) == 1 and not _ID.fullmatch(values[0]):
            self._count(number, values[0], 1)
        elif len(values) == 2 and _OWNER.fullmatch(values[0]):
            self._trace(values[1], number)

    def _count(self, number: int | None, card: Value, times: int) -> None:
        if number is not None and isinstance(card, str):
            self._cards.setdefault(number, Counter())[card] += times

    def _trace(self, row: Value, number: int | None) -> None:
        if isinstance(row, str) and _ID.fullmatch(row) and (number is not None or row not in self._traces):
            self._traces[row] = number


def _fits(values: Sequence[Value], columns: Columns) -> bool:
    """Whether the values are of the types the columns have, and details are JSON: damaged ones may be anything."""
    for value, (name, kind) in zip(values, columns.items(), strict=True):
        if value is not None and not isinstance(value, _TYPES.get(kind, object)):
            return False
        if name == "payload" and not _is_object(value):
            return False
    return True


def _is_object(value: Value) -> bool:
    try:
        return isinstance(value, str) and isinstance(json.loads(value), dict)
    except ValueError:
        return False

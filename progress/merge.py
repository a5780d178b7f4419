"""Union of two histories: rows that are not here yet are added, then the memories they touch are made anew.

A row has one id everywhere and never changes, so it does not matter in which order, how often or by which way
histories come together.
"""

import heapq
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, bindparam, insert, select

from progress.exchange import BadLine, Line
from progress.ledger import ACT, OPTIONS, REVIEW, table_of
from progress.log import ActKind
from progress.refold import Progress, refold
from progress.tables import DeviceRow, LearnerRow, PurgedRow
from progress.terms import CardMemory, ProgressError

DEVICE, LEARNER, PURGED = table_of(DeviceRow), table_of(LearnerRow), table_of(PurgedRow)
_TABLES: Mapping[str, Table] = {
    "device": DEVICE,
    "learner": LEARNER,
    "options": OPTIONS,
    "review": REVIEW,
    "act": ACT,
}
_SIGNED = (("writer", "device"), ("learner", "learner"))
_NEEDS: Mapping[str, Sequence[tuple[str, str]]] = {"review": (*_SIGNED, ("options", "options")), "act": _SIGNED}
"""Which columns of a row name what must be here before it."""
_AT_ONCE = 1000


class UnknownLearnerError(ProgressError):
    """The rows are of somebody who is not known to be this learner."""


class Merged(NamedTuple):
    """What came in."""

    reviews: int = 0
    acts: int = 0
    cards: tuple[CardMemory, ...] = ()
    """Cards that are now remembered otherwise."""
    devices: tuple[str, ...] = ()
    """Names of the devices whose rows came in."""
    days: frozenset[int] = frozenset()
    """Study days of the reviews that came in."""
    waiting: int = 0
    """Rows that name options or devices which have not come yet; they come in with them, next time."""
    conflicts: tuple[str, ...] = ()
    """Ids of rows that are here with another content; what was here stays."""
    bad: tuple[BadLine, ...] = ()
    """Lines that could not be read."""


def merge(
    connection: Connection, lines: Iterable[Line | BadLine], trusted: bool, progress: Progress | None = None
) -> Merged:
    """Add what ``lines`` tell, inside the transaction of ``connection``.

    UnknownLearnerError where they are of a learner not met before, unless ``trusted``: then they are this one too.
    """
    intake = _Intake(connection, trusted)
    todo = iter(lines)
    while part := list(islice(todo, _AT_ONCE)):
        intake.take(part)
    intake.retry()
    cards = refold(connection, None if intake.everything else intake.cards, progress) if intake.touched else ()
    names = {row.id: row.name for row in connection.execute(select(DEVICE.c.id, DEVICE.c.name))}
    return Merged(
        intake.added["review"], intake.added["act"], tuple(cards), tuple(sorted(names[one] for one in intake.writers)),
        frozenset(intake.days), len(intake.waiting), tuple(intake.conflicts), tuple(intake.bad),
    )  # fmt: skip


def tell(connection: Connection, known: Container[tuple[str, str]] = ()) -> Iterator[Line]:
    """All that this history holds but what is ``known`` by kind and id, in an order in which it can be taken in."""
    for kind in ("device", "learner", "options"):
        for row in connection.execute(select(_TABLES[kind]).order_by(_TABLES[kind].c.id)).mappings():
            if (kind, row["id"]) not in known:
                yield Line(kind, dict(row))
    rows = [_told(connection, kind) for kind in ("review", "act")]
    for line in heapq.merge(*rows, key=lambda line: str(line.values["id"])):
        if (line.kind, line.values["id"]) not in known:
            yield line


def _told(connection: Connection, kind: str) -> Iterator[Line]:
    """The rows of a table in order, a page at a time: a transaction can't leave a cursor open while it writes."""
    table, last = _TABLES[kind], ""
    page = select(table).where(table.c.id > bindparam("last")).order_by(table.c.id).limit(_AT_ONCE)
    while rows := connection.execute(page, {"last": last}).mappings().all():
        yield from (Line(kind, dict(row)) for row in rows)
        last = rows[-1]["id"]


class _Intake:
    """Takes lines in by the hundred; remembers what they touched."""

    def __init__(self, connection: Connection, trusted: bool) -> None:
        self._connection, self._trusted = connection, trusted
        self._known = {name: self._ids(name) for name in ("device", "learner", "options")}
        self.added = {"review": 0, "act": 0}
        self.cards: set[str] = set()
        self.everything = False
        """Whether what came in is about every card."""
        self.writers: set[str] = set()
        self.days: set[int] = set()
        self.waiting: list[Line] = []
        self.conflicts: list[str] = []
        self.bad: list[BadLine] = []

    @property
    def touched(self) -> bool:
        """Whether any memory may have changed."""
        return self.everything or bool(self.cards)

    def take(self, lines: Sequence[Line | BadLine]) -> None:
        """Add these, but for rows whose options, device or learner are not here."""
        self.bad += [line for line in lines if isinstance(line, BadLine)]
        whole = [line for line in lines if isinstance(line, Line)]
        for line in whole:
            if line.kind in self._known:
                self._introduce(line)
        for kind in ("review", "act"):
            rows = [line for line in whole if line.kind == kind]
            self.waiting += [line for line in rows if not self._is_ready(line)]
            self._add(kind, {line.values["id"]: line.values for line in rows if self._is_ready(line)})

    def retry(self) -> None:
        """Add what had to wait for something that stood further on."""
        waiting, self.waiting = iter(self.waiting), []
        while part := list(islice(waiting, _AT_ONCE)):
            self.take(part)

    def _introduce(self, line: Line) -> None:
        name = line.values["id"]
        if name in self._known[line.kind]:
            return
        if line.kind == "learner" and not self._trusted:
            raise UnknownLearnerError(
                "Whose history is this?",
                f"It is the history of {line.values['name']} ({name}), who is not known here.",
                "If that is you, say so with --me; histories of two people can't be parted again.",
            )
        self._connection.execute(insert(_TABLES[line.kind]), line.values)
        self._known[line.kind].add(name)

    def _is_ready(self, line: Line) -> bool:
        return all(line.values[column] in self._known[table] for column, table in _NEEDS[line.kind])

    def _add(self, kind: str, rows: Mapping[str, dict[str, Any]]) -> None:
        if not rows:
            return
        table, ids = _TABLES[kind], list(rows)
        here = {row["id"]: dict(row) for row in self._rows(table, ids)}
        self.conflicts += [name for name, row in here.items() if row != {**row, **rows[name]}]
        gone = {row["id"] for row in self._rows(PURGED, ids)}
        fresh = [row for name, row in rows.items() if name not in here and name not in gone]
        if not fresh:
            return
        self._connection.execute(insert(table), fresh)
        self.added[kind] += len(fresh)
        self.writers.update(row["writer"] for row in fresh)
        self.cards.update(row["card"] for row in fresh if row["card"])
        if kind == "review":
            self.days.update(row["day"] for row in fresh)
        else:
            self.everything |= any(
                row["card"] is None and row["kind"] in (ActKind.PARAMETERS, ActKind.UNDO) for row in fresh
            )

    def _rows(self, table: Table, ids: Sequence[str]) -> Iterator[Mapping[Any, Any]]:
        found = select(table).where(table.c.id.in_(bindparam("ids", expanding=True)))
        return iter(self._connection.execute(found, {"ids": ids}).mappings())

    def _ids(self, kind: str) -> set[str]:
        return {name for (name,) in self._connection.execute(select(_TABLES[kind].c.id))}

"""Statements on the log and its caches, inside a transaction that somebody else holds."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import DOUBLE_PRECISION, Connection, Table, TextClause, bindparam, insert, select, text, update

from progress.log import Act, Review, Row, next_id
from progress.options import Options
from progress.reading import Run, card_memory
from progress.rows import act_from, act_values, memory_values, review_from, review_values
from progress.tables import ActRow, MemoryRow, OptionsRow, ReviewRow, UndoneRow
from progress.terms import CardMemory, StaleCardError


def table_of(model: type) -> Table:
    """The table behind a row model."""
    return cast(Table, vars(model)["__table__"])


def _unless_there(table: Table) -> TextClause:
    """An insert that leaves a row with the same key as it is, as SQLite and PostgreSQL both say it."""
    return text(f"{insert(table)} ON CONFLICT DO NOTHING")


REVIEW, ACT, MEMORY = table_of(ReviewRow), table_of(ActRow), table_of(MemoryRow)
OPTIONS, UNDONE = table_of(OptionsRow), table_of(UndoneRow)

_REVIEWS_OF = select(REVIEW).where(REVIEW.c.card.in_(bindparam("cards", expanding=True)))
_ACTS_OF = select(ACT).where(ACT.c.card.in_(bindparam("cards", expanding=True)))
_ADD_REVIEW = insert(REVIEW)
_ADD_ACT = insert(ACT)
_ADD_OPTIONS, _ADD_MEMORY = _unless_there(OPTIONS), _unless_there(MEMORY)
# Other parameters move every memory, and no card's last row.
_SWAP_MEMORY = update(MEMORY).where(
    MEMORY.c.card == bindparam("shown"),
    MEMORY.c.last == bindparam("expected"),
    MEMORY.c.stability.is_not_distinct_from(bindparam("stable", type_=DOUBLE_PRECISION)),
)
_LAST_ID = text(
    "SELECT max(id) FROM (SELECT max(id) AS id FROM review WHERE writer = :writer "
    "UNION ALL SELECT max(id) FROM act WHERE writer = :writer) AS mine"
)


def running(connection: Connection) -> Run:
    """The connection as a way to run the statements of `progress.reading`."""

    def run(statement: str, parameters: Mapping[str, Any]) -> Iterable[Sequence[Any]]:
        return connection.execute(text(statement), parameters).all()

    return run


def fresh_id(connection: Connection, writer: str, now: int) -> str:
    """An id that sorts after everything this device has written."""
    last = connection.execute(_LAST_ID, {"writer": writer}).scalar_one_or_none()
    return next_id(now, last or "")


def add_review(connection: Connection, review: Review, options: Options) -> None:
    """Append a review, and its options where they are new."""
    connection.execute(_ADD_OPTIONS, {"id": options.id, "body": options.body})
    connection.execute(_ADD_REVIEW, review_values(review))


def add_act(connection: Connection, act: Act) -> None:
    """Append an act."""
    connection.execute(_ADD_ACT, act_values(act))


def swap_memory(connection: Connection, expected: CardMemory, memory: CardMemory) -> None:
    """Replace a card's memory, unless it is no longer the expected one: then nothing is written at all."""
    values = memory_values(memory)
    if expected.last:
        stable = expected.memory.stability if expected.memory else None
        shown = {"shown": memory.card, "expected": expected.last, "stable": stable}
        done = connection.execute(_SWAP_MEMORY, {**values, **shown})
    else:
        done = connection.execute(_ADD_MEMORY, values)
    if done.rowcount != 1:
        raise StaleCardError("Card changed", f"{memory.card} was changed since it was shown.", "Look at it again.")


def rows_of(connection: Connection, cards: Collection[str]) -> dict[str, list[Row]]:
    """All that the log holds of each of these cards, a few hundred at most."""
    found: dict[str, list[Row]] = {card: [] for card in cards}
    for row in connection.execute(_REVIEWS_OF, {"cards": list(cards)}).mappings():
        found[row["card"]].append(review_from(row))
    for row in connection.execute(_ACTS_OF, {"cards": list(cards)}).mappings():
        found[row["card"]].append(act_from(row))
    return found


def batch_of(connection: Connection, row: str) -> str | None:
    """The batch that a review was recorded in; None where it was recorded alone."""
    batch: str | None = connection.execute(select(REVIEW.c.batch).where(REVIEW.c.id == row)).scalar_one()
    return batch


def cardless_acts(connection: Connection, kinds: Iterable[str]) -> list[Act]:
    """The acts of these kinds that are about no card, in order."""
    found = select(ACT).where(ACT.c.card.is_(None), ACT.c.kind.in_(list(kinds))).order_by(ACT.c.id)
    return [act_from(dict(row)) for row in connection.execute(found).mappings()]


def memory_of(connection: Connection, card: str) -> CardMemory:
    """A card's memory, inside this transaction."""
    return card_memory(running(connection), card)

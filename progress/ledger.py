"""Statements on the log and its caches, inside a transaction that somebody else holds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Connection, Table, TextClause, bindparam, delete, insert, select, text, update

from progress.history import fold, ineffective
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

_ADD_REVIEW = insert(REVIEW)
_ADD_ACT = insert(ACT)
_ADD_OPTIONS, _ADD_MEMORY = _unless_there(OPTIONS), _unless_there(MEMORY)
_SWAP_MEMORY = update(MEMORY).where(MEMORY.c.card == bindparam("shown"), MEMORY.c.last == bindparam("expected"))
_DROP_MEMORY = delete(MEMORY).where(MEMORY.c.card == bindparam("shown"))
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
        done = connection.execute(_SWAP_MEMORY, {**values, "shown": memory.card, "expected": expected.last})
    else:
        done = connection.execute(_ADD_MEMORY, values)
    if done.rowcount != 1:
        raise StaleCardError("Card changed", f"{memory.card} was changed since it was shown.", "Look at it again.")


def card_rows(connection: Connection, card: str) -> list[Row]:
    """All that the log holds of a card."""
    reviews = connection.execute(select(REVIEW).where(REVIEW.c.card == card)).mappings()
    acts = connection.execute(select(ACT).where(ACT.c.card == card)).mappings()
    return [*(review_from(dict(row)) for row in reviews), *(act_from(dict(row)) for row in acts)]


def batch_of(connection: Connection, row: str) -> str | None:
    """The batch that a review was recorded in; None where it was recorded alone."""
    batch: str | None = connection.execute(select(REVIEW.c.batch).where(REVIEW.c.id == row)).scalar_one()
    return batch


def cardless_acts(connection: Connection, kinds: Iterable[str]) -> list[Act]:
    """The acts of these kinds that are about no card, in order."""
    found = select(ACT).where(ACT.c.card.is_(None), ACT.c.kind.in_(list(kinds))).order_by(ACT.c.id)
    return [act_from(dict(row)) for row in connection.execute(found).mappings()]


def find_options(connection: Connection) -> Callable[[str], Options]:
    """Looks up options by id."""

    def find(name: str) -> Options:
        return Options.from_body(connection.execute(select(OPTIONS.c.body).where(OPTIONS.c.id == name)).scalar_one())

    return find


def refold(connection: Connection, card: str) -> CardMemory:
    """Make a card's memory, and the list of its rows that don't count, anew from the log."""
    rows = card_rows(connection, card)
    memory = fold(card, rows, find_options(connection))
    connection.execute(delete(UNDONE).where(UNDONE.c.card == card))
    if undone := ineffective(rows):
        connection.execute(insert(UNDONE), [{"id": row, "card": card} for row in sorted(undone)])
    connection.execute(_DROP_MEMORY, {"shown": card})
    if memory.last:
        connection.execute(_ADD_MEMORY, memory_values(memory))
    return memory


def memory_of(connection: Connection, card: str) -> CardMemory:
    """A card's memory, inside this transaction."""
    return card_memory(running(connection), card)

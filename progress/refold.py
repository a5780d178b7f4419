"""Memories made anew from the log, inside a transaction that somebody else holds: after undo, merge, new parameters."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, text

from progress.history import FindOptions, fold, ineffective
from progress.ledger import ACT, MEMORY, OPTIONS, UNDONE, rows_of, running
from progress.log import ActKind, Review, Row
from progress.options import Options
from progress.reading import memories_of, parameters_in_force
from progress.rows import act_from, memory_values
from progress.terms import CardMemory

Progress = Callable[[int, int], None]
"""Told how much of how much is done."""

_AT_ONCE = 500
"""Cards folded together: enough to spare statements, few enough to hold in memory."""
_LOGGED = text("SELECT card FROM review UNION SELECT card FROM act WHERE card IS NOT NULL")
_KNOWN = text("SELECT card FROM memory UNION SELECT card FROM undone WHERE card IS NOT NULL")
_ADOPTERS = select(ACT.c.card).where(
    ACT.c.kind == ActKind.ADOPT, ACT.c.target.in_(bindparam("targets", expanding=True)), ACT.c.card.is_not(None)
)
_UNDONE_OF = select(UNDONE.c.id, UNDONE.c.card).where(UNDONE.c.card.in_(bindparam("cards", expanding=True)))
_UNDONE_CARDLESS = select(UNDONE.c.id).where(UNDONE.c.card.is_(None))
_CARDLESS = select(ACT).where(ACT.c.card.is_(None), ACT.c.kind.in_([ActKind.UNDO, ActKind.PARAMETERS]))
_DROP_MEMORY = delete(MEMORY).where(MEMORY.c.card == bindparam("shown"))
_DROP_UNDONE = delete(UNDONE).where(UNDONE.c.id == bindparam("gone"))


class Folded(NamedTuple):
    """What the log makes of a card, beside what the caches hold of it."""

    memory: CardMemory
    undone: frozenset[str]
    """Its rows that do not count."""
    cached: CardMemory
    cached_undone: frozenset[str]

    @property
    def sound(self) -> bool:
        """Whether the caches are what replaying the log makes."""
        return self.memory == self.cached and self.undone == self.cached_undone


def life_of(connection: Connection, card: str) -> list[Row]:
    """All that the log holds of a card, and of those whose history it took over."""
    return _lives(connection, [card])[card]


def refold(connection: Connection, cards: Iterable[str] | None, progress: Progress | None = None) -> list[CardMemory]:
    """Make the memories of these cards (all where None), and of those that took over their history, what the log says;
    those of them that changed."""
    if (undone := _cardless_undone(connection)) != (cached := _cached_cardless(connection)):
        _swap_undone(connection, dict.fromkeys(undone - cached), cached - undone)
    changed: list[CardMemory] = []
    for folded in folded_cards(connection, cards, progress):
        wrong = [one for one in folded if not one.sound]
        _swap_undone(
            connection,
            {row: one.memory.card for one in wrong for row in one.undone - one.cached_undone},
            {row for one in wrong for row in one.cached_undone - one.undone},
        )
        moved = [one.memory for one in wrong if one.memory != one.cached]
        if moved:
            connection.execute(_DROP_MEMORY, [{"shown": memory.card} for memory in moved])
        if kept := [memory_values(memory) for memory in moved if memory.last]:
            connection.execute(insert(MEMORY), kept)
        changed += moved
    return changed


def followers(connection: Connection, cards: Iterable[str]) -> list[CardMemory]:
    """Make the memories of the cards that took over the history of these ones anew; those that changed."""
    cards = set(cards)
    adopters = [card for card in _with_adopters(connection, cards) if card not in cards]
    return refold(connection, adopters) if adopters else []


def folded_cards(
    connection: Connection, cards: Iterable[str] | None, progress: Progress | None = None
) -> Iterator[list[Folded]]:
    """These cards (all where None) as the log and as the caches have them, some hundred at a time."""
    keys = _every(connection) if cards is None else _with_adopters(connection, cards)
    options, parameters = options_finder(connection), parameters_in_force(running(connection))
    todo = iter(keys)
    done = 0
    while part := list(islice(todo, _AT_ONCE)):
        yield _folded(connection, part, options, parameters)
        done += len(part)
        if progress:
            progress(done, len(keys))


def cardless_sound(connection: Connection) -> bool:
    """Whether the list of undone acts that are about no card is what the log makes."""
    return _cardless_undone(connection) == _cached_cardless(connection)


def options_finder(connection: Connection) -> FindOptions:
    """Looks up options by id, each once."""

    @cache
    def find(name: str) -> Options:
        return Options.from_body(connection.execute(select(OPTIONS.c.body).where(OPTIONS.c.id == name)).scalar_one())

    return find


def _folded(
    connection: Connection, cards: Sequence[str], options: FindOptions, parameters: tuple[float, ...]
) -> list[Folded]:
    cached = memories_of(running(connection), cards)
    undone: dict[str, set[str]] = {}
    for row, card in connection.execute(_UNDONE_OF, {"cards": list(cards)}):
        undone.setdefault(card, set()).add(row)
    found: list[Folded] = []
    for card, rows in _lives(connection, cards).items():
        own = ineffective(row for row in rows if row.card == card)
        memory = fold(card, rows, options, parameters)
        before = cached.get(card, CardMemory(card))
        found.append(Folded(memory, own, before, frozenset(undone.get(card, ()))))
    return found


def _lives(connection: Connection, cards: Sequence[str]) -> Mapping[str, list[Row]]:
    rows = rows_of(connection, cards)
    for card in cards:
        seen = {card}
        waiting = _adopted(rows[card])
        while waiting:
            source = waiting.pop()
            if source not in seen:
                seen.add(source)
                own = rows_of(connection, [source])[source]
                rows[card] += own
                waiting |= _adopted(own)
    return rows


def _adopted(rows: Sequence[Row]) -> set[str]:
    """The cards whose history these rows of one card take over."""
    adoptions = [row for row in rows if not isinstance(row, Review) and row.kind == ActKind.ADOPT and row.target]
    undone = ineffective(rows) if adoptions else frozenset()
    return {str(row.target) for row in adoptions if row.id not in undone}


def _every(connection: Connection) -> list[str]:
    logged = {card for (card,) in connection.execute(_LOGGED)}
    return sorted(logged.union(card for (card,) in connection.execute(_KNOWN)))


def _with_adopters(connection: Connection, cards: Iterable[str]) -> list[str]:
    """These cards and all that took over their history, at first or second hand."""
    found = set(cards)
    fresh: Collection[str] = found
    while fresh:
        adopters: set[str] = set()
        waiting = iter(sorted(fresh))
        while part := list(islice(waiting, _AT_ONCE)):
            adopters.update(card for (card,) in connection.execute(_ADOPTERS, {"targets": part}))
        fresh = adopters - found
        found |= fresh
    return sorted(found)


def _cardless_undone(connection: Connection) -> frozenset[str]:
    return ineffective(act_from(row) for row in connection.execute(_CARDLESS).mappings())


def _cached_cardless(connection: Connection) -> frozenset[str]:
    return frozenset(row for (row,) in connection.execute(_UNDONE_CARDLESS))


def _swap_undone(connection: Connection, fresh: Mapping[str, str | None], gone: Collection[str]) -> None:
    if gone:
        connection.execute(_DROP_UNDONE, [{"gone": row} for row in sorted(gone)])
    if fresh:
        connection.execute(insert(UNDONE), [{"id": row, "card": card} for row, card in fresh.items()])

"""What the queue reads, as SQL common to the quick reader and the store, and its rows as values.

Both readers pass their own way of running a statement, so that neither can come to see other things than the other.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from progress.options import DEFAULT_PARAMETERS
from progress.terms import Answered, CardMemory, Counted, DayRows, Due, Memory, State

Run = Callable[[str, Mapping[str, Any]], Iterable[Sequence[Any]]]
"""Run a statement with named parameters, give back its rows."""

# The WHERE clauses repeat those of the partial indexes word for word: with bound parameters they would not be used.
_DUE = """
SELECT card, state, stability, difficulty, due_day, due_at, seen_day FROM memory
WHERE suspended = 0 AND due_day IS NOT NULL AND due_day <= :day AND (buried_day IS NULL OR buried_day < :day)
UNION ALL
SELECT card, state, stability, difficulty, due_day, due_at, seen_day FROM memory
WHERE suspended = 0 AND due_at IS NOT NULL AND due_at < :until AND (buried_day IS NULL OR buried_day < :day)
"""
_ANSWERED = """
SELECT id, card, state_before, rating, duration FROM review
WHERE day = :day AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.id = review.id) ORDER BY id
"""
_COUNTED = """
SELECT day, writer, card, state_before FROM review
WHERE day = :day AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.id = review.id)
"""
_TOUCHED = "SELECT card FROM memory"
_STILL_NEW = """
SELECT card FROM memory WHERE state = 0 AND suspended = 0 AND (buried_day IS NULL OR buried_day < :day)
"""
_MEMORY = """
SELECT card, last, state, step, stability, difficulty, due_day, due_at, seen_day, seen_at, interval, reps, lapses,
       suspended, buried_day, flagged, decided
FROM memory
"""
_CONFUSED = """
SELECT id, card, confused, day FROM review
WHERE confused IS NOT NULL AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.id = review.id)
"""
_PARAMETERS = """
SELECT payload FROM act WHERE card IS NULL AND kind = 'parameters'
AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.id = act.id) ORDER BY at DESC, id DESC LIMIT 1
"""
_CONTRASTED = "SELECT id, payload FROM act WHERE card IS NULL AND kind = 'contrast'"
_THOUGHT = """
SELECT form, thought FROM (
    SELECT id, form, thought, verdict, rating, hinted FROM review ORDER BY id DESC LIMIT 2000
) AS late
WHERE thought IS NOT NULL AND verdict = 'correct' AND rating > 1 AND hinted = 0
AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.id = late.id)
"""
"""Bounded, so that a history of any length is asked at once. Reading a hint takes time that tells nothing."""
_FEWEST = 8
"""Right answers of a form before a median of them says anything."""
_AHEAD = """
SELECT card, due_day FROM memory WHERE suspended = 0 AND due_day IS NOT NULL AND due_day <= :last
"""


def day_rows(run: Run, day: int, until: int, touched: AbstractSet[str] | None = None) -> DayRows:
    """Everything the queue of study day ``day``, which ends at UTC millisecond ``until``, is made from. ``touched``
    spares reading those keys again."""
    parameters = {"day": day, "until": until}
    return DayRows(
        day,
        tuple(Due(*row) for row in run(_DUE, parameters)),
        tuple(Answered(*row) for row in run(_ANSWERED, parameters)),
        touched_cards(run) if touched is None else touched,
        frozenset(card for (card,) in run(_STILL_NEW, parameters)),
        parameters_in_force(run),
    )


def parameters_in_force(run: Run) -> tuple[float, ...]:
    """The FSRS parameters adopted last; the defaults where none were."""
    for (payload,) in run(_PARAMETERS, {}):
        return tuple(json.loads(payload)["parameters"])
    return DEFAULT_PARAMETERS


def touched_cards(run: Run) -> set[str]:
    """Keys of the cards that have a memory."""
    return {card for (card,) in run(_TOUCHED, {})}


def card_memory(run: Run, card: str) -> CardMemory:
    """The memory of one card; of a card never touched, that of a new one."""
    for row in run(f"{_MEMORY} WHERE card = :card", {"card": card}):
        return memory_from(row)
    return CardMemory(card)


def memories_of(run: Run, cards: Iterable[str]) -> dict[str, CardMemory]:
    """The memories of those of some hundred cards that were touched."""
    names = {f"c{index}": card for index, card in enumerate(cards)}
    rows = run(f"{_MEMORY} WHERE card IN ({', '.join(f':{name}' for name in names)})", names)
    return {row[0]: memory_from(row) for row in rows}


def due_by(run: Run, last: int) -> list[tuple[str, int]]:
    """Review cards that are due on study day ``last`` or have been for some time, with the day."""
    return [(card, due) for card, due in run(_AHEAD, {"last": last})]


def counted(run: Run, day: int) -> list[Counted]:
    """What was answered on a study day, on whichever device."""
    return [Counted(*row) for row in run(_COUNTED, {"day": day})]


def confused_rows(run: Run) -> list[tuple[str, str, str, int]]:
    """Answers that were another card's: (row, card, the card it was confused with, study day)."""
    return [(row, card, confused, day) for row, card, confused, day in run(_CONFUSED, {})]


def contrasted_rows(run: Run) -> list[tuple[str, str]]:
    """Contrast drills that were finished: (row, payload)."""
    return [(row, payload) for row, payload in run(_CONTRASTED, {})]


def typical_times(run: Run) -> dict[str, int]:
    """Median milliseconds to a right answer, by form, of the last 2,000 answers; only where there are enough."""
    times: dict[str, list[int]] = {}
    for form, thought in run(_THOUGHT, {}):
        times.setdefault(form, []).append(thought)
    return {form: sorted(taken)[len(taken) // 2] for form, taken in times.items() if len(taken) >= _FEWEST}


def memory_from(row: Sequence[Any]) -> CardMemory:
    """A row of the cache, in the order of the columns, as a value."""
    card, last, state, step, stability, difficulty, *rest = row
    due_day, due_at, seen_day, seen_at, interval, reps, lapses, suspended, buried_day, flagged, decided = rest
    memory = None if stability is None else Memory(stability, difficulty)
    return CardMemory(
        card, last, State(state), step, memory, due_day, due_at, seen_day, seen_at, interval, reps, lapses,
        bool(suspended), buried_day, bool(flagged), decided,
    )  # fmt: skip

"""From the log to a card's memory: which rows count, in which order, and what they make of the card. Pure.

A review's recorded outcome stands while the card comes to it as it was when the answer was given. Where an undo or a
merge changed that, it is decided again from its own inputs, with fuzz seeded by the decision that now precedes it.
"""

import heapq
import json
import math
from collections.abc import Callable, Iterable, Sequence

from progress.fsrs import engine
from progress.log import Act, ActKind, Review, Row
from progress.options import DEFAULT_PARAMETERS, Options
from progress.scheduler import elapsed_days, outcomes, settle
from progress.terms import CardMemory, Memory, Outcome, Rating, State

_SAME = 1e-6
"""Relative difference of two memories that are one, decided on machines whose arithmetic differs in the last digit."""

FindOptions = Callable[[str], Options]
"""The options of an id."""


def ineffective(rows: Iterable[Row]) -> frozenset[str]:
    """Ids of the rows that do not count: those that an undo which itself counts is aimed at.

    An undo is always younger than its target and written by the same device, so taking undos from the youngest down
    decides each before what it is aimed at.
    """
    undone: set[str] = set()
    undos = [row for row in rows if isinstance(row, Act) and row.kind == ActKind.UNDO]
    for undo in sorted(undos, key=lambda row: row.id, reverse=True):
        if undo.id not in undone and undo.target is not None:
            undone.add(undo.target)
    return frozenset(undone)


def in_causal_order(rows: Sequence[Row]) -> list[Row]:
    """Every row after the one it names in ``after``; rows that know nothing of each other by time, then id."""
    ids = {row.id for row in rows}
    followers: dict[str, list[Row]] = {}
    ready: list[tuple[int, str, Row]] = []
    for row in rows:
        if row.after in ids and row.after != row.id:
            followers.setdefault(row.after, []).append(row)
        else:
            heapq.heappush(ready, (row.moment.at, row.id, row))
    ordered: list[Row] = []
    while ready:
        row = heapq.heappop(ready)[2]
        ordered.append(row)
        for follower in followers.pop(row.id, ()):
            heapq.heappush(ready, (follower.moment.at, follower.id, follower))
    return ordered


def fold(
    card: str, rows: Sequence[Row], options: FindOptions, parameters: tuple[float, ...] = DEFAULT_PARAMETERS
) -> CardMemory:
    """The memory of ``card`` that its rows make, whatever order they are given in, under the ``parameters`` in force.

    Each answer was decided under the parameters of its day. Where those changed in between, the memory is made anew
    from the ratings, while the day the card is due on stays.
    """
    undone = ineffective(rows)
    memory, under = CardMemory(card), parameters
    answers: list[tuple[Rating, int]] = []
    for row in in_causal_order(rows):
        if row.id in undone:
            continue
        if isinstance(row, Review):
            chosen = options(row.options)
            if chosen.parameters != under:
                memory, under = _remade(memory, answers, chosen.parameters), chosen.parameters
            answers.append((Rating(row.rating), elapsed_days(memory, row.moment.day)))
            memory = _reviewed(memory, row, chosen)
        elif row.kind != ActKind.UNDO:
            memory = acted(memory, row)
            if row.kind == ActKind.FORGET:
                answers.clear()
    return memory if under == parameters else _remade(memory, answers, parameters)


def _remade(memory: CardMemory, answers: Sequence[tuple[Rating, int]], parameters: tuple[float, ...]) -> CardMemory:
    """The same card as these parameters have it."""
    return memory._replace(memory=engine(parameters).replay(answers)) if answers else memory


def acted(memory: CardMemory, act: Act) -> CardMemory:
    """The memory once ``act`` happened. A kind from a newer version leaves it as it was."""
    match act.kind:
        case ActKind.SUSPEND:
            memory = memory._replace(suspended=True)
        case ActKind.UNSUSPEND:
            memory = memory._replace(suspended=False)
        case ActKind.BURY:
            memory = memory._replace(buried_day=int(json.loads(act.payload)["day"]))
        case ActKind.UNBURY:
            memory = memory._replace(buried_day=None)
        case ActKind.FLAG:
            memory = memory._replace(flagged=True)
        case ActKind.UNFLAG:
            memory = memory._replace(flagged=False)
        case ActKind.SET_DUE | ActKind.RESCHEDULE if memory.state is State.REVIEW:
            memory = memory._replace(due_day=int(json.loads(act.payload)["day"]))
        case ActKind.FORGET:
            kept = memory.suspended, memory.buried_day, memory.flagged
            memory = CardMemory(memory.card, suspended=kept[0], buried_day=kept[1], flagged=kept[2], decided=act.id)
    return memory._replace(last=act.id)


def _reviewed(memory: CardMemory, row: Review, options: Options) -> CardMemory:
    if _unchanged(memory, row):
        outcome = recorded(row)
    else:
        outcome = outcomes(memory, row.moment.day, options)[Rating(row.rating)]
    return settle(memory, outcome, row.id, row.moment.at, row.moment.day)


def _unchanged(memory: CardMemory, row: Review) -> bool:
    """Whether the card comes to this answer as it did when the answer was given."""
    lapsed = row.state_before == State.REVIEW and row.rating == Rating.AGAIN
    before = (row.state_before, row.elapsed, row.reps - 1, row.lapses - lapsed)
    now = (memory.state, elapsed_days(memory, row.moment.day), memory.reps, memory.lapses)
    return before == now and _same(row.memory_before, memory.memory)


def _same(one: Memory | None, other: Memory | None) -> bool:
    if one is None or other is None:
        return one is other
    return all(math.isclose(left, right, rel_tol=_SAME) for left, right in zip(one, other, strict=True))


def recorded(row: Review) -> Outcome:
    """The outcome as it was decided when the answer was given."""
    delay = 0 if row.due_at is None else (row.due_at - row.moment.at) // 1000
    return Outcome(
        Rating(row.rating), State(row.state), row.step, row.memory, row.interval, delay, row.reps, row.lapses
    )

"""The schedule of one card: learning steps, FSRS intervals, bounds and fuzz. Pure; all four outcomes at once."""

import math
from collections.abc import Mapping
from hashlib import blake2b

from progress.fsrs import NextState, engine
from progress.options import Options
from progress.terms import CardMemory, Memory, Outcome, Rating, State

_DAY = 86_400


def elapsed_days(card: CardMemory, day: int) -> int:
    """Study days since the card's last review; never negative, whatever the clock did."""
    return 0 if card.seen_day is None else max(0, day - card.seen_day)


def outcomes(card: CardMemory, day: int, options: Options) -> Mapping[Rating, Outcome]:
    """What each rating on study day ``day`` would do to the card. Again <= Hard <= Good <= Easy, always."""
    found = engine(options.parameters).next_states(card.memory, elapsed_days(card, day), options.desired_retention)
    delays = _delays(card, options)
    longest = max((delay for _, delay in delays.values()), default=0)
    intervals = _intervals(card, {rating: found[rating] for rating in Rating if rating not in delays}, longest, options)
    return {rating: _outcome(card, rating, found[rating].memory, delays, intervals) for rating in Rating}


def settle(card: CardMemory, outcome: Outcome, row: str, at: int, day: int) -> CardMemory:
    """The card's memory once ``outcome`` was recorded as ``row``, at UTC millisecond ``at`` of study day ``day``."""
    learning = outcome.state in (State.LEARNING, State.RELEARNING)
    return CardMemory(
        card=card.card,
        last=row,
        state=outcome.state,
        step=outcome.step,
        memory=outcome.memory,
        due_day=None if learning else day + outcome.interval,
        due_at=at + outcome.delay * 1000 if learning else None,
        seen_day=day,
        seen_at=at,
        interval=outcome.interval,
        reps=outcome.reps,
        lapses=outcome.lapses,
        suspended=card.suspended,
        buried_day=card.buried_day,
        flagged=card.flagged,
        decided=row,
    )


def _outcome(
    card: CardMemory,
    rating: Rating,
    memory: Memory,
    delays: Mapping[Rating, tuple[int, int]],
    intervals: Mapping[Rating, int],
) -> Outcome:
    reviewing = card.state is State.REVIEW
    lapses = card.lapses + (reviewing and rating is Rating.AGAIN)
    if rating not in delays:
        return Outcome(rating, State.REVIEW, 0, memory, intervals[rating], 0, card.reps + 1, lapses)
    step, delay = delays[rating]
    state = State.RELEARNING if reviewing or card.state is State.RELEARNING else State.LEARNING
    return Outcome(rating, state, step, memory, 0, delay, card.reps + 1, lapses)


def _delays(card: CardMemory, options: Options) -> Mapping[Rating, tuple[int, int]]:
    """(next step, seconds) of the ratings that lead to a step; the others give an interval in days. Hard on the first
    step waits halfway to the second, or half as long again where there is one step only."""
    steps = options.learning_steps if card.state in (State.NEW, State.LEARNING) else options.relearning_steps
    if not steps:
        return {}
    steps = tuple(min(step, options.maximum_interval * _DAY) for step in steps)
    again = steps[0]
    if card.state is State.REVIEW:
        return {Rating.AGAIN: (0, again)}
    step = min(card.step, len(steps) - 1)
    if step > 0:
        hard = max(again, steps[step])
    elif len(steps) > 1:
        hard = max(again, (steps[0] + steps[1]) // 2)
    else:
        hard = min(again * 3 // 2, again + _DAY, options.maximum_interval * _DAY)
    delays = {Rating.AGAIN: (0, again), Rating.HARD: (step, hard)}
    if step + 1 < len(steps):
        delays[Rating.GOOD] = (step + 1, max(hard, steps[step + 1]))
    return delays


def _intervals(
    card: CardMemory, found: Mapping[Rating, NextState], longest_delay: int, options: Options
) -> Mapping[Rating, int]:
    """Whole days for these ratings: fuzzed, bounded, each passing rating longer than the one before, none shorter than
    the longest step (seconds) that a worse rating leads to."""
    intervals: dict[Rating, int] = {}
    shortest = max(options.minimum_interval, -(-longest_delay // _DAY))
    for rating, state in found.items():
        floor = max(shortest, _floor(card, state.interval)) if rating is not Rating.AGAIN else shortest
        days = _fuzzed(state.interval, _draw(card), floor, options)
        intervals[rating] = days
        shortest = min(days + (rating is not Rating.AGAIN), options.maximum_interval)
    return intervals


def _floor(card: CardMemory, interval: float) -> int:
    """Fuzz must not make an interval shrink that FSRS made grow."""
    return card.interval + 1 if card.state is State.REVIEW and round(interval) > card.interval else 0


def _fuzzed(interval: float, draw: float, floor: int, options: Options) -> int:
    low, high = fuzz_range(interval) if options.fuzz else (round(interval), round(interval))
    low = min(max(low, floor), options.maximum_interval)
    high = min(max(high, low), options.maximum_interval)
    return low + math.floor(draw * (high - low + 1))


def fuzz_range(interval: float) -> tuple[int, int]:
    """The days a fuzzed interval may fall on: none below 2.5 days, then one day and 15 % of what lies between 2.5 and 7
    days, 10 % of 7 to 20, 5 % of what lies above, either way. The widths are those of Anki's scheduler."""
    if interval < 2.5:
        return round(interval), round(interval)
    spread = (
        1
        + 0.15 * (min(interval, 7.0) - 2.5)
        + 0.10 * max(0.0, min(interval, 20.0) - 7)
        + 0.05 * max(0.0, interval - 20)
    )
    return round(interval - spread), round(interval + spread)


def _draw(card: CardMemory) -> float:
    """A number in [0, 1), the same whenever and wherever this answer is decided: seeded by the decision before it."""
    digest = blake2b(f"{card.card}\n{card.decided}".encode(), digest_size=6).digest()
    return int.from_bytes(digest, "big") / 2**48

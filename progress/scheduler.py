"""The schedule of one card: learning steps, FSRS intervals, bounds and fuzz. Pure; all four outcomes at once."""

import math
from collections.abc import Mapping
from hashlib import blake2b

from progress.fsrs import NextState, engine
from progress.options import Options
from progress.terms import CardMemory, Due, Memory, Outcome, Rating, State

_DAY = 86_400


def elapsed_days(card: CardMemory, day: int) -> int:
    """Study days since the card's last review; never negative, whatever the clock did."""
    return 0 if card.seen_day is None else max(0, day - card.seen_day)


def outcomes(card: CardMemory, day: int, options: Options) -> Mapping[Rating, Outcome]:
    """What each rating on study day ``day`` would do to the card. Again <= Hard <= Good <= Easy, always."""
    found = engine(options.parameters).next_states(card.memory, elapsed_days(card, day), options.desired_retention)
    intervals = _intervals(card, found, options)
    if card.state is State.REVIEW:
        return {rating: _reviewed(card, rating, found[rating], intervals[rating], options) for rating in Rating}
    steps = options.relearning_steps if card.state is State.RELEARNING else options.learning_steps
    delays = _delays(min(card.step, max(len(steps) - 1, 0)), steps)
    return {rating: _learned(card, rating, found[rating], intervals[rating], delays) for rating in Rating}


def expected_gain(due: Due, day: int, options: Options) -> float:
    """What reviewing a due card today is worth: the best order when there are more cards than the limit allows."""
    memory = Memory(due.stability, due.difficulty)
    elapsed = max(0, day - due.seen_day)
    return engine(options.parameters).expected_gain(memory, elapsed, options.desired_retention)


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
    )


def _reviewed(card: CardMemory, rating: Rating, found: NextState, interval: int, options: Options) -> Outcome:
    lapsed = rating is Rating.AGAIN
    lapses = card.lapses + lapsed
    if lapsed and options.relearning_steps:
        delay = options.relearning_steps[0]
        return Outcome(rating, State.RELEARNING, 0, found.memory, 0, delay, card.reps + 1, lapses)
    return Outcome(rating, State.REVIEW, 0, found.memory, interval, 0, card.reps + 1, lapses)


def _learned(
    card: CardMemory,
    rating: Rating,
    found: NextState,
    interval: int,
    delays: Mapping[Rating, tuple[int, int]],
) -> Outcome:
    if rating not in delays:
        return Outcome(rating, State.REVIEW, 0, found.memory, interval, 0, card.reps + 1, card.lapses)
    step, delay = delays[rating]
    state = State.RELEARNING if card.state is State.RELEARNING else State.LEARNING
    return Outcome(rating, state, step, found.memory, 0, delay, card.reps + 1, card.lapses)


def _delays(step: int, steps: tuple[int, ...]) -> Mapping[Rating, tuple[int, int]]:
    """(next step, seconds) of the ratings that stay in the steps; the others graduate. Hard on the first step waits
    halfway to the second, or half as long again where there is one step only."""
    if not steps:
        return {}
    again = steps[0]
    if step > 0:
        hard = steps[step]
    elif len(steps) > 1:
        hard = (steps[0] + steps[1]) // 2
    else:
        hard = min(steps[0] * 3 // 2, steps[0] + _DAY)
    hard = max(again, hard)
    delays = {Rating.AGAIN: (0, again), Rating.HARD: (step, hard)}
    if step + 1 < len(steps):
        delays[Rating.GOOD] = (step + 1, max(hard, steps[step + 1]))
    return delays


def _intervals(card: CardMemory, found: Mapping[Rating, NextState], options: Options) -> Mapping[Rating, int]:
    """Whole days for each rating: fuzzed, bounded, and each passing rating longer than the one before."""
    draw = _draw(card) if options.fuzz else 0.5
    low, high = options.minimum_interval, options.maximum_interval
    raw = {rating: found[rating].interval for rating in Rating}
    again = min(max(round(raw[Rating.AGAIN]), low), high)
    hard = max(again, _fuzzed(raw[Rating.HARD], draw, _floor(card, raw[Rating.HARD]), options))
    good = max(_fuzzed(raw[Rating.GOOD], draw, _floor(card, raw[Rating.GOOD]), options), min(hard + 1, high))
    easy = max(_fuzzed(raw[Rating.EASY], draw, _floor(card, raw[Rating.EASY]), options), min(good + 1, high))
    return {Rating.AGAIN: again, Rating.HARD: hard, Rating.GOOD: good, Rating.EASY: easy}


def _floor(card: CardMemory, interval: float) -> int:
    """Fuzz must not make an interval shrink that FSRS made grow."""
    return card.interval + 1 if card.state is State.REVIEW and round(interval) > card.interval else 0


def _fuzzed(interval: float, draw: float, floor: int, options: Options) -> int:
    low, high = fuzz_range(interval) if options.fuzz else (round(interval), round(interval))
    low = min(max(low, floor, options.minimum_interval), options.maximum_interval)
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
    """A number in [0, 1) that is the same whenever and wherever this answer is decided: seeded by the preceding row."""
    digest = blake2b(f"{card.card}\n{card.last}".encode(), digest_size=6).digest()
    return int.from_bytes(digest, "big") / 2**48

"""Helpers that live a learner's days in tests: answer cards through a store as a session would."""

from collections.abc import Sequence

from progress.log import ActKind, Given, Moment, Reply
from progress.options import Options
from progress.scheduler import elapsed_days, outcomes
from progress.store import Store
from progress.terms import CardMemory, Form, Rating

START = 20_000
"""A study day: 2024-10-04."""
HOUR = 3_600_000
REVEALED = Reply(Form.REVEAL, 1500)


def at(day: int, minutes: int = 0) -> Moment:
    """A moment of a study day, in UTC, some minutes after noon."""
    return Moment((day * 24 + 12) * HOUR + minutes * 60_000, day, 0)


def given(
    before: CardMemory, rating: Rating, moment: Moment, options: Options | None = None, reply: Reply = REVEALED
) -> Given:
    """An answer to a card that was shown with ``before``."""
    options = options or Options()
    outcome = outcomes(before, moment.day, options)[rating]
    elapsed = elapsed_days(before, moment.day)
    return Given(before, outcome, options, moment, elapsed, reply)


def do(store: Store, kind: ActKind, cards: Sequence[str], moment: Moment) -> None:
    """Do something to cards as they stand."""
    store.act(kind, [store.memory(card) for card in cards], moment)


def answer(store: Store, card: str, rating: Rating, moment: Moment) -> CardMemory:
    """Show a card and rate it at once."""
    return store.record(given(store.memory(card), rating, moment, Options(parameters=store.parameters())))

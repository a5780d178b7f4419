"""Today, and what comes after it, as the session, the home screen and `study due` all see it."""

from collections.abc import Callable
from functools import cache

from progress.access import Access
from progress.clock import to_ms
from progress.terms import Due
from progress.today import Catalogue, Today
from study.settings import Settings

_HORIZONS = (1, 30, 36_500)
"""Days ahead in which the next due cards are looked for, nearest first: a long history has much that is far."""


def next_due(access: Access, in_scope: Callable[[str], bool], day: int, skip: int = 0) -> list[int]:
    """The study days after ``day`` on which reviews come due, in order, as far as need be. ``skip`` are due today and
    in the queue; what is overdue beyond them, being buried or over the limit, comes tomorrow."""
    for horizon in _HORIZONS:
        mine = sorted(due for card, due in access.due_by(day + horizon) if in_scope(card))
        if later := [max(due, day + 1) for due in mine[skip:]]:
            return later
    return []


def today_of(catalogue: Catalogue, access: Access, settings: Settings, day: int) -> Today:
    """Study day ``day`` of a learner. ProgressError where the history can't be read."""

    rows = access.rows(day, to_ms(settings.clock.begins(day + 1)))

    @cache
    def worth() -> Callable[[float, float, int], float]:
        # Deferred: only a day over its limit needs the FSRS engine to choose.
        from progress.fsrs import engine

        return engine(rows.parameters).expected_gain

    def gain(due: Due) -> float:
        return worth()(due.stability, due.difficulty, max(0, day - due.seen_day))

    return Today(catalogue, rows, settings.limits, gain)

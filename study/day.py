"""Today as the session, the home screen and `study due` all see it."""

from collections.abc import Callable
from functools import cache

from progress.access import Access
from progress.clock import to_ms
from progress.terms import Due
from progress.today import Catalogue, Today
from study.settings import Settings


def today_of(catalogue: Catalogue, access: Access, settings: Settings, day: int) -> Today:
    """Study day ``day`` of a learner. ProgressError where the history can't be read."""

    @cache
    def worth(deck: str) -> Callable[[float, float, int], float]:
        # Deferred: only a day over its limit needs the FSRS engine to choose.
        from progress.fsrs import engine

        return engine(settings.options(deck).parameters).expected_gain

    def gain(due: Due, deck: str) -> float:
        return worth(deck)(due.stability, due.difficulty, max(0, day - due.seen_day))

    return Today(catalogue, access.rows(day, to_ms(settings.clock.begins(day + 1))), settings.limits, gain)

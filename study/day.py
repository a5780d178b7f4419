"""Today as the session, the home screen and `study due` all see it."""

from progress.access import Access
from progress.clock import to_ms
from progress.terms import Due
from progress.today import Catalogue, Today
from study.settings import Settings


def today_of(catalogue: Catalogue, access: Access, settings: Settings, day: int) -> Today:
    """Study day ``day`` of a learner. ProgressError where the history can't be read."""

    def gain(due: Due, deck: str) -> float:
        # Deferred: only a day over its limit needs the FSRS engine to choose.
        from progress.scheduler import expected_gain

        return expected_gain(due, day, settings.options(deck))

    return Today(catalogue, access.rows(day, to_ms(settings.clock.begins(day + 1))), settings.limits, gain)

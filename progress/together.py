"""Which daily limits several devices exceeded together, each having kept to them by itself. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from progress.options import Limits
from progress.terms import Counted, State


class Exceeded(NamedTuple):
    """A limit of a study day that was passed."""

    day: int
    deck: str
    """``collection/deck``; empty for the limit of all decks."""
    kind: str
    """``new`` or ``reviews``."""
    reached: int
    limit: int


def exceeded(rows: Iterable[Counted], limits: Limits, deck_of: Callable[[str], str]) -> list[Exceeded]:
    """The limits, as they are now, that no device passed alone and all together did; by day."""
    all_of: Counter[tuple[int, str, str]] = Counter()
    own: Counter[tuple[int, str, str, str]] = Counter()
    for row in rows:
        kind = {State.NEW: "new", State.REVIEW: "reviews"}.get(State(row.state_before))
        for deck in ("", deck_of(row.card)) if kind else ():
            all_of[row.day, deck, str(kind)] += 1
            own[row.day, deck, str(kind), row.writer] += 1
    most: dict[tuple[int, str, str], int] = {}
    for (day, deck, kind, _), count in own.items():
        most[day, deck, kind] = max(count, most.get((day, deck, kind), 0))
    bounds = {(deck, kind): limit for deck, kind, limit in _bounds(limits)}
    return [
        Exceeded(day, deck, kind, count, bounds[deck, kind])
        for (day, deck, kind), count in sorted(all_of.items())
        if (deck, kind) in bounds and most[day, deck, kind] <= bounds[deck, kind] < count
    ]


def _bounds(limits: Limits) -> Iterator[tuple[str, str, int]]:
    yield "", "new", limits.new
    yield "", "reviews", limits.reviews
    for deck, new, reviews in limits.decks:
        if new is not None:
            yield deck, "new", new
        if reviews is not None:
            yield deck, "reviews", reviews

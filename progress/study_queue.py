"""The queue of a sitting: learning cards when their time comes, reviews and new cards mixed between them. Pure."""

from bisect import insort
from collections import deque
from collections.abc import Mapping
from itertools import islice
from types import MappingProxyType

from progress.terms import CardMemory, Counts, State
from progress.today import Catalogue, Plan

_NONE: frozenset[str] = frozenset()
LEARN_AHEAD = 20 * 60_000
"""Milliseconds by which a learning card may come early when nothing else is left."""
_GAP = 5
"""As many other cards come between two cards of one group, or that are confused, while there are others."""
_LOOK = 40
"""How far ahead a card that can come now is looked for."""


class StudyQueue:
    """What comes next. Asked with `next`, told what happened with `settle` or `drop`."""

    def __init__(
        self,
        catalogue: Catalogue,
        plan: Plan,
        before: "StudyQueue | None" = None,
        apart: Mapping[str, frozenset[str]] = MappingProxyType({}),
    ) -> None:
        """The queue of ``plan``; ``before`` is the queue it takes over from, whose last cards are still remembered.
        ``apart`` names the cards with which a card is confused: they are kept apart like those of a group."""
        self._by_key, self._apart = catalogue.by_key, apart
        self._order = deque(_interleave(plan.reviews, plan.new))
        # Cards leave by these sets, not by searching the order, so that a step costs the same in a queue of any length.
        self._left = set(self._order)
        self._new = set(plan.new)
        self._turns = {self._by_key[key].sibling: key for key in self._order}
        self._learning = sorted((one.due_at or 0, one.card) for one in plan.learning)
        self._first: str | None = None
        self._last: str = before._last if before else ""
        self._recent: deque[str] = deque(before._recent if before else (), maxlen=_GAP)

    @property
    def counts(self) -> Counts:
        """Cards left."""
        return Counts(len(self._new), len(self._learning), len(self._left) - len(self._new))

    @property
    def next_learning(self) -> int | None:
        """When the next learning card is due, UTC milliseconds."""
        return self._learning[0][0] if self._learning else None

    def next(self, now: int) -> str | None:
        """The card to show at UTC millisecond ``now``; it stays in the queue until it is settled or dropped."""
        if self._first is not None:
            return self._first
        if self._learning and self._learning[0][0] <= now:
            return self._learning[0][1]
        if self._left:
            return self._spaced()
        early = [card for due, card in self._learning[:2] if due <= now + LEARN_AHEAD]
        # Straight after itself a card would be asked from the memory of a moment, as long as there is another.
        return next((card for card in early if card != self._last), early[0] if early else None)

    def waits(self, card: str) -> bool:
        """Whether this card is among the reviews and new cards still to come."""
        return card in self._left

    def settle(self, card: CardMemory) -> None:
        """The card was answered: a step comes back in its time, siblings wait until another day."""
        entry = self._by_key[card.card]
        self.drop(card.card)
        self._last = card.card
        self._recent.append(card.card)
        self._leave(self._turns.get(entry.sibling, ""))
        if card.state in (State.LEARNING, State.RELEARNING) and card.due_at is not None:
            insort(self._learning, (card.due_at, card.card))

    def drop(self, card: str) -> None:
        """Take a card out: it was suspended, buried, or is gone."""
        self._first = None if self._first == card else self._first
        self._learning = [one for one in self._learning if one[1] != card]
        self._leave(card)

    def put_first(self, card: CardMemory) -> None:
        """Show this card next, whatever is due or over the limit: its answer was just taken back."""
        self._first = card.card
        if card.state in (State.LEARNING, State.RELEARNING) or card.card in self._left:
            return
        self._order.appendleft(card.card)
        self._left.add(card.card)
        if card.state is State.NEW:
            self._new.add(card.card)

    def _leave(self, card: str) -> None:
        self._left.discard(card)
        self._new.discard(card)

    def _spaced(self) -> str:
        """The first card of whose group, and of whose partners, none was shown a moment ago; the first of all where
        there is no such card."""
        while self._order[0] not in self._left:
            self._order.popleft()
        groups = {entry.group for key in self._recent if (entry := self._by_key.get(key)) and entry.group}
        for key in islice((key for key in self._order if key in self._left), _LOOK):
            if self._by_key[key].group not in groups and self._apart.get(key, _NONE).isdisjoint(self._recent):
                return key
        return self._order[0]


def _interleave(reviews: tuple[str, ...], new: tuple[str, ...]) -> list[str]:
    """New cards spread evenly among the reviews, each kind in its own order."""
    places = [((index + 0.5) / len(reviews), key) for index, key in enumerate(reviews)]
    places += [((index + 0.5) / len(new), key) for index, key in enumerate(new)]
    return [key for _, key in sorted(places, key=lambda place: place[0])]

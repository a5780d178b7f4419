"""What a study day holds: which cards are to be studied, within the limits, siblings apart. Pure; made from rows."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from heapq import nsmallest
from itertools import chain, filterfalse, islice
from typing import NamedTuple

from decks.library import Entry
from progress.options import Limits
from progress.terms import Answered, Counts, DayRows, Due, State

Gain = Callable[[Due], float]
"""What reviewing a due card now is worth."""


class Catalogue:
    """The cards of the library in deck order, and where each belongs. Made once, asked often."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.take(entries)

    def take(self, entries: Iterable[Entry]) -> None:
        """Hold these cards instead: decks were edited."""
        self.by_key: dict[str, Entry] = {}
        """Every card."""
        self.decks: dict[str, list[str]] = {}
        """Keys of each deck's cards, decks and cards in order."""
        for entry in entries:
            self.by_key[entry.key] = entry
            self.decks.setdefault(entry.deck, []).append(entry.key)


class Plan(NamedTuple):
    """The cards to study, each kind in the order it is to be asked."""

    learning: tuple[Due, ...]
    reviews: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def counts(self) -> Counts:
        """How many of each."""
        return Counts(len(self.new), len(self.learning), len(self.reviews))


class Today:
    """One study day of a catalogue: what is due, what the limits leave, which siblings have had their turn."""

    def __init__(self, catalogue: Catalogue, rows: DayRows, limits: Limits, gain: Gain) -> None:
        self._catalogue, self._rows, self._gain = catalogue, rows, gain
        self._allowance = _Allowance(catalogue, rows, limits)
        self._due: dict[str, list[Due]] = {}
        self._turns: dict[str, str] = {}
        self._used = rows.touched - rows.still_new if rows.still_new else rows.touched
        self._parts: dict[str, _Part] = {}
        for due in rows.due:
            if entry := catalogue.by_key.get(due.card):
                self._due.setdefault(entry.deck, []).append(due)
                if due.state != State.REVIEW:
                    self._turns[entry.sibling] = due.card
        for answer in rows.answered:
            if entry := catalogue.by_key.get(answer.card):
                self._turns.setdefault(entry.sibling, answer.card)

    @property
    def answered(self) -> tuple[Answered, ...]:
        """What was answered on this day, of any deck."""
        return self._rows.answered

    def plan(self, decks: Collection[str] | None = None) -> Plan:
        """Today's cards of these decks (all where None). Reviews go before new cards where siblings compete."""
        parts = [self._of(name) for name in self._catalogue.decks if decks is None or name in decks]
        learning = tuple(due for part in parts for due in part.learning)
        new = tuple(islice(chain.from_iterable(part.new for part in parts), self._allowance.new))
        return Plan(learning, self._reviews([due for part in parts for due in part.reviews]), new)

    def _of(self, deck: str) -> "_Part":
        """A deck on its own. Siblings are cards of one note, so no deck knows of another's."""
        if deck not in self._parts:
            turns, by_key = dict(self._turns), self._catalogue.by_key
            due = self._due.get(deck, ())
            # Sorted by key, so that it is the same sibling all day, whatever order the rows were read in.
            reviews = [
                one
                for one in sorted(one for one in due if one.state == State.REVIEW)
                if turns.setdefault(by_key[one.card].sibling, one.card) == one.card
            ]
            room = self._allowance.own_reviews(deck)
            if room is not None and len(reviews) > room:
                reviews = nsmallest(room, reviews, key=self._worth)
            learning = tuple(one for one in due if one.state != State.REVIEW)
            self._parts[deck] = _Part(learning, reviews, self._new(deck, turns))
        return self._parts[deck]

    def _reviews(self, due: list[Due]) -> tuple[str, ...]:
        """Within the limit a mix of all topics, the same all day; over it what is worth most comes first."""
        most = self._allowance.reviews
        chosen = nsmallest(most, due, key=self._worth) if len(due) > most else sorted(due, key=self._shuffle)
        return tuple(one.card for one in chosen)

    def _new(self, deck: str, turns: dict[str, str]) -> list[str]:
        """The first cards of the deck that were never answered and whose siblings have not had their turn."""
        by_key = self._catalogue.by_key
        # Without a step of Python for each card: a deck that was studied to its end is walked through every day.
        untouched = filterfalse(self._used.__contains__, self._catalogue.decks[deck])
        fresh = (key for key in untouched if turns.setdefault(by_key[key].sibling, key) == key)
        return list(islice(fresh, self._allowance.new_in(deck)))

    def _worth(self, due: Due) -> tuple[float, str]:
        return -self._gain(due), due.card

    def _shuffle(self, due: Due) -> bytes:
        # Deferred: a day without reviews needs no digest.
        from hashlib import blake2b

        return blake2b(f"{self._rows.day}\n{due.card}".encode(), digest_size=8).digest()


class _Part(NamedTuple):
    """What a study day holds of one deck."""

    learning: tuple[Due, ...]
    reviews: list[Due]
    new: list[str]


class _Allowance:
    """What the limits leave of today, counted from what was answered already, in any session, on any deck."""

    def __init__(self, catalogue: Catalogue, rows: DayRows, limits: Limits) -> None:
        introduced: Counter[str] = Counter()
        reviewed: Counter[str] = Counter()
        for answer in rows.answered:
            entry = catalogue.by_key.get(answer.card)
            deck = entry.deck if entry else ""
            introduced[deck] += answer.state_before == State.NEW
            reviewed[deck] += answer.state_before == State.REVIEW
        self.new = max(0, limits.new - introduced.total())
        self.reviews = max(0, limits.reviews - reviewed.total())
        self._new = {name: max(0, new - introduced[name]) for name, new, _ in limits.decks if new is not None}
        self._reviews = {name: max(0, most - reviewed[name]) for name, _, most in limits.decks if most is not None}

    def new_in(self, deck: str) -> int:
        return min(self.new, self._new.get(deck, self.new))

    def own_reviews(self, deck: str) -> int | None:
        """What the deck's own limit leaves; None where it sets none."""
        return self._reviews.get(deck)

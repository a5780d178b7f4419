"""What a study day holds: which cards are to be studied, within the limits, siblings apart. Pure; made from rows."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from decks.library import Entry
from progress.options import Limits
from progress.terms import Answered, Counts, DayRows, Due, State

Gain = Callable[[Due, str], float]
"""What reviewing a due card of a deck now is worth."""


class Catalogue:
    """The cards of the library in deck order, and where each belongs. Made once, asked often."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.by_key: dict[str, Entry] = {}
        """Every card."""
        self.decks: dict[str, list[Entry]] = {}
        """Each deck's cards, decks and cards in order."""
        for entry in entries:
            self.by_key[entry.key] = entry
            self.decks.setdefault(entry.deck, []).append(entry)


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
        names = [name for name in self._catalogue.decks if decks is None or name in decks]
        due = [one for name in names for one in self._due.get(name, ())]
        turns = dict(self._turns)
        learning = tuple(one for one in due if one.state != State.REVIEW)
        reviews = self._reviews([one for one in due if one.state == State.REVIEW], turns)
        return Plan(learning, reviews, self._new(names, turns))

    def _reviews(self, due: list[Due], turns: dict[str, str]) -> tuple[str, ...]:
        """Within the limits a mix of all topics, the same all day; over them what is worth most comes first."""
        by_key, allowance = self._catalogue.by_key, self._allowance
        wanted = Counter(by_key[one.card].deck for one in due)
        over = len(due) > allowance.reviews
        if over or any(count > allowance.reviews_in(deck) for deck, count in wanted.items()):
            due = sorted(due, key=lambda one: (-self._gain(one, by_key[one.card].deck), one.card))
        left = {deck: allowance.reviews_in(deck) for deck in wanted}
        chosen: list[str] = []
        for one in due:
            entry = by_key[one.card]
            if len(chosen) == allowance.reviews:
                break
            if left[entry.deck] and turns.setdefault(entry.sibling, one.card) == one.card:
                left[entry.deck] -= 1
                chosen.append(one.card)
        return tuple(chosen if over else sorted(chosen, key=self._shuffle))

    def _new(self, names: list[str], turns: dict[str, str]) -> tuple[str, ...]:
        touched, still_new, allowance = self._rows.touched, self._rows.still_new, self._allowance
        chosen: list[str] = []
        for name in names:
            room = min(allowance.new_in(name), allowance.new - len(chosen))
            for entry in self._catalogue.decks[name] if room else ():
                fresh = entry.key not in touched or entry.key in still_new
                if fresh and turns.setdefault(entry.sibling, entry.key) == entry.key:
                    chosen.append(entry.key)
                    room -= 1
                    if not room:
                        break
        return tuple(chosen)

    def _shuffle(self, card: str) -> bytes:
        # Deferred: a day without reviews needs no digest.
        from hashlib import blake2b

        return blake2b(f"{self._rows.day}\n{card}".encode(), digest_size=8).digest()


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

    def reviews_in(self, deck: str) -> int:
        return min(self.reviews, self._reviews.get(deck, self.reviews))

"""Answers given without typing: what lies open on a board and what was picked of it. Every step makes a new board."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from string import ascii_lowercase
from typing import Literal, NamedTuple, Self

from decks.grading.normal import normal
from study.choices import letters


class Mark(NamedTuple):
    """What is said of an option once the answer is shown; of a left, where things are matched."""

    verdict: Literal["right", "wrong", "missed", ""] = ""
    """Missed is what was not picked and would have been right; empty where there is nothing to say."""
    right: str = ""
    """What would have been right where that is more than a yes or a no: the position in an order, the partner."""


class Board(ABC):
    """What all boards have in common. Options are named by their index; those that don't exist are never picked."""

    options: Sequence[str]
    """What can be picked, in the order in which it is laid out."""

    @cached_property
    def labels(self) -> Sequence[str]:
        """One key for each option; none where there are too many options for that."""
        names = letters(self.options)
        if all(len(name) == 1 for name in names):
            return names
        texts = {normal(option) for option in self.options}
        free = [letter for letter in ascii_lowercase if letter not in texts]
        return free[: len(self.options)] if len(free) >= len(self.options) else ()

    @property
    def shown(self) -> Sequence[int]:
        """The options from top to bottom."""
        return range(len(self.options))

    @property
    @abstractmethod
    def picked(self) -> Sequence[int]:
        """The options picked so far."""

    @property
    @abstractmethod
    def response(self) -> tuple[str, ...]:
        """What would be sent; empty where nothing was picked."""

    @property
    @abstractmethod
    def complete(self) -> bool:
        """Whether an answer could consist of this."""

    @abstractmethod
    def pick(self, index: int) -> Self:
        """Pick an option."""

    @abstractmethod
    def back(self) -> Self:
        """Take the last pick back."""

    @abstractmethod
    def marks(self, right: Sequence[str]) -> tuple[Mark, ...]:
        """What is to be said of each option, given what would have been right, in the form of a response."""

    def _has(self, index: int) -> bool:
        return 0 <= index < len(self.options)


@dataclass(frozen=True)
class ChoiceBoard(Board):
    """One of several: picking one is the answer."""

    options: tuple[str, ...]
    choice: int | None = None

    @property
    def picked(self) -> Sequence[int]:
        """The one, or none."""
        return () if self.choice is None else (self.choice,)

    @property
    def response(self) -> tuple[str, ...]:
        """The one, or none."""
        return tuple(self.options[index] for index in self.picked)

    @property
    def complete(self) -> bool:
        """Whether one was picked."""
        return self.choice is not None

    def pick(self, index: int) -> Self:
        """Pick this one and no other."""
        return replace(self, choice=index) if self._has(index) else self

    def back(self) -> Self:
        """Pick none."""
        return replace(self, choice=None)

    def marks(self, right: Sequence[str]) -> tuple[Mark, ...]:
        """Whether the picked one is right; else which one would have been."""
        return _yes_or_no(self, right)


@dataclass(frozen=True)
class SelectBoard(Board):
    """Tick all that apply."""

    options: tuple[str, ...]
    ticked: tuple[int, ...] = ()
    """In the order in which they were ticked."""

    @property
    def picked(self) -> Sequence[int]:
        """The ticked ones."""
        return self.ticked

    @property
    def response(self) -> tuple[str, ...]:
        """The ticked ones, as they are laid out."""
        return tuple(self.options[index] for index in sorted(self.ticked))

    @property
    def complete(self) -> bool:
        """Whether anything is ticked: nobody but the author knows how many apply."""
        return bool(self.ticked)

    def pick(self, index: int) -> Self:
        """Tick it, or take its tick away."""
        if not self._has(index):
            return self
        return replace(self, ticked=_without(self.ticked, index) if index in self.ticked else (*self.ticked, index))

    def back(self) -> Self:
        """Take the last tick away."""
        return replace(self, ticked=self.ticked[:-1])

    def marks(self, right: Sequence[str]) -> tuple[Mark, ...]:
        """Which ticks are right, which wrong, and which are missing."""
        return _yes_or_no(self, right)


@dataclass(frozen=True)
class OrderBoard(Board):
    """Put in order: what is picked goes to the end of the ordered part, which stands above the rest."""

    options: tuple[str, ...]
    ordered: tuple[int, ...] = ()
    by_itself: int | None = None
    """The item that was the last one left, and so took its place without being picked."""

    @property
    def shown(self) -> Sequence[int]:
        """The ordered ones, then the rest as it was laid out."""
        return (*self.ordered, *self.rest)

    @property
    def rest(self) -> Sequence[int]:
        """What has no place yet."""
        return tuple(index for index in range(len(self.options)) if index not in self.ordered)

    @property
    def picked(self) -> Sequence[int]:
        """The ordered ones."""
        return self.ordered

    @property
    def response(self) -> tuple[str, ...]:
        """The ordered ones in their order."""
        return tuple(self.options[index] for index in self.ordered)

    @property
    def complete(self) -> bool:
        """Whether everything has its place."""
        return bool(self.options) and not self.rest

    def pick(self, index: int) -> Self:
        """Put it at the end of the order, or take it out again; the last one left takes its place by itself."""
        if not self._has(index):
            return self
        if index in self.ordered:
            return replace(self, ordered=_without(self.ordered, index), by_itself=None)
        placed = replace(self, ordered=(*self.ordered, index), by_itself=None)
        if len(placed.rest) != 1:
            return placed
        return replace(placed, ordered=(*placed.ordered, *placed.rest), by_itself=placed.rest[0])

    def back(self) -> Self:
        """Take the last one out of the order, with the one that took its place by itself."""
        taken = 2 if self.by_itself is not None and self.ordered[-1:] == (self.by_itself,) else 1
        return replace(self, ordered=self.ordered[:-taken], by_itself=None)

    def move(self, index: int, by: int) -> Self:
        """Shift an ordered item down by so many places, or up; not beyond the first or the last."""
        if index not in self.ordered:
            return self
        others = _without(self.ordered, index)
        place = min(max(self.ordered.index(index) + by, 0), len(others))
        return replace(self, ordered=(*others[:place], index, *others[place:]))

    def marks(self, right: Sequence[str]) -> tuple[Mark, ...]:
        """Which items stand where they belong, and where the others do."""
        texts = {index: text for index, text in zip(self.ordered, right, strict=False) if self.options[index] == text}
        held = {self.ordered.index(index) for index in texts}
        free = [place for place in range(len(right)) if place not in held]
        marks: list[Mark] = []
        for index, option in enumerate(self.options):
            place = next((place for place in free if right[place] == option), None)
            if index in texts:
                marks.append(Mark("right"))
            elif place is None:
                marks.append(Mark("wrong" if index in self.ordered else ""))
            else:
                free.remove(place)
                marks.append(Mark("wrong" if index in self.ordered else "missed", str(place + 1)))
        return tuple(marks)


@dataclass(frozen=True)
class MatchBoard(Board):
    """Each left gets one of the options; there may be more options than lefts."""

    lefts: tuple[str, ...]
    options: tuple[str, ...]
    pairs: tuple[tuple[int, int], ...] = ()
    """Left and option, in the order in which they were matched."""
    current: int = 0
    """The left that the next pick is for."""

    @property
    def picked(self) -> Sequence[int]:
        """The options that a left has."""
        return tuple(option for _, option in self.pairs)

    @property
    def response(self) -> tuple[str, ...]:
        """What each left has, empty where it has nothing; nothing at all where none has any."""
        has = dict(self.pairs)
        return tuple(self.options[has[left]] if left in has else "" for left in range(len(self.lefts))) if has else ()

    @property
    def complete(self) -> bool:
        """Whether each left has one."""
        return bool(self.lefts) and len(self.pairs) == len(self.lefts)

    def partner(self, left: int) -> int | None:
        """The option a left has."""
        return dict(self.pairs).get(left)

    def at(self, left: int) -> Self:
        """Make this left the current one."""
        return replace(self, current=left) if 0 <= left < len(self.lefts) else self

    def pick(self, index: int) -> Self:
        """Give it to the current left, whoever had it, and go on to the next left without one; or take it back."""
        if not self._has(index) or not self.lefts:
            return self
        others = tuple(pair for pair in self.pairs if self.current != pair[0] and index != pair[1])
        if (self.current, index) in self.pairs:
            return replace(self, pairs=others)
        matched = replace(self, pairs=(*others, (self.current, index)))
        number = len(self.lefts)
        onward = ((self.current + step) % number for step in range(1, number))
        return matched.at(next((left for left in onward if matched.partner(left) is None), self.current))

    def back(self) -> Self:
        """Take the last pair apart and go back to its left."""
        return replace(self, pairs=self.pairs[:-1], current=self.pairs[-1][0]) if self.pairs else self

    def marks(self, right: Sequence[str]) -> tuple[Mark, ...]:
        """Which lefts have what belongs to them, and what does to the others."""
        given = self.response or ("",) * len(self.lefts)
        return tuple(
            Mark("right") if has == belongs else Mark("wrong" if has else "missed", belongs)
            for has, belongs in zip(given, right, strict=True)
        )


def _yes_or_no(board: Board, right: Sequence[str]) -> tuple[Mark, ...]:
    marks = {(True, True): Mark("right"), (True, False): Mark("wrong"), (False, True): Mark("missed")}
    return tuple(
        marks.get((index in board.picked, option in right), Mark()) for index, option in enumerate(board.options)
    )


def _without(items: tuple[int, ...], item: int) -> tuple[int, ...]:
    return tuple(one for one in items if one != item)

"""FSRS-6 through the Rust engine that Anki ships, behind one door that lets nothing senseless in or out.

The engine panics on some inputs and answers others with infinities; every value is checked here first. Formulas:
https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm (FSRS-6).
"""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import fsrs_rs_python

from progress.terms import Memory, ProgressError, Rating

MAXIMUM_STABILITY = 36500.0
MINIMUM_STABILITY = 0.001
_LOWEST = (0.001, 0.001, 0.001, 0.001, 1, 0.001, 0.001, 0.001, 0, 0, 0.001, 0.001, 0.001, 0.001, 0, 0, 1, 0, 0, 0, 0.1)
_HIGHEST = (100, 100, 100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5, 5, 0.25, 0.9, 4, 1, 6, 2, 2, 0.8, 0.8)
"""Bounds of the 21 parameters, those that the engine's own training keeps to."""
_SLACK = 1e-4
"""The engine computes with fewer digits than are written down."""


class NextState(NamedTuple):
    """What the engine makes of one rating."""

    memory: Memory
    interval: float
    """Days until retrievability falls to the desired retention, neither rounded nor bounded."""


class Engine:
    """FSRS-6 with one set of parameters."""

    def __init__(self, parameters: Sequence[float]) -> None:
        if why := _unusable(parameters):
            raise ProgressError("Unusable FSRS parameters", why, "Fit them anew with `study fit`.")
        self._decay = -parameters[20]
        self._factor = 0.9 ** (1 / self._decay) - 1
        self._growth, self._saturation, self._spacing = math.exp(parameters[8]), -parameters[9], parameters[10]
        self._engine = fsrs_rs_python.FSRS(list(parameters))

    def next_states(self, memory: Memory | None, days: int, retention: float) -> Mapping[Rating, NextState]:
        """The state after each rating, ``days`` study days after the last review (0 for the same day or a new card)."""
        if days < 0 or not 0.70 <= retention <= 0.99:
            raise ValueError(f"FSRS asked with days={days}, retention={retention}")
        start = None if memory is None else fsrs_rs_python.MemoryState(*_checked(memory))
        try:
            found = self._engine.next_states(start, retention, days)
        except BaseException as error:
            # The engine's panic derives from BaseException and its class can't be imported.
            if type(error).__name__ != "PanicException":
                raise
            raise ProgressError("The FSRS engine failed", str(error), "Please report this card's history.") from None
        states = (found.again, found.hard, found.good, found.easy)
        return {
            rating: NextState(Memory(state.memory.stability, state.memory.difficulty), state.interval)
            for rating, state in zip(Rating, states, strict=True)
        }

    def replay(self, answers: Sequence[tuple[Rating, int]]) -> Memory:
        """The memory that these answers leave, each with the study days since the one before (0 for the first)."""
        memory: Memory | None = None
        for rating, days in answers:
            memory = self.next_states(memory, days, 0.9)[rating].memory
        if memory is None:
            raise ValueError("no memory without an answer")
        return memory

    def retrievability(self, stability: float, days: float) -> float:
        """Probability of recall ``days`` (fractions allowed) after the last review: (1 + F t/S)^decay."""
        return float((1 + self._factor * max(days, 0.0) / stability) ** self._decay)

    def expected_gain(self, stability: float, difficulty: float, days: int) -> float:
        """What a review now is worth: R * S_good / S. The best order when there are more cards than time.

        S_good is the model's stability after recall, written out because thousands of due cards are compared at once:
        S (1 + e^w8 (11 - D) S^-w9 (e^(w10 (1 - R)) - 1)).
        """
        recall = self.retrievability(stability, days)
        growth = self._growth * (11 - difficulty) * stability**self._saturation
        return float(recall * (1 + growth * (math.exp(self._spacing * (1 - recall)) - 1)))


@lru_cache(maxsize=16)
def engine(parameters: tuple[float, ...]) -> Engine:
    """The engine of these parameters, built once."""
    return Engine(parameters)


def _unusable(parameters: Sequence[float]) -> str:
    """Why the engine would panic, or answer nonsense; empty where it would not."""
    if len(parameters) != 21:
        return f"FSRS-6 takes 21 numbers; {len(parameters)} were given."
    for place, (low, value, high) in enumerate(zip(_LOWEST, parameters, _HIGHEST, strict=True)):
        if not low - _SLACK <= value <= high + _SLACK:
            return f"Number {place} is {value}, which is not within {low} and {high}."
    return ""


def _checked(memory: Memory) -> tuple[float, float]:
    stability, difficulty = memory.stability, memory.difficulty
    if not (math.isfinite(stability) and math.isfinite(difficulty) and stability > 0):
        raise ValueError(f"no memory state: stability {stability}, difficulty {difficulty}")
    return min(max(stability, MINIMUM_STABILITY), MAXIMUM_STABILITY), min(max(difficulty, 1.0), 10.0)

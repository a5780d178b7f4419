"""What the learner takes for what: pairs of cards of which one's answer was given for the other. Pure."""

import json
from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from progress.reading import Run, confused_rows, contrasted_rows

DRILL_FROM = 2
"""Confusions of a pair, since it was last drilled, from which on it is worth a contrast drill."""


class Confusion(NamedTuple):
    """Two cards that are taken for each other."""

    cards: tuple[str, str]
    """Their keys, in order."""
    times: int
    """How often one's answer was given for the other, since the pair was last drilled."""
    total: int
    """How often ever."""
    day: int
    """Study day of the last time."""

    @property
    def worth_drilling(self) -> bool:
        """Whether a contrast drill is due."""
        return self.times >= DRILL_FROM


def confusions(run: Run) -> list[Confusion]:
    """The pairs, those confused most often since their last drill first, then those confused most lately."""
    times: dict[tuple[str, str], int] = {}
    totals: dict[tuple[str, str], int] = {}
    days: dict[tuple[str, str], int] = {}
    rows = confused_rows(run)
    drilled = _drilled(contrasted_rows(run)) if rows else {}
    for row, card, confused, day in rows:
        pair = pair_of(card, confused)
        totals[pair] = totals.get(pair, 0) + 1
        times[pair] = times.get(pair, 0) + (row > drilled.get(pair, ""))
        days[pair] = max(day, days.get(pair, day))
    found = [Confusion(pair, times[pair], total, days[pair]) for pair, total in totals.items()]
    return sorted(found, key=lambda one: (-one.times, -one.day, -one.total, one.cards))


def to_drill(found: Iterable[Confusion], known: Container[str]) -> list[Confusion]:
    """The pairs that are worth a drill. A card that is not ``known`` any more can't be asked, and its partner has
    nothing to be told from."""
    return [pair for pair in found if pair.worth_drilling and all(card in known for card in pair.cards)]


def partners(found: Iterable[Confusion]) -> Mapping[str, frozenset[str]]:
    """With which other cards each card is confused."""
    others: dict[str, set[str]] = {}
    for (one, other), *_ in found:
        others.setdefault(one, set()).add(other)
        others.setdefault(other, set()).add(one)
    return {card: frozenset(cards) for card, cards in others.items()}


def pair_of(one: str, other: str) -> tuple[str, str]:
    """Two cards as a pair, whichever was asked."""
    return (one, other) if one <= other else (other, one)


def _drilled(rows: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Id of each pair's last drill."""
    last: dict[tuple[str, str], str] = {}
    for row, payload in rows:
        one, other = json.loads(payload)["cards"]
        last[pair_of(one, other)] = max(row, last.get(pair_of(one, other), ""))
    return last

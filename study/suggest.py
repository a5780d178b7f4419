"""From a verdict to the rating it suggests, by how long the answer took this learner. Pure."""

from collections.abc import Mapping
from typing import NamedTuple

from decks.grading.verdict import Verdict
from progress.terms import Form, Rating
from study.forms import GUESSABLE

_SLOW_TIMES, _SLOW_MORE = 2.0, 4_000
"""Slow is twice the typical time, and at least so many milliseconds more than it."""
_QUICK_TIMES = 0.6
"""Quick is within this share of the typical time."""


class Suggestion(NamedTuple):
    """A rating to accept or to overrule."""

    rating: Rating
    why: str = ""
    """In a few words, where it isn't plain from the verdict."""


def suggestion(
    verdict: Verdict, form: Form, thought: int | None, hinted: bool, typical: Mapping[str, int]
) -> Suggestion:
    """What a verdict suggests: correct is Good, or Hard when slow or hinted; close is Hard until the learner says
    otherwise; wrong is Again. ``typical`` holds the learner's median milliseconds by form."""
    if verdict is Verdict.WRONG:
        return Suggestion(Rating.AGAIN)
    if verdict is Verdict.CLOSE:
        return Suggestion(Rating.HARD, "does it count?")
    if hinted:
        return Suggestion(Rating.HARD, "with the hint")
    usual = typical.get(form)
    if usual is None or thought is None:
        return Suggestion(Rating.GOOD)
    if thought > max(usual * _SLOW_TIMES, usual + _SLOW_MORE):
        return Suggestion(Rating.HARD, f"slow: {_seconds(thought)}, usually {_seconds(usual)}")
    if thought <= usual * _QUICK_TIMES and Rating.EASY in offered(form):
        return Suggestion(Rating.GOOD, "quick: Easy, if it was")
    return Suggestion(Rating.GOOD)


def offered(form: Form) -> tuple[Rating, ...]:
    """The ratings to choose from: no Easy where the answer stood among others to be recognised."""
    return tuple(rating for rating in Rating if rating is not Rating.EASY or form not in GUESSABLE)


def _seconds(milliseconds: int) -> str:
    return f"{max(1, round(milliseconds / 1000))} s"

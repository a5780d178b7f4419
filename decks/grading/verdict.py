"""What grading says, as values: the verdict, the reason, the comparison."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple


class Verdict(StrEnum):
    """What grading says of a typed answer."""

    CORRECT = "correct"
    CLOSE = "close"
    WRONG = "wrong"

    @property
    def rank(self) -> int:
        """Higher is better: the best verdict over all accepted forms counts."""
        return {"wrong": 0, "close": 1, "correct": 2}[self.value]


class Span(NamedTuple):
    """A stretch of the comparison between the response and the answer."""

    kind: Literal["same", "missing", "extra"]
    """In both, only in the answer, only in the response."""
    text: str


@dataclass(frozen=True, slots=True)
class Grade:
    """How a response compares to what was expected."""

    verdict: Verdict
    why: str
    """One sentence for the learner."""
    diff: tuple[Span, ...] = ()
    """From the response to the nearest accepted answer; empty where nothing differs."""
    rival: str = ""
    """The answer of another card that the response gives instead, where it does."""


def correct(why: str = "That is the answer.") -> Grade:
    """A grade that says the response is right."""
    return Grade(Verdict.CORRECT, why)


def close(why: str) -> Grade:
    """A grade that leaves the decision to the learner."""
    return Grade(Verdict.CLOSE, why)


def wrong(why: str = "That is not the answer.") -> Grade:
    """A grade that says the response is not right."""
    return Grade(Verdict.WRONG, why)

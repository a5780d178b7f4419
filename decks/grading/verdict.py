"""What grading says, as values: the verdict, the reason, the comparison."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple


class Verdict(StrEnum):
    """What grading says of a typed answer."""

    CORRECT = "correct"
    CLOSE = "close"
    WRONG = "wrong"


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

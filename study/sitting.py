"""What a sitting is made of, as values: its phase, the card shown, what was answered, what it came to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from decks.card import Card
from decks.grading.verdict import Grade, Verdict
from progress.terms import CardMemory, Outcome, Rating

_SUGGESTED = {Verdict.CORRECT: Rating.GOOD, Verdict.CLOSE: Rating.HARD, Verdict.WRONG: Rating.AGAIN}


class Phase(Enum):
    """Where the sitting stands."""

    QUESTION = "question"
    ANSWER = "answer"
    DONE = "done"
    """Nothing to show now."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the learner should know about what just happened."""

    text: str
    error: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """The card on screen and everything decided when it was shown."""

    card: Card
    memory: CardMemory
    outcomes: Mapping[Rating, Outcome]
    at: int
    """UTC milliseconds."""
    day: int
    choices: tuple[str, ...] = ()
    """What there is to choose from or to put in order, as laid out."""
    typed: str | None = None
    """The response, once the answer is shown; None where it was recalled, not typed."""
    grade: Grade | None = None
    hinted: bool = False

    @property
    def suggested(self) -> Rating | None:
        """The rating that the grade suggests."""
        if self.grade is None:
            return None
        return _SUGGESTED[self.grade.verdict]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of this sitting, for the summary."""

    card: Card
    rating: Rating
    duration: int
    """Milliseconds."""
    row: str
    """Id of its row in the log."""
    day: int
    """Study day it was given on."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a sitting came to."""

    answers: tuple[Answer, ...]
    next_learning: datetime | None
    """When the next card in learning steps is due, where one waits."""
    tomorrow: int
    """Review cards due on the next study day."""
    next_due_in: int | None
    """Study days until the next review, where one is planned."""

    @property
    def cards(self) -> int:
        """Different cards answered."""
        return len({answer.card.key for answer in self.answers})

    @property
    def accuracy(self) -> float | None:
        """Share of answers that were not Again; None before the first."""
        right = sum(answer.rating is not Rating.AGAIN for answer in self.answers)
        return right / len(self.answers) if self.answers else None

    @property
    def duration(self) -> int:
        """Milliseconds spent on answering."""
        return sum(answer.duration for answer in self.answers)

    @property
    def failed(self) -> tuple[Card, ...]:
        """Cards rated Again at least once, in order."""
        return tuple({a.card.key: a.card for a in self.answers if a.rating is Rating.AGAIN}.values())

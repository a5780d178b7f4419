"""What a sitting is made of, as values: its phase, the card shown, what was answered, what it came to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from decks.card import Card
from decks.grading.verdict import Grade, Span, Verdict
from progress.log import Given
from progress.terms import CardMemory, Form, Outcome, Rating
from study.suggest import Suggestion, offered


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
    """The card on screen and everything decided when it was shown; then the response and what was made of it."""

    card: Card
    memory: CardMemory
    outcomes: Mapping[Rating, Outcome]
    at: int
    """UTC milliseconds."""
    day: int
    form: Form
    choices: tuple[str, ...] = ()
    """What there is to choose from or to put in order, as laid out."""
    partners: tuple["Shown", ...] = ()
    """The other cards of a matching board."""
    lines: tuple[str, ...] = ()
    """What was given so far of a list that is typed item by item."""
    ticks: tuple[Span, ...] = ()
    """Those items as they were judged, and the ones that are missing."""
    hinted: bool = False
    practice: bool = False
    """Whether the answer leaves the schedule alone."""
    response: str | None = None
    """Once the answer is shown: what was typed or picked, empty where the learner didn't know; None where the answer
    was recalled without a word."""
    grade: Grade | None = None
    thought: int | None = None
    """Milliseconds from question to response."""
    overruled: Verdict | None = None
    """The learner's own verdict, where it is another than the grade's."""
    confused: Card | None = None
    """The card whose answer was given instead."""
    suggestion: Suggestion | None = None

    @property
    def cards(self) -> tuple["Shown", ...]:
        """This card and its partners on a matching board."""
        return (self, *self.partners)

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that stands."""
        return self.overruled or (self.grade.verdict if self.grade else None)

    @property
    def suggested(self) -> Rating | None:
        """The rating that grading suggests."""
        if self.suggestion is None:
            return None
        return self.suggestion.rating if self.suggestion.rating in self.offers else Rating.GOOD

    @property
    def offers(self) -> Mapping[Rating, Outcome]:
        """The outcomes there are to choose from: in practice only right or wrong."""
        if self.practice:
            return {rating: self.outcomes[rating] for rating in (Rating.AGAIN, Rating.GOOD)}
        return {rating: self.outcomes[rating] for rating in offered(self.form)}


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of this sitting: for the summary, and to be overruled."""

    card: Card
    given: Given
    row: str
    """Id of its row in the log."""
    outcomes: Mapping[Rating, Outcome]
    """What each rating would have done."""
    first: Given | None = None
    """How it was judged and rated before the learner overruled it; None where that stands."""

    @property
    def rating(self) -> Rating:
        """How it was rated."""
        return self.given.outcome.rating

    @property
    def day(self) -> int:
        """Study day it was given on."""
        return self.given.moment.day

    @property
    def duration(self) -> int:
        """Milliseconds."""
        return self.given.reply.duration


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
    confused: int = 0
    """Pairs of cards that are taken for each other often enough to drill them."""

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

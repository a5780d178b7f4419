"""The words of memory and schedule as values: ratings, states, a card's memory, the outcome of an answer."""

from collections.abc import Set as AbstractSet
from enum import IntEnum, StrEnum
from typing import NamedTuple

from progress.options import DEFAULT_PARAMETERS


class ProgressError(Exception):
    """Something about the history that stops the command: a title, what happened, what to do."""

    def __init__(self, title: str, message: str, todo: str = "") -> None:
        super().__init__(title, message, todo)
        self.title = title
        """A few words."""
        self.message = message
        """What happened."""
        self.todo = todo
        """What the learner can do about it."""

    def __str__(self) -> str:
        return " ".join(part for part in (f"{self.title}:", self.message, self.todo) if part)


class StaleCardError(ProgressError):
    """The card was changed elsewhere since it was shown; nothing was recorded."""


class Rating(IntEnum):
    """How well a card was remembered, in the learner's own judgement."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class State(IntEnum):
    """Where a card is on its way: New, Learning, Review, Relearning."""

    NEW = 0
    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


class Form(StrEnum):
    """How a card was asked."""

    TYPED = "typed"
    REVEAL = "reveal"
    """Recalled, not typed."""
    CHOICE = "choice"
    SELECT = "select"
    """All that apply, ticked."""
    ITEMS = "items"
    """A list typed item by item."""
    ORDER = "order"
    """A list put in order."""
    MATCH = "match"
    """Several pairs matched on one board."""


class Memory(NamedTuple):
    """FSRS memory of one card."""

    stability: float
    """Days until retrievability falls to 0.90."""
    difficulty: float
    """From 1 (easy) to 10."""


class CardMemory(NamedTuple):
    """What the effective rows of the log make of one card: a cache, rebuilt from the log at any time."""

    card: str
    """The card's key."""
    last: str = ""
    """Id of the last effective row; empty where there is none. An answer is refused when it moved on."""
    state: State = State.NEW
    step: int = 0
    """Index of the learning or relearning step; 0 outside them."""
    memory: Memory | None = None
    due_day: int | None = None
    """Study day a Review card is due on."""
    due_at: int | None = None
    """When a Learning or Relearning card is due, UTC milliseconds."""
    seen_day: int | None = None
    """Study day of the last effective review."""
    seen_at: int | None = None
    """When that was, UTC milliseconds."""
    interval: int = 0
    """Days the schedule last gave; 0 in learning steps."""
    reps: int = 0
    """Effective reviews."""
    lapses: int = 0
    """Times a Review card was rated Again."""
    suspended: bool = False
    buried_day: int | None = None
    """Not shown on this study day nor before it."""
    flagged: bool = False
    decided: str = ""
    """Id of the last effective review or forgetting: what the next decision follows, whatever was flagged since."""


class Outcome(NamedTuple):
    """What one rating would do to a card. Decided when the card is shown, so that the button tells the truth."""

    rating: Rating
    state: State
    step: int
    memory: Memory
    interval: int
    """Days until due; 0 while in learning steps."""
    delay: int
    """Seconds until due while in learning steps; 0 otherwise."""
    reps: int
    lapses: int


class Due(NamedTuple):
    """The little the queue needs to know of a card that may be shown today."""

    card: str
    state: int
    stability: float
    difficulty: float
    due_day: int | None
    due_at: int | None
    seen_day: int


class Answered(NamedTuple):
    """One effective review of today, as the daily limits count it."""

    row: str
    """Id of the review."""
    card: str
    state_before: int
    rating: int
    duration: int
    """Milliseconds."""


class Counted(NamedTuple):
    """One effective review, as the limits of its study day counted it."""

    day: int
    writer: str
    card: str
    state_before: int


class DayRows(NamedTuple):
    """Everything the queue of a study day is made from."""

    day: int
    due: tuple[Due, ...]
    """Cards in learning steps and Review cards due by the day; none suspended or buried."""
    answered: tuple[Answered, ...]
    """Effective reviews of the day, in order."""
    touched: AbstractSet[str]
    """Cards that have a memory, and so can't be offered as new, but for those of ``still_new``."""
    still_new: frozenset[str]
    """Cards with a memory that were never answered and may be shown today: flagged, or buried until yesterday."""
    parameters: tuple[float, ...] = DEFAULT_PARAMETERS
    """FSRS parameters in force."""


class Counts(NamedTuple):
    """Cards left to study today, within the limits."""

    new: int = 0
    learning: int = 0
    review: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.new + self.learning + self.review

"""Rows of the log as values. The log only grows: reviews are answers, acts are everything else a learner does.

Ids follow the ULID specification (48 bits of milliseconds, 80 random bits, Crockford base 32), kept monotonic when the
clock steps back, so that sorting by id is sorting by writing order on each device.
"""

import os
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from progress.options import Options
from progress.terms import CardMemory, Memory, Outcome, Rating, State

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RANDOM_BITS = 80


class ActKind(StrEnum):
    """What an act does."""

    SUSPEND = "suspend"
    UNSUSPEND = "unsuspend"
    BURY = "bury"
    UNBURY = "unbury"
    FLAG = "flag"
    UNFLAG = "unflag"
    FORGET = "forget"
    SET_DUE = "set-due"
    RESCHEDULE = "reschedule"
    ADOPT = "adopt"
    PARAMETERS = "parameters"
    UNDO = "undo"
    EXAM = "exam"
    EXAM_ANSWER = "exam-answer"
    EXAM_END = "exam-end"
    EXAM_COUNTED = "exam-counted"
    CONTRAST = "contrast"


DATED = (ActKind.BURY, ActKind.SET_DUE, ActKind.RESCHEDULE)
"""Acts that are about a study day, named by their payload."""
RECORDS = (ActKind.EXAM, ActKind.EXAM_ANSWER, ActKind.EXAM_END, ActKind.EXAM_COUNTED, ActKind.CONTRAST)
"""Acts that only record what happened: they are about no card's memory, so there is nothing to undo."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened, as every row of the log records it."""

    at: int
    """UTC milliseconds."""
    day: int
    """Study day, computed when it happened."""
    utc_offset: int
    """Minutes the learner's clock was ahead of UTC."""


class Reply(NamedTuple):
    """How an answer was given, and what was made of it."""

    form: str
    duration: int
    """Milliseconds from question to rating, at most 60,000."""
    response: str | None = None
    """What was typed or picked, a line an item; None where nothing was."""
    verdict: str | None = None
    """What grading said."""
    suggested: Rating | None = None
    """The rating that grading suggested, where it did."""
    hinted: bool = False
    thought: int | None = None
    """Milliseconds from question to response, at most 60,000; None where it isn't known."""
    overruled: str | None = None
    """The learner's own verdict, where it is another."""
    confused: str | None = None
    """The card whose answer was given instead."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as the session gives it: decided already, to be recorded."""

    before: CardMemory
    """The memory the card was shown with; the answer is refused where it moved on."""
    outcome: Outcome
    options: Options
    moment: Moment
    elapsed: int
    """Study days since the card's previous review; 0 for the first."""
    reply: Reply


@dataclass(frozen=True, slots=True)
class Change:
    """What an undo or a redo came to."""

    said: str
    """In words: "Good", "suspend"."""
    cards: tuple[str, ...]
    rows: frozenset[str]
    """Ids of the rows that changed sides."""
    effective: bool
    """True where they count again (redo), False where they no longer do (undo)."""


@dataclass(frozen=True, slots=True)
class Review:
    """One answer, with its whole outcome and the inputs it was decided from."""

    id: str
    writer: str
    """The device."""
    learner: str
    moment: Moment
    card: str
    after: str
    """Id of the card's last effective row when this one was written; empty where there was none."""
    rating: int
    reply: Reply
    options: str
    """Id of the options the outcome was decided by."""
    state_before: int
    memory_before: Memory | None
    elapsed: int
    """Study days since the card's previous review; 0 for the first."""
    state: State
    step: int
    memory: Memory
    interval: int
    due_day: int | None
    due_at: int | None
    reps: int
    lapses: int
    batch: str | None = None
    """Reviews of one batch were recorded together and are undone together."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done that is no review. Acts of one batch are undone together."""

    id: str
    batch: str
    writer: str
    learner: str
    moment: Moment
    kind: str
    card: str | None
    after: str
    target: str | None
    """What the act is aimed at: the row that an undo takes back, the card whose history an adoption takes over."""
    payload: str
    """Details as JSON."""


Row = Review | Act


def next_id(now_ms: int, last: str) -> str:
    """A fresh id that sorts after ``last``, even when the clock says an earlier time than ``last`` does."""
    floor = _decode(last) if last else 0
    number = (now_ms << _RANDOM_BITS) | int.from_bytes(os.urandom(_RANDOM_BITS // 8), "big")
    if now_ms <= floor >> _RANDOM_BITS:
        number = floor + 1 + int.from_bytes(os.urandom(4), "big")
    return "".join(_DIGITS[(number >> shift) & 31] for shift in range(125, -1, -5))


def _decode(text: str) -> int:
    number = 0
    for digit in text:
        number = number << 5 | _DIGITS.index(digit)
    return number

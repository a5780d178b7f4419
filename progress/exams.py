"""Exams as they were sat: read back from the log, scored by section. Pure.

An exam is a batch of acts that only record: its questions, each answer as it was given, its end. The schedule knows
nothing of it unless the learner has it counted.
"""

import json
import math
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from progress.log import Act, ActKind

_POINTS = {"correct": 1.0, "close": 0.5}
_Z = 1.959964
"""Of the normal distribution, for 95 %."""


class Sat(NamedTuple):
    """One question of an exam and what was answered."""

    card: str
    section: str
    response: str | None = None
    """None where the question was not reached."""
    verdict: str = ""
    why: str = ""

    @property
    def points(self) -> float:
        """1 for a correct answer, a half for a close one."""
        return _POINTS.get(self.verdict, 0.0)


class Score(NamedTuple):
    """Points of some questions, and what that says of all the questions they were drawn from."""

    points: float
    number: int
    low: float
    """Lower bound of the 95 % confidence interval of the share known."""
    high: float

    @property
    def share(self) -> float:
        """Points by questions; 0 where there were none."""
        return self.points / self.number if self.number else 0.0


class Exam(NamedTuple):
    """One exam."""

    id: str
    title: str
    at: int
    """When it began, UTC milliseconds."""
    day: int
    minutes: int | None
    """The time that was allowed."""
    questions: tuple[Sat, ...]
    ended: int | None
    """When it was handed in, UTC milliseconds; None where it never was."""
    counted: bool
    """Whether its answers were recorded as reviews."""

    @property
    def answered(self) -> int:
        """Questions that were reached."""
        return sum(one.response is not None for one in self.questions)

    @property
    def scored(self) -> tuple[Sat, ...]:
        """The questions that the score is of: all, but where it never was handed in, those that were reached."""
        if self.ended is not None:
            return self.questions
        return tuple(one for one in self.questions if one.response is not None)

    @property
    def score(self) -> Score:
        """Of the whole exam, or as far as it got."""
        return score(self.scored)

    @property
    def sections(self) -> tuple[tuple[str, Score], ...]:
        """Each section's score, in the order in which the exam came to them."""
        names = dict.fromkeys(one.section for one in self.scored)
        return tuple((name, score([one for one in self.scored if one.section == name])) for name in names)


def score(questions: Sequence[Sat]) -> Score:
    """Points with Wilson's interval (E. B. Wilson, 1927), which holds for few questions and near 0 and 1 too."""
    number = len(questions)
    points = sum(one.points for one in questions)
    if not number:
        return Score(0.0, 0, 0.0, 1.0)
    share, square = points / number, _Z * _Z / number
    middle = (share + square / 2) / (1 + square)
    half = _Z * math.sqrt(share * (1 - share) / number + square / (4 * number)) / (1 + square)
    return Score(points, number, max(0.0, middle - half), min(1.0, middle + half))


def exams(records: Iterable[Act]) -> list[Exam]:
    """The exams that these records make, the latest first. Of two answers to one question the later counts."""
    batches: dict[str, list[Act]] = {}
    for record in records:
        batches.setdefault(record.batch, []).append(record)
    found = [exam for batch in batches.values() if (exam := _exam(sorted(batch, key=lambda act: act.id)))]
    return sorted(found, key=lambda exam: exam.id, reverse=True)


def _exam(acts: Sequence[Act]) -> Exam | None:
    """One batch as an exam; None where its beginning is missing."""
    begin = next((act for act in acts if act.kind == ActKind.EXAM), None)
    if begin is None:
        return None
    plan: dict[str, Any] = json.loads(begin.payload)
    given = {
        told["card"]: told for act in acts if act.kind == ActKind.EXAM_ANSWER for told in [json.loads(act.payload)]
    }
    questions = tuple(_sat(one["card"], one["section"], given.get(one["card"])) for one in plan["questions"])
    ended = next((act.moment.at for act in acts if act.kind == ActKind.EXAM_END), None)
    counted = any(act.kind == ActKind.EXAM_COUNTED for act in acts)
    moment = begin.moment
    return Exam(begin.id, plan["title"], moment.at, moment.day, plan["minutes"], questions, ended, counted)


def _sat(card: str, section: str, told: dict[str, Any] | None) -> Sat:
    return Sat(card, section, told["response"], told["verdict"], told["why"]) if told else Sat(card, section)

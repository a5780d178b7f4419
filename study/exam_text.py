"""The words and numbers of exams, for both front ends. Plain text in, plain text out."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from decks.card import Card
from decks.grading.verdict import Verdict
from progress.exams import Exam, Sat, Score
from study.present import count, percent

HALF = "A close answer counts half."
NO_WAY_BACK = "There is no way back to a question."


class Fault(NamedTuple):
    """A question that was not answered fully right, and what there is to say of it."""

    number: int
    """Its place in the exam."""
    mark: str
    prompt: str
    """What was asked; the card's key where the card is gone."""
    told: tuple[tuple[str, str], ...]
    """Texts, each with its label."""


def points_text(points: float) -> str:
    """``31``, ``31.5``."""
    return f"{points:,.1f}".removesuffix(".0")


def out_of(score: Score) -> str:
    """``31.5 of 40``."""
    return f"{points_text(score.points)} of {score.number:,}"


def range_text(score: Score) -> str:
    """The confidence interval: ``64–89%``."""
    return f"{percent(score.low).removesuffix('%')}–{percent(score.high)}"


def score_text(score: Score) -> str:
    """``31.5 of 40: 79% (64–89%)``."""
    return f"{out_of(score)}: {percent(score.share)} ({range_text(score)})" if score.number else "nothing answered"


def meaning(exam: Exam) -> str:
    """The score's confidence interval in a sentence."""
    score = exam.score
    if not score.number:
        return "No question was answered."
    low, high = percent(score.low), percent(score.high)
    return f"Of all that could have been asked you likely know {low} to {high} (95% confidence interval). {HALF}"


def state_text(exam: Exam) -> str:
    """What sets an exam apart from others; empty where it simply was handed in."""
    if exam.ended is None:
        return f"not finished, {exam.answered} of {len(exam.questions)} answered"
    return "counted as reviews" if exam.counted else ""


def exam_text(exam: Exam) -> str:
    """Score and state in a line."""
    return ", ".join(filter(None, (score_text(exam.score), state_text(exam))))


def when_text(moment: datetime) -> str:
    """``24 Nov 2026, 10:00``."""
    return f"{moment.day} {moment:%b %Y, %H:%M}"


def left_text(milliseconds: int | None) -> str:
    """The time left: ``25 min left``, in the last minute ``only 45 s left``; empty without a limit."""
    if milliseconds is None:
        return ""
    seconds = -(-milliseconds // 1000)
    if not seconds:
        return "time is up"
    return f"{-(-seconds // 60)} min left" if seconds > 60 else f"only {seconds} s left"


def minutes_text(minutes: int | None) -> str:
    """The time allowed."""
    return count(minutes, "minute") if minutes else "no limit"


def unanswered_text(number: int) -> str:
    """``33 questions are not answered``."""
    return f"{count(number, 'question')} {'is' if number == 1 else 'are'} not answered"


def faults(exam: Exam, card_of: Callable[[str], Card | None]) -> list[Fault]:
    """All questions that were not answered fully right, in the order they were asked."""
    return [
        _fault(number, one, card_of(one.card))
        for number, one in enumerate(exam.questions, 1)
        if one.verdict != Verdict.CORRECT
    ]


def _fault(number: int, sat: Sat, card: Card | None) -> Fault:
    mark = "≈" if sat.verdict == Verdict.CLOSE else "✗" if sat.response is not None else "·"
    told = [("Yours", _flat(sat.response) if sat.response else "no answer" if sat.response == "" else "not reached")]
    if card is None:
        return Fault(number, mark, f"{sat.card} (no longer in your decks)", (*told, *_some("Why", sat.why)))
    answer = "; ".join(forms[0] for forms in card.items) or card.answer
    return Fault(
        number,
        mark,
        card.prompt,
        (*told, ("Right", answer), *_some("Why", sat.why), *_some("Note", card.remark)),
    )


def _some(label: str, text: str) -> tuple[tuple[str, str], ...]:
    return ((label, text),) if text else ()


def _flat(response: str) -> str:
    """A response in one line, items with semicolons between."""
    return "; ".join(line.strip() for line in response.splitlines() if line.strip())

"""An exam: a fixed set of questions, nothing told until it is handed in, every answer kept at the keypress."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b

from decks.card import Card
from progress.access import Access
from progress.clock import to_ms
from progress.exams import Exam, exams
from progress.log import ActKind, Given, Moment
from progress.scheduler import elapsed_days
from progress.terms import Form, ProgressError, Rating
from study.dealer import Dealer
from study.judging import Judge, reply_of
from study.present import count
from study.settings import Settings
from study.sitting import Notice, Shown

RECORDS = (ActKind.EXAM, ActKind.EXAM_ANSWER, ActKind.EXAM_END, ActKind.EXAM_COUNTED)


@dataclass(frozen=True, slots=True)
class Paper:
    """What an exam asks."""

    title: str
    questions: tuple[tuple[Card, str], ...]
    """Each card with the section it counts for."""
    minutes: int | None = None
    """Time allowed; None where there is no limit."""


def paper(title: str, cards: Sequence[tuple[Card, str]], number: int, seed: str, minutes: int | None = None) -> Paper:
    """``number`` questions drawn from ``cards`` (each with its section), every section in proportion to its size, no
    two of one note or group while there are others; the same for a seed."""

    def lot(key: str) -> bytes:
        return blake2b(f"{seed}\n{key}".encode(), digest_size=8).digest()

    drawn = sorted(cards, key=lambda one: lot(one[0].key))
    seen: set[str] = set()
    first: list[tuple[Card, str]] = []
    later: list[tuple[Card, str]] = []
    for one in drawn:
        tells = {one[0].sibling, one[0].group} - {""}
        (later if tells & seen else first).append(one)
        seen |= tells
    chosen = _in_proportion([*first, *later], dict.fromkeys(section for _, section in cards), min(number, len(cards)))
    return Paper(title, tuple(one for one in drawn if one[0].key in chosen), minutes)


def _in_proportion(drawn: Sequence[tuple[Card, str]], sections: dict[str, None], number: int) -> set[str]:
    """Keys of the cards chosen: always one more of the section that is furthest below its share."""
    waiting = {name: [card.key for card, section in drawn if section == name] for name in sections}
    size = {name: len(keys) for name, keys in waiting.items()}
    taken = dict.fromkeys(sections, 0)
    chosen: set[str] = set()
    while len(chosen) < number:
        name = min((name for name in sections if waiting[name]), key=lambda name: (taken[name] + 0.5) / size[name])
        chosen.add(waiting[name].pop(0))
        taken[name] += 1
    return chosen


class ExamSitting:
    """One exam being sat. Every method takes the time; none asks a clock."""

    def __init__(self, dealer: Dealer, access: Access, settings: Settings, paper: Paper) -> None:
        self._dealer, self._access, self._settings, self.paper = dealer, access, settings, paper
        self._judge = Judge(dealer.near, {}, settings.date_order)
        self._id = ""
        self._judged: list[Shown] = []
        self._began = 0
        self._recorded = False
        self.counted = False
        """Whether the answers were recorded as reviews."""
        self.shown: Shown | None = None
        """The question on screen; None before the beginning and after the end."""
        self.notice: Notice | None = None
        """About the last step; None where it simply went well."""

    @property
    def answered(self) -> int:
        """Questions answered so far."""
        return len(self._judged)

    @property
    def ended(self) -> bool:
        """Whether the exam was handed in."""
        return bool(self._id) and self.shown is None

    def left(self, now: datetime) -> int | None:
        """Milliseconds left; None where there is no limit."""
        if self.paper.minutes is None:
            return None
        return max(0, self._began + self.paper.minutes * 60_000 - to_ms(now))

    def begin(self, now: datetime) -> None:
        """Put the first question."""
        self._step(self._begin, now)

    def submit(self, response: str, now: datetime) -> None:
        """Answer the question on screen, empty where the learner doesn't know, and put the next. What comes after time
        is up does not count."""
        if self.shown:
            self._step(lambda now: self._submit(response, now), now)

    def tick(self, now: datetime) -> None:
        """Time passed: the exam ends when it is up."""
        if self.shown and self.left(now) == 0:
            self._step(self._end, now)

    def hand_in(self, now: datetime) -> None:
        """End the exam here; what was not reached counts as not known."""
        if self.shown:
            self._step(self._end, now)

    def result(self) -> Exam:
        """What the exam came to, as the log has it. ProgressError where it can't be read."""
        return next(exam for exam in exams(self._access.store().records(*RECORDS)) if exam.id == self._id)

    def count_as_reviews(self, now: datetime) -> None:
        """Record the answers as reviews of today, once; as one step that is undone whole."""
        if self.ended:
            self._step(self._count, now)

    def _begin(self, now: datetime) -> None:
        first = self._drawn(0, now)
        questions = [{"card": card.key, "section": section} for card, section in self.paper.questions]
        told = {"title": self.paper.title, "minutes": self.paper.minutes, "questions": questions}
        self._id = self._access.store().note(ActKind.EXAM, told, self._moment(now))
        self._began = to_ms(now)
        self.shown = first

    def _drawn(self, number: int, now: datetime) -> Shown | None:
        """A question as it is put; None where there is none of that number."""
        if number >= len(self.paper.questions):
            return None
        shown = self._dealer.draw(self.paper.questions[number][0], now)
        # A list is typed as a whole and nothing is only recalled: both would tell.
        return replace(shown, form=Form.TYPED) if shown.form in (Form.ITEMS, Form.REVEAL) else shown

    def _submit(self, response: str, now: datetime) -> None:
        # Where only the end could not be written, all are answered and one is still on screen.
        if self.shown is None or self.left(now) == 0 or self.answered == len(self.paper.questions):
            self._end(now)
            return
        # Before the answer is written: what fails after that would ask the same question once more.
        following = self._drawn(self.answered + 1, now)
        judged = self._judge.judged(self.shown, response, to_ms(now))
        told = {
            "card": judged.card.key,
            "response": judged.response,
            "verdict": judged.verdict or "wrong",
            "why": judged.grade.why if judged.grade else "",
            "form": judged.form,
            "thought": judged.thought,
        }
        self._access.store().note(ActKind.EXAM_ANSWER, told, self._moment(now), self._id)
        self._judged.append(judged)
        if following:
            self.shown = following
        else:
            self._end(now)

    def _end(self, now: datetime) -> None:
        self._access.store().note(ActKind.EXAM_END, {}, self._moment(now), self._id)
        if self.left(now) == 0:
            self.notice = Notice("Time is up: the exam is handed in.")
        self.shown = None

    def _count(self, now: datetime) -> None:
        if self.counted:
            self.notice = Notice("These answers are counted already.")
            return
        store = self._access.store()
        if self._judged and not self._recorded:
            store.record_together([self._given(judged, now) for judged in self._judged])
            self._recorded = True
        store.note(ActKind.EXAM_COUNTED, {}, self._moment(now), self._id)
        self.counted = True
        said = count(self.answered, "review")
        self.notice = Notice(f"Recorded as {said} of today. Undo in a quiz takes that back at once.")

    def _given(self, judged: Shown, now: datetime) -> Given:
        again = self._dealer.afresh(judged, now)
        rating = again.suggested or Rating.AGAIN
        thought = again.thought or 0
        reply = reply_of(again, again.at + thought)
        return Given(
            again.memory,
            again.outcomes[rating],
            self._dealer.options_of(again.card),
            self._moment(now),
            elapsed_days(again.memory, again.day),
            reply,
        )

    def _moment(self, now: datetime) -> Moment:
        clock = self._settings.clock
        return Moment(to_ms(now), clock.day(now), clock.utc_offset(now))

    def _step(self, step: Callable[[datetime], None], now: datetime) -> None:
        """A step that fails leaves the exam where it was, and says so."""
        self.notice = None
        try:
            step(now)
        except ProgressError as error:
            self.notice = Notice(f"{error.title}. {error.message} {error.todo}".strip(), error=True)

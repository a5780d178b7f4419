"""What an exam came to, whether it has just been handed in or long ago."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from progress.clock import from_ms
from progress.exams import Exam
from study.desk import Desk
from study.exam import ExamSitting
from study.exam_text import faults, when_text
from study.present import count
from study.screens.base import GoHome, StudyScreen
from study.sitting import Notice
from study.widgets.content import bare
from study.widgets.header import TopLine
from study.widgets.keys import KeyLine, bindings
from study.widgets.notice import NoticeLine
from study.widgets.report import Report


class ResultScreen(StudyScreen):
    """Score, sections, and what was wrong."""

    WHERE = "result"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("result")]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, desk: Desk, exam: Exam, back: Message, sitting: ExamSitting | None = None) -> None:
        """``back`` leads to where the learner came from; ``sitting`` is the exam where it was sat just now, so that its
        answers may still count."""
        super().__init__(desk)
        self.exam, self._back, self._sitting = exam, back, sitting
        self._asked = False
        """Whether the notice asks to press once more to count the answers."""

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield TopLine()
        with VerticalScroll(id="result"):
            yield Report()
        yield NoticeLine()
        yield KeyLine()

    def redraw(self) -> None:
        """Show the exam."""
        when = self.desk.settings.clock.local(from_ms(self.exam.at))
        self.query_one(TopLine).show(bare(self.exam.title), when_text(when))
        self.query_one(Report).show(self.exam, faults(self.exam, self.desk.library.card))
        self._tell()
        self.settle()

    def tick(self) -> None:
        """Nothing here changes with time."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only what was answered just now can count as reviews of today, and only once."""
        return action != "count" or (self._sitting is not None and not self._sitting.counted and self.exam.answered > 0)

    def name_keys(self, typing: bool = False, **titles: str) -> None:
        """Say where it leads back to."""
        super().name_keys(typing, home="Decks" if isinstance(self._back, GoHome) else "Exams", **titles)

    def action_count(self) -> None:
        """Ask; when asked already, record the answers."""
        if self._sitting is None:
            return
        self._asked = not self._asked
        if not self._asked:
            self._sitting.count_as_reviews(self.desk.clock())
            self.exam = self.exam._replace(counted=self._sitting.counted)
        self.redraw()

    def action_home(self) -> None:
        """Back to where the learner came from."""
        self.hold()
        self.post_message(self._back)

    def _tell(self) -> None:
        notice = self._sitting.notice if self._sitting else None
        if self._asked:
            answers = count(self.exam.answered, "answer")
            notice = Notice(f"Press c once more to record {answers} as reviews of today; that changes the schedule.")
        self.tell(notice)

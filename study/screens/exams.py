"""Exams: what the next one will ask, and what past ones came to."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from progress.clock import from_ms
from progress.exams import Exam
from progress.terms import ProgressError
from study.desk import Desk
from study.exam_scope import USUAL, title_of
from study.present import count
from study.screens.base import GoHome, OpenExam, OpenExams, StartExam, StudyScreen
from study.sitting import Notice
from study.widgets.exams import MINUTES, ExamList, ExamPlan, Plan
from study.widgets.header import TopLine
from study.widgets.keys import KeyLine, bindings
from study.widgets.notice import NoticeLine

_NONE = "No exams yet. Sit one to see where you stand, section by section; it is kept here."


class ExamsScreen(StudyScreen):
    """Where an exam starts and past ones are found."""

    WHERE = "exams"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("exams"), Binding("down", "other", show=False)]

    def __init__(self, desk: Desk, decks: frozenset[str] | None, at: str = "") -> None:
        """``at`` is the past exam that has the cursor; where it is empty, the plan has it."""
        super().__init__(desk)
        self._decks, self._at = decks, at
        held = desk.catalogue.decks
        cards = sum(len(held.get(deck, ())) for deck in (held if decks is None else decks))
        plan = Plan(title_of(desk.library, decks), cards, cards)
        self._plan = plan._replace(number=USUAL) if USUAL in plan.numbers else plan
        self._exams: dict[str, Exam] = {}

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield TopLine()
        yield ExamPlan()
        yield Static("Past exams", id="past", markup=False)
        yield ExamList()
        yield Static(_NONE, id="no-exams", markup=False)
        yield NoticeLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Keys go to the plan, or to the exam that was looked at."""
        self.set_focus(self.query_one(ExamList if self._at else ExamPlan))

    @property
    def looking_back(self) -> bool:
        """Whether the list has the keys."""
        return isinstance(self.focused, ExamList)

    def redraw(self) -> None:
        """Read the past exams afresh."""
        notice = None
        try:
            found = self.desk.exams()
        except ProgressError as error:
            found, notice = [], Notice(f"{error.title}. {error.message} {error.todo}".strip(), error=True)
        self._exams = {exam.id: exam for exam in found}
        self.query_one(TopLine).show("Exams", f"{count(len(found), 'exam')} sat" if found else "")
        self.query_one(ExamPlan).show(self._plan)
        local = self.desk.settings.clock.local
        self.query_one(ExamList).show([(exam, local(from_ms(exam.at))) for exam in found], self._at)
        for widget in (self.query_one(ExamList), self.query_one("#past")):
            widget.display = bool(found)
        self.query_one("#no-exams").display = not found and notice is None
        self.tell(notice)
        self.settle()

    def tick(self) -> None:
        """Nothing here changes with time."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Nothing to start where there are no cards, nothing to look back on where there is none."""
        if action == "other":
            return bool(self._exams)
        if action == "open":
            return self.looking_back
        if action in ("start", "fewer", "more", "time", "ask", "allow"):
            return self._plan.cards > 0 and not self.looking_back
        return True

    def name_keys(self, typing: bool = False, **titles: str) -> None:
        """Enter and Tab do something else in the list."""
        super().name_keys(typing, other="Next exam" if self.looking_back else "Past exams", **titles)

    def action_start(self) -> None:
        """Sit the exam."""
        self.hold()
        self.post_message(StartExam(self._decks, self._plan.number, self._plan.minutes))

    def action_open(self) -> None:
        """Open the past exam under the cursor."""
        self.query_one(ExamList).action_select()

    def action_fewer(self) -> None:
        """Fewer questions."""
        self._choose(self._plan.more(-1))

    def action_more(self) -> None:
        """More questions."""
        self._choose(self._plan.more(1))

    def action_ask(self, index: int) -> None:
        """As many questions as the choice that was clicked says."""
        self._choose(self._plan._replace(number=self._plan.numbers[index]))

    def action_time(self) -> None:
        """Another time."""
        self._choose(self._plan.later())

    def action_allow(self, index: int) -> None:
        """The time that was clicked."""
        self._choose(self._plan._replace(minutes=MINUTES[index]))

    def action_other(self) -> None:
        """From the plan to the list and back."""
        # At once: `focus` would come after a key that was pressed just behind this one.
        self.set_focus(self.query_one(ExamPlan if self.looking_back else ExamList))

    def action_home(self) -> None:
        """Back to the decks."""
        self.hold()
        self.post_message(GoHome())

    def on_descendant_focus(self) -> None:
        """Other keys work in the list."""
        self.query_one(ExamPlan).refresh()
        self.name_keys()

    @on(ExamList.Left)
    def _up_and_out(self) -> None:
        self.set_focus(self.query_one(ExamPlan))

    @on(ExamList.OptionSelected)
    def _look_back(self, event: ExamList.OptionSelected) -> None:
        if exam := self._exams.get(event.option_id or ""):
            self.hold()
            self.post_message(OpenExam(exam, OpenExams(self._decks, exam.id)))

    def _choose(self, plan: Plan) -> None:
        self._plan = plan
        self.query_one(ExamPlan).show(plan)

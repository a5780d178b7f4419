"""What the screen of exams is made of: the plan of the next one, and the list of those that were sat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.css.styles import RulesMap
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from progress.exams import Exam
from study.clean import one_line
from study.exam_text import NO_WAY_BACK, exam_text, when_text
from study.present import count
from study.widgets.content import QUIET, fit

MINUTES = (None, 10, 20, 40, 60)
"""Times that can be allowed."""
_NUMBERS = (10, 20, 40)
_CURSOR = "›"
_LINES = 2
"""Lines of an exam in the list."""


class Plan(NamedTuple):
    """The next exam, as far as it is chosen."""

    title: str
    cards: int
    number: int
    minutes: int | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """Numbers of questions there are to choose from; the last one is all."""
        return (*(number for number in _NUMBERS if number < self.cards), self.cards)

    def more(self, by: int) -> "Plan":
        """With more questions, or fewer."""
        at = self.numbers.index(self.number) + by
        return self._replace(number=self.numbers[min(max(at, 0), len(self.numbers) - 1)])

    def later(self) -> "Plan":
        """With the next time there is to choose."""
        return self._replace(minutes=MINUTES[(MINUTES.index(self.minutes) + 1) % len(MINUTES)])


class ExamPlan(Widget, can_focus=True):
    """What will be asked; every choice can be clicked."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._plan = Plan("", 0, 0)

    def show(self, plan: Plan) -> None:
        """Show this plan."""
        self._plan = plan
        self.refresh(layout=True)

    def render(self) -> Content:
        """As wide as there is room."""
        return Content("\n").join(self._lines(self.size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """All lines."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        plan, mark = self._plan, f"{_CURSOR if self.has_focus else ' '} "
        name = fit(one_line(plan.title), max(8, width - 31)).rstrip()
        title = Content.assemble((f"{mark}Exam on        ", "bold"), (name, "bold"), f"  {count(plan.cards, 'card')}")
        if not plan.cards:
            return [title, Content("  There is nothing to ask: choose another deck.")]
        numbers = [(f"all {one}" if one == plan.cards else str(one), one == plan.number) for one in plan.numbers]
        times = [(str(one) if one else "no limit", one == plan.minutes) for one in MINUTES]
        said = f"Nothing is judged before the end. {NO_WAY_BACK} The schedule is left alone."
        return [
            title,
            _choices("← →", "Questions", numbers, "screen.ask"),
            _choices("m", "Minutes", times, "screen.allow"),
            Content(),
            *Content.styled(said, QUIET).wrap(max(20, width)),
        ]


def _choices(key: str, label: str, choices: Sequence[tuple[str, bool]], call: str) -> Content:
    """All there is to choose from, the chosen one marked by signs too."""
    parts: list[Content] = []
    for index, (text, chosen) in enumerate(choices):
        shown = Content.styled(f"▸{text}◂", "bold $text-accent") if chosen else Content(f" {text} ")
        parts.append(shown.stylize(Style.from_meta({"@click": f"{call}({index})"})))
    named = Content.assemble((f"  {key:<4}", "bold $text-accent"), (f"{label:<11}", QUIET))
    return named + Content(" ").join(parts)


class ExamVisual(Visual):
    """An exam of the list: what it was on and when, and under that what it came to."""

    def __init__(self, exam: Exam, when: datetime) -> None:
        self._exam, self._when = exam, when_text(when)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:  # noqa: ARG002
        """Two lines."""
        return self._content(width).render_strips(width, _LINES, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """All there is."""
        return container_width

    def get_minimal_width(self, rules: RulesMap) -> int:  # noqa: ARG002
        """Room for the date and a few letters."""
        return 40

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """Two lines."""
        return _LINES

    def _content(self, width: int) -> Content:
        title = fit(one_line(self._exam.title), max(0, width - 4 - cell_len(self._when)))
        told = fit(f"  {exam_text(self._exam)}", width)
        return Content.assemble("  ", (title, "bold"), "  ", (self._when, QUIET), f"\n{told}")


class ExamList(OptionList):
    """Past exams, the latest first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
    ]

    @dataclass
    class Left(Message):
        """The cursor went up over the first exam."""

    def __init__(self) -> None:
        super().__init__(compact=True, markup=False)

    def show(self, exams: Sequence[tuple[Exam, datetime]], at: str) -> None:
        """Show these, each with when it was by the learner's clock; the cursor on the exam ``at``, else the first."""
        self.clear_options()
        self.add_options([Option(ExamVisual(exam, when), id=exam.id) for exam, when in exams])
        if exams:
            self.highlighted = next((index for index, (exam, _) in enumerate(exams) if exam.id == at), 0)

    def render_line(self, y: int) -> Strip:
        """The exam under the cursor has a mark too, for those who see no colour."""
        strip, line = super().render_line(y), self.scroll_offset.y + y
        if self.highlighted is None or not self.has_focus or line != self.highlighted * _LINES:
            return strip
        style = next((segment.style for segment in strip), None)
        return Strip.join([Strip([Segment(_CURSOR, style)]), strip.crop(1)])

    def action_cursor_up(self) -> None:
        """Up from the first exam is out of the list."""
        if self.highlighted:
            super().action_cursor_up()
        else:
            self.post_message(self.Left())

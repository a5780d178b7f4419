"""Sitting an exam: question after question, nothing told until the end. Draws the sitting; decides nothing."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from study.desk import Desk
from study.exam import ExamSitting
from study.exam_text import NO_WAY_BACK, left_text, unanswered_text
from study.forms import LAID_OUT
from study.present import asked_for
from study.screens.base import ExamDone, StudyScreen
from study.sitting import Notice, Shown
from study.widgets.board import BoardPad
from study.widgets.card import CardFace
from study.widgets.content import QUIET, bare, written
from study.widgets.header import DayBar, TopLine, TwoEnds
from study.widgets.keys import KeyLine, bindings
from study.widgets.notice import NoticeLine
from study.widgets.typed import AnswerBox

_SECOND = 1.0
_LAST = 60_000
"""Milliseconds before the end from which the time left stands out."""


class ExamScreen(StudyScreen):
    """One exam."""

    WHERE = "exam"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("exam"),
        *(Binding(key, f"scroll_card({key!r})", show=False) for key in ("up", "down", "pageup", "pagedown")),
    ]

    def __init__(self, desk: Desk, sitting: ExamSitting) -> None:
        super().__init__(desk)
        self.sitting = sitting
        self._drawn: Shown | None = None
        self._asked = False
        """Whether the notice asks to press once more to hand in."""

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield TopLine()
        yield DayBar()
        yield TwoEnds(id="way")
        yield Static(id="asked")
        yield CardFace()
        yield NoticeLine()
        with Vertical(id="dock"):
            yield AnswerBox()
        yield KeyLine()

    def on_mount(self) -> None:
        """The question stays named while it is scrolled out of sight; a clock that runs out is looked at often."""
        self.watch(self.query_one(CardFace), "scroll_y", self._scrolled)
        if self.sitting.paper.minutes is not None:
            self.set_interval(_SECOND, self._tick)

    @property
    def answering(self) -> bool:
        """Whether letters are part of an answer: the answer box or the board has the keys."""
        return self.sitting.shown is not None and isinstance(self.focused, AnswerBox | BoardPad)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """The single truth about what may be pressed."""
        if action == "leave":
            return self.answering or self._asked
        if action == "type":
            return self.sitting.shown is not None and not self.answering
        return action != "hand_in" or self.sitting.shown is not None

    def redraw(self) -> None:
        """Show the sitting as it stands."""
        self._asked = False
        if self.sitting.shown:
            self._draw_question(self.sitting.shown)
        self._draw_top()
        self._tell()
        self.settle()

    def tick(self) -> None:
        """Time passed. Once it is up the screen stays: whoever is typing must not find their keys on another one."""
        running = self.sitting.shown is not None
        self.sitting.tick(self.desk.clock())
        self._draw_top()
        if running and self.sitting.ended:
            self.query_one(AnswerBox).display = False
            self.query_one(CardFace).pad.disabled = True
            self.set_focus(self.query_one(CardFace))
            self.redraw()
        elif self.sitting.notice:
            self._tell()

    def acts_once(self, event: events.Key) -> bool:
        """While an answer is typed a letter is a letter."""
        if self.answering and isinstance(self.focused, BoardPad) and event.key in BoardPad.REPEATING:
            return False
        return not (isinstance(self.focused, AnswerBox) and event.is_printable) and super().acts_once(event)

    def action_next(self) -> None:
        """Outside box and board: give what stands in them; once the exam has ended, show the result."""
        shown = self.sitting.shown
        if shown is None:
            self._finish()
        elif shown.form in LAID_OUT:
            self._submit("\n".join(self.query_one(CardFace).pad.board.response))
        else:
            self._submit(self.query_one(AnswerBox).value)

    def action_leave(self) -> None:
        """Out of the answer box or the board, so that letters are keys; where handing in was asked about, go on."""
        if self._asked:
            self._ask(False)
        else:
            self.set_focus(self.query_one(CardFace))

    def action_type(self) -> None:
        """Go to the answer box, or to the board."""
        if shown := self.sitting.shown:
            self.set_focus(self._place(shown))

    def action_hand_in(self) -> None:
        """Ask; when asked already, end the exam here."""
        if not self._asked:
            self._ask(True)
            return
        self.sitting.hand_in(self.desk.clock())
        if self.sitting.ended:
            self._finish()
        else:
            self.redraw()

    def action_scroll_card(self, key: str) -> None:
        """Scroll a long question, also while an answer is typed."""
        face = self.query_one(CardFace)
        {
            "up": face.scroll_up,
            "down": face.scroll_down,
            "pageup": face.scroll_page_up,
            "pagedown": face.scroll_page_down,
        }[key](animate=False)

    def on_descendant_focus(self) -> None:
        """The answer box was entered or left, so other keys work."""
        self.name_keys()

    def name_keys(self, typing: bool = False, **titles: str) -> None:
        """Keys do something else once it is asked whether to hand in, and at the end."""
        if self._asked:
            titles["leave"] = "Go on"
        if self.sitting.shown is None:
            titles["next"] = "Result"
        box = isinstance(self.focused, AnswerBox)
        self.query_one(AnswerBox).placeholder = asked_for(None) if box else "t types the answer, Enter goes on without"
        super().name_keys(typing or self.answering, **titles)

    @on(AnswerBox.Sent)
    def _sent(self, event: AnswerBox.Sent) -> None:
        if event.opened == self.query_one(AnswerBox).opened:
            self._submit(event.text)

    @on(BoardPad.Sent)
    def _picked(self, event: BoardPad.Sent) -> None:
        if event.sure or not event.response:
            self._submit("\n".join(event.response))
            return
        # There is no way back, so one key is not enough: a word typed by mistake would answer question after question.
        pad = self.query_one(CardFace).pad
        pad.show(pad.board)

    @on(Input.Changed)
    def _typed(self) -> None:
        if self._asked:
            self._ask(False)

    def _submit(self, response: str) -> None:
        if self._asked:
            # Enter confirms nothing that was asked with another key, and answers nothing while it is asked.
            self._reopen()
            self._ask(False)
            return
        before = self.sitting.shown
        self.sitting.submit(response, self.desk.clock())
        if self.sitting.ended:
            self._finish()
            return
        if self.sitting.shown is before:
            self._reopen()
        self.redraw()

    def _reopen(self) -> None:
        """Box and board have closed with what was sent, which was not kept: they open again as they were."""
        box, pad = self.query_one(AnswerBox), self.query_one(CardFace).pad
        box.open(box.value)
        pad.show(pad.board)

    def _finish(self) -> None:
        self.hold()
        self.post_message(ExamDone(self.sitting))

    def _ask(self, asked: bool) -> None:
        self._asked = asked
        self._tell()
        self.name_keys()

    def _tell(self) -> None:
        notice = self.sitting.notice
        if self._asked:
            key = "Ctrl+S" if self.answering else "q"
            left = unanswered_text(len(self.sitting.paper.questions) - self.sitting.answered)
            notice = Notice(f"Press {key} once more to hand in: {left}. Esc goes on.")
        elif self.sitting.ended and notice:
            notice = Notice(f"{notice.text} Enter shows the result.")
        self.tell(notice)

    def _place(self, shown: Shown) -> AnswerBox | BoardPad:
        return self.query_one(CardFace).pad if shown.form in LAID_OUT else self.query_one(AnswerBox)

    def _draw_top(self) -> None:
        number, answered = len(self.sitting.paper.questions), self.sitting.answered
        at = min(answered + 1, number)
        self.query_one(TopLine).show(bare(self.sitting.paper.title), f"{at} of {number}")
        self.query_one(DayBar).show(answered, number - answered)
        left = self.sitting.left(self.desk.clock())
        time = Content.styled(left_text(left), "bold $text-warning" if left is not None and left <= _LAST else "")
        self.query_one("#way", TwoEnds).show(Content.styled(NO_WAY_BACK, QUIET), time)

    def _draw_question(self, shown: Shown) -> None:
        if shown is self._drawn:
            return
        face, box = self.query_one(CardFace), self.query_one(AnswerBox)
        place = self._place(shown)
        face.begin(shown)
        face.show(shown, False, "")
        box.display = place is box
        box.open("")
        self.set_focus(place, scroll_visible=False)
        face.scroll_home(animate=False, immediate=True)
        self._drawn = shown

    def _scrolled(self, top: float) -> None:
        """The question's first line, where the question itself is out of sight."""
        line = self.sitting.shown.card.prompt.partition("\n")[0] if self.sitting.shown and top >= 1 else ""
        self.query_one("#asked", Static).update(written(line))

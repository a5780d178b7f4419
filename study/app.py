"""The full-screen app: opens screens, carries sessions between them, and lets no early key through."""

import gc
import signal
import sys
import threading
from asyncio import get_running_loop
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from decks.problems import DeckError
from progress.terms import ProgressError
from study.clean import one_line
from study.desk import Desk
from study.screens.base import (
    EditNote,
    ExamDone,
    GoHome,
    GoOn,
    OpenExam,
    OpenExams,
    SessionDone,
    StartDrill,
    StartExam,
    StartStudy,
    StudyScreen,
)
from study.sitting import Notice, Phase
from study.widgets.keys import bindings

if TYPE_CHECKING:
    from textual.command import Provider

    from study.exam import ExamSitting
    from study.session import Session


def _commands() -> "type[Provider]":
    # Deferred until the palette is opened.
    from study.palette import StudyCommands

    return StudyCommands


class StudyApp(App[None]):
    """Opens on the decks, or straight on a sitting where decks are given."""

    TITLE = "Study"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = {_commands}
    HELD = 0.12
    """Seconds: a key that comes again sooner is held down, not pressed anew."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("everywhere")]

    def __init__(
        self,
        desk: Desk,
        start: frozenset[str] | None = None,
        drill: bool = False,
        exam: "ExamSitting | None" = None,
    ) -> None:
        """Opens on this exam, on a sitting over the decks of ``start``, or on a ``drill`` of what is confused; else on
        the decks."""
        super().__init__()
        self.desk, self._exam = desk, exam
        self._start, self._drilling = (None, True) if drill else (start, False)
        self._last_key = ("", 0.0)

    def get_default_screen(self) -> StudyScreen:
        """The first screen itself, so that nothing is drawn in vain before it."""
        screen = self._first()
        screen.said = screen.said or self._unknown_theme()
        return screen

    def on_mount(self) -> None:
        """Take the learner's theme; once the first screen is painted, do what it didn't need."""
        if self.desk.settings.theme in self.available_themes:
            self.theme = self.desk.settings.theme
        if sys.platform != "win32" and threading.current_thread() is threading.main_thread():
            for number in (signal.SIGTERM, signal.SIGHUP):
                get_running_loop().add_signal_handler(number, partial(self.exit, return_code=128 + number))
        self.call_after_refresh(self._painted)
        if self._drilling:
            self._drill()

    def on_app_focus(self) -> None:
        """The learner came back to this window: look at the clock."""
        if isinstance(self.screen, StudyScreen):
            self.screen.tick()

    async def on_event(self, event: events.Event) -> None:
        """Drop what was pressed before the learner could see what it would do."""
        if not (isinstance(event, events.Key | events.Paste) and self._unmeant(event)):
            await super().on_event(event)

    def action_help(self) -> None:
        """Show all keys."""
        # Deferred: not part of the first screen.
        from study.screens.help import HelpScreen

        here = self.screen
        self.push_screen(HelpScreen(here.WHERE if isinstance(here, StudyScreen) else "everywhere"))

    def action_help_quit(self) -> None:
        """Ctrl+C where there is nothing to copy: say what leaves."""
        self._tell(Notice("Ctrl+Q quits; every answer is saved already."))

    def action_command_palette(self) -> None:
        """The commands of the screen, which help gives way to."""
        if self.screen.id == "keys":
            self.pop_screen()
        super().action_command_palette()

    def action_switch_theme(self) -> None:
        """Dark to light, or back to the learner's own."""
        chosen = self.desk.settings.theme
        if self.current_theme.dark:
            self.theme = "textual-light"
        else:
            theme = self.available_themes.get(chosen)
            self.theme = chosen if theme and theme.dark else "textual-dark"

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """None of Textual's own: the palette has the actions of the list."""
        return ()

    @on(StartStudy)
    def _study(self, event: StartStudy) -> None:
        self._open(self._sitting(self._session(event.decks)))

    @on(OpenExams)
    def _exams(self, event: OpenExams) -> None:
        from study.screens.exams import ExamsScreen

        self._open(ExamsScreen(self.desk, event.decks, event.at))

    @on(StartExam)
    def _sit(self, event: StartExam) -> None:
        from study.screens.exam import ExamScreen

        try:
            sitting = self.desk.exam(event.decks, event.number, event.minutes)
        except (DeckError, ProgressError) as error:
            self._tell_error(error)
        else:
            sitting.begin(self.desk.clock())
            if sitting.shown:
                self._open(ExamScreen(self.desk, sitting))
                return
            self._tell(sitting.notice)
        if isinstance(self.screen, StudyScreen):
            self.screen.settle()

    @on(ExamDone)
    def _judge(self, event: ExamDone) -> None:
        from study.screens.exam_result import ResultScreen

        try:
            self._open(ResultScreen(self.desk, event.sitting.result(), GoHome(), event.sitting))
        except ProgressError as error:
            self._go_home()
            self._tell_error(error)

    @on(OpenExam)
    def _look_back(self, event: OpenExam) -> None:
        from study.screens.exam_result import ResultScreen

        self._open(ResultScreen(self.desk, event.exam, event.back))

    @on(StartDrill)
    def _drill(self) -> None:
        from study.screens.quiz import QuizScreen

        try:
            drill = self.desk.drill()
        except ProgressError as error:
            self._tell_error(error)
            return
        drill.begin(self.desk.clock())
        if drill.shown:
            self._open(QuizScreen(self.desk, drill))
        else:
            self._tell(drill.notice)

    @on(EditNote)
    def _edit(self, event: EditNote) -> None:
        # Deferred: only editing needs it.
        from study.screens.handover import edit_note

        edit_note(self, self.desk, event.session)
        if isinstance(self.screen, StudyScreen):
            self.screen.redraw()

    @on(GoOn)
    @on(SessionDone)
    def _follow(self, event: GoOn | SessionDone) -> None:
        # Deferred: it is loaded by now.
        from study.session import Session

        if isinstance(event.session, Session):
            self._open(self._sitting(event.session))
        else:
            self._go_home()
            self._tell(event.session.notice)

    @on(GoHome)
    def _go_home(self) -> None:
        if self._start is None and self._exam is None:
            self.pop_screen()
        else:
            self._open(self._home())

    def _tell(self, notice: Notice | None) -> None:
        """Say something on the uppermost screen of ours."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, StudyScreen):
                screen.said = notice
                screen.tell(None)
                return

    def _tell_error(self, error: DeckError | ProgressError) -> None:
        self._tell(Notice(f"{error.title}. {error.message} {error.todo}".strip(), error=True))

    def _open(self, screen: Screen[None]) -> None:
        """Show a screen. The first one stays below all others: Textual can't switch it."""
        if len(self.screen_stack) == 1:
            self.push_screen(screen)
        else:
            self.switch_screen(screen)

    def _unmeant(self, event: events.Key | events.Paste) -> bool:
        """Whether this came too early or from a key held down. A key passes here twice: coming in, then unused."""
        held = isinstance(event, events.Key) and not event.is_forwarded and self._held(event)
        screen = self.screen_stack[-1] if self.screen_stack else None
        if not isinstance(screen, StudyScreen):
            return False
        if event.time < screen.listens_from:
            if isinstance(event, events.Key):
                screen.early(event)
            return True
        if isinstance(event, events.Key) and event.is_forwarded:
            screen.acting = event.key
        return held and isinstance(event, events.Key) and screen.acts_once(event)

    def _held(self, event: events.Key) -> bool:
        key, time = self._last_key
        self._last_key = (event.key, event.time)
        return event.key == key and event.time - time < self.HELD

    def _session(self, decks: frozenset[str] | None) -> "Session":
        session = self.desk.session(decks)
        session.begin(self.desk.clock())
        return session

    def _unknown_theme(self) -> Notice | None:
        name, known = self.desk.settings.theme, self.available_themes
        if name in known:
            return None
        # Deferred: seldom needed.
        from difflib import get_close_matches

        near = get_close_matches(name, known) or ["textual-dark", "textual-light"]
        return Notice(f"There is no theme {one_line(name)!r}. In settings.toml you could write {', '.join(near)}.")

    def _first(self) -> StudyScreen:
        if self._exam is None:
            return self._home() if self._start is None else self._sitting(self._session(self._start))
        from study.screens.exam import ExamScreen

        self._exam.begin(self.desk.clock())
        if self._exam.shown:
            return ExamScreen(self.desk, self._exam)
        screen = self._home()
        screen.said, self._exam = self._exam.notice, None
        return screen

    def _home(self) -> StudyScreen:
        from study.screens.home import HomeScreen

        return HomeScreen(self.desk)

    def _sitting(self, session: "Session") -> StudyScreen:
        if session.phase is Phase.DONE:
            from study.screens.summary import SummaryScreen

            return SummaryScreen(self.desk, session)
        from study.screens.quiz import QuizScreen

        return QuizScreen(self.desk, session)

    def _painted(self) -> None:
        self.desk.access.warm()
        gc.freeze()
        gc.enable()

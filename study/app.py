"""The full-screen app: opens screens, carries sessions between them, and lets no early key through."""

import gc
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from study.desk import Desk
from study.screens.base import GoHome, GoOn, SessionDone, StartStudy, StudyScreen
from study.sitting import Phase
from study.widgets.keys import bindings

if TYPE_CHECKING:
    from textual.command import Provider

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
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("everywhere")]

    def __init__(self, desk: Desk, start: frozenset[str] | None = None) -> None:
        super().__init__()
        self.desk = desk
        self._start = start

    def get_default_screen(self) -> Screen[None]:
        """The first screen itself, so that nothing is drawn in vain before it."""
        return self._home() if self._start is None else self._sitting(self._session(self._start))

    def on_mount(self) -> None:
        """Take the learner's theme; once the first screen is painted, do what it didn't need."""
        if self.desk.settings.theme in self.available_themes:
            self.theme = self.desk.settings.theme
        self.call_after_refresh(self._painted)

    def on_app_focus(self) -> None:
        """The learner came back to this window: look at the clock."""
        if isinstance(self.screen, StudyScreen):
            self.screen.tick()

    async def on_event(self, event: events.Event) -> None:
        """Drop what was pressed before the learner could see what it would do."""
        if not (isinstance(event, events.Key | events.Paste) and self._too_early(event)):
            await super().on_event(event)

    def action_help(self) -> None:
        """Show all keys."""
        # Deferred: not part of the first screen.
        from study.screens.help import HelpScreen

        here = self.screen
        self.push_screen(HelpScreen(here.WHERE if isinstance(here, StudyScreen) else "everywhere"))

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

    @on(GoOn)
    @on(SessionDone)
    def _follow(self, event: GoOn | SessionDone) -> None:
        self._open(self._sitting(event.session))

    @on(GoHome)
    def _go_home(self) -> None:
        if self._start is None:
            self.pop_screen()
        else:
            self._open(self._home())

    def _open(self, screen: Screen[None]) -> None:
        """Show a screen. The first one stays below all others: Textual can't switch it."""
        if len(self.screen_stack) == 1:
            self.push_screen(screen)
        else:
            self.switch_screen(screen)

    def _too_early(self, event: events.Event) -> bool:
        screen = self.screen_stack[-1] if self.screen_stack else None
        return isinstance(screen, StudyScreen) and event.time < screen.listens_from

    def _session(self, decks: frozenset[str] | None) -> "Session":
        session = self.desk.session(decks)
        session.begin(self.desk.clock())
        return session

    def _home(self) -> Screen[None]:
        from study.screens.home import HomeScreen

        return HomeScreen(self.desk)

    def _sitting(self, session: "Session") -> Screen[None]:
        if session.phase is Phase.DONE:
            from study.screens.summary import SummaryScreen

            return SummaryScreen(self.desk, session)
        from study.screens.quiz import QuizScreen

        return QuizScreen(self.desk, session)

    def _painted(self) -> None:
        self.desk.access.warm()
        gc.freeze()
        gc.enable()

"""What the command palette finds: the actions that work now, and the decks."""

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from study.actions import actions_in
from study.clean import one_line
from study.screens.base import StartStudy, StudyScreen
from study.widgets.keys import allowed


class StudyCommands(Provider):
    """Commands of the screen that is open, then one for each deck."""

    async def discover(self) -> Hits:
        """Everything, actions first."""
        for title, about, run in self._commands():
            yield DiscoveryHit(Content(title), run, text=title, help=about)

    async def search(self, query: str) -> Hits:
        """What matches."""
        matcher, found = self.matcher(query), False
        for title, about, run in self._commands():
            if (score := matcher.match(title)) > 0:
                found = True
                yield Hit(score, matcher.highlight(title), run, text=title, help=about)
        if not found:
            said = f"Nothing is called “{one_line(query)}”"
            yield Hit(1, Content(said), lambda: None, text=said)

    def _commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        screen = self.screen
        if not isinstance(screen, StudyScreen):
            return
        for action in actions_in(screen.WHERE, "everywhere"):
            if action.palette and allowed(screen, action):
                yield action.title, action.help, partial(screen.run_action, action.call)
        # An exam is left by handing it in, not by the way.
        for deck, title in screen.desk.deck_titles() if screen.WHERE != "exam" else ():
            yield f"Study {one_line(title)}", "Study this deck now.", partial(self._study, frozenset({deck}))

    def _study(self, decks: frozenset[str]) -> None:
        self.screen.post_message(StartStudy(decks))

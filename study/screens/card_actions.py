"""What is done to the card on screen by one key: each is a step of the session, then everything is drawn again."""

from collections.abc import Callable
from datetime import datetime

from study.desk import Desk
from study.drill import Drill
from study.screens.base import EditNote, StudyScreen
from study.session import Session


class CardActions(StudyScreen):
    """A screen with a card of a sitting, or of a drill, on it."""

    def __init__(self, desk: Desk, session: Session | Drill) -> None:
        super().__init__(desk)
        self.session = session
        self.row = 0
        """The row of an answered matching board that keys are about."""

    def do(self, step: Callable[[datetime], None]) -> None:
        """Take a step of the session, and show what came of it."""
        step(self.desk.clock())
        self.redraw()

    def action_overrule(self) -> None:
        """The learner's word against the verdict on screen."""
        self.do(lambda now: self.session.overrule(now, self.row))

    def action_overrule_last(self) -> None:
        """The learner's word against the verdict of the answer before."""
        self.action_overrule()

    def action_accept(self) -> None:
        """Let what was typed count from now on."""
        self.do(self.session.accept)

    def action_edit(self) -> None:
        """Hand the terminal to the learner's editor; then read the deck again."""
        if self.session.shown and isinstance(self.session, Session):
            self.post_message(EditNote(self.session))

    def action_row(self, by: int) -> None:
        """Go to another pair of an answered board, to rate it."""
        if self.session.shown:
            self.row = (self.row + by) % len(self.session.shown.cards)
            self.redraw()

    def action_hint(self) -> None:
        """Show the hint."""
        self.session.hint()
        self.redraw()

    def action_suspend(self) -> None:
        """Take the card out of study."""
        self.do(self.session.suspend)

    def action_bury(self) -> None:
        """Put the card off until tomorrow."""
        self.do(self.session.bury)

    def action_flag(self) -> None:
        """Mark the card or take the mark away."""
        self.do(self.session.flag)

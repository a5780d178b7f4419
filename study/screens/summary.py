"""What the sitting came to, and what is next."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from study.clean import one_line
from study.desk import Desk
from study.present import count, duration_text, next_due_text, percent
from study.screens.base import GoHome, GoOn, StartDrill, StudyScreen
from study.session import Session
from study.sitting import Phase, Summary
from study.widgets.content import QUIET
from study.widgets.header import TopLine
from study.widgets.keys import KeyLine, bindings
from study.widgets.notice import NoticeLine


class SummaryScreen(StudyScreen):
    """Shown when nothing is left for now."""

    WHERE = "summary"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("summary")]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk)
        self.session = session
        self._confused = 0

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield TopLine()
        with VerticalScroll(id="summary"):
            yield Static(id="figures")
            yield Static(id="failed")
            yield Static(id="ahead")
        yield NoticeLine()
        yield KeyLine()

    @property
    def more(self) -> bool:
        """Whether a card has come due."""
        return self.session.phase is not Phase.DONE

    @property
    def _failed(self) -> bool:
        return not self.more and self.session.notice is not None and self.session.notice.error

    def redraw(self) -> None:
        """Show the session as it stands."""
        self._draw()
        self.tell(self.session.notice)
        self.settle()

    def name_keys(self, typing: bool = False, **titles: str) -> None:
        """Enter goes on where it can."""
        super().name_keys(typing, next="Go on" if self.more else "Decks", **titles)

    def tick(self) -> None:
        """A learning card may have come due."""
        self.session.tick(self.desk.clock())
        self._draw()
        self.name_keys()

    def action_next(self) -> None:
        """Go on where there is something, else back to the decks."""
        self.session.begin(self.desk.clock())
        if self._failed:
            self.redraw()
        else:
            self._leave()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Nothing to drill where nothing is confused."""
        return action != "drill" or self._confused > 0

    def action_drill(self) -> None:
        """Drill what is confused."""
        self.post_message(StartDrill())

    def action_undo(self) -> None:
        """Take back the last thing done and return to its card."""
        self.session.undo(self.desk.clock())
        self._go_on_or_redraw()

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.session.redo(self.desk.clock())
        self._go_on_or_redraw()

    def action_home(self) -> None:
        """Back to the decks."""
        self.hold()
        self.post_message(GoHome())

    def _draw(self) -> None:
        now = self.desk.clock()
        found = self.session.summary(now)
        self._confused = found.confused
        done = "Done for now" if found.answers else "Nothing to study right now"
        self.query_one(TopLine).show("Stopped" if self._failed else done, "")
        figures, failed = self.query_one("#figures", Static), self.query_one("#failed", Static)
        figures.display, failed.display = bool(found.answers), bool(found.failed)
        figures.update(_figures(found))
        failed.update(_failed(found))
        ahead = "A card has come due: Enter goes on." if self.more else next_due_text(found, now)
        if found.confused:
            ahead += f"\n\nYou confuse {count(found.confused, 'pair')} of cards: c drills them."
        self.query_one("#ahead", Static).update(Content(ahead))

    def _leave(self) -> None:
        self.hold()
        self.post_message(GoOn(self.session) if self.more else GoHome())

    def _go_on_or_redraw(self) -> None:
        if self.more:
            self._leave()
        else:
            self.redraw()


def _figures(found: Summary) -> Content:
    lines = [
        ("Answers", f"{len(found.answers):,} on {count(found.cards, 'card')}"),
        ("Right", percent(found.accuracy)),
        ("Time", duration_text(found.duration)),
    ]
    return Content("\n").join(Content.assemble((f"{name:<10}", QUIET), (said, "bold")) for name, said in lines)


def _failed(found: Summary) -> Content:
    prompts = [Content(f"✗ {one_line(card.prompt)}") for card in found.failed]
    return Content("\n").join([Content.styled("Not remembered at first", QUIET), *prompts])

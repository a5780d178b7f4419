"""What every screen shares: where it stands, what it tells the app, and from when it listens to keys."""

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.message import Message
from textual.screen import Screen

from study.actions import Where, actions_in
from study.desk import Desk
from study.sitting import Notice
from study.widgets.keys import KeyLine
from study.widgets.notice import NoticeLine

if TYPE_CHECKING:
    from progress.exams import Exam
    from study.drill import Drill
    from study.exam import ExamSitting
    from study.session import Session

TICK = 30.0
"""Seconds between looks at the clock: a new study day, a learning card come due."""


@dataclass
class StartStudy(Message):
    """The learner wants to study these decks (all where None)."""

    decks: frozenset[str] | None


class StartDrill(Message):
    """The learner wants to drill what they confuse."""


@dataclass
class EditNote(Message):
    """The learner wants to edit the note of the card on screen."""

    session: "Session"


@dataclass
class GoOn(Message):
    """The session has a card to show."""

    session: "Session"


@dataclass
class SessionDone(Message):
    """The session, or drill, has nothing more to show now."""

    session: "Session | Drill"


@dataclass
class OpenExams(Message):
    """The learner wants to see past exams, or to sit one over these decks (all where None)."""

    decks: frozenset[str] | None
    at: str = ""
    """Id of the exam that has the cursor; empty where the plan of the next one has it."""


@dataclass
class StartExam(Message):
    """The learner wants to sit an exam."""

    decks: frozenset[str] | None
    number: int
    minutes: int | None


@dataclass
class ExamDone(Message):
    """The exam was handed in."""

    sitting: "ExamSitting"


@dataclass
class OpenExam(Message):
    """The learner wants to see what a past exam came to; ``back`` leads to where they are."""

    exam: "Exam"
    back: Message


class GoHome(Message):
    """Back to the decks."""


class StudyScreen(Screen[None]):
    """A screen that drops keys pressed before it, or its latest drawing, was painted."""

    WHERE: ClassVar[Where]
    """Which actions are its own."""
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]  # noqa: RUF012
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.listens_from = inf
        """Events stamped before this moment were meant for what was shown earlier."""
        self.acting = ""
        """The key whose action ran last."""
        self.said: Notice | None = None
        """Something to say that belongs to no step."""
        self._shown = False

    def on_mount(self) -> None:
        """Draw; look at the clock now and then."""
        self.redraw()
        self.set_interval(TICK, self._tick)

    def on_screen_resume(self) -> None:
        """Draw again when another screen was closed; the first time it is done already."""
        if self._shown:
            self.redraw()
        self._shown = True

    def redraw(self) -> None:
        """Show the present state."""
        raise NotImplementedError

    def tick(self) -> None:
        """Time passed."""
        raise NotImplementedError

    def tell(self, notice: Notice | None) -> None:
        """Say something about the last step, after what belongs to none."""
        found = [one for one in (self.said, notice) if one]
        text = "\n".join(one.text for one in found)
        self.query_one(NoticeLine).show(Notice(text, any(one.error for one in found)) if found else None)

    def early(self, event: events.Key) -> None:
        """A key came before what is shown was painted: it is dropped."""

    def acts_once(self, event: events.Key) -> bool:
        """Whether this key acts once however long it is held: all do but those that move or type."""
        return any(event.key in action.keys for action in actions_in(self.WHERE, "everywhere") if action.bound)

    def settle(self) -> None:
        """Name the keys that work now, and listen to none until all of it is painted."""
        self.name_keys()
        self.hold()
        # Ask for the layout here: widgets ask for theirs a little later, and the call must not come before that.
        self.refresh(layout=True)
        self.call_after_refresh(self._bring_then_listen)

    def name_keys(self, typing: bool = False, **titles: str) -> None:
        """Name the keys that work now; ``titles`` say what some of them do just now."""
        self.query_one(KeyLine).show(
            self.WHERE, typing, {f"{self.WHERE}.{name}": title for name, title in titles.items()}
        )

    def hold(self) -> None:
        """Stop listening to keys until the next drawing is painted."""
        self.listens_from = inf

    def bring_into_sight(self) -> bool:
        """Scroll to what can be found only once the drawing has its sizes; whether that is to be painted."""
        return False

    def _bring_then_listen(self) -> None:
        if self.bring_into_sight():
            self.refresh(layout=True)
            self.call_after_refresh(self._listen)
        else:
            self._listen()

    def _tick(self) -> None:
        if self.is_current:
            self.tick()

    def _listen(self) -> None:
        # An event is stamped by the clock that stamps keys.
        self.listens_from = events.Idle().time

"""The decks: what is due today, what was done, and where to start."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from progress.terms import Counts, ProgressError
from study.desk import Desk
from study.overview import Done, Overview
from study.present import count, counts_line, days_ahead, duration_text, percent
from study.screens.base import OpenExams, StartDrill, StartStudy, StudyScreen
from study.sitting import Notice
from study.widgets.content import QUIET, bare
from study.widgets.deck_list import DeckList, headings
from study.widgets.header import TopLine
from study.widgets.keys import KeyLine, bindings
from study.widgets.notice import NoticeLine

_EMPTY = """\
There are no decks yet.

A deck is a text file of questions and answers. \
`study where` says which folder yours belong into, and `study check` whether they read well."""


class Headings(Widget):
    """The line over the columns."""

    def render(self) -> Content:
        """As wide as the list."""
        return headings(self.size.width)


class HomeScreen(StudyScreen):
    """Where the app opens."""

    WHERE = "home"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("home")]
    AUTO_FOCUS = "DeckList"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._confused = 0

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield TopLine()
        yield Static(id="load")
        yield Static(id="done")
        yield Headings()
        yield DeckList()
        yield Static(_EMPTY, id="empty", markup=False)
        yield NoticeLine()
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Nothing to study where there are no decks, nothing to drill where nothing is confused."""
        if action == "drill":
            return self._confused > 0
        if action in ("study", "study_all", "fold", "unfold"):
            return self.query_one(DeckList).current is not None
        return True

    def redraw(self) -> None:
        """Read the day afresh and show it."""
        try:
            found = self.desk.overview()
        except ProgressError as error:
            self._explain(error)
        else:
            self._draw(found)
        self.settle()

    def tick(self) -> None:
        """Time passed, or an answer was given elsewhere."""
        self.redraw()

    def action_study(self) -> None:
        """Study the row under the cursor."""
        if row := self.query_one(DeckList).current:
            self._start(None if row.kind == "all" else row.decks)

    def action_study_all(self) -> None:
        """Study everything."""
        self._start(None)

    def action_drill(self) -> None:
        """Drill what is confused."""
        self.post_message(StartDrill())

    def action_exams(self) -> None:
        """Sit an exam over the row under the cursor, or look at past ones."""
        row = self.query_one(DeckList).current
        self.hold()
        self.post_message(OpenExams(row.decks if row else frozenset()))

    def action_fold(self) -> None:
        """Fold the row under the cursor."""
        self.query_one(DeckList).fold(True)

    def action_unfold(self) -> None:
        """Unfold it."""
        self.query_one(DeckList).fold(False)

    @on(DeckList.OptionSelected)
    def _chosen(self) -> None:
        self.action_study()

    def _start(self, decks: frozenset[str] | None) -> None:
        self.hold()
        self.post_message(StartStudy(decks))

    def _draw(self, found: Overview) -> None:
        now = self.desk.settings.clock.local(self.desk.clock())
        self.query_one(TopLine).show("Study", f"{now:%a} {now.day} {now:%b}")
        self.query_one("#load", Static).update(_load(found))
        self.query_one("#done", Static).update(_done(found.done))
        decks, some = self.query_one(DeckList), bool(found.rows)
        for widget in (decks, self.query_one(Headings), self.query_one("#load"), self.query_one("#done")):
            widget.display = some
        self.query_one("#empty").display = not some
        decks.show(found.rows)
        self._confused = found.confused
        self.tell(_to_know(found))

    def _explain(self, error: ProgressError) -> None:
        for widget in (self.query_one(DeckList), self.query_one(Headings), self.query_one("#empty")):
            widget.display = False
        self.query_one("#load", Static).update(bare(error.title))
        self.query_one("#done", Static).update(bare(error.message))
        self.tell(Notice(error.todo or error.title, error=True))


def _load(found: Overview) -> Content:
    total: Counts = found.total
    if total.total:
        return Content.assemble(("Today  ", QUIET), (count(total.total, "card"), "bold"), f"  {counts_line(total)}")
    when = "" if found.next_due_in is None else f" The next reviews are due {days_ahead(found.next_due_in)}."
    return Content.assemble(("Today  ", QUIET), ("Nothing left to study.", "bold"), when)


def _done(done: Done) -> Content:
    if not done.answers:
        return Content.assemble(("Done   ", QUIET), "nothing yet")
    said = f"{count(done.answers, 'answer')}, {percent(done.accuracy)} right, {duration_text(done.duration)}"
    return Content.assemble(("Done   ", QUIET), said)


def _to_know(found: Overview) -> Notice | None:
    said = [f"{count(found.problems, 'problem')} in your decks: run `study check`."] if found.problems else []
    if found.confused:
        said.append(f"You confuse {count(found.confused, 'pair')} of cards: c drills them.")
    return Notice("\n".join(said)) if said else None

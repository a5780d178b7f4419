"""The top of the quiz: where the learner is and how far."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from progress.terms import Counts, State
from study.present import KINDS
from study.widgets.content import QUIET, bare


class TwoEnds(Horizontal):
    """A text on the left that gives way, a few words on the right that don't."""

    def compose(self) -> ComposeResult:
        """Two texts."""
        yield Static(classes="left")
        yield Static(classes="right")

    def show(self, left: Content | str, right: Content | str) -> None:
        """Replace both."""
        for name, text in ((".left", left), (".right", right)):
            self.query_one(name, Static).update(bare(text) if isinstance(text, str) else text)


class TopLine(TwoEnds):
    """The first line of every screen."""


class DayBar(Widget):
    """How much of today's queue is done, as a thin line; the numbers stand beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._done, self._left = 0, 1

    def show(self, done: int, left: int) -> None:
        """Move the line."""
        self._done, self._left = done, left
        self.refresh()

    def render(self) -> Content:
        """Thick where it is done, thin where it isn't, so that it reads without colour."""
        full = self.size.width * self._done // max(1, self._done + self._left)
        return Content.assemble(("━" * full, "$primary"), ("─" * (self.size.width - full), "$foreground 25%"))


def counts_content(counts: Counts, shown: State | None) -> Content:
    """The cards left by kind; a full dot stands before the kind of the shown card."""
    parts: list[Content] = []
    for state, number in zip((State.NEW, State.LEARNING, State.REVIEW), counts, strict=True):
        here = shown is not None and KINDS[shown] == KINDS[state]
        text = f"{'●' if here else '○'} {number:,} {KINDS[state]}"
        parts.append(Content.styled(text, "bold $text-primary" if here else QUIET))
    return Content("   ").join(parts)

"""All keys, grouped by where they work."""

from collections.abc import Sequence
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from study.actions import ACTIONS, PLACES, Action, Where, actions_in, key_name
from study.widgets.keys import bindings

_KEYS = max(len("  ".join(key_name(key) for key in action.keys)) for action in ACTIONS) + 2
_NOTE = """\
Keys with Ctrl and Esc work while you type an answer, letters once you have left the box.
In a comparison -this- is too much and +this+ is missing."""


class HelpScreen(ModalScreen[None]):
    """The keys of the screen behind it come first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("help")]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, here: Where) -> None:
        super().__init__(id="keys")
        self._here = here

    def compose(self) -> ComposeResult:
        """A box with the list in it."""
        with Vertical(id="help"):
            yield Static("Keys", id="help-title", markup=False)
            with VerticalScroll():
                for where in sorted(PLACES, key=lambda where: where != self._here):
                    yield Static(Content(PLACES[where]), classes="help-heading")
                    yield KeyTable(actions_in(where))
                yield Static(_NOTE, id="help-note", markup=False)


class KeyTable(Widget):
    """Keys on the left, what they do on the right, however narrow it is."""

    def __init__(self, actions: Sequence[Action]) -> None:
        super().__init__()
        self._actions = actions

    def render(self) -> Content:
        """As wide as there is room."""
        return Content("\n").join(self._lines(self.size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the texts take."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for action in self._actions:
            keys = "  ".join(key_name(key) for key in action.keys)
            for number, text in enumerate(wrap(action.help, max(10, width - _KEYS))):
                left = "" if number else keys
                lines.append(Content.assemble((f"{left:<{_KEYS}}", "bold $text-accent"), text))
        return lines

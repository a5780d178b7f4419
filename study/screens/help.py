"""All keys, grouped by where they work."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from study.actions import PLACES, Action, Where, actions_in, key_name
from study.widgets.keys import bindings

_KEYS = 16
_NOTE = """\
Keys with Ctrl and Esc work while you type an answer, letters once you have left the box.
In a comparison -this- is too much and +this+ is missing."""


class HelpScreen(ModalScreen[None]):
    """The keys of the screen behind it come first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("help")]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, here: Where) -> None:
        super().__init__()
        self._here = here

    def compose(self) -> ComposeResult:
        """A box with the list in it."""
        with Vertical(id="help"):
            yield Static("Keys", id="help-title", markup=False)
            with VerticalScroll():
                for where in sorted(PLACES, key=lambda where: where != self._here):
                    yield Static(Content(PLACES[where]), classes="help-heading")
                    yield Static(Content("\n").join(_line(action) for action in actions_in(where)), classes="help-keys")
                yield Static(_NOTE, id="help-note", markup=False)


def _line(action: Action) -> Content:
    keys = "  ".join(key_name(key) for key in action.keys)
    return Content.assemble((f"{keys:<{_KEYS}}", "bold $text-accent"), f"{action.help}")

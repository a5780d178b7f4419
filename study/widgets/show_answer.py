"""Stands where the answer box would, for those who recall instead of type."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from study.widgets.content import QUIET


class ShowAnswer(Static):
    """A wide button."""

    @dataclass
    class Pressed(Message):
        """It was clicked."""

    def __init__(self) -> None:
        super().__init__(Content.assemble(("Space", "bold"), ("  Show answer", QUIET)), id="show-answer")

    def on_click(self, event: events.Click) -> None:
        """A single click shows; the second of a double click fell on whatever came next."""
        if event.chain == 1:
            self.post_message(self.Pressed())

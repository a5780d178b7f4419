"""The box an answer is typed into."""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import Input

from study.clean import clean


class AnswerBox(Input):
    """An input that closes the moment Enter is pressed: keys behind it in the queue can't change what was sent."""

    @dataclass
    class Sent(Message):
        """The learner pressed Enter."""

        text: str

    def __init__(self) -> None:
        super().__init__(select_on_focus=False)
        self.cursor_blink = False
        self._open = False

    def open(self, text: str) -> None:
        """Start on a new question, with what was kept of an earlier try."""
        self._open = True
        self.value = text
        self.cursor_position = len(text)

    def validate_value(self, value: str) -> str:
        """Whatever is pasted stays one harmless line."""
        return clean(value).replace("\n", " ")

    def explain(self, typing: bool) -> None:
        """Say in the empty box what can be done here."""
        self.placeholder = (
            "Type the answer, or press Enter to see it" if typing else "Space shows the answer, t types one"
        )

    def on_key(self, event: events.Key) -> None:
        """Send at once on Enter; then take nothing until the next question."""
        if self._open and event.key != "enter":
            return
        if event.key == "enter" or event.is_printable:
            event.stop()
            event.prevent_default()
        if self._open:
            self._open = False
            self.post_message(self.Sent(self.value))

    def on_paste(self, event: events.Paste) -> None:
        """Take all lines of what is pasted, as one; nothing once it is closed."""
        event.stop()
        event.prevent_default()
        if self._open:
            self.insert_text_at_cursor(" ".join(clean(event.text).split("\n")))

"""The box an answer is typed into."""

import re
from dataclasses import dataclass
from unicodedata import category

from textual import events
from textual.message import Message
from textual.widgets import Input

from study.clean import clean

_BREAK = re.compile(r"\r\n?")
_TEXT = frozenset({"Cf", "Zs", "Co"})
"""Kinds of characters that are text although Python calls them unprintable: joiners and marks of direction inside
words, other spaces, private ones."""


def text_of(event: events.Key) -> str:
    """What this key types; empty where it types nothing."""
    char = event.character or ""
    typed = event.is_printable or (len(char) == 1 and category(char) in _TEXT and clean(char) == char)
    return char if typed else ""


class AnswerBox(Input):
    """An input that closes the moment Enter is pressed: keys behind it in the queue can't change what was sent."""

    @dataclass
    class Sent(Message):
        """The learner pressed Enter."""

        text: str
        opened: int
        """Which opening of the box it belongs to: the card may have given way to another since."""

    def __init__(self) -> None:
        super().__init__(select_on_focus=False)
        self.cursor_blink = False
        self._open = False
        self.opened = 0
        """How often it was opened."""
        self._begun = ""
        self._emptied = ""

    _between = " "

    def open(self, text: str, between: str = " ") -> None:
        """Start on a new question, with what was kept of an earlier try; ``between`` stands for line breaks."""
        self._open, self._between, self._begun, self._emptied = True, between, "", ""
        self.opened += 1
        self.value = text
        self.cursor_position = len(text)

    def begin(self, text: str) -> None:
        """Put what was typed before the box was painted to its beginning; called again with more of it."""
        if self._open:
            self.value = text + self.value.removeprefix(self._begun)
            self._begun = text
            self.cursor_position = len(self.value)

    def empty(self) -> bool:
        """Take away what is typed; False where there is nothing."""
        if not self.value:
            return False
        self._emptied, self.value = self.value, ""
        return True

    def fill(self) -> bool:
        """Bring back what was taken away; False where there is nothing."""
        if self.value or not self._emptied:
            return False
        self.value, self._emptied = self._emptied, ""
        self.cursor_position = len(self.value)
        return True

    def validate_value(self, value: str) -> str:
        """Whatever is pasted stays one harmless line."""
        lines = clean(_BREAK.sub("\n", value)).split("\n")
        return lines[0] if len(lines) == 1 else self._between.join(line.strip() for line in lines if line.strip())

    def explain(self, typing: bool, asked: str) -> None:
        """Say in the empty box what can be done here; ``asked`` is what to type."""
        self.placeholder = asked if typing else "Space shows the answer, t types one"

    def on_key(self, event: events.Key) -> None:
        """Send at once on Enter; then take nothing until the next question."""
        if self._open and event.key != "enter":
            if not event.is_printable and (text := text_of(event)):
                event.stop()
                event.prevent_default()
                self.replace(text, *self.selection)
            return
        if event.key == "enter" or event.is_printable:
            event.stop()
            event.prevent_default()
        if self._open:
            self._open = False
            self.post_message(self.Sent(self.value, self.opened))

    def on_paste(self, event: events.Paste) -> None:
        """Take all lines of what is pasted, as one; nothing once it is closed."""
        event.stop()
        event.prevent_default()
        if self._open:
            self.replace(self.validate_value(event.text), *self.selection)

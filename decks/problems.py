"""What can be wrong with a deck: a place, what is wrong there, and what to write instead."""

from pathlib import Path
from typing import Any, Literal, NamedTuple

Severity = Literal["error", "warning"]


class Problem(NamedTuple):
    """One finding about one deck file. An error loses a note or the file; a warning loses nothing."""

    path: Path
    line: int
    """Counted from 1; 0 where the file as a whole is meant."""
    column: int
    """Counted from 1, in characters; 0 where the line as a whole is meant."""
    message: str
    """What is wrong."""
    hint: str = ""
    """What to write or do instead."""
    severity: Severity = "error"

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        text = f"{place}: {self.severity}: {self.message}"
        return f"{text}. {self.hint}" if self.hint else text

    def as_json(self) -> dict[str, Any]:
        """The same as data, for ``study check --json``."""
        return {
            "path": str(self.path),
            "line": self.line,
            "column": self.column,
            "severity": self.severity,
            "message": self.message,
            "hint": self.hint,
        }


class DeckError(Exception):
    """Something about decks that stops the command. Content of a deck file never raises; it yields Problems."""

    def __init__(self, title: str, message: str, todo: str = "") -> None:
        super().__init__(title, message, todo)
        self.title = title
        """A few words."""
        self.message = message
        """What happened."""
        self.todo = todo
        """What the learner can do about it."""

    def __str__(self) -> str:
        return " ".join(part for part in (f"{self.title}:", self.message, self.todo) if part)

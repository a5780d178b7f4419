"""What SQLite says, in words that tell a learner what to do."""

from pathlib import Path

from progress.terms import ProgressError

_MEND = "Run `study doctor`: it says what is damaged and saves what can be saved. Delete nothing before."
_DAMAGED = (
    ("malformed", "The history is damaged", "", _MEND),
    ("not a database", "Not a history", "The file is no SQLite database.", _MEND),
)
_WORDS = (
    (
        "locked",
        "The history is busy",
        "Another program held it for too long.",
        "Close other windows, then try again.",
    ),
    (
        "full",
        "The disk is full",
        "Nothing more could be written.",
        "Free some space, then try again: nothing that was saved is lost.",
    ),
    (
        "readonly",
        "The history can't be written",
        "It, or its folder, is read-only.",
        "Mend its permissions, then try again.",
    ),
    (
        "unable to open",
        "The history can't be opened",
        "",
        "Check that the folder exists and may be written to.",
    ),
    (
        "no such table",
        "Not a history",
        "It lacks tables that every history has.",
        "Move it away, or restore a backup: `study backup list`.",
    ),
    ("disk i/o", "The disk reported an error", "", "Check the disk and its free space, then try again."),
)


class DamagedError(ProgressError):
    """The file holds something else than was written to it."""


def in_words(said: str, path: Path) -> ProgressError:
    """The error to raise where SQLite said ``said`` of the history at ``path``."""
    for part, title, message, todo in _DAMAGED:
        if part in said.lower():
            return DamagedError(title, f"{path}: {message or said + '.'}", todo)
    for part, title, message, todo in _WORDS:
        if part in said.lower():
            return ProgressError(title, f"{path}: {message or said + '.'}", todo)
    return ProgressError("The history failed", f"{path}: {said}.", "Please report this.")

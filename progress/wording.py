"""What SQLite says, in words that tell a learner what to do."""

from pathlib import Path

from progress.terms import ProgressError

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
        "The answer could not be written.",
        "Free some space, then rate again: nothing is lost.",
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
    ("malformed", "The history is damaged", "", "Copy the file away first; then restore a backup."),
    (
        "not a database",
        "Not a history",
        "The file is no SQLite database.",
        "Move it away, or restore a backup.",
    ),
    ("disk i/o", "The disk reported an error", "", "Check the disk and its free space, then try again."),
)


def in_words(said: str, path: Path) -> ProgressError:
    """The error to raise where SQLite said ``said`` of the history at ``path``."""
    for part, title, message, todo in _WORDS:
        if part in said.lower():
            return ProgressError(title, f"{path}: {message or said + '.'}", todo)
    return ProgressError("The history failed", f"{path}: {said}.", "Please report this.")

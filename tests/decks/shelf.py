"""Writes decks into folders for the tests of the library."""

from pathlib import Path


def write(folder: Path, **files: str) -> Path:
    """Write deck files: ``name="notes"``, with ``__`` for a slash in the name; returns the folder."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def deck(*notes: str, **header: str) -> str:
    """A deck of flow-style notes, such as ``id: a, q: b, a: c``."""
    lines = [f"{key}: {value}" for key, value in header.items()]
    return "\n".join([*lines, "notes:", *(f"- {{{note}}}" for note in notes), ""])

"""A new note out of a few texts, judged by the reader as if it stood in a file."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from decks.note import Note
from decks.problems import DeckError, Problem
from decks.reader import read_text
from decks.text import unsafe_characters
from decks.yaml_text import Written, entry

_HEAD, _INDENT = "notes:\n", 4


def draft(values: Mapping[str, Written]) -> tuple[Note, tuple[Problem, ...]]:
    """The note with these keys, and what the reader warns of. DeckError, in the reader's words, where it is none."""
    for text in _texts(values):
        for found in unsafe_characters(text):
            if found.severity == "error":
                raise _refused(found.message, found.hint)
    lines = [line for one in values.items() for line in entry(*one, _INDENT)]
    lines[0] = f"  - {lines[0][_INDENT:]}"
    read = read_text(_HEAD + "\n".join([*lines, ""]), Path("note"), "any")
    for problem in read.problems:
        if problem.severity == "error":
            raise _refused(problem.message, problem.hint)
    return read.notes[0].note, read.problems


def _texts(value: Written) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield key
            yield from _texts(one)
    else:
        for one in value:
            yield from _texts(one)


def _refused(message: str, hint: str) -> DeckError:
    return DeckError("The note isn't right", f"{message[:1].upper()}{message[1:]}.", hint)

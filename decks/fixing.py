"""Mending deck files without a person: the ids that notes go by are written down, and nothing else."""

from collections.abc import Mapping, Sequence, Set
from pathlib import Path
from typing import NamedTuple

from decks.deck import Deck
from decks.editor import edit_file, is_changeable
from decks.files import load_bytes
from decks.library import Library, Place
from decks.problems import Problem
from decks.scope import open_scope
from decks.writer import Edit, write_ids


class Fixed(NamedTuple):
    """What was mended."""

    written: Mapping[Path, int]
    """How many ids were written into each file that got any."""
    refused: tuple[Problem, ...]
    """The decks that lack ids and may not be changed."""


def write_missing_ids(paths: Sequence[Path], places: Sequence[Place]) -> Fixed:
    """Write the ids in force into these files and folders; without paths, into all decks that are not bundled.

    No card gets another key. Notes with problems are left as they are. DeckError where a file can't be written.
    """
    scope = open_scope(paths, places)
    written: dict[Path, int] = {}
    refused: list[Problem] = []
    try:
        for deck in scope.library.decks:
            if scope.holds(deck.path):
                fixed = _fix(scope.library, deck)
                if isinstance(fixed, Problem):
                    refused.append(fixed)
                elif fixed:
                    written[deck.path] = fixed
    finally:
        scope.library.close()
    return Fixed(written, tuple(refused))


def _fix(library: Library, deck: Deck) -> int | Problem:
    """How many ids were written into a deck, or why none."""
    besides = {problem.line for problem, _ in library.clashes if problem.path == deck.path}
    if is_changeable(library, deck):
        return _write(deck.path, besides)
    data = load_bytes(deck.path)
    missing = 0 if isinstance(data, Problem) else write_ids(data, besides)[1]
    if not missing:
        return 0
    message = f"notes without an id: {missing}; but the deck is not yours to change"
    own = library.places[library.found(deck).place].own
    hint = "Change its permissions." if own else f"`study edit {deck.ref}` makes a copy of your own; fix that one."
    return Problem(deck.path, 0, 0, message, hint)


def _write(path: Path, besides: Set[int]) -> int:
    count = 0

    def edit(data: bytes) -> Edit:
        nonlocal count
        done, count = write_ids(data, besides)
        return done

    edit_file(path, edit)
    return count

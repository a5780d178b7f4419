"""Checking deck files: every problem at once, those between files included."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from decks.library import Library, Place
from decks.problems import Problem


def check(paths: Sequence[Path], places: Sequence[Place]) -> list[Problem]:
    """The problems of these files and folders, sorted; without paths, those of all places that are not bundled.

    A file in one of the places is judged as part of it: with its collection's id, and against its other decks.
    """
    wanted = list(paths) or [place.path for place in places if not place.bundled]
    strange = [Place(path) for path in paths if not any(_within(path, place.path) for place in places)]
    # From the files themselves and not from the cache: what is being written may change between two looks.
    library = Library.open([*strange, *places], None)
    try:
        clashing = [problem for problem, other in library.clashes if _wanted(other, wanted)]
        direct = [problem for problem in library.problems if _wanted(problem.path, wanted)]
    finally:
        library.close()
    return sorted({*direct, *clashing, *(problem for path in paths for problem in _overlooked(path))})


def _overlooked(path: Path) -> Iterator[Problem]:
    """What would pass for checked, because no search comes upon it."""
    if not path.exists():
        yield Problem(path, 0, 0, "there is no such file or folder", "Check the name.")
    elif path.is_file() and path.suffix.lower() not in (".yaml", ".yml"):
        yield Problem(path, 0, 0, "the name of a deck file ends in .yaml", "Rename it.")


def _wanted(path: Path, wanted: Sequence[Path]) -> bool:
    return any(_within(path, one) for one in wanted)


def _within(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())

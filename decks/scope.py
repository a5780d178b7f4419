"""What a command on deck files is about: the decks it names, among all others that they must get along with."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from decks.library import Library, Place
from decks.problems import Problem


class Scope(NamedTuple):
    """The decks that were asked for."""

    library: Library
    """They and all others, read from the files themselves. Whoever opened it closes it."""
    wanted: tuple[Path, ...]
    """The files and folders that were asked for."""
    overlooked: tuple[Problem, ...]
    """What would pass for good, because no search comes upon it."""

    def holds(self, path: Path) -> bool:
        """Whether this file is one of those asked for."""
        return any(_within(path, one) for one in self.wanted)


def open_scope(paths: Sequence[Path], places: Sequence[Place]) -> Scope:
    """These files and folders; without paths, all places that are not bundled.

    A file in one of the places belongs to it: it has its collection's id, and its other decks beside it.
    """
    wanted = tuple(paths) or tuple(place.path for place in places if not place.bundled)
    overlooked = {path: problem for path in paths for problem in _overlooked(path)}
    strange = [
        Place(path)
        for path in paths
        if path not in overlooked and not any(_within(path, place.path) for place in places)
    ]
    # From the files themselves and not from the cache: what is being written may change between two looks.
    return Scope(Library.open([*strange, *places], None), wanted, tuple(overlooked.values()))


def _overlooked(path: Path) -> Iterator[Problem]:
    try:
        path.lstat()
    except FileNotFoundError:
        yield Problem(path, 0, 0, "there is no such file or folder", "Check the name.")
    except OSError:
        return
    if os.path.isfile(path) and path.suffix.lower() not in (".yaml", ".yml"):  # noqa: PTH113 - takes links in circles
        yield Problem(path, 0, 0, "the name of a deck file ends in .yaml", "Rename it.")


def _within(path: Path, folder: Path) -> bool:
    # By name, for a link in a folder is in it, and by what the names stand for; but not by Path.resolve, which raises
    # at a link that leads to itself.
    real = Path(os.path.realpath(path))
    return path.absolute().is_relative_to(folder.absolute()) or real.is_relative_to(os.path.realpath(folder))

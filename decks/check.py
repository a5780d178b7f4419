"""Checking deck files: every problem at once, those between files included."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from decks.coverage import Coverage
from decks.library import Library, Place
from decks.origin import changed_since
from decks.problems import Problem
from decks.source import Source
from decks.sourced import check_sources


class Checked(NamedTuple):
    """What a check found."""

    problems: tuple[Problem, ...]
    """Sorted by place."""
    coverage: Mapping[str, Coverage]
    """How much of its source each collection covers, by id, where the source is known."""


def check(paths: Sequence[Path], places: Sequence[Place], source: Source | None = None) -> Checked:
    """Check these files and folders; without paths, all places that are not bundled.

    A file in one of the places is judged as part of it: with its collection's id, and against its other decks. What
    notes say is held against ``source``, or against the fingerprint beside their collection.
    """
    wanted = list(paths) or [place.path for place in places if not place.bundled]
    overlooked = {path: problem for path in paths for problem in _overlooked(path)}
    strange = [
        Place(path)
        for path in paths
        if path not in overlooked and not any(_within(path, place.path) for place in places)
    ]
    # From the files themselves and not from the cache: what is being written may change between two looks.
    library = Library.open([*strange, *places], None)
    try:
        clashing = [problem for problem, other in library.clashes if _wanted(other, wanted)]
        direct = [problem for problem in library.problems if _wanted(problem.path, wanted)]
        copies = [both for both in library.shadowed if _wanted(both[0], wanted)]
        sourced = check_sources(library, lambda path: _wanted(path, wanted), source)
    finally:
        library.close()
    outdated = [problem for both in copies if (problem := changed_since(*both)) is not None]
    problems = sorted({*direct, *clashing, *outdated, *sourced.problems, *overlooked.values()})
    return Checked(tuple(problems), sourced.coverage)


def _overlooked(path: Path) -> Iterator[Problem]:
    """What would pass for checked, because no search comes upon it."""
    try:
        path.lstat()
    except FileNotFoundError:
        yield Problem(path, 0, 0, "there is no such file or folder", "Check the name.")
    except OSError:
        return
    if os.path.isfile(path) and path.suffix.lower() not in (".yaml", ".yml"):  # noqa: PTH113 - takes links in circles
        yield Problem(path, 0, 0, "the name of a deck file ends in .yaml", "Rename it.")


def _wanted(path: Path, wanted: Sequence[Path]) -> bool:
    return any(_within(path, one) for one in wanted)


def _within(path: Path, folder: Path) -> bool:
    # Not Path.resolve, which raises at a link that leads to itself.
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))

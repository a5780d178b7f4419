"""Checking deck files: every problem at once, those between files included."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from decks.coverage import Coverage
from decks.library import Place
from decks.origin import changed_since
from decks.problems import Problem
from decks.scope import open_scope
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
    scope = open_scope(paths, places)
    library = scope.library
    try:
        clashing = [problem for problem, other in library.clashes if scope.holds(other)]
        direct = [problem for problem in library.problems if scope.holds(problem.path)]
        copies = [both for both in library.shadowed if scope.holds(both[0])]
        sourced = check_sources(library, scope.holds, source)
    finally:
        library.close()
    outdated = [problem for both in copies if (problem := changed_since(*both)) is not None]
    problems = sorted({*direct, *clashing, *outdated, *sourced.problems, *scope.overlooked})
    return Checked(tuple(problems), sourced.coverage)

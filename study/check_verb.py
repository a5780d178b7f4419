"""`study check` and `study fingerprint`: what is wrong with decks, and how much of their source they cover."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from study import verbs
from study.decks_verb import coverage_text
from study.places import find_places, require_home

if TYPE_CHECKING:
    from decks.coverage import Coverage
    from decks.library import Place
    from decks.problems import Problem

_BAR = 10
"""Cells of a full bar."""
_TITLE = 40


def check(options: Namespace) -> int:
    """Print every problem of deck files, and with a source how much of it they cover; with --watch at every change."""
    if not options.watch:
        return _check(options)
    if options.json or options.fix:
        verbs.say("--watch shows problems to somebody who mends them, so it goes with neither --json nor --fix.")
        return 2
    # Deferred: only this needs it.
    from study.watching import watch

    paths = options.paths or [place.path for place in _places(options) if not place.bundled]
    return watch(lambda: _check(options), [*paths, *([options.source] if options.source else [])])


def _check(options: Namespace) -> int:
    # Deferred: reading decks and sources needs much that other verbs don't.
    from decks.check import check as find_problems
    from decks.source import open_source

    places = _places(options)
    source = open_source(options.source) if options.source else None
    refused = _fix(options.paths, places) if options.fix else ()
    found = find_problems(options.paths, places, source)
    problems = [*refused, *found.problems]
    status = 1 if any(problem.severity == "error" for problem in problems) else 0
    if options.json:
        listed = [problem.as_json() for problem in problems]
        covered = {name: _as_data(one) for name, one in found.coverage.items()}
        verbs.print_data({"problems": listed, "coverage": covered} if source else listed, indent=2)
        return status
    print_problems(problems)
    for name, one in found.coverage.items():
        print(f"{name}: {coverage_text(one)}", file=None if source else sys.stderr)
        if source:
            print("\n".join(_sections(one)))
    return status


def _places(options: Namespace) -> "Sequence[Place]":
    places = find_places()
    if not options.paths:
        require_home(places)
    return verbs.deck_places(places, options.decks)


def _fix(paths: "Sequence[Path]", places: "Sequence[Place]") -> "Sequence[Problem]":
    """Write the missing ids, and say how many; the decks that may not be changed."""
    from decks.fixing import write_missing_ids
    from study.clean import one_line

    fixed = write_missing_ids(paths, places)
    for path, number in fixed.written.items():
        print(f"{one_line(str(path))}: {verbs.count(number, 'id')} written", file=sys.stderr)
    if not fixed.written and not fixed.refused:
        print("No ids missing.", file=sys.stderr)
    return fixed.refused


def fingerprint(options: Namespace) -> int:
    """Write what is needed of a text to check cards against it without the text."""
    from decks.fingerprint import NAME, fingerprint, written
    from decks.saving import save
    from decks.source import open_source

    path: Path = options.output or options.file.with_name(NAME)
    found = fingerprint(open_source(options.file))
    before = path.read_bytes() if path.exists() else None
    save(path, written(found).encode(), before)
    print(f"{len(found.passages)} passages: {path}", file=sys.stderr)
    return 0


def print_problems(problems: Sequence["Problem"]) -> None:
    """A line a problem on stdout, and on stderr how many there are."""
    # Deferred: JSON needs no cleaning.
    from study.clean import one_line

    for problem in problems:
        print(one_line(str(problem)))
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    said = f"{verbs.count(errors, 'problem')}, {verbs.count(warnings, 'warning')}" if problems else "No problems."
    print(said, file=sys.stderr)


def _sections(found: "Coverage") -> Iterator[str]:
    """A line a section, and below it what no card mentions."""
    for path, part in found.sections().items():
        share = part.covered.share
        bar = "█" * round(share * _BAR) + "░" * (_BAR - round(share * _BAR))
        title = path if len(path) <= _TITLE else f"…{path[1 - _TITLE :]}"
        facts = "  ".join(f"{kind}s {part.of(kind).part}/{part.of(kind).whole}" for kind in _kinds())
        yield f"  {title:{_TITLE}} {bar} {part.covered.part}/{part.covered.whole}  {facts}"
        for passage in part.passages:
            missing = [text for kind in _kinds() for text in passage.missing.get(kind, ())]
            if not passage.notes:
                yield f"    {passage.address}: no note"
            elif missing:
                yield f"    {passage.address}: no card mentions {'; '.join(missing)}"


def _as_data(found: "Coverage") -> Mapping[str, Any]:
    return {
        "passages": found.covered._asdict(),
        **{f"{kind}s": found.of(kind)._asdict() for kind in _kinds()},
        "by_passage": [
            {
                "passage": one.address,
                "notes": one.notes,
                **{f"{kind}s": one.facts[kind]._asdict() for kind in _kinds()},
                "missing": {f"{kind}s": one.missing.get(kind, ()) for kind in _kinds()},
            }
            for one in found.passages
        ],
    }


def _kinds() -> Sequence[Any]:
    from decks.fingerprint import KINDS

    return KINDS

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
    from decks.problems import Problem

_BAR = 10
"""Cells of a full bar."""
_TITLE = 40


def check(options: Namespace) -> int:
    """Print every problem of deck files, and with a source how much of it they cover."""
    # Deferred: reading decks and sources needs much that other verbs don't.
    from decks.check import check as find_problems
    from decks.source import open_source

    places = find_places()
    if not options.paths:
        require_home(places)
    source = open_source(options.source) if options.source else None
    found = find_problems(options.paths, verbs.deck_places(places, options.decks), source)
    errors = sum(problem.severity == "error" for problem in found.problems)
    if options.json:
        listed = [problem.as_json() for problem in found.problems]
        covered = {name: _as_data(one) for name, one in found.coverage.items()}
        verbs.print_data({"problems": listed, "coverage": covered} if source else listed, indent=2)
        return 1 if errors else 0
    _say(found.problems, errors)
    for name, one in found.coverage.items():
        print(f"{name}: {coverage_text(one)}", file=None if source else sys.stderr)
        if source:
            print("\n".join(_sections(one)))
    return 1 if errors else 0


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


def _say(problems: Sequence["Problem"], errors: int) -> None:
    # Deferred: JSON needs no cleaning.
    from study.clean import one_line

    for problem in problems:
        print(one_line(str(problem)))
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

"""What each verb of the command line does. Every import that costs is made by the verb that needs it."""

import json
import os
import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from decks.problems import DeckError
from study.places import Places, find_places, make_private, risky_home

if TYPE_CHECKING:
    from decks.library import Library, Place
    from study.desk import Desk
    from study.settings import Settings


def app(options: Namespace) -> int:
    """Open the app on the decks."""
    return _full_screen(options, None)


def quiz(options: Namespace) -> int:
    """Study what is due, full screen or line by line."""
    if not options.plain:
        return _full_screen(options, options.deck or "")
    from study.plain import run_plain

    desk = _open(options)
    session = desk.session(decks_named(desk.library, options.deck))
    return run_plain(session, sys.stdin, sys.stdout, now)


def due(options: Namespace) -> int:
    """Say what is left today."""
    from study.day import today_of

    desk = _open(options, warn=not options.json)
    today = today_of(desk.catalogue, desk.access, desk.settings, desk.settings.clock.day(now()))
    total = today.plan().counts
    if options.json:
        decks = {deck.ref: today.plan({deck.ref}).counts._asdict() for deck in desk.library.decks}
        print(json.dumps({**total._asdict(), "total": total.total, "decks": decks}, ensure_ascii=False))
    else:
        print(f"{total.new} new, {total.learning} learning, {total.review} due")
    return 0


def check(options: Namespace) -> int:
    """Print every problem of deck files."""
    from decks.check import check as find_problems
    from study.clean import clean

    problems = find_problems(options.paths, _deck_places(find_places(), options.decks))
    if options.json:
        print(json.dumps([problem.as_json() for problem in problems], ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            print(clean(str(problem)))
    errors = sum(problem.severity == "error" for problem in problems)
    if not options.json:
        warnings = len(problems) - errors
        print(
            f"{_count(errors, 'problem')}, {_count(warnings, 'warning')}" if problems else "No problems.",
            file=sys.stderr,
        )
    return 1 if errors else 0


def schema(_options: Namespace) -> int:
    """Print the JSON Schema of deck files."""
    from decks.schema import deck_schema

    print(json.dumps(deck_schema(), ensure_ascii=False, indent=2))
    return 0


def where(_options: Namespace) -> int:
    """Print where everything lives."""
    places = find_places()
    for name, path in (("history", places.database), ("settings", places.settings), ("decks", places.decks)):
        print(f"{name:9}{path}")
    return 0


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def decks_named(library: "Library", name: str | None) -> frozenset[str] | None:
    """The decks a learner names by a deck or a collection; None, meaning all, where nothing is named."""
    if not name:
        return None
    of_collection = frozenset(deck.ref for deck in library.decks if deck.collection == name)
    return of_collection or frozenset({library.find_deck(name).ref})


def _full_screen(options: Namespace, deck: str | None) -> int:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        print("study: this is not a terminal, so there is nowhere to draw the app.", file=sys.stderr)
        print("  Study line by line with `study quiz --plain`, or get counts with `study due`.", file=sys.stderr)
        return 1
    from study.app import StudyApp

    _make_deck_folder()
    desk = _open(options)
    start = None if deck is None else (decks_named(desk.library, deck) or frozenset(desk.catalogue.decks))
    screen = StudyApp(desk, start)
    screen.run()
    desk.access.close()
    return screen.return_code or 0


def _open(options: Namespace, warn: bool = True) -> "Desk":
    from decks.library import Library
    from progress.access import Access
    from progress.today import Catalogue
    from study.desk import Desk

    places = find_places()
    risk = risky_home(places.database)
    if risk and warn:
        print(f"study: warning: the history {risk}: {places.database}.", file=sys.stderr)
        print("  Keep STUDY_HOME on a local disk.", file=sys.stderr)
    library = Library.open(_deck_places(places, options.decks), places.cache / "cards.db")
    catalogue = Catalogue(library.entries())
    return Desk(library, catalogue, Access(places.database), _settings(places.settings), now)


def _settings(path: Path) -> "Settings":
    if path.exists():
        from study.settings_file import read_settings

        return read_settings(path)
    from study.settings import Settings

    return Settings()


def _make_deck_folder() -> None:
    """So that a learner who writes a first deck finds the place for it."""
    folder = find_places().decks
    try:
        make_private(folder)
    except OSError as error:
        raise DeckError(
            "Your deck folder can't be made",
            f"{folder}: {error.strerror}.",
            "Check permissions, or set STUDY_HOME to another folder.",
        ) from None


def _deck_places(places: Places, extra: list[Path]) -> "list[Place]":
    from decks.library import Place, bundled_place

    named = [Path(part) for part in os.environ.get("STUDY_DECKS", "").split(os.pathsep) if part]
    return [
        *(Place(path.absolute()) for path in (*extra, *named)),
        Place(places.decks, collection="mine"),
        bundled_place(),
    ]


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"

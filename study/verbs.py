"""What each verb of the command line does. Every import that costs is made by the verb that needs it."""

import json
import os
import re
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from decks.problems import DeckError
from study.places import Places, find_places, make_private, require_home, require_writable, risky_home

if TYPE_CHECKING:
    from decks.library import Library, Place
    from study.desk import Desk
    from study.settings import Settings

_PATIENCE = 0.5
"""Seconds of reading after which somebody at a terminal is told what takes so long."""
_STEERING = "[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
"""What a terminal or a reader of JSON lines might obey, of what JSON lets stand."""


class Patience:
    """Says once that decks are being read, where that takes long and somebody is there to wonder."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._clock = stream, clock
        self._until: float | None = clock() + _PATIENCE if stream.isatty() else None

    def __call__(self) -> None:
        """One more file is about to be read."""
        if self._until is not None and self._clock() > self._until:
            self._until = None
            print("Reading decks…", file=self._stream, flush=True)


def app(options: Namespace) -> int:
    """Open the app on the decks."""
    return full_screen(options, None)


def quiz(options: Namespace) -> int:
    """Study what is due, full screen or line by line."""
    if options.deck and options.confused:
        say("--confused drills cards of all decks, so it takes no DECK.")
        return 2
    if not options.plain:
        return full_screen(options, options.deck or "")
    if sys.__stdin__ is None:
        say("there is no input to read answers from.", "Start it with an open stdin.")
        return 1
    from study.plain import run_plain

    require_writable(find_places())
    desk = open_desk(options)
    session = desk.drill() if options.confused else desk.session(decks_named(desk.library, options.deck), boards=False)
    code = run_plain(session, sys.stdin, sys.stdout, now)
    leave(desk)
    return code


def due(options: Namespace) -> int:
    """Say what is left today."""
    from study.day import today_of

    desk = open_desk(options, warn=not options.json)
    today = today_of(desk.catalogue, desk.access, desk.settings, desk.settings.clock.day(now()))
    total = today.plan().counts
    if options.json:
        decks = {deck.ref: today.plan({deck.ref}).counts._asdict() for deck in desk.library.decks}
        print_data({**total._asdict(), "total": total.total, "decks": decks})
    else:
        print(f"{total.new} new, {total.learning} learning, {total.review} due")
    return 0


def confused(options: Namespace) -> int:
    """List what is taken for what, the most frequent first."""
    from study.clean import one_line
    from study.present import brief

    desk = open_desk(options, warn=not options.json)
    found = [(pair, [desk.library.card(key) for key in pair.cards]) for pair in desk.access.confusions()]
    if options.json:
        print_data([pair._asdict() for pair, _ in found])
        return 0
    for pair, cards in found:
        sides = (f"{brief(card)} ({card.answer})" if card else key for card, key in zip(cards, pair.cards, strict=True))
        print(f"{pair.total:3}  {one_line(' / '.join(sides))}{'  *' if pair.worth_drilling else ''}")
    drilled = sum(pair.worth_drilling for pair, _ in found)
    _say_quietly("* `study quiz --confused` drills these." if drilled else "" if found else "Nothing is confused yet.")
    return 0


def schema(_options: Namespace) -> int:
    """Print the JSON Schema of deck files."""
    from decks.schema import deck_schema

    print_data(deck_schema(), indent=2)
    return 0


def where(_options: Namespace) -> int:
    """Print where everything lives."""
    from study.clean import one_line

    places = find_places()
    for name, path in (("history", places.database), ("settings", places.settings), ("decks", places.decks)):
        print(f"{name:9}{one_line(str(path))}")
    if not os.path.isdir(places.decks):  # noqa: PTH112 - Path.is_dir stumbles over a folder it may not search
        say("the deck folder is not there yet; it is made when the app first opens, or make it yourself.")
    return 0


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def decks_named(library: "Library", name: str | None) -> frozenset[str] | None:
    """The decks a learner names by a deck, collection or folder; None, meaning all, where nothing is named."""
    return frozenset(deck.ref for deck in library.find_decks(name)) if name else None


def full_screen(options: Namespace, deck: str | None) -> int:
    """Open the app on the decks, or on a sitting over ``deck``, all where it is empty."""
    is_dumb = os.environ.get("TERM") == "dumb"
    if is_dumb or not (sys.stdin.isatty() and sys.stderr.isatty()):
        why = "this terminal can't draw (TERM=dumb)" if is_dumb else "this is not a terminal"
        todo = "Study line by line with `study quiz --plain`, or get counts with `study due`."
        say(f"{why}, so there is nowhere to show the app.", todo)
        return 1
    places = find_places()
    require_writable(places)
    from study.app import StudyApp

    _make_deck_folder(places.decks)
    desk = open_desk(options)
    start = None if deck is None else (decks_named(desk.library, deck) or frozenset(desk.catalogue.decks))
    exam = desk.exam(start, options.count, options.minutes) if getattr(options, "exam", False) else None
    screen = StudyApp(desk, start, drill=getattr(options, "confused", False), exam=exam)
    screen.run()
    leave(desk)
    return screen.return_code or 0


def open_desk(options: Namespace, warn: bool = True) -> "Desk":
    """Decks, history and settings, with warnings about them said."""
    from decks.library import Library
    from progress.access import Access
    from progress.today import Catalogue
    from study.desk import Desk

    places = find_places()
    require_home(places)
    risk = risky_home(places.database)
    if risk and warn:
        say(f"warning: the history {risk}: {places.database}.", "Keep STUDY_HOME on a local disk.")
    if warn and not os.path.exists(places.database):  # noqa: PTH110 - Path.exists stumbles over a forbidden folder
        _recall_backups(places.database)
    looked_in = deck_places(places, options.decks)
    library = Library.open(looked_in, places.cache / "cards.db", Patience(sys.stderr))
    named = {place.path for place in looked_in if not place.bundled and not place.collection}
    for problem in library.problems:
        if problem.path in named and not problem.line:
            say(str(problem))
    settings = _settings(places.settings, [deck.ref for deck in library.decks])
    return Desk(library, Catalogue(library.entries()), Access(places.database), settings, now)


def leave(desk: "Desk") -> None:
    """Let go of the history; say so where there is no backup of it."""
    desk.access.close()
    if lacking := desk.access.warning:
        say(f"warning: there is no backup of today. {lacking.title}: {lacking.message}", lacking.todo)


def _recall_backups(database: Path) -> None:
    # Deferred: only a history that is missing may have been lost.
    from progress.backups import backups_of

    if found := backups_of(database):
        say(
            f"warning: there is no history at {database}, but {count(len(found), 'backup')}. A new one is begun.",
            "`study backup restore latest` brings the old one back.",
        )


def _settings(path: Path, decks: Sequence[str]) -> "Settings":
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        from study.settings import Settings

        return Settings()
    except OSError:
        # Said in words by the reader.
        pass
    from study.settings_file import read_settings

    return read_settings(path, decks, lambda said: say(f"warning: {path}: {said}"))


def _make_deck_folder(folder: Path) -> None:
    """So that a learner who writes a first deck finds the place for it."""
    try:
        make_private(folder)
    except OSError as error:
        raise DeckError(
            "Your deck folder can't be made",
            f"{folder}: {error.strerror}.",
            "Check permissions, or set STUDY_HOME to another folder.",
        ) from None


def deck_places(places: Places, extra: list[Path]) -> "list[Place]":
    """Where decks are looked for: folders named by the learner, their own, the bundled ones."""
    from decks.library import Place, bundled_place

    named = [Path(part) for part in os.environ.get("STUDY_DECKS", "").split(os.pathsep) if part]
    return [
        *(Place(path.absolute()) for path in (*extra, *named)),
        Place(places.decks, collection="mine"),
        bundled_place(),
    ]


def say(message: str, todo: str = "") -> None:
    """Narrate on stderr."""
    # Deferred: only what is wrong needs it.
    from study.clean import one_line

    print(f"study: {one_line(message)}", *([f"  {todo}"] if todo else []), sep="\n", file=sys.stderr)


def _say_quietly(message: str) -> None:
    if message:
        print(message, file=sys.stderr)


def print_data(data: Any, indent: int | None = None) -> None:
    """JSON that is as safe to look at as to read, whatever the encoding of the output lacks."""
    narrow = not (sys.stdout.encoding or "utf-8").lower().startswith("utf")
    text = json.dumps(data, ensure_ascii=narrow, indent=indent)
    print(re.sub(_STEERING, lambda found: f"\\u{ord(found[0]):04x}", text))


def count(number: int, word: str) -> str:
    """``1 card``, ``2 cards``."""
    return f"{number} {word}{'' if number == 1 else 's'}"

"""`study edit`: a deck in the learner's own editor, checked when it comes back."""

import os
import shutil
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

from decks.check import check
from decks.editor import own_file
from decks.library import Library
from decks.problems import DeckError, Problem
from study import verbs
from study.amending import Spot, editor_command
from study.author_verbs import file_named, line_of, open_library, say_copied
from study.check_verb import print_problems
from study.clean import one_line


def edit(options: Namespace) -> int:
    """Open a deck in the editor, then print its problems, again and again where the learner wants to."""
    _require_editor()
    library = open_library(options)
    spot = _spot(library, options)
    library.close()
    while True:
        status = _run_editor(spot)
        problems = check([spot.path], library.places).problems
        print_problems(problems)
        first = next((problem for problem in problems if _is_error(problem, spot.path)), None)
        if first is None or status or not _again():
            return 1 if status or any(one.severity == "error" for one in problems) else 0
        spot = spot._replace(line=max(first.line, 1))


def _spot(library: Library, options: Namespace) -> Spot:
    """Where to edit. A deck that is not the learner's is copied first; one that can't be read is edited as it is."""
    try:
        deck = library.find_deck(options.deck)
    except DeckError as error:
        path = file_named(library, options.deck)
        if path is None:
            raise DeckError(error.title, error.message, f"{error.todo} `study new` makes one.") from None
        return Spot(path, _line(path, options.note), False)
    if options.note:
        _line(deck.path, options.note)
    done = own_file(library, deck)
    say_copied(done)
    return Spot(done.path, _line(done.path, options.note), done.copied_from is not None)


def _line(path: Path, note: str | None) -> int:
    """The line of a note, the first of the file without one; DeckError where the file has no such note."""
    if not note:
        return 1
    line = line_of(path, note)
    if line is None:
        todo = "Without an id the file opens at its beginning; `study check` tells of notes that can't be read."
        raise DeckError("No such note", f"{path.name} has no note “{note}”.", todo)
    return line


def _require_editor() -> None:
    """DeckError where no editor will open: said before anything is copied."""
    (program, *_) = editor_command(Spot(Path(), 1, False), os.environ)
    if shutil.which(program) is None:
        raise DeckError("No editor", f"{program} is not there.", "Set VISUAL or EDITOR to your editor.")
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not chosen and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise DeckError("No editor", "This is no terminal.", "Set VISUAL or EDITOR to one that needs none.")


def _run_editor(spot: Spot) -> int:
    """The editor's exit code; one that failed is said."""
    command = editor_command(spot, os.environ)
    try:
        # The learner's own choice of program, as in any tool that opens an editor.
        status = subprocess.run(command, check=False).returncode
    except OSError as error:
        message = f"{command[0]} can't be started: {error.strerror}."
        raise DeckError("No editor", message, "Set VISUAL or EDITOR to your editor.") from None
    if status:
        verbs.say(f"{one_line(command[0])} ended with an error ({status}).")
    return status


def _is_error(problem: Problem, path: Path) -> bool:
    return problem.path == path and problem.severity == "error"


def _again() -> bool:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    print("Edit again? [Y/n] ", end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline()
    return bool(answer) and answer.strip().lower() not in ("n", "no")

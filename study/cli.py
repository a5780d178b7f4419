"""The command line: reads the words, opens what the verb needs, puts every error into words at the edge.

stdout is data, stderr is narration; 0 is success, 1 a problem, 2 a misuse.
"""

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from decks.problems import DeckError
from progress.terms import ProgressError
from study.options import parser_for, take_words
from study.places import PlaceError
from study.settings import SettingsError


def run(arguments: Sequence[str]) -> int:
    """Carry out one command; the exit code."""
    _ready_streams()
    try:
        try:
            parser = parser_for(arguments)
            options, spare = parser.parse_known_args(arguments)
            if spare and (unknown := take_words(options, spare)):
                parser.error(f"unrecognized arguments: {' '.join(unknown)}")
            options.decks = [*options.decks, *options.more]
            return int(options.run(options))
        finally:
            # Here, not at exit, where a reader that left or a full disk could no longer be dealt with.
            sys.stdout.flush()
    except (DeckError, ProgressError, SettingsError, PlaceError) as error:
        return _complain(error.title, error.message, error.todo)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _give_up_output()
        return 0
    except OSError as error:
        reason = error.strerror or str(error)
        if error.filename is not None:
            return _complain("A file can't be used", f"{error.filename}: {reason}.")
        _give_up_output()
        return _complain("The output can't be written", f"{reason}.", "Every answer given before is saved.")


def _ready_streams() -> None:
    """No character stops a command: what the encoding lacks is replaced. A closed stream leaves no hole for a file."""
    if sys.stdin is None:
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY), encoding="utf-8")
    if sys.stdout is None:
        # Not for writing, so that the first word written fails like on a full disk and is dealt with like that.
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _give_up_output() -> None:
    """Nobody takes our output any more; the flush at exit must not complain about it."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(*parts: str) -> int:
    # Deferred: only an error needs it.
    from study.clean import clean

    title, *rest = (clean(part) for part in parts)
    print(f"study: {title}", *(f"  {part}" for part in rest if part), sep="\n", file=sys.stderr)
    return 1

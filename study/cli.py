"""The command line: reads the words, opens what the verb needs, puts every error into words at the edge.

stdout is data, stderr is narration; 0 is success, 1 a problem, 2 a misuse.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from decks.problems import DeckError
from progress.terms import ProgressError
from study import verbs
from study.settings import SettingsError

_EPILOG = "Without a verb the app opens. Data: `study where` tells. Keys: press ? in the app."


def run(arguments: Sequence[str]) -> int:
    """Carry out one command; the exit code."""
    options = _parser().parse_args(arguments)
    try:
        code = int(options.run(options))
        # Here, not at exit, where a reader that left could no longer be dealt with.
        sys.stdout.flush()
        return code
    except (DeckError, ProgressError, SettingsError) as error:
        _complain(error.title, error.message, error.todo)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output left; a flush at exit must not complain about it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _complain(*parts: str) -> None:
    # Deferred: only an error needs it.
    from study.clean import clean

    title, *rest = (clean(part) for part in parts)
    print(f"study: {title}", *(f"  {part}" for part in rest if part), sep="\n", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = _Exact(prog="study", description="Study plain-text decks in the terminal.", epilog=_EPILOG)
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and leave")
    parser.add_argument("--decks", metavar="DIR", type=Path, action="append", default=[], help="also use these decks")
    parser.set_defaults(run=verbs.app)
    verb = parser.add_subparsers(title="verbs", prog="study", metavar="VERB", parser_class=_Exact)

    quiz = verb.add_parser("quiz", help="study what is due, of all decks or of one")
    quiz.add_argument("deck", nargs="?", metavar="DECK", help="id or title of a deck or a collection")
    quiz.add_argument("--plain", action="store_true", help="line by line: for pipes and screen readers")
    quiz.set_defaults(run=verbs.quiz)

    due = verb.add_parser("due", help="how many cards are left today")
    due.add_argument("--json", action="store_true", help="as data, deck by deck")
    due.set_defaults(run=verbs.due)

    check = verb.add_parser("check", help="find every mistake in deck files")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders; without, your own decks")
    check.add_argument("--json", action="store_true", help="as data")
    check.set_defaults(run=verbs.check)

    schema = verb.add_parser("schema", help="print the JSON Schema of a deck file, for editors")
    schema.set_defaults(run=verbs.schema)

    where = verb.add_parser("where", help="say where history, settings and decks live")
    where.set_defaults(run=verbs.where)
    return parser


class _Exact(argparse.ArgumentParser):
    """Takes no abbreviated options: a script that uses one breaks when another option is added."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, allow_abbrev=False)


class _Version(argparse.Action):
    """Looks the version up only when asked: reading package metadata is slow."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        from importlib.metadata import version

        print(f"study {version('study-terminal')}")
        parser.exit()

"""The command line: reads the words, opens what the verb needs, puts every error into words at the edge.

stdout is data, stderr is narration; 0 is success, 1 a problem, 2 a misuse.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from decks.problems import DeckError
from progress.terms import ProgressError
from study import author_options, exam_verbs, grade_verb, verbs
from study.places import PlaceError
from study.settings import SettingsError

_EPILOG = "Without a verb the app opens. Data: `study where` tells. Keys: press ? in the app."


def run(arguments: Sequence[str]) -> int:
    """Carry out one command; the exit code."""
    _ready_streams()
    try:
        try:
            parser = _parser()
            options, spare = parser.parse_known_args(arguments)
            if unknown := author_options.take_words(options, spare):
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


def _parser() -> argparse.ArgumentParser:
    parser = _Exact(prog="study", description="Study plain-text decks in the terminal.", epilog=_EPILOG)
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and leave")
    parser.add_argument("--decks", metavar="DIR", type=Path, action="append", default=[], help="also use these decks")
    parser.set_defaults(run=verbs.app, more=[])
    verb = parser.add_subparsers(title="verbs", prog="study", metavar="VERB", parser_class=_Exact)

    quiz = verb.add_parser("quiz", help="study what is due, of all decks or of one")
    quiz.add_argument("deck", nargs="?", metavar="DECK", help="id or title of a deck or collection, or a folder")
    quiz.add_argument("--confused", action="store_true", help="drill what you take for each other, as practice")
    quiz.add_argument("--exam", action="store_true", help="sit an exam: nothing is judged before the end")
    quiz.add_argument("--count", metavar="N", type=int, help="questions of the exam (40)")
    quiz.add_argument("--minutes", metavar="N", type=int, help="time allowed for the exam (no limit)")
    quiz.add_argument("--plain", action="store_true", help="line by line: for pipes and screen readers")
    quiz.set_defaults(run=exam_verbs.quiz)

    due = verb.add_parser("due", help="how many cards are left today")
    due.add_argument("--json", action="store_true", help="as data, deck by deck")
    due.set_defaults(run=verbs.due)

    listing = verb.add_parser("decks", help="what there is to study, and what of its source is covered")
    listing.add_argument("--json", action="store_true", help="as data")
    listing.set_defaults(run=_later("study.decks_verb", "decks"))

    confused = verb.add_parser("confused", help="which cards you take for which")
    confused.add_argument("--json", action="store_true", help="as data")
    confused.set_defaults(run=verbs.confused)

    exams = verb.add_parser("exams", help="what past exams came to")
    exams.add_argument("--json", action="store_true", help="as data, question by question")
    exams.set_defaults(run=exam_verbs.exams)

    check = verb.add_parser("check", help="find every mistake in deck files")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders; without, your own decks")
    check.add_argument(
        "--source", type=Path, metavar="FILE", help="hold the notes against this text; say what it covers"
    )
    check.add_argument("--watch", action="store_true", help="check again whenever a file is saved; Ctrl+C ends it")
    check.add_argument("--fix", action="store_true", help="write missing ids into the files, and nothing else")
    check.add_argument("--json", action="store_true", help="as data")
    check.set_defaults(run=_later("study.check_verb", "check"))

    fingerprint = verb.add_parser("fingerprint", help="what is needed of a text to check decks without it")
    fingerprint.add_argument("file", type=Path, metavar="FILE", help="the text that decks are written from")
    fingerprint.add_argument("--output", type=Path, metavar="FILE", help="default: source.fingerprint.json beside it")
    fingerprint.set_defaults(run=_later("study.check_verb", "fingerprint"))

    schema = verb.add_parser("schema", help="print the JSON Schema of a deck file, for editors")
    schema.set_defaults(run=verbs.schema)

    grade = verb.add_parser("grade", help="say what grading makes of a typed answer")
    grade_verb.add_arguments(grade)

    where = verb.add_parser("where", help="say where history, settings and decks live")
    where.set_defaults(run=verbs.where)
    written = author_options.add_verbs(verb, _later)
    for one in (quiz, due, listing, confused, exams, check, *written, fingerprint, schema, grade, where):
        one.add_argument("--decks", metavar="DIR", type=Path, action="append", default=[], dest="more", help="as above")
    return parser


def _later(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """A verb whose module is loaded only when it is called."""

    def run(options: argparse.Namespace) -> int:
        return int(getattr(import_module(module), name)(options))

    return run


class _Formatter(argparse.HelpFormatter):
    """As wide as the terminal. argparse makes one for every option, and its own would load shutil with all the
    compressors to find the width out."""

    def __init__(self, prog: str) -> None:
        try:
            width = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns
        except (OSError, ValueError):
            width = 80
        super().__init__(prog, width=width - 2)


class _Exact(argparse.ArgumentParser):
    """Takes no abbreviated options: a script that uses one breaks when another option is added."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, allow_abbrev=False, formatter_class=_Formatter)


class _Version(argparse.Action):
    """Looks the version up only when asked: reading package metadata is slow."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        from importlib.metadata import version

        print(f"study {version('study-terminal')}")
        parser.exit()

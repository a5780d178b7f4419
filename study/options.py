"""What the command line takes: one parser a verb, and whose it is. A verb's module is loaded only when it is called."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from study import verbs

_EPILOG = "Without a verb the app opens. Data: `study where` tells. Keys: press ? in the app."

Verbs = Any
"""What argparse collects verbs in; its type has no public name."""
Parser = argparse.ArgumentParser


def parser_for(arguments: Sequence[str]) -> Parser:
    """Every verb with its options; where ``arguments`` name one, that one and its neighbours: half the work."""
    parser = _Exact(prog="study", description="Study plain-text decks in the terminal.", epilog=_EPILOG)
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and leave")
    parser.add_argument("--decks", metavar="DIR", type=Path, action="append", default=[], help="also use these decks")
    parser.set_defaults(run=verbs.app, more=[])
    verb = parser.add_subparsers(title="verbs", prog="study", metavar="VERB", parser_class=_Exact)
    named = [add for names, add in _GROUPS if not names.isdisjoint(arguments)]
    for one in (one for add in named or [add for _, add in _GROUPS] for one in add(verb)):
        one.add_argument("--decks", metavar="DIR", type=Path, action="append", default=[], dest="more", help="as above")
    return parser


def take_words(options: argparse.Namespace, spare: Sequence[str]) -> Sequence[str]:
    """What argparse could not place: words behind options are words of the verb all the same, the rest is unknown."""
    # Deferred: hardly a command has any.
    from study import author_options

    return author_options.take_words(options, spare)


def _authoring(verb: Verbs) -> Sequence[Parser]:
    # Deferred: only authors need it.
    from study import author_options

    return author_options.add_verbs(verb, _later)


def _history(verb: Verbs) -> Sequence[Parser]:
    # Deferred: only those who look after their history need it.
    from study import history_options

    return history_options.add_verbs(verb, _later)


def _quiz(verb: Verbs) -> tuple[Parser, ...]:
    quiz: Parser = verb.add_parser("quiz", help="study what is due, of all decks or of one")
    quiz.add_argument("deck", nargs="?", metavar="DECK", help="id or title of a deck or collection, or a folder")
    quiz.add_argument("--confused", action="store_true", help="drill what you take for each other, as practice")
    quiz.add_argument("--exam", action="store_true", help="sit an exam: nothing is judged before the end")
    quiz.add_argument("--count", metavar="N", type=int, help="questions of the exam (40)")
    quiz.add_argument("--minutes", metavar="N", type=int, help="time allowed for the exam (no limit)")
    quiz.add_argument("--plain", action="store_true", help="line by line: for pipes and screen readers")
    quiz.set_defaults(run=_later("study.exam_verbs", "quiz"))
    return (quiz,)


def _counts(verb: Verbs) -> tuple[Parser, ...]:
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
    exams.set_defaults(run=_later("study.exam_verbs", "exams"))
    return due, listing, confused, exams


def _checks(verb: Verbs) -> tuple[Parser, ...]:
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
    return check, fingerprint, schema


def _grade(verb: Verbs) -> tuple[Parser, ...]:
    parser: Parser = verb.add_parser("grade", help="say what grading makes of a typed answer")
    parser.add_argument("response", nargs="?", metavar="RESPONSE", help="what was typed")
    parser.add_argument("--answer", metavar="A", action="append", help="the answer; several make a list")
    parser.add_argument("--accept", metavar="X", action="append", default=[], help="another form that counts")
    parser.add_argument("--question", metavar="Q", default="", help="what was asked")
    parser.add_argument("--remark", metavar="R", default="", help="what is shown after answering")
    parser.add_argument("--answer-kind", metavar="K", default="", help="text, exact, date, number, set or sequence")
    parser.add_argument("--tolerance", metavar="T", default="", help="how far a number may be off: 10 or 5%%")
    parser.add_argument("--rival", metavar="X", action="append", default=[], help="the answer of another card")
    parser.add_argument("--day-order", metavar="dmy", default="", help="how you write dates: dmy, mdy or ymd")
    parser.add_argument("--jsonl", action="store_true", help="judge lines of JSON from stdin, one verdict a line")
    parser.add_argument("--json", action="store_true", help="as data")
    parser.set_defaults(run=_later("study.grade_verb", "run_grade"))
    return (parser,)


def _where(verb: Verbs) -> tuple[Parser, ...]:
    where: Parser = verb.add_parser("where", help="say where history, settings and decks live")
    where.set_defaults(run=verbs.where)
    return (where,)


_GROUPS: Sequence[tuple[frozenset[str], Callable[[Verbs], Sequence[Parser]]]] = (
    (frozenset({"quiz"}), _quiz),
    (frozenset({"due", "decks", "confused", "exams"}), _counts),
    (frozenset({"new", "add", "edit"}), _authoring),
    (frozenset({"check", "fingerprint", "schema"}), _checks),
    (frozenset({"grade"}), _grade),
    (frozenset({"backup", "doctor"}), _history),
    (frozenset({"where"}), _where),
)
"""Verbs that are declared together, with what declares them, in the order of the help."""


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

"""What the verbs for the history take on the command line. Loaded only when one of them is asked for, or the help."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from typing import Any

Later = Callable[[str, str], Callable[[Namespace], int]]


def add_verbs(verb: Any, later: Later) -> Sequence[ArgumentParser]:
    """Let ``backup`` and ``doctor`` be known; ``later`` makes a verb of a module that is loaded when called."""
    return *_backup(verb, later), *_doctor(verb, later)


def _backup(verb: Any, later: Later) -> Sequence[ArgumentParser]:
    backup = verb.add_parser(
        "backup",
        help="copy your history now; list copies, or put one back",
        usage="study backup\n       study backup list [--json]\n       study backup restore NAME|DATE|latest [--yes]",
        epilog="A copy is made by itself every day you study. Restoring keeps the present history as a backup, too.",
    )
    backup.add_argument("what", nargs="?", choices=("now", "list", "restore"), default="now", help="without: now")
    backup.add_argument("which", nargs="?", metavar="NAME|DATE|latest", help="the backup to restore")
    backup.add_argument("--json", action="store_true", help="as data")
    backup.add_argument("--yes", action="store_true", help="restore without asking")
    backup.set_defaults(run=later("study.backup_verb", "backup"))
    return (backup,)


def _doctor(verb: Any, later: Later) -> Sequence[ArgumentParser]:
    doctor = verb.add_parser("doctor", help="look your history over, and mend what can be mended")
    doctor.add_argument("--repair", action="store_true", help="mend without asking")
    doctor.add_argument("--json", action="store_true", help="as data")
    doctor.set_defaults(run=later("study.doctor_verb", "doctor"))
    return (doctor,)

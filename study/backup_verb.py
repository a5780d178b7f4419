"""`study backup`: copies of the history, made, listed and put back."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from progress.backups import MANUAL, REPLACED, Backup, back_up, backups_of, content_of, find_backup, folder_of
from progress.restoring import restore
from progress.terms import ProgressError
from study import verbs
from study.places import find_places, require_home

_MADE_FOR = {"daily": "the day", MANUAL: "you asked", REPLACED: "before a restore"}


def backup(options: Namespace) -> int:
    """Make a backup, list them, or put one back."""
    places = find_places()
    require_home(places)
    if options.which and options.what != "restore":
        verbs.say(f"only `restore` takes the name of a backup, not `{options.what}`.")
        return 2
    if options.what == "list":
        return _list(places.database, options.json)
    if options.what == "restore":
        return _restore(places.database, options)
    if not places.database.exists():
        verbs.say("there is no history yet, so there is nothing to back up.")
        return 1
    made = back_up(places.database, MANUAL, verbs.now())
    if options.json:
        verbs.print_data(_as_data(made))
    else:
        print(made.path)
    return 0


def is_agreed(question: str) -> bool:
    """Whether somebody at a terminal says yes."""
    if sys.stdin is None or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _list(history: Path, as_json: bool) -> int:
    found = backups_of(history)
    if as_json:
        verbs.print_data([_as_data(one) for one in found])
        return 0
    for one in found:
        reason = _MADE_FOR.get(one.kind, "before an update")
        print(f"{one.name:30} {one.at.astimezone():%Y-%m-%d %H:%M}  {reason:16} {_content(one)}")
    if not found:
        verbs.say(f"there are no backups in {folder_of(history)} yet; one is made each day you study.")
    return 0


def _restore(history: Path, options: Namespace) -> int:
    if not options.which:
        verbs.say("which backup is to be restored?", "Give a name, a date, or `latest`: `study backup list`.")
        return 2
    chosen = find_backup(history, options.which)
    verbs.say(f"{chosen.name} holds {_content(chosen)}. What was answered since will no longer count.")
    if not options.yes and not is_agreed("Restore it? The present history is kept as a backup."):
        verbs.say("nothing was restored.", "Say `--yes` to restore without being asked.")
        return 1
    kept = restore(history, chosen, verbs.now())
    verbs.say(f"restored {chosen.name}." + (f" What was there before is {kept}." if kept else ""))
    return 0


def _content(one: Backup) -> str:
    try:
        content = content_of(one)
    except ProgressError:
        return "damaged"
    return f"{verbs.count(content.reviews, 'answer')}, {verbs.count(content.acts, 'act')}"


def _as_data(one: Backup) -> dict[str, Any]:
    data: dict[str, Any] = {
        "name": one.name,
        "path": str(one.path),
        "at": one.at.isoformat(),
        "kind": one.kind,
        "bytes": one.path.stat().st_size,
    }
    try:
        return {**data, **content_of(one)._asdict(), "damaged": False}
    except ProgressError:
        return {**data, "damaged": True}

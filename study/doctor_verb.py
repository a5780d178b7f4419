"""`study doctor`: looks the history over, says what is well and what is not, and mends it when asked to."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from progress.checkup import Finding, Level, Repair, examine, mend_permissions
from progress.salvage import Salvaged, salvage
from study import verbs
from study.backup_verb import is_agreed
from study.clean import clean, one_line
from study.places import Places, find_places, require_home, risky_home

_MARKS = {Level.WELL: "ok  ", Level.NOTE: "note", Level.BAD: "BAD "}
_OFFERS = {
    Repair.PERMISSIONS: "Let only yourself read these files?",
    Repair.REBUILD: "Make the memory of these cards anew from the log?",
    Repair.SALVAGE: "Move what can be read into a new history? The damaged file is kept.",
}


def doctor(options: Namespace) -> int:
    """Examine, mend where that is agreed to; 0 where nothing is bad in the end."""
    places = find_places()
    require_home(places)
    findings: list[Finding] = []
    for finding in (*examine(places.database, verbs.now()), *_surroundings(places)):
        findings.append(finding)
        if not options.json:
            _print(finding)
    done: list[dict[str, Any]] = []
    for repair in dict.fromkeys(finding.repair for finding in findings if finding.repair):
        if options.repair or (not options.json and is_agreed(_OFFERS[repair])):
            done.append(_mend(repair, places.database, options.json))
    mended = {one["repair"] for one in done}
    left = [finding for finding in findings if finding.level is Level.BAD and finding.repair not in mended]
    if options.json:
        shown = [finding._asdict() for finding in findings]
        verbs.print_data({"findings": shown, "repairs": done, "well": not left})
    elif any(finding.repair for finding in left):
        verbs.say("nothing was mended." if not done else "not all was mended.", "`study doctor --repair` mends it.")
    return 1 if left else 0


def _surroundings(places: Places) -> list[Finding]:
    found: list[Finding] = []
    if risk := risky_home(places.database):
        todo = "Keep the history on a local disk; other devices get it by merging."
        found.append(Finding("place", Level.NOTE, f"The history {risk}.", todo))
    try:
        number = sum(1 for _ in places.decks.rglob("*.yaml")) if places.decks.exists() else 0
        next(places.decks.iterdir(), None) if places.decks.exists() else None
    except OSError as error:
        said = f"{error.filename or places.decks}: {error.strerror or error}."
        found.append(Finding("decks", Level.BAD, said, "Mend the permissions of your deck folder."))
    else:
        found.append(Finding("decks", Level.WELL, f"{verbs.count(number, 'deck file')} in {places.decks}."))
    return found


def _mend(repair: Repair, history: Path, quiet: bool) -> dict[str, Any]:
    """Do it and say what came of it."""
    data: dict[str, Any] = {"repair": repair}
    if repair is Repair.PERMISSIONS:
        mend_permissions(history)
        lines = ["Your files are for you alone now."]
    elif repair is Repair.REBUILD:
        data["cards"] = _rebuild(history)
        lines = [f"{verbs.count(len(data['cards']), 'card')} made anew from the log."]
    else:
        found = salvage(history, verbs.now())
        data |= _salvaged_data(found)
        lines = _salvaged_text(found)
    if not quiet:
        print(*map(clean, lines), sep="\n")
    return data


def _rebuild(history: Path) -> list[str]:
    # Deferred: half a second that only this needs.
    from progress.store import Store

    store = Store(history)
    try:
        return [memory.card for memory in store.rebuild()]
    finally:
        store.close()


def _salvaged_text(found: Salvaged) -> list[str]:
    held = f"{verbs.count(found.reviews, 'answer')} and {verbs.count(found.acts, 'act')}"
    lines = [f"The new history holds {held}, {found.from_backups} of them from backups."]
    if found.kept:
        lines.append(f"The damaged file is kept: {found.kept}")
    if found.guessed:
        lines.append(f"The options that {verbs.count(found.guessed, 'answer')} were decided by are lost; they stand.")
    lost = verbs.count(len(found.lost), "row")
    lines.append(f"Lost, as far as can be told: {lost}." if found.lost else "Nothing is known to be lost.")
    for one in found.lost:
        lines.append(f"  {one.at.astimezone():%Y-%m-%d %H:%M:%S}  {one.card or 'card unknown'}  ({one.id})")
    return lines


def _salvaged_data(found: Salvaged) -> dict[str, Any]:
    lost = [{"id": one.id, "at": one.at.isoformat(), "card": one.card} for one in found.lost]
    return {**found._asdict(), "kept": str(found.kept) if found.kept else None, "lost": lost}


def _print(finding: Finding) -> None:
    print(f"{_MARKS[finding.level]} {finding.what:12}{one_line(finding.said)}")
    for line in (*finding.lines, *([finding.todo] if finding.todo else [])):
        print(f"{'':17}{one_line(line)}")

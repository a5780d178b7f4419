"""The terminal handed to the learner's editor, and taken back."""

import os
import subprocess
from typing import TYPE_CHECKING

from textual.app import App, SuspendNotSupported

from decks.problems import DeckError
from study.amending import editor_command, spot_of
from study.desk import Desk
from study.sitting import Notice

if TYPE_CHECKING:
    from study.session import Session


def edit_note(app: App[None], desk: Desk, session: "Session") -> None:
    """Edit the note on screen; the session reads its deck again and says what came of it."""
    shown = session.shown
    if shown is None:
        return
    try:
        spot = spot_of(desk.library, shown.card)
        command = editor_command(spot, os.environ)
    except DeckError as error:
        session.notice = Notice(f"{error.title}. {error.message} {error.todo}".strip(), error=True)
        return
    try:
        with app.suspend():
            # The learner's own choice of program, as in any tool that opens an editor.
            done = subprocess.run(command, check=False)
    except SuspendNotSupported:
        session.notice = Notice(f"No editor can be opened here; the note is in {spot.path}, line {spot.line}.")
        return
    except OSError as error:
        said = f"{command[0]} can't be started: {error.strerror}. Set VISUAL or EDITOR to your editor."
        session.notice = Notice(f"{said} The note is in {spot.path}, line {spot.line}.", error=True)
        return
    session.reread(spot.path, desk.clock())
    if done.returncode:
        session.notice = Notice(f"{command[0]} ended with an error ({done.returncode}).", error=True)
    elif spot.copied and session.notice:
        text = f"{session.notice.text} The bundled deck stays as it was; you edit your copy, {spot.path}."
        session.notice = Notice(text, session.notice.error)

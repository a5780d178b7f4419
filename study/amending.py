"""Mending decks from a sitting: a response that should count, a note opened in the learner's editor."""

import shlex
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from decks.card import Card
from decks.editor import Edited, accept_answer, edit_deck, own_file
from decks.library import Library
from decks.problems import DeckError
from decks.reader import read_bytes
from decks.saving import save
from decks.writer import add_item_form
from study.present import judged_items
from study.sitting import Shown

_LONGEST = 500
"""Characters of a response that can become an accepted answer."""


class Spot(NamedTuple):
    """Where a note stands."""

    path: Path
    line: int
    copied: bool
    """Whether the file is a copy that was made just now, of a deck that can't be changed."""


class Accepted(NamedTuple):
    """A response that counts from now on."""

    said: str
    """What was done, in words."""
    revert: Callable[[], bool]
    """Takes it out of the file again; False where the file was changed since. DeckError where it can't be written."""


def accept_response(library: Library, shown: Shown) -> Accepted:
    """Let the response on screen count from now on, in the note's file. DeckError where that can't be."""
    before = library.found(library.deck_of(shown.card)).path.read_bytes()
    done, form = _accept(library, shown)
    after = done.path.read_bytes()

    def revert() -> bool:
        reverted = save(done.path, before, after)
        library.reread(done.path)
        return reverted

    return Accepted(_said(done, form), revert)


def _accept(library: Library, shown: Shown) -> tuple[Edited, str]:
    card, response = shown.card, shown.response or ""
    if len(response) > _LONGEST:
        raise DeckError("Not added", f"An accepted answer has at most {_LONGEST} characters.", "Edit the note.")
    if card.items:
        item, form = _stray_item(shown)
        note = card.key.partition("/")[2].partition("#")[0]
        done = edit_deck(library, library.deck_of(card), lambda data: add_item_form(data, note, item, form))
        return done, form
    return accept_answer(library, card, response), response


def spot_of(library: Library, card: Card) -> Spot:
    """Where to edit a card's note; a deck that can't be changed is copied to the learner's folder first."""
    done = own_file(library, library.deck_of(card))
    name = card.key.partition("/")[2].partition("#")[0]
    notes = read_bytes(done.path.read_bytes(), done.path, card.collection).notes
    line = next((placed.line for placed in notes if placed.id == name), 1)
    return Spot(done.path, line, done.changed)


def editor_command(spot: Spot, environment: Mapping[str, str]) -> list[str]:
    """The learner's editor at the note: VISUAL, else EDITOR, else vi; told the line where it is known how. DeckError
    where that is no command."""
    chosen = environment.get("VISUAL") or environment.get("EDITOR") or "vi"
    try:
        words = shlex.split(chosen)
    except ValueError:
        words = []
    if not words:
        todo = f"Set VISUAL or EDITOR to your editor. The note is in {spot.path}, line {spot.line}."
        raise DeckError("No editor", f"“{chosen}” is no command.", todo)
    name = Path(words[0]).stem
    if name in ("code", "codium", "subl", "zed", "hx"):
        goto = ["--goto"] if name in ("code", "codium") else []
        return [*words, *goto, f"{spot.path}:{spot.line}"]
    lined = name in ("vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "view", "pico")
    return [*words, *([f"+{spot.line}"] if lined else []), str(spot.path)]


def _stray_item(shown: Shown) -> tuple[str, str]:
    """The one item that is missing, and the one typed item that must be meant for it."""
    typed, missing = judged_items(shown.grade.diff) if shown.grade else ((), ())
    stray = [span.text for span in typed if span.kind == "extra"]
    if len(stray) != 1 or len(missing) != 1:
        message = "It can't be told which item was meant: exactly one may be missing, and one may not belong."
        raise DeckError("Not added", message, "Overrule the verdict, or edit the note.")
    return missing[0].text, stray[0]


def _said(done: Edited, form: str) -> str:
    where = f"your copy of the deck, {done.path}" if done.copied_from else done.path.name
    return f"“{form}” counts from now on: added to {where}." if done.changed else f"“{form}” is in the deck already."

"""Editing the decks of a library: in place where they are the learner's, else in a copy that takes their place."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from decks.card import Card
from decks.collection import read_collection
from decks.deck import Deck
from decks.files import load_bytes
from decks.library import Library
from decks.origin import remember_origin
from decks.problems import DeckError, Problem
from decks.saving import is_read_only, save
from decks.walk import COLLECTION_FILES, Found
from decks.writer import Edit, add_accept
from decks.yaml_text import scalar

_PATIENCE = 5
"""How often an edit is made anew because another program changed the file meanwhile."""


class Edited(NamedTuple):
    """What came of an edit."""

    path: Path
    """The file that holds the deck now."""
    copied_from: Path | None = None
    """The read-only original, where this edit made the copy."""
    changed: bool = True
    """False where there was nothing to do."""


def edit_deck(library: Library, deck: Deck, edit: Callable[[bytes], Edit]) -> Edited:
    """Edit a deck's file as it is now, and let the library take notice.

    A deck that is bundled, installed or write-protected stays as it is: it is copied into the learner's own folder,
    where the copy takes its place. DeckError, and nothing changed, where that cannot be.
    """
    changeable = is_changeable(library, deck)
    done = edit_file(library.found(deck).path, edit) if changeable else _edit_copy(library, deck, edit)
    # Also where there was nothing to do: another window may have done it.
    library.reread(done.path)
    return done


def own_file(library: Library, deck: Deck) -> Edited:
    """The deck's file for the learner to edit: its own, untouched, or where that can't be changed a copy."""
    if is_changeable(library, deck):
        return Edited(library.found(deck).path, changed=False)
    return edit_deck(library, deck, lambda data: Edit(data, True))


def accept_answer(library: Library, card: Card, response: str) -> Edited:
    """Let a response count for a card from now on."""
    name, _, variant = card.key.partition("/")[2].partition("#")
    deck = library.deck_of(card)
    return edit_deck(library, deck, lambda data: add_accept(data, name, variant, response))


def is_changeable(library: Library, deck: Deck) -> bool:
    """Whether a deck is edited where it is; one that is bundled, installed or write-protected is copied instead."""
    found = library.found(deck)
    real = Path(os.path.realpath(found.path))
    bundled = any(real.is_relative_to(os.path.realpath(place.path)) for place in library.places if place.bundled)
    return not (found.bundled or bundled or is_read_only(real))


def edit_file(path: Path, edit: Callable[[bytes], Edit]) -> Edited:
    """Edit a deck file where it is, whatever other programs do to it meanwhile; DeckError where that cannot be."""
    for _ in range(_PATIENCE):
        data = _load(path)
        done = edit(data)
        if not done.changed or save(path, done.data, data):
            return Edited(path, changed=done.changed)
    message = f"{path} is being changed by another program again and again."
    raise DeckError("The deck can't be saved", message, "Close the other program, then try again.")


def _edit_copy(library: Library, deck: Deck, edit: Callable[[bytes], Edit]) -> Edited:
    found = library.found(deck)
    original = _load(found.path)
    done = edit(original)
    if not done.changed:
        return Edited(found.path, changed=False)
    own = next((place.path for place in library.places if place.own), None)
    if own is None or library.places[found.place].own:
        todo = "Change its permissions, or put a copy of what the link leads to in its place."
        raise DeckError("The deck is write-protected", f"{found.path} may not be changed.", todo)
    folder = _collection_folder(own, found)
    copy = folder.joinpath(*found.folder, found.path.name)
    if os.path.lexists(copy):
        return _edit_known_copy(library, deck, copy, edit)
    _make_folder(copy.parent)
    _copy_collection(found, folder)
    remember_origin(copy, original)
    if not save(copy, done.data, None):
        return _edit_known_copy(library, deck, copy, edit)
    return Edited(copy, found.path)


def _edit_known_copy(library: Library, deck: Deck, copy: Path, edit: Callable[[bytes], Edit]) -> Edited:
    """Edit a copy that another window made since the library was opened."""
    library.reread(copy)
    if library.found(deck).path != copy:
        message = f"{copy} is in the way of a copy for you to edit."
        raise DeckError("The deck can't be copied", message, "Rename that file, or move it elsewhere.")
    return edit_file(copy, edit)


def _collection_folder(own: Path, found: Found) -> Path:
    """The folder for copies from a collection: the first of its name that holds nothing else."""
    number = 1
    while True:
        folder = own / (found.collection.id if number == 1 else f"{found.collection.id}-{number}")
        if not os.path.lexists(folder):
            return folder
        for name in COLLECTION_FILES:
            data = load_bytes(folder / name)
            if not isinstance(data, Problem):
                if read_collection(data, folder / name)[0].id == found.collection.id:
                    return folder
                break
        number += 1


def _copy_collection(found: Found, folder: Path) -> None:
    """What makes a folder the same collection, so that the cards keep their keys."""
    if any((folder / name).exists() for name in COLLECTION_FILES):
        return
    for name in COLLECTION_FILES:
        data = load_bytes(found.collection.path / name)
        # Where it names no id, the name of its folder did.
        if not isinstance(data, Problem) and read_collection(data, folder / name)[0].id == found.collection.id:
            save(folder / name, data, None)
            return
    said = f"id: {scalar(found.collection.id)}\ntitle: {scalar(found.collection.title)}\n"
    save(folder / COLLECTION_FILES[0], said.encode(), None)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        message = f"{error.filename or folder}: {error.strerror or error}."
        todo = "Check permissions, or set STUDY_HOME to another folder."
        raise DeckError("Your deck folder can't be made", message, todo) from None


def _load(path: Path) -> bytes:
    data = load_bytes(path)
    if isinstance(data, Problem):
        raise DeckError("The deck can't be read", f"{path}: {data.message}.", data.hint)
    return data

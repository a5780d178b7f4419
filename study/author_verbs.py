"""`study new` and `study add`: writing decks from the shell. What was made goes to stdout, all else to stderr."""

import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from decks.cards import note_id
from decks.cloze import ClozeError, parse_cloze
from decks.deck import Deck
from decks.drafting import draft
from decks.editor import Edited, edit_deck
from decks.library import Library
from decks.note import Note
from decks.problems import DeckError
from decks.reader import read_bytes
from decks.saving import save
from decks.schema import deck_schema
from decks.template import new_deck
from decks.text import shown, slug, unsafe_characters
from decks.writer import add_note
from decks.yaml_text import Written
from study import verbs
from study.clean import one_line
from study.places import Places, find_places, make_private, require_home

_SCHEMA = "deck.schema.json"
_ENDINGS = (".yaml", ".yml")


def new(options: Namespace) -> int:
    """Write a deck to begin with into the learner's folder."""
    places = find_places()
    require_home(places)
    path = _new_path(places.decks, options.name)
    schema = "/".join([*[".."] * (len(path.relative_to(places.decks).parts) - 1), _SCHEMA])
    title = _title(path.stem if options.title is None else options.title)
    text = new_deck(title, slug(path.stem), schema, not options.empty)
    make_folder(path.parent)
    if os.path.lexists(path) or not save(path, text.encode(), None):
        raise DeckError("There is such a deck", f"{path} is there already.", "Choose another name, or edit that one.")
    _refuse_clash(places, options, path)
    _write_schema(places.decks / _SCHEMA)
    print(one_line(str(path)))
    name = slug(path.stem)
    print(
        f"Write your notes into it: `study edit {name}`, or `study add {name} QUESTION ANSWER`.",
        f"Then `study quiz {name}` asks them.",
        sep="\n",
        file=sys.stderr,
    )
    return 0


def add(options: Namespace) -> int:
    """Write one more note into a deck."""
    values = _values(options)
    if values is None:
        verbs.say("a note is a question and its answer, or one of --cloze, --set, --order and --term.")
        return 2
    note, warnings = draft(values)
    for problem in warnings:
        verbs.say(f"warning: {problem.message}.", problem.hint)
    library = open_library(options)
    deck = find_deck(library, options.deck)
    _refuse_twin(library, deck, note)
    done = edit_deck(library, deck, lambda data: add_note(data, note))
    say_copied(done)
    print(f"{one_line(str(done.path))}:{line_of(done.path, note_id(note))}")
    return 0


def open_library(options: Namespace) -> Library:
    """The decks of all places."""
    places = find_places()
    require_home(places)
    looked_in = verbs.deck_places(places, options.decks)
    return Library.open(looked_in, places.cache / "cards.db", verbs.Patience(sys.stderr))


def find_deck(library: Library, name: str) -> Deck:
    """The deck that is meant; DeckError, which tells of a file of that name that can't be read as a deck."""
    try:
        return library.find_deck(name)
    except DeckError:
        path = file_named(library, name)
        if path is None:
            raise
    message = f"{path} can't be used: it is no deck, or another has its id."
    raise DeckError(
        "The deck can't be read", message, f"`study check` says what is wrong; `study edit {name}` opens it."
    )


def file_named(library: Library, name: str) -> Path | None:
    """A deck file that is there, good or not: by its path, or its name in the learner's folder."""
    folders = [Path(), *(place.path for place in library.places if place.own)]
    names = [f"{name}{ending}" for ending in _ENDINGS] + [name] * name.lower().endswith(_ENDINGS)
    return next((path for folder in folders for one in names if os.path.isfile(path := folder / one)), None)  # noqa: PTH113


def line_of(path: Path, name: str) -> int | None:
    """The line of the note of this id in a file; None where it has no good one."""
    notes = read_bytes(path.read_bytes(), path, "any").notes
    return next((placed.line for placed in notes if placed.id == name), None)


def say_copied(done: Edited) -> None:
    """Tell where the copy is, if a deck had to be copied."""
    if done.copied_from:
        verbs.say(f"{done.copied_from} stays as it is; your copy takes its place: {done.path}.")


def make_folder(folder: Path) -> None:
    """A folder for decks, which only its owner may look into where it is new."""
    try:
        make_private(folder)
    except OSError as error:
        message = f"{error.filename or folder}: {error.strerror or error}."
        todo = "Check permissions, or set STUDY_HOME to another folder."
        raise DeckError("Your deck folder can't be made", message, todo) from None


def _new_path(folder: Path, name: str) -> Path:
    """Where a new deck goes. DeckError where no search for decks would come upon it, or it would leave the folder."""
    bare = name[: -len(Path(name).suffix)] if name.lower().endswith(_ENDINGS) else name
    parts = bare.split("/")
    hidden = any(not part.strip() or part.startswith(".") or not part.isprintable() for part in parts)
    if hidden or "\\" in bare or Path(bare).is_absolute():
        message = f"“{shown(name)}” can't be the name of a deck."
        todo = "Write a name such as rivers, or folder/rivers: no dot first, no `..`, no control characters."
        raise DeckError("This is no name", message, todo)
    if parts[-1].lower() == "collection":
        raise DeckError("This is no name", "collection.yaml describes a collection.", "Choose another name.")
    return folder.joinpath(*parts[:-1], f"{parts[-1]}.yaml")


def _title(text: str) -> str:
    """A title that a deck file can hold, or DeckError."""
    if not text.strip():
        raise DeckError("This is no title", "It is empty.", "Leave `--title` out, and it is made of the name.")
    for found in unsafe_characters(text):
        raise DeckError("This is no title", f"It holds {found.message}.", found.hint)
    return text.strip()


def _refuse_clash(places: Places, options: Namespace, path: Path) -> None:
    """Take a new deck away again, where another has its id: which is made of the name, and may be equal for two."""
    library = Library.open(verbs.deck_places(places, options.decks), places.cache / "cards.db")
    try:
        taken = [
            problem.message for problem in library.problems if problem.path == path and problem.severity == "error"
        ]
        taken += [f"{other} has its id" for ours, other in library.shadowed if ours == path]
    finally:
        library.close()
    if taken:
        path.unlink()
        raise DeckError("There is such a deck", f"{path.name}: {taken[0]}.", "Choose another name.")


def _write_schema(path: Path) -> None:
    """What the first line of a deck tells editors to look at. One that is there stays."""
    # Deferred: nothing else here needs it.
    import json

    if not os.path.lexists(path):
        save(path, (json.dumps(deck_schema(), indent=2, ensure_ascii=False) + "\n").encode(), None)


def _values(options: Namespace) -> Mapping[str, Written] | None:
    """What the note is to say, key by key; None where it is not one kind of note."""
    asked = (options.words, options.cloze, options.set, options.order, options.term)
    if sum(bool(one) for one in asked) != 1 or len(options.words) not in (0, 2):
        return None
    accept: Written = options.accept or []
    if options.words:
        values: dict[str, Written] = {"q": options.words[0], "a": options.words[1]}
    elif options.cloze:
        values = {"cloze": options.cloze}
        accept = _for_the_deletion(options.cloze, accept)
    elif options.term:
        values = {"term": options.term[0], "def": options.term[1]}
    else:
        key, (question, *items) = ("all", options.set) if options.set else ("order", options.order)
        values = {"q": question, key: items}
    rest = {"accept": accept, "wrong": options.wrong, "tags": options.tag, "ref": options.ref}
    texts = {"remark": options.remark, "hint": options.hint, "reverse": "yes" if options.reverse else None}
    named = {} if options.id is None else {"id": options.id}
    given = {key: one for key, one in texts.items() if one is not None}
    return {**named, **values, **{key: one for key, one in rest.items() if one}, **given}


def _for_the_deletion(text: str, accept: Written) -> Written:
    """What also counts for the one deletion of a cloze; as it is, where there are several."""
    try:
        deletions = parse_cloze(text).deletions
    except ClozeError:
        # Said by the reader, with its place.
        return accept
    return {deletions[0].text: accept} if accept and len(deletions) == 1 else accept


def _refuse_twin(library: Library, deck: Deck, note: Note) -> None:
    """DeckError where a note of the collection has the id already: one of the two would be lost."""
    name = note_id(note)
    for entry in library.entries():
        if entry.key.partition("#")[0] == f"{deck.collection}/{name}":
            if note.id:
                raise DeckError(
                    "There is such a note", f"The deck {entry.deck} has a note {name}.", "Choose another id."
                )
            message = f"A note of the deck {entry.deck} asks the same."
            raise DeckError("There is such a note", message, "Ask something else, or give this one an `--id`.")

"""Finding the decks that somebody means by a few letters."""

from collections.abc import Callable, Sequence
from pathlib import Path

from decks.deck import Collection, Deck
from decks.problems import DeckError


def find_decks(name: str, decks: Sequence[Deck], collections: Sequence[Collection]) -> Sequence[Deck]:
    """All decks of a collection (id or title) or folder (``collection/folder``, or its name), else the one deck."""
    folded = name.strip().casefold().removesuffix("/")
    ids = {one.id for one in collections if one.id == folded}
    ids = ids or {one.id for one in collections if one.title.casefold() == folded}
    if found := [deck for deck in decks if deck.collection in ids]:
        return found
    if not any(folded in (deck.ref, deck.id, deck.title.casefold()) for deck in decks):
        folders = {path for deck in decks for path in _folders(deck) if folded in (path.casefold(), _last(path))}
        if len(folders) > 1:
            names = ", ".join(sorted(folders))
            raise DeckError("Which folder?", f"“{name}” could be several folders.", f"Name one of them: {names}.")
        if folders:
            return [deck for deck in decks if folders & set(_folders(deck))]
    return [find_deck(name, decks, collections)]


def _folders(deck: Deck) -> Sequence[str]:
    """The folders that a deck lies in, from its collection's down."""
    steps = range(1, len(deck.folder) + 1)
    return ["/".join((deck.collection, *deck.folder[:depth])) for depth in steps]


def _last(folder: str) -> str:
    return folder.rpartition("/")[2].casefold()


def find_deck(name: str, decks: Sequence[Deck], collections: Sequence[Collection]) -> Deck:
    """The deck of this id, ``collection/id``, title or path, or whose id or title alone begins so; else DeckError."""
    wanted = name.strip()
    folded = wanted.casefold()
    collection = next((one.id for one in collections if folded in (one.id, one.title.casefold())), None)
    tests: tuple[Callable[[Deck], bool], ...] = (
        lambda deck: deck.ref == wanted,
        lambda deck: deck.id == wanted,
        lambda deck: deck.title.casefold() == folded,
        lambda deck: _same_file(deck.path, wanted),
        lambda deck: deck.collection == collection,
        lambda deck: deck.ref.startswith(folded) or deck.id.startswith(folded),
        lambda deck: deck.title.casefold().startswith(folded),
    )
    for test in tests if wanted else ():
        found = [deck for deck in decks if test(deck)]
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(deck.ref for deck in found)
            what = "is a collection of several decks" if collection else "could be several decks"
            raise DeckError("Which deck?", f"“{name}” {what}.", f"Name one of them: {names}.")
    raise DeckError("No such deck", f"There is no deck “{name}”.", _advice(folded, decks))


def _same_file(path: Path, wanted: str) -> bool:
    try:
        return path == Path(wanted) or path.samefile(wanted)
    except (OSError, ValueError):
        return False


def _advice(folded: str, decks: Sequence[Deck]) -> str:
    if not decks:
        return "There are no decks at all."
    # Deferred: every start finds a deck, few have to guess at one.
    from difflib import get_close_matches

    names = {key: deck.ref for deck in decks for key in (deck.ref, deck.id, deck.title.casefold())}
    near = dict.fromkeys(names[key] for key in get_close_matches(folded, names, 3))
    listed = list(near) or [deck.ref for deck in decks[:10]]
    return f"{'Did you mean' if near else 'There are'} {', '.join(listed)}{'?' if near else '.'}"

"""Finding the one deck that somebody means by a few letters."""

from collections.abc import Callable, Sequence
from pathlib import Path

from decks.deck import Collection, Deck
from decks.problems import DeckError


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
